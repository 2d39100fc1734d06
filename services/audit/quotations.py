"""What other tickets repeat of a ticket: its subject, where they were linked, merged or split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.links import TicketLink
from models.tickets import TicketEvent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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
