"""The site's own fields of a ticket, each filled where it stands, with the editor of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import LABEL_WIDTH, Choice, ChoiceRow
from models.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class OwnField(Protocol):
    """One field and its value; the service's FieldView has this shape."""

    @property
    def key(self) -> str: ...  # noqa: D102 - see the class
    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def kind(self) -> FieldKind: ...  # noqa: D102
    @property
    def choices(self) -> Sequence[str]: ...  # noqa: D102
    @property
    def value(self) -> str | None: ...  # noqa: D102
    @property
    def active(self) -> bool: ...  # noqa: D102


class FieldRow(QWidget):
    """One field: its name, its editor, and below it why a value was not taken.

    Attributes:
        given: Emitted with the key, the value that stood there, and the one wanted; None empties.
    """

    given = Signal(str, object, object)

    def __init__(self, field: OwnField, parent: QWidget | None = None) -> None:
        """Show a field."""
        super().__init__(parent)
        self.field = field
        self._seen = field.value  # what stands there: the field's value, or the one given last
        self._problem = label("", "error", wrap=True)
        self._problem.setVisible(False)
        self.editor = self._editor()
        title = label(field.label, "small", wrap=True)
        title.setFixedWidth(LABEL_WIDTH)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.editor, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._problem)

    def show_field(self, field: OwnField, *, anyway: bool = False) -> None:
        """Show the field as it is now; what is being typed stays, with what it was typed over."""
        if isinstance(self.editor, Line):
            if self.editor.hasFocus() and self.editor.isModified() and not anyway:
                return
            self.editor.show_value(shown_value(field.kind, field.value))
        elif isinstance(self.editor, ChoiceRow):
            self.editor.set_value(field.value)
        self.field = field
        self.refused("")
        self._seen = field.value

    def refused(self, words: str) -> None:
        """Keep what was typed and say why it was not taken."""
        self._seen = self.field.value
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def is_given(self) -> bool:
        """Tell whether another value stands there than the field had when it was shown last."""
        return self._seen != self.field.value

    def problem(self) -> str:
        """Return why a value was not taken; empty where there is nothing to say."""
        return self._problem.text()

    def allow(self, *, changing: bool) -> None:
        """Let the field be filled or not."""
        self.editor.setEnabled(changing and self.field.active)

    def _editor(self) -> QWidget:
        field = self.field
        if field.kind in {FieldKind.CHOICE, FieldKind.FLAG}:
            return self._chooser()
        line = Line(shown_value(field.kind, field.value))
        line.setAccessibleName(field.label)
        line.setPlaceholderText(_hint(field.kind))
        line.done.connect(self._on_written)
        return line

    def _chooser(self) -> QWidget:
        words = (
            {"yes": tr("Yes"), "no": tr("No")}
            if self.field.kind is FieldKind.FLAG
            else {one: one for one in self.field.choices}
        )
        if self.field.value is not None:
            words.setdefault(self.field.value, self.field.value)
        made: ChoiceRow[str | None] = ChoiceRow(self.field.label, labelled=False)
        made.offer([Choice(None, tr("Not set")), *(Choice(*one) for one in words.items())])
        made.set_value(self.field.value)
        made.chosen.connect(self._give)
        return made

    def _on_written(self, typed: str) -> None:
        wanted = stored_value(self.field.kind, typed)
        if wanted != self._seen:
            self._give(wanted)

    def _give(self, wanted: str | None) -> None:
        seen = self._seen
        self.refused("")
        self._seen = wanted
        self.given.emit(self.field.key, seen, wanted)


