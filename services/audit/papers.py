"""Certificates, read from the trail: what was purged, erased or held, on which ground, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.records import LegalHold
from services.access.permissions import Act, demand
from services.audit import holds
from services.audit.disposal import ERASURE_APPROVED, ERASURE_EXECUTED, PURGE_CERTIFIED
from services.audit.scopes import read_scope
from services.audit.year_purge import LOG_PURGED
from services.errors import NotFoundError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from services.store.work import Work

HOLD_PLACED: Final = "hold.placed"
HOLD_RELEASED: Final = "hold.released"
KEEPS: Final = Sentence(
    "What is left of each record: its number, the headers of its lines in the audit log, and the "
    "commitments over what they said. They verify as before."
)


KEEPS_OF_YEAR: Final = Sentence(
    "What is left of the log: the header and the commitments of every line, its place in the tree, "
    "and the last checkpoint of the year, which is the first entry of the next. They verify as "
    "before."
)
CERTIFIED: Final = (PURGE_CERTIFIED, ERASURE_APPROVED, LOG_PURGED)


class Kind(StrEnum):
    """What a certificate is about; the letter of its number."""

    DESTRUCTION = "D"
    ERASURE = "E"
    HOLD = "H"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate of destruction or of erasure, as it is printed.

    Attributes:
        number: Of the entry that certifies it.
        tickets: Their numbers; of a person's erasure none, for the person's name is gone.
        messages: Purged with them; of an erasure 0, for they stay without their words.
        lines: Lines of the ledger whose values are gone.
        log_keeps: What is left, in words.
    """

    kind: Kind
    number: int
    at: datetime
    record_class: str
    basis: str
    about: str
    tickets: tuple[int, ...]
    messages: int
    lines: int
    asked_by: str
    confirmed_by: str
    reason: str
    log_keeps: str = KEEPS

    @property
    def label(self) -> str:
        """The number as it is printed: D-000042, E-000042."""
        return f"{self.kind.value}-{self.number:06d}"


@dataclass(frozen=True, slots=True)
class HoldPaper:
    """A legal hold as it is certified: what is kept, for whom, since when, and its end.

    Attributes:
        frozen: Tickets that matched when it was placed; later: those that came to match since.
        released: None while it holds; then when, by whom, confirmed by whom, and why.
    """

    number: int
    matter: str
    custodian: str
    scope: str
    at: datetime
    placed_by: str
    reason: str
    frozen: tuple[int, ...]
    later: tuple[int, ...]
    released: tuple[datetime, str, str, str] | None

    @property
    def label(self) -> str:
        """The number as it is printed: H-000042."""
        return f"{Kind.HOLD.value}-{self.number:06d}"


def certificate(work: Work, number: int) -> Certificate:
    """Return a certificate; NotFoundError where the number is none."""
    demand(work.actor, Act.READ_TRAIL)
    entry = work.session.get(AuditEntry, number)
    if entry is None or entry.kind not in CERTIFIED:
        raise NotFoundError(
            "There is no certificate #{number} of a purge or an erasure.", number=number
        )
    if entry.kind == LOG_PURGED:
        return _purged_year(entry)
    return _purged(entry) if entry.kind == PURGE_CERTIFIED else _erased(work, entry)


def certificates(work: Work) -> list[Certificate]:
    """Return every certificate, newest first."""
    demand(work.actor, Act.READ_TRAIL)
    query = select(AuditEntry.id).where(AuditEntry.kind.in_(CERTIFIED))
    found = work.session.scalars(query.order_by(AuditEntry.id.desc())).all()
    return [certificate(work, one) for one in found]


def hold_paper(work: Work, number: int) -> HoldPaper:
    """Return what is certified of a hold; NotFoundError where there is none."""
    demand(work.actor, Act.READ_TRAIL)
    row = work.require(LegalHold, number)
    query = select(AuditEntry).where(
        AuditEntry.subject_type == "hold",
        AuditEntry.subject_id == number,
        AuditEntry.kind.in_((HOLD_PLACED, HOLD_RELEASED)),
    )
    told = {one.kind: one for one in work.session.scalars(query)}
    placed, ended = told.get(HOLD_PLACED), told.get(HOLD_RELEASED)
    frozen, later = holds.members_by_time(work, number)
    return HoldPaper(
        number=number,
        matter=row.matter,
        custodian=row.custodian,
        scope=read_scope(row.scope).spoken(),
        at=row.placed_at,
        placed_by=row.placed_by,
        reason=(placed.reason if placed else None) or "",
        frozen=tuple(frozen),
        later=tuple(later),
        released=_released(row, ended) if row.released_at else None,
    )


def _released(row: LegalHold, entry: AuditEntry | None) -> tuple[datetime, str, str, str]:
    at = row.released_at or row.placed_at
    if entry is None:
        return at, "", "", ""
    return at, entry.actor_name, _said(entry).get("confirmed by") or "", entry.reason or ""


def _purged(entry: AuditEntry) -> Certificate:
    said = _said(entry)
    tickets = tuple(int(one.strip(" #")) for one in (said["tickets"] or "").split(","))
    return Certificate(
        kind=Kind.DESTRUCTION,
        number=entry.id,
        at=entry.at,
        record_class=said["class"] or "",
        basis=said["basis"] or "",
        about=", ".join(f"#{one}" for one in tickets),
        tickets=tickets,
        messages=int(said["messages"] or 0),
        lines=int(said["lines"] or 0),
        asked_by=entry.actor_name,
        confirmed_by=said["confirmed by"] or "",
        reason=entry.reason or "",
    )


def _purged_year(entry: AuditEntry) -> Certificate:
    said = _said(entry)
    return Certificate(
        kind=Kind.DESTRUCTION,
        number=entry.id,
        at=entry.at,
        record_class=Sentence("Audit log of {year}", year=entry.subject_id),
        basis=said["basis"] or "",
        about=Sentence("what the entries of the log {log} said", log=said["log"]),
        tickets=(),
        messages=0,
        lines=int(said["lines"] or 0),
        asked_by=entry.actor_name,
        confirmed_by=said["confirmed by"] or "",
        reason=entry.reason or "",
        log_keeps=KEEPS_OF_YEAR,
    )


def _erased(work: Work, entry: AuditEntry) -> Certificate:
    is_person = entry.subject_type == "person"
    number = entry.subject_id
    what, about = (
        Sentence("Erasure of a ticket"),
        Sentence("the words of ticket #{number}", number=number),
    )
    if is_person:
        what = Sentence("Erasure of a person")
        about = Sentence(
            "person number {number}, and the words of every ticket they asked for", number=number
        )
    return Certificate(
        kind=Kind.ERASURE,
        number=entry.id,
        at=entry.at,
        record_class=what,
        basis="",
        about=about,
        tickets=() if is_person else (entry.subject_id,),
        messages=0,
        lines=sum(len(one) for one in _executed(work, entry)),
        asked_by=entry.actor_name,
        confirmed_by=_said(entry).get("confirmed by") or "",
        reason=entry.reason or "",
    )


def _executed(work: Work, approved: AuditEntry) -> Iterator[list[dict[str, str | None]]]:
    """Yield the lists of lines that the entries about an erasure name."""
    query = select(AuditEntry.changes).where(
        AuditEntry.kind == ERASURE_EXECUTED,
        AuditEntry.subject_type == approved.subject_type,
        AuditEntry.subject_id == approved.subject_id,
        AuditEntry.correlation == approved.correlation,
    )
    yield from work.session.scalars(query)


def _said(entry: AuditEntry) -> dict[str, str | None]:
    return {one["field"]: one["after"] for one in entry.changes}
