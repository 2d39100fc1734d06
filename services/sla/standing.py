"""Where a ticket's clocks stand: replayed from its events, cached in its clock rows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import aliased

from models.base import BigId
from models.clocks import Clock
from models.escalation import Firing
from models.policies import PolicyVersion
from models.rules import Unsettled
from models.vocabulary import ClockState, Target, is_live
from services.audit import trail
from services.audit.trail import FieldChange
from services.sla import choosing, in_force, ladder, loading, log, past, recorded, unpromised
from services.sla.log import Logged, append_event, events_of, is_uncounted, know_as_counted
from services.sla.replay import replay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from models.tickets import Ticket
    from services.sla.clock import Clock as Counted
    from services.sla.ladder import Fired
    from services.sla.replay import Replay
    from services.store.sending import Question
    from services.store.work import Work

Known = Clock | Any
"""A clock's row, by the mapper or past it; both have its columns."""
SECOND: Final = timedelta(seconds=1)
TARGETS: Final = frozenset(target.value for target in Target)
FORESEEN: Final = "what a new ticket's first count found"
_TICKET: Final = bindparam("ticket_id", type_=BigId)
_LATER: Final = aliased(Clock)
_LAST: Final = [
    select(_LATER.id)
    .where(_LATER.ticket_id == _TICKET, _LATER.target == target)
    .order_by(_LATER.cycle.desc())
    .limit(1)
    .scalar_subquery()
    for target in Target
]
"""The last cycle of each target, each found by one step into an index, however many came before."""
_HAS_FIRED: Final = exists().where(Firing.ticket_id == _TICKET).label("has_fired")
_ROWS: Final = select(Clock, _HAS_FIRED).where(Clock.ticket_id == _TICKET)
"""The clock rows of a ticket, and whether any level ever fired."""
_LAST_ROWS: Final = _ROWS.where(Clock.id.in_(_LAST))
PLAIN_ROWS: Final = select(*Clock.__table__.columns, _HAS_FIRED).where(Clock.ticket_id == _TICKET)
"""The same past the mapper, for units that hold no clock."""
LAST_PLAIN_ROWS: Final = PLAIN_ROWS.where(Clock.id.in_(_LAST))


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
        work.session.tell_ahead()
        store(work, ticket, _carried_on(work, ticket.id))


def wanted(work: Work, ticket_id: int) -> list[Question]:
    """Return what counting the clocks of a ticket will ask, for who asks ahead."""
    rows: Question = (LAST_PLAIN_ROWS, {"ticket_id": ticket_id})
    return [log.wanted(work, ticket_id), *([] if work.leaves_the_rest else [rows])]


def _carried_on(work: Work, ticket_id: int) -> Replay:
    """Count what is new onto what this seat has counted before, or replay it all."""
    result = None
    if FORESEEN not in work.memory:
        result = past.carried_on(work, ticket_id, events_of(work, ticket_id))
    if result is None:
        return replayed(work, ticket_id)
    result.observe(max(int(work.now.timestamp()), result.now_s))
    return result


def replayed(work: Work, ticket_id: int) -> Replay:
    """Replay all of a ticket's events up to the instant of the unit of work.

    A unit that waited for the ticket may be older than its last event: then up to that one.
    """
    logged = events_of(work, ticket_id)
    foreseen: tuple[Sequence[Logged], Replay] | None = work.memory.pop(FORESEEN, None)
    if foreseen is not None and foreseen[0] == logged:
        return foreseen[1]
    events = recorded.as_events(work, logged)
    now_s = int(work.now.timestamp())
    return replay(events, until=max([now_s, *(one.at_s for one in events[-1:])]))


def store(work: Work, ticket: Ticket, result: Replay) -> None:
    """Write what a replay found into the clock rows; a breach seen first is noticed now."""
    known, has_fired = ([], False) if is_uncounted(work, ticket.id) else _rows(work, ticket.id)
    fired = ladder.fired_levels(work, ticket.id) if has_fired else {}
    first = {row.target.value: row.cycle for row in sorted(known, key=lambda row: -row.cycle)}
    counted = [one for one in result.clocks if one.cycle >= first.get(one.target, 1)]
    put(work, ticket, counted, (known, fired))
    know_as_counted(work, ticket.id)


