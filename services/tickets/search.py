"""Search over everything a ticket says, for whoever may read it: ids, rows, and the found words."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String, bindparam, func, or_, select

from models.accounts import Account
from models.people import Person, Team
from models.tickets import Message, Ticket
from models.vocabulary import MessageKind, Role
from services.store.expressions import has_element, listed, one_of_given, text_position_of
from services.store.folding import folded, folded_text
from services.store.full_text import Words
from services.tickets import closed_words, search_words
from services.tickets.search_words import Key
from services.tickets.sight import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute

    from models.vocabulary import TicketStatus
    from services.store.full_text import Closed
    from services.store.work import Work
    from services.tickets.search_words import Filter, Sought, Term

    Ask = Callable[[Sequence[ColumnElement[bool]], int], list[int]]

LEAD: Final = 48
SNIPPET: Final = 160
"""Letters of a message that are shown around the first word found."""
MOST_MESSAGES: Final = 400
ROWS: Final = (
    select(Ticket.id, Ticket.subject, Person.name, Ticket.status)
    .join(Person, Person.id == Ticket.requester_id)
    .where(one_of_given(Ticket.id.expression, "ids"))
)
"""Built once, like every question here that is asked at each letter: building takes longer."""
ME: Final = frozenset({"me", "ich"})
NOBODY: Final = frozenset({"nobody", "none", "niemand"})


class SearchOrder(StrEnum):
    """How what was found is sorted."""

    NEWEST = "newest"
    BEST = "best"
    """By how well it fits; weighs only the newest few thousand."""


class Place(StrEnum):
    """Where in a ticket the words were found."""

    SUBJECT = "subject"
    REPLY = "reply"
    NOTE = "note"
    ELSEWHERE = "elsewhere"
    """In a file's name, a custom field, or in what the filters asked for."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the parts of it that were looked for, as (start, end) in letters."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One ticket that was found."""

    id: int
    subject: Marked
    requester: str
    status: TicketStatus
    place: Place
    snippet: Marked | None
    """The words in their message; None where the subject has them already."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brought: the first hits, and whether there are more."""

    hits: tuple[Hit, ...]
    is_more: bool


def search(
    work: Work, typed: str, limit: int = 20, order: SearchOrder = SearchOrder.NEWEST
) -> Found:
    """Look for tickets as somebody types: in restricted ones that are not open, the subject.

    Raises:
        RuleError: A filter that cannot be read; the sentence says how to write it.
    """
    sought = search_words.read(typed, work.now)
    if not sought:
        return Found((), is_more=False)
    closed = closed_words.closed_to(work)
    words = _words(work, sought, closed)
    ids = _ids(work, sought, words.best if order is SearchOrder.BEST else words.newest, limit + 1)
    hits = _hits(work, ids[:limit], sought.terms, closed)
    return Found(tuple(hits), is_more=len(ids) > limit)


def clauses(work: Work, typed: str) -> list[ColumnElement[bool]]:
    """Return what must hold for tickets that a search finds, to narrow a queue down.

    Raises:
        RuleError: A filter that cannot be read.
    """
    sought = search_words.read(typed, work.now)
    found = [_filtered(work, one) for one in sought.filters]
    if sought.number is not None and not sought.terms:
        found.append(Ticket.id == sought.number)
    elif sought.terms:
        said = _of_list(work, sought).clause()
        found.append(said if sought.number is None else or_(said, Ticket.id == sought.number))
    return found


