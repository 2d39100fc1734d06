"""Finds the policy that applies to a ticket, and says why it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from services.calendars.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")


class Operator(StrEnum):
    """How a condition compares; text is compared letter by letter, case included."""

    IS = "is"
    IS_NOT = "is_not"
    CONTAINS = "contains"
    NOT_CONTAINS = "not_contains"


class Facts(NamedTuple):
    """What conditions may ask about a ticket."""

    priority: object
    status: str
    fields: Mapping[str, object]

    def value(self, field: str) -> object:
        """Return the value of a field; None for one the ticket does not have."""
        if field == "priority":
            return self.priority
        return self.status if field == "status" else self.fields.get(field)


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison; a policy applies when all of its conditions hold."""

    field: str
    op: Operator
    value: object

    def holds(self, facts: Facts) -> bool:
        """Tell whether the ticket fulfils the condition."""
        found = facts.value(self.field)
        match self.op:
            case Operator.IS:
                return _same(found, self.value)
            case Operator.IS_NOT:
                return not _same(found, self.value)
            case Operator.CONTAINS:
                return _contains(found, self.value)
            case _:
                return not _contains(found, self.value)

    @override
    def __str__(self) -> str:
        """Return the condition as a person reads it."""
        asked = f"{self.field} {self.op.value}".replace("_", " ")
        return f"{asked} {self.value}"


class Candidate(NamedTuple, Generic[T]):
    """Something that applies when all its conditions hold."""

    item: T
    conditions: tuple[Condition, ...]


class Match(NamedTuple, Generic[T]):
    """The first candidate that applies, and the reason in words."""

    item: T
    why: str


def first_match(candidates: Iterable[Candidate[T]], facts: Facts) -> Match[T] | None:
    """Return the first candidate, in order, whose conditions all hold."""
    for item, conditions in candidates:
        for condition in conditions:
            if not condition.holds(facts):
                break
        else:
            return Match(item, ", ".join(map(str, conditions)) or "applies to every ticket")
    return None


def _same(found: object, wanted: object) -> bool:
    """Compare values; true is not 1."""
    return found == wanted and isinstance(found, bool) is isinstance(wanted, bool)


def _contains(found: object, wanted: object) -> bool:
    if isinstance(found, str):
        return isinstance(wanted, str) and wanted in found
    if isinstance(found, (list, tuple, set, frozenset)):
        return any(_same(one, wanted) for one in found)
    return False
