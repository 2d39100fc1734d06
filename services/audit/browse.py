"""Ask the audit trail: by ticket, person, kind, field, period and text, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String, and_, cast, func, or_, select

from models.audit import AuditEntry
from models.tickets import Ticket
from services.audit import access_log, names, opening
from services.audit.trail import FieldChange

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select

    from services.store.work import Work

PAGE: Final = 200


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which entries are wanted; what is left out does not restrict.

    Attributes:
        since: First instant wanted, inclusive.
        until: End of the period, exclusive.
        kind: The kind of entry, or the part before its dot (`ticket`).
        text: Found in a before or after value, a reason or an actor's name.
    """

    ticket_id: int | None = None
    person_id: int | None = None
    kind: str | None = None
    field: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One entry as the trail page and the reports show it."""

    id: int
    at: datetime
    kind: str
    subject_type: str
    subject_id: int
    actor: str
    role: str
    client: str
    correlation: str
    changes: tuple[FieldChange, ...]
    reason: str | None
    source: str | None
    claimed_at: datetime | None
    claimed_actor: str | None
    about: str = ""
    """The name of what the entry is about, where it has one that is not a ticket's."""


def read(
    work: Work, wanted: TrailFilter, before: int | None = None, limit: int = PAGE
) -> list[TrailEntry]:
    """Show somebody a page of the trail; reading it is an entry itself (evidence.md, R10).

    Raises:
        NotAllowed: The role may not read the trail.
    """
    access_log.demand_trail(work)
    if before is None:
        access_log.note_trail_read(work, wanted.ticket_id, asked(wanted))
    return entries(work, wanted, before, limit)


def entries(
    work: Work, wanted: TrailFilter, before: int | None = None, limit: int = PAGE
) -> list[TrailEntry]:
    """Return a page of entries, newest first; `before` is the last id of the page above.

    For parts of the program: people are shown what `read` returns.
    """
    _open(work, wanted)
    query = _matching(wanted).order_by(AuditEntry.id.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return names.named(work, [as_shown(row) for row in work.session.scalars(query)])


def stream(
    work: Work, wanted: TrailFilter, *, by_subject: bool = False
) -> Generator[TrailEntry, None, None]:
    """Yield every matching entry, oldest first, without holding them all in memory.

    With `by_subject`, those of one subject come together.
    """
    _open(work, wanted)
    order = [AuditEntry.subject_type, AuditEntry.subject_id] if by_subject else []
    query = _matching(wanted).order_by(*order, AuditEntry.id).execution_options(yield_per=1000)
    with work.session.scalars(query) as rows:
        for row in rows:
            yield as_shown(row)
            work.session.expunge(row)


def count(work: Work, wanted: TrailFilter, before: int | None = None) -> int:
    """Count the matching entries, those below a number; for estimates, as it reads them all."""
    _open(work, wanted)
    query = _matching(wanted)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return work.session.scalar(select(func.count()).select_from(query.subquery())) or 0


def kinds(work: Work) -> list[str]:
    """Return every kind of entry there is, in alphabetical order."""
    return list(work.session.scalars(select(AuditEntry.kind).distinct().order_by(AuditEntry.kind)))


def asked(wanted: TrailFilter) -> list[FieldChange]:
    """Say under which filters the trail is read or exported; for the entry about it."""
    said = (
        ("ticket", f"#{wanted.ticket_id}" if wanted.ticket_id is not None else None),
        ("from", wanted.since.isoformat() if wanted.since else None),
        ("up to", wanted.until.isoformat() if wanted.until else None),
        ("person", str(wanted.person_id) if wanted.person_id is not None else None),
        ("kind", wanted.kind),
        ("field", wanted.field),
        ("text", wanted.text),
    )
    return [FieldChange(name, None, value) for name, value in said if value]


def _open(work: Work, wanted: TrailFilter) -> None:
    """Let a person's own login read what restricted messages say, which the trail repeats."""
    if wanted.ticket_id is None:
        opening.open_desk(work, "the audit trail")
    elif (ticket := work.find(Ticket, wanted.ticket_id)) is not None:
        opening.open_words(work, ticket, why="the audit trail")


def _matching(wanted: TrailFilter) -> Select[AuditEntry]:
    return select(AuditEntry).where(and_(True, *_conditions(wanted)))  # noqa: FBT003 - SQL's TRUE


def _conditions(wanted: TrailFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.ticket_id is not None:
        yield AuditEntry.subject_type == "ticket"
        yield AuditEntry.subject_id == wanted.ticket_id
    if wanted.person_id is not None:
        yield AuditEntry.actor_id == wanted.person_id
    if wanted.kind:
        yield or_(AuditEntry.kind == wanted.kind, _starts(AuditEntry.kind, f"{wanted.kind}."))
    if wanted.since is not None:
        yield AuditEntry.at >= wanted.since
    if wanted.until is not None:
        yield AuditEntry.at < wanted.until
    changes = cast(AuditEntry.changes, String)
    if wanted.field:
        yield changes.contains(f'"{wanted.field}"', autoescape=True)
    if wanted.text:
        yield or_(
            changes.icontains(wanted.text, autoescape=True),
            AuditEntry.reason.icontains(wanted.text, autoescape=True),
            AuditEntry.actor_name.icontains(wanted.text, autoescape=True),
        )


def _starts(column: Any, beginning: str) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped column
    started: ColumnElement[bool] = column.startswith(beginning, autoescape=True)
    return started


def as_shown(row: AuditEntry) -> TrailEntry:
    """Return an entry the way pages and reports show it."""
    return TrailEntry(
        id=row.id,
        at=row.at,
        kind=row.kind,
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        actor=row.actor_name,
        role=row.actor_role,
        client=row.client,
        correlation=row.correlation,
        changes=tuple(
            FieldChange(one["field"], one["before"], one["after"]) for one in row.changes
        ),
        reason=row.reason,
        source=row.source,
        claimed_at=row.claimed_at,
        claimed_actor=row.claimed_actor,
    )
