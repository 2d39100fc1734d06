"""The retention schedule: classes of records, their basis, and what is due to go (R18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, false, func, not_, or_, select

from models.records import LegalHold, LegalHoldMember, RetentionClass
from models.tickets import Ticket
from models.vocabulary import OPEN_STATUSES
from services.access.permissions import Act, demand
from services.access.second import second_person
from services.audit import trail
from services.audit.scopes import has_tag
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select

    from services.changes import Changes
    from services.store.work import Work

STARTS: Final = ("created", "closed")
LEAST_DAYS: Final = 30
MOST_DAYS: Final = 36_500


@dataclass(frozen=True, slots=True)
class ClassDraft:
    """A class of records as somebody writes it down.

    Attributes:
        basis: The law or rule, as printed on certificates.
        types: Types of tickets of this class; with `tags` empty too, it is for all others.
        keep_days: How long after `counts_from` (`created` or `closed`).
    """

    name: str
    basis: str
    keep_days: int
    counts_from: str = "closed"
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassView:
    """A class of the schedule, with how many records are due and how many of them are held."""

    id: int
    draft: ClassDraft
    due: int
    held: int


PROPOSED: Final = (
    ClassDraft(
        "Complaints",
        "FCA DISP 1.9: three years from receipt",
        1096,
        "created",
        ("Complaint",),
        ("complaint",),
    ),
    ClassDraft("Health records", "HIPAA, 45 CFR 164.316(b)(2): six years", 2192, types=("Health",)),
    ClassDraft("Card data", "PCI DSS 10.5.1: twelve months", 366, types=("Card payment",)),
    ClassDraft("Broker-dealer records", "SEC 17a-4: six years", 2192, types=("Trade",)),
    ClassDraft("Everything else", "Audit work papers, SOX 802: seven years", 2557),
)
"""What evidence.md proposes; nothing goes before a site's counsel has made it the schedule."""


def propose(work: Work, *, reason: str) -> Changes:
    """Make the proposals the schedule of a desk that has none."""
    demand(work.actor, Act.DISPOSE)
    if work.session.scalar(select(func.count()).select_from(RetentionClass)):
        raise RuleError("This desk has a schedule already: change its classes one by one.")
    for one in PROPOSED:
        set_class(work, one, reason=reason)
    return work.changes


def set_class(
    work: Work, draft: ClassDraft, *, reason: str, approved_by: int | None = None
) -> Changes:
    """Add a class to the schedule, or change the one of that name.

    Keeping for longer needs one person. Keeping for a shorter time, or counting from an earlier
    day, needs a second: `approved_by`.

    Raises:
        NotAllowed: The role may not, or the second person's may not.
        RuleError: No reason or basis, a time that is none, or a second person is needed.
    """
    demand(work.actor, Act.DISPOSE)
    _check(draft, reason)
    row = work.session.scalar(
        select(RetentionClass).where(RetentionClass.name == draft.name).with_for_update()
    )
    before = None if row is None else _draft(row)
    said = list(_differences(before, draft))
    if before is not None and _is_shorter(before, draft):
        if approved_by is None:
            raise RuleError(
                "Records would be kept for a shorter time: a second person has to confirm that."
            )
        second = second_person(work, approved_by, Act.DISPOSE)
        said.append(FieldChange("confirmed by", None, f"{second.name} #{second.id}"))
    if row is None:
        row = RetentionClass(name=draft.name)
        work.session.add(row)
    row.basis, row.keep_days, row.counts_from = draft.basis, draft.keep_days, draft.counts_from
    row.types, row.tags = [*draft.types], [*draft.tags]
    work.session.flush()
    trail.append(work, "retention.set", ("retention", row.id), said, reason.strip())
    return work.touch(configuration=True, subject=row.id)


def schedule(work: Work) -> list[ClassView]:
    """Return the classes with what is due now."""
    demand(work.actor, Act.READ_TRAIL)
    rows = work.session.scalars(select(RetentionClass).order_by(RetentionClass.id)).all()
    on_hold = Ticket.id.in_(_held_tickets())
    found = []
    for row in rows:
        query = select(func.count()).select_from(Ticket).where(_is_due(work.now, row, rows))
        due = work.session.scalar(query) or 0
        held = work.session.scalar(query.where(on_hold)) or 0
        found.append(ClassView(row.id, _draft(row), due, held))
    return found


