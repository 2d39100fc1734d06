"""The SLA strip of a ticket: one line per clock, with its course as a bar; a click proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import long_span, moment, plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.chip import face_of, paint_chip, target_words
from desktop.widgets.clock_course import paint_course
from desktop.widgets.clock_picture import kind_words
from desktop.widgets.proof_rows import outcome_words
from models.vocabulary import ClockState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from desktop.widgets.clock_picture import ClockPicture
    from desktop.widgets.ticking import Ticker

LINE_HEIGHT: Final = 34
NAME_WIDTH: Final = 116
CHIP_WIDTH: Final = 184
DUE_WIDTH: Final = 132
FOLD_INDENT: Final = 5


class SlaLine(QAbstractButton):
    """One clock: name, chip, bar and due time; pressing it asks for the proof."""

    def __init__(self, ticker: Ticker, clock: ClockPicture, parent: QWidget | None = None) -> None:
        """Show `clock`, ticking with the window."""
        super().__init__(parent)
        self._ticker = ticker
        self.clock = clock
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Show every interval that was counted (F9)"))
        ticker.ticked.connect(self._on_ticked)
        self._on_ticked(ticker.now())

    @override
    def sizeHint(self) -> QSize:
        return QSize(NAME_WIDTH + CHIP_WIDTH + DUE_WIDTH + 120, LINE_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, tokens = QPainter(self), self._ticker.now(), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(theme.focus_pen() if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tokens.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        middle = self.height() / 2
        painter.setPen(theme.colour(tokens.text))
        painter.setFont(theme.font(theme.TEXT_PX, theme.Weight.Medium))
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(8, 0, NAME_WIDTH, self.height()), flags, self._name())
        face = face_of(self.clock, self.clock.stopped_at or now)
        paint_chip(painter, QPointF(8 + NAME_WIDTH, middle), CHIP_WIDTH - 8, face)
        due = self._due_words(now)
        left = NAME_WIDTH + CHIP_WIDTH + 14
        course = QRectF(left, middle - 13, self.width() - left - DUE_WIDTH - 14, 26)
        if course.width() > LINE_HEIGHT:
            paint_course(painter, course, self.clock, now)
        painter.setPen(theme.colour(tokens.muted))
        painter.setFont(theme.font(theme.SMALL_PX))
        end = QRectF(self.width() - DUE_WIDTH - 8, 0, DUE_WIDTH, self.height())
        painter.drawText(end, flags | Qt.AlignmentFlag.AlignRight, due)

    def _name(self) -> str:
        name = target_words(self.clock.target)
        if self.clock.cycle > 1:
            return tr("{name} {cycle}", name=name, cycle=self.clock.cycle)
        return name

    def _due_words(self, now: datetime) -> str:
        if self.clock.restated:
            outcome = outcome_words(ClockState(self.clock.restated[-1].outcome))
            return tr("restated: {outcome}", outcome=outcome)
        if self.clock.stopped_at is not None:
            return tr("ended {at}", at=moment(self.clock.stopped_at, now))
        if self.clock.due_at is None:
            return ""
        return tr("due {at}", at=moment(self.clock.due_at, now))

    def _on_ticked(self, now: datetime) -> None:
        words = tr(
            "{name}: {words}",
            name=self._name(),
            words=face_of(self.clock, self.clock.stopped_at or now).words,
        )
        if self.clock.restated:
            words = f"{words}, {self._due_words(now)}"
        if words != self.accessibleName():
            self.setAccessibleName(words)
            self.setAccessibleDescription(self._in_words())
        self.update()

    def _in_words(self) -> str:
        return "; ".join(
            f"{kind_words(segment.kind)} {long_span(segment.end - segment.start)}"
            for segment in self.clock.segments
            if not segment.is_ahead
        )


class SlaStrip(QWidget):
    """All clocks of a ticket, the live ones in view, the ended ones folded below them.

    Attributes:
        proof_asked: Emitted with the clock whose proof sheet is wanted.
    """

    proof_asked = Signal(object)

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty strip."""
        super().__init__(parent)
        self._ticker = ticker
        self._lines: list[SlaLine] = []
        self.setAccessibleName(tr("Service deadlines"))
        self._fold = button("", "link")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_folded)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(FOLD_INDENT, 0, 0, 0)
        self._foot.addWidget(self._fold)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._foot)

    def show_clocks(self, clocks: Sequence[ClockPicture]) -> None:
        """Show these clocks instead of the former."""
        kept = next((line.clock.id for line in self._lines if line.hasFocus()), None)
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(clock) for clock in sorted(clocks, key=_urgency)]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)
        self._offer_fold()
        self.setVisible(bool(self._lines))
        again = [line for line in self._lines if line.clock.id == kept and line.isVisibleTo(self)]
        if again:
            again[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def fold_ended(self) -> None:
        """Fold the ended clocks again, as for another ticket."""
        self._fold.setChecked(False)

    def _on_folded(self) -> None:
        self._offer_fold()

    def _offer_fold(self) -> None:
        """Show ended clocks where asked for, or where nothing else could be shown."""
        ended = [line for line in self._lines if _is_settled(line.clock)]
        is_open = self._fold.isChecked() or len(ended) == len(self._lines) == 1
        for line in self._lines:
            line.setVisible(is_open or line not in ended)
        count = len(ended)
        words = (
            tr("Hide what has ended")
            if is_open
            else plural(
                "%n earlier deadline, not missed", "%n earlier deadlines, none missed", count
            )
        )
        self._fold.setText(words)
        self._fold.setAccessibleName(words)
        self._fold.setVisible(bool(ended) and not (len(ended) == len(self._lines) == 1))

    def ask_proof(self) -> None:
        """Ask for the proof of the focused clock, else of the first: F9."""
        focused = [line for line in self._lines if line.hasFocus()]
        if focused or self._lines:
            self.proof_asked.emit((focused or self._lines)[0].clock)

    def _line(self, clock: ClockPicture) -> SlaLine:
        line = SlaLine(self._ticker, clock)
        line.clicked.connect(lambda: self.proof_asked.emit(clock))
        return line


ENDED: Final = frozenset({ClockState.MET, ClockState.MERGED, ClockState.CANCELLED})


def _has_ended(clock: ClockPicture) -> bool:
    return clock.state in ENDED or clock.stopped_at is not None


def _is_settled(clock: ClockPicture) -> bool:
    """Tell whether nobody need look at a clock any more; a broken promise stays in view."""
    return _has_ended(clock) and clock.breached_at is None


def _urgency(clock: ClockPicture) -> tuple[bool, bool, float]:
    due = clock.due_at.timestamp() if clock.due_at else 0.0
    return (_has_ended(clock), clock.due_at is None, due)
