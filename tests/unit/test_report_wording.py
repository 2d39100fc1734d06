"""Instants and spans of a report read the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.errors import RuleError
from services.reports.clock_proof import proof_rows
from services.reports.clock_words import clock_words, level_words
from services.reports.history import ClockInterval, ClockPicture, IntervalKind
from services.reports.wording import clock_time, instant, span, zone_of
from tests.rigs.paper import resolution_clock


def test_an_instant_is_written_in_the_zone_of_the_report() -> None:
    at = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)

    assert instant(at, zone_of("Europe/London")) == "2026-06-08 09:00:00 +01:00"


def test_the_repeated_hour_of_autumn_is_told_by_its_offset() -> None:
    at = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert instant(at, zone_of("Europe/London")) == "2026-10-25 01:30:00 +00:00"


def test_an_unknown_zone_is_refused_by_name() -> None:
    with pytest.raises(RuleError, match="Mars/Olympus"):
        zone_of("Mars/Olympus")


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(seconds=42), "42 s"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=3, minutes=5), "3 h 05 min"),
        (timedelta(minutes=1, seconds=40), "1 min 40 s"),
        (timedelta(hours=1, seconds=5), "1 h 00 min 05 s"),
        (timedelta(hours=1200), "1,200 h 00 min"),
        (timedelta(0), "0 s"),
        (timedelta(hours=-1), "\N{MINUS SIGN}1 h 00 min"),
    ],
)
def test_a_span_is_written_in_hours_minutes_and_seconds(length: timedelta, words: str) -> None:
    assert span(length) == words


def test_the_words_of_a_clock_tell_the_breach() -> None:
    words = clock_words(resolution_clock(), zone_of("Europe/London"))

    assert "Breached 2026-06-09 11:00:00 +01:00." in words


def test_the_words_of_a_clock_tell_each_pause_and_its_reason() -> None:
    words = clock_words(resolution_clock(), zone_of("Europe/London"))

    assert "(waiting for the requester)" in words


def test_a_level_that_did_not_fire_is_told_so() -> None:
    words = level_words(resolution_clock(), zone_of("Europe/London"))

    assert "3 Tell manager and director: due 2026-06-09 15:00:00 +01:00, did not fire." in words


def test_the_stretches_of_a_clock_add_up_to_the_time_used() -> None:
    rows = proof_rows(resolution_clock(), zone_of("Europe/London"))

    assert rows[-1].total == "10 h 30 min"


def test_a_pause_counts_nothing_and_says_why() -> None:
    pause = proof_rows(resolution_clock(), zone_of("Europe/London"))[1]

    assert (pause.kind, pause.counted, pause.why) == ("paused", "", "waiting for the requester")


def test_the_printed_lines_add_up_to_the_printed_total() -> None:
    start, piece = datetime(2026, 6, 1, tzinfo=UTC), timedelta(seconds=100)
    pieces = tuple(
        ClockInterval(start + number * piece, start + (number + 1) * piece, IntervalKind.COUNTED)
        for number in range(3)
    )
    clock = replace(resolution_clock(), intervals=pieces, elapsed=3 * piece)

    rows = proof_rows(clock, zone_of("UTC"))

    assert [one.counted for one in rows] == ["1 min 40 s"] * 3
    assert rows[-1].total == "5 min"


def test_the_scale_of_a_long_clock_has_its_years() -> None:
    at = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)

    assert clock_time(at, UTC) == "8 Jun 08:00"
    assert clock_time(at, UTC, with_year=True) == "8 Jun 2026 08:00"


def test_what_was_taken_over_in_a_merge_is_a_line() -> None:
    clock = replace(resolution_clock(), elapsed=timedelta(hours=12))

    first = proof_rows(clock, zone_of("UTC"))[0]

    assert (first.kind, first.counted) == ("taken over", "1 h 30 min")


def test_many_stretches_become_one_line_a_day() -> None:
    rows = proof_rows(busy_clock(days=30), zone_of("UTC"))

    assert len(rows) == 30


def test_folded_stretches_still_add_up() -> None:
    rows = proof_rows(busy_clock(days=30), zone_of("UTC"))

    assert rows[-1].total == "240 h 00 min"


def busy_clock(days: int) -> ClockPicture:
    """Return a clock that counted eight hours a day."""
    day = timedelta(days=1)
    start = datetime(2026, 6, 1, tzinfo=UTC)
    opens, closes = timedelta(hours=9), timedelta(hours=17)
    pieces: list[ClockInterval] = []
    for morning in (start + number * day for number in range(days)):
        pieces += [
            ClockInterval(morning, morning + opens, IntervalKind.CLOSED),
            ClockInterval(morning + opens, morning + closes, IntervalKind.COUNTED),
            ClockInterval(morning + closes, morning + day, IntervalKind.CLOSED),
        ]
    elapsed = days * (closes - opens)
    return replace(resolution_clock(), intervals=tuple(pieces), elapsed=elapsed)
