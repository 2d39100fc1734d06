"""What an entry says of a field, and why it was made, in the words and the language of a report."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from models.complaint_words import Duty
from services.audit.words import (
    CHOSEN,
    INSTANTS,
    NAMED,
    PROSE,
    TOLD,
    kind_words,
    value_words,
)
from services.reports.causes import cause_words
from services.reports.configured import Telling
from services.reports.redaction import WITHHELD
from services.reports.tongue import given, is_known, looked_up, say, stored
from services.reports.wording import instant

if TYPE_CHECKING:
    from datetime import tzinfo

LISTED: Final = frozenset({"options", "pause statuses", "promise"})
"""Fields whose values are several words of the program."""
VERSION: Final = re.compile(r"(?P<name>.+), version (?P<version>\d+)")
_PARTED: Final = re.compile(r"(: |; |, )")
_LEVEL: Final = re.compile(
    r"(?P<offset>[+-]?\d+\S*): (?P<action>alert assignee|reassign team|notify role)"
)
_WARNED: Final = re.compile(r"(?P<promise>\S+), warned (?P<warning>\S+) before")
_DUTIES: Final = frozenset(one.value for one in Duty)
_LINES: Final = re.compile(r"(?P<count>\d+), lines (?P<first>\d+) to (?P<last>\d+)")
_UPDATE: Final = re.compile(r"update (?P<number>\d+), line (?P<line>\d+)")
_OF: Final = re.compile(r"(?P<what>.+) (?:\((?P<word>\w+)\)|(?P<number>\d+))")
"""A field that names a target with its priority, or with its cycle."""
_REPLY: Final = "Reply"
_PARAGRAPH: Final = re.compile(r"Paragraph (?P<key>\S+)")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY: Final = re.compile(rf"\b({'|'.join(map(str.lower, _DAYS))}): ")
_CONFIGURED: Final = Telling(looked_up)
_BREACHED: Final = kind_words("clock.breached")
_TOLD: Final = frozenset(map(kind_words, TOLD))
"""Entries whose reasons are the program's, and no person's."""


def field_label(field: str) -> str:
    """Say the name of a field; the desk's own fields keep the names they were given."""
    if field == _REPLY:
        return looked_up(_REPLY.lower()).capitalize()  # a button of that name is a verb
    if (found := _PARAGRAPH.fullmatch(field)) is not None:
        return say("Paragraph {key}", key=found["key"])
    found = _OF.fullmatch(field)
    if found is not None and is_known(found["what"]):
        what = looked_up(found["what"])
        return (
            f"{what} ({looked_up(found['word'])})" if found["word"] else f"{what} {found['number']}"
        )
    return looked_up(field)


def changed_value(name: str, value: str, zone: tzinfo) -> str:
    """Say a value of the program in words; an instant in the zone of the report.

    What people typed stays as it is.
    """
    if name in INSTANTS:
        return _instant(value, zone)
    if name in PROSE:
        return stored(value)
    said = value_words(name, value)
    if name in CHOSEN:
        return ", ".join(looked_up(one.replace("_", " ")) for one in said.split(", "))
    if name in LISTED:
        return "".join(map(looked_up, _PARTED.split(said)))
    if name in NAMED and (found := VERSION.fullmatch(value)):
        return say("{name}, version {version}", name=found["name"], version=found["version"])
    return _configured(name, value, said)


def _configured(name: str, value: str, said: str) -> str:
    if value == WITHHELD:
        return looked_up(value)
    return _CONFIGURED.value(name, value) or _shaped(name, said)


def _shaped(name: str, value: str) -> str:
    """Say a value that the program puts together in a shape of its own."""
    if name == "weekly":
        return _DAY.sub(lambda found: f"{looked_up(found[1].capitalize())}: ", value)
    if found := _LEVEL.fullmatch(value):
        return f"{found['offset']}: {looked_up(found['action'])}"
    if name in _DUTIES and (found := _WARNED.fullmatch(value)):
        return say("{promise}, warned {warning} before", **found.groupdict())
    if name == "events" and (found := _LINES.fullmatch(value)):
        return say("{count}, lines {first} to {last}", **found.groupdict())
    if name == "update at the source" and (found := _UPDATE.fullmatch(value)):
        return say("update {number}, line {line}", **found.groupdict())
    return value


def entry_reason(what: str, reason: str) -> str:
    """Say the reason of an entry: what the program told, or what somebody gave.

    Args:
        what: The kind of the entry, in English words.
        reason: As the entry has it.
    """
    if what == _BREACHED:
        return stored(cause_words(reason))
    said = given(reason)
    return stored(reason) if said == reason and what in _TOLD else said


def _instant(value: str, zone: tzinfo) -> str:
    try:
        return instant(datetime.fromisoformat(value), zone)
    except ValueError:
        return value  # an older entry, or the name of somebody's own field
