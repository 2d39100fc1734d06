"""The properties of something: a label and a value, edited where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from desktop import theme
from desktop.text import plain, tr
from desktop.widgets.labels import label
from desktop.widgets.plain_body import PlainBody
from desktop.widgets.value_box import ValueBox

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


LABEL_WIDTH: Final = 84
FACT_WIDTH: Final = 108
"""Names of facts take the room of the first, and up to that of the second for a long word."""
LONGEST_WORD: Final = 22
WIDEST_BESIDE: Final = 170
"""A value that needs more pixels than there are beside its label goes below it ..."""
WIDEST_VALUE: Final = 264
"""... and is broken there when it needs more than this."""
SEARCHED_FROM: Final = 9
"""With so many choices a row lets one type to find."""

Value = TypeVar("Value")
Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value_co]):
    """One value a property can have."""

    value: Value_co
    words: str
    icon: QIcon | None = None


class ChoiceRow(QWidget, Generic[Value]):
    """A property that takes one of some values.

    Attributes:
        chosen: Emitted with the new value when a person picked another one. The row shows it
            at once; `set_value` puts the old one back when it was refused.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str, parent: QWidget | None = None, *, labelled: bool = True, hugs: bool = False
    ) -> None:
        """Make a row without choices.

        Args:
            name: Its label; only read aloud unless `labelled`.
            parent: Owner.
            labelled: The name stands before the value.
            hugs: The box is as wide as its value.
        """
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choices: tuple[Choice[Value], ...] = ()
        self._value: Value | None = None
        self._box = ValueBox(acts=not labelled, hugs=hugs)
        self._box.setProperty("role", "flat")
        self._box.setAccessibleName(name)
        self._box.setIconSize(QSize(theme.ICON_PX, theme.ICON_PX))
        across = QSizePolicy.Policy.Preferred if hugs else QSizePolicy.Policy.Expanding
        self._box.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self._box.setMinimumContentsLength(8)
        self._box.setMaxVisibleItems(14)
        self._box.activated.connect(self._on_activated)
        title = label(name, "small")
        title.setFixedWidth(LABEL_WIDTH)
        title.setBuddy(self._box)
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(title)
        title.setVisible(labelled)
        row.addWidget(self._box, 1)

    def offer(self, choices: Sequence[Choice[Value]]) -> None:
        """Offer these values; the present value stays chosen if it is among them."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._box.clear()
        for choice in self._choices:
            self._box.addItem(choice.icon or QIcon(), choice.words)
        self._set_searchable(searchable=len(self._choices) >= SEARCHED_FROM)
        self._show_value()

    def set_value(self, value: Value | None) -> None:
        """Show a value without announcing it."""
        self._value = value
        self._show_value()

    def value(self) -> Value | None:
        """Return the value shown."""
        return self._value

    def open(self) -> None:
        """Open the list of choices, for a shortcut."""
        self._box.open_for_now()

    def box(self) -> QComboBox:
        """Return the box itself, for tab order and tests."""
        return self._box

    def _set_searchable(self, *, searchable: bool) -> None:
        if searchable == self._box.isEditable():
            return
        self._box.setEditable(searchable)
        if searchable:
            self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            field = self._box.lineEdit()
            completer = self._box.completer()
            if field is None or completer is None:
                return
            field.setProperty("role", "bare")
            field.setPlaceholderText(tr("Type to find"))
            field.setAccessibleName(self._name)
            field.editingFinished.connect(self._show_value)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            popup = completer.popup()
            if popup is not None:
                popup.setObjectName("completions")
                popup.setAccessibleName(self._name)

    def _show_value(self) -> None:
        values = [choice.value for choice in self._choices]
        place = values.index(self._value) if self._value in values else -1
        self._box.setCurrentIndex(place)
        self._tell()

    def _tell(self) -> None:
        self._box.setToolTip(plain(f"{self._name}: {self._box.currentText()}"))

    def _on_activated(self, place: int) -> None:
        value = self._choices[place].value
        if value != self._value:
            self._value = value
            self._tell()
            self.chosen.emit(value)


class FactRows(QWidget):
    """Properties that are only read: a label and a text each, wrapped and selectable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._width = LABEL_WIDTH
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(7)
        self._grid.setColumnStretch(1, 1)

    def name_width(self) -> int:
        """Return how much room the names take, so that other rows stand in line with them."""
        return self._width

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts instead of the former; empty values are left out."""
        kept = tuple((name, value) for name, value in facts if value)
        if kept == self._facts:
            return
        self._facts = kept
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        line, self._width = 0, _name_width(name for name, _value in kept)
        for name, value in kept:
            title, fact = label(name, "small", wrap=True), _fact(name, value)
            title.setFixedWidth(self._width)
            self._grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
            is_wide = fact.minimumWidth() > WIDEST_BESIDE + FACT_WIDTH - self._width
            if is_wide and isinstance(fact, PlainBody):
                fact.setViewportMargins(0, 0, 0, 0)  # below its name it begins where that does
            line += is_wide
            self._grid.addWidget(fact, line, 0 if is_wide else 1, 1, 2 if is_wide else 1)
            line += 1


def _name_width(names: Iterable[str]) -> int:
    """Return the room the longest word of the names needs, within what there is for them."""
    metrics = QFontMetrics(theme.font(theme.SMALL_PX))
    words = (word for name in names for word in name.split())
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return min(max(longest + 4, LABEL_WIDTH), FACT_WIDTH)


def _fact(name: str, value: str) -> QWidget:
    """Return a label, or for words too long for one a body that breaks them."""
    if max(map(len, value.split()), default=0) > LONGEST_WORD:
        body = PlainBody(value)
        body.setAccessibleName(name)
        body.setViewportMargins(9, 0, 0, 0)
        longest = max(value.split(), key=len)
        wanted = body.fontMetrics().horizontalAdvance(longest) + 24
        body.setMinimumWidth(min(wanted, WIDEST_VALUE))
        return body
    shown = label(value, wrap=True)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.setContentsMargins(9, 0, 0, 0)
    return shown
