"""Where a ticket's clocks stand: replayed from its events, cached in its clock rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.accounts import Account
from models.clocks import Clock
from models.people import Department, Team
from models.policies import PolicyVersion
from models.rules import Unsettled
from models.tickets import CustomField, CustomValue
from models.vocabulary import LIVE_STATES, ClockState, Target
from services.audit import trail
from services.audit.trail import FieldChange
from services.sla import ladder, loading, recorded
from services.sla.log import append_event, events_of, is_uncounted
from services.sla.matching import Facts, first_match
from services.sla.replay import replay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from models.tickets import Ticket
    from services.sla.clock import Clock as Counted
    from services.sla.ladder import Fired
    from services.sla.matching import Candidate
    from services.sla.replay import Replay
    from services.store.work import Work

SECOND: Final = timedelta(seconds=1)
TARGETS: Final = frozenset(target.value for target in Target)


def refresh(work: Work, ticket: Ticket) -> None:
    """Match the policy again, replay the ticket's events, and store where its clocks stand."""
    if work.clocks_later:
        return
    if work.leaves_the_rest:
        if work.memory.setdefault((Unsettled, ticket.id), work.now) is work.now:
            work.session.add(Unsettled(ticket_id=ticket.id, left_at=work.now, happened=[]))
        return
    # written together at the end: each question in between would write what there is so far
    with work.session.no_autoflush:
        match(work, ticket)
        store(work, ticket, replayed(work, ticket.id))
    work.session.flush()


def replayed(work: Work, ticket_id: int) -> Replay:
    """Replay a ticket's events up to the instant of the unit of work.

    A unit that waited for the ticket may be older than its last event: then up to that one.
    """
    events = recorded.as_events(work, events_of(work, ticket_id))
    now_s = int(work.now.timestamp())
    return replay(events, until=max([now_s, *(one.at_s for one in events[-1:])]))


def store(work: Work, ticket: Ticket, result: Replay) -> None:
    """Write what a replay found into the clock rows; a breach seen first is noticed now."""
    known = [] if is_uncounted(work, ticket.id) else _rows(work, ticket.id)
    put(work, ticket, result, (known, ladder.fired_levels(work, ticket.id) if known else {}))


def put(
    work: Work,
    ticket: Ticket,
    result: Replay,
    known: tuple[Iterable[Clock], Mapping[int, Mapping[int, Fired]]],
) -> None:
    """Write what a replay found into clock rows that were read already.

    Args:
        work: The unit of work.
        ticket: The ticket.
        result: Its replay.
        known: Its clock rows, and the levels of each that have fired.
    """
    rows = {(row.target, row.cycle): row for row in known[0]}
    fired = known[1]
    for counted in result.clocks:
        if counted.target not in TARGETS or counted.pin is None:
            continue
        key = (Target(counted.target), counted.cycle)
        row = rows.get(key)
        if row is None:
            row = rows[key] = Clock(ticket_id=ticket.id, target=key[0], cycle=counted.cycle)
            work.session.add(row)
        _copy(work, row, counted)
        _plan(row, counted, fired.get(row.id, {}))
    dues = [row.due_at for row in rows.values() if row.due_at and row.state in LIVE_STATES]
    ticket.next_due_at = min(dues, default=None)


def instant(seconds: int | None) -> datetime | None:
    """Return epoch seconds as an aware UTC instant."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def match(work: Work, ticket: Ticket) -> None:
    """Pin the policy that applies now, if it is another one than before (sla.md, section 2)."""
    offered = loading.candidates(work)
    match = first_match(offered, _facts(work, ticket, asked_fields(offered)))
    found = match.item if match else None
    reason = match.why if match else "no policy applies: the conditions of none hold"
    pinned = ticket.policy_version_id
    if pinned == (found.version_id if found else None):
        return
    before = work.require(PolicyVersion, pinned) if pinned is not None else None
    if (found.policy_id if found else None) == (before.policy_id if before else None):
        return
    ticket.policy_version_id = found.version_id if found else None
    ticket.policy_reason = reason
    append_event(
        work,
        ticket.id,
        "policy",
        {
            "policy_version_id": ticket.policy_version_id,
            "calendars": loading.newest_pins(work, found.version_id) if found else [],
            "cause": "policy matched" if before is None else "policy change",
        },
    )
    trail.append(
        work,
        "ticket.policy_matched",
        ("ticket", ticket.id),
        [FieldChange("policy", _spoken(before), found.words if found else None)],
        reason,
    )


def would_match(work: Work, ticket: Ticket, kind: str) -> str | None:
    """Return the name of the policy that would apply if the ticket were of this type."""
    offered = loading.candidates(work)
    facts = _facts(work, ticket, asked_fields(offered))
    found = first_match(offered, facts._replace(fields={**facts.fields, "type": kind}))
    return found.item.name if found else None


def asked_fields(offered: Iterable[Candidate[loading.Offered]]) -> set[str]:
    """Return the fields that the conditions of these policies ask about."""
    return {condition.field for one in offered for condition in one.conditions}


def _facts(work: Work, ticket: Ticket, asked: set[str]) -> Facts:
    """Gather what conditions ask about: built-in fields and the site's own."""
    fields = {name: read(work, ticket) for name, read in BUILT_IN.items() if name in asked}
    if asked - BUILT_IN.keys() - {"priority", "status"}:
        work.session.flush()
        query = (
            select(CustomField.key, CustomValue.value)
            .join(CustomValue, CustomValue.field_id == CustomField.id)
            .where(CustomValue.ticket_id == ticket.id)
        )
        fields |= {row.key: row.value for row in work.session.execute(query)}
    return Facts(ticket.priority.word, ticket.status.value, fields)


