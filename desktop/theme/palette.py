"""The tokens as Qt colours: single ones, cached, and the palette of the application."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from desktop.theme.tokens import Tokens

DISABLED_SHARE = 0.5


@lru_cache(maxsize=512)
def colour(value: str) -> QColor:
    """Return the colour of a #RRGGBB token; the object is shared, so never change it."""
    return QColor(value)


def _channels(of: QColor) -> tuple[int, int, int]:
    return of.red(), of.green(), of.blue()


@lru_cache(maxsize=512)
def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with `share` (0 to 1) of `other` in it, as #RRGGBB."""
    first, second = (_channels(QColor(name)) for name in (one, other))
    channels = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return "#{:02X}{:02X}{:02X}".format(*channels)


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette that carries every colour Fusion paints with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, value in (
        ((role.Window,), tokens.ground),
        ((role.Base, role.Button, role.Light), tokens.surface),
        ((role.ToolTipBase,), tokens.raised),
        ((role.AlternateBase, role.Midlight), tokens.hover),
        ((role.Text, role.WindowText, role.ButtonText, role.ToolTipText), tokens.text),
        ((role.BrightText, role.HighlightedText), tokens.on_accent),
        ((role.PlaceholderText,), tokens.muted),
        ((role.Mid, role.Dark), tokens.line),
        ((role.Shadow,), tokens.edge),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), tokens.accent),
    ):
        for each in roles:
            palette.setColor(each, colour(value))
    faded = colour(mixed(tokens.muted, tokens.surface, DISABLED_SHARE))
    for each in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, faded)
    return palette
