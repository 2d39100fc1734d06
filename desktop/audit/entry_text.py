"""Before and after of every field of an entry, as text whose changed words stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop import theme
from desktop.audit.lines import visible
from desktop.overriding import override
from desktop.spoken.changes import changed_value, field_words
from desktop.text import tr
from desktop.theme import Tone
from services.reports.marking import CHANGED, marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QUrl

    from services.audit.trail import FieldChange
    from services.reports.paper.wrapping import Run

_SPACES: Final = 3
"""A value with fewer is marked as a whole."""
_GAP: Final = 10.0


class ChangesText(QTextEdit):
    """Shows changes; text is inserted as text, never read as markup, and loads nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty text."""
        self._changes: tuple[FieldChange, ...] = ()
        super().__init__(parent)
        self.setAccessibleName(tr("Before and after"))
        self.setReadOnly(True)
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def show_changes(self, changes: Iterable[FieldChange]) -> None:
        """Show these changes instead of the former."""
        self._changes = tuple(changes)
        self._write()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing, whatever a text names."""
        return None

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, change in enumerate(self._changes):
            self._block(cursor, _GAP if number else 0.0, is_first=number == 0)
            cursor.insertText(visible(field_words(change.field), 200), _format("muted", small=True))
            self._values(cursor, change)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _values(self, cursor: QTextCursor, change: FieldChange) -> None:
        before, after = (
            None if value is None else changed_value(change.field, value)
            for value in (change.before, change.after)
        )
        if before and after and min(before.count(" "), after.count(" ")) >= _SPACES:
            old, new = marked(visible(before), visible(after))
            self._line(cursor, Tone.BREACHED, "\N{MINUS SIGN}", old)
            self._line(cursor, Tone.MET, "+", new)
            return
        if before is not None:
            self._whole(cursor, Tone.BREACHED, "\N{MINUS SIGN}\N{NO-BREAK SPACE}", before)
        if after is not None:
            self._whole(cursor, Tone.MET, "+\N{NO-BREAK SPACE}", after)

    def _whole(self, cursor: QTextCursor, tone: Tone, sign: str, value: str) -> None:
        self._block(cursor, 1.0)
        cursor.insertText(sign + (visible(value) or tr("(empty)")), _format(tone))

    def _line(self, cursor: QTextCursor, tone: Tone, sign: str, runs: tuple[Run, ...]) -> None:
        self._block(cursor, 1.0)
        cursor.insertText(f"{sign} ", _format(tone))
        for manner, text in runs:
            is_changed = manner == CHANGED
            shown = text.replace(sign, "", 1) if is_changed else text
            cursor.insertText(shown, _format(tone if is_changed else "text", bold=is_changed))

    def _block(self, cursor: QTextCursor, gap: float, *, is_first: bool = False) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(gap)
        form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if is_first:
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)


def _format(colour: Tone | str, *, bold: bool = False, small: bool = False) -> QTextCharFormat:
    """Return a character format in a tone's ink, or in the theme's text or muted colour."""
    now = theme.tokens()
    ink = now.tones[colour].ink if isinstance(colour, Tone) else getattr(now, colour)
    made = QTextCharFormat()
    made.setForeground(theme.colour(ink))
    made.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if small:
        made.setProperty(QTextCharFormat.Property.FontPixelSize, theme.SMALL_PX)
    return made
