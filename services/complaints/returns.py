"""What a regulator is told of a period: each figure is a list of tickets (evidence.md, R26).

A complaint ends when its answer was sent or it was withdrawn; when its record was closed is the
desk's own business. Whether that was within the third business day or the eighth week is reckoned
by the jurisdiction and calendar the complaint was opened under.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, or_, select

from models.complaint_words import Decision, Duty
from models.complaints import Complaint, ComplaintDue, ComplaintRegime
from models.tickets import Ticket
from services.complaints import dues, duties, promise, regimes
from services.complaints.opened import open_records
from services.complaints.reading import demand_reader, note_restricted
from services.errors import BadValue, RuleError
from services.tickets import sight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from services.calendars.working_time import WorkingTime
    from services.complaints.duties import Owed
    from services.store.work import Work

IN_SUMMARY: Final = promise.parse("3bd")
IN_TIME: Final = promise.parse("8w")
"""Where a jurisdiction does not name these times itself."""
OUTCOMES: Final = (Decision.UPHELD, Decision.PARTLY, Decision.REJECTED, Decision.WITHDRAWN)
SPEEDS: Final = ("within 3 days", "within 8 weeks", "later")
UNNAMED: Final = "(not named)"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, with the tickets it counts."""

    key: str
    tickets: tuple[int, ...]

    @property
    def count(self) -> int:
        """The number."""
        return len(self.tickets)


@dataclass(frozen=True, slots=True)
class Money:
    """Redress of the complaints that ended in the period, in hundredths of a currency."""

    currency: str
    offered: int
    paid: int


@dataclass(frozen=True, slots=True)
class ComplaintReturn:
    """A return.

    Attributes:
        figures: By sections: `opened`, `closed`, `closed: within 3 days`, `outcome: upheld`, ...
        is_whole: False where the actor sees only some of the desk's tickets.
    """

    since: datetime
    until: datetime
    figures: tuple[Figure, ...]
    money: tuple[Money, ...]
    is_whole: bool

    def figure(self, key: str) -> Figure:
        """Return a figure; one that is not there counts nothing."""
        return next((one for one in self.figures if one.key == key), Figure(key, ()))


def complaint_return(work: Work, since: datetime, until: datetime) -> ComplaintReturn:
    """Count the complaints of a period.

    Args:
        work: The unit of work; what its actor does not see is not counted.
        since: The first instant of the period.
        until: The first instant after it.

    Raises:
        NotAllowed: A requester asks.
        RuleError: The period ends before it begins.
    """
    demand_reader(work)
    if until <= since:
        raise RuleError("The period ends before it begins.")
    rows = _rows(work, since, until)
    found: dict[str, list[int]] = defaultdict(list)
    _count_opened(rows, since, until, found)
    ended = [one for one in rows if _within(_ended_at(one), since, until)]
    _count_ended(work, ended, found)
    for one in rows:
        over = _ended_at(one)
        if one.received_at < until and (over is None or over >= until):
            found["open at the end"].append(one.ticket_id)
        if _within(one.referred_at, since, until):
            found["referred to the ombudsman"].append(one.ticket_id)
    _count_breaches(work, rows, (since, until), found)
    figures = tuple(Figure(key, tuple(sorted(found.get(key, [])))) for key in _keys(found))
    return ComplaintReturn(since, until, figures, _money(ended), not sight.visible(work))


def _rows(work: Work, since: datetime, until: datetime) -> Sequence[Complaint]:
    """Return what the period touches: received before its end, and not over before it began."""
    began = or_(Complaint.received_at < until, Complaint.recorded_received_at < until)
    over = or_(
        Complaint.answered_at.is_(None),
        Complaint.answered_at >= since,
        Complaint.referred_at >= since,
        Complaint.received_at >= since,
        Complaint.recorded_received_at >= since,
        Complaint.id.in_(select(ComplaintDue.complaint_id).where(_ran_out(since, until))),
    )
    open_records(work, "the return of complaints")
    query = (
        select(Complaint, Ticket)
        .join(Ticket, Ticket.id == Complaint.ticket_id)
        .where(began, over, *sight.visible(work))
    )
    found = work.session.execute(query.order_by(Complaint.id)).all()
    note_restricted(work, "return of complaints", (ticket for _, ticket in found))
    return [row for row, _ in found]


def _count_opened(
    rows: Iterable[Complaint], since: datetime, until: datetime, found: dict[str, list[int]]
) -> None:
    for one in rows:
        as_recorded = _within(one.recorded_received_at, since, until)
        if _within(one.received_at, since, until):
            found["opened"].append(one.ticket_id)
            found[f"opened: product: {one.product}"].append(one.ticket_id)
            if one.vulnerable:
                found["opened: vulnerable"].append(one.ticket_id)
        if as_recorded:
            found["opened, as recorded"].append(one.ticket_id)
        if one.received_at != one.recorded_received_at and (
            as_recorded or _within(one.received_at, since, until)
        ):
            found["receipt corrected"].append(one.ticket_id)


