"""Reads what somebody typed into a search: words, "phrases", -not, #number and key:value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar

from models.vocabulary import Priority, TicketStatus
from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = TypeVar("Value")

MOST_TERMS: Final = 12
"""Words beyond these are ignored: nobody remembers more of a ticket."""
LONGEST_TERM: Final = 100
PIECE: Final = re.compile(
    r'(?P<no>-?)(?:(?P<key>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>\S*))'
)
NUMBER: Final = re.compile(r"#?(\d{1,18})")
DAY: Final = "%Y-%m-%d"


class Key(StrEnum):
    """What may stand before a colon."""

    FROM = "from"
    ASSIGNEE = "assignee"
    TEAM = "team"
    ACCOUNT = "account"
    STATUS = "status"
    PRIORITY = "priority"
    TYPE = "type"
    TAG = "tag"
    BEFORE = "before"
    AFTER = "after"


KEYS: Final = {
    **{key.value: key for key in Key},
    "von": Key.FROM,
    "bearbeiter": Key.ASSIGNEE,
    "konto": Key.ACCOUNT,
    "art": Key.TYPE,
    "vor": Key.BEFORE,
    "nach": Key.AFTER,
}
STATUSES: Final = {status.value.replace("_", ""): status for status in TicketStatus}
PRIORITIES: Final = {priority.word: priority for priority in Priority}


@dataclass(frozen=True, slots=True)
class Term:
    """Something the text of a ticket has to have, or must not have.

    Attributes:
        text: One word, or the words of a phrase.
        is_phrase: Its words stand together, in this order.
        is_prefix: It is still being typed: longer words count as well.
        is_not: Tickets that have it are left out.
    """

    text: str
    is_phrase: bool = False
    is_prefix: bool = False
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One `key:value`; the value is read already.

    Attributes:
        value: A status, a priority, an instant (before, after), else the words given.
        is_not: Tickets it holds for are left out.
    """

    key: Key
    value: TicketStatus | Priority | datetime | str
    is_not: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. `number` is a ticket named by its number, which is found as well."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    number: int | None = None

    def __bool__(self) -> bool:
        """Tell whether anything was asked for."""
        return bool(self.terms or self.filters or self.number is not None)


def read(typed: str, now: datetime) -> Sought:
    """Read a search as it was typed so far.

    Args:
        typed: Anything a person types; a key without its value yet is left out.
        now: What "today" and "7d" are counted from; aware.

    Raises:
        RuleError: A status, priority or day that is none; the sentence names the ones there are.
    """
    alone = NUMBER.fullmatch(typed.strip())
    if alone:
        return Sought((Term(alone[1], is_prefix=not typed[-1:].isspace()),), (), int(alone[1]))
    terms: list[Term] = []
    filters: list[Filter] = []
    number: int | None = None
    for piece in PIECE.finditer(typed):
        is_not, text = bool(piece["no"]), _text(piece)
        key = KEYS.get((piece["key"] or "").lower())
        if key is None:
            named = NUMBER.fullmatch(text) if text.startswith("#") else None
            if named and not is_not:
                number = int(named[1])
            else:
                terms += _terms(piece, text, is_last=piece.end() == len(typed))
        elif text:
            filters.append(Filter(key, _value(key, text, now), is_not))
    return Sought(tuple(terms[:MOST_TERMS]), tuple(filters), number)


def _text(piece: re.Match[str]) -> str:
    given = piece["phrase"] if piece["phrase"] is not None else piece["word"]
    return given.strip()[:LONGEST_TERM]


def _terms(piece: re.Match[str], text: str, *, is_last: bool) -> Iterable[Term]:
    """Return the term of a piece; a key that is none of ours is a word like others."""
    if piece["key"]:
        text = f"{piece['key']} {text}".strip()
    is_phrase = piece["phrase"] is not None or bool(piece["key"])
    if any(letter.isalnum() for letter in text):
        yield Term(text, is_phrase, is_last and not is_phrase, bool(piece["no"]))


def _value(key: Key, text: str, now: datetime) -> TicketStatus | Priority | datetime | str:
    if key is Key.STATUS:
        return _one_of(STATUSES, text, Sentence("a status"))
    if key is Key.PRIORITY:
        return _one_of(PRIORITIES, text, Sentence("a priority"))
    if key in {Key.BEFORE, Key.AFTER}:
        return _day(text, now)
    return text


def _one_of(known: dict[str, Value], text: str, noun: str) -> Value:
    wanted = re.sub(r"[\W_]", "", text.lower())
    for name, value in known.items():
        if wanted and name.startswith(wanted):
            return value
    raise RuleError(
        "“{text}” is not {noun}: choose one of {known}.",
        text=text,
        noun=noun,
        known=", ".join(known),
    )


def _day(text: str, now: datetime) -> datetime:
    """Read 2026-06-08, today, yesterday, or 7d (so many days ago); the beginning of that day.

    A day begins where the person sits, whose window says its times there.
    """
    ago = {"today": 0, "heute": 0, "yesterday": 1, "gestern": 1}.get(text.lower())
    counted = re.fullmatch(r"(\d{1,5})d", text.lower())
    if counted:
        ago = int(counted[1])
    try:
        if ago is None:
            return datetime.strptime(text, DAY).astimezone(UTC)
        day = now.astimezone().date() - timedelta(days=ago)
        return datetime.combine(day, time()).astimezone(UTC)
    except (ValueError, OverflowError):
        raise RuleError(
            "“{text}” is not a day: write it as 2026-06-08, today, yesterday or 7d.", text=text
        ) from None
