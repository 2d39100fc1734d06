"""Finds tickets by their words: tsvector and GIN on PostgreSQL, FTS5 on SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from sqlalchemy import BigInteger, Text, cast, column, func, literal, not_, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from models.tickets import Ticket

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

PROBE: Final = 5_000
"""So many tickets with the words are sorted by hand; of more, the newest are met soon enough by
walking back from the newest ticket (performance.md, section 5)."""
OPEN_COLUMNS: Final = "{subject replies files}"
SERVER: Final = table("ticket_search", column("ticket_id", BigInteger), column("words", TSVECTOR))
EMBEDDED: Final = table("ticket_search", column("rowid"), column("ticket_search"))
LANGUAGE: Final = text("search_language()")


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
        self._query = _asked(session, terms) if self._on_server else ""
        self._terms = terms

    def clause(self) -> ColumnElement[bool]:
        """Return what holds for tickets with the words."""
        if not self._on_server:
            return self._embedded()
        if not self._query:
            return literal(value=False)
        return Ticket.id.in_(select(SERVER.c.ticket_id).where(self._matched()))

    def newest(self, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
        """Return tickets with the words, the newest first.

        Args:
            conditions: What else must hold for the ticket.
            limit: The most ids to return.
        """
        ordered = select(Ticket.id).where(*conditions).order_by(Ticket.id.desc()).limit(limit)
        if not self._on_server:
            return list(self._session.scalars(ordered.where(self._embedded())))
        if not self._query:
            return []
        few = self._few()
        if few is not None:
            return list(self._session.scalars(ordered.where(Ticket.id.in_(few)))) if few else []
        joined = ordered.join(SERVER, SERVER.c.ticket_id == Ticket.id).where(self._matched())
        return list(self._session.scalars(joined))

    def best(self, conditions: Sequence[ColumnElement[bool]], limit: int) -> list[int]:
        """Return tickets by how well they fit; of very many, only the newest are weighed."""
        ids = self.newest(conditions, PROBE)
        if not ids:
            return []
        return list(self._session.scalars(self._ranked(ids).limit(limit)))

    def _ranked(self, ids: list[int]) -> Select[int]:
        if self._on_server:
            fit = func.ts_rank_cd(SERVER.c.words, cast(literal(self._query, Text()), TSQUERY))
            found = select(SERVER.c.ticket_id).where(SERVER.c.ticket_id.in_(ids))
            return found.order_by(fit.desc(), SERVER.c.ticket_id.desc())
        misfit = func.bm25(text("ticket_search"), 10, 4, 2, 3, 1, 2)
        rows = select(EMBEDDED.c.rowid).where(self._embedded_match(), EMBEDDED.c.rowid.in_(ids))
        return rows.order_by(misfit, EMBEDDED.c.rowid.desc())

    def _few(self) -> list[int] | None:
        """Return all tickets with the words, or None when they are many."""
        probe = select(SERVER.c.ticket_id).where(self._matched()).limit(PROBE + 1)
        found = list(self._session.scalars(probe))
        return found if len(found) <= PROBE else None

    def _matched(self) -> ColumnElement[bool]:
        words: ColumnElement[Any] = SERVER.c.words
        if self._open_only:
            words = func.ts_filter(words, text("'{a,b,c}'"), type_=TSVECTOR)
        return words.bool_op("@@")(cast(literal(self._query, Text()), TSQUERY))

    def _embedded(self) -> ColumnElement[bool]:
        """Return the clause for SQLite; what must not be there cannot stand alone in FTS5."""
        wanted = [one for one in self._terms if not one.is_not]
        found = select(EMBEDDED.c.rowid).where(self._embedded_match())
        return Ticket.id.in_(found) if wanted else not_(Ticket.id.in_(found))

    def _embedded_match(self) -> ColumnElement[bool]:
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


def _asked(session: Session, terms: Sequence[Sought]) -> str:
    """Let the server write the query; empty where the words are all too common to be looked for.

    The finished text is given back to it as one value, so that it plans for these very words.
    """
    whole: ColumnElement[Any] | None = None
    for term in terms:
        one = _on_server(term)
        whole = one if whole is None else whole.op("&&")(one)
    row = session.execute(select(cast(whole, Text()), func.numnode(whole))).one()
    return str(row[0]) if row[1] else ""


def _on_server(term: Sought) -> ColumnElement[Any]:
    said = term.text.replace("\0", " ")
    if term.is_phrase:
        query = func.phraseto_tsquery(LANGUAGE, said, type_=TSQUERY)
    elif term.is_prefix:
        # quoted as to_tsquery reads it: within quotes only quotes and backslashes mean anything
        quoted = "'" + said.replace("\\", "\\\\").replace("'", "''") + "':*"
        query = func.to_tsquery(LANGUAGE, quoted, type_=TSQUERY)
    else:
        query = func.plainto_tsquery(LANGUAGE, said, type_=TSQUERY)
    return func.tsquery_not(query, type_=TSQUERY) if term.is_not else query
