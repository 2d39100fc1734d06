"""The site's own fields of a ticket, filled or not, as a form needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from models.tickets import CustomField, CustomValue

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
