"""What a search sees of restricted tickets: their subjects, until the trail says what for.

Whoever types letter by letter finds such a ticket by its subject, or by what it says while they
have it open. A list looks into all of them, and leaves an entry with its words first. Under a
person's own login the server sees to both (`sql/guard/search.sql`); here is the same for others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, not_, select

from models.tickets import Ticket
from models.vocabulary import Role
from services.audit import access_log, opening
from services.audit.restriction import restriction
from services.store.expressions import one_of
from services.store.full_text import Closed, spelled
from services.tickets.sight import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from services.store.work import Work
    from services.tickets.search_words import Term

UNRECORDED: Final = frozenset({Role.REQUESTER, Role.WATCHER})
"""A requester finds their own words, a watcher shows nothing to anybody."""


def closed_to(work: Work) -> Closed | None:
    """Return the tickets of which the actor finds only the subject; None: the server knows."""
    if work.actor.role in UNRECORDED or not work.may_everything:
        return None
    opened = access_log.opened(work)
    kept = restriction(work).condition()
    return Closed(and_(kept, not_(one_of(Ticket.id.expression, opened))), tuple(opened))


def look_into(work: Work, terms: Sequence[Term]) -> None:
    """Let a list look into restricted tickets for some words: the trail says so first."""
    words = spelled(terms)
    if not words or work.actor.role in UNRECORDED or (look_into, *words) in work.memory:
        return
    work.memory[look_into, *words] = True
    if not work.may_everything:
        opening.open_search(work, words)
    elif _sees_some(work):
        access_log.note_words(work, words)


def without(work: Work, ids: Iterable[int], closed: Closed | None) -> list[int]:
    """Return those of some tickets whose words may be shown."""
    wanted = [*ids]
    if closed is None or not wanted:
        return wanted
    query = select(Ticket.id).where(one_of(Ticket.id.expression, wanted), closed.condition)
    kept = set(work.session.scalars(query))
    return [one for one in wanted if one not in kept]


def _sees_some(work: Work) -> bool:
    query = select(Ticket.id).where(restriction(work).condition(), *visible(work)).limit(1)
    return work.session.scalar(query) is not None
