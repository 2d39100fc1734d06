"""Two people changed one field: both values side by side, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.overriding import override
from desktop.text import breakable, moment, tr, unmarked
from desktop.theme import Tone
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.queue_line import one_line, priority_words
from models.vocabulary import Priority

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

NAMES: Final[dict[str, Callable[[], str]]] = {
    "team_id": lambda: tr("Team"),
    "assignee_id": lambda: tr("Assignee"),
    "priority": lambda: tr("Priority"),
    "kind": lambda: tr("Type"),
    "tags": lambda: tr("Tags"),
}
"""Fields of the program; the site's own are called as the site calls them."""


class Conflict(Protocol):
    """One field that collided; the service's FieldConflict has this shape."""

    @property
    def field(self) -> str: ...  # noqa: D102 - see the class
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def seen(self) -> str | None: ...  # noqa: D102
    @property
    def theirs(self) -> str | None: ...  # noqa: D102
    @property
    def mine(self) -> str | None: ...  # noqa: D102
    @property
    def by(self) -> str | None: ...  # noqa: D102
    @property
    def at(self) -> datetime | None: ...  # noqa: D102


class ConflictCard(QWidget):
    """Hidden until `show_conflicts`; what was wanted is kept until a choice is made.

    Attributes:
        chosen: Emitted with the names of the fields in which one's own value is to win.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a card that takes no room yet."""
        super().__init__(parent)
        self._mine: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        self._title = label("", "strong", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column in (2, 3):
            self._grid.setColumnStretch(column, 1)
        self._save = button(tr("Save the choice"), "primary")
        self._save.clicked.connect(self._on_saved)
        self._keep = button(tr("Keep theirs"), "quiet")
        self._keep.clicked.connect(lambda: self._announce([]))
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addStretch(1)
        feet.addWidget(self._keep)
        feet.addWidget(self._save)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(14, 10, 12, 10)
        column_.setSpacing(8)
        column_.addWidget(self._title)
        column_.addLayout(self._grid)
        column_.addLayout(feet)
        self.setVisible(False)

    def show_conflicts(self, words: str, conflicts: Sequence[Conflict], now: datetime) -> None:
        """Show each field with the value of the colleague and one's own.

        Args:
            words: What happened, as one sentence.
            conflicts: The fields.
            now: Decides how the instant of the colleague's change is said.
        """
        self._clear()
        self._title.setText(breakable(words))
        self.setAccessibleName(words)
        heads = (tr("Field"), tr("Before"), tr("Theirs"), tr("Mine"))
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, "small"), 0, column)
        for row, one in enumerate(conflicts, 1):
            self._add(row, one, now)
        self.setVisible(True)
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def withdraw(self) -> None:
        """Hide the card: it was decided, or another ticket is shown."""
        self.setVisible(False)

    def mine(self, field: str) -> QRadioButton:
        """Return the button that lets one's own value of a field win."""
        return self._mine[field]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = theme.tokens().tones[Tone.AT_RISK], QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(theme.mixed(colours.tint, colours.mark, 0.35)))
        painter.setBrush(theme.colour(colours.tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _add(self, row: int, one: Conflict, now: datetime) -> None:
        name = NAMES[one.field]() if one.field in NAMES else one.label
        seen, theirs_said, mine_said = (
            _value(one.field, value) for value in (one.seen, one.theirs, one.mine)
        )
        self._grid.addWidget(label(name, "strong"), row, 0)
        self._grid.addWidget(label(seen, "muted"), row, 1)
        group = QButtonGroup(self)
        self._groups.append(group)
        who = one.by or tr("a colleague")
        when = f", {moment(one.at, now)}" if one.at is not None else ""
        theirs = QRadioButton(unmarked(f"{theirs_said}  ({who}{when})"))
        theirs.setAccessibleName(
            tr("{field}: {value} of {who}", field=name, value=theirs_said, who=who)
        )
        theirs.setChecked(True)
        mine = QRadioButton(unmarked(mine_said))
        mine.setAccessibleName(tr("{field}: my {value}", field=name, value=mine_said))
        for column, choice in ((2, theirs), (3, mine)):
            group.addButton(choice)
            self._grid.addWidget(choice, row, column)
        self._mine[one.field] = mine

    def _clear(self) -> None:
        self._mine.clear()
        for group in self._groups:
            group.deleteLater()
        self._groups.clear()
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _on_saved(self) -> None:
        self._announce([name for name, choice in self._mine.items() if choice.isChecked()])

    def _announce(self, fields: list[str]) -> None:
        self.setVisible(False)
        self.chosen.emit(tuple(fields))


def _value(field: str, words: str | None) -> str:
    """Say a value without the number of its row, which only the trail needs."""
    if not words:
        return tr("nothing")
    if field == "priority" and words.upper() in Priority.__members__:
        return priority_words(Priority[words.upper()])
    name, mark, number = words.rpartition(" #")
    return one_line(name if mark and number.isdigit() else words)
