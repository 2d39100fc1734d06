"""What a rule may ask about: every built-in field of a ticket, its kind, and how it compares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.condition_fields import FIELDS


class Op(StrEnum):
    """How a condition compares; text is compared letter by letter, case included."""

    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    CONTAINS = "contains"
    NOT_CONTAINS = "not_contains"
    MATCHES = "matches"
    """By an RE2 pattern, found anywhere; `(?i)` in front ignores case."""
    LESS = "less"
    GREATER = "greater"
    """More, later, longer; of priorities the more urgent one."""
    EMPTY = "empty"
    """Takes true or false."""


class Kind(StrEnum):
    """What sort of value a field holds."""

    TEXT = "text"
    RANK = "rank"
    """A priority by its word."""
    NUMBER = "number"
    INSTANT = "instant"
    SPAN = "span"
    """Wall time until now, compared with 4h, 2d."""
    LIST = "list"
    """Several texts without order."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing conditions may ask about.

    Attributes:
        stored: The value is a custom field's text, which only Python reads as its kind.
    """

    name: str
    kind: Kind
    label: str
    stored: bool = False


OPS: Final = {
    Kind.TEXT: frozenset(Op) - {Op.LESS, Op.GREATER},
    Kind.RANK: frozenset({Op.IS, Op.IS_NOT, Op.IN, Op.LESS, Op.GREATER}),
    Kind.NUMBER: frozenset({Op.IS, Op.IS_NOT, Op.IN, Op.LESS, Op.GREATER, Op.EMPTY}),
    Kind.INSTANT: frozenset({Op.LESS, Op.GREATER, Op.EMPTY}),
    Kind.SPAN: frozenset({Op.LESS, Op.GREATER, Op.EMPTY}),
    Kind.LIST: frozenset({Op.IN, Op.CONTAINS, Op.NOT_CONTAINS, Op.MATCHES, Op.EMPTY}),
}

BUILT_IN: Final = {name: Field(name, Kind(kind), label) for name, kind, label in FIELDS}

WAS: Final = "was."
"""Before a field's name: its value before the change a trigger saw; else its value now."""
