"""When idle and lasting rules come due: once for each stretch, in the ticket's business time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, delete, func, select, update

from models.clocks import Clock
from models.rules import RuleDue
from models.tickets import Ticket, TicketEvent
from models.vocabulary import TicketStatus
from services.rules import columns, shelf
from services.rules.triggers import texts
from services.sla import in_force, loading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from services.rules.shelf import Ready
    from services.rules.triggers import Trigger
    from services.store.work import Work

ENDED: Final = frozenset({TicketStatus.CLOSED, TicketStatus.MERGED, TicketStatus.CANCELLED})
"""Where nothing moves any more, whatever priority, team or assignee the ticket was left with; only
a rule about the status itself may name one of them."""
BEGINS: Final = {
    "status": ("created", "status", "cancelled"),
    "team": ("created", "team"),
    "assignee": ("created", "team", "assignee"),
    "priority": ("created", "priority"),
}
"""The events that can give a field its present value."""
GIVEN: Final = {"assignee": "person_id"}
"""Where such an event may leave the value as it was: what it says of it."""
SILENT: Final = ("policy", "calendar")
"""Events that are no sign of life."""


def reckon(work: Work, rules: Sequence[Ready], ticket_id: int, *, stirred: bool) -> None:
    """Write down when each timed rule comes due on a ticket that has changed.

    Args:
        work: The unit of work.
        rules: The enabled rules.
        ticket_id: The ticket.
        stirred: Somebody did something; what rules and levels do ends no idleness.
    """
    timed = [one for one in rules if one.trigger.is_timed]
    if not timed:
        return
    ticket = work.require(Ticket, ticket_id)
    query = select(RuleDue).where(RuleDue.ticket_id == ticket_id)
    rows = {row.rule_id: row for row in work.session.scalars(query)}
    for rule in timed:
        _reckon_one(work, rule, ticket, (rows.get(rule.rule_id), stirred))


def _reckon_one(
    work: Work, rule: Ready, ticket: Ticket, known: tuple[RuleDue | None, bool]
) -> None:
    row, stirred = known
    since = began(work, rule.trigger, ticket)
    if row is not None and rule.trigger.on == "idle" and not stirred and since is not None:
        return  # the same stillness goes on
    if since is None:
        if row is not None:
            row.due_at = None  # what ended the stretch may be undone, and it has fired then
        return
    seq, at = since
    if row is not None and row.since_seq == seq and row.fired_at is not None:
        return
    due_at = comes_due(work, rule.trigger, ticket, at)
    if row is None:
        work.session.add(
            RuleDue(rule_id=rule.rule_id, ticket_id=ticket.id, since_seq=seq, due_at=due_at)
        )
    else:
        row.since_seq, row.due_at, row.fired_at = seq, due_at, None


def began(work: Work, trigger: Trigger, ticket: Ticket) -> tuple[int, datetime] | None:
    """Return the event that began the present stretch; None when there is none."""
    if trigger.on == "in":
        has_ended = ticket.status in ENDED and trigger.field != "status"
        return None if has_ended else _given(work, trigger, ticket)
    if ticket.status in ENDED:
        return None
    query = select(TicketEvent.seq, TicketEvent.at).where(
        TicketEvent.ticket_id == ticket.id, TicketEvent.kind.not_in(SILENT)
    )
    found = work.session.execute(query.order_by(TicketEvent.seq.desc()).limit(1)).first()
    return None if found is None else (found.seq, found.at)


def _given(work: Work, trigger: Trigger, ticket: Ticket) -> tuple[int, datetime] | None:
    """Return the event that gave a field the value it has, where it is one of the trigger's."""
    value = work.session.scalar(
        select(columns.scalars()[trigger.field]).where(Ticket.id == ticket.id)
    )
    word = value.value if isinstance(value, TicketStatus) else value
    if not texts(word) & trigger.after:
        return None
    query = select(TicketEvent.seq, TicketEvent.at, TicketEvent.data).where(
        TicketEvent.ticket_id == ticket.id, TicketEvent.kind.in_(BEGINS[trigger.field])
    )
    named, found = GIVEN.get(trigger.field), None
    for one in work.session.execute(query.order_by(TicketEvent.seq.desc())):
        if found is not None and (named is None or one.data.get(named) != found.data.get(named)):
            break
        found = one
    return None if found is None else (found.seq, found.at)


