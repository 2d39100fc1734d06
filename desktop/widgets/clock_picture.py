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
    def start(self) -> datetime: ...  # noqa: D102 - see the class
    @property
    def end(self) -> datetime: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def why(self) -> str: ...  # noqa: D102
    @property
    def is_ahead(self) -> bool: ...  # noqa: D102


class Level(Protocol):
    """A level of the escalation path on this clock; `fired_at` is None until it fires."""

    @property
    def name(self) -> str: ...  # noqa: D102 - see the class
    @property
    def at(self) -> datetime | None: ...  # noqa: D102
    @property
    def fired_at(self) -> datetime | None: ...  # noqa: D102


class Restated(Protocol):
    """A correction reported beside the record, and the two people behind it."""

    @property
    def outcome(self) -> str: ...  # noqa: D102 - see the class
    @property
    def reason(self) -> str: ...  # noqa: D102
    @property
    def by(self) -> str: ...  # noqa: D102
    @property
    def approved_by(self) -> str: ...  # noqa: D102


class ClockPicture(Protocol):
    """A clock with its whole course; the service's ClockView has this shape.

    Attributes:
        elapsed: Business time counted so far. span: The target. left: What remains, or None.
    """

    @property
    def id(self) -> int: ...  # noqa: D102 - see the class
    @property
    def target(self) -> Target: ...  # noqa: D102
    @property
    def cycle(self) -> int: ...  # noqa: D102
    @property
    def state(self) -> ClockState: ...  # noqa: D102
    @property
    def started_at(self) -> datetime: ...  # noqa: D102
    @property
    def due_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def at_risk_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def elapsed(self) -> timedelta: ...  # noqa: D102
    @property
    def span(self) -> timedelta: ...  # noqa: D102
    @property
    def left(self) -> timedelta | None: ...  # noqa: D102
    @property
    def breached_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def stopped_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def policy(self) -> str: ...  # noqa: D102
    @property
    def policy_version(self) -> int: ...  # noqa: D102
    @property
    def calendar(self) -> str: ...  # noqa: D102
    @property
    def calendar_version(self) -> int: ...  # noqa: D102
    @property
    def segments(self) -> Sequence[Segment]: ...  # noqa: D102
    @property
    def levels(self) -> Sequence[Level]: ...  # noqa: D102
    @property
    def restated(self) -> Sequence[Restated]: ...  # noqa: D102


KIND_WORDS: Final = {
    COUNTED: lambda: tr("Counted"),
    PAUSED: lambda: tr("Paused"),
    CLOSED: lambda: tr("Closed hours"),
    RESOLVED: lambda: tr("Awaiting confirmation"),
}


def kind_words(kind: str) -> str:
    """Name a kind of segment."""
    return KIND_WORDS[kind]() if kind in KIND_WORDS else kind