def _account(work: Work, ticket: Ticket) -> Account | None:
    return work.find(Account, ticket.account_id) if ticket.account_id else None


BUILT_IN: Final[dict[str, Callable[[Work, Ticket], object]]] = {
    "type": lambda _, ticket: ticket.kind,
    "tags": lambda _, ticket: tuple(ticket.tags),
    "account": lambda work, ticket: getattr(_account(work, ticket), "name", None),
    "account_tier": lambda work, ticket: getattr(_account(work, ticket), "tier", None),
    "team": lambda work, ticket: _name(work, Team, ticket.team_id),
    "department": lambda work, ticket: _name(work, Department, ticket.department_id),
}


def _name(work: Work, model: type[Team | Department], row_id: int | None) -> str | None:
    return None if row_id is None else work.require(model, row_id).name


def _rows(work: Work, ticket_id: int) -> list[Clock]:
    return list(work.session.scalars(select(Clock).where(Clock.ticket_id == ticket_id)))


def _copy(work: Work, row: Clock, counted: Counted) -> None:
    pin = counted.pin
    if pin is None or pin.policy is None:
        return
    row.policy_version_id = int(str(pin.policy.id))
    row.calendar_version_id = int(str(pin.calendar.id))
    row.state = counted.state
    row.started_at = datetime.fromtimestamp(counted.started_s, UTC)
    row.due_at = instant(counted.deadline_s if counted.stopped_s is not None else counted.due_s)
    row.at_risk_at = instant(counted.mark_instant(loading.AT_RISK))
    row.elapsed = timedelta(seconds=counted.elapsed_s)
    row.span = timedelta(seconds=counted.target_s)
    row.stopped_at = instant(counted.stopped_s)
    row.breached_at = instant(counted.breached_s)
    row.breach_cause = counted.breach_cause
    if row.breached_at is not None and row.noticed_at is None:
        _notice(work, row)


def _notice(work: Work, row: Clock) -> None:
    """A breach happened when it happened; this is when an evaluator first saw it."""
    row.noticed_at = work.now
    trail.append(
        work,
        "clock.breached",
        ("ticket", row.ticket_id),
        [
            FieldChange("clock", None, row.target.value),
            FieldChange("breached at", None, _stamp(row.breached_at)),
            FieldChange("noticed at", None, _stamp(work.now)),
        ],
        row.breach_cause,
    )


def _plan(row: Clock, counted: Counted, fired: Mapping[int, Fired]) -> None:
    """Write down when the sweep must look at a clock again, and which levels are to come."""
    is_running = row.state in LIVE_STATES and row.state is not ClockState.PAUSED
    coming = ladder.open_rungs(row, counted, fired) if is_running else []
    instants = [rung.at for rung in coming]
    if is_running and row.breached_at is None and row.due_at is not None:
        instants.append(row.due_at + SECOND)
    row.next_at = row.level_at = min(instants, default=None)
    is_climbed = is_running and row.acknowledged_at is None
    own = [one for one in ladder.rungs(counted) if one.level_id not in fired] if is_climbed else []
    row.coming = [[one.level_id, one.at.timestamp()] for one in own] or None


def _spoken(version: PolicyVersion | None) -> str | None:
    return None if version is None else f"{version.policy.name}, version {version.version}"


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")