def put(
    work: Work,
    ticket: Ticket,
    clocks: Iterable[Counted],
    known: tuple[Sequence[Known], Mapping[int, Mapping[int, Fired]]],
) -> None:
    """Write what a replay found into clock rows that were read already.

    Args:
        work: The unit of work.
        ticket: The ticket.
        clocks: What its replay found; of each target all, or those from some cycle on.
        known: Their rows, and the levels of each that have fired.
    """
    rows = {(row.target, row.cycle): row for row in known[0]}
    dues: list[datetime | None] = []
    for counted in clocks:
        if counted.target not in TARGETS:
            continue
        key, values = (Target(counted.target), counted.cycle), row_values(counted)
        row = rows.get(key)
        if counted.pin is None or counted.pin.policy is None:
            if row is not None:
                values["noticed_at"] = _noticed_at(work, ticket, counted, row)
                _move(work, rows.pop(key), values)
            continue
        values |= _plan(row, counted, values, {} if row is None else known[1].get(row.id, {}))
        values["noticed_at"] = _noticed_at(work, ticket, counted, row)
        if row is None:
            work.session.write(Clock, ticket_id=ticket.id, target=key[0], cycle=key[1], **values)
        else:
            del rows[key]
            _move(work, row, values)
        if is_live(values["state"], values["stopped_at"]):
            dues.append(values["due_at"])
    dues += [one.due_at for one in rows.values() if is_live(one.state, one.stopped_at)]
    _assign(ticket, {"next_due_at": min(filter(None, dues), default=None)})