def _count_ended(work: Work, ended: Iterable[Complaint], found: dict[str, list[int]]) -> None:
    for one in ended:
        number = one.ticket_id
        found["closed"].append(number)
        found[f"closed: {_speed(work, one, one.received_at)}"].append(number)
        as_recorded = _speed(work, one, one.recorded_received_at)
        found[f"closed, as recorded: {as_recorded}"].append(number)
        if one.decision is not None:
            found[f"outcome: {one.decision.value}"].append(number)
        if one.redress_offered:
            found["redress offered"].append(number)
        if one.redress_paid:
            found["redress paid"].append(number)
        if one.decision is not Decision.WITHDRAWN:
            found[f"root cause: {one.root_cause or UNNAMED}"].append(number)


def _count_breaches(
    work: Work,
    rows: Iterable[Complaint],
    period: tuple[datetime, datetime],
    found: dict[str, list[int]],
) -> None:
    """Count times that ran out in the period, noticed by a watcher or not yet.

    One that was recorded stays, whatever was entered later: another receipt, an answer that had
    been sent in time, another kind of product.
    """
    since, until = period
    recorded = _recorded(work, period)
    for one in rows:
        seen: set[Duty] = set()
        for laid in duties.standings(dues.facts(one), _owed(work, one), _hours(work, one)):
            is_late = not laid.is_window and laid.is_late(work.now)
            if is_late and _within(laid.due_at, since, until):
                seen.add(laid.duty)
                found[f"time ran out: {laid.duty.value}"].append(one.ticket_id)
        for duty in recorded[one.id] - seen:
            found[f"time ran out, as recorded: {duty.value}"].append(one.ticket_id)


def _recorded(work: Work, period: tuple[datetime, datetime]) -> dict[int, set[Duty]]:
    """Return by complaint the duties whose time was recorded as run out in the period."""
    query = select(ComplaintDue.complaint_id, ComplaintDue.duty).where(_ran_out(*period))
    found: dict[int, set[Duty]] = defaultdict(set)
    for complaint_id, duty in work.session.execute(query):
        found[complaint_id].add(duty)
    return found


def _ran_out(since: datetime, until: datetime) -> ColumnElement[bool]:
    return and_(ComplaintDue.breached_at >= since, ComplaintDue.breached_at < until)


def _speed(work: Work, row: Complaint, received_at: datetime) -> str:
    ended_at = _ended_at(row)
    if ended_at is None:
        raise BadValue("it has not ended")
    owed, hours = _owed(work, row), _hours(work, row)
    for word, duty, usual in (
        (SPEEDS[0], Duty.SUMMARY, IN_SUMMARY),
        (SPEEDS[1], Duty.RESPONSE, IN_TIME),
    ):
        within = owed[duty].within if duty in owed else usual
        if ended_at <= promise.due(within, received_at, hours):
            return word
    return SPEEDS[2]


def _owed(work: Work, row: Complaint) -> dict[Duty, Owed]:
    return regimes.owed(work.require(ComplaintRegime, row.regime_id))


def _hours(work: Work, row: Complaint) -> WorkingTime:
    return regimes.hours(work, row.calendar_version_id)


def _ended_at(row: Complaint) -> datetime | None:
    withdrawn = row.decided_at if row.decision is Decision.WITHDRAWN else None
    return min((one for one in (row.answered_at, withdrawn) if one is not None), default=None)


def _within(at: datetime | None, since: datetime, until: datetime) -> bool:
    return at is not None and since <= at < until


def _keys(found: dict[str, list[int]]) -> list[str]:
    """Return the figures in the order of a return, those that may be zero always."""
    fixed = [
        "opened",
        "opened, as recorded",
        "receipt corrected",
        "opened: vulnerable",
        "closed",
        *(f"closed: {one}" for one in SPEEDS),
        *(f"closed, as recorded: {one}" for one in SPEEDS),
        *(f"outcome: {one.value}" for one in OUTCOMES),
        "redress offered",
        "redress paid",
        "open at the end",
        "referred to the ombudsman",
    ]
    return fixed + sorted(set(found) - set(fixed))


def _money(ended: Iterable[Complaint]) -> tuple[Money, ...]:
    found: dict[str, Money] = {}
    for one in ended:
        if one.currency and (one.redress_offered or one.redress_paid):
            before = found.get(one.currency, Money(one.currency, 0, 0))
            found[one.currency] = replace(
                before,
                offered=before.offered + (one.redress_offered or 0),
                paid=before.paid + (one.redress_paid or 0),
            )
    return tuple(found[code] for code in sorted(found))
