"""The tasks and approvals of a ticket: what stands where, and what one can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop import theme
from desktop.spoken.votes import votes_words
from desktop.text import moment, tr, unmarked
from desktop.theme import Tone
from desktop.widgets.buttons import button
from desktop.widgets.labels import hairline, label
from models.vocabulary import ApprovalState, TaskState
from services.access.permissions import Act, may
from services.workflow import overview

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.work import Desk
    from services.workflow.approvals import ApprovalView
    from services.workflow.overview import OnTicket
    from services.workflow.reading import TaskView

STATES: Final[dict[TaskState, tuple[str, Tone]]] = {
    TaskState.WAITING: ("circle-dot", Tone.PAUSED),
    TaskState.OPEN: ("circle-dot", Tone.ACCENT),
    TaskState.DONE: ("circle-check", Tone.MET),
    TaskState.SKIPPED: ("minus", Tone.PAUSED),
    TaskState.REFUSED: ("circle-x", Tone.BREACHED),
}
FATES: Final[dict[ApprovalState, Callable[[], str]]] = {
    ApprovalState.REQUESTED: lambda: "",
    ApprovalState.APPROVED: lambda: tr("approved"),
    ApprovalState.REFUSED: lambda: tr("refused"),
    ApprovalState.WITHDRAWN: lambda: tr("withdrawn"),
}


class TicketTasks(QWidget):
    """Asks for the tasks of a ticket and shows them; takes no room where nobody works tickets.

    Attributes:
        started: Emitted with the name of the procedure to start.
        finished: Emitted with the task that is done.
        approved, refused: Emitted with the approval one gives, or withholds.
        asked: Somebody wants to ask for an approval.
    """

    started = Signal(str)
    finished = Signal(int)
    approved = Signal(int)
    refused = Signal(int)
    asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setAccessibleName(tr("Tasks"))
        self._desk = desk
        self._wanted: int | None = None
        self._works = may(desk.actor, Act.WORK_TICKET)
        self._reads = self._works or may(desk.actor, Act.SUPERVISE)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(8)
        self.menu = QMenu(self)
        self.start = button(tr("Start a procedure"), icon="list-checks")
        self.start.setMenu(self.menu)
        self.ask = button(tr("Ask for approval …"), icon="user-check")
        self.ask.clicked.connect(self.asked)
        feet = QVBoxLayout()
        feet.setSpacing(6)
        feet.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        feet.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addWidget(label(tr("Tasks"), "section"))
        column.addLayout(self._inside)
        column.addLayout(feet)
        self.setVisible(False)

    def show_ticket(self, ticket_id: int, *, is_open: bool) -> None:
        """Ask for the tasks of this ticket; those of another one go at once."""
        if ticket_id != self._wanted:
            self._clear()
        self._wanted = ticket_id
        for part in (self.start, self.ask):
            part.setEnabled(is_open and self._works)
        if self._reads:
            self._desk.ask(
                overview.on_ticket,
                ticket_id,
                then=self._show,
                receiver=self,
                otherwise=lambda _refusal: self._clear(),
            )

    def _clear(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.setVisible(False)

    def _show(self, found: OnTicket) -> None:
        self._clear()
        now = self._desk.now()
        for task in found.tasks:
            self._inside.addWidget(self._task(task, found, now))
        for approval in found.approvals:
            self._inside.addWidget(self._approval(approval))
        self.menu.clear()
        for name in found.offered:
            self.menu.addAction(unmarked(name)).triggered.connect(
                lambda _on=False, wanted=name: self.started.emit(wanted)
            )
        self.start.setVisible(self._works and bool(found.offered))
        self.ask.setVisible(self._works)
        self.setVisible(self._works or bool(found.tasks) or bool(found.approvals))

    def _task(self, task: TaskView, found: OnTicket, now: datetime) -> QWidget:
        if task.state is TaskState.OPEN and task.id in found.by_word:
            return self._approval(found.by_word[task.id])
        line = _Line(STATES[task.state], task.title, _task_words(task, now))
        if task.state is TaskState.OPEN and self._works:
            done = button(tr("Done"), "link")
            done.setAccessibleName(tr("Done: {title}", title=task.title))
            done.clicked.connect(lambda: self.finished.emit(task.id))
            line.offer(done)
        return line

    def _approval(self, one: ApprovalView) -> QWidget:
        tone = Tone.AT_RISK if one.mine else Tone.NEUTRAL
        said = "; ".join(part for part in (FATES[one.state](), votes_words(one)) if part)
        line = _Line(("user-check", tone), one.title, said)
        if one.mine:
            for words, signal in ((tr("Approve"), self.approved), (tr("Refuse …"), self.refused)):
                deed = button(words, "link")
                deed.setAccessibleName(f"{words} {one.title}")
                deed.clicked.connect(lambda _on=False, known=signal: known.emit(one.id))
                line.offer(deed)
        return line


class _Line(QWidget):
    """One task or approval in the narrow panel: a sign, its title, a small line, its deeds."""

    def __init__(self, sign: tuple[str, Tone], title: str, words: str) -> None:
        super().__init__()
        picture = label()
        theme.set_picture(picture, *sign)
        self._column = QVBoxLayout()
        self._column.setSpacing(1)
        self._column.addWidget(label(title, wrap=True))
        if words:
            self._column.addWidget(label(words, "small", wrap=True))
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(6)
        self._deeds.addStretch(1)  # else the line is laid out as narrow as its longest word
        self._column.addLayout(self._deeds)
        picture.setFixedSize(16, 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 1)
        self.setAccessibleName(f"{title}. {words}")

    def offer(self, deed: QWidget) -> None:
        """Add what can be done, at the foot of the line."""
        self._deeds.insertWidget(self._deeds.count() - 1, deed)


def _task_words(task: TaskView, now: datetime) -> str:
    who = task.assignee or task.team or ""
    if task.state is TaskState.WAITING:
        return tr("after {tasks}", tasks=tr(", ").join(task.after)) if task.after else who
    if task.state is TaskState.OPEN:
        due = tr("due {when}", when=moment(task.due_at, now)) if task.due_at is not None else ""
        return " · ".join(part for part in (who, due) if part)
    if task.state is TaskState.DONE:
        return tr("done by {who}", who=task.ended_by or "")
    return task.note or ""
