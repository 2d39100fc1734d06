"""What a person typed reaches the paper visibly, whatever it is."""

from __future__ import annotations

import pytest

from services.reports.marking import CHANGED, SAME, marked
from services.reports.paper.reading_order import as_read
from services.reports.paper.typeface import Pen, drawable, faces
from services.reports.paper.visible import CELL_LIMIT, shown
from services.reports.paper.wrapping import Run, wrapped, wrapped_runs

DRAWABLE = frozenset("abcdefghijklmnopqrstuvwxyz \u00e9")


class Typewriter(Pen):
    """A pen whose letters are all ten points wide."""

    def __init__(self) -> None:
        self.size = 10.0
        self._advances = faces()[0].advances.__class__(faces()[0].first, faces()[0].second)
        self._advances.update(dict.fromkeys(map(chr, range(32, 127)), 1000.0))


def test_plain_text_is_printed_as_it_is() -> None:
    assert shown("as it is", DRAWABLE).text == "as it is"


def test_an_accented_letter_of_the_font_is_printed_as_itself() -> None:
    assert shown("caf\u00e9", DRAWABLE).text == "caf\u00e9"


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\u4e2d", "[U+4E2D]"),
        ("\x00", "[U+0000]"),
        ("\x1b", "[U+001B]"),
        ("\u202e", "[U+202E]"),
        ("\u2066", "[U+2066]"),
        ("\u200b", "[U+200B]"),
        ("\ufeff", "[U+FEFF]"),
        ("\u00ad", "[U+00AD]"),
        ("\ud800", "[U+D800]"),
        ("\U0001f600", "[U+1F600]"),
    ],
)
def test_what_cannot_be_seen_is_printed_as_its_code(character: str, code: str) -> None:
    assert shown(f"a{character}b", DRAWABLE).text == f"a{code}b"


def test_hidden_characters_are_codes_even_if_a_font_has_them() -> None:
    everything = frozenset(map(chr, range(0x3000)))

    assert shown("\u202eabc", everything).text == "[U+202E]abc"


def test_characters_printed_as_codes_are_counted() -> None:
    assert shown("\u4e2d\u6587", DRAWABLE).replaced == 2


def test_a_line_break_of_any_system_is_one_line_break() -> None:
    assert shown("a\r\nb\rc\nd", DRAWABLE).text == "a\nb\nc\nd"


def test_a_long_value_says_how_much_is_missing() -> None:
    result = shown("x" * (CELL_LIMIT + 1_234), DRAWABLE)

    assert result.text.endswith("x \u2026 rest withheld for length, 1,234 characters")


def test_a_value_of_exactly_the_limit_is_complete() -> None:
    assert shown("x" * CELL_LIMIT, DRAWABLE).withheld == 0


def test_codes_count_towards_the_limit() -> None:
    result = shown("\u4e2d" * CELL_LIMIT, DRAWABLE)

    assert result.withheld == CELL_LIMIT - CELL_LIMIT // len("[U+4E2D]")


def test_a_value_of_many_lines_is_set_in_one_run() -> None:
    assert "\n" not in shown("a\n" * 100, DRAWABLE).text


def test_words_are_wrapped_at_spaces() -> None:
    assert wrapped("one two three", Typewriter(), 70.0) == ["one two ", "three"]


def test_a_word_wider_than_the_column_is_broken() -> None:
    assert wrapped("abcdefgh", Typewriter(), 30.0) == ["abc", "def", "gh"]


def test_a_long_word_keeps_the_space_before_it() -> None:
    assert wrapped("is " + "x" * 70, Typewriter(), 10_000.0)[0].startswith("is x")


def test_nothing_is_lost_by_wrapping_runs() -> None:
    runs = (Run(0, "the old "), Run(1, "printer was"), Run(0, " replaced"))

    lines = wrapped_runs(runs, (Typewriter(), Typewriter()), 90.0)

    words = " ".join("".join(run.text for run in line) for line in lines)
    assert words.split() == ["the", "old", "printer", "was", "replaced"]


def test_only_the_changed_words_are_marked() -> None:
    _, after = marked("printer prints stripes", "printer prints black stripes")

    assert after == (Run(SAME, "printer prints "), Run(CHANGED, "+black "), Run(SAME, "stripes"))


def test_removed_words_bear_a_minus_sign() -> None:
    before, _ = marked("printer prints black stripes", "printer prints stripes")

    assert Run(CHANGED, "\N{MINUS SIGN}black ") in before


def test_values_with_little_in_common_are_marked_as_a_whole() -> None:
    _, after = marked("printer on fire", "network is very slow today")

    assert after == (Run(CHANGED, "+network is very slow today"),)


def test_hebrew_is_painted_from_the_right() -> None:
    assert as_read("\u05d0\u05d1\u05d2") == "\u05d2\u05d1\u05d0"


def test_a_number_inside_hebrew_keeps_its_order() -> None:
    assert as_read("\u05d0 12:30 \u05d1") == "\u05d1 12:30 \u05d0"


def test_latin_beside_hebrew_stays_where_it_is() -> None:
    assert as_read("ok \u05d0\u05d1 ok") == "ok \u05d1\u05d0 ok"


def test_arabic_letters_take_their_joined_shapes() -> None:
    assert as_read("\u0628\u0628\u0628") == "\ufe90\ufe92\ufe91"


def test_the_fonts_draw_the_scripts_of_europe_and_the_near_east() -> None:
    assert set("\u00df\u0142\u017e\u03a9\u042f\u05d0\u0628\u0531\u10d0\u20ac\u2714") <= drawable()
