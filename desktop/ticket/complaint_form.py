"""What the forms of a complaint have in common: fields under their names, amounts, instants."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QPlainTextEdit, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QShowEvent

    from desktop.spoken.complaints import Said
    from desktop.work import Desk

Word = TypeVar("Word")
LINES: Final = 4
MARGINS: Final = 20
WIDE: Final = 560


class Lines(QPlainTextEdit):
    """A field of so many lines; Tab leaves it."""

    def __init__(self, name: str, text: str = "", lines: int = LINES) -> None:
        """Make a field with a text in it."""
        super().__init__(text)
        self._lines = lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # the style sheet sets a least height of its own when it comes to a widget
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + MARGINS)


def choice_of(name: str, offered: Iterable[Choice[Word]]) -> ChoiceRow[Word]:
    """Return a choice of one of several, with the frame of a field."""
    row: ChoiceRow[Word] = ChoiceRow(name, labelled=False)
    row.box().setProperty("role", "")
    row.offer(list(offered))
    return row


class ComplaintForm(FormDialog):
    """What the forms of a complaint have in common."""

    scrolls = True

    def __init__(self, desk: Desk, title: str, action: str, parent: QWidget, words: str) -> None:
        """Make a form without fields."""
        super().__init__(title, action, "check", parent, words=words)
        self.setMinimumWidth(WIDE)
        self._desk = desk

    def line(self, name: str, text: str = "", hint: str = "") -> QLineEdit:
        """Add a field for one line."""
        field = QLineEdit(text)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.textChanged.connect(self.update_action)
        self.add(name, field)
        return field

    def secret(self, name: str) -> QLineEdit:
        """Add a field whose letters are not shown."""
        field = self.line(name, hint=tr("Empty where the desk asks for none"))
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def text(self, name: str, text: str = "", hint: str = "", lines: int = LINES) -> Lines:
        """Add a field for many lines."""
        field = Lines(name, text, lines)
        field.setPlaceholderText(hint)
        field.textChanged.connect(self.update_action)
        self.add(name, field)
        return field

    def choice(self, name: str, offered: Iterable[Choice[Word]]) -> ChoiceRow[Word]:
        """Add a choice of one of several."""
        row = choice_of(name, offered)
        row.chosen.connect(self.update_action)
        self.add(name, row)
        return row

    def tick(self, name: str, words: str, *, is_on: bool = False) -> QCheckBox:
        """Add something that is so or not."""
        box = QCheckBox(words)
        box.setAccessibleName(words)
        box.setChecked(is_on)
        self.add(name, box)
        return box

    def instant(self, name: str, at: datetime, latest: datetime) -> QDateTimeEdit:
        """Add a date and a time on this seat's clock, not after `latest`."""
        field = QDateTimeEdit(_shown(at))
        field.setAccessibleName(name)
        field.setCalendarPopup(True)
        field.setMaximumDateTime(_shown(latest))
        field.setDisplayFormat(tr("yyyy-MM-dd HH:mm"))
        self.add(name, field)
        return field


def hundredths(text: str) -> int | None:
    """Return an amount such as 25.50 in hundredths; None where there is none."""
    whole, dot, rest = text.strip().replace(",", ".").partition(".")
    if not whole.isascii() or not whole.isdigit() or (dot and not rest.isdigit()):
        return None
    if len(rest) > len("00") or not (rest or "0").isascii():
        return None
    return int(whole) * 100 + int((rest or "0").ljust(2, "0"))


def all_of(words: Mapping[Word, Said]) -> list[Choice[Word]]:
    """Offer every word of a closed set."""
    return [Choice(value, said()) for value, said in words.items()]


def _shown(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))


def put_instant(field: QDateTimeEdit, at: datetime) -> None:
    """Show an instant in a field."""
    field.setDateTime(_shown(at))


def instant_of(field: QDateTimeEdit) -> datetime:
    """Return what a field shows, as an instant."""
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch(), UTC)
