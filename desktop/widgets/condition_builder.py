"""Conditions put together by hand: rows of field, comparison and value, in groups."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.box import Box
from desktop.widgets.buttons import button, icon_button
from services.rules.kinds import OPS, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    Choices = Mapping[str, Sequence[tuple[str, str]]]

DEEPEST: Final = 3
FILLED: Final = "filled"
"""Stands for `empty` with false."""
WAYS: Final[dict[str, Callable[[], str]]] = {
    "all": lambda: tr("All of these hold"),
    "any": lambda: tr("Any of these holds"),
    "none": lambda: tr("None of these holds"),
}
OP_WORDS: Final[dict[Op, Callable[[], str]]] = {
    Op.IS: lambda: tr("is"),
    Op.IS_NOT: lambda: tr("is not"),
    Op.IN: lambda: tr("is one of"),
    Op.CONTAINS: lambda: tr("contains"),
    Op.NOT_CONTAINS: lambda: tr("does not contain"),
    Op.LESS: lambda: tr("is below"),
    Op.GREATER: lambda: tr("is above"),
}
BY_PATTERN: Final[dict[Op, Callable[[], str]]] = {
    Op.MATCHES: lambda: tr("matches the pattern"),
}
"""Asked of one ticket at a time: rules take it, a view would be slow."""
HINTS: Final[dict[Kind, Callable[[], str]]] = {
    Kind.SPAN: lambda: tr("Such as: 4h or 2d"),
    Kind.INSTANT: lambda: tr("Such as: 2026-12-01 09:00"),
    Kind.NUMBER: lambda: tr("A number"),
}


class Askable(Protocol):
    """What a condition may ask about; the service's Field has this shape."""

    @property
    def name(self) -> str: ...  # noqa: D102 - see the class
    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def label(self) -> str: ...  # noqa: D102


class ConditionRow(QWidget):
    """One comparison."""

    changed = Signal()
    dropped = Signal()

    def __init__(
        self, fields: Sequence[Askable], choices: Choices, *, by_pattern: bool = False
    ) -> None:
        """Offer these fields; `choices` are the values that some of them take."""
        super().__init__()
        self._words = OP_WORDS | (BY_PATTERN if by_pattern else {})
        self._fields = {one.name: one for one in fields}
        self._choices = choices
        self.field, self.op = Box(), Box()
        self.field.setAccessibleName(tr("Field"))
        self.op.setAccessibleName(tr("Comparison"))
        self.value, self.choice = QLineEdit(), Box()
        for box in (self.value, self.choice):
            box.setAccessibleName(tr("Value"))
        for one in fields:
            self.field.addItem(one.label[:1].upper() + one.label[1:], one.name)
        drop = icon_button("x", tr("Take this condition away"))
        drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for box, share in ((self.field, 4), (self.op, 3), (self.value, 4), (self.choice, 4)):
            row.addWidget(box, share)
        row.addWidget(drop)
        self.field.currentIndexChanged.connect(self._on_field)
        self.op.currentIndexChanged.connect(self._on_op)
        self.value.textChanged.connect(self.changed)
        self.choice.currentIndexChanged.connect(self.changed)
        self._on_field()

    def leaf(self) -> dict[str, Any]:
        """Return the comparison as it is stored."""
        name, op = self.field.currentData(), self.op.currentData()
        if op in {Op.EMPTY.value, FILLED}:
            return {"field": name, "op": Op.EMPTY.value, "value": op == Op.EMPTY.value}
        text = self.choice.currentData() if self._takes_choice() else self.value.text().strip()
        if op == Op.IN.value:
            wanted: Any = [part for one in text.split(",") if (part := one.strip())]
        elif self._kind() is Kind.INSTANT:
            wanted = _instant(text)
        else:
            wanted = text
        return {"field": name, "op": op, "value": wanted}

    def show_leaf(self, leaf: Mapping[str, Any]) -> None:
        """Show a stored comparison."""
        self.field.setCurrentIndex(max(self.field.findData(leaf["field"]), 0))
        is_filled = leaf["op"] == Op.EMPTY.value and leaf.get("value") is False
        self.op.setCurrentIndex(max(self.op.findData(FILLED if is_filled else leaf["op"]), 0))
        value = leaf.get("value", "")
        text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
        self.value.setText(text)
        self.choice.setCurrentIndex(max(self.choice.findData(text), 0))

    def _kind(self) -> Kind:
        return self._fields[self.field.currentData()].kind

    def _takes_choice(self) -> bool:
        one_of_them = self.op.currentData() in {Op.IS.value, Op.IS_NOT.value} or (
            self._kind() is Kind.RANK and self.op.currentData() != Op.IN.value
        )
        return one_of_them and self.field.currentData() in self._choices

    def _on_field(self) -> None:
        kept, able = self.op.currentData(), OPS[self._kind()]
        self.op.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.op.clear()
        for op, words in self._words.items():
            if op in able:
                self.op.addItem(words(), op.value)
        if Op.EMPTY in able:
            self.op.addItem(tr("is empty"), Op.EMPTY.value)
            self.op.addItem(tr("is not empty"), FILLED)
        self.op.setCurrentIndex(max(self.op.findData(kept), 0))
        self.op.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self.choice.clear()
        for value, words_ in self._choices.get(self.field.currentData(), ()):
            self.choice.addItem(words_, value)
        hint = HINTS.get(self._kind())
        self.value.setPlaceholderText(hint() if hint else "")
        self._on_op()

    def _on_op(self) -> None:
        is_empty = self.op.currentData() in {Op.EMPTY.value, FILLED}
        self.choice.setVisible(not is_empty and self._takes_choice())
        self.value.setVisible(not is_empty and not self._takes_choice())
        self.changed.emit()


