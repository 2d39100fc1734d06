"""Approvals and tasks that wait, each with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.procedures.todo_card import ApprovalCard, TaskCard
from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import label
from desktop.widgets.page_shape import CardScroll, beside_edge
from desktop.widgets.reason_bar import ReasonBar
from desktop.widgets.skeleton import Skeleton
from services.workflow import approvals, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.procedures.todo_card import TodoCard
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.errors import HelpDeskError
    from services.workflow.approvals import ApprovalView
    from services.workflow.overview import Todo
    from services.workflow.reading import TaskView

WAITING, SHOWN, NOTHING = range(3)


class TodoView(QWidget):
    """Shows what waits for the actor first, then what others were asked.

    Attributes:
        opened: Emitted with the ticket to show.
        said: A sentence for a toast.
    """

    opened = Signal(int)
    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty view; `show_todo` fills it."""
        super().__init__(parent)
        self._desk = desk
        self.cards: list[TodoCard] = []
        self._step: Callable[[str], None] | None = None
        self.reason = ReasonBar()
        self.reason.given.connect(self._on_reason)
        self._area = CardScroll()
        words = tr("Tasks of procedures and approvals you are asked for appear here.")
        nothing = EmptyState("list-checks", tr("Nothing waits for you"), words=words)
        self._states = QStackedWidget()
        for state in (Skeleton(8), self._area, nothing):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(beside_edge(self.reason))
        whole.addWidget(self._states, 1)

    def show_todo(self, found: Todo) -> None:
        """Show what waits."""
        self.cards = []
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(8)
        now = self._desk.now()
        asked = [ApprovalCard(one, found.subjects, now) for one in found.asked]
        mine = [TaskCard(one, found.subjects, now) for one in found.tasks]
        others = [ApprovalCard(one, found.subjects, now) for one in found.others]
        groups: tuple[tuple[str, Sequence[TodoCard]], ...] = (
            (tr("You are asked to approve"), asked),
            (tr("Tasks for you and your teams"), mine),
            (tr("Others are asked to approve"), others),
        )
        for title, cards in groups:
            if cards:
                column.addWidget(label(title, "section"))
            for card in cards:
                self._take(card)
                column.addWidget(card)
        column.addStretch(1)
        self._area.hold(body)
        self._states.setCurrentIndex(SHOWN if self.cards else NOTHING)

    def _take(self, card: TodoCard) -> None:
        card.opened.connect(self.opened)
        if isinstance(card, ApprovalCard):
            card.approved.connect(lambda: self._approve(card.approval))
            card.refused.connect(lambda: self._ask_refusal(card.approval))
            card.withdrawn.connect(lambda: self._ask_withdrawal(card.approval))
        elif isinstance(card, TaskCard):
            card.finished.connect(lambda: self._finish(card.task))
            card.skipped.connect(lambda: self._ask_skip(card.task))
        self.cards.append(card)

    def _approve(self, one: ApprovalView) -> None:
        click = self._desk.do(approvals.decide, one.id, approves=True)
        self._follow(click, tr("You approved “{title}”.", title=one.title))

    def _finish(self, one: TaskView) -> None:
        click = self._desk.do(tasks.finish, one.id)
        self._follow(click, tr("“{title}” is done.", title=one.title))

    def _ask_refusal(self, one: ApprovalView) -> None:
        def refuse(why: str) -> None:
            click = self._desk.do(approvals.decide, one.id, approves=False, comment=why)
            self._follow(click, tr("You refused “{title}”.", title=one.title))

        self._ask(refuse, tr("Why refuse “{title}”?", title=one.title), tr("Refuse"))

    def _ask_withdrawal(self, one: ApprovalView) -> None:
        def withdraw(why: str) -> None:
            click = self._desk.do(approvals.withdraw, one.id, reason=why)
            self._follow(click, tr("“{title}” is withdrawn.", title=one.title))

        self._ask(withdraw, tr("Why withdraw “{title}”?", title=one.title), tr("Withdraw"))

    def _ask_skip(self, one: TaskView) -> None:
        def skip(why: str) -> None:
            click = self._desk.do(tasks.skip, one.id, reason=why)
            self._follow(click, tr("“{title}” is skipped.", title=one.title))

        self._ask(skip, tr("Why skip “{title}”?", title=one.title), tr("Skip it"))

    def _ask(self, step: Callable[[str], None], question: str, action: str) -> None:
        self._step = step
        self.reason.ask(question, tr("In a few words"), action)

    def _on_reason(self, why: str) -> None:
        if self._step is not None:
            self._step(why)

    def _follow(self, click: Click, words: str) -> None:
        click.succeeded.connect(lambda _changes: self._on_done(words))
        click.refused.connect(self._on_refused)

    def _on_done(self, words: str) -> None:
        self.reason.accepted()
        self.said.emit(words)

    def _on_refused(self, error: HelpDeskError) -> None:
        if self.reason.isVisible():
            self.reason.refused(in_words(error))
        else:
            self.said.emit(in_words(error))