def instant(seconds: int | None) -> datetime | None:
    """Return epoch seconds as an aware UTC instant."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def foresee(work: Work, ticket: Ticket, created: Mapping[str, Any]) -> None:
    """Say on a ticket without a number what its first count will, so that it is written once.

    Args:
        work: The unit of work.
        ticket: The ticket, not yet in the database.
        created: What its first event is going to say.
    """
    if work.clocks_later or work.leaves_the_rest:
        return
    found, reason = choosing.choose(work, ticket)
    if found is None:
        return
    ticket.policy_version_id, ticket.policy_reason = found.version_id, reason
    pinned = _pinned(work, ticket, found, None)
    told = (Logged(1, work.now, "created", {**created}), Logged(2, work.now, "policy", pinned))
    counted = replay(recorded.as_events(work, told), until=int(work.now.timestamp()))
    work.memory[FORESEEN] = (told, counted)
    dues = [one.due_s for one in counted.clocks if one.target in TARGETS and one.due_s is not None]
    ticket.next_due_at = instant(min(dues, default=None))


def match(work: Work, ticket: Ticket) -> None:
    """Pin the policy that applies now, if it is another one than before (sla.md, section 2)."""
    found, reason = choosing.choose(work, ticket)
    pinned = None if is_uncounted(work, ticket.id) else ticket.policy_version_id
    if pinned == (found.version_id if found else None):
        return
    before = work.require(PolicyVersion, pinned) if pinned is not None else None
    if (found.policy_id if found else None) == (before.policy_id if before else None):
        return
    version_id = found.version_id if found else None
    _assign(ticket, {"policy_version_id": version_id, "policy_reason": reason})
    append_event(work, ticket.id, "policy", _pinned(work, ticket, found, before))
    trail.append(
        work,
        "ticket.policy_matched",
        ("ticket", ticket.id),
        [FieldChange("policy", _spoken(before), found.words if found else None)],
        reason,
    )


def _pinned(
    work: Work, ticket: Ticket, found: in_force.Offered | None, before: PolicyVersion | None
) -> dict[str, Any]:
    """Return what the event of a match says."""
    return {
        "policy_version_id": found.version_id if found else None,
        "calendars": in_force.newest_pins(work, found.version_id, ticket) if found else [],
        "cause": "policy matched" if before is None else "policy change",
    }


def _rows(work: Work, ticket_id: int) -> tuple[Sequence[Known], bool]:
    if work.session.is_waiting(Clock):
        work.session.flush()  # this unit counted the ticket before
    reaches_back = any(one.kind in past.MENDING for one in events_of(work, ticket_id))
    given = {"ticket_id": ticket_id}
    if work.session.holds(Clock):
        found = work.session.execute(_ROWS if reaches_back else _LAST_ROWS, given).all()
        return [row for row, _ in found], any(has_fired for _, has_fired in found)
    wanted = PLAIN_ROWS if reaches_back else LAST_PLAIN_ROWS
    plain = work.session.ask(wanted, given)
    return plain, any(row.has_fired for row in plain)


def row_values(counted: Counted) -> dict[str, Any]:
    """Return what a replay says of a clock, by column."""
    pin = counted.pin
    if pin is None or pin.policy is None:
        return unpromised.facts(counted)
    return {
        "policy_version_id": int(str(pin.policy.id)),
        "calendar_version_id": int(str(pin.calendar.version_id)),
        "state": counted.state,
        "started_at": instant(counted.started_s),
        "due_at": instant(counted.deadline_s if counted.stopped_s is not None else counted.due_s),
        "at_risk_at": instant(counted.mark_instant(loading.AT_RISK)),
        "elapsed": timedelta(seconds=counted.elapsed_s),
        "span": timedelta(seconds=counted.target_s),
        "stopped_at": instant(counted.stopped_s),
        "breached_at": instant(counted.breached_s),
        "breach_cause": counted.breach_cause,
    }


def _move(work: Work, row: Known, values: Mapping[str, object]) -> None:
    """Change what differs of a clock, by the mapper if the row is its own."""
    if isinstance(row, Clock):
        _assign(row, values)
    elif moved := {name: value for name, value in values.items() if getattr(row, name) != value}:
        work.session.change(Clock, row.id, **moved)


def _assign(row: Clock | Ticket, values: Mapping[str, object]) -> None:
    """Set what differs: a long ticket has many clocks that ended, and those stay untouched."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _noticed_at(work: Work, ticket: Ticket, counted: Counted, row: Known | None) -> datetime | None:
    """A breach happened when it happened; this is when an evaluator first saw it."""
    noticed_at = None if row is None else row.noticed_at
    if counted.breached_s is None or noticed_at is not None:
        return noticed_at
    trail.append(
        work,
        "clock.breached",
        ("ticket", ticket.id),
        [
            FieldChange("clock", None, counted.target),
            FieldChange("breached at", None, _stamp(instant(counted.breached_s))),
            FieldChange("noticed at", None, _stamp(work.now)),
        ],
        counted.breach_cause,
    )
    return work.now


def _plan(
    row: Known | None, counted: Counted, values: Mapping[str, Any], fired: Mapping[int, Fired]
) -> dict[str, Any]:
    """Return when the sweep must look at a clock again, and which levels are to come."""
    runs = is_live(counted.state, counted.stopped_s) and counted.state is not ClockState.PAUSED
    is_climbed = runs and (row is None or row.acknowledged_at is None)
    rungs = ladder.rungs(counted) if is_climbed else []
    instants = [rung.at for rung in ladder.still_open(rungs, fired, counted)] if is_climbed else []
    if runs and values["breached_at"] is None and values["due_at"] is not None:
        instants.append(values["due_at"] + SECOND)
    next_at = min(instants, default=None)
    own = [[one.level_id, one.at.timestamp()] for one in rungs if one.level_id not in fired]
    return {"next_at": next_at, "level_at": next_at, "coming": own or None}


def _spoken(version: PolicyVersion | None) -> str | None:
    return None if version is None else f"{version.policy.name}, version {version.version}"


def _stamp(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")
