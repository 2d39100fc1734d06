"""Sweep what time alone makes due: idle and lasting rules, and rules with a schedule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from models.rules import Rule, RuleDue, RuleRun, RuleSchedule, RuleVersion
from models.tickets import Ticket
from services.rules import conditions, selection, shelf, stretches
from services.rules.conditions import Branch
from services.rules.running import Change, react
from services.rules.triggers import DAYS, said_span

if TYPE_CHECKING:
    from services.rules.shelf import Ready
    from services.rules.triggers import Trigger
    from services.store.work import Work

MOST_TICKETS: Final = 500
"""A scheduled rule takes at most so many tickets in one transaction."""
ITS_TIME: Final = "its time came"
STANDS: Final = conditions.read({"none": [{"field": "status", "op": "is", "value": "merged"}]})
"""Nothing of a merged ticket moves: its rules are asked of the one that it lives on in."""


Guard = Callable[[int, Callable[[], int]], int]
"""Runs one ticket's part so that a broken one does not stop the others."""


def sweep_stretches(work: Work, limit: int, guard: Guard = lambda _, act: act()) -> int:
    """Run the timed rules that are due, each pair once; returns how many were looked at.

    Tickets that somebody else holds are left for the next sweep.
    """
    pairs = stretches.due(work, limit)
    if not pairs:
        return 0
    rules = {one.rule_id: one for one in shelf.active(work)}
    locked = _lock(work, {ticket_id for ticket_id, _ in pairs})
    change = Change(work, list(rules.values()))
    taken = 0
    for ticket_id, rule_id in pairs:
        if ticket_id in locked:
            what = (ticket_id, rules.get(rule_id))
            taken += guard(ticket_id, partial(_fire, work, change, what, rule_id))
    react(work)
    return taken


def _lock(work: Work, tickets: set[int]) -> set[int]:
    query = select(Ticket).where(Ticket.id.in_(tickets)).order_by(Ticket.id)
    found = work.session.scalars(
        query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    )
    return {one.id for one in found}


def _fire(work: Work, change: Change, what: tuple[int, Ready | None], rule_id: int) -> int:
    ticket_id, rule = what
    row = work.session.get(RuleDue, (rule_id, ticket_id), populate_existing=True)
    if row is None or row.due_at is None or row.due_at > work.now:
        return 0  # another watcher was faster, or the stretch is over
    row.due_at = None
    if rule is None or stretches.began(work, rule.trigger, work.require(Ticket, ticket_id)) is None:
        return 1  # switched off, or what it waited on is over: it was reckoned before that
    trigger = rule.trigger
    said = "nothing happened" if trigger.on == "idle" else f"{trigger.field} stayed as it is"
    outcome = change.ask(rule, ticket_id, f"{said} for {said_span(trigger.lasting)}")
    if outcome.value != "not_held":
        row.fired_at = work.now
    work.touch(tickets={ticket_id})
    return 1


def sweep_schedules(work: Work, guard: Guard = lambda _, act: act()) -> int:
    """Run the scheduled rules whose time has come; returns how many tickets were taken."""
    query = select(RuleSchedule).where(RuleSchedule.next_at <= work.now)
    due = work.session.scalars(query.with_for_update(skip_locked=True)).all()
    if not due:
        return 0
    rules = {one.rule_id: one for one in shelf.active(work)}
    taken = 0
    for row in due:
        rule = rules.get(row.rule_id)
        if rule is None:
            row.ran_at, row.next_at = work.now, None
            continue
        change = Change(work, list(rules.values()))
        taken += _take(work, row, (change, rule), guard)
    react(work)
    return taken


def _take(work: Work, row: RuleSchedule, what: tuple[Change, Ready], guard: Guard) -> int:
    """Run a scheduled rule on tickets it has not come to yet; returns how many it took.

    It stays due until it came to all of them: to those that somebody holds just now, and to what
    is more than it takes at once. When its next time comes, it begins anew.
    """
    change, rule = what
    due_at, ran_at = row.next_at or work.now, row.ran_at
    goes_on = ran_at is not None and due_at <= ran_at and next_run(rule.trigger, due_at) > work.now
    tickets = selection.matching(work, Branch("all", (rule.node, STANDS)))
    if goes_on:
        done = _came_to(work, row)
        tickets = [one for one in tickets if one not in done]
    else:
        row.ran_at = row.next_at = work.now
    locked = _lock(work, set(tickets[:MOST_TICKETS]))
    taken = sum(guard(one, partial(_ask, change, rule, one)) for one in sorted(locked))
    if len(locked) == len(tickets):
        row.next_at = next_run(rule.trigger, work.now)
        taken += 1
    return taken


def _came_to(work: Work, row: RuleSchedule) -> set[int]:
    """Return the tickets that a rule was asked about since its time came."""
    query = (
        select(RuleRun.ticket_id)
        .join(RuleVersion, RuleVersion.id == RuleRun.rule_version_id)
        .where(
            RuleVersion.rule_id == row.rule_id,
            RuleRun.at >= row.ran_at,
            RuleRun.cause == ITS_TIME,
        )
    )
    return set(work.session.scalars(query))


def _ask(change: Change, rule: Ready, ticket_id: int) -> int:
    change.ask(rule, ticket_id, ITS_TIME)
    return 1


def plan(work: Work, rule: Ready) -> None:
    """Write down when a scheduled rule runs next; a rule without a schedule is taken off."""
    row = work.session.get(RuleSchedule, rule.rule_id)
    if rule.trigger.on != "schedule":
        if row is not None:
            row.next_at = None
        return
    next_at = next_run(rule.trigger, work.now)
    if row is None:
        work.session.add(RuleSchedule(rule_id=rule.rule_id, next_at=next_at, ran_at=None))
    else:
        row.next_at = next_at


def next_run(trigger: Trigger, after: datetime) -> datetime:
    """Return the next time a schedule comes round, after an instant; it has a day at least."""
    if trigger.every:
        return after + trigger.every
    hours, _, minutes = trigger.at.partition(":")
    zone = ZoneInfo(trigger.timezone)
    day = after.astimezone(zone).date()
    while True:
        local = datetime(day.year, day.month, day.day, int(hours), int(minutes), tzinfo=zone)
        at = local.astimezone(UTC)
        if at > after and DAYS[day.weekday()] in trigger.days:
            return at
        day += timedelta(days=1)


def next_due(work: Work) -> datetime | None:
    """Return when the next timed or scheduled rule comes due."""
    scheduled = work.session.scalar(
        select(func.min(RuleSchedule.next_at))
        .join(Rule, Rule.id == RuleSchedule.rule_id)
        .where(Rule.active, RuleSchedule.next_at > work.now)
    )
    return min(filter(None, (scheduled, stretches.next_at(work))), default=None)
