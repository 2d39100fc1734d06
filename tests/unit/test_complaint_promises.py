"""Times of complaints, by hand: month ends, leap years, holidays, clock changes, time zones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from services.calendars.working_time import WorkingTime
from services.complaints import promise
from services.complaints.promise import Promise, Unit

WEEK = ("mon", "tue", "wed", "thu", "fri")
NINE_TO_FIVE = dict.fromkeys(WEEK, (("09:00", "17:00"),))


def calendar(
    zone: str = "Europe/London", *holidays: str, weekly: dict[str, object] | None = None
) -> WorkingTime:
    closed = [date.fromisoformat(one) for one in holidays]
    return WorkingTime(zone, weekly or NINE_TO_FIVE, holidays=closed)  # type: ignore[arg-type]


def at(local: str, zone: str = "Europe/London") -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))


LONDON = [
    # the day of receipt does not count; the last one ends with its business
    ("2026-06-01 10:00", "3bd", "2026-06-04 17:00"),
    ("2026-06-01 23:59", "3bd", "2026-06-04 17:00"),
    ("2026-06-02 00:00", "3bd", "2026-06-05 17:00"),
    # over a weekend, and received on one
    ("2026-06-04 09:00", "3bd", "2026-06-09 17:00"),
    ("2026-06-06 12:00", "3bd", "2026-06-10 17:00"),
    ("2026-06-07 12:00", "3bd", "2026-06-10 17:00"),
    # exactly at closing, and before opening
    ("2026-06-01 17:00", "1bd", "2026-06-02 17:00"),
    ("2026-06-01 03:00", "1bd", "2026-06-02 17:00"),
    # the clocks go forward on Sunday 29 March, back on Sunday 25 October
    ("2026-03-27 16:00", "3bd", "2026-04-01 17:00"),
    ("2026-10-23 16:00", "3bd", "2026-10-28 17:00"),
    ("2026-03-29 00:30", "1cd", "2026-03-31 00:00"),
    ("2026-03-28 12:00", "1cd", "2026-03-30 00:00"),
    ("2026-10-24 12:00", "1cd", "2026-10-26 00:00"),
    # fifteen and thirty-five business days
    ("2026-06-01 10:00", "15bd", "2026-06-22 17:00"),
    ("2026-06-01 10:00", "35bd", "2026-07-20 17:00"),
    # eight weeks end with the day
    ("2026-06-01 10:00", "8w", "2026-07-28 00:00"),
    ("2026-06-01 00:00", "8w", "2026-07-28 00:00"),
    ("2026-06-01 23:59", "8w", "2026-07-28 00:00"),
    ("2026-02-02 10:00", "8w", "2026-03-31 00:00"),
    ("2026-09-07 10:00", "8w", "2026-11-03 00:00"),
    ("2025-12-15 10:00", "8w", "2026-02-10 00:00"),
    # days over the turn of a year, and a leap day
    ("2027-12-31 10:00", "1cd", "2028-01-02 00:00"),
    ("2028-02-28 10:00", "1cd", "2028-03-01 00:00"),
    ("2027-02-28 10:00", "1cd", "2027-03-02 00:00"),
    ("2028-01-05 10:00", "8w", "2028-03-02 00:00"),
    # six months: the same day of the month
    ("2026-01-15 10:00", "6mo", "2026-07-16 00:00"),
    ("2026-07-15 10:00", "6mo", "2027-01-16 00:00"),
    ("2026-06-30 10:00", "6mo", "2026-12-31 00:00"),
    ("2026-12-01 10:00", "6mo", "2027-06-02 00:00"),
    # a month too short ends it, in a leap year a day later
    ("2026-08-31 10:00", "6mo", "2027-03-01 00:00"),
    ("2026-08-30 10:00", "6mo", "2027-03-01 00:00"),
    ("2026-08-29 10:00", "6mo", "2027-03-01 00:00"),
    ("2026-08-28 10:00", "6mo", "2027-03-01 00:00"),
    ("2027-08-31 10:00", "6mo", "2028-03-01 00:00"),
    ("2027-08-30 10:00", "6mo", "2028-03-01 00:00"),
    ("2027-08-29 10:00", "6mo", "2028-03-01 00:00"),
    ("2027-08-28 10:00", "6mo", "2028-02-29 00:00"),
    ("2026-03-31 10:00", "6mo", "2026-10-01 00:00"),
    ("2026-03-31 10:00", "1mo", "2026-05-01 00:00"),
    ("2026-12-31 10:00", "2mo", "2027-03-01 00:00"),
    ("2026-11-30 10:00", "1mo", "2026-12-31 00:00"),
    ("2026-12-31 10:00", "12mo", "2028-01-01 00:00"),
    ("2028-02-29 10:00", "12mo", "2029-03-01 00:00"),
    ("2024-02-29 10:00", "48mo", "2028-03-01 00:00"),
    # nothing at all is the day itself
    ("2026-06-01 10:00", "0cd", "2026-06-02 00:00"),
    ("2026-06-01 10:00", "0bd", "2026-06-02 00:00"),
    ("2026-06-01 10:00", "0mo", "2026-06-02 00:00"),
]


@pytest.mark.parametrize(("start", "within", "expected"), LONDON)
def test_in_london(start: str, within: str, expected: str) -> None:
    assert promise.due(promise.parse(within), at(start), calendar()) == at(expected)


HOLIDAYS = [
    # Easter 2026: Good Friday 3 April, Easter Monday 6 April
    ("2026-04-01 10:00", "3bd", "2026-04-08 17:00"),
    ("2026-04-02 10:00", "1bd", "2026-04-07 17:00"),
    # received on a holiday
    ("2026-04-03 10:00", "1bd", "2026-04-07 17:00"),
    # Christmas on a Friday, Boxing Day observed on the Monday
    ("2026-12-23 10:00", "3bd", "2026-12-30 17:00"),
    ("2026-12-24 10:00", "3bd", "2026-12-31 17:00"),
    # weeks and months ask for no holiday
    ("2026-04-01 10:00", "8w", "2026-05-28 00:00"),
    ("2026-06-25 10:00", "6mo", "2026-12-26 00:00"),
]


@pytest.mark.parametrize(("start", "within", "expected"), HOLIDAYS)
def test_with_holidays(start: str, within: str, expected: str) -> None:
    closed = calendar("Europe/London", "2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28")

    assert promise.due(promise.parse(within), at(start), closed) == at(expected)


ZONES = [
    # the same instant is another day elsewhere
    ("Europe/London", "2026-06-01T23:30:00+00:00", "1bd", "2026-06-03T16:00:00+00:00"),
    ("UTC", "2026-06-01T23:30:00+00:00", "1bd", "2026-06-02T17:00:00+00:00"),
    ("Europe/Berlin", "2026-06-01T21:59:00+00:00", "8w", "2026-07-27T22:00:00+00:00"),
    ("Europe/Berlin", "2026-06-01T22:00:00+00:00", "8w", "2026-07-28T22:00:00+00:00"),
    ("America/New_York", "2026-06-02T03:59:00+00:00", "1cd", "2026-06-03T04:00:00+00:00"),
    ("Pacific/Kiritimati", "2026-06-01T10:00:00+00:00", "1cd", "2026-06-03T10:00:00+00:00"),
    ("Asia/Kolkata", "2026-06-01T18:29:59+00:00", "0cd", "2026-06-01T18:30:00+00:00"),
    # midnight does not exist on the day the clocks go forward in Beirut and in Cairo
    ("Asia/Beirut", "2026-03-28T12:00:00+00:00", "0cd", "2026-03-28T22:00:00+00:00"),
    ("Africa/Cairo", "2026-04-23T12:00:00+00:00", "0cd", "2026-04-23T22:00:00+00:00"),
    # Samoa had no 30 December 2011
    ("Pacific/Apia", "2011-12-29T12:00:00+00:00", "1cd", "2011-12-30T10:00:00+00:00"),
]


@pytest.mark.parametrize(("zone", "start", "within", "expected"), ZONES)
def test_in_other_zones(zone: str, start: str, within: str, expected: str) -> None:
    found = promise.due(promise.parse(within), datetime.fromisoformat(start), calendar(zone))

    assert found == datetime.fromisoformat(expected)
    assert found.tzinfo is UTC


def test_a_shift_over_midnight_closes_on_the_next_date() -> None:
    nights = calendar("Europe/London", weekly=dict.fromkeys(WEEK, (("22:00", "06:00"),)))

    assert promise.due(Promise(1, Unit.BUSINESS_DAYS), at("2026-06-01 12:00"), nights) == at(
        "2026-06-03 06:00"
    )


def test_several_openings_a_day_are_one_business_day() -> None:
    split = calendar(weekly=dict.fromkeys(WEEK, (("09:00", "12:00"), ("13:00", "16:30"))))

    assert promise.due(Promise(3, Unit.BUSINESS_DAYS), at("2026-06-01 12:00"), split) == at(
        "2026-06-04 16:30"
    )


def test_a_calendar_that_no_longer_opens_is_refused() -> None:
    once = WorkingTime("UTC", {}, overrides={date(2026, 6, 1): (("09:00", "10:00"),)})

    with pytest.raises(ValueError, match="never opens"):
        promise.due(Promise(3, Unit.BUSINESS_DAYS), at("2026-06-01 12:00", "UTC"), once)


WARNINGS = [
    # due on Thursday 4 June at 17:00
    ("2026-06-01 10:00", "3bd", "0bd", "2026-06-04 00:00"),
    ("2026-06-01 10:00", "3bd", "1bd", "2026-06-03 00:00"),
    # a warning over a weekend counts business days
    ("2026-06-04 10:00", "3bd", "2bd", "2026-06-05 00:00"),
    ("2026-06-04 10:00", "3bd", "2cd", "2026-06-07 00:00"),
    # never before the start
    ("2026-06-01 10:00", "1bd", "3bd", "2026-06-01 10:00"),
    ("2026-06-01 10:00", "1bd", "3w", "2026-06-01 10:00"),
    # eight weeks, two before: the last day is 27 July
    ("2026-06-01 10:00", "8w", "2w", "2026-07-13 00:00"),
    ("2026-06-01 10:00", "8w", "0cd", "2026-07-27 00:00"),
    ("2026-06-01 10:00", "8w", "1bd", "2026-07-24 00:00"),
]


@pytest.mark.parametrize(("start", "within", "warn", "expected"), WARNINGS)
def test_warnings(start: str, within: str, warn: str, expected: str) -> None:
    hours = calendar()
    due_at = promise.due(promise.parse(within), at(start), hours)

    assert promise.at_risk(promise.parse(warn), due_at, at(start), hours) == at(expected)


@pytest.mark.parametrize("text", ["3bd", "10cd", "8w", "6mo", "0bd", "1000cd"])
def test_what_is_read_is_written_again(text: str) -> None:
    assert str(promise.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "3", "bd", "3 bd", "-1bd", "3bd ", "3BD", "1.5w", "1001cd", "9999mo", "3d", "٣bd"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time such as|longer than"):
        promise.parse(text)


def test_an_instant_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 6, 1, 10, 0)  # noqa: DTZ001 - that is the point

    with pytest.raises(ValueError, match="time zone"):
        promise.due(promise.parse("8w"), naive, calendar())


def test_a_warning_in_months_is_refused() -> None:
    begun = at("2026-06-01 10:00")

    with pytest.raises(ValueError, match="days or weeks"):
        promise.at_risk(promise.parse("1mo"), begun, begun, calendar())
