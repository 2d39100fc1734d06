"""Buttons in the roles of the product, each with a name for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton

from desktop import theme
from desktop.overriding import override
from desktop.text import plain, unmarked

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

ROLE_TONES = {"primary": "on_accent", "danger": theme.Tone.BREACHED, "link": theme.Tone.ACCENT}
WORDS_GAP = 3
LINK_EDGES: Final = 8
LEAST_LINK: Final = 64


def button(text: str, role: str = "", *, icon: str = "") -> QPushButton:
    """Return a push button.

    Args:
        text: What it does, in a word or two.
        role: "", "primary" (one per view), "quiet", "danger" or "link".
        icon: A name of resources/icons, or empty.
    """
    made = QPushButton(unmarked(text))
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(True)  # Enter presses it where it has the focus, on a page as in a form
    if role:
        made.setProperty("role", role)
        made.setDefault(role == "primary")  # else Enter would press what Tab comes to first
    if icon:
        pad = WORDS_GAP if text else 0
        theme.set_icon(made, icon, ROLE_TONES.get(role, ""), pad=pad)
        made.setIconSize(QSize(theme.ICON_PX + pad, theme.ICON_PX))
    return made


class LinkButton(QPushButton):
    """A name to press that gives way: it ends in an ellipsis where there is no room for it."""

    def __init__(self, words: str, name: str) -> None:
        """Show words; `name` says what pressing does, the tooltip has the words whole."""
        super().__init__(unmarked(words))
        self._words = words
        self.setProperty("role", "link")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setToolTip(plain(words))
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - LINK_EDGES
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(unmarked(shown))

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + LINK_EDGES
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_LINK, super().minimumSizeHint().height())


def icon_button(icon: str, name: str, *, size: int = theme.ICON_PX) -> QToolButton:
    """Return a button that is only an icon; its name is read aloud and shown as a tooltip."""
    made = QToolButton()
    made.setAccessibleName(name)
    made.setToolTip(plain(name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setIconSize(QSize(size, size))
    theme.set_icon(made, icon, size=size)
    return made
