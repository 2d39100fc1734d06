"""Opens words of restricted tickets to a person's own login: the server writes who reads, first.

Under such a login the database hands out messages of restricted tickets, and what history keeps of
them, only after an entry about it was committed (`sql/guard/opened.sql`), so that no SQL client
reads them unseen. The entry is therefore made in a transaction of its own, ahead of the question.
Files and the desk's own sessions have no such guard; for them `access_log` owes the entry.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text
from sqlalchemy.exc import InternalError, OperationalError

from models.tickets import Ticket
from models.vocabulary import Role
from services.audit.restriction import restriction
from services.errors import RuleError
from services.store import engine as engines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection, Engine, TextClause

    from services.store.work import Work

log = logging.getLogger(__name__)

OPENED: Final = text("SELECT guard.opened_tickets()")
OPEN: Final = text("SELECT api.open_tickets(:tickets, :why, :client)")
IS_CLOSED: Final = text("SELECT api.is_search_closed(CAST(:terms AS text[]))")
SEARCH: Final = text("SELECT api.open_search(CAST(:terms AS text[]), :client)")
OF: Final = text("SELECT api.ticket_of(:sort, :id)")
PATIENCE: Final = text("SET LOCAL lock_timeout = '500ms'")
"""The unit itself may hold the end of the ticket's chain; it must not wait for itself."""
EVERYTHING: Final = 0
IS_STANDBY: Final = text("SELECT pg_is_in_recovery()")
STANDBY: Final = (
    "Who reads words of restricted tickets is recorded, and this server only follows another one "
    "and takes no entry. Read them on the server on which people work."
)


def know_as_own(work: Work, ticket_id: int) -> None:
    """Remember that a ticket was opened in this very unit: its words are those of the unit."""
    work.memory[OPEN, ticket_id] = True


def is_own(work: Work, ticket_id: int) -> bool:
    """Tell whether a ticket was opened in this very unit."""
    return (OPEN, ticket_id) in work.memory


def open_words(
    work: Work, *tickets: Ticket, why: str | None = None, is_needed: bool = True
) -> None:
    """Open the words of those of these tickets that are restricted.

    Args:
        work: The unit of work; nothing happens where it is not a person's own login.
        tickets: The tickets.
        why: What reads them, where it is not the person who looks.
        is_needed: Nothing can be done without the words.

    Raises:
        RuleError: They are needed, and this very unit wrote about them already, or the server
            only follows another one.
    """
    if work.may_everything or work.actor.role is Role.REQUESTER:
        return
    rule = restriction(work)
    wanted = [one.id for one in tickets if rule.covers(one) and not is_own(work, one.id)]
    if wanted and not _open(work, wanted, why) and is_needed:
        if _is_standby(work):
            raise RuleError(STANDBY)
        raise RuleError("These words could not be opened just now: try again.")


def open_numbers(work: Work, numbers: Iterable[int]) -> None:
    """Open tickets whose words are shown with another one's."""
    if not work.may_everything:
        found = (work.find(Ticket, one) for one in numbers)
        open_words(work, *(one for one in found if one is not None))


def open_again(work: Work, sort: str, row_id: int) -> None:
    """Open the ticket of a message or attachment whose page is still open after the look ended."""
    if work.may_everything:
        return
    number = work.session.scalar(OF, {"sort": sort, "id": row_id})
    if number is not None and (ticket := work.find(Ticket, number)) is not None:
        open_words(work, ticket)


def open_desk(work: Work, why: str) -> None:
    """Open all that this login sees: for who reads the trail or the ledger, in one entry.

    Raises:
        RuleError: This very unit wrote about the desk already.
    """
    if work.may_everything or work.actor.role is Role.REQUESTER:
        return
    if not _open(work, [EVERYTHING], why):
        if _is_standby(work):
            raise RuleError(STANDBY)
        raise RuleError("The history could not be opened just now: try again.")


def open_search(work: Work, terms: Sequence[str]) -> None:
    """Let a search under a person's own login look into restricted tickets, if it sees any.

    Args:
        work: The unit that searches.
        terms: As `services.store.full_text.spelled` spells them.
    """
    connection = work.session.connection()
    given = {"terms": [*terms], "client": work.actor.client}
    if connection.scalar(IS_CLOSED, given):
        _write(connection, SEARCH, given)


def open_view(engine: Engine, client: str, why: str) -> None:
    """Do the same ahead of a transaction that sees one unchanging state."""
    with engine.begin() as connection:
        if not engines.may_everything(connection):
            connection.execute(OPEN, {"tickets": [EVERYTHING], "why": why, "client": client})


def _open(work: Work, wanted: Sequence[int], why: str | None) -> bool:
    connection = work.session.connection()
    known = {*(connection.scalar(OPENED) or ())}
    closed = [one for one in wanted if one not in known and EVERYTHING not in known]
    if not closed:
        return True
    return _write(connection, OPEN, {"tickets": closed, "why": why, "client": work.actor.client})


def _write(connection: Connection, entry: TextClause, given: dict[str, Any]) -> bool:
    """Have the server write an entry, beside the unit; tell whether it did."""
    try:
        with connection.engine.begin() as other:
            other.execute(PATIENCE)
            other.execute(entry, given)
    except (OperationalError, InternalError):
        log.warning("words of %s could not be opened", given.get("tickets", "restricted tickets"))
        return False
    return True


def _is_standby(work: Work) -> bool:
    return bool(work.session.scalar(IS_STANDBY))
