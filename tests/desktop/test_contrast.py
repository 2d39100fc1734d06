"""Contrast by WCAG 2.1 AA of every colour against whatever it is painted on, in both schemes.

The table names each pair that the window paints; a token that stands in none of them fails, and
so does a rule of the style sheet whose writing cannot be read on its own ground.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Final

import pytest

from desktop.theme import DARK, HEIGHTENED, LIGHT, Scheme, Tokens, Tone, contrast, mixed
from desktop.theme.sheet import sheet_of

ALL = (LIGHT, DARK, *HEIGHTENED.values())
BOTH = pytest.mark.parametrize("tokens", ALL, ids=["light", "dark", "high light", "high dark"])
HIGH = pytest.mark.parametrize("scheme", Scheme)
TEXT, GRAPHIC, MORE = 4.5, 3.0, 7.0
FILLS: Final = ("ground", "surface", "raised", "hover", "selected")
WRITTEN: Final = {
    # the accent is the ring of the focus as well
    **{(ink, fill): TEXT for ink in ("text", "muted", "accent") for fill in FILLS},
    ("on_accent", "accent"): TEXT,
    ("on_accent", "accent_hover"): TEXT,
}
"""(what is painted, what lies under it): the least contrast."""
DECORATION: Final = {
    "line": "hairlines between regions that differ in their words and places as well",
    "edge": "the border of a field; its name stands beside it, and the focus has the accent",
    "note_line": "the border of a note, which says internal in words and has a tint",
    "series": "charts where no meaning applies: each has a text twin",
    "scheme": "no colour",
    "tones": "held by the tests of meanings below",
}
"""Tokens without a claim of their own, and why none is needed (WCAG 1.4.11, exceptions)."""


@BOTH
@pytest.mark.parametrize("pair", WRITTEN, ids="-on-".join)
def test_every_pair_reaches_aa(tokens: Tokens, pair: tuple[str, str]) -> None:
    ink, fill = (getattr(tokens, name) for name in pair)

    assert contrast(ink, fill) >= WRITTEN[pair]


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_every_meaning_reaches_aa_on_every_fill(tokens: Tokens, tone: Tone) -> None:
    colours = tokens.tones[tone]
    fills = [getattr(tokens, name) for name in FILLS]

    inks = {fill: contrast(colours.ink, fill) for fill in (*fills, colours.tint)}
    marks = {fill: contrast(colours.mark, fill) for fill in (tokens.surface, tokens.raised)}
    assert {fill: one for fill, one in inks.items() if one < TEXT} == {}
    assert {fill: one for fill, one in marks.items() if one < GRAPHIC} == {}


@BOTH
def test_writing_on_a_tint_reaches_aa(tokens: Tokens) -> None:
    """A banner and a note write in the text colour on the tint of their meaning."""
    tints = {tone: one.tint for tone, one in tokens.tones.items()}

    low = {tone for tone, tint in tints.items() if contrast(tokens.text, tint) < TEXT}
    assert low == set()


@BOTH
def test_mixed_grounds_reach_aa_too(tokens: Tokens) -> None:
    """The chosen entry of the rail, a pointed-at one, the ground of a row of choices."""
    chosen = mixed(tokens.selected, tokens.accent, 0.07)
    pointed = mixed(tokens.ground, tokens.text, 0.05)
    choices = mixed(tokens.surface, tokens.text, 0.06)
    keys = mixed(tokens.surface, tokens.text, 0.08)
    pairs = {
        "rail": (tokens.text, chosen),
        "rail, icon": (tokens.tones[Tone.ACCENT].ink, chosen),
        "rail, pointed at": (tokens.text, pointed),
        "choices": (tokens.text, choices),
        "keys of the help": (tokens.text, keys),
    }

    low = {what: contrast(*pair) for what, pair in pairs.items() if contrast(*pair) < TEXT}
    assert low == {}


def test_every_token_stands_in_a_pair_or_says_why_not() -> None:
    named = {name for pair in WRITTEN for name in pair} | set(DECORATION)

    assert {one.name for one in fields(Tokens)} - named == set()


RULE: Final = re.compile(r"(?P<who>[^{}]+)\{(?P<what>[^{}]*)\}")
COLOUR: Final = re.compile(r"(?<![-\w])(color|background):\s*(#[0-9A-Fa-f]{6})")


@BOTH
def test_every_rule_of_the_sheet_that_paints_both_is_readable(tokens: Tokens) -> None:
    low, seen = {}, 0
    for rule in RULE.finditer(sheet_of(tokens)):
        found = dict(COLOUR.findall(rule["what"]))
        if len(found) < 2 or ":disabled" in rule["who"]:  # AA asks nothing of what is disabled
            continue
        seen += 1
        if contrast(found["color"], found["background"]) < TEXT:
            low[rule["who"].strip()] = found

    assert seen >= 4
    assert low == {}


@HIGH
def test_high_contrast_reaches_more_than_aa_and_its_lines_are_seen(scheme: Scheme) -> None:
    """WCAG 1.4.6 for writing, and 1.4.11 for the lines that the usual schemes only hint at."""
    tokens = HEIGHTENED[scheme]
    fills = [getattr(tokens, name) for name in FILLS]
    inks = {"text": tokens.text, "muted": tokens.muted, "accent": tokens.accent}
    inks |= {tone.value: one.ink for tone, one in tokens.tones.items()}

    low = {name: min(contrast(ink, fill) for fill in fills) for name, ink in inks.items()}
    assert {name: one for name, one in low.items() if one < MORE} == {}
    lines = {name: getattr(tokens, name) for name in ("line", "edge", "note_line")}
    faint = {name for name, one in lines.items() if contrast(one, tokens.surface) < GRAPHIC}
    assert faint == set()


@HIGH
def test_high_contrast_is_the_same_scheme_stronger(scheme: Scheme) -> None:
    usual, high = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}[scheme], HEIGHTENED[scheme]

    assert high.scheme is scheme
    pairs = [(one, high.tones[tone]) for tone, one in usual.tones.items()]
    assert all(
        contrast(more.ink, high.surface) > contrast(one.ink, usual.surface) for one, more in pairs
    )
