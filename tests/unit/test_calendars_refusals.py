"""What business time refuses: calendars that cannot be, and instants nobody means."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.calendars.hours import day_hours, time_of_day
from services.calendars.working_time import WorkingTime
from tests.rigs.desk_terms import EVERY_DAY, office

LONDON = ZoneInfo("Europe/London")


OFFICE = office()


MONDAY = datetime(2026, 6, 8, 9, 0, tzinfo=LONDON)


HOUR = timedelta(hours=1)


def once() -> WorkingTime:
    """Open on one day only."""
    return WorkingTime("UTC", {}, overrides={date(2026, 6, 8): (("09:00", "17:00"),)})


def test_more_intervals_than_minutes_are_refused() -> None:
    every_half = [
        (f"{n // 120:02}:{n // 2 % 60:02}:{n % 2 * 30:02}", f"{n // 120:02}:{n // 2 % 60:02}:59")
        for n in range(1_500)
    ]

    with pytest.raises(ValueError, match="more than 10080 intervals"):
        WorkingTime("UTC", dict.fromkeys(EVERY_DAY, every_half))


@pytest.mark.parametrize("tz", ["Europe/Nowhere", "", "../etc/passwd", "Europe", "x" * 300])
def test_an_unknown_zone_is_refused(tz: str) -> None:
    with pytest.raises(ValueError, match="is not a time zone"):
        WorkingTime(tz, {"mon": (("09:00", "17:00"),)})


def test_a_calendar_without_any_hours_is_refused() -> None:
    with pytest.raises(ValueError, match="this calendar never opens"):
        WorkingTime("UTC", {"mon": ()}, overrides={date(2026, 6, 8): ()})


def test_a_calendar_open_only_on_holidays_is_refused() -> None:
    day = date(2026, 6, 8)

    with pytest.raises(ValueError, match="this calendar never opens"):
        WorkingTime("UTC", {}, holidays=[day], overrides={day: (("09:00", "17:00"),)})


def test_an_unknown_day_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a day of the week"):
        WorkingTime("UTC", {"monday": (("09:00", "17:00"),)})


def test_a_calendar_that_does_not_open_for_twelve_years_is_refused_when_saved() -> None:
    once().require_opening(datetime(2026, 6, 1, tzinfo=UTC))
    with pytest.raises(ValueError, match="never opens within 12 years"):
        once().require_opening(datetime(2026, 6, 9, tzinfo=UTC))


def test_looking_back_over_twelve_years_ends_too() -> None:
    with pytest.raises(ValueError, match="never open in the 12 years before"):
        once().prev_close(datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_instants_outside_1900_to_2200_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="1900 to 2200"):
        OFFICE.add(datetime(year, 6, 8, tzinfo=UTC), HOUR)


@pytest.mark.parametrize("years", [175, 300, 9_000])
def test_an_answer_beyond_2200_is_refused(years: int) -> None:
    with pytest.raises(ValueError, match="2200"):
        OFFICE.add(MONDAY, timedelta(days=years * 87))


def test_an_answer_before_1900_is_refused() -> None:
    with pytest.raises(ValueError, match="1900"):
        OFFICE.subtract(datetime(1901, 1, 1, tzinfo=UTC), timedelta(days=400))


def test_a_naive_instant_is_refused() -> None:
    naive = datetime(2026, 6, 8, 9, 0)  # noqa: DTZ001

    with pytest.raises(ValueError, match="needs a time zone"):
        OFFICE.add(naive, HOUR)
    with pytest.raises(ValueError, match="needs a time zone"):
        OFFICE.between(naive, MONDAY)
    with pytest.raises(ValueError, match="needs a time zone"):
        OFFICE.is_open(naive)


def test_negative_spans_and_ends_before_starts_are_refused() -> None:
    with pytest.raises(ValueError, match="not negative"):
        OFFICE.add(MONDAY, -HOUR)
    with pytest.raises(ValueError, match="not negative"):
        OFFICE.subtract(MONDAY, -HOUR)
    with pytest.raises(ValueError, match="the end is before the start"):
        OFFICE.between(MONDAY, MONDAY - HOUR)


@pytest.mark.parametrize(
    "text", ["9:00", "09:60", "24:01", "09", "0\uff19:00", "09:00:00:00", None, 9]
)
def test_a_malformed_time_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="time"):
        time_of_day(text)


@pytest.mark.parametrize("pairs", ["09:00", ["09:00"], [("09:00",)], [("24:00", "06:00")]])
def test_malformed_hours_are_refused(pairs: list[list[str]]) -> None:
    with pytest.raises(ValueError, match=r"interval|hours"):
        day_hours(pairs)


def test_overlapping_hours_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        day_hours([("22:00", "06:00"), ("23:00", "23:30")])
