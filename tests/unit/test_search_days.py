"""Days of a search begin where the person sits, as their window says the times of tickets."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from services.errors import RuleError
from services.tickets.search_words import read

if TYPE_CHECKING:
    from collections.abc import Iterator

LATE = datetime(2026, 3, 29, 22, 30, tzinfo=UTC)
"""Half past midnight of the 30th in Berlin, whose clocks were put on in the night before."""


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("after:today", datetime(2026, 3, 29, 22, tzinfo=UTC)),
        ("after:gestern", datetime(2026, 3, 28, 23, tzinfo=UTC)),
        ("before:2d", datetime(2026, 3, 27, 23, tzinfo=UTC)),
        ("before:2026-07-01", datetime(2026, 6, 30, 22, tzinfo=UTC)),
    ],
)
def test_a_day_begins_at_midnight_of_the_seat(typed: str, begins: datetime) -> None:
    (found,) = read(typed, LATE).filters

    assert found.value == begins


@pytest.mark.parametrize("typed", ["after:0001-01-01", "before:2026-02-30"])
def test_a_day_that_nobody_had_is_refused(typed: str) -> None:
    with pytest.raises(RuleError, match="is not a day"):
        read(typed, LATE)
