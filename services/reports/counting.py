"""What was counted while a report was drawn; the cover and the summary are written from it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from services.reports.history import HistoryEntry

_NOTABLE_LIMIT: Final = 200
_TICKET_LIMIT: Final = 5_000
_LINE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class NotableLine:
    """Where a reviewer should look first."""

    what: str
    section: str
    entry: int
    page: int


@dataclass(frozen=True, slots=True)
class TicketLine:
    """Where a section starts, and how long it is; `label` is "#1042" for a ticket."""

    label: str
    subject: str
    entries: int
    page: int


@dataclass(slots=True)
class Tally:
    """Counts of what was printed; lists are kept to a limit, the counts are not."""

    sections: int = 0
    """Tickets, and parts about the desk itself."""
    tickets: int = 0
    entries: int = 0
    claims: int = 0
    replaced: int = 0
    """Characters printed as their code."""
    withheld: int = 0
    """Values of which the end was not printed."""
    kinds: Counter[str] = field(default_factory=Counter)
    notables: Counter[str] = field(default_factory=Counter)
    promises: Counter[str] = field(default_factory=Counter)
    """Clocks by promise and state: "Resolution, breached"."""
    first_notables: list[NotableLine] = field(default_factory=list)
    first_tickets: list[TicketLine] = field(default_factory=list)

    def count(self, entry: HistoryEntry, section: str, page: int) -> None:
        """Count one entry of a section that was printed on a page."""
        self.entries += 1
        self.kinds[entry.what] += 1
        self.claims += bool(entry.source)
        if entry.notable:
            self.notables[entry.notable] += 1
            if len(self.first_notables) < _NOTABLE_LIMIT:
                self.first_notables.append(NotableLine(entry.notable, section, entry.no, page))

    def close_section(self, line: TicketLine) -> None:
        """Count a section whose history is complete."""
        self.sections += 1
        self.tickets += line.label.startswith("#")
        if len(self.first_tickets) < _TICKET_LIMIT:
            self.first_tickets.append(line)


class EntryLog:
    """The entries as JSON Lines, hashed as they go by, and written where someone wants them.

    The paper shortens; these lines do not. Their SHA-256 stands on the cover.
    """

    def __init__(self, out: IO[bytes] | None = None) -> None:
        self._hash = hashlib.sha256()
        self._out = out

    def add(self, ticket: int | None, entry: HistoryEntry) -> None:
        """Add one entry, complete; `ticket` is None when it is about the desk itself."""
        line = _LINE.encode(_plain(ticket, entry))
        data = line.encode("utf-8", "surrogatepass") + b"\n"
        self._hash.update(data)
        if self._out is not None:
            self._out.write(data)

    def sha256(self) -> str:
        """Return the hash of all lines so far, in hexadecimal."""
        return self._hash.hexdigest()


def _plain(ticket: int | None, entry: HistoryEntry) -> dict[str, object]:
    """Return the entry as JSON values, in a fixed order."""
    return {
        "no": entry.no,
        "at": entry.at.isoformat(),
        "ticket": ticket,
        "who": entry.who,
        "role": entry.role,
        "what": entry.what,
        "subject": entry.subject,
        "changes": [[change.field, change.before, change.after] for change in entry.changes],
        "why": entry.why,
        "source": entry.source,
        "claimed_at": entry.claimed_at.isoformat() if entry.claimed_at else None,
        "claimed_who": entry.claimed_who,
    }
