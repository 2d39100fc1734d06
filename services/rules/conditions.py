"""The condition tree of rules and levels: read once, then asked about facts, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, Literal

from models.vocabulary import Priority
from services.errors import BadValue, RuleError
from services.rules import patterns
from services.rules.kinds import BUILT_IN, OPS, WAS, Field, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Way = Literal["all", "any", "none"]
Facts = dict[str, object]
"""Field name to value: str, int, Decimal, datetime, timedelta, tuple of str, or None."""

DEEPEST: Final = 12
WIDEST: Final = 500
TEXT_LIMIT: Final = 4000
NUMBER_LIMIT: Final = Decimal(10) ** 15
_SPAN: Final = re.compile(r"(\d{1,6})([smhdw])", re.ASCII)
_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One comparison; `value` is read already: the kind of the field's own."""

    field: Field
    op: Op
    value: Any
    said: str


@dataclass(frozen=True, slots=True)
class Branch:
    """All, any, or none of these; without parts, all and none hold and any does not."""

    way: Way
    parts: tuple[Node, ...]


Node = Leaf | Branch
ALWAYS: Final = Branch("all", ())


def read(stored: Mapping[str, Any] | None, custom: Mapping[str, Field] | None = None) -> Node:
    """Read a stored tree; RuleError names the place that cannot be read.

    Args:
        stored: `{"all": [...]}`, `{"any": [...]}`, `{"none": [...]}` or a leaf
            `{"field", "op", "value"}`; empty holds always.
        custom: The site's own fields by their keys.
    """
    return _node(stored, BUILT_IN | dict(custom or {}), "conditions", 0) if stored else ALWAYS


def _node(stored: object, fields: Mapping[str, Field], place: str, depth: int) -> Node:
    if depth > DEEPEST:
        raise RuleError(
            "{place}: nested more than {deepest} deep; make two rules of it.",
            place=place,
            deepest=DEEPEST,
        )
    if not isinstance(stored, dict):
        raise RuleError(
            "{place}: a condition is an object, not {name}.",
            place=place,
            name=type(stored).__name__,
        )
    if "field" in stored:
        return _leaf(stored, fields, place)
    if len(stored) != 1 or not set(stored) <= {"all", "any", "none"}:
        raise RuleError(
            "{place}: write all, any or none, or a field with op and value.", place=place
        )
    [(way, parts)] = stored.items()
    if not isinstance(parts, (list, tuple)) or len(parts) > WIDEST:
        raise RuleError(
            "{place}.{way}: takes a list of at most {widest} conditions.",
            place=place,
            way=way,
            widest=WIDEST,
        )
    read_parts = (
        _node(one, fields, f"{place}.{way}[{index}]", depth + 1) for index, one in enumerate(parts)
    )
    return Branch(way, tuple(read_parts))


def _leaf(stored: Mapping[str, Any], fields: Mapping[str, Field], place: str) -> Leaf:
    if unknown := set(stored) - {"field", "op", "value"}:
        raise RuleError(
            "{place}: does not know {unknown}.", place=place, unknown=", ".join(sorted(unknown))
        )
    name = str(stored["field"])
    field = fields.get(name.removeprefix(WAS))
    if field is None:
        raise RuleError("{place}: there is no field “{name}” (any more).", place=place, name=name)
    try:
        op = Op(stored.get("op", ""))
    except ValueError:
        raise RuleError(
            "{place}: “{stored}” is no comparison.", place=place, stored=stored.get("op")
        ) from None
    if op not in OPS[field.kind]:
        able = ", ".join(sorted(OPS[field.kind]))
        raise RuleError(
            "{place}: {field} cannot be compared by {op}; by {able}.",
            place=place,
            field=field.label,
            op=op.value,
            able=able,
        )
    raw = stored.get("value", True if op is Op.EMPTY else None)
    try:
        value = _value(field.kind, op, raw)
    except (ValueError, TypeError, KeyError, InvalidOperation, OverflowError) as problem:
        raise RuleError(
            "{place}: {field} {op} {raw!r}: {problem}.",
            place=place,
            field=field.label,
            op=op.value,
            raw=raw,
            problem=problem,
        ) from problem
    label = f"previous {field.label}" if name.startswith(WAS) else field.label
    if name.startswith(WAS):
        field = Field(name, field.kind, label, field.stored)
    return Leaf(field, op, value, f"{label} {_words(op, raw)}")


def _words(op: Op, raw: object) -> str:
    if op is Op.EMPTY:
        return "is empty" if raw else "is not empty"
    shown = ", ".join(map(str, raw)) if isinstance(raw, (list, tuple)) else str(raw)
    return f"{op.value.replace('_', ' ')} {shown}"


def _value(kind: Kind, op: Op, raw: object) -> object:
    if op is Op.EMPTY:
        return _flag(raw)
    if op is Op.IN:
        if not isinstance(raw, (list, tuple)) or not raw or len(raw) > WIDEST:
            raise BadValue("takes a list of values")
        return tuple(_READ[kind](one) for one in raw)
    if op is Op.MATCHES:
        return patterns.compiled(_text(raw))
    return _READ[kind](raw)


def _flag(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise BadValue("takes true or false")
    return raw


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise BadValue("takes a text")
    if "\x00" in raw or len(raw) > TEXT_LIMIT:
        raise BadValue("takes at most {text_limit} characters and no NUL", text_limit=TEXT_LIMIT)
    raw.encode()  # a lone surrogate is no text; UnicodeEncodeError is a ValueError
    return raw


def _priority(raw: object) -> Priority:
    try:
        return Priority[_text(raw).upper()]
    except KeyError:
        raise BadValue("takes critical, high, normal or low") from None


def number(raw: object) -> Decimal:
    """Read a number within 15 digits; ValueError otherwise."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str, Decimal)):
        raise BadValue("takes a number")
    found = Decimal(str(raw).strip())
    if not found.is_finite() or abs(found) > NUMBER_LIMIT:
        raise BadValue("takes a number of at most 15 digits")
    return found


def instant(raw: object) -> datetime:
    """Read an ISO instant with its zone; ValueError otherwise."""
    found = datetime.fromisoformat(_text(raw))
    if found.tzinfo is None:
        raise BadValue("takes an instant with its zone, such as 2026-06-08T09:00+00:00")
    return found


def span(raw: object) -> timedelta:
    """Read a wall-time span such as 90s, 45m, 4h, 1h30m, 2d or 1w; ValueError otherwise."""
    text = _text(raw)
    parts = _SPAN.findall(text)
    if not parts or "".join(map("".join, parts)) != text:
        raise BadValue("takes a time such as 45m, 4h or 2d")
    return sum((timedelta(**{_UNITS[u]: int(n)}) for n, u in parts), timedelta())


_READ: Final[dict[Kind, Callable[[object], object]]] = {
    Kind.TEXT: _text,
    Kind.LIST: _text,
    Kind.RANK: _priority,
    Kind.NUMBER: number,
    Kind.INSTANT: instant,
    Kind.SPAN: span,
}
