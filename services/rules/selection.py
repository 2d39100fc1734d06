"""Compile a condition tree to SQL, and find the tickets it holds for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, false, or_, select, true

from models.tickets import Ticket
from services.rules import columns
from services.rules.conditions import Leaf, Node
from services.rules.facts import gather
from services.rules.judgement import holds
from services.rules.kinds import WAS, Kind, Op
from services.store.expressions import has_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from services.store.work import Work

BATCH: Final = 500


class Clause(NamedTuple):
    """What SQL can say of a tree.

    Attributes:
        sql: Holds wherever the tree holds; where it is unknown (NULL), the tree does not.
        exact: It holds nowhere else; where not exact, Python decides over what SQL leaves.
    """

    sql: ColumnElement[bool]
    exact: bool


def compiled(node: Node, now: datetime, *, wanted: bool = True) -> Clause:
    """Return the clause that selects the tickets for which the tree holds, or does not.

    Args:
        node: The tree.
        now: The instant that ages are counted to.
        wanted: False selects those for which it does not hold.
    """
    if isinstance(node, Leaf):
        return _leaf(node, now, wanted=wanted)
    each = wanted if node.way != "none" else not wanted
    parts = [compiled(one, now, wanted=each) for one in node.parts]
    together = (node.way == "all") is wanted if node.way != "none" else wanted
    clauses = [one.sql for one in parts]
    joined: ColumnElement[bool] = and_(true(), *clauses) if together else or_(false(), *clauses)
    return Clause(joined, all(one.exact for one in parts))


def matching(work: Work, node: Node, limit: int | None = None) -> list[int]:
    """Return the numbers of the tickets for which the tree holds, newest first."""
    clause = compiled(node, work.now)
    query = select(Ticket.id).where(clause.sql).order_by(Ticket.id.desc())
    if clause.exact:
        return list(work.session.scalars(query.limit(limit)))
    found: list[int] = []
    last: int | None = None
    while limit is None or len(found) < limit:
        page = query if last is None else query.where(Ticket.id < last)
        numbers = list(work.session.scalars(page.limit(BATCH)))
        if not numbers:
            break
        last = numbers[-1]
        found += [one for one in numbers if holds(node, gather(work, work.require(Ticket, one)))]
    return found[:limit]


def _leaf(leaf: Leaf, now: datetime, *, wanted: bool) -> Clause:
    name = leaf.field.name.removeprefix(WAS)
    if leaf.field.kind is Kind.LIST:
        return _list_leaf(name, leaf, wanted=wanted)
    column = columns.custom(name) if leaf.field.stored else columns.scalars()[name]
    if leaf.op is Op.EMPTY:
        return Clause(_is_empty(column, leaf, empty=leaf.value is wanted), exact=True)
    needs_python = leaf.field.stored and leaf.field.kind is not Kind.TEXT
    if leaf.op is Op.MATCHES or needs_python:
        fails_on_null = leaf.op is not Op.IS_NOT
        sql: ColumnElement[bool] = column.is_not(None) if wanted is fails_on_null else true()
        return Clause(sql, exact=False)
    op: Op = leaf.op
    value = leaf.value if leaf.field.kind is not Kind.NUMBER else _plain(leaf.value)
    if leaf.field.kind is Kind.SPAN:
        op, value = _TURNED[op], now - value
    elif leaf.field.kind is Kind.RANK and op in _TURNED:
        op = _TURNED[op]
    if op in _OPPOSITES:
        op, wanted = _OPPOSITES[op], not wanted
    held = _SQL[op](column, value)
    return Clause(held if wanted else or_(column.is_(None), ~held), exact=True)


def _list_leaf(name: str, leaf: Leaf, *, wanted: bool) -> Clause:
    if leaf.op is Op.EMPTY:
        filled = columns.list_is_filled(name)
        return Clause(~filled if leaf.value is wanted else filled, exact=True)
    if leaf.op is Op.MATCHES:
        return Clause(columns.list_is_filled(name) if wanted else true(), exact=False)
    values = leaf.value if leaf.op is Op.IN else (leaf.value,)
    found = or_(*(columns.list_contains(name, one) for one in values))
    if leaf.op is Op.NOT_CONTAINS:
        wanted = not wanted
    return Clause(found if wanted else ~found, exact=True)


def _plain(value: Any) -> Any:  # noqa: ANN401 - a Decimal or several
    """SQLite's driver knows no decimals; ours have at most 15 digits."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return int(value) if value == int(value) else float(value)


def _is_empty(column: ColumnElement[Any], leaf: Leaf, *, empty: bool) -> ColumnElement[bool]:
    if leaf.field.kind is not Kind.TEXT:
        return column.is_(None) if empty else column.is_not(None)
    if empty:
        return or_(column.is_(None), column == "")
    return and_(column.is_not(None), column != "")


_TURNED: Final = {Op.LESS: Op.GREATER, Op.GREATER: Op.LESS}
"""The longer ago, the smaller the instant; the more urgent, the smaller the rank."""
_OPPOSITES: Final = {Op.IS_NOT: Op.IS, Op.NOT_CONTAINS: Op.CONTAINS}

_SQL: Final[dict[Op, Callable[[ColumnElement[Any], Any], ColumnElement[bool]]]] = {
    Op.IS: lambda column, value: column == value,
    Op.IN: lambda column, value: column.in_(value),
    Op.CONTAINS: has_text,
    Op.LESS: lambda column, value: column < value,
    Op.GREATER: lambda column, value: column > value,
}
