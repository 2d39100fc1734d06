"""Sizes and colours of the paper; the light theme's tokens, in points and in RGB parts of one."""

from __future__ import annotations

from typing import Final, TypeAlias

Colour: TypeAlias = tuple[float, float, float]


def _rgb(code: str) -> Colour:
    """Turn "#101828" into parts of one."""
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


INK: Final = _rgb("#101828")
MUTED: Final = _rgb("#667085")
LINE: Final = _rgb("#E4E7EC")
STRONG_LINE: Final = _rgb("#98A2B3")
GROUND: Final = _rgb("#F7F8FA")
WHITE: Final = _rgb("#FFFFFF")
ACCENT: Final = _rgb("#2563EB")
BREACHED: Final = _rgb("#D92D20")
AT_RISK: Final = _rgb("#B54708")
MET: Final = _rgb("#067647")
PAUSED: Final = _rgb("#98A2B3")
REMOVED: Final = _rgb("#B42318")
ADDED: Final = _rgb("#067647")

PAGE: Final = (841.89, 595.28)
"""A4, long side across: a history has seven columns."""
LEFT: Final = 42.0
RIGHT: Final = PAGE[0] - 42.0
TOP: Final = PAGE[1] - 54.0
BOTTOM: Final = 46.0
WIDTH: Final = RIGHT - LEFT
