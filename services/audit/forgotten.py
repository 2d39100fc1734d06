"""The list of erasures, kept beside the log's keys, so that a restore brings nobody back (R21).

A backup is older than what was erased since. The list is out of its reach: whoever seals the log
copies each erasure there, by number and date, with nothing of what was erased; a restore carries
them out again before anybody works at the desk.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Person
from models.tickets import Ticket
from services.audit.disposal import AGAIN, ERASURE_APPROVED, carry_out_erasure
from services.errors import NotAllowed, RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from services.store.work import Work

LIST: Final = "erasures.jsonl"
OVERLAP: Final = timedelta(days=1)
"""Entries are looked at again for so long: a slow unit commits after a faster one."""
SUBJECTS: Final = frozenset({"ticket", "person"})


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One erasure.

    Attributes:
        unit: The correlation of its entries; it is the same erasure nowhere else.
        subject: `ticket` or `person`; number: of the row.
        created_at: When the row was made, RFC 3339: after a restore the number may be another's.
        at: When it was approved; authority, asked_by and confirmed_by: on which ground, by whom.
    """

    unit: str
    subject: str
    number: int
    created_at: str
    at: str
    authority: str
    asked_by: str
    confirmed_by: str


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
    """Return the erasures that the list of a folder lacks, looking back from an instant.

    Args:
        work: Of the watcher, which reads every entry.
        folder: Of the keys.
        at: When this was last done; None, or no list yet: everything is looked at.
    """
    known = {one.unit for one in read_list(folder)}
    query = select(AuditEntry).where(AuditEntry.kind == ERASURE_APPROVED)
    if at is not None and (folder / LIST).exists():
        query = query.where(AuditEntry.at >= at - OVERLAP)
    found = [_seen(work, one) for one in work.session.scalars(query.order_by(AuditEntry.id))]
    return [one for one in found if one is not None and one.unit not in known]


def keep(folder: Path, found: Sequence[Forgotten]) -> None:
    """Add erasures to the list of a folder."""
    with (folder / LIST).open("a", encoding="utf-8", newline="\n") as stream:
        stream.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in found)


def read_list(place: Path) -> list[Forgotten]:
    """Read the list of a folder, or a list itself; none where there is no such file.

    Raises:
        RuleError: It cannot be read, or a line of it is no erasure.
    """
    file = place / LIST if place.is_dir() else place
    if not file.exists():
        return []
    found = []
    try:
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            found.append(_read(line, f"Line {number} of {file}"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"The erasures in {file} cannot be read. Bring the list back.") from error
    return found


def erase_again(work: Work, wanted: Sequence[Forgotten]) -> Again:
    """Carry out what a restored copy does not know of; each is an entry, as it was the first time.

    The two persons who approved it are named; nobody is asked again. What a hold of the copy
    keeps stays and is told.
    """
    known = _known(work)
    erased, kept = [], []
    for one in wanted:
        if one.unit in known or not _is_here(work, one):
            continue
        said = f"{one.confirmed_by}; asked for by {one.asked_by} on {one.at[:10]}, before a restore"
        try:
            subject = one.subject, one.number
            carry_out_erasure(
                work, subject, authority=one.authority, by=(None, said), again=one.unit
            )
        except NotAllowed as error:
            kept.append(f"{one.subject} #{one.number}: {error}")
        else:
            erased.append(one)
    return Again(tuple(erased), tuple(kept))


def _known(work: Work) -> set[str]:
    """Return the erasures that were carried out here, the first time or again."""
    columns = AuditEntry.correlation, AuditEntry.changes
    found: set[str] = set()
    for unit, changes in work.session.execute(
        select(*columns).where(AuditEntry.kind == ERASURE_APPROVED)
    ):
        said = {one["field"]: one["after"] for one in changes}
        found |= {unit, str(said.get(AGAIN, unit))}
    return found


def _is_here(work: Work, one: Forgotten) -> bool:
    return _made_at(work, one.subject, one.number) == one.created_at


def _made_at(work: Work, subject: str, number: int) -> str | None:
    """Return when a ticket or person was made; None where there is none."""
    column = Ticket.created_at if subject == "ticket" else Person.created_at
    table = Ticket if subject == "ticket" else Person
    at = work.session.scalar(select(column).where(table.id == number))
    return at.isoformat() if at else None


def _seen(work: Work, entry: AuditEntry) -> Forgotten | None:
    made_at = _made_at(work, entry.subject_type, entry.subject_id)
    said = {one["field"]: one["after"] or "" for one in entry.changes}
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
    )


def _read(line: str, where: str) -> Forgotten:
    try:
        said = Forgotten(**json.loads(line))
        if said.subject in SUBJECTS and isinstance(said.number, int):
            return said
    except (ValueError, TypeError):
        pass
    raise RuleError(f"{where} is no erasure. Bring back the list as it was, or name another.")
