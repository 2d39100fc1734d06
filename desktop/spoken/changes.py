"""The fields of an entry of the trail and their values, as a person reads them in the window."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop.sentences import in_words, reason_words, stored
from desktop.text import exact_moment, tr, whole_moment
from services.audit.words import CHOICES, CHOSEN, INSTANTS, NAMED, PROSE, TOLD, value_words
from services.audit.words import field_words as _field_words
from services.reports.configured import Telling
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

NUMBERED: Final = re.compile(r"(?P<name>.+) #\d+")
VERSION: Final = re.compile(r"(?P<name>.+), version (?P<version>\d+)")
_CONFIGURED: Final = Telling(tr)
MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?\+00:00")


def field_words(name: str) -> str:
    """Name a field; the desk's own fields keep the names they were given."""
    return tr(_field_words(name))


def changed_value(name: str, value: str) -> str:
    """Say a value of the program in words, an instant by this seat's clock; typed words stay."""
    for names, said in SAID:
        if name in names:
            return said(value)
    return _CONFIGURED.value(name, value) or value_words(name, value)


def entry_reason(kind: str, reason: str) -> str:
    """Say the reason of an entry: what the program told, or what somebody gave."""
    said = reason_words(reason)
    return stored(reason) if said == reason and kind in TOLD else said


def _instant(value: str) -> str:
    try:
        return exact_moment(datetime.fromisoformat(value))
    except ValueError:
        return value  # an older entry, or the name of somebody's own field


def _chosen(value: str) -> str:
    return in_words(Sentence(value.replace("_", " "))) if value in CHOICES else value


def _dated(value: str) -> str:
    """Say the instant that stands before what somebody wrote."""
    return MOMENT.sub(lambda at: whole_moment(datetime.fromisoformat(at[0])), value, count=1)


def _named(value: str) -> str:
    """Say a name without the number of its row; a version in the words of the window."""
    if found := VERSION.fullmatch(value):
        return tr("{name}, version {version}", name=found["name"], version=found["version"])
    found = NUMBERED.fullmatch(value)
    return found["name"] if found else value


SAID: Final[tuple[tuple[Collection[str], Callable[[str], str]], ...]] = (
    (INSTANTS, _instant),
    (PROSE, stored),
    (CHOSEN, _chosen),
    (NAMED, _named),
    (("reminder",), _dated),
)
"""How the values of some fields are said; all others are what people typed, or names."""
