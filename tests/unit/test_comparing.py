"""Two wordings compared: what is kept and taken out is the first, kept and put in the second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from services.knowledge.comparing import MOST_WORDS, Change, Piece, compared

TEXTS = st.text(alphabet="ab \n{<%", max_size=40)


@given(TEXTS, TEXTS)
def test_pieces_say_both_wordings(before: str, after: str) -> None:
    pieces = compared(before, after)

    assert "".join(one.text for one in pieces if one.change is not Change.IN) == before
    assert "".join(one.text for one in pieces if one.change is not Change.OUT) == after


def test_a_changed_word_is_told_and_its_line_is_kept() -> None:
    pieces = compared("Restart the router.\nWait.\n", "Restart the switch.\nWait.\n")

    assert pieces == [
        Piece(Change.KEPT, "Restart the "),
        Piece(Change.OUT, "router"),
        Piece(Change.IN, "switch"),
        Piece(Change.KEPT, ".\nWait.\n"),
    ]


def test_a_long_changed_line_is_compared_as_a_whole() -> None:
    before, after = "a " * MOST_WORDS, "b " * MOST_WORDS

    assert [one.change for one in compared(before, after)] == [Change.OUT, Change.IN]
