"""A form changes the calendars of a written configuration and nothing else in its text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import RuleError
from services.escalation import calendar_form
from services.escalation.written_drafts import drafts
from services.sla.drafts import CalendarDraft

if TYPE_CHECKING:
    from services.sla.drafts import Hours
    from services.store.work import Work

NOBODY: Final = cast("Work", None)
"""Reading a text asks no database."""
DAY: Final = (("09:00", "17:00"),)
TEXT: Final = """\
# the desk of the county hospital
calendars:
  London:
    timezone: Europe/London   # as the contract says
    weekly:
      mon: [09:00-17:00]
      tue: [09:00-12:00, 13:00-17:00] # a lunch
      fri: [ 09:00-15:00 ]
    holidays:
    - 2026-12-25 # Christmas
    - '2026-01-01'   # New Year
    # moved by the board
    - 2026-12-28
  Always: {timezone: UTC, weekly: {mon: [00:00-24:00], tue: [00:00-24:00]}}

policies:
- name: Standard   # for everybody
  calendar: London
  targets: {resolution: 8h}
"""


def calendars(text: str) -> dict[str, CalendarDraft]:
    return {one.name: one for one in calendar_form.calendars_in(NOBODY, text)}


def put_in(text: str, *wanted: CalendarDraft) -> str:
    return calendar_form.with_calendars(NOBODY, text, wanted)


def gone_and_come(before: str, after: str) -> tuple[set[str], set[str]]:
    old, new = before.splitlines(), after.splitlines()
    return set(old) - set(new), set(new) - set(old)


def test_what_is_as_it_was_leaves_the_text_as_it_is() -> None:
    assert put_in(TEXT, *calendars(TEXT).values()) == TEXT


def test_another_zone_changes_one_word() -> None:
    after = put_in(TEXT, replace(calendars(TEXT)["London"], timezone="Europe/Dublin"))

    assert after == TEXT.replace("Europe/London", "Europe/Dublin")


def test_hours_of_one_day_change_one_line_and_keep_its_comment() -> None:
    london = calendars(TEXT)["London"]
    after = put_in(TEXT, replace(london, weekly={**london.weekly, "tue": DAY}))

    assert gone_and_come(TEXT, after) == (
        {"      tue: [09:00-12:00, 13:00-17:00] # a lunch"},
        {"      tue: ['09:00-17:00'] # a lunch"},
    )


def test_a_new_day_stands_in_the_order_of_the_week() -> None:
    london = calendars(TEXT)["London"]
    after = put_in(TEXT, replace(london, weekly={"sun": DAY, "wed": DAY, **london.weekly}))

    days = [line.strip()[:3] for line in after.splitlines() if line.startswith("      ")]
    assert days == ["mon", "tue", "wed", "fri", "sun"]


def test_a_day_that_closes_takes_its_line_with_it() -> None:
    london = calendars(TEXT)["London"]
    after = put_in(TEXT, replace(london, weekly={"mon": london.weekly["mon"]}))

    assert gone_and_come(TEXT, after)[1] == set()
    assert set(calendars(after)["London"].weekly) == {"mon"}


def test_a_holiday_comes_and_another_goes_and_comments_of_the_others_stay() -> None:
    london = calendars(TEXT)["London"]
    days = tuple(sorted({*london.holidays, "2026-04-03"} - {"2026-12-25"}))
    after = put_in(TEXT, replace(london, holidays=days))

    assert gone_and_come(TEXT, after) == (
        {"    - 2026-12-25 # Christmas"},
        {"    - '2026-04-03'"},
    )


def test_special_days_are_added_where_there_were_none() -> None:
    london = calendars(TEXT)["London"]
    after = put_in(TEXT, replace(london, overrides={"2026-12-24": (("09:00", "12:00"),)}))

    assert gone_and_come(TEXT, after) == (
        set(),
        {"    overrides:", "      '2026-12-24': ['09:00-12:00']"},
    )


def test_a_calendar_on_one_line_stays_on_it() -> None:
    always = calendars(TEXT)["Always"]
    after = put_in(TEXT, replace(always, timezone="Europe/Paris", holidays=("2026-05-01",)))

    line = TEXT[TEXT.index("  Always") : TEXT.index("}}\n")].replace("UTC", "Europe/Paris")
    assert gone_and_come(TEXT, after)[1] == {line + "}, holidays: ['2026-05-01']}"}


@pytest.mark.parametrize(
    "text",
    ["", "calendars:\n", "calendars: {}\n", TEXT, TEXT.replace("  Always", "  Other"), TEXT[:-1]],
)
def test_a_new_calendar_is_added_to_any_text(text: str) -> None:
    whole = text or TEXT[TEXT.index("policies") :]
    new = CalendarDraft("Night: shift", "UTC", {"mon": (("22:00", "06:00"),)}, ("2026-12-25",))
    after = put_in(whole, new)

    assert calendars(after) == calendars(whole) | {new.name: new}


def test_a_comment_inside_a_list_on_one_line_comes_to_stand_above_it() -> None:
    text = TEXT.replace("[ 09:00-15:00 ]", "[ 09:00-15:00, # short\n        16:00-17:00 ]")
    london = calendars(text)["London"]
    after = put_in(text, replace(london, weekly={**london.weekly, "fri": DAY}))

    assert "      # short\n      fri: ['09:00-17:00']\n" in after


def test_hours_that_never_open_are_refused() -> None:
    with pytest.raises(RuleError, match="never opens"):
        put_in(TEXT, replace(calendars(TEXT)["London"], weekly={}))


def test_what_cannot_be_read_names_its_line() -> None:
    with pytest.raises(RuleError, match="line 4"):
        calendars(TEXT.replace("timezone: Europe/London", "zone: Europe/London"))


TIMES = st.integers(0, 23).map(lambda hour: f"{hour:02}:00")
SPANS: st.SearchStrategy[Hours] = st.lists(TIMES, min_size=2, max_size=4, unique=True).map(
    lambda found: tuple(zip(sorted(found)[::2], sorted(found)[1::2], strict=False))
)
DATES = st.dates().map(lambda day: day.isoformat())
DRAFTS = st.builds(
    CalendarDraft,
    st.sampled_from(["London", "Always", "Ward 7", "no", "12:30"]),
    st.sampled_from(["Europe/London", "UTC", "Asia/Tokyo"]),
    st.dictionaries(st.sampled_from(["mon", "tue", "sat", "sun"]), SPANS).map(
        lambda week: {**week, "wed": DAY}
    ),
    st.lists(DATES, unique=True).map(lambda days: tuple(sorted(days))),
    st.dictionaries(DATES, st.one_of(st.just(()), SPANS), max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DRAFTS, max_size=4, unique_by=lambda one: one.name))
def test_what_was_put_in_is_what_is_read(wanted: list[CalendarDraft]) -> None:
    """Through one text after another, so that what was written is changed again."""
    text = TEXT
    for one in wanted:
        text = put_in(text, one)

    assert calendars(text) == calendars(TEXT) | {one.name: one for one in wanted}
    assert [*drafts(text).policies] == ["Standard"]
    assert "# the desk of the county hospital" in text
