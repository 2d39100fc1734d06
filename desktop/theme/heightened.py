"""The twins of both schemes for eyes that need more contrast: 7 to 1 for writing, 3 for lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.theme.palette import mixed
from desktop.theme.tokens import DARK, LIGHT, Scheme, Tokens, Tone, ToneColours

if TYPE_CHECKING:
    from collections.abc import Mapping

INK: Final = 0.42
"""So much of the text colour comes into the ink of a meaning; it keeps its hue."""
MARK: Final = 0.2


def _tones(tokens: Tokens, text: str, surface: str) -> dict[Tone, ToneColours]:
    return {
        tone: ToneColours(
            ink=mixed(one.ink, text, INK),
            mark=mixed(one.mark, text, MARK),
            tint=mixed(one.tint, surface, 0.5),
        )
        for tone, one in tokens.tones.items()
    }


def _light() -> Tokens:
    text, surface = "#000000", "#FFFFFF"
    return replace(
        LIGHT,
        ground="#FFFFFF",
        line="#667085",
        edge="#344054",
        text=text,
        muted="#344054",
        accent="#1239A8",
        accent_hover="#0B2C8A",
        hover="#EEF1F5",
        selected="#E3ECFF",
        note_line="#854A0E",
        tones=_tones(LIGHT, text, surface),
    )


def _dark() -> Tokens:
    text, surface = "#FFFFFF", "#000000"
    return replace(
        DARK,
        ground="#000000",
        surface=surface,
        raised="#0B0E12",
        line="#98A2B3",
        edge="#CDD3DC",
        text=text,
        muted="#CDD3DC",
        accent="#9DBDFF",
        accent_hover="#BED3FF",
        on_accent="#000000",
        hover="#171C23",
        selected="#14264A",
        note_line="#F5CE6B",
        tones=_tones(DARK, text, surface),
    )


HEIGHTENED: Final[Mapping[Scheme, Tokens]] = {Scheme.LIGHT: _light(), Scheme.DARK: _dark()}
