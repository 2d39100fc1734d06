"""The procedures of the desk: a list, and the chosen one read out step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.procedures.template_dialog import TemplateDialog
from desktop.sentences import in_words
from desktop.spoken.steps import step_words
from desktop.text import breakable, plain, plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import frame, label
from desktop.widgets.page_shape import CardScroll
from desktop.widgets.reason_bar import ReasonBar
from desktop.widgets.skeleton import Skeleton
from services.access.permissions import Act, may
from services.workflow import templates

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.workflow.overview import StepCard, TemplateCard

LIST_WIDTH: Final = 300
ROW_HEIGHT: Final = 34
NUMBER_WIDTH: Final = 26
WAITING, SHOWN, NOTHING = range(3)


class TemplatesView(QWidget):
    """Reads procedures out; an administrator writes them and switches them off.

    Attributes:
        said: A sentence for a toast.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make an empty view; `show_cards` fills it."""
        super().__init__(parent)
        self._desk = desk
        self._configures = may(desk.actor, Act.CONFIGURE)
        self.cards: list[TemplateCard] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Procedures"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setProperty("role", "contents")
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.add = button(tr("New procedure …"), icon="plus")
        self.add.clicked.connect(lambda: self._edit(None))
        self.edit = button(tr("Change …"), icon="pencil")
        self.edit.clicked.connect(lambda: self._edit(self.current()))
        self.switch = button("")
        self.switch.clicked.connect(self._on_switch)
        self.reason = ReasonBar()
        self.reason.given.connect(self._on_reason)
        self._name = label("", "heading", wrap=True)
        self._about = label("", "muted", wrap=True)
        self.steps = QVBoxLayout()
        self.steps.setSpacing(14)
        self._states = QStackedWidget()
        self._arrange()

    def show_cards(self, cards: list[TemplateCard]) -> None:
        """Show procedures; the chosen one stays chosen."""
        before = self.current()
        chosen = before.id if before is not None else 0
        self.cards = cards
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.list.clear()
        for card in cards:
            words = card.name if card.active else tr("{name} (not offered)", name=card.name)
            item = QListWidgetItem(words)
            item.setToolTip(plain(plural("%n step", "%n steps", len(card.steps))))
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        ids = [card.id for card in cards]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._states.setCurrentIndex(SHOWN if cards else NOTHING)
        self._show()

    def current(self) -> TemplateCard | None:
        """Return the procedure that is read out."""
        row = self.list.currentRow()
        return self.cards[row] if 0 <= row < len(self.cards) else None

    def _show(self) -> None:
        _empty(self.steps)
        card = self.current()
        if card is None:
            return
        self._name.setText(breakable(card.name))
        self._about.setText(card.about)
        self._about.setVisible(bool(card.about))
        words = tr("Offer no longer …") if card.active else tr("Offer again …")
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        for number, step in enumerate(card.steps, 1):
            self.steps.addWidget(_step(number, step))

    def _edit(self, card: TemplateCard | None) -> None:
        dialog = TemplateDialog(self._desk, self.window(), card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.said.emit(tr("The procedure is written down.")))
        dialog.show()

    def _on_switch(self) -> None:
        card = self.current()
        if card is not None and card.active:
            self.reason.ask(
                tr("Why offer it no longer?"), tr("Such as: replaced by another"), tr("Switch off")
            )
        elif card is not None:
            self.reason.ask(
                tr("Why offer it again?"), tr("Such as: it is needed after all"), tr("Switch on")
            )

    def _on_reason(self, why: str) -> None:
        card = self.current()
        if card is None:
            return
        click = self._desk.do(templates.set_active, card.id, active=not card.active, reason=why)
        click.succeeded.connect(lambda _changes: self.reason.accepted())
        click.refused.connect(lambda error: self.reason.refused(in_words(error)))

    def _arrange(self) -> None:
        for part in (self.add, self.edit, self.switch):
            part.setVisible(self._configures)
        card = frame("card")
        card.setFixedWidth(LIST_WIDTH)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(6, 6, 6, 8)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.add)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(card)
        row.addWidget(self._reading(), 1)
        self._states.addWidget(Skeleton(10))
        self._states.addWidget(body)
        self._states.addWidget(self._nothing())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._states)

    def _nothing(self) -> EmptyState:
        words = tr(
            "A procedure is a list of steps, started on a ticket by somebody or by a rule: who "
            "does what, after what, and who must approve."
        )
        action = tr("New procedure …") if self._configures else ""
        state = EmptyState("list-checks", tr("No procedures yet"), words=words, action=action)
        state.acted.connect(lambda: self._edit(None))
        return state

    def _reading(self) -> CardScroll:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name, 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self.reason)
        column.addLayout(self.steps)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.addWidget(card)
        whole.addStretch(1)
        scroll = CardScroll()
        scroll.hold(inside)
        return scroll


def _step(number: int, card: StepCard) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    place = label(f"{number}.", "muted")
    place.setFixedWidth(NUMBER_WIDTH)
    row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label(card.step.title, "strong", wrap=True))
    column.addWidget(label(" ".join(step_words(card)), "muted", wrap=True))
    if card.problem:
        words = tr("Its conditions cannot be read any more: {why}", why=in_words(card.problem))
        column.addWidget(label(words, "error", wrap=True))
    row.addLayout(column, 1)
    return made


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
