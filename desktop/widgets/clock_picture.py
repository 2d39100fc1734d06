"""What the SLA strip and the proof sheet need to know of a clock, and the words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from desktop.text import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from models.vocabulary import ClockState, Target

COUNTED: Final = "counted"
PAUSED: Final = "paused"
CLOSED: Final = "closed"
RESOLVED: Final = "resolved"


class Segment(Protocol):
    """One stretch of time of a clock, counted or skipped, and why.

    Attributes:
        start, end: Aware instants. kind: counted, paused, closed or resolved. why: Plain words.
        is_ahead: True where it is still to come, as the rest laid on the calendar.
    """

    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def is_ahead(self) -> bool: ...


class Level(Protocol):
    """A level of the escalation path on this clock; `fired_at` is None until it fires."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime | None: ...
    @property
    def fired_at(self) -> datetime | None: ...


class ClockPicture(Protocol):
    """A clock with its whole course; the service's ClockView has this shape.

    Attributes:
        elapsed: Business time counted so far. span: The target. left: What remains, or None.
    """

    @property
    def id(self) -> int: ...
    @property
    def target(self) -> Target: ...
    @property
    def cycle(self) -> int: ...
    @property
    def state(self) -> ClockState: ...
    @property
    def started_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime | None: ...
    @property
    def at_risk_at(self) -> datetime | None: ...
    @property
    def elapsed(self) -> timedelta: ...
    @property
    def span(self) -> timedelta: ...
    @property
    def left(self) -> timedelta | None: ...
    @property
    def breached_at(self) -> datetime | None: ...
    @property
    def stopped_at(self) -> datetime | None: ...
    @property
    def policy(self) -> str: ...
    @property
    def policy_version(self) -> int: ...
    @property
    def calendar(self) -> str: ...
    @property
    def calendar_version(self) -> int: ...
    @property
    def segments(self) -> Sequence[Segment]: ...
    @property
    def levels(self) -> Sequence[Level]: ...


KIND_WORDS: Final = {
    COUNTED: lambda: tr("Counted"),
    PAUSED: lambda: tr("Paused"),
    CLOSED: lambda: tr("Closed hours"),
    RESOLVED: lambda: tr("Awaiting confirmation"),
}


def kind_words(kind: str) -> str:
    """Name a kind of segment."""
    return KIND_WORDS[kind]() if kind in KIND_WORDS else kind