def comes_due(work: Work, trigger: Trigger, ticket: Ticket, since: datetime) -> datetime:
    """Lay the stretch on the calendar of the ticket's policy; without one it is wall time."""
    version_id = None if trigger.wall else calendar_of(work, ticket)
    if version_id is None:
        return since + trigger.lasting
    return loading.calendar_terms(work, version_id).hours.add(since, trigger.lasting)


def calendar_of(work: Work, ticket: Ticket) -> int | None:
    """Return the calendar version a ticket counts in; None where no policy applies."""
    query = select(Clock.calendar_version_id).where(Clock.ticket_id == ticket.id)
    found = work.session.scalar(query.order_by(Clock.target.desc(), Clock.cycle.desc()).limit(1))
    if found is not None or ticket.policy_version_id is None:
        return found
    pins = in_force.newest_pins(work, ticket.policy_version_id, ticket)
    return pins[0][1] if pins else None


def due(work: Work, limit: int) -> list[tuple[int, int]]:
    """Return (ticket, rule) pairs that are due, the longest due first."""
    query = (
        select(RuleDue.ticket_id, RuleDue.rule_id)
        .where(RuleDue.due_at <= work.now)
        .order_by(RuleDue.due_at)
        .limit(limit)
    )
    return [(row.ticket_id, row.rule_id) for row in work.session.execute(query)]


def next_at(work: Work) -> datetime | None:
    """Return when the next stretch comes due."""
    return work.session.scalar(select(func.min(RuleDue.due_at)).where(RuleDue.due_at > work.now))


def is_kept(trigger: Trigger, ticket: Ticket) -> bool:
    """Tell whether a rule that is published or enabled is reckoned for a ticket at once."""
    if trigger.on == "in" and trigger.field == "status":
        return ticket.status.value in trigger.after
    return ticket.status not in ENDED


def settle_rule(work: Work, rule: Ready) -> None:
    """Reckon a rule that was just published or enabled for every ticket it may concern."""
    if not rule.trigger.is_timed:
        forget(work, rule.rule_id)
        return
    fired = select(RuleDue.ticket_id, RuleDue.fired_at).where(RuleDue.rule_id == rule.rule_id)
    before = {row.ticket_id: row.fired_at for row in work.session.execute(fired)}
    query = select(Ticket.id).where(Ticket.status.not_in(sorted(ENDED)))
    if rule.trigger.on == "in" and rule.trigger.field == "status":
        query = select(Ticket.id).where(Ticket.status.in_(sorted(rule.trigger.after)))
    for ticket_id in work.session.scalars(query).all():
        reckon(work, [rule], ticket_id, stirred=_stirred(work, ticket_id, before.get(ticket_id)))


def _stirred(work: Work, ticket_id: int, fired_at: datetime | None) -> bool:
    """Tell whether something happened since a rule fired; what it did itself is no later."""
    if fired_at is None:
        return True
    later = select(TicketEvent.seq).where(
        TicketEvent.ticket_id == ticket_id,
        TicketEvent.kind.not_in(SILENT),
        TicketEvent.at > fired_at,
    )
    return work.session.scalar(later.limit(1)) is not None


def lay_again(work: Work, ticket_id: int) -> None:
    """Reckon what is to come due anew: the ticket counts in other hours from now on."""
    rules = {one.rule_id: one.trigger for one in shelf.active(work)}
    query = (
        select(RuleDue, TicketEvent.at)
        .join(
            TicketEvent,
            and_(TicketEvent.ticket_id == RuleDue.ticket_id, TicketEvent.seq == RuleDue.since_seq),
        )
        .where(RuleDue.ticket_id == ticket_id, RuleDue.due_at.is_not(None))
    )
    ticket = work.require(Ticket, ticket_id)
    for row, since in work.session.execute(query).all():
        if row.rule_id in rules:
            row.due_at = comes_due(work, rules[row.rule_id], ticket, since)


def suspend(work: Work, rule_id: int) -> None:
    """Let nothing come due for a rule; what it fired for is known when it is enabled again."""
    work.session.execute(update(RuleDue).where(RuleDue.rule_id == rule_id).values(due_at=None))


def forget(work: Work, rule_id: int) -> None:
    """Drop what was reckoned for a rule."""
    work.session.execute(delete(RuleDue).where(RuleDue.rule_id == rule_id))
