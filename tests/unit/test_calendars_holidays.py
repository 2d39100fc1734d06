"""Holidays are proposed from files and from the library, and nothing else is."""

from __future__ import annotations

import re
from datetime import date

import pytest

from services.calendars.holidays_import import preview_country, preview_ics
from services.errors import RuleError

YEARS = range(2026, 2029)


def ics(*events: str) -> bytes:
    """A calendar file with entries written as `KEY:value;...` lines."""
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTAMP:20260101T000000Z\r\n"
        + event.strip().replace("\n", "\r\n")
        + "\r\nEND:VEVENT\r\n"
        for number, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}END:VCALENDAR\r\n".encode()


CHRISTMAS = "SUMMARY:Christmas Day\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226"


def test_a_whole_day_is_proposed_with_its_name() -> None:
    found = preview_ics(ics(CHRISTMAS), years=YEARS)

    assert found.added == ((date(2026, 12, 25), "Christmas Day"),)
    assert (found.known, found.left_out) == ((), ())


def test_a_date_the_calendar_has_already_is_told_apart() -> None:
    found = preview_ics(ics(CHRISTMAS), years=YEARS, present=[date(2026, 12, 25)])

    assert (found.added, [one.day for one in found.known]) == ((), [date(2026, 12, 25)])


def test_several_days_are_each_proposed_and_none_twice() -> None:
    break_ = "SUMMARY:Works  holiday\nDTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227"

    found = preview_ics(ics(break_, CHRISTMAS), years=YEARS)

    assert [(one.day.day, one.name) for one in found.added] == [
        (24, "Works holiday"),
        (25, "Christmas Day"),
        (26, "Works holiday"),
    ]


def test_a_day_without_an_end_or_a_name_is_one_day() -> None:
    found = preview_ics(ics("DTSTART;VALUE=DATE:20260501"), years=YEARS)

    assert found.added == ((date(2026, 5, 1), "unnamed"),)


def test_a_yearly_repetition_is_followed_in_the_years_asked_for_but_for_its_exceptions() -> None:
    labour = "SUMMARY:Labour Day\nDTSTART;VALUE=DATE:19900501\nRRULE:FREQ=YEARLY"
    exceptions = "EXDATE;VALUE=DATE:20270501\nEXDATE:20280501T000000Z"

    plain = preview_ics(ics(labour), years=YEARS)
    cut = preview_ics(ics(f"{labour}\n{exceptions}"), years=YEARS)
    once = preview_ics(ics(f"{labour}\nEXDATE;VALUE=DATE:20270501"), years=YEARS)

    assert [one.day.year for one in plain.added] == [2026, 2027, 2028]
    assert [one.day.year for one in cut.added] == [2026]
    assert [one.day.year for one in once.added] == [2026, 2028]


def test_a_repetition_ends_where_it_says() -> None:
    rule = "SUMMARY:x\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=YEARLY;UNTIL=20270601T000000Z"

    assert len(preview_ics(ics(rule), years=YEARS).added) == 2


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ("DTSTART:20261225T090000Z", "it is not a whole day"),
        ("SUMMARY:nothing", "it is not a whole day"),
        (f"{CHRISTMAS}\nSTATUS:CANCELLED", "it is cancelled"),
        (
            "DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20280101",
            "it lasts longer than a year",
        ),
        (f"{CHRISTMAS}\nRRULE:FREQ=SECONDLY", "it repeats in a way that is not understood"),
        (
            f"{CHRISTMAS}\nRRULE:FREQ=YEARLY;INTERVAL=0",
            "it repeats in a way that is not understood",
        ),
    ],
)
def test_what_is_no_holiday_is_left_out_with_its_reason(event: str, why: str) -> None:
    found = preview_ics(ics(event), years=YEARS)

    assert [one.why for one in found.left_out] == [why]
    assert found.added == ()


