"""The walk in German knows English when it meets it."""

from __future__ import annotations

import pytest

from tests.rigs.english import FIGURES, is_english


@pytest.mark.parametrize(
    ("line", "is_left"),
    [
        ("Ticket placed on hold", True),
        ("Overtaken: a higher level was due as well, so only that one acted", True),
        (
            "Colours, language, first page and lock go with you; the rest belongs to this seat.",
            True,
        ),
        ("quiet hours until 2026-06-10 00:00 UTC", True),
        ("Ticket angehalten", False),
        ("The queue is out of the door now.", False),
    ],
)
def test_a_sentence_of_the_window_is_known_and_a_person_s_is_not(line: str, is_left: bool) -> None:  # noqa: FBT001 - of a table
    assert is_english(line) is is_left


@pytest.mark.parametrize(
    ("line", "is_left"),
    [
        ("2026-11-29 01:30:13 UTC", True),
        ("29.11.2026 01:30:13 UTC", False),
        ("5 Oct, 14:00", True),
        ("5. Okt., 14:00", False),
        ("1,234 tickets", True),
        ("1.234 Tickets, 12,5 %, 1,4 MB", False),
        ("99.5 %", True),
        ("50%", True),
    ],
)
def test_a_figure_of_english_is_known(line: str, is_left: bool) -> None:  # noqa: FBT001 - of a table
    assert bool(FIGURES.search(line)) is is_left
