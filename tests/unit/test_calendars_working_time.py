"""Business time at its edges: openings, closings and clock changes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from typing_extensions import override

from services.calendars.hours import week_hours
from services.calendars.local_days import LocalDays
from services.calendars.open_seconds import OpenSeconds
from services.calendars.working_time import WorkingTime
from tests.rigs.desk_terms import EVERY_DAY, around_the_clock, at, local, nights, office

LONDON = ZoneInfo("Europe/London")


OFFICE = office()


MONDAY = datetime(2026, 6, 8, 9, 0, tzinfo=LONDON)


HOUR = timedelta(hours=1)


class Impatient(LocalDays):
    """Days that are asked by somebody else while they are being asked."""

    asked: OpenSeconds | None = None

    @override
    def date_of(self, instant: int) -> int:
        asked, self.asked = self.asked, None
        if asked is not None:
            asked.position(instant)
        return super().date_of(instant)


def impatient() -> OpenSeconds:
    weekly = week_hours(dict.fromkeys(EVERY_DAY, (("09:00", "17:00"),)))
    days = Impatient(LONDON, weekly, frozenset(), {})
    days.asked = OpenSeconds(days)
    return days.asked


def once() -> WorkingTime:
    """Open on one day only."""
    return WorkingTime("UTC", {}, overrides={date(2026, 6, 8): (("09:00", "17:00"),)})


def test_ten_thousand_intervals_a_week_are_counted_as_any_others() -> None:
    half_minutes = [
        (f"{minute // 60:02}:{minute % 60:02}:00", f"{minute // 60:02}:{minute % 60:02}:30")
        for minute in range(1_429)
    ]
    hours = WorkingTime("UTC", dict.fromkeys(EVERY_DAY, half_minutes))
    monday = datetime(2026, 6, 8, tzinfo=UTC)

    week = timedelta(seconds=7 * 1_429 * 30)
    assert hours.add(monday, 10 * week) == datetime(2026, 8, 16, 23, 48, 30, tzinfo=UTC)
    assert hours.between(monday, monday + timedelta(days=70)) == 10 * week


def test_an_answer_is_in_utc_whatever_zone_was_asked_in() -> None:
    due = OFFICE.add(MONDAY.astimezone(ZoneInfo("Asia/Tokyo")), HOUR)

    assert (due, due.tzinfo) == (datetime(2026, 6, 8, 9, 0, tzinfo=UTC), UTC)


def test_subtract_gives_the_latest_instant() -> None:
    assert OFFICE.subtract(MONDAY + HOUR, HOUR) == MONDAY


def test_between_is_the_business_time() -> None:
    assert OFFICE.between(MONDAY - timedelta(days=3), MONDAY + HOUR) == 9 * HOUR


@pytest.mark.parametrize("microseconds", [1, 999_999])
def test_fractions_of_a_second_are_kept(microseconds: int) -> None:
    fraction = timedelta(microseconds=microseconds)

    assert OFFICE.add(MONDAY + fraction, HOUR) == MONDAY + HOUR + fraction
    assert OFFICE.add(MONDAY, HOUR + fraction) == MONDAY + HOUR + fraction
    assert OFFICE.between(MONDAY + fraction, MONDAY + HOUR) == HOUR - fraction


def test_openings_and_closings_are_found() -> None:
    evening = MONDAY.replace(hour=20)

    assert OFFICE.is_open(MONDAY)
    assert not OFFICE.is_open(evening)
    assert OFFICE.next_open(evening) == MONDAY + timedelta(days=1)
    assert OFFICE.prev_close(evening) == MONDAY.replace(hour=17)
    assert OFFICE.next_close(MONDAY) == MONDAY.replace(hour=17)


def test_a_calendar_that_never_closes_says_so() -> None:
    with pytest.raises(ValueError, match="never closes"):
        around_the_clock().next_close(MONDAY)


def test_a_calendar_that_never_closes_is_open_at_the_edge_of_what_was_expanded() -> None:
    always = around_the_clock().seconds
    start = at("2026-06-08 00:00")

    assert all(always.is_open(start + day * 86_400) for day in range(200))
    assert always.prev_close(start + 300 * 86_400) == start + 300 * 86_400


def test_a_night_shift_is_as_long_as_the_night() -> None:
    hours = nights().seconds
    spring, autumn = at("2026-03-28 12:00"), at("2026-10-24 12:00")

    assert hours.between(spring, spring + 86_400) == 7 * 3_600
    assert hours.between(autumn, autumn + 86_400) == 9 * 3_600


def test_a_holiday_closes_its_date_and_the_tail_of_the_night_before() -> None:
    weekly = dict.fromkeys(EVERY_DAY, (("22:00", "06:00"),))
    hours = WorkingTime("Europe/London", weekly, holidays=[date(2026, 6, 9)]).seconds

    found = hours.intervals(at("2026-06-08 12:00"), at("2026-06-11 00:00"))

    assert [(local(start), local(end)) for start, end in found] == [
        ("2026-06-08 22:00", "2026-06-09 00:00"),
        ("2026-06-10 22:00", "2026-06-11 00:00"),
    ]


def test_an_override_replaces_the_hours_of_its_date() -> None:
    tuesday, wednesday = date(2026, 6, 9), date(2026, 6, 10)
    hours = WorkingTime(
        "Europe/London",
        dict.fromkeys(EVERY_DAY, (("09:00", "17:00"),)),
        overrides={tuesday: (("10:00", "12:00"),), wednesday: ()},
    ).seconds

    assert hours.between(at("2026-06-09 00:00"), at("2026-06-11 00:00")) == 2 * 3_600


def test_a_holiday_beats_an_override() -> None:
    day = date(2026, 6, 9)
    hours = WorkingTime(
        "Europe/London",
        dict.fromkeys(EVERY_DAY, (("09:00", "17:00"),)),
        holidays=[day],
        overrides={day: (("10:00", "12:00"),)},
    )

    assert hours.seconds.between(at("2026-06-09 00:00"), at("2026-06-10 00:00")) == 0


def test_a_date_that_never_happened_gives_nothing() -> None:
    apia = ZoneInfo("Pacific/Apia")
    hours = WorkingTime("Pacific/Apia", dict.fromkeys(EVERY_DAY, (("09:00", "17:00"),))).seconds

    due = hours.add(at("2011-12-29 16:00", apia), 2 * 3_600)

    assert local(due, apia) == "2011-12-31 10:00"


def test_intervals_that_touch_are_one() -> None:
    weekly = {"mon": (("09:00", "12:00"), ("12:00", "17:00"))}
    hours = WorkingTime("Europe/London", weekly)

    assert hours.next_close(MONDAY) == MONDAY.replace(hour=17)


def test_ten_thousand_intervals_a_week_work() -> None:
    every_minute = [
        (f"{minute // 60:02}:{minute % 60:02}:00", f"{minute // 60:02}:{minute % 60:02}:30")
        for minute in range(1_428)
    ]
    hours = WorkingTime("UTC", dict.fromkeys(EVERY_DAY, every_minute)).seconds

    assert hours.between(at("2026-06-08 12:00"), at("2026-06-08 13:00")) == 1_800


def test_a_date_far_from_the_only_opening_can_be_asked_about() -> None:
    assert not once().is_open(datetime(2070, 1, 1, tzinfo=UTC))
    assert once().between(
        datetime(1990, 1, 1, tzinfo=UTC), datetime(2070, 1, 1, tzinfo=UTC)
    ) == timedelta(hours=8)


def test_questions_long_ago_leave_later_answers_as_they_were() -> None:
    hours = office()
    before = hours.add(MONDAY, 40 * HOUR)

    hours.add(datetime(1995, 1, 2, tzinfo=UTC), HOUR)

    assert hours.add(MONDAY, 40 * HOUR) == before


def test_a_position_leads_back_to_its_instant_however_far() -> None:
    count = office().seconds
    monday = at("2026-06-08 10:00")
    year = 365 * 8 * 3_600
    position = count.position(monday)

    assert count.instant_at(position) == count.last_instant_at(position) == monday
    assert count.position(count.instant_at(position - year)) == position - year
    assert count.position(count.last_instant_at(position + year)) == position + year


def test_two_who_ask_first_get_the_same_calendar() -> None:
    count = impatient()

    assert local(count.add(at("2026-06-08 09:00"), 3_600)) == "2026-06-08 10:00"


def test_many_who_ask_at_once_get_the_same_answers() -> None:
    count, alone = office().seconds, office().seconds
    start = at("2026-06-08 09:00")
    spans = [days * 20 * 3_600 for days in range(1, 40)]

    with ThreadPoolExecutor(8) as pool:
        later = list(pool.map(lambda span: count.add(start, span), spans * 4))
        earlier = list(pool.map(lambda span: count.subtract(start, span), spans * 4))

    assert later == [alone.add(start, span) for span in spans * 4]
    assert earlier == [alone.subtract(start, span) for span in spans * 4]


def test_who_grew_a_calendar_that_had_grown_meanwhile_gets_the_grown_one() -> None:
    count = office().seconds
    count.position(at("2026-06-08 09:00"))
    seen = count._window  # noqa: SLF001 - what another thread would still hold
    count.position(at("2027-06-08 09:00"))
    count.position(at("2025-06-08 09:00"))

    assert count._grow(seen) is count._grow_back(seen) is count._window  # noqa: SLF001


def test_an_interval_swallowed_by_a_clock_change_is_no_opening() -> None:
    hours = WorkingTime("Europe/London", {"sun": (("01:30", "02:15"),)})

    assert hours.next_open(datetime(2026, 3, 28, 12, tzinfo=UTC)) == datetime(
        2026, 4, 5, 0, 30, tzinfo=UTC
    )


def test_nothing_added_or_subtracted_is_the_instant_itself() -> None:
    sunday = MONDAY - timedelta(days=1)

    assert OFFICE.add(sunday, timedelta()) == sunday
    assert OFFICE.subtract(sunday, timedelta()) == sunday


def test_a_calendar_tells_what_it_was_read_from() -> None:
    hours = WorkingTime(
        "Europe/London",
        {"mon": (("09:00", "17:00"),)},
        holidays=[date(2026, 12, 25)],
        overrides={date(2026, 6, 9): ()},
    )

    assert hours.plain == {
        "tz": "Europe/London",
        "weekly": {"mon": [["09:00", "17:00"]]},
        "holidays": ["2026-12-25"],
        "overrides": {"2026-06-09": []},
    }
