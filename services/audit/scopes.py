"""Which tickets a hold or a class of records means, as data that is kept and asked again later."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, cast, or_, select

from models.tickets import Message, Ticket
from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What somebody says of the tickets that are meant; every part that is given must hold.

    Attributes:
        tickets: These numbers.
        people: Asked for by one of these people.
        types: Of one of these types; tags: with one of these tags.
        text: Said in the subject or a message.
        since: Opened at or after; until: opened before.
    """

    tickets: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def condition(self) -> ColumnElement[bool]:
        """Return it as SQL; RuleError where it says nothing at all, and so means everything."""
        parts = list(self._parts())
        if not parts:
            raise RuleError("Say which tickets are meant: numbers, people, types, words or a time.")
        return and_(*parts)

    def _parts(self) -> Iterator[ColumnElement[bool]]:
        if self.tickets:
            yield Ticket.id.in_(self.tickets)
        if self.people:
            yield Ticket.requester_id.in_(self.people)
        if self.types:
            yield Ticket.kind.in_(self.types)
        if self.tags:
            yield has_tag(self.tags)
        if self.text.strip():
            words = self.text.strip()
            said = select(Message.ticket_id).where(Message.body.icontains(words, autoescape=True))
            yield or_(Ticket.subject.icontains(words, autoescape=True), Ticket.id.in_(said))
        if self.since is not None:
            yield Ticket.created_at >= self.since
        if self.until is not None:
            yield Ticket.created_at < self.until

    def to_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {
            "tickets": [*self.tickets],
            "people": [*self.people],
            "types": [*self.types],
            "tags": [*self.tags],
            "text": self.text,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
        }

    def spoken(self) -> str:
        """Say it in words."""
        said = [words for words, is_said in self._spoken() if is_said]
        first, *others = said or [Sentence("nothing")]
        for one in others:
            first = Sentence("{first}; {others}", first=first, others=one)
        return first

    def _spoken(self) -> Iterator[tuple[Sentence, object]]:
        tickets, people = (tuple(f"#{one}" for one in of) for of in (self.tickets, self.people))
        text, since, until = self.text.strip(), _day(self.since), _day(self.until)
        yield Sentence("tickets {what}", what=tickets), tickets
        yield Sentence("requesters {what}", what=people), people
        yield Sentence("types {what}", what=self.types), self.types
        yield Sentence("tags {what}", what=self.tags), self.tags
        yield Sentence("saying {what}", what=text), text
        yield Sentence("from {what}", what=since), since
        yield Sentence("before {what}", what=until), until


def _day(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def read_scope(kept: dict[str, Any]) -> Scope:
    """Read a scope as it was kept."""
    return Scope(
        tickets=tuple(kept["tickets"]),
        people=tuple(kept["people"]),
        types=tuple(kept["types"]),
        tags=tuple(kept["tags"]),
        text=kept["text"],
        since=datetime.fromisoformat(kept["since"]) if kept["since"] else None,
        until=datetime.fromisoformat(kept["until"]) if kept["until"] else None,
    )


def has_tag(tags: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a ticket has one of these tags."""
    text = cast(Ticket.tags, String)
    written = (json.dumps(one, ensure_ascii=False) for one in tags)
    return or_(*(text.contains(one, autoescape=True) for one in written))
