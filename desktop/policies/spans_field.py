"""The hours of one day: spans from one time until another, that come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.policies.tab_order import stand_before
from desktop.sentences import in_words
from desktop.text import plain, tr
from desktop.widgets.buttons import icon_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import label
from services.calendars.hours import day_hours

if TYPE_CHECKING:
    from services.sla.drafts import Hours

USUAL: Final = ("09:00", "17:00")
TIME_WIDTH: Final = 62
MOST_DIGITS: Final = 4
HOUR_DIGITS: Final = 2


def whole_time(typed: str) -> str:
    """Return a time as it is kept: 9 is 09:00, 930 and 9:30 are 09:30; other words stay."""
    text = typed.strip().replace(".", ":")
    hours, colon, minutes = text.partition(":")
    if not colon and text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
        cut = len(text) - HOUR_DIGITS if len(text) > HOUR_DIGITS else len(text)
        hours, minutes = text[:cut], text[cut:] or "00"
    return f"{hours.zfill(2)}:{minutes}" if hours and minutes else text


class _Span(QWidget):
    """From one time until another, and a way out."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, day: str, start: str, end: str) -> None:
        super().__init__()
        self.start = self._time(tr("{day}, from", day=day), start)
        self.end = self._time(tr("{day}, until", day=day), end)
        self.drop = icon_button("x", tr("{day}: take these hours out", day=day))
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        for one in (self.start, label("\N{EN DASH}", "muted"), self.end, self.drop):
            row.addWidget(one)

    def pair(self) -> tuple[str, str]:
        return whole_time(self.start.text()), whole_time(self.end.text())

    def _time(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setToolTip(plain(name))
        made.setPlaceholderText("00:00")
        made.setFixedWidth(TIME_WIDTH)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.textEdited.connect(self.changed)
        made.editingFinished.connect(lambda: made.setText(whole_time(made.text())))
        return made


class SpansField(QWidget):
    """Takes the hours of a day; below them stands what is wrong with them.

    Attributes:
        changed: Somebody changed them.
    """

    changed = Signal()

    def __init__(self, day: str) -> None:
        """Begin closed; `day` is what the hours are of, read aloud with each field."""
        super().__init__()
        self._day = day
        self._rows: list[_Span] = []
        self._closed = label(tr("closed"), "muted")
        self.add = icon_button("plus", tr("{day}: add hours", day=day))
        self.add.clicked.connect(self._on_add)
        self._problem = label("", "error", wrap=True)
        self._flow = FlowLayout(gap=4)
        self._flow.addWidget(self._closed)
        self._flow.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._flow)
        column.addWidget(self._problem)
        self._show_state()

    def show_hours(self, hours: Hours) -> None:
        """Show these hours instead of the former, without announcing it."""
        for row in list(self._rows):
            self._take_out(row)
        for start, end in hours:
            self._put_in(start, end)
        self._show_state()

    def hours(self) -> Hours:
        """Return the hours as they stand, good or not."""
        return tuple(row.pair() for row in self._rows)

    def problem(self) -> str:
        """Say what is wrong with the hours; empty where nothing is."""
        if any("" in row.pair() for row in self._rows):
            return tr("Give both times, such as 09:00 and 17:00.")
        try:
            day_hours(self.hours())
        except ValueError as problem:
            words = in_words(problem)
            return f"{words[:1].upper()}{words[1:]}."
        return ""

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        fields = [one for row in self._rows for one in (row.start, row.end, row.drop)]
        return [*fields, self.add]

    def begin(self) -> None:
        """Let typing begin at the first field there is."""
        self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        row = self._put_in(*(("", "") if self._rows else USUAL))
        self._show_state()
        row.start.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_dropped(self, row: _Span) -> None:
        self._take_out(row)
        self._show_state()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_changed(self) -> None:
        self._show_state()
        self.changed.emit()

    def _put_in(self, start: str, end: str) -> _Span:
        row = _Span(self._day, start, end)
        row.changed.connect(self._on_changed)
        row.dropped.connect(lambda: self._on_dropped(row))
        self._rows.append(row)
        self._flow.removeWidget(self.add)
        self._flow.addWidget(row)
        self._flow.addWidget(self.add)
        row.show()
        stand_before([row.start, row.end, row.drop], [self.add])
        return row

    def _take_out(self, row: _Span) -> None:
        self._rows.remove(row)
        self._flow.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _show_state(self) -> None:
        self._closed.setVisible(not self._rows)
        words = self.problem()
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        self._flow.invalidate()
        self.updateGeometry()
