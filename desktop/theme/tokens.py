"""The colours of the product as plain data, light and dark, with the contrast they must keep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Scheme(StrEnum):
    """The two appearances of the window."""

    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a colour means; every use of one is accompanied by an icon and words."""

    BREACHED = "breached"
    AT_RISK = "at_risk"
    MET = "met"
    PAUSED = "paused"
    NEUTRAL = "neutral"
    ACCENT = "accent"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ToneColours:
    """The three uses of one meaning.

    Attributes:
        ink: Text and icons on the tint, on a surface and on the ground; AA for text (4.5).
        mark: Bars, dots and edges on a surface; AA for graphics (3.0).
        tint: The quiet fill behind the ink.
    """

    ink: str
    mark: str
    tint: str


@dataclass(frozen=True, slots=True, eq=False)  # there are four, and what is drawn is kept by them
class Tokens:
    """Every colour the window uses, as #RRGGBB.

    Attributes:
        ground: Behind everything. surface: Cards, lists, fields. raised: Menus and toasts.
        line: Hairlines. edge: Borders of fields, which must be seen (3.0 is not claimed).
        text, muted: The two strengths of writing. accent: The one colour of action.
        on_accent: Writing on the accent. hover, selected: Fills of rows.
        note_line: Edge of an internal note; its fill is the tint of `Tone.NOTE`.
        series: Colours of charts where no meaning applies, told apart by lightness too.
    """

    scheme: Scheme
    ground: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    hover: str
    selected: str
    note_line: str
    tones: Mapping[Tone, ToneColours]
    series: tuple[str, ...]


LIGHT: Final = Tokens(
    scheme=Scheme.LIGHT,
    ground="#F7F8FA",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#E4E7EC",
    edge="#D0D5DD",
    text="#101828",
    muted="#667085",
    accent="#2563EB",
    accent_hover="#1D4FD0",
    on_accent="#FFFFFF",
    hover="#F2F4F7",
    selected="#F0F5FF",
    note_line="#F0DDA0",
    tones={
        Tone.BREACHED: ToneColours(ink="#B42318", mark="#D92D20", tint="#FEF0EE"),
        Tone.AT_RISK: ToneColours(ink="#A54A06", mark="#DC6803", tint="#FEF4E6"),
        Tone.MET: ToneColours(ink="#067647", mark="#067647", tint="#EAF8F0"),
        Tone.PAUSED: ToneColours(ink="#556074", mark="#667085", tint="#E9ECF1"),
        Tone.NEUTRAL: ToneColours(ink="#344054", mark="#858FA1", tint="#E9ECF1"),
        Tone.ACCENT: ToneColours(ink="#1D4FD0", mark="#2563EB", tint="#F0F5FF"),
        Tone.NOTE: ToneColours(ink="#854A0E", mark="#B77503", tint="#FFFAEB"),
    },
    series=("#2563EB", "#7C9DF0", "#1B3A8A", "#98A2B3", "#C3D0EE"),
)

DARK: Final = Tokens(
    scheme=Scheme.DARK,
    ground="#0F1318",
    surface="#171C23",
    raised="#1D232C",
    line="#2A313B",
    edge="#3A4350",
    text="#E6E9EE",
    muted="#98A2B3",
    accent="#6C9BFF",
    accent_hover="#8AB0FF",
    on_accent="#0B1220",
    hover="#1E252E",
    selected="#1C2A45",
    note_line="#57471C",
    tones={
        Tone.BREACHED: ToneColours(ink="#FF8A80", mark="#F97066", tint="#361B1C"),
        Tone.AT_RISK: ToneColours(ink="#FDB55C", mark="#F79009", tint="#33240F"),
        Tone.MET: ToneColours(ink="#5BD39A", mark="#32B878", tint="#11291E"),
        Tone.PAUSED: ToneColours(ink="#A9B3C3", mark="#98A2B3", tint="#2A323E"),
        Tone.NEUTRAL: ToneColours(ink="#CDD3DC", mark="#7D8796", tint="#2A323E"),
        Tone.ACCENT: ToneColours(ink="#8AB0FF", mark="#6C9BFF", tint="#1C2A45"),
        Tone.NOTE: ToneColours(ink="#F5CE6B", mark="#E3A92B", tint="#262013"),
    },
    series=("#6C9BFF", "#3F66BD", "#B5CBFF", "#7D8796", "#33456B"),
)

SCHEMES: Final[Mapping[Scheme, Tokens]] = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}


SRGB_KNEE: Final = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2.1 contrast ratio of two #RRGGBB colours, 1.0 to 21.0."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= SRGB_KNEE else ((channel + 0.055) / 1.055) ** 2.4
