"""What entries say of macros, rules, letters and switches, in the words of a report or a window.

Nothing is left out: a structure is said part by part, and what people wrote in it stays as it is.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.audit.words import field_words, kind_words
from services.rules.triggers import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTHING: Final = "\N{EM DASH}"
"""Stands where a structure has nothing."""

STRUCTURES: Final = frozenset({"actions", "conditions", "trigger"})
"""Fields whose values are structures as Python writes them."""
SWITCHES: Final = frozenset({"open_sign_in"})
"""Fields that are on or off."""
KEYS: Final[Mapping[str, str]] = {
    "add": "Adds",
    "agent": "Agent",
    "all": "All of these",
    "any": "One of these",
    "approvers": "Approvers",
    "at": "At",
    "channel": "Channel",
    "days": "Days",
    "do": "Action",
    "every": "Every",
    "field": "Field",
    "for": "For as long as",
    "from": "From",
    "key": "Field",
    "none": "None of these",
    "on": "When",
    "op": "Comparison",
    "path": "Path",
    "payload": "Payload",
    "reason": "Reason",
    "recipients": "Recipients",
    "remove": "Removes",
    "restart": "Starts again",
    "skill": "Skill",
    "team": "Team",
    "template": "Template",
    "text": "Text",
    "timezone": "Time zone",
    "title": "Title",
    "to": "Becomes",
    "urgent": "Marked urgent",
    "value": "Value",
    "wall": "Nights and holidays count",
    "way": "Agreed by",
}
"""What the parts of a structure are called."""
CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "agent": {
        "account_manager": "the account manager",
        "assignee": "the assignee",
        "lead": "the team's lead",
        "least_loaded": "who has the fewest",
        "on_call": "who is on call",
        "previous_assignee": "the assignee before",
        "round_robin": "in turn",
    },
    "do": {
        "approval": "Ask for an approval",
        "assign": "Assign",
        "close": "Close",
        "field": "Set a field",
        "note": "Add a note",
        "notify": "Tell people",
        "path": "Start a path",
        "priority": "Set the priority",
        "reply": "Send a reply",
        "status": "Set the status",
        "tags": "Change the tags",
        "tasks": "Start tasks",
        "type": "Set the type",
        "webhook": "Call a webhook",
    },
    "on": {
        **EVENTS,
        "changed": "a field changed",
        "idle": "nothing happened for a while",
        "in": "a field kept its value for a while",
        "schedule": "at set times",
    },
    "op": {
        "contains": "contains",
        "empty": "is empty",
        "greater": "is above",
        "in": "is one of",
        "is": "is",
        "is_not": "is not",
        "less": "is below",
        "matches": "matches the pattern",
        "not_contains": "does not contain",
    },
    "way": {"all": "all of them", "any": "any of them"},
}
"""Values that are words of the program, by the part they stand in."""
CLOSED: Final = frozenset({"status", "priority", "origin", "approval", "breached"})
"""Fields, and actions that set one, whose values are words of the program."""
_VALUES: Final = frozenset({"to", "from", "value"})
MARKS: Final = ("locked", "mandatory", "free", "rights")
"""What the paragraph of a letter may be."""
OPTIONS: Final = (
    "after first response",
    "agent created no response clock",
    "any customer message",
    "confirmation window",
    "floor",
    "next response starts",
)
"""Options of a policy and their values, as `value_words` says them."""
_MARKED: Final = re.compile(rf"\[(?P<marks>(?:{'|'.join(MARKS)})(?:, (?:{'|'.join(MARKS)}))*)\] ")
_READABLE: Final = re.compile(r"(?P<before>^|; |, )(?P<key>field|op|value|all|any|none): ")
_OP: Final = re.compile(rf"(?<=op: )(?:{'|'.join(sorted(CODES['op'], reverse=True))})(?=;|$)")
_FIELD: Final = re.compile(r"(?<=field: )\w+(?=;)")
"""Conditions of a policy, as its entry writes them: "field: tier; op: is; value: vip"."""
_BOOLS: Final = {"True": "yes", "False": "no"}


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells of configurations by `say`, which knows the words of the program in some language."""

    say: Callable[[str], str]

    def value(self, name: str, value: str) -> str | None:
        """Say a value of a configuration; None where its field is none of those known here."""
        if name in STRUCTURES:
            return self._structure(value)
        if name in SWITCHES and value in _BOOLS:
            return self.say(_BOOLS[value])
        if name.startswith("paragraph ") and (found := _MARKED.match(value)) is not None:
            marks = ", ".join(map(self.say, found["marks"].split(", ")))
            return f"[{marks}] {value[found.end() :]}"
        if name == "unsigned":
            return self.say(f"{value}.").removesuffix(".")  # the first sentence of why
        if name == "kind":
            return self.say(kind_words(value))
        return None

    def _structure(self, value: str) -> str:
        """Say a structure; what was cut for its length, or is none, is said as it stands."""
        try:
            read = ast.literal_eval(value)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            said = _OP.sub(lambda found: self.say(CODES["op"][found[0]]), value)
            said = _FIELD.sub(lambda found: self.say(field_words(found[0])), said)
            return _READABLE.sub(lambda one: f"{one['before']}{self._key(one['key'])}: ", said)
        if not read:
            return NOTHING
        return self._parts(read) if isinstance(read, dict) else self._listed(read)

    def _parts(self, parts: Mapping[str, object]) -> str:
        is_closed = not CLOSED.isdisjoint({str(parts.get("do")), str(parts.get("field"))})
        said = {
            key: self._coded(one) if is_closed and key in _VALUES else self._part(key, one)
            for key, one in parts.items()
        }
        return "; ".join(f"{self._key(key)}: {one}" for key, one in said.items())

    def _coded(self, value: object) -> str:
        """Say one or several words of the program."""
        words = value if isinstance(value, list | tuple) else [value]
        return ", ".join(self.say(str(one).replace("_", " ")) for one in words)

    def _key(self, key: str) -> str:
        return self.say(KEYS.get(key, key))

    def _part(self, key: str, value: object) -> str:
        if isinstance(value, dict):
            return f"({self._parts(value)})"
        if isinstance(value, list | tuple):
            return self._listed(value)
        if isinstance(value, bool):
            return self.say(_BOOLS[str(value)])
        if value is None:
            return NOTHING
        text = str(value)
        if key == "field":
            return self.say(field_words(text))
        return self.say(CODES.get(key, {}).get(text, text)) if key in CODES else text

    def _listed(self, values: object) -> str:
        if not isinstance(values, list | tuple):
            return str(values)
        if all(isinstance(one, dict) for one in values):
            parts = enumerate(map(self._parts, values), 1)
            return " ".join(f"({number}) {said}" for number, said in parts)
        return ", ".join(self._part("", one) for one in values)
