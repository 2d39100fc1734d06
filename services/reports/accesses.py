"""Who read, searched, printed and exported what a report is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, or_, select

from models.audit import AuditEntry
from services.audit.words import kind_words
from services.reports.history import AccessLine
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement

    from services.audit.browse import TrailFilter
    from services.store.work import Work

_READ: Final = ("restricted.%", "trail.read", "screen.%")
_EXPORTED: Final = ("export.begun", "export.bundle")
MOST: Final = 1_000
"""Lines; the entries themselves are in the trail."""


def accesses(work: Work, wanted: TrailFilter, before: int) -> tuple[AccessLine, ...]:
    """Return the reads and exports of the scope, newest first, up to an entry's number."""
    query = select(AuditEntry).where(AuditEntry.id < before, *_conditions(wanted))
    found = work.session.scalars(query.order_by(AuditEntry.id.desc()).limit(10 * MOST))
    return tuple(_lines(found, wanted.ticket_id))[:MOST]


def _conditions(wanted: TrailFilter) -> Iterator[ColumnElement[bool]]:
    read = or_(*(AuditEntry.kind.like(one) for one in _READ))
    if wanted.ticket_id is not None:
        about = and_(AuditEntry.subject_type == "ticket", AuditEntry.subject_id == wanted.ticket_id)
        read = and_(read, about)
    yield or_(read, AuditEntry.kind.in_(_EXPORTED))
    if wanted.since is not None:
        yield AuditEntry.at >= wanted.since
    if wanted.until is not None:
        yield AuditEntry.at < wanted.until


def _lines(found: Iterable[AuditEntry], ticket_id: int | None) -> Iterator[AccessLine]:
    for entry in found:
        said = {one["field"]: one["after"] or "" for one in entry.changes}
        ticket = said.get("ticket", "")
        if entry.kind in _EXPORTED and ticket_id is not None and ticket != f"#{ticket_id}":
            continue
        detail = said.get("recipient", "")
        if entry.kind == "export.begun":
            template = said.get("template", "complete")
            known = {"export": f"X-{entry.id:06d}", "template": Sentence(template)}
            if detail:
                detail = Sentence("{export}, {template}; {recipient}", recipient=detail, **known)
            else:
                detail = Sentence("{export}, {template}", **known)
        yield AccessLine(
            entry.at,
            Sentence("{name} ({role})", name=entry.actor_name, role=Sentence(entry.actor_role)),
            kind_words(entry.kind),
            entry.reason or "",
            detail,
        )
