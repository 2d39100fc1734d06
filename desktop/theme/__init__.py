"""How the product looks: tokens, palette, shapes, fonts and icons behind one small door.

theme.apply(app, theme.Scheme.DARK)      colours, shapes and icons of every window, at once
theme.tokens()                           the colours now in force
theme.set_icon(button, "bell")           an icon that follows the scheme
"""

from desktop.theme.fonts import (
    DISPLAY_PX,
    HEADING_PX,
    SMALL_PX,
    TEXT_PX,
    TITLE_PX,
    Weight,
    font,
)
from desktop.theme.heightened import HEIGHTENED
from desktop.theme.icons import ICON_PX, pixmap, ratios
from desktop.theme.palette import colour, mixed, palette_of
from desktop.theme.switch import (
    apply,
    focus_pen,
    icon,
    set_icon,
    set_picture,
    system_contrast,
    system_scheme,
    tokens,
)
from desktop.theme.tokens import DARK, LIGHT, SCHEMES, Scheme, Tokens, Tone, ToneColours, contrast

__all__ = [
    "DARK",
    "DISPLAY_PX",
    "HEADING_PX",
    "HEIGHTENED",
    "ICON_PX",
    "LIGHT",
    "SCHEMES",
    "SMALL_PX",
    "TEXT_PX",
    "TITLE_PX",
    "Scheme",
    "Tokens",
    "Tone",
    "ToneColours",
    "Weight",
    "apply",
    "colour",
    "contrast",
    "focus_pen",
    "font",
    "icon",
    "mixed",
    "palette_of",
    "pixmap",
    "ratios",
    "set_icon",
    "set_picture",
    "system_contrast",
    "system_scheme",
    "tokens",
]
