"""The list of erasures and purges, beside the log's keys: a restore brings nothing back (R21).

A backup is older than what was erased since. The list is out of its reach: whoever seals the log
copies each erasure and purge there as soon as its entry has its place, by number and date, with
nothing of what is gone; a restore carries them out again before anybody works at the desk.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.people import Person
from models.records import RetentionClass
from models.tickets import Ticket
from services.audit.disposal import (
    AGAIN,
    ERASURE_APPROVED,
    PURGE_APPROVED,
    carry_out_erasure,
    carry_out_purge,
)
from services.audit.trail import FieldChange
from services.errors import NotAllowed, RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from services.store.work import Work

LIST: Final = "erasures.jsonl"
OVERLAP: Final = timedelta(days=1)
"""Entries are looked at again for so long: a slow unit commits after a faster one."""
SUBJECTS: Final = frozenset({"ticket", "person"})
APPROVED: Final = (ERASURE_APPROVED, PURGE_APPROVED)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One erasure, or the purge of one ticket.

    Attributes:
        unit: The correlation of its entries; with subject and number the same nowhere else.
        subject: `ticket` or `person`; number: of the row.
        created_at: When the row was made, RFC 3339: after a restore the number may be another's.
        at: When it was approved; authority, asked_by and confirmed_by: on which ground, by whom.
        first: Of a purge, whose row is gone: the leaf of the first line of its chain.
        record_class: Of a purge; basis: the law or rule of that class.
    """

    unit: str
    subject: str
    number: int
    created_at: str
    at: str
    authority: str
    asked_by: str
    confirmed_by: str
    first: str = ""
    record_class: str = ""
    basis: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """Return what tells it from every other one."""
        return self.unit, self.subject, self.number


@dataclass(frozen=True, slots=True)
class Again:
    """What a restore did about the list.

    Attributes:
        erased: Carried out again.
        kept: A sentence for each that could not be; two persons must see to it.
    """

    erased: tuple[Forgotten, ...]
    kept: tuple[str, ...]


def since(work: Work, folder: Path, at: datetime | None) -> list[Forgotten]:
    """Return the erasures and purges that the list of a folder lacks, looking back from an instant.

    Args:
        work: Of the watcher, which reads every entry.
        folder: Of the keys.
        at: When this was last done; None, or no list yet: everything is looked at.
    """
    known = {one.key for one in read_list(folder)}
    query = select(AuditEntry).where(AuditEntry.kind.in_(APPROVED))
    if at is not None and (folder / LIST).exists():
        query = query.where(AuditEntry.at >= at - OVERLAP)
    found = [_seen(work, one) for one in work.session.scalars(query.order_by(AuditEntry.id))]
    return [one for one in found if one is not None and one.key not in known]


def keep(folder: Path, found: Sequence[Forgotten]) -> None:
    """Add erasures to the list of a folder."""
    with (folder / LIST).open("a", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found)


