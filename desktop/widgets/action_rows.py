"""What a macro does, line by line: each action a row with the fields of its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.text import tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.labels import frame, label
from desktop.widgets.queue_line import one_line, priority_words, status_words
from models.vocabulary import Priority, TicketStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Action = dict[str, Any]
STATUSES: Final = (
    TicketStatus.OPEN,
    TicketStatus.PENDING,
    TicketStatus.ON_HOLD,
    TicketStatus.RESOLVED,
    TicketStatus.CLOSED,
)
KINDS: Final[dict[str, Callable[[], str]]] = {
    "reply": lambda: tr("Reply to the requester"),
    "note": lambda: tr("Write an internal note"),
    "tags": lambda: tr("Change the tags"),
    "priority": lambda: tr("Set the priority"),
    "status": lambda: tr("Set the status"),
    "assign": lambda: tr("Hand over"),
    "type": lambda: tr("Set the kind"),
    "field": lambda: tr("Fill a field"),
}
"""What can be put together here; a macro made elsewhere may do more, and keeps it."""
TEXT_LOW: Final = 84


@dataclass(frozen=True, slots=True)
class Offers:
    """What can be chosen: names of teams, names of agents, and (key, label) of own fields."""

    teams: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Part:
    """One field of a row: the key of the action, its editor, and how both are read."""

    key: str
    editor: QWidget
    read: Callable[[], object]
    show: Callable[[object], None] = field(repr=False)


class ActionRow(QWidget):
    """One action: what it does, its fields, and a way out.

    Attributes:
        dropped: The row is to go.
    """

    dropped = Signal()

    def __init__(self, action: Mapping[str, Any], offers: Offers) -> None:
        """Show an action; one of a kind that is not put together here is only named."""
        super().__init__()
        self._given = dict(action)
        kind = str(action["do"])
        self._parts = _parts(kind, offers) if kind in KINDS else []
        for part in self._parts:
            if part.key in action:
                part.show(action[part.key])
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 8, 10)
        column.setSpacing(6)
        head = QHBoxLayout()
        words = KINDS[kind]() if kind in KINDS else tr("Another action: {kind}", kind=kind)
        head.addWidget(label(words, "strong"), 1)
        drop = icon_button("x", tr("Take out: {action}", action=words))
        drop.clicked.connect(self.dropped)
        head.addWidget(drop)
        column.addLayout(head)
        if not self._parts:
            given = ", ".join(f"{key}: {value}" for key, value in action.items() if key != "do")
            column.addWidget(label(one_line(given), "small", wrap=True))
        for part in self._parts:
            column.addWidget(part.editor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)

    def action(self) -> Action:
        """Return the action as it may be saved."""
        if not self._parts:
            return dict(self._given)
        said = {part.key: part.read() for part in self._parts}
        return {"do": self._given["do"], **{k: v for k, v in said.items() if v not in ("", [])}}

    def first(self) -> QWidget | None:
        """Return where typing begins."""
        return self._parts[0].editor if self._parts else None


class ActionRows(QWidget):
    """The actions of a macro, in their order, and what can be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no action."""
        super().__init__(parent)
        self._offers = Offers()
        self._rows: list[ActionRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._kind = QComboBox()
        self._kind.setAccessibleName(tr("Kind of action"))
        for kind, words in KINDS.items():
            self._kind.addItem(words(), kind)
        add = button(tr("Add"), icon="plus")
        add.clicked.connect(self._on_add)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._kind)
        foot.addWidget(add)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._column)
        whole.addLayout(foot)
        whole.addStretch(1)

    def offer(self, offers: Offers) -> None:
        """Offer these teams, agents and fields to rows that are shown from now on."""
        self._offers = offers
        self.show_actions([row.action() for row in self._rows])

    def show_actions(self, actions: Sequence[Mapping[str, Any]]) -> None:
        """Show these actions instead of the former."""
        for row in list(self._rows):
            self._drop(row)
        for one in actions:
            self._add(one)

    def written(self) -> list[Action]:
        """Return the actions as they stand."""
        return [row.action() for row in self._rows]

    def add(self, kind: str) -> ActionRow:
        """Add an empty action of a kind and go into it."""
        row = self._add({"do": kind})
        first = row.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def _on_add(self) -> None:
        self.add(str(self._kind.currentData()))

    def _add(self, action: Mapping[str, Any]) -> ActionRow:
        row = ActionRow(action, self._offers)
        row.dropped.connect(lambda: self._drop(row))
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _drop(self, row: ActionRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()


def _parts(kind: str, offers: Offers) -> list[_Part]:
    if kind == "assign":
        return _assigning(offers)
    made: dict[str, Callable[[], list[_Part]]] = {
        "tags": lambda: [
            _list("add", tr("Tags to put on")),
            _list("remove", tr("Tags to take off")),
        ],
        "priority": lambda: [
            _choice("to", tr("Priority"), [(one.word, priority_words(one)) for one in Priority])
        ],
        "status": lambda: [
            _choice("to", tr("Status"), [(one.value, status_words(one)) for one in STATUSES]),
            _line("reason", tr("Reason")),
        ],
        "type": lambda: [_line("to", tr("Kind, such as: Incident"))],
        "field": lambda: [
            _choice("key", tr("Field"), offers.fields),
            _line("to", tr("Value")),
        ],
    }
    words = tr("Words, with {{requester}}, {{number}}, {{subject}} …")
    return made[kind]() if kind in made else [_long("text", words)]


def _assigning(offers: Offers) -> list[_Part]:
    ways = (
        ("", tr("The team decides")),
        ("round_robin", tr("By turn")),
        ("least_loaded", tr("Whoever has the fewest tickets")),
        *((f"person:{one}", one) for one in offers.agents),
    )
    teams = (("", tr("The present team")), *((one, one) for one in offers.teams))
    return [_choice("team", tr("Team"), teams), _choice("agent", tr("Agent"), ways)]


def _line(key: str, name: str) -> _Part:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    return _Part(key, made, lambda: made.text().strip(), lambda value: made.setText(str(value)))


def _list(key: str, name: str) -> _Part:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(tr("{name}, separated by commas", name=name))

    def show(value: object) -> None:
        made.setText(", ".join(map(str, value)) if isinstance(value, list) else str(value))

    return _Part(
        key, made, lambda: [one for t in made.text().split(",") if (one := t.strip())], show
    )


def _long(key: str, name: str) -> _Part:
    made = GrowingText(fills=True)
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setFixedHeight(TEXT_LOW)
    return _Part(key, made, made.toPlainText, lambda value: made.setPlainText(str(value)))


def _choice(key: str, name: str, choices: Sequence[tuple[str, str]]) -> _Part:
    made = QComboBox()
    made.setAccessibleName(name)
    for value, words in choices:
        made.addItem(words, value)

    def show(value: object) -> None:
        if made.findData(value) < 0:
            made.addItem(str(value), value)
        made.setCurrentIndex(made.findData(value))

    return _Part(key, made, lambda: made.currentData() or "", show)
