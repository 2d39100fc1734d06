"""Months of a large table: ranges without gaps, and numbers that only ever grow."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from services.store.months import WIDTH, Month, Part, next_ones, numbering, past

NOVEMBER = Month.of(datetime(2026, 11, 28, tzinfo=UTC))


def test_a_month_is_named_after_its_schema_and_back() -> None:
    months = [NOVEMBER.later(ahead) for ahead in range(15)]

    assert [str(one) for one in months[:3]] == ["2026-11", "2026-12", "2027-01"]
    assert [Month.named(one.schema) for one in months] == months


def test_a_table_is_cut_where_its_months_begin() -> None:
    firsts = [(NOVEMBER.later(-2), 1), (NOVEMBER.later(-1), 40), (NOVEMBER, 70)]

    parts = past(firsts, NOVEMBER, 99)

    assert [(str(one.month), one.low, one.high) for one in parts] == [
        ("2026-09", 1, 40),
        ("2026-10", 40, 70),
        ("2026-11", 70, WIDTH),
        ("2026-12", WIDTH, 2 * WIDTH),
    ]


def test_an_empty_table_begins_with_the_present_month() -> None:
    assert [(one.low, one.high) for one in past([], NOVEMBER, 0)] == [
        (1, WIDTH),
        (WIDTH, 2 * WIDTH),
    ]


def test_a_month_without_rows_has_no_part() -> None:
    parts = past([(NOVEMBER.later(-5), 1)], NOVEMBER, 12)

    assert [(str(one.month), one.low) for one in parts[:2]] == [("2026-06", 1), ("2026-11", 13)]


def test_rows_that_came_late_and_tell_of_long_ago_lie_where_their_numbers_are() -> None:
    """An import of 2019 begins with number 500; the desk itself with 1, in September."""
    firsts = [(Month.of(datetime(2019, 1, 1, tzinfo=UTC)), 500), (NOVEMBER.later(-2), 1)]

    parts = past([*firsts, (NOVEMBER, 480)], NOVEMBER, 600)

    assert [(str(one.month), one.low) for one in parts] == [
        ("2026-09", 1),
        ("2026-11", 480),
        ("2026-12", WIDTH),
    ]


def test_rows_of_a_month_to_come_belong_to_the_present_one() -> None:
    parts = past([(NOVEMBER.later(3), 4), (NOVEMBER.later(-1), 1)], NOVEMBER, 9)

    assert [(str(one.month), one.low) for one in parts[:2]] == [("2026-10", 1), ("2026-11", 4)]


@pytest.mark.parametrize("last", [1, WIDTH // 2, WIDTH // 2 + 1, 7 * WIDTH])
def test_ranges_have_no_gap_and_half_of_the_present_one_is_free(last: int) -> None:
    parts = past([(NOVEMBER.later(-1), 1)], NOVEMBER, last)
    parts += next_ones(parts[-1], NOVEMBER.later(6))

    assert all(one.high == after.low for one, after in pairwise(parts))
    assert [one.month for one in parts[1:]] == [NOVEMBER.later(ahead) for ahead in range(7)]
    assert parts[1].high >= 2 * last


def test_nothing_is_made_where_enough_is_prepared() -> None:
    newest = Part(NOVEMBER.later(3), 3 * WIDTH, 4 * WIDTH)

    assert list(next_ones(newest, NOVEMBER.later(3))) == []
    assert list(next_ones(newest, NOVEMBER)) == []


def test_numbers_stop_rising_by_months_at_the_last_that_is_prepared() -> None:
    by_month = numbering("message_id_seq", Part(NOVEMBER.later(3), 3 * WIDTH, 4 * WIDTH))

    assert by_month.endswith(f"- 1 - {NOVEMBER.number}, 0), 3)::bigint")
