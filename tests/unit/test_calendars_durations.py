"""The lengths a promise can have, and the instants they lead to."""

from __future__ import annotations

from datetime import date

import pytest

from services.calendars.duration import business_time, parse
from services.calendars.working_time import WorkingTime
from services.sla.levels import earliest, parse_offset
from tests.rigs.desk_terms import around_the_clock, at, local, nights, office


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("90s", "2026-06-08 09:00", "2026-06-08 09:01"),
        ("45m", "2026-06-08 09:00", "2026-06-08 09:45"),
        ("8h", "2026-06-08 10:00", "2026-06-09 10:00"),
        ("1h30m", "2026-06-08 16:00", "2026-06-09 09:30"),
        ("3bd", "2026-06-08 09:00", "2026-06-11 17:00"),
        ("1bd", "2026-06-05 23:00", "2026-06-08 17:00"),
        ("0bd", "2026-06-05 23:00", "2026-06-05 23:00"),
        ("8w", "2026-02-02 10:00", "2026-03-30 10:00"),
        ("10cd", "2026-03-20 01:30", "2026-03-30 01:30"),
        ("9cd", "2026-03-20 01:30", "2026-03-29 02:30"),
        ("by 16:00", "2026-06-08 09:00", "2026-06-08 16:00"),
        ("by 16:00", "2026-06-08 16:00", "2026-06-09 16:00"),
        ("by 16:00", "2026-06-05 18:00", "2026-06-08 16:00"),
        ("by 17:00", "2026-06-08 09:00", "2026-06-08 17:00"),
        ("by 09:00", "2026-06-08 09:00", "2026-06-09 09:00"),
    ],
)
def test_a_duration_leads_to_its_due_time(text: str, start: str, due: str) -> None:
    assert local(parse(text).due(at(start), office())) == due


def test_a_business_day_of_a_night_shift_ends_in_the_morning() -> None:
    due = parse("1bd").due(at("2026-06-08 09:00"), nights())

    assert local(due) == "2026-06-10 06:00"


def test_a_business_day_that_never_closes_ends_at_midnight() -> None:
    due = parse("1bd").due(at("2026-06-08 09:00"), around_the_clock())

    assert local(due) == "2026-06-10 00:00"


@pytest.mark.parametrize(
    "text", ["0s", "45m", "8h", "1h30m", "1h30s", "3bd", "8w", "10cd", "by 16:00", "by 16:00:30"]
)
def test_a_duration_is_written_as_it_is_read(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "8", "h", "8 h", "8H", "-8h", "30m1h", "3d", "1.5h", "by 25:00", "by", "٣h"]
)
def test_a_malformed_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"duration|time"):
        parse(text)


@pytest.mark.parametrize("text", ["9999999h", "99999bd", "9999w"])
def test_a_duration_of_centuries_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a hundred years"):
        parse(text)


def test_a_negative_target_is_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        business_time(-1)


def test_a_time_of_day_outside_hours_is_refused_when_asked_for() -> None:
    with pytest.raises(ValueError, match="no such local time in open hours"):
        parse("by 20:00").due(at("2026-06-08 09:00"), office())


def test_business_days_of_a_calendar_that_stops_opening_are_refused() -> None:
    once = WorkingTime("UTC", {}, overrides={date(2026, 6, 9): (("09:00", "17:00"),)})

    with pytest.raises(ValueError, match="never opens within 12 years"):
        parse("2bd").due(at("2026-06-08 09:00"), once)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("-30m", "2026-06-08 09:30"),
        ("0", "2026-06-08 10:00"),
        ("+4h", "2026-06-08 14:00"),
        ("+8h", "2026-06-09 10:00"),
        ("+8h wall", "2026-06-08 18:00"),
        ("-2h wall", "2026-06-08 08:00"),
        ("0 wall", "2026-06-08 10:00"),
        ("75%", "2026-06-08 09:15"),
        ("100%", "2026-06-08 10:00"),
        ("150%", "2026-06-08 11:30"),
    ],
)
def test_an_offset_leads_to_its_instant(text: str, instant: str) -> None:
    found = parse_offset(text).instant(at("2026-06-08 10:00"), 3 * 3_600, office().seconds)

    assert local(found) == instant


@pytest.mark.parametrize("text", ["-30m", "0", "+4h", "+1h30m", "+8h wall", "-15s wall", "75%"])
def test_an_offset_is_written_as_it_is_read(text: str) -> None:
    assert str(parse_offset(text)) == text


@pytest.mark.parametrize(
    "text", ["", "soon", "+3bd", "-by 16:00", "75 %", "+4h  wall", "75% wall", "+"]
)
def test_a_malformed_offset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"offset|duration"):
        parse_offset(text)


def test_no_marks_are_never_due() -> None:
    assert earliest((), 3_600) is None
