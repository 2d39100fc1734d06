"""Firings and messages as rows and facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.sentences import stored
from desktop.spoken.outcomes import delivery_words, firing_words, medium_words, state_words
from desktop.text import ago, exact_moment, moment, plural, span, tr
from desktop.theme import Tone
from desktop.widgets.chip import target_words
from desktop.widgets.queue_line import number_words, one_line
from desktop.widgets.record_table import Record
from models.vocabulary import FiringOutcome, OutboxState

if TYPE_CHECKING:
    from datetime import datetime

    from services.escalation.firing_log import FiringRow, Told
    from services.notify.reading import MessageRow

LATE_S: Final = 2
SIGNS: Final = {
    FiringOutcome.FIRED: ("bell-ring", Tone.AT_RISK),
    FiringOutcome.OVERTAKEN: ("arrow-up", Tone.PAUSED),
    FiringOutcome.NOT_WANTED: ("minus", Tone.PAUSED),
}
STATE_SIGNS: Final = {
    OutboxState.WAITING: ("clock", Tone.ACCENT),
    OutboxState.GROUPED: ("layers", Tone.MET),
    OutboxState.SENT: ("circle-check", Tone.MET),
    OutboxState.DEAD: ("circle-x", Tone.BREACHED),
    OutboxState.WITHDRAWN: ("minus", Tone.PAUSED),
    OutboxState.SKIPPED: ("arrow-right", Tone.PAUSED),
}


def firing_record(row: FiringRow, now: datetime) -> Record:
    """Return a firing as a row: when, ticket, level, what it did, who answered."""
    icon, tone = SIGNS[row.outcome]
    if row.acknowledged_at is not None and row.outcome is FiringOutcome.FIRED:
        icon, tone = "circle-check", Tone.MET
    drill = tr("[drill] ") if row.is_drill else ""
    return Record(
        row.id,
        (
            moment(row.fired_at, now),
            f"{number_words(row.ticket_id)} {drill}{one_line(row.subject)}",
            row.level,
            late_words(row),
            answer_words(row, now),
        ),
        icon,
        tone,
        is_faded=row.outcome is not FiringOutcome.FIRED,
    )


def late_words(row: FiringRow) -> str:
    """Say how late a level fired."""
    return span(row.late_by) if row.late_by.total_seconds() > LATE_S else tr("on time")


def answer_words(row: FiringRow, now: datetime) -> str:
    """Say whether somebody took it on."""
    if row.outcome is not FiringOutcome.FIRED:
        return firing_words(row.outcome)
    if row.acknowledged_at is not None:
        return tr(
            "{who}, {when}",
            who=row.acknowledged_by or tr("somebody"),
            when=moment(row.acknowledged_at, now),
        )
    return tr("nobody yet") if row.can_answer else tr("nobody")


def firing_facts(row: FiringRow) -> list[tuple[str, str]]:
    """Return everything of a firing, for its detail."""
    promise = target_words(row.target) if row.target is not None else tr("a started path")
    return [
        (tr("Ticket"), f"{number_words(row.ticket_id)} {one_line(row.subject)}"),
        (tr("Team"), row.team or ""),
        (tr("Path"), row.path),
        (tr("Clock"), promise),
        (tr("Due"), exact_moment(row.due_at)),
        (tr("Fired"), exact_moment(row.fired_at)),
        (tr("Late by"), late_words(row)),
        (tr("Outcome"), firing_words(row.outcome)),
        (tr("Did"), stored(row.detail)),
        (tr("Calls"), plural("%n more call", "%n more calls", row.calls) if row.calls else ""),
    ]


def told_words(told: Told, now: datetime) -> str:
    """Say who was told and whether the notice was looked at."""
    if told.seen_at is not None:
        return tr("{who}: seen {when}", who=told.person, when=moment(told.seen_at, now))
    if told.shown_at is not None:
        return tr("{who}: shown {when}", who=told.person, when=moment(told.shown_at, now))
    return tr("{who}: not shown yet", who=told.person)


def sent_words(told: Told) -> str:
    """Say what left the desk for a notice, a line each, with the reason where there is one."""
    lines = []
    for one in told.sent:
        said = tr(
            "{medium} to {to}: {state}",
            medium=medium_words(one.medium),
            to=one.recipient or tr("(no address)"),
            state=state_words(one.state),
        )
        lines.append(f"{said}, {stored(one.reason)}" if one.reason else said)
    return "\n".join(lines)


def message_record(row: MessageRow, now: datetime) -> Record:
    """Return a message as a row: when, to whom, what, where it stands, why."""
    icon, tone = STATE_SIGNS[row.state]
    return Record(
        row.id,
        (
            moment(row.created_at, now),
            row.person or row.recipient or tr("(no address)"),
            medium_words(row.medium),
            one_line(row.subject),
            state_words(row.state),
            stored(row.reason),
        ),
        icon,
        tone,
        is_faded=row.state is OutboxState.GROUPED,
    )


def message_facts(row: MessageRow, now: datetime) -> list[tuple[str, str]]:
    """Return everything of a message, for its detail."""
    return [
        (tr("To"), row.person or ""),
        (tr("Address"), row.recipient or tr("(no address)")),
        (tr("By"), medium_words(row.medium)),
        (tr("Channel"), row.channel or ""),
        (tr("Subject"), row.subject),
        (tr("Written"), exact_moment(row.created_at)),
        (tr("State"), state_words(row.state)),
        (tr("Sent"), exact_moment(row.sent_at) if row.sent_at else ""),
        (tr("Next try"), moment(row.next_at, now) if row.next_at else ""),
        (tr("Went with"), tr("message {id}", id=row.carried_by) if row.carried_by else ""),
    ]


def attempt_words(attempt: int, outcome: str, at: datetime, now: datetime) -> str:
    """Name one attempt to deliver, or what kept it from one."""
    if not attempt:
        outcome = delivery_words(outcome)
        return tr("{outcome}, {when}", outcome=outcome.capitalize(), when=ago(at, now))
    return tr(
        "Attempt {number}: {outcome}, {when}",
        number=attempt,
        outcome=delivery_words(outcome),
        when=ago(at, now),
    )
