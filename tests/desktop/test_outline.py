"""The first paint looks like what takes its place."""

from desktop import theme
from desktop.main_window import outline, status, top_bar
from desktop.widgets import rail


def test_the_outline_has_the_colours_of_the_theme() -> None:
    colours = {
        scheme.value: (tokens.ground, tokens.surface, tokens.line)
        for scheme, tokens in theme.SCHEMES.items()
    }

    assert colours == outline.COLOURS


def test_the_outline_has_the_measures_of_the_frame() -> None:
    measures = (outline.RAIL, outline.FOLDED_RAIL, outline.BAR, outline.STATUS)

    assert measures == (rail.WIDE, rail.NARROW, top_bar.HEIGHT, status.HEIGHT)
