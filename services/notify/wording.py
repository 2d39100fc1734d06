"""Words with placeholders and no logic: filled in, previewed, refused when a name is unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_HOLE: Final = re.compile(r"\{\{\s*([a-z_][a-z0-9_.]{0,60})\s*\}\}")
LIMIT: Final = 20_000
"""Characters of a template."""

TICKET_NAMES: Final = frozenset(
    {
        "number",
        "subject",
        "requester",
        "account",
        "assignee",
        "team",
        "department",
        "priority",
        "status",
        "type",
        "message",
        "due",
        "rule",
    }
)
"""What every template about a ticket may name."""


def names_in(template: str) -> set[str]:
    """Return the placeholders of a template."""
    return set(_HOLE.findall(template))


def check(template: str, known: Collection[str] = TICKET_NAMES) -> str:
    """Return the template; RuleError when it is too long or names what nobody fills."""
    if len(template) > LIMIT:
        raise RuleError(
            "A template has at most {limit} characters; this one {count}.",
            limit=LIMIT,
            count=len(template),
        )
    unknown = names_in(template) - set(known)
    if unknown:
        raise RuleError(
            "The template names {unknown}, which nobody fills in; there are {known}.",
            unknown=", ".join(sorted(unknown)),
            known=", ".join(sorted(known)),
        )
    return template


def filled(template: str, values: Mapping[str, object]) -> str:
    """Return the template with every placeholder replaced, once; what is missing stays empty.

    A value that itself looks like a placeholder is not filled in again.
    """
    return _HOLE.sub(lambda hole: _text(values.get(hole[1])), template)


def one_line(text: str, limit: int = 300) -> str:
    """Return a text as one line that can stand in a header or a title."""
    return " ".join(text.split())[:limit]


def _text(value: object) -> str:
    return "" if value is None else str(value)
