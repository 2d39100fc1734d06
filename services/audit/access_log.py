"""Who looked at what: reading, searching, printing and copying leave entries of their own.

A question keeps nothing, so its entry is owed: the store writes it before the answer is handed
out, and where it cannot be written there is no answer (evidence.md, R8 and R10).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.vocabulary import Role
from services.access.permissions import Act, demand
from services.audit import opening, trail
from services.audit.restriction import restriction
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Result
    from sqlalchemy.orm import InstrumentedAttribute

    from models.tickets import Ticket
    from services.changes import Changes
    from services.errors import NotAllowed
    from services.store.work import Work

VIEWED: Final = "restricted.viewed"
OPENED: Final = "restricted.file_opened"
SEARCHED: Final = "restricted.searched"
WORDS_SEARCHED: Final = "restricted.words_searched"
TRAIL_READ: Final = "trail.read"
PRINTED: Final = "screen.printed"
COPIED: Final = "screen.copied"
REFUSED: Final = "attempt.refused"
SAME_LOOK: Final = timedelta(minutes=15)
"""A page asks again whenever something changes; for so long that is still the same look."""
DESK: Final = ("desk", 1)
FOUND: Final = "restricted tickets found"
"""The field of such an entry that names them; its literal below is what gets its German."""
TEXT_LIMIT: Final = 500
"""Characters of a search that are kept."""


def note_view(work: Work, ticket: Ticket) -> None:
    """Owe an entry for looking at a ticket, if it is restricted and not the reader's own."""
    if _is_recorded(work, ticket):
        opening.open_words(work, ticket)
        _owe(work, VIEWED, ("ticket", ticket.id))


def note_file(work: Work, ticket: Ticket, name: str) -> None:
    """Owe an entry for opening a file of a restricted ticket."""
    if _is_recorded(work, ticket):
        _owe(work, OPENED, ("ticket", ticket.id), [FieldChange("file", None, name)])


def note_search(work: Work, text: str, found: Sequence[int]) -> None:
    """Owe an entry for a search that found restricted tickets: the words, and which tickets.

    Args:
        work: The unit that searched.
        text: What was searched for.
        found: The restricted tickets among what was found, the first hundred at least.
    """
    if found and work.actor.role is not Role.WATCHER:
        shown = ", ".join(f"#{one}" for one in found[:100])
        said = [
            FieldChange("search", None, text[:TEXT_LIMIT]),
            FieldChange("restricted tickets found", None, shown),
        ]
        _owe(work, SEARCHED, DESK, said)


def note_words(work: Work, terms: Sequence[str]) -> None:
    """Owe an entry for looking into restricted tickets by words, whatever is found.

    Under a person's own login the server writes it (`opening.open_search`).

    Args:
        work: The unit that searches.
        terms: As `services.store.full_text.spelled` spells them.
    """
    said = [FieldChange("search", None, " ".join(terms))]
    if all(row.changes != _shown(said) for row in _young(work, WORDS_SEARCHED, AuditEntry.changes)):
        work.owed.append(lambda later: _write(later, WORDS_SEARCHED, DESK, said))


def opened(work: Work) -> list[int]:
    """Return the restricted tickets that the actor is looking at."""
    return sorted({row.subject_id for row in _young(work, VIEWED, AuditEntry.subject_id)})


def note_trail_read(work: Work, ticket_id: int | None, asked: Sequence[FieldChange]) -> None:
    """Owe an entry for reading the audit trail: under which filters."""
    subject = DESK if ticket_id is None else ("ticket", ticket_id)
    _owe(work, TRAIL_READ, subject, asked)


def record_print(work: Work, subject: tuple[str, int], what: str, *, rows: int) -> Changes:
    """Record that somebody prints rows that the window shows."""
    return _taken(work, PRINTED, subject, (what, f"{rows} rows"))


def record_copy(work: Work, subject: tuple[str, int], what: str, *, rows: int) -> Changes:
    """Record that somebody copies rows that the window shows."""
    return _taken(work, COPIED, subject, (what, f"{rows} rows"))


def record_refusal(work: Work, refusal: NotAllowed) -> None:
    """Write down what somebody tried and may not do; called in a unit of its own."""
    subject = refusal.subject or ("person", work.actor.person_id or 0)
    trail.append(work, REFUSED, subject, [FieldChange("refused", None, str(refusal)[:TEXT_LIMIT])])


def demand_trail(work: Work) -> None:
    """Refuse to show the trail to a role that may not read it."""
    demand(work.actor, Act.READ_TRAIL)


def _taken(work: Work, kind: str, subject: tuple[str, int], said: tuple[str, str]) -> Changes:
    what = " ".join(said[0].split())
    if not what:
        raise RuleError("Say what is printed or copied, such as the name of the page.")
    shown = [FieldChange("what", None, what[:TEXT_LIMIT]), FieldChange("size", None, said[1])]
    trail.append(work, kind, subject, shown)
    return work.changes


def _is_recorded(work: Work, ticket: Ticket) -> bool:
    own = work.actor.role is Role.REQUESTER and ticket.requester_id == work.actor.person_id
    if own or work.actor.role is Role.WATCHER:
        return False
    return restriction(work).covers(ticket)


def _owe(work: Work, kind: str, subject: tuple[str, int], said: Sequence[FieldChange] = ()) -> None:
    if not _is_same_look(work, kind, subject, said):
        work.owed.append(lambda later: _write(later, kind, subject, said))


def _write(work: Work, kind: str, subject: tuple[str, int], said: Sequence[FieldChange]) -> None:
    trail.append(work, kind, subject, said)


def _is_same_look(
    work: Work, kind: str, subject: tuple[str, int], said: Sequence[FieldChange]
) -> bool:
    """Tell whether the reader's last entry of this kind is young and says the same."""
    query = (
        select(AuditEntry.changes)
        .where(
            AuditEntry.actor_id == work.actor.person_id,
            AuditEntry.actor_name == work.actor.name,
            AuditEntry.subject_type == subject[0],
            AuditEntry.subject_id == subject[1],
            AuditEntry.kind == kind,
            AuditEntry.at > work.now - SAME_LOOK,
        )
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    if work.actor.person_id is None:
        return False
    return work.session.scalar(query) == _shown(said)


def _young(work: Work, kind: str, *columns: InstrumentedAttribute[Any]) -> Result[Any]:
    """Return what the reader's entries of a kind say, of so long as a look lasts."""
    query = select(*columns).where(
        AuditEntry.at > work.now - SAME_LOOK,
        # found by their instant: a person has far more entries than the desk has young ones
        AuditEntry.actor_id + 0 == work.actor.person_id,
        AuditEntry.actor_name == work.actor.name,
        AuditEntry.kind == kind,
    )
    return work.session.execute(query)


def _shown(said: Sequence[FieldChange]) -> list[dict[str, str | None]]:
    return [{"field": one.field, "before": one.before, "after": one.after} for one in said]