class Line(QLineEdit):
    """A value typed: Enter or leaving the field takes it, Escape takes it back.

    Attributes:
        done: Emitted with the text.
    """

    done = Signal(str)

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        """Show a value."""
        super().__init__(value, parent)
        self._shown = value
        self.setCursorPosition(0)  # a long value is read from its beginning
        self.setProperty("role", "flat")
        self.editingFinished.connect(self._on_finished)

    def show_value(self, value: str) -> None:
        """Show a value that nobody typed here."""
        self._shown = value
        if value != self.text():
            self.setText(value)
            self.setCursorPosition(0)
        self.setModified(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        if self.text() != self._shown and not self.isReadOnly():
            self._shown = self.text()
            self.setModified(False)
            self.done.emit(self.text())


class FieldRows(QWidget):
    """All fields of a ticket.

    Attributes:
        given: As of `FieldRow`.
    """

    given = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None, *, across: int = 1) -> None:
        """Show nothing yet; later so many of them stand beside each other."""
        super().__init__(parent)
        self._across = across
        self._shown: tuple[object, tuple[OwnField, ...]] = (None, ())
        self._may_change = False
        self._rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)

    def show_fields(self, ticket_id: int, fields: Sequence[OwnField]) -> None:
        """Show the fields of a ticket; a row that somebody is filling stays as it is.

        A value that was given and undone before it was ever shown is taken off again: what the
        field holds is what it held before, and another value stands there.
        """
        now = (ticket_id, tuple(fields))
        if now == self._shown and not any(row.is_given() for row in self._rows.values()):
            return
        is_same = self._shown[0] == ticket_id and [one.key for one in fields] == list(self._rows)
        self._shown = now
        if not is_same:
            self._rebuild(fields)
            return
        for one in fields:
            if self._rows[one.key].field != one or self._rows[one.key].is_given():
                self._rows[one.key].show_field(one)

    def refused(self, key: str, words: str) -> None:
        """Say at its row why a value was not taken."""
        if key in self._rows:
            self._rows[key].refused(words)

    def put_back(self, key: str) -> None:
        """Show again what a field holds: somebody else decided, or the change was dropped."""
        for one in self._shown[1]:
            if one.key == key and key in self._rows:
                self._rows[key].show_field(one, anyway=True)

    def allow(self, *, changing: bool) -> None:
        """Let the fields be filled or not."""
        self._may_change = changing
        for row in self._rows.values():
            row.allow(changing=changing)

    def rows(self) -> dict[str, FieldRow]:
        """Return the rows by the keys of their fields."""
        return dict(self._rows)

    def _rebuild(self, fields: Sequence[OwnField]) -> None:
        for row in self._rows.values():
            _drop(row)
        self._rows = {}
        for place, field in enumerate(fields):
            self._rows[field.key] = self._made(field)
            line, column = divmod(place, self._across)
            self._grid.addWidget(self._rows[field.key], line, column, Qt.AlignmentFlag.AlignTop)

    def _made(self, field: OwnField) -> FieldRow:
        row = FieldRow(field)
        row.allow(changing=self._may_change)
        row.given.connect(self.given)
        return row


def shown_value(kind: FieldKind, value: str | None) -> str:
    """Return a kept value as it is typed: numbers with the decimal mark of the locale."""
    if kind is FieldKind.NUMBER and value is not None:
        return value.replace(".", QLocale().decimalPoint())
    return value or ""


def stored_value(kind: FieldKind, typed: str) -> str | None:
    """Return a typed value as it is kept; what cannot be read is left for the desk to refuse."""
    text = typed.strip()
    if not text:
        return None
    if kind is FieldKind.NUMBER:
        return text.replace(QLocale().groupSeparator(), "").replace(QLocale().decimalPoint(), ".")
    if kind is FieldKind.DATE:
        for form in (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat):
            read = QLocale().toDate(text, form)
            if read.isValid() and read.year() > 1900:  # noqa: PLR2004 - two digits are no year
                return read.toString(Qt.DateFormat.ISODate)
    return text


def _hint(kind: FieldKind) -> str:
    if kind is FieldKind.DATE:
        return tr("Such as: 2026-06-08")
    return tr("A number") if kind is FieldKind.NUMBER else tr("Not set")


def _drop(row: QWidget) -> None:
    row.hide()
    row.deleteLater()
