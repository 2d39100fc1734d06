"""Finds tickets by their words: tsvector and GIN on PostgreSQL, FTS5 on SQLite."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any, Final, Protocol

from sqlalchemy import (
    Integer,
    cast,
    column,
    func,
    literal,
    not_,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from models.tickets import Ticket
from services.store.expressions import one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

PROBE: Final = 5_000
"""So many of the newest tickets with the words are looked through for what else must hold, after
a few and before all of them."""
OPEN_COLUMNS: Final = "{subject replies files}"
EMBEDDED: Final = table("ticket_search", column("rowid"), column("ticket_search"))
LANGUAGE: Final = text("search_language()")
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


class Words:
    """Prepared words of one search.

    Args:
        session: Of the unit that searches.
        terms: At least one.
        open_only: Look only at what a requester may read: subject, replies, their files.
    """

    def __init__(self, session: Session, terms: Sequence[Sought], *, open_only: bool) -> None:
        self._session = session
        self._open_only = open_only
        self._on_server = session.get_bind().dialect.name == "postgresql"
        self._terms = terms

    def clause(self) -> ColumnElement[bool]:
        """Return what holds for tickets with the words."""
        if self._on_server:
            return Ticket.id.in_(self._found(None))
        wanted = [one for one in self._terms if not one.is_not]
        found = select(EMBEDDED.c.rowid).where(self._match())
        # what must not be there cannot stand alone in FTS5
        return Ticket.id.in_(found) if wanted else not_(Ticket.id.in_(found))

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
            return list(self._session.scalars(self._ranked(ids).limit(limit))) if ids else []
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
        asked = _asked(self._terms)
        return select(func.api.find_tickets(asked, most_or_all, self._open_only, best))

    def _ranked(self, ids: list[int]) -> Select[int]:
        misfit = func.bm25(text("ticket_search"), 10, 4, 2, 3, 1, 2)
        rows = select(EMBEDDED.c.rowid).where(self._match(), EMBEDDED.c.rowid.in_(ids))
        return rows.order_by(misfit, EMBEDDED.c.rowid.desc())

    def _match(self) -> ColumnElement[bool]:
        wanted = " AND ".join(_quoted(one) for one in self._terms if not one.is_not)
        unwanted = " OR ".join(_quoted(one) for one in self._terms if one.is_not)
        asked = f"({wanted}) NOT ({unwanted})" if wanted and unwanted else wanted or unwanted
        if self._open_only:
            asked = f"{OPEN_COLUMNS} : ({asked})"
        return EMBEDDED.c.ticket_search.bool_op("MATCH")(literal(asked))


def _quoted(term: Sought) -> str:
    """Write a term as FTS5 reads it; within double quotes nothing but them means anything."""
    quoted = '"' + term.text.replace('"', '""').replace("\0", " ") + '"'
    return quoted + "*" if term.is_prefix else quoted


def _asked(terms: Sequence[Sought]) -> ColumnElement[Any]:
    """Let the server write its query from the words, so that no sign in them means anything."""
    whole = _on_server(terms[0])
    for term in terms[1:]:
        whole = whole.op("&&")(_on_server(term))
    return whole


def _on_server(term: Sought) -> ColumnElement[Any]:
    """Write a term of words that stand together; of one that is a prefix, the last is."""
    said = term.text.translate(_SIGNS)
    words = [] if term.is_phrase or not term.is_prefix else said.split()[-1:]
    head = said.rstrip().removesuffix("".join(words))
    query: ColumnElement[Any] = func.phraseto_tsquery(LANGUAGE, head, type_=TSQUERY)
    for word in words:
        # quoted as to_tsquery reads it: no sign is left that would mean anything
        last = func.to_tsquery(LANGUAGE, f"'{word}':*", type_=TSQUERY)
        query = query.op("<->", return_type=TSQUERY)(last) if head.strip() else last
    return func.tsquery_not(query, type_=TSQUERY) if term.is_not else query
