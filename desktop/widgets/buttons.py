"""Buttons in the roles of the product, each with a name for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop import theme
from desktop.text import plain

ROLE_TONES = {"primary": "on_accent", "danger": theme.Tone.BREACHED, "link": theme.Tone.ACCENT}
WORDS_GAP = 3


def button(text: str, role: str = "", *, icon: str = "") -> QPushButton:
    """Return a push button.

    Args:
        text: What it does, in a word or two.
        role: "", "primary" (one per view), "quiet", "danger" or "link".
        icon: A name of resources/icons, or empty.
    """
    made = QPushButton(text)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if role:
        made.setProperty("role", role)
    if icon:
        pad = WORDS_GAP if text else 0
        theme.set_icon(made, icon, ROLE_TONES.get(role, ""), pad=pad)
        made.setIconSize(QSize(theme.ICON_PX + pad, theme.ICON_PX))
    return made


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
