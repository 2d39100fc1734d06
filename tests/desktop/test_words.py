"""How spans, instants, sizes and counts are said."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import Qt

from desktop import text

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 6, 8, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (80, "1 min 20 s"),
        (120, "2 min"),
        (59 * 60, "59 min"),
        (2 * 3600 + 10 * 60, "2 h 10"),
        (23 * 3600 + 59 * 60, "23 h 59"),
        (76 * 3600, "3 d 4 h"),
        (-12 * 60, "12 min"),
    ],
)
def test_a_span_is_said_in_two_units(seconds: int, words: str) -> None:
    assert text.span(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 6, 8, 9, 5, tzinfo=UTC), "09:05"),
        (datetime(2026, 6, 5, 9, 5, tzinfo=UTC), "5 Jun, 09:05"),
        (datetime(2025, 6, 5, 9, 5, tzinfo=UTC), "5 Jun 2025, 09:05"),
    ],
)
def test_an_instant_is_as_short_as_it_stays_clear(at: datetime, words: str) -> None:
    assert text.moment(at, NOW) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(20, "just now"), (75, "1 min ago"), (300, "5 min ago"), (7900, "2 h 11 ago")],
)
def test_how_long_ago_is_said_without_seconds(seconds: int, words: str) -> None:
    assert text.ago(NOW - timedelta(seconds=seconds), NOW) == words


def test_an_instant_of_a_proof_has_its_offset() -> None:
    assert text.exact_moment(NOW) == "2026-06-08 14:00:00 UTC"


@pytest.mark.parametrize(
    ("count", "words"),
    [(812, "812 B"), (18_400, "18 KB"), (1_500_000, "1.4 MB"), (2**31, "2.0 GB")],
)
def test_a_size_is_said_in_the_unit_that_fits(count: int, words: str) -> None:
    assert text.size(count) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 tickets"), (1, "1 ticket"), (2, "2 tickets")])
def test_a_count_takes_its_form(count: int, words: str) -> None:
    assert text.plural("%n ticket", "%n tickets", count) == words


def test_braces_in_a_value_are_not_a_template() -> None:
    assert text.tr("Hello {name}", name="{name} %n <b>") == "Hello {name} %n <b>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b>",
        "<img src='file:///etc/passwd'>",
        "  <?xml version='1.0'?><p>",
        "a &lt;b&gt; c",
        "<<img src=x>",
        "Totals: 3 < 4 <a href='x'>y</a>",
    ],
)
def test_no_tooltip_of_ours_is_markup_to_qt(hostile: str) -> None:
    assert Qt.mightBeRichText(hostile) or "<" in hostile
    assert not Qt.mightBeRichText(text.plain(hostile))
    assert text.plain(hostile).replace("\u200b", "") == hostile
