"""Lengths of time as people write them into rules: no more units than they need."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from desktop.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS: Final[tuple[tuple[timedelta, Callable[[int], str]], ...]] = (
    (timedelta(days=1), lambda count: tr("{count} d", count=count)),
    (timedelta(hours=1), lambda count: tr("{count} h", count=count)),
    (timedelta(minutes=1), lambda count: tr("{count} min", count=count)),
    (timedelta(seconds=1), lambda count: tr("{count} s", count=count)),
)


def set_span(value: timedelta) -> str:
    """Say a length of time that somebody has set: "4 h", "1 h 30 min", "2 d"."""
    said, left = [], abs(value)
    for unit, words in UNITS:
        count, left = divmod(left, unit)
        if count:
            said.append(words(count))
    return " ".join(said) or tr("{count} s", count=0)
