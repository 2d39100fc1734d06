"""A complaint as its section of the ticket shows it, and the register of all of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.complaint_words import WINDOWS, DutyState
from models.complaints import Complaint, ComplaintDue, ComplaintRegime
from models.tickets import Ticket
from services.audit import access_log
from services.audit.restriction import restriction
from services.complaints import closing, dues, duties, regimes
from services.complaints.course import find, label
from services.complaints.duties import Standing
from services.complaints.opened import open_records
from services.errors import NotAllowed
from services.tickets import sight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from models.complaint_words import (
        Acceptance,
        Channel,
        Decision,
        Duty,
        Grade,
        Stage,
    )
    from services.store.work import Work

PAGE: Final = 500
"""Rows of the register at once."""
URGENT: Final = (DutyState.BREACHED, DutyState.AT_RISK, DutyState.RUNNING)
"""Which clock of a complaint the register shows, the first of these that it has."""


@dataclass(frozen=True, slots=True)
class DueView:
    """One regulatory clock.

    Attributes:
        until: The due time as people say it: the end of a day is a minute to midnight.
        breached_at: Stays when a corrected receipt would have been in time.
    """

    duty: Duty
    starts_at: datetime
    due_at: datetime
    until: datetime
    at_risk_at: datetime | None
    stopped_at: datetime | None
    breached_at: datetime | None
    state: DutyState


@dataclass(frozen=True, slots=True)
class ComplaintView:
    """The whole record of one complaint."""

    id: int
    ticket_id: int
    version: int
    opened_at: datetime
    opened_by: str
    complainant: str
    contact: str
    received_at: datetime
    recorded_received_at: datetime
    channel: Channel
    received_by: str
    substance: str
    product: str
    is_payment: bool
    remedy: str | None
    vulnerable: bool
    vulnerability: str | None
    severity: Grade | None
    safety: Grade | None
    complexity: Grade | None
    impact: Grade | None
    urgency: Grade | None
    acknowledged_at: datetime | None
    holding_at: datetime | None
    decision: Decision | None
    reasons: str | None
    decided_at: datetime | None
    decided_by: str | None
    currency: str | None
    redress_offered: int | None
    redress_paid: int | None
    redress_paid_at: datetime | None
    redress: str | None
    answered_at: datetime | None
    is_summary: bool
    rights_version: str | None
    acceptance: Acceptance | None
    accepted_at: datetime | None
    root_cause: str | None
    corrective_action: str | None
    stage: Stage | None
    stage_at: datetime | None
    referred_at: datetime | None
    ombudsman_reference: str | None
    closed_at: datetime | None
    closed_by: str | None
    # beside the row
    regime: str
    zone: str
    dues: tuple[DueView, ...]
    missing: tuple[str, ...]

    @property
    def label(self) -> str:
        """The number as people write it."""
        return label(self.id)


BESIDE: Final = frozenset({"regime", "zone", "dues", "missing"})
COLUMNS: Final = tuple(one.name for one in fields(ComplaintView) if one.name not in BESIDE)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A complaint as the register lists it, with the clock that matters most."""

    id: int
    ticket_id: int
    subject: str
    complainant: str
    product: str
    received_at: datetime
    decision: Decision | None
    answered_at: datetime | None
    closed_at: datetime | None
    due: DueView | None

    @property
    def label(self) -> str:
        """The number as people write it."""
        return label(self.id)


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which complaints are listed.

    Attributes:
        open_only: Those whose record is not closed.
        late_only: Those with a clock that is at risk or breached and not stopped.
        before: Below this number: the next page.
    """

    open_only: bool = False
    late_only: bool = False
    before: int | None = None


def complaint_of(work: Work, ticket_id: int) -> ComplaintView | None:
    """Return the complaint of a ticket; None where it is not one.

    Raises:
        NotFoundError: The actor sees no such ticket.
    """
    demand_reader(work)
    sight.demand(work, ticket_id)
    row = find(work, ticket_id)
    if row is None:
        return None
    access_log.note_view(work, work.require(Ticket, ticket_id))
    regime = work.require(ComplaintRegime, row.regime_id)
    hours = regimes.hours(work, row.calendar_version_id)
    shown: dict[str, Any] = {name: getattr(row, name) for name in COLUMNS}
    found = (one for one in dues.rows(work, row.id) if not one.is_void or one.breached_at)
    return ComplaintView(
        **shown,
        regime=f"{regime.name}, version {regime.version}",
        zone=hours.days.zone.key,
        dues=tuple(_due(work, one, dues.said_as(one.due_at, hours)) for one in found),
        missing=() if row.closed_at else tuple(closing.missing(work, row)),
    )


def register(work: Work, wanted: RegisterFilter | None = None) -> list[RegisterRow]:
    """Return complaints on tickets the actor sees, newest first, a page of them."""
    demand_reader(work)
    asked = wanted or RegisterFilter()
    open_records(work, "the register of complaints")
    query = (
        select(Complaint, Ticket)
        .join(Ticket, Ticket.id == Complaint.ticket_id)
        .where(*sight.visible(work))
        .order_by(Complaint.id.desc())
        .limit(PAGE)
    )
    if asked.open_only:
        query = query.where(Complaint.closed_at.is_(None))
    if asked.before is not None:
        query = query.where(Complaint.id < asked.before)
    if asked.late_only:
        is_late = ComplaintDue.at_risk_at <= work.now
        query = query.where(
            select(ComplaintDue.id)
            .where(
                ComplaintDue.complaint_id == Complaint.id,
                ComplaintDue.stopped_at.is_(None),
                ComplaintDue.is_void.is_(False),
                ComplaintDue.duty.not_in(sorted(WINDOWS)),
                is_late | (ComplaintDue.due_at < work.now),
            )
            .exists()
        )
    found = work.session.execute(query).all()
    note_restricted(work, "register of complaints", (ticket for _, ticket in found))
    clocks = _clocks(work, [row[0] for row in found])
    return [_row(row, ticket.subject, clocks.get(row.id)) for row, ticket in found]


def demand_reader(work: Work) -> None:
    """Refuse to show complaints to requesters: the record is the firm's own.

    Raises:
        NotAllowed: The actor is one.
    """
    if work.actor.role.value == "requester":
        raise NotAllowed("The register of complaints is the desk's own.")


def note_restricted(work: Work, what: str, tickets: Iterable[Ticket]) -> None:
    """Owe an entry for restricted tickets in a list, as for a search that finds them (R8)."""
    kept = restriction(work)
    access_log.note_search(work, what, [one.id for one in tickets if kept.covers(one)])


def _clocks(work: Work, rows: Iterable[Complaint]) -> dict[int, DueView]:
    """Return for each complaint the clock that matters most, in one question."""
    by_id = {row.id: row for row in rows}
    query = select(ComplaintDue).where(
        ComplaintDue.complaint_id.in_(by_id), ComplaintDue.is_void.is_(False)
    )
    best: dict[int, tuple[tuple[int, datetime], ComplaintDue]] = {}
    for one in work.session.scalars(query):
        state = state_of(one, work.now)
        if state not in URGENT or one.stopped_at is not None or one.duty in WINDOWS:
            continue
        rank = (URGENT.index(state), one.due_at)
        if one.complaint_id not in best or rank < best[one.complaint_id][0]:
            best[one.complaint_id] = rank, one
    return {
        number: _due(
            work,
            one,
            dues.said_as(one.due_at, regimes.hours(work, by_id[number].calendar_version_id)),
        )
        for number, (_, one) in best.items()
    }


def state_of(row: ComplaintDue, now: datetime) -> DutyState:
    """Return where a clock stands; what was breached once stays so."""
    if row.breached_at is not None:
        return DutyState.BREACHED
    laid = Standing(row.duty, row.starts_at, row.due_at, row.at_risk_at, row.stopped_at)
    return duties.state(laid, now)


def _due(work: Work, row: ComplaintDue, until: datetime) -> DueView:
    return DueView(
        row.duty,
        row.starts_at,
        row.due_at,
        until,
        row.at_risk_at,
        row.stopped_at,
        row.breached_at,
        state_of(row, work.now),
    )


def _row(row: Complaint, subject: str, due: DueView | None) -> RegisterRow:
    return RegisterRow(
        row.id,
        row.ticket_id,
        subject,
        row.complainant,
        row.product,
        row.received_at,
        row.decision,
        row.answered_at,
        row.closed_at,
        due,
    )