def newest(work: Work, typed: str, further: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
    """Return the newest tickets that a search finds and that something else holds for.

    Raises:
        RuleError: A filter that cannot be read.
    """
    sought = search_words.read(typed, work.now)
    return _ids(work, sought, _of_list(work, sought).newest, limit, further) if sought else []


def _ids(
    work: Work,
    sought: Sought,
    ask: Ask,
    limit: int,
    further: Sequence[ColumnElement[bool]] = (),
) -> list[int]:
    wanted = [*(_filtered(work, one) for one in sought.filters), *further]
    if work.may_everything or not (sought.terms or sought.number is not None):
        # else the server keeps back what is not theirs, and its search begins with that
        wanted += visible(work)
    ids: list[int] = []
    if sought.number is not None:
        ids += work.session.scalars(select(Ticket.id).where(*wanted, Ticket.id == sought.number))
    if sought.terms:
        ids += ask(wanted, limit)
    elif sought.filters and sought.number is None:
        query = select(Ticket.id).where(*wanted).order_by(Ticket.id.desc()).limit(limit)
        ids += work.session.scalars(query)
    return list(dict.fromkeys(ids))[:limit]


def _words(work: Work, sought: Sought, closed: Closed | None = None) -> Words:
    is_requester = work.actor.role is Role.REQUESTER
    return Words(work.session, sought.terms, open_only=is_requester, closed=closed)


def _of_list(work: Work, sought: Sought) -> Words:
    """Prepare words that restricted tickets are searched for, too, which is recorded."""
    closed_words.look_into(work, sought.terms)
    return _words(work, sought)


def _filtered(work: Work, one: Filter) -> ColumnElement[bool]:
    clause = _clause(work, one)
    return clause.is_not(other=True) if one.is_not else clause


def _clause(work: Work, one: Filter) -> ColumnElement[bool]:
    said = str(one.value)
    if one.key is Key.FROM:
        return Ticket.requester_id.in_(_people(said))
    if one.key is Key.ASSIGNEE:
        return _assigned(work, said)
    if one.key in {Key.TEAM, Key.ACCOUNT}:
        return _named(one.key, said)
    if one.key is Key.TYPE:
        return _has(Ticket.kind, said)
    if one.key is Key.TAG:
        return has_element(Ticket.__table__.c.tags, said)
    return _compared(one)


def _named(key: Key, said: str) -> ColumnElement[bool]:
    """Compare the team or the account by a part of its name."""
    if key is Key.TEAM:
        teams = select(Team.id).where(_has(Team.name, said))
        return Ticket.team_id.in_(teams)
    accounts = select(Account.id).where(_has(Account.name, said))
    return Ticket.account_id.in_(accounts)


def _compared(one: Filter) -> ColumnElement[bool]:
    columns: dict[Key, ColumnElement[bool]] = {
        Key.STATUS: Ticket.status == one.value,
        Key.PRIORITY: Ticket.priority == one.value,
    }
    if one.key is Key.BEFORE:
        return Ticket.created_at < one.value
    if one.key is Key.AFTER:
        return Ticket.created_at >= one.value
    return columns[one.key]


def _assigned(work: Work, said: str) -> ColumnElement[bool]:
    if said.lower() in ME:
        return Ticket.assignee_id == work.actor.person_id
    if said.lower() in NOBODY:
        return Ticket.assignee_id.is_(None)
    return func.coalesce(Ticket.assignee_id.in_(_people(said)), False)


def _people(said: str) -> Select[int]:
    return select(Person.id).where(or_(_has(Person.name, said), _has(Person.email, said)))


def _has(column: InstrumentedAttribute[Any], said: str) -> ColumnElement[bool]:
    return folded_text(column).contains(folded(said), autoescape=True)


def _hits(
    work: Work, ids: Sequence[int], terms: Sequence[Term], closed: Closed | None
) -> list[Hit]:
    if not ids:
        return []
    wanted = [term for term in terms if not term.is_not]
    found = work.session.connection().execute(ROWS, {"ids": listed(ids)})
    rows = {row.id: row for row in found}
    subjects = {one: Marked(row.subject, _marks(row.subject, wanted)) for one, row in rows.items()}
    unmarked = (one for one in rows if not subjects[one].marks)
    snippets = _snippets(work, closed_words.without(work, unmarked, closed), wanted)
    hits = []
    for one in ids:
        if one in rows:
            place = Place.SUBJECT if subjects[one].marks else Place.ELSEWHERE
            place, snippet = snippets.get(one, (place, None))
            row = rows[one]
            hits.append(Hit(one, subjects[one], row.name, row.status, place, snippet))
    return hits


def _snippets(
    work: Work, ids: Sequence[int], terms: Sequence[Term]
) -> dict[int, tuple[Place, Marked | None]]:
    """Return for each ticket its newest message with one of the words, cut around it."""
    found: dict[int, tuple[Place, Marked | None]] = {}
    only = work.actor.role is Role.REQUESTER
    for term in terms[:3]:
        # as the index cuts words at signs, the longest run of letters finds the place
        part = folded(max(re.findall(r"\w+", term.text), key=len, default=""))
        missing = [one for one in ids if one not in found]
        if not part or not missing:
            continue
        query = _messages_with(is_server=_is_server(work), replies_only=only)
        given = {"part": part, "ids": listed(missing)}
        for number, kind, text in work.session.connection().execute(query, given):
            line = " ".join(str(text).split())
            place = Place.REPLY if kind is MessageKind.REPLY else Place.NOTE
            found.setdefault(number, (place, Marked(line, _marks(line, terms))))
    return found


@functools.cache
def _messages_with(*, is_server: bool, replies_only: bool) -> Select[int, MessageKind, str]:
    """Return the question for the messages that have a part of a word, the newest first."""
    at = text_position_of(folded_text(Message.body), bindparam("part", type_=String()))
    begin = func.greatest(at - LEAD, 1) if is_server else func.max(at - LEAD, 1)
    query = (
        select(Message.ticket_id, Message.kind, func.substr(Message.body, begin, SNIPPET))
        .where(one_of_given(Message.ticket_id.expression, "ids"), at > 0)
        .order_by(Message.at.desc(), Message.id.desc())
        .limit(MOST_MESSAGES)
    )
    return query.where(Message.kind == MessageKind.REPLY) if replies_only else query


def _is_server(work: Work) -> bool:
    return work.session.get_bind().dialect.name == "postgresql"


def _marks(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Return where words begin as a term does; the whole word is marked."""
    starts = tuple(part for term in terms for part in re.findall(r"\w+", folded(term.text)))
    plain = folded(text)
    if not any(start in plain for start in starts):
        return ()
    return tuple(
        word.span() for word in re.finditer(r"\w+", text) if folded(word[0]).startswith(starts)
    )
