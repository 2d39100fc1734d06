"""What a rule may ask about: every built-in field of a ticket, its kind, and how it compares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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

BUILT_IN: Final = {
    field.name: field
    for field in (
        Field("subject", Kind.TEXT, "subject"),
        Field("status", Kind.TEXT, "status"),
        Field("priority", Kind.RANK, "priority"),
        Field("origin", Kind.TEXT, "origin"),
        Field("type", Kind.TEXT, "type"),
        Field("requester", Kind.TEXT, "requester"),
        Field("requester_email", Kind.TEXT, "requester's address"),
        Field("requester_groups", Kind.LIST, "requester's groups"),
        Field("account", Kind.TEXT, "account"),
        Field("account_tier", Kind.TEXT, "account tier"),
        Field("account_manager", Kind.TEXT, "account manager"),
        Field("team", Kind.TEXT, "team"),
        Field("tier", Kind.NUMBER, "tier of the team"),
        Field("department", Kind.TEXT, "department"),
        Field("assignee", Kind.TEXT, "assignee"),
        Field("tags", Kind.LIST, "tags"),
        Field("policy", Kind.TEXT, "SLA policy"),
        Field("breached", Kind.LIST, "breached targets"),
        Field("created", Kind.INSTANT, "created"),
        Field("updated", Kind.INSTANT, "last change"),
        Field("resolved", Kind.INSTANT, "resolved"),
        Field("age", Kind.SPAN, "age"),
        Field("idle", Kind.SPAN, "time since the last change"),
        Field("reopened", Kind.NUMBER, "times reopened"),
        Field("hold_reason", Kind.TEXT, "reason of the wait"),
        Field("message", Kind.TEXT, "requester's latest words"),
        Field("tone", Kind.NUMBER, "tone of the requester's latest words"),
        Field("approval", Kind.TEXT, "latest approval"),
        Field("open_tasks", Kind.NUMBER, "tasks not ended"),
    )
}

WAS: Final = "was."
"""Before a field's name: its value before the change a trigger saw; else its value now."""