def due_tickets(work: Work, class_id: int, limit: int = 500) -> list[int]:
    """Return tickets of a class that may go: their time is over, and no hold names them."""
    rows = work.session.scalars(select(RetentionClass)).all()
    row = work.require(RetentionClass, class_id)
    query = select(Ticket.id).where(
        _is_due(work.now, row, rows), not_(Ticket.id.in_(_held_tickets()))
    )
    return list(work.session.scalars(query.order_by(Ticket.id).limit(limit)))


def is_due(work: Work, class_id: int, ticket_id: int) -> bool:
    """Tell whether a ticket belongs to a class and its time is over."""
    rows = work.session.scalars(select(RetentionClass)).all()
    row = work.require(RetentionClass, class_id)
    query = select(Ticket.id).where(Ticket.id == ticket_id, _is_due(work.now, row, rows))
    return work.session.scalar(query) is not None


def _held_tickets() -> Select[int]:
    return (
        select(LegalHoldMember.ticket_id)
        .join(LegalHold, LegalHold.id == LegalHoldMember.hold_id)
        .where(LegalHold.released_at.is_(None))
    )


def _is_due(
    now: datetime, row: RetentionClass, rows: Sequence[RetentionClass]
) -> ColumnElement[bool]:
    """A ticket of several classes is kept as long as the longest of them says."""
    over = _is_over(now, row)
    longer = [
        and_(_belongs(one, rows), not_(_is_over(now, one))) for one in rows if one.id != row.id
    ]
    return and_(_belongs(row, rows), over, not_(or_(false(), *longer)))


def _is_over(now: datetime, row: RetentionClass) -> ColumnElement[bool]:
    before = now - timedelta(days=row.keep_days)
    ended = Ticket.status.not_in(sorted(OPEN_STATUSES))
    if row.counts_from == "created":
        return and_(ended, Ticket.created_at < before)
    return and_(
        ended, func.coalesce(Ticket.closed_at, Ticket.resolved_at, Ticket.updated_at) < before
    )


def _belongs(row: RetentionClass, rows: Sequence[RetentionClass]) -> ColumnElement[bool]:
    if row.types or row.tags:
        return _named(row)
    return not_(or_(false(), *(_named(one) for one in rows if one.types or one.tags)))


def _named(row: RetentionClass) -> ColumnElement[bool]:
    tagged = has_tag(row.tags) if row.tags else false()
    return or_(Ticket.kind.in_(row.types), tagged)


def _draft(row: RetentionClass) -> ClassDraft:
    return ClassDraft(
        row.name, row.basis, row.keep_days, row.counts_from, tuple(row.types), tuple(row.tags)
    )


def _check(draft: ClassDraft, reason: str) -> None:
    if not reason.strip():
        raise RuleError("Changing the schedule needs a reason: say it in a few words.")
    if not draft.name.strip() or not draft.basis.strip():
        raise RuleError("A class has a name and a basis: the law or rule that asks for it.")
    if not LEAST_DAYS <= draft.keep_days <= MOST_DAYS:
        raise RuleError(
            "Records are kept for {least_days} to {most_days:,} days.",
            least_days=LEAST_DAYS,
            most_days=MOST_DAYS,
        )
    if draft.counts_from not in STARTS:
        raise RuleError("The time counts from when a record was created or closed.")


def _is_shorter(before: ClassDraft, after: ClassDraft) -> bool:
    """Fewer days, an earlier start, or fewer records in the class: some would go sooner."""
    starts_earlier = before.counts_from == "closed" and after.counts_from == "created"
    names_fewer = not {*before.types, *before.tags} <= {*after.types, *after.tags}
    return after.keep_days < before.keep_days or starts_earlier or names_fewer


def _differences(before: ClassDraft | None, after: ClassDraft) -> list[FieldChange]:
    pairs = (
        ("name", before and before.name, after.name),
        ("basis", before and before.basis, after.basis),
        ("kept for days", before and str(before.keep_days), str(after.keep_days)),
        ("counts from", before and before.counts_from, after.counts_from),
        ("types", before and ", ".join(before.types), ", ".join(after.types)),
        ("tags", before and ", ".join(before.tags), ", ".join(after.tags)),
    )
    return [FieldChange(name, old or None, new or None) for name, old, new in pairs if old != new]
