"""What other tickets repeat of a ticket: its subject, where they were linked, merged or split."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.links import TicketLink
from models.tickets import TicketEvent
from services.audit import holds, opening
from services.errors import NotAllowed

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
_NAMED: Final = re.compile(r"#(\d+) ")


class Quotation(NamedTuple):
    """A line of a ticket that repeats the subject of another one.

    Attributes:
        line: Number of the line; ticket: on whose chain it is.
        quoted: The ticket whose subject it says.
    """

    line: int
    ticket: int
    quoted: int


def quotations(work: Work, numbers: Collection[int]) -> list[Quotation]:
    """Return the lines of other tickets that repeat the subjects of some.

    Raises:
        RuleError: Restricted tickets may repeat them, and could not be opened just now.
    """
    opening.open_desk(work, "a purge or erasure")
    found: list[Quotation] = []
    wanted = {str(one) for one in numbers}
    near = sorted(_near(work, numbers) - {*numbers})
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
            said = [one.get(side) for one in changes for side in ("before", "after")]
            named = (_NAMED.match(one) for one in said if one)
            quoted = next((one[1] for one in named if one and one[1] in wanted), None)
            if quoted is not None:
                found.append(Quotation(line_id, ticket, int(quoted)))
    return found


def demand_unheld(work: Work, quoted: Collection[Quotation]) -> None:
    """Refuse to take a subject out of the entries of a ticket under a hold.

    Raises:
        NotAllowed: One of them is; both are named.
    """
    held = holds.held(work, {one.ticket for one in quoted})
    for one in quoted:
        if one.ticket in held:
            raise NotAllowed(
                "Ticket #{number} is under the legal hold “{matter}”, and its history names "
                "#{quoted}, which is therefore neither erased nor purged. Release the hold first; "
                "that takes two persons.",
                number=one.ticket,
                matter=held[one.ticket],
                quoted=one.quoted,
                subject=("ticket", one.ticket),
            )


def unheld(work: Work, numbers: Collection[int]) -> list[int]:
    """Return those of some tickets of which no ticket under a hold repeats the subject."""
    quoted = quotations(work, numbers)
    held = holds.held(work, {one.ticket for one in quoted})
    kept = {one.quoted for one in quoted if one.ticket in held}
    return [one for one in numbers if one not in kept]


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
