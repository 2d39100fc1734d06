"""The fields that rules ask about, and how each comparison is said."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop.text import exact_moment, quoted, set_span, tr
from desktop.widgets.chip import target_words
from desktop.widgets.queue_line import priority_words, status_words
from models.vocabulary import ApprovalState, Origin, Priority, Target, TicketStatus
from services.prose.forms import FIELDS
from services.rules.kinds import BUILT_IN, WAS, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from services.rules.conditions import Leaf
    from services.tickets.explaining import Ground

ORIGINS: Final[dict[str, Callable[[], str]]] = {
    Origin.REQUESTER: lambda: tr("Requester"),
    Origin.ON_BEHALF: lambda: tr("On behalf"),
    Origin.PROACTIVE: lambda: tr("Proactive"),
    Origin.SYSTEM: lambda: tr("System"),
    Origin.DRILL: lambda: tr("Fire drill"),
}
APPROVALS: Final[dict[str, Callable[[], str]]] = {
    ApprovalState.REQUESTED: lambda: tr("asked for"),
    ApprovalState.APPROVED: lambda: tr("approved"),
    ApprovalState.REFUSED: lambda: tr("refused"),
    ApprovalState.WITHDRAWN: lambda: tr("withdrawn"),
}
CLOSED: Final[dict[str, Mapping[str, Callable[[], str]]]] = {
    "status": {one.value: partial(status_words, one) for one in TicketStatus},
    "priority": {one.word: partial(priority_words, one) for one in Priority},
    "origin": ORIGINS,
    "approval": APPROVALS,
    "breached": {one.value: partial(target_words, one) for one in Target},
}
"""Fields whose values are words of the program, not of the site."""
COMPARED: Final[dict[Op, Callable[[str, str], str]]] = {
    Op.IS: lambda field, value: tr("{field} is {value}", field=field, value=value),
    Op.IS_NOT: lambda field, value: tr("{field} is not {value}", field=field, value=value),
    Op.IN: lambda field, value: tr("{field} is {value}", field=field, value=value),
    Op.CONTAINS: lambda field, value: tr("{field} contains {value}", field=field, value=value),
    Op.NOT_CONTAINS: lambda field, value: tr(
        "{field} does not contain {value}", field=field, value=value
    ),
    Op.MATCHES: lambda field, value: tr(
        "{field} matches the pattern {value}", field=field, value=value
    ),
    Op.LESS: lambda field, value: tr("{field} is below {value}", field=field, value=value),
    Op.GREATER: lambda field, value: tr("{field} is above {value}", field=field, value=value),
}


OF_SEVERAL: Final[dict[Op, Callable[[str, str], str]]] = {
    Op.CONTAINS: lambda field, value: tr("{field} include {value}", field=field, value=value),
    Op.NOT_CONTAINS: lambda field, value: tr(
        "{field} do not include {value}", field=field, value=value
    ),
}
"""Of fields that hold several values, such as tags."""
ORDERED: Final[dict[tuple[Kind, Op], Callable[[str, str], str]]] = {
    (Kind.SPAN, Op.LESS): lambda field, value: tr(
        "{field} is less than {value}", field=field, value=value
    ),
    (Kind.SPAN, Op.GREATER): lambda field, value: tr(
        "{field} is more than {value}", field=field, value=value
    ),
    (Kind.INSTANT, Op.LESS): lambda field, value: tr(
        "{field} was before {value}", field=field, value=value
    ),
    (Kind.INSTANT, Op.GREATER): lambda field, value: tr(
        "{field} was after {value}", field=field, value=value
    ),
}
"""Of lengths of time and instants, which are not above or below anything."""


def field_words(name: str, label: str = "") -> str:
    """Name a field; `label` is what the site calls one of its own."""
    bare = name.removeprefix(WAS)
    words = tr(FIELDS[bare]) if bare in FIELDS else quoted(label or bare)
    return tr("{field} before the change", field=words) if name != bare else words


def value_words(name: str, value: object) -> str:
    """Say one value of a field; names and words that people chose stand in quotes."""
    if isinstance(value, Priority):
        return priority_words(value)
    if isinstance(value, timedelta):
        return set_span(value)
    if isinstance(value, datetime):
        return exact_moment(value)
    text = str(value)
    bare = name.removeprefix(WAS)
    said = CLOSED.get(bare, {}).get(text.casefold())
    return said() if said is not None else quoted(text)


def comparison(leaf: Leaf) -> str:
    """Say one comparison as a clause: "the type is “Billing Inquiry”"."""
    name = leaf.field.name
    field = field_words(name, leaf.field.label.removeprefix("previous "))
    is_several = leaf.field.kind is Kind.LIST
    if leaf.op is Op.EMPTY:
        return _emptiness(field, is_empty=bool(leaf.value), is_several=is_several)
    if leaf.field.kind is Kind.NUMBER:
        values = [str(one) for one in _several(leaf.value)]
    elif leaf.op is Op.MATCHES:
        values = [quoted(leaf.value.source)]
    else:
        values = [value_words(name, one) for one in _several(leaf.value)]
    return _compared(field, leaf.field.kind, leaf.op, any_of(values))


def ground_words(one: Ground) -> str:
    """Say one condition of a policy as a clause."""
    kind = BUILT_IN[one.field].kind if one.field in BUILT_IN else Kind.TEXT
    name = field_words(one.field, one.label)
    return _compared(name, kind, Op(one.op.value), value_words(one.field, one.value))


def _compared(field: str, kind: Kind, op: Op, value: str) -> str:
    compared = ORDERED.get((kind, op), COMPARED[op])
    if kind is Kind.LIST:
        compared = OF_SEVERAL.get(op, compared)
    return compared(field, value)


def any_of(values: Sequence[str]) -> str:
    """Say several values of which one is enough: "New, Open or Pending"."""
    if len(values) < 2:  # noqa: PLR2004 - one is said alone
        return "".join(values)
    return tr("{some} or {last}", some=tr(", ").join(values[:-1]), last=values[-1])


def _emptiness(field: str, *, is_empty: bool, is_several: bool) -> str:
    if is_several:
        return (
            tr("there is nothing in {field}", field=field)
            if is_empty
            else tr("there is something in {field}", field=field)
        )
    return tr("{field} is not set", field=field) if is_empty else tr("{field} is set", field=field)


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
