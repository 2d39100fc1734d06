"""A ticket as its page shows it, turned into the facts, bars and lines of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.vocabulary import MessageKind
from services.reports.history import (
    ClockInterval,
    ClockPicture,
    FileLine,
    FiringLine,
    IntervalKind,
    LevelMark,
)
from services.reports.wording import NOTHING, instant
from services.sentence import Kept, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from models.vocabulary import Target
    from services.sla.pictures import ClockView, RestatementView, SegmentView
    from services.tickets.reading import TicketView

_KINDS: Final = {
    "counted": IntervalKind.COUNTED,
    "paused": IntervalKind.PAUSED,
    "closed": IntervalKind.CLOSED,
    "resolved": IntervalKind.RESOLVED,
}


def ticket_facts(ticket: TicketView, zone: tzinfo) -> tuple[tuple[str, str], ...]:
    """Name what a ticket is, as it stands when the report is made."""
    email = f" <{ticket.requester_email}>" if ticket.requester_email else ""
    facts = (
        (Sentence("Status"), _word(ticket.status.value.replace("_", " "))),
        (Sentence("Priority"), _word(ticket.priority.word)),
        (Sentence("Type"), ticket.kind),
        (Sentence("Requester"), ticket.requester + email),
        (Sentence("Account"), ticket.account or NOTHING),
        (Sentence("Department"), ticket.department),
        (Sentence("Team"), ticket.team or NOTHING),
        (Sentence("Assignee"), ticket.assignee or NOTHING),
        (Sentence("Created"), instant(ticket.created_at, zone)),
        (Sentence("Resolved"), instant(ticket.resolved_at, zone)),
        (Sentence("Policy"), versioned(ticket.policy)),
        (Sentence("Why this policy"), Kept(ticket.policy_reason or NOTHING)),
        (Sentence("Tags"), ", ".join(ticket.tags) or NOTHING),
    )
    own = tuple((one.label, one.value) for one in ticket.fields if one.value is not None)
    return facts + own


def pictures(ticket: TicketView, now: datetime) -> tuple[ClockPicture, ...]:
    """Turn the clocks of a ticket into pictures, in the order in which they started."""
    clocks = sorted(ticket.clocks, key=lambda clock: (clock.started_at, clock.id))
    return tuple(_picture(clock, now) for clock in clocks)


def firing_lines(ticket: TicketView) -> tuple[FiringLine, ...]:
    """Turn the firings of a ticket into lines."""
    promises = _promises_by_level(ticket)
    return tuple(
        FiringLine(
            level=firing.level,
            target=promises.get((firing.level, firing.due_at), NOTHING),
            due_at=firing.due_at,
            fired_at=firing.fired_at,
            late_by=firing.late_by,
            outcome=firing.outcome.value,
            detail=firing.detail,
        )
        for firing in ticket.firings
    )


def file_lines(ticket: TicketView) -> tuple[tuple[FileLine, bool], ...]:
    """Return the files of a ticket, each with whether the requester has it."""
    return tuple(
        (
            FileLine(message.at, message.author, file.name, file.size, file.sha256),
            message.kind is not MessageKind.NOTE,
        )
        for message in ticket.messages
        for file in message.attachments
    )


def _promises_by_level(ticket: TicketView) -> dict[tuple[str, datetime], str]:
    """Find the promise of a firing by its level and its due instant."""
    return {
        (mark.name, mark.at): target_words(clock.target)
        for clock in ticket.clocks
        for mark in clock.levels
    }


def target_words(target: Target) -> str:
    """Say a promise: "First response"."""
    return target.value.replace("_", " ").capitalize()


def _picture(clock: ClockView, now: datetime) -> ClockPicture:
    until = max(clock.stopped_at or now, clock.started_at)
    return ClockPicture(
        target=target_words(clock.target),
        cycle=clock.cycle,
        state=_state(clock),
        policy=_version(clock.policy, clock.policy_version),
        calendar=_version(clock.calendar, clock.calendar_version),
        started_at=clock.started_at,
        until=until,
        due_at=clock.due_at,
        breached_at=clock.breached_at,
        stopped_at=clock.stopped_at,
        span=clock.span,
        elapsed=clock.elapsed,
        intervals=tuple(
            piece
            for segment in clock.segments
            if not segment.is_ahead
            for piece in _intervals(segment, clock.breached_at)
        ),
        marks=tuple(LevelMark(mark.name, mark.at, mark.fired_at) for mark in clock.levels),
        restated=tuple(_restated(one) for one in clock.restated),
    )


def _restated(one: RestatementView) -> Sentence:
    return Sentence(
        "Restated as {outcome} by {who}, confirmed by {second}: {reason} The record above stays.",
        outcome=one.outcome,
        who=one.by,
        second=one.approved_by,
        reason=one.reason,
    )


def _version(name: str, version: int) -> str:
    return Sentence("{name}, version {version}", name=name, version=version)


def versioned(pinned: str | None) -> str:
    """Return the name of what was pinned with its version, for any language."""
    name, joint, version = (pinned or NOTHING).rpartition(", version ")
    return _version(name, int(version)) if joint and version.isdecimal() else pinned or NOTHING


def _word(word: str) -> str:
    return Sentence(word)


def _state(clock: ClockView) -> str:
    """Say what became of a clock; a breach is a fact whatever came after it."""
    return "breached" if clock.breached_at is not None else clock.state.value


def _intervals(segment: SegmentView, breached_at: datetime | None) -> Iterator[ClockInterval]:
    """Cut counted time at the breach."""
    kind = _KINDS.get(segment.kind, IntervalKind.CLOSED)
    if kind is not IntervalKind.COUNTED or breached_at is None or segment.end <= breached_at:
        yield ClockInterval(segment.start, segment.end, kind, segment.why)
        return
    if segment.start < breached_at:
        yield ClockInterval(segment.start, breached_at, kind, segment.why)
    start = max(segment.start, breached_at)
    yield ClockInterval(start, segment.end, IntervalKind.BREACHED, segment.why)
