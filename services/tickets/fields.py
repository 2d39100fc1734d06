"""The site's own fields of a ticket, filled or not, as a form needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, func, or_, select

from models.tickets import CustomField, CustomValue, Ticket

LOOKED_AT: Final = 2000
"""The newest tickets whose types are offered: what the desk uses now, at any number of tickets."""

if TYPE_CHECKING:
    from models.vocabulary import FieldKind
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field and what this ticket says in it.

    Attributes:
        value: As it is kept: text, a number with a point, a date as 2026-06-08, one of the
            choices, or "yes" and "no"; None where nothing is said.
        active: Whether it can be filled; one that was retired only shows what it holds.
    """

    key: str
    label: str
    kind: FieldKind
    choices: tuple[str, ...]
    value: str | None
    active: bool = True


def fields(work: Work, ticket_id: int) -> tuple[FieldView, ...]:
    """Return the fields that can be filled and those that hold something, in their order."""
    query = (
        select(CustomField, CustomValue.value)
        .outerjoin(
            CustomValue,
            and_(CustomValue.field_id == CustomField.id, CustomValue.ticket_id == ticket_id),
        )
        .where(or_(CustomField.active, CustomValue.value.is_not(None)))
        .order_by(CustomField.position, CustomField.id)
    )
    return tuple(
        FieldView(one.key, one.label, one.kind, tuple(map(str, one.choices)), value, one.active)
        for one, value in work.session.execute(query)
    )


def of_new(work: Work) -> tuple[FieldView, ...]:
    """Return the fields that a new ticket can have, none of them filled."""
    query = (
        select(CustomField).where(CustomField.active).order_by(CustomField.position, CustomField.id)
    )
    return tuple(
        FieldView(one.key, one.label, one.kind, tuple(map(str, one.choices)), None)
        for one in work.session.scalars(query)
    )


def kinds(work: Work) -> tuple[str, ...]:
    """Return the types the desk's newest tickets have, the most used first."""
    newest = select(Ticket.kind).order_by(Ticket.id.desc()).limit(LOOKED_AT).subquery()
    query = select(newest.c.kind).group_by(newest.c.kind)
    return tuple(work.session.scalars(query.order_by(func.count().desc(), newest.c.kind)))
