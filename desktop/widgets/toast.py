"""A short word at the foot of the window after something was done, with a way to undo it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from shiboken6 import isValid

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

PLAIN_MS: Final = 4000
UNDO_MS: Final = 8000
SIDE: Final = 10
LEAST_ROOM: Final = 220
"""Pixels below which a room is no room, and the toast floats over the lower left corner."""
LEAST: Final = 320
"""In its room a toast is this wide, so that nothing of what lies below shows beside it."""
AIRY: Final = (20, 14, 16, 18)
SLIM: Final = (18, 9, 12, 13)
CARD: Final = (6, 6, -6, -10)
"""From the widget to the card that is painted in it; the rest is its shadow."""
DONE: Final = ("circle-check", theme.Tone.MET)
ALERT: Final = ("bell-ring", theme.Tone.AT_RISK)


@dataclass(frozen=True, slots=True)
class Offer:
    """A button on a toast: its words and what it does."""

    words: str
    act: Callable[[], None]


class Toast(QWidget):
    """Says one thing; a newer word takes the place of the older.

    It stands in the room it is given, where nothing is worked on. Without one it floats over its
    parent's lower left corner: the right one belongs to the buttons that send and save.

    The toast stays while the pointer or the focus is on it, and never takes the focus; when it
    goes, the focus is where it was before.
    """

    def __init__(
        self,
        parent: QWidget,
        foot: int | Callable[[], int] = 36,
        *,
        room: Callable[[], QRect] | None = None,
    ) -> None:
        """Make a hidden toast that follows the size of `parent`.

        Args:
            parent: What it floats over.
            foot: Pixels above its lower edge, or what tells them when it is shown.
            room: Tells where nothing stands that it could cover, in the parent's pixels.
        """
        super().__init__(parent)
        self._foot = foot
        self._room = room
        self._host = parent
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._offer: Offer | None = None
        self._is_undo = False
        self._said_at = 0.0
        self._before: QWidget | None = None  # had the focus before one of the buttons here
        self._looks = DONE
        self._picture = QLabel()
        self._words = ElidedLabel()
        self._action = button("", "link")
        self._action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action.clicked.connect(self._on_acted)
        self._close = icon_button("x", tr("Put away"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setSpacing(10)
        for widget in (self._picture, self._words, self._action, self._close):
            row.addWidget(widget, 1 if widget is self._words else 0)
        self._life = QTimer(self)
        self._life.setSingleShot(True)
        self._life.timeout.connect(self._on_faded)
        parent.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def say(
        self,
        words: str,
        *,
        undo: Callable[[], None] | None = None,
        offer: Offer | None = None,
        looks: tuple[str, theme.Tone] = DONE,
    ) -> None:
        """Show what was done.

        Args:
            words: One short sentence, plain text.
            undo: Called when the person presses "Undo"; the toast then stays longer.
            offer: Another button instead of undo, such as "Open".
            looks: Icon and meaning; `DONE`, or `ALERT` for something that calls.
        """
        self._offer = offer if undo is None else Offer(tr("Undo"), undo)
        self._is_undo, self._said_at = undo is not None, time.monotonic()
        self._words.setText(words)
        self.setAccessibleName(words)
        self._action.setVisible(self._offer is not None)
        if self._offer is not None:
            self._action.setText(self._offer.words)
            self._action.setAccessibleName(self._offer.words)
        self._looks = looks
        self._draw_picture()
        self._life.start(PLAIN_MS if self._offer is None else UNDO_MS)
        self._settle()
        self.show()
        self.raise_()

    def words(self) -> str:
        """Return what is said now; empty while hidden."""
        return "" if self.isHidden() else self._words.text()

    def undoable_since(self) -> float | None:
        """Return when that was said which could be undone now, on a steady clock; or None."""
        is_open = self._is_undo and self._offer is not None and not self.isHidden()
        return self._said_at if is_open else None

    def act(self) -> None:
        """Do what the button does."""
        self._on_acted()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
            return
        super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._draw_picture()
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = theme.colour("#000000").lighter(100)
        for step in range(1, 7):
            shade.setAlphaF(0.018)
            painter.setBrush(shade)
            grown = QRectF(self.rect()).adjusted(7 - step, 9 - step, step - 7, step - 7)
            painter.drawRoundedRect(grown, 9 + step, 9 + step)
        painter.setPen(theme.colour(now.edge))
        painter.setBrush(theme.colour(now.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6.5, 6.5, -6.5, -10.5), 8, 8)

    def _draw_picture(self) -> None:
        icon, tone = self._looks
        ink = theme.tokens().tones[tone].ink
        picture = theme.pixmap(icon, ink, 16, self.devicePixelRatioF())
        if self._picture.pixmap().cacheKey() != picture.cacheKey():
            self._picture.setPixmap(picture)

    def card(self) -> QRect:
        """Return what it covers, in the parent's pixels."""
        return self.geometry().adjusted(*CARD)

    def _settle(self) -> None:
        """Take the size of the words, or less where they are cut, and stand where there is room."""
        host = self._host.rect()
        room = self._room().intersected(host) if self._room is not None else QRect()
        has_room = room.width() >= LEAST_ROOM
        row = self.layout()
        if row is not None:
            row.setContentsMargins(*(SLIM if has_room else AIRY))
            row.activate()
        self._words.ensurePolished()
        hint = self.sizeHint()
        wanted = hint.width() + self._words.sizeHint().width()
        left, _, right, _ = CARD
        most = room.width() + left - right if has_room else host.width() - 2 * SIDE
        least = LEAST if has_room else 0
        self.resize(min(max(wanted, least), most), hint.height())
        if has_room:
            low = host.height() - self.height() - CARD[3] - 1
            above = room.center().y() - self.height() // 2 + 2
            self.move(room.left() - left, max(min(above, low), -CARD[1]))
            return
        foot = self._foot if isinstance(self._foot, int) else self._foot()
        self.move(SIDE, host.height() - self.height() - foot)

    def _on_acted(self) -> None:
        offer, self._offer = self._offer, None
        self._put_away()
        if offer is not None:
            offer.act()

    def _on_faded(self) -> None:
        if self.underMouse() or self._has_focus():
            self._life.start(PLAIN_MS)
            return
        self.hide()

    def _has_focus(self) -> bool:
        inside = QApplication.focusWidget()
        return inside is not None and self.isAncestorOf(inside)

    def _put_away(self) -> None:
        """Hide, and give the focus back to whoever had it; Qt would give it to what comes next."""
        before = self._before
        if self._has_focus() and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        is_ours = now is not None and self.isAncestorOf(now)
        if is_ours and old is not None and not self.isAncestorOf(old):
            self._before = old


def undo_newest(window: QWidget) -> bool:
    """Undo what the newest toast of a window offers to take back; False where none does."""
    found = [one for one in window.findChildren(Toast) if one.undoable_since() is not None]
    if not found:
        return False
    max(found, key=lambda one: one.undoable_since() or 0.0).act()
    return True
