"""Instants and spans of a report read the same everywhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.errors import RuleError
from services.reports.clock_words import clock_words, level_words
from services.reports.wording import instant, span, zone_of
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
        (timedelta(hours=-1), "\N{MINUS SIGN}1 h 00 min"),
    ],
)
def test_a_span_is_written_in_hours_and_minutes(length: timedelta, words: str) -> None:
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
