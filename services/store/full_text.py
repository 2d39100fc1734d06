"""Finds tickets by their words: tsvector and GIN on PostgreSQL, FTS5 on SQLite."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Integer,
    String,
    and_,
    cast,
    column,
    func,
    literal,
    not_,
    or_,
    select,
    table,
    text,
)

from models.tickets import Ticket
from services.store.expressions import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

PROBE: Final = 5_000
"""So many of the newest tickets with the words are looked through for what else must hold, after
a few and before all of them."""
OPEN_COLUMNS: Final = "{subject replies files}"
SUBJECT: Final = "{subject}"
EMBEDDED: Final = table("ticket_search", column("rowid"), column("ticket_search"))
_SIGNS: Final = str.maketrans(dict.fromkeys([*string.punctuation, "\0"], " "))
"""Each ends a word, as it does in the index of the server (sql/search_signs)."""


class Sought(Protocol):
    """A word or a phrase that the text of a ticket must have, or must not have."""

    @property
    def text(self) -> str:
        """The word, or the words of the phrase."""

    @property
    def is_phrase(self) -> bool:
        """Whether the words stand together."""

    @property
    def is_prefix(self) -> bool:
        """Whether longer words count as well."""

    @property
    def is_not(self) -> bool:
        """Whether tickets that have it are left out."""


@dataclass(frozen=True, slots=True)
class Closed:
    """Tickets of which only the subject is searched: restricted, and not opened by the reader.

    Under a person's own login the server itself knows which they are (`guard.open_words`).

    Attributes:
        condition: Holds for them.
        opened: Restricted tickets that are not among them, for the server's search.
    """

    condition: ColumnElement[bool]
    opened: tuple[int, ...]


class Words:
    """Prepared words of one search.

    Args:
        session: Of the unit that searches.
        terms: At least one.
        open_only: Look only at what a requester may read: subject, replies, their files.
        closed: Of which only the subject is searched; None: of no ticket.
    """

    def __init__(
        self,
        session: Session,
        terms: Sequence[Sought],
        *,
        open_only: bool,
        closed: Closed | None = None,
    ) -> None:
        self._session = session
        self._columns = OPEN_COLUMNS if open_only else ""
        self._open_only = open_only
        self._closed = closed
        self._on_server = session.get_bind().dialect.name == "postgresql"
        self._terms = terms

    def clause(self) -> ColumnElement[bool]:
        """Return what holds for tickets with the words."""
        if self._on_server:
            return Ticket.id.in_(self._found(None))
        said = self._said(self._columns)
        if self._closed is None:
            return said
        kept = self._closed.condition
        return or_(and_(said, not_(kept)), and_(self._said(SUBJECT), kept))

    def newest(self, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
        """Return tickets with the words, the newest first.

        Args:
            conditions: What else must hold for the ticket.
            limit: The most ids to return.
        """
        if not self._on_server:
            return self._newest(self.clause(), conditions, limit)
        if not conditions:
            return list(self._session.scalars(self._found(limit)))
        for most in (4 * limit, max(16 * limit, PROBE)):
            ids = list(self._session.scalars(self._found(most)))
            found = self._newest(one_of(Ticket.id.expression, ids), conditions, limit)
            if len(found) == limit or len(ids) < most:
                return found
        return self._newest(self.clause(), conditions, limit)

    def best(self, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
        """Return tickets by how well they fit; of very many, only the newest are weighed."""
        if all(one.is_not for one in self._terms):
            return self.newest(conditions, limit)  # what is not there fits nowhere better
        if not self._on_server:
            ids = self.newest(conditions, PROBE)
            ranked = self._session.scalars(self._ranked(ids)) if ids else ()
            # how well a closed ticket fits would tell of its words: it comes after the others
            return list(dict.fromkeys((*ranked, *ids)))[:limit]
        ids = list(self._session.scalars(self._found(PROBE, best=True)))
        if conditions and ids:
            query = select(Ticket.id).where(one_of(Ticket.id.expression, ids), *conditions)
            kept = set(self._session.scalars(query))
            ids = [one for one in ids if one in kept]
        return ids[:limit]

    def _newest(
        self, said: ColumnElement[bool], conditions: Sequence[ColumnElement[bool]], limit: int
    ) -> list[int]:
        query = select(Ticket.id).where(said, *conditions).order_by(Ticket.id.desc()).limit(limit)
        return list(self._session.scalars(query))

    def _found(self, most: int | None, *, best: bool = False) -> Select[int]:
        """Return the server's own search, which knows what its caller may see."""
        most_or_all = cast(literal(most), Integer)
        asked = literal(spelled(self._terms), ARRAY(String))
        opened = None if self._closed is None else list(self._closed.opened)
        given = literal(opened, ARRAY(BigInteger))
        return select(func.api.find_tickets(asked, most_or_all, self._open_only, best, given))

    def _ranked(self, ids: list[int]) -> Select[int]:
        misfit = func.bm25(text("ticket_search"), 10, 4, 2, 3, 1, 2)
        matches = self._match(self._columns)
        rows = select(EMBEDDED.c.rowid).where(matches, EMBEDDED.c.rowid.in_(ids))
        if self._closed is not None:
            kept = select(Ticket.id).where(Ticket.id.in_(ids), self._closed.condition)
            rows = rows.where(EMBEDDED.c.rowid.not_in(kept))
        return rows.order_by(misfit, EMBEDDED.c.rowid.desc())

    def _said(self, columns: str) -> ColumnElement[bool]:
        found = select(EMBEDDED.c.rowid).where(self._match(columns))
        # what must not be there cannot stand alone in FTS5
        is_wanted = any(not one.is_not for one in self._terms)
        return Ticket.id.in_(found) if is_wanted else not_(Ticket.id.in_(found))

    def _match(self, columns: str) -> ColumnElement[bool]:
        wanted = " AND ".join(_quoted(one) for one in self._terms if not one.is_not)
        unwanted = " OR ".join(_quoted(one) for one in self._terms if one.is_not)
        asked = f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted or unwanted
        if columns:
            asked = f"{columns} : ({asked})"
        return EMBEDDED.c.ticket_search.bool_op("MATCH")(literal(asked))


def _quoted(term: Sought) -> str:
    """Write a term as FTS5 reads it; within double quotes nothing but them means anything."""
    quoted = '"' + term.text.replace('"', '""').replace("\0", " ") + '"'
    return quoted + "*" if term.is_prefix else quoted


def spelled(terms: Iterable[Sought]) -> list[str]:
    """Spell terms as the server reads them (`guard.sought`) and the trail repeats them.

    No sign of what was typed is left, so that none of them means anything: `-` stands before what
    must not be there, `*` after what may go on, quotes around words that stand together.
    """
    found = []
    for term in terms:
        said = " ".join(term.text.translate(_SIGNS).split())
        said += "*" if term.is_prefix and not term.is_phrase else ""
        said = f'"{said}"' if term.is_phrase or " " in said else said
        found.append(f"-{said}" if term.is_not else said)
    return found