def read_list(place: Path) -> list[Forgotten]:
    """Read the list of a folder, or a list itself; none where a folder has none yet.

    Raises:
        RuleError: It cannot be read, or a line of it is no erasure.
    """
    file = place / LIST if place.is_dir() else place
    if place.is_dir() and not file.exists():
        return []
    found = []
    try:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            found.append(_read(line, f"Line {number} of {file}"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            "The erasures in {file} cannot be read. Bring the list back.", file=file
        ) from error
    return found


def named_list(place: Path) -> Path:
    """Return the list that somebody named, itself or by its folder.

    Raises:
        RuleError: There is none: to go on as if nobody was erased would bring them back.
    """
    file = place / LIST if place.is_dir() else place
    if not file.is_file():
        raise RuleError(
            "There is no list of erasures at {file}: name the file {list}.", file=file, list=LIST
        )
    return file


def erase_again(work: Work, wanted: Sequence[Forgotten]) -> Again:
    """Carry out what a restored copy does not know of; each is an entry, as it was the first time.

    The two persons who approved it are named; nobody is asked again. What a hold of the copy
    keeps stays and is told.
    """
    known = _known(work)
    erased, kept = [], []
    for one in wanted:
        if one.key in known or not _is_here(work, one):
            continue
        try:
            _carry_out(work, one)
        except (NotAllowed, RuleError) as error:
            kept.append(f"{one.subject} #{one.number}: {error}")
        else:
            erased.append(one)
    return Again(tuple(erased), tuple(kept))


def _carry_out(work: Work, one: Forgotten) -> None:
    said = f"{one.confirmed_by}; asked for by {one.asked_by} on {one.at[:10]}, before a restore"
    if not one.first:
        subject = one.subject, one.number
        carry_out_erasure(work, subject, authority=one.authority, by=(None, said), again=one.unit)
        return
    work.lock(Ticket, one.number)
    facts = [
        FieldChange(AGAIN, None, one.unit),
        FieldChange("class", None, one.record_class),
        FieldChange("basis", None, one.basis),
    ]
    query = select(RetentionClass.id).where(RetentionClass.name == one.record_class)
    what = work.session.scalar(query) or 0, [one.number]
    carry_out_purge(work, what, facts, reason=one.authority, by=(None, said))


def _known(work: Work) -> set[tuple[str, str, int]]:
    """Return what was carried out here, the first time or again."""
    found: set[tuple[str, str, int]] = set()
    for entry in work.session.scalars(select(AuditEntry).where(AuditEntry.kind.in_(APPROVED))):
        said = {one["field"]: one["after"] for one in entry.changes}
        subject = entry.subject_type, entry.subject_id
        found |= {(entry.correlation, *subject), (str(said.get(AGAIN)), *subject)}
    return found


def _is_here(work: Work, one: Forgotten) -> bool:
    if one.first:
        is_there = _made_at(work, one.subject, one.number) is not None
        return is_there and _first_leaf(work, one.number) == one.first
    return _made_at(work, one.subject, one.number) == one.created_at


def _made_at(work: Work, subject: str, number: int) -> str | None:
    """Return when a ticket or person was made; None where there is none."""
    column = Ticket.created_at if subject == "ticket" else Person.created_at
    table = Ticket if subject == "ticket" else Person
    at = work.session.scalar(select(column).where(table.id == number))
    return at.isoformat() if at else None


def _first_leaf(work: Work, number: int) -> str:
    """Return by what a ticket is known that is not there any more."""
    query = select(LedgerLine.leaf).where(
        LedgerLine.subject == f"ticket/{number}", LedgerLine.seq == 1
    )
    leaf = work.session.scalar(query)
    return bytes(leaf).hex() if leaf else ""


def _seen(work: Work, entry: AuditEntry) -> Forgotten | None:
    said = {one["field"]: one["after"] or "" for one in entry.changes}
    is_purge = entry.kind == PURGE_APPROVED
    first = _first_leaf(work, entry.subject_id) if is_purge else ""
    made_at = "" if is_purge else _made_at(work, entry.subject_type, entry.subject_id)
    if made_at is None or AGAIN in said:  # purged since, or on the list from the first time
        return None
    return Forgotten(
        unit=entry.correlation,
        subject=entry.subject_type,
        number=entry.subject_id,
        created_at=made_at,
        at=entry.at.isoformat(),
        authority=entry.reason or "",
        asked_by=entry.actor_name,
        confirmed_by=said.get("confirmed by", ""),
        first=first,
        record_class=said.get("class", ""),
        basis=said.get("basis", ""),
    )


def _read(line: str, where: str) -> Forgotten:
    try:
        said = Forgotten(**json.loads(line))
        if said.subject in SUBJECTS and isinstance(said.number, int):
            return said
    except (ValueError, TypeError):
        pass
    raise RuleError(
        "{where} is no erasure. Bring back the list as it was, or name another.", where=where
    )