@pytest.mark.parametrize(
    "broken",
    [
        "DTSTART;VALUE=DATE:soon",
        f"{CHRISTMAS}\nRRULE:FREQ=YEARLY;INTERVAL=x",
        f"{CHRISTMAS}\nRRULE:FREQ=YEARLY;FOO=1",
    ],
)
def test_what_cannot_be_read_is_left_out_and_the_rest_is_taken(broken: str) -> None:
    found = preview_ics(ics(broken, CHRISTMAS), years=YEARS)

    assert [one.day for one in found.added] == [date(2026, 12, 25)]
    assert [one.why[:17] for one in found.left_out] == ["it cannot be read"]


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\xff\xfe\x00", ics()])
def test_a_file_that_is_no_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(RuleError):
        preview_ics(content, years=YEARS)


def test_a_huge_file_is_refused_unread() -> None:
    with pytest.raises(RuleError, match="larger than 5 MB"):
        preview_ics(b"x" * 5_000_001, years=YEARS)


@pytest.mark.parametrize("years", [range(2026, 2026), range(1900, 2026)])
def test_no_years_and_too_many_years_are_refused(years: range) -> None:
    with pytest.raises(RuleError, match="between one and 30 years"):
        preview_ics(ics(CHRISTMAS), years=years)


def test_the_library_knows_the_holidays_of_a_country_and_of_its_parts() -> None:
    germany = preview_country("DE", years=range(2026, 2027))
    bavaria = preview_country("DE", "BY", years=range(2026, 2027), present=[date(2026, 12, 25)])

    assert date(2026, 10, 3) in [one.day for one in germany.added]
    assert date(2026, 1, 6) not in [one.day for one in germany.added]
    assert date(2026, 1, 6) in [one.day for one in bavaria.added]
    assert [one.day for one in bavaria.known] == [date(2026, 12, 25)]


@pytest.mark.parametrize(("country", "part"), [("XX", None), ("DE", "XX")])
def test_an_unknown_country_or_part_is_refused(country: str, part: str | None) -> None:
    with pytest.raises(RuleError, match="No holidays are known"):
        preview_country(country, part, years=YEARS)


def days_of(*events: str) -> list[str]:
    return [f"{one.day:%y-%m-%d}" for one in preview_ics(ics(*events), years=YEARS).added]


@pytest.mark.parametrize("length", ["DTEND;VALUE=DATE:20261227", "DURATION:P3D"])
def test_several_days_may_be_told_by_their_end_or_their_length(length: str) -> None:
    found = days_of(f"SUMMARY:Break\nDTSTART;VALUE=DATE:20261224\n{length}")

    assert found == ["26-12-24", "26-12-25", "26-12-26"]


def test_dates_listed_beside_the_first_are_taken() -> None:
    listed = "RDATE;VALUE=DATE:20270329,20280417\nEXDATE;VALUE=DATE:20280417"

    assert days_of(f"SUMMARY:Easter Monday\nDTSTART;VALUE=DATE:20260406\n{listed}") == [
        "26-04-06",
        "27-03-29",
    ]


def test_a_date_of_a_series_that_was_moved_or_cancelled_is_not_closed() -> None:
    series = "SUMMARY:Fair\nDTSTART;VALUE=DATE:20200601\nRRULE:FREQ=YEARLY"
    moved = "SUMMARY:Fair\nRECURRENCE-ID;VALUE=DATE:20260601\nDTSTART;VALUE=DATE:20260608"
    cancelled = (
        "SUMMARY:Fair\nRECURRENCE-ID;VALUE=DATE:20270601\nDTSTART;VALUE=DATE:20270601\n"
        "STATUS:CANCELLED"
    )
    one_series = re.sub(rb"UID:\d", b"UID:fair", ics(series, moved, cancelled))

    found = preview_ics(one_series, years=YEARS)
    assert [f"{one.day}" for one in found.added] == ["2026-06-08", "2028-06-01"]


def test_an_entry_beyond_the_last_year_is_left_out() -> None:
    beyond = "SUMMARY:Far\nDTSTART;VALUE=DATE:99991231\nDURATION:P5D"

    assert days_of(beyond, CHRISTMAS) == ["26-12-25"]


def test_two_kinds_of_one_value_are_refused() -> None:
    with pytest.raises(RuleError, match="not an iCalendar file"):
        preview_ics(ics(CHRISTMAS.replace("VALUE=DATE", "VALUE=DATE,A", 1)), years=YEARS)
