"""What is repeated elsewhere of what is erased.

Other tickets repeat the subject of a ticket, where they were linked, merged or split. The desk
keeps the words of searches, and somebody's name may be among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.links import TicketLink
from models.tickets import TicketEvent
from services.audit import access_log

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from models.people import Person
    from services.store.work import Work

KINDS: Final = (
    "ticket.linked",
    "ticket.unlinked",
    "ticket.absorbed",
    "ticket.merge_undone",
    "ticket.split",
)
"""Entries that name another ticket as `#1042 Its subject`; as in `ledger_withhold`."""
_OTHERS: Final = {
    "link": "to",
    "unlink": "to",
    "merged": "into",
    "absorbed": "source",
    "merge_undone": "other",
}
"""Kinds of events of a ticket, and what names the other one in them."""
AT_ONCE: Final = 500
SEARCHES: Final = (access_log.SEARCHED, access_log.WORDS_SEARCHED, access_log.TRAIL_READ)
SHORTEST: Final = 3
"""Letters that begin a name where they are not the whole of it; as in `ledger_withhold`."""


def tickets_quoting(work: Work, numbers: Collection[int]) -> dict[int, list[int]]:
    """Return the lines of other tickets that repeat the subjects of some, by ticket."""
    found: dict[int, list[int]] = {}
    near = sorted(_near(work, numbers) - {*numbers})
    begins = tuple(f"#{one} " for one in numbers)
    for start in range(0, len(near), AT_ONCE):
        query = (
            select(LedgerLine.id, AuditEntry.subject_id, AuditEntry.changes)
            .join(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
            .where(
                AuditEntry.subject_type == "ticket",
                AuditEntry.subject_id.in_(near[start : start + AT_ONCE]),
                AuditEntry.kind.in_(KINDS),
            )
        )
        for line_id, ticket, changes in work.session.execute(query):
            said = (one.get(side) for one in changes for side in ("before", "after"))
            if any(one.startswith(begins) for one in said if one):
                found.setdefault(ticket, []).append(line_id)
    return found


def searches_for(work: Work, person: Person, tickets: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the lines of searches for a person, each with the restricted tickets it found.

    A search is for somebody whose whole name or address its words are, or a part of the name where
    it found one of their tickets.

    Args:
        work: The unit of work.
        person: Still with the name.
        tickets: That they asked for.
    """
    names = [whole for one in (person.name, person.email) if (whole := _words(one or ""))]
    query = (
        select(LedgerLine.id, AuditEntry.changes)
        .join(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
        .where(AuditEntry.subject_type == "desk", AuditEntry.kind.in_(SEARCHES))
    )
    found = {}
    for line_id, changes in work.session.execute(query.execution_options(yield_per=AT_ONCE)):
        said = {one["field"]: one["after"] or "" for one in changes}
        words = _words(f"{said.get('search', '')} {said.get('text', '')}")
        hits = frozenset(map(int, re.findall(r"#(\d+)", said.get(access_log.FOUND, ""))))
        begun = [_begun(whole, words) for whole in names]
        if any(one == whole for one, whole in zip(begun, names, strict=True)) or (
            any(begun) and hits & {*tickets}
        ):
            found[line_id] = hits
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _begun(name: set[str], words: set[str]) -> set[str]:
    """Return the words of a name that one of the words is, or begins."""
    begins = tuple(one for one in words if len(one) >= SHORTEST)
    return {one for one in name if one in words or one.startswith(begins)}


def _near(work: Work, numbers: Iterable[int]) -> set[int]:
    """Return the tickets that were ever linked or merged with some; a split links both."""
    wanted = sorted(numbers)
    found: set[int] = set()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        events = select(TicketEvent.kind, TicketEvent.data).where(
            TicketEvent.ticket_id.in_(some), TicketEvent.kind.in_(_OTHERS)
        )
        told = (data.get(_OTHERS[kind]) for kind, data in work.session.execute(events))
        found |= {int(one) for one in told if one is not None}
        ends = TicketLink.from_id, TicketLink.to_id
        for end, other in (ends, ends[::-1]):
            found |= set(work.session.scalars(select(other).where(end.in_(some))))
    return found
