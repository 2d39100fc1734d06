"""The countdown chip: colour, icon and words together, on its own or inside a table cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.text import span, tr
from desktop.theme import Tone
from models.vocabulary import ClockState, Target

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from desktop.widgets.ticking import Ticker

HEIGHT: Final = 22
ICON: Final = 14
PAD: Final = 7
GAP: Final = 5
LONG: Final = timedelta(days=9, hours=23)


class Countdown(Protocol):
    """What a chip needs to know of a clock; the service's ClockChip has this shape.

    Attributes:
        target: The promise that is counted.
        state: What the clock does now, as the database knows it.
        due_at: When it breaches; None while paused.
        at_risk_at: From when it is at risk; None if never.
        left: What is left of a paused clock; None otherwise.
        breached_at: When it breached; None if it did not.
    """

    @property
    def target(self) -> Target: ...  # noqa: D102 - see the class
    @property
    def state(self) -> ClockState: ...  # noqa: D102
    @property
    def due_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def at_risk_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def left(self) -> timedelta | None: ...  # noqa: D102
    @property
    def breached_at(self) -> datetime | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip shows: a meaning, an icon of resources/icons, and words.

    Attributes:
        is_late: Another promise to the same requester is broken already; a flame says so.
    """

    tone: Tone
    icon: str
    words: str
    is_late: bool = False

    @property
    def spoken(self) -> str:
        """The chip for who cannot see it, and for a tooltip."""
        return tr("{chip}, another one breached", chip=self.words) if self.is_late else self.words


TARGET_WORDS: Final = {
    Target.FIRST_RESPONSE: lambda: tr("First response"),
    Target.NEXT_RESPONSE: lambda: tr("Next response"),
    Target.PERIODIC_UPDATE: lambda: tr("Update"),
    Target.RESOLUTION: lambda: tr("Resolution"),
}


def target_words(target: Target) -> str:
    """Name a promise."""
    return TARGET_WORDS[target]()


def face_of(clock: Countdown, now: datetime) -> Face:
    """Return what to show of a clock at `now` (aware).

    A running clock past its due time is shown as breached at once, before the sweep says so.
    """
    match clock.state:
        case ClockState.PAUSED if clock.breached_at is not None:
            return Face(Tone.BREACHED, "circle-pause", tr("Breached, paused"))
        case ClockState.PAUSED:
            return Face(Tone.PAUSED, "circle-pause", _paused_words(clock))
        case ClockState.MET:
            return Face(Tone.MET, "circle-check", tr("Met"))
        case ClockState.MERGED:
            return Face(Tone.PAUSED, "git-merge", tr("Merged"))
        case ClockState.CANCELLED:
            return Face(Tone.PAUSED, "circle-x", tr("Cancelled"))
        case _:
            return _counting_face(clock, now)


def _counting_face(clock: Countdown, now: datetime) -> Face:
    since = clock.breached_at
    if since is None and clock.due_at is not None and now > clock.due_at:
        since = clock.due_at
    if since is not None:
        return Face(Tone.BREACHED, "flame", tr("Breached {span}", span=span(now - since)))
    if clock.due_at is None:
        return Face(Tone.NEUTRAL, "clock", tr("No due time"))
    left = span(clock.due_at - now)
    if clock.at_risk_at is not None and now >= clock.at_risk_at:
        return Face(Tone.AT_RISK, "triangle-alert", tr("At risk {span}", span=left))
    return Face(Tone.NEUTRAL, "clock", left)


def _paused_words(clock: Countdown) -> str:
    return tr("Paused") if clock.left is None else _left_words(clock.left)


def _left_words(left: timedelta) -> str:
    return tr("Paused {span} left", span=span(left))


def widest_chip() -> float:
    """Return the pixels of the longest chip there usually is, in the language of the window."""
    return chip_width(Face(Tone.PAUSED, "circle-pause", _left_words(LONG), is_late=True))


def chip_width(face: Face) -> float:
    """Return the natural width of a chip in device-independent pixels."""
    words = QFontMetricsF(theme.font(theme.SMALL_PX, theme.Weight.Medium)).horizontalAdvance(
        face.words
    )
    return PAD + ICON + GAP + words + _late_width(face) + PAD + 1


def _late_width(face: Face) -> int:
    return GAP + ICON if face.is_late else 0


def paint_chip(painter: QPainter, at: QPointF, room: float, face: Face) -> QRectF:
    """Paint a chip with its left edge at `at`, centred there vertically.

    Args:
        painter: Ready to paint, antialiased or not; its state is left changed in pen and font.
        at: Left edge and vertical middle.
        room: Greatest width; longer words end in an ellipsis.
        face: What to show.

    Returns:
        The rectangle covered.
    """
    colours = theme.tokens().tones[face.tone]
    wanted = chip_width(face)
    width = min(wanted, room)
    box = QRectF(at.x(), at.y() - HEIGHT / 2, width, HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colours.tint))
    painter.drawRoundedRect(box, 6, 6)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(
        QPointF(box.x() + PAD, round(at.y() - ICON / 2)),
        theme.pixmap(face.icon, colours.ink, ICON, ratio),
    )
    if face.is_late:
        late = theme.pixmap("flame", theme.tokens().tones[Tone.BREACHED].ink, ICON, ratio)
        painter.drawPixmap(QPointF(box.right() - PAD - ICON, round(at.y() - ICON / 2)), late)
    painter.setFont(theme.font(theme.SMALL_PX, theme.Weight.Medium))
    painter.setPen(theme.colour(colours.ink))
    words = box.adjusted(PAD + ICON + GAP, 0, -PAD + 2 - _late_width(face), 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    shown = face.words
    if width < wanted:
        shown = QFontMetricsF(painter.font()).elidedText(
            shown, Qt.TextElideMode.ElideRight, words.width()
        )
    painter.drawText(words, flags, shown)
    return box


class CountdownChip(QWidget):
    """A chip of its own, ticking with the window."""

    def __init__(self, ticker: Ticker, parent: QWidget | None = None) -> None:
        """Make an empty chip; `show_clock` fills it."""
        super().__init__(parent)
        self._ticker = ticker
        self._clock: Countdown | None = None
        self._as_of: datetime | None = None
        self._face: Face | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        ticker.ticked.connect(self._on_ticked)

    def show_clock(self, clock: Countdown | None, as_of: datetime | None = None) -> None:
        """Show a clock, or nothing; one that has stopped is shown as of then."""
        self._clock, self._as_of = clock, as_of
        self._face = None
        self._on_ticked(self._ticker.now())

    def words(self) -> str:
        """Return what the chip says now."""
        return "" if self._face is None else self._face.words

    @override
    def sizeHint(self) -> QSize:
        return QSize(0 if self._face is None else int(chip_width(self._face)) + 1, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is not None:
            painter = QPainter(self)
            paint_chip(painter, QPointF(0, self.height() / 2), self.width(), self._face)

    def _on_ticked(self, now: datetime) -> None:
        face = None if self._clock is None else face_of(self._clock, self._as_of or now)
        if face == self._face:
            return
        self._face = face
        if self._clock is not None and face is not None:
            self.setAccessibleName(
                tr("{target}: {words}", target=target_words(self._clock.target), words=face.words)
            )
        self.updateGeometry()
        self.update()
