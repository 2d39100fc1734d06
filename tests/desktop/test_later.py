"""When a ticket comes back: the usual times and typed ones, on a clock that is put on and back."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.widgets.later import later_choices, read_time
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

FRIDAY = datetime(2026, 3, 27, 12, tzinfo=UTC)
"""Clocks in Berlin are put on in the night to Sunday."""
SATURDAY_EVENING = datetime(2026, 3, 28, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_monday_begins_at_nine_though_the_clock_is_put_on_before() -> None:
    *_, (words, at) = later_choices(FRIDAY)

    assert at == datetime(2026, 3, 30, 7, tzinfo=UTC)
    assert "09:00" in words


def test_tomorrow_begins_at_nine_though_the_clock_is_put_back_before() -> None:
    found = [at for _words, at in later_choices(datetime(2026, 10, 24, 12, tzinfo=UTC))]

    assert datetime(2026, 10, 25, 8, tzinfo=UTC) in found


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("23:00", datetime(2026, 3, 28, 22, tzinfo=UTC)),
        ("09:00", datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (" 2026-12-01 14:30 ", datetime(2026, 12, 1, 13, 30, tzinfo=UTC)),
        ("2026-12-01", datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("1.12.2026 14:30", datetime(2026, 12, 1, 13, 30, tzinfo=UTC)),
        ("01.12.2026", datetime(2026, 12, 1, 8, tzinfo=UTC)),
        ("2026-03-29 02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # that hour never was
    ],
)
def test_a_time_is_read_on_the_clock_of_its_day(typed: str, at: datetime) -> None:
    assert read_time(typed, SATURDAY_EVENING) == at


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "25:00", "2026-02-31 10:00", "0000-01-01", "0001-01-01 00:00", "9999-12-31 23:59"],
)
def test_what_is_no_time_is_refused_in_a_sentence(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for zone in ("Asia/Tokyo", "America/New_York"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        if (typed[:4], zone) not in {("9999", "Asia/Tokyo"), ("0001", "America/New_York")}:
            with pytest.raises(RuleError, match="Write a time"):
                read_time(typed, FRIDAY)