class ConditionBuilder(QWidget):
    """A group of comparisons and further groups.

    Attributes:
        changed: Something in it, or in a group within, was changed.
    """

    changed = Signal()
    dropped = Signal()

    def __init__(
        self,
        fields: Sequence[Askable],
        choices: Choices,
        depth: int = 1,
        *,
        by_pattern: bool = False,
    ) -> None:
        """Make an empty group.

        Args:
            fields: What can be asked about.
            choices: The values that some of them take.
            depth: Counts from the outermost.
            by_pattern: Offer to compare by patterns.
        """
        super().__init__()
        self._fields, self._choices, self._depth = fields, choices, depth
        self._by_pattern = by_pattern
        self.way = Box()
        self.way.setAccessibleName(tr("How the conditions are joined"))
        for key, words in WAYS.items():
            self.way.addItem(words(), key)
        self.way.currentIndexChanged.connect(self.changed)
        self.add = button(tr("Condition"), "quiet", icon="plus")
        self.add.clicked.connect(self.add_row)
        self.group = button(tr("Group"), "quiet", icon="layers")
        self.group.setVisible(depth < DEEPEST)
        self.group.clicked.connect(self.add_group)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.way)
        head.addStretch(1)
        for widget in (self.add, self.group):
            head.addWidget(widget)
        if depth > 1:
            drop = icon_button("x", tr("Take this group away"))
            drop.clicked.connect(self.dropped)
            head.addWidget(drop)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(6)
        column = QVBoxLayout(self)
        edge = 12 if depth > 1 else 0
        column.setContentsMargins(edge, edge and 8, edge and 8, edge and 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._parts)

    def tree(self) -> dict[str, Any]:
        """Return the conditions as they are stored."""
        return {
            self.way.currentData(): [
                one.leaf() if isinstance(one, ConditionRow) else one.tree() for one in self.parts()
            ]
        }

    def show_tree(self, tree: Mapping[str, Any]) -> None:
        """Show stored conditions instead of the present ones."""
        for part in self.parts():
            self._drop(part)
        [(way, parts)] = tree.items() if tree else [("all", [])]
        self.way.setCurrentIndex(max(self.way.findData(way), 0))
        for part in parts:
            if "field" in part:
                self.add_row().show_leaf(part)
            else:
                self.add_group().show_tree(part)

    def parts(self) -> list[ConditionRow | ConditionBuilder]:
        """Return the comparisons and groups in their order."""
        found = (self._parts.itemAt(place) for place in range(self._parts.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [one for one in widgets if isinstance(one, (ConditionRow, ConditionBuilder))]

    def add_row(self) -> ConditionRow:
        """Add a comparison and return it."""
        made = ConditionRow(self._fields, self._choices, by_pattern=self._by_pattern)
        self._take(made)
        return made

    def add_group(self) -> ConditionBuilder:
        """Add a group with one comparison and return it."""
        made = ConditionBuilder(
            self._fields, self._choices, self._depth + 1, by_pattern=self._by_pattern
        )
        self._take(made)
        return made

    def _take(self, part: ConditionRow | ConditionBuilder) -> None:
        part.changed.connect(self.changed)
        part.dropped.connect(lambda: self._drop(part))
        self._parts.addWidget(part)
        self.changed.emit()

    def _drop(self, part: QWidget) -> None:
        self._parts.removeWidget(part)
        part.hide()
        part.deleteLater()
        self.changed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._depth == 1:
            return
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(now.line))
        painter.setBrush(theme.colour(theme.mixed(now.surface, now.text, 0.02 * self._depth)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def _instant(text: str) -> str:
    """Read a date on this seat's clock; what cannot be read is left for the service to refuse."""
    try:
        return datetime.fromisoformat(text).astimezone().isoformat()
    except ValueError:
        return text
