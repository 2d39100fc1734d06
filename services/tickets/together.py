"""Two people edit one ticket: what differs is joined, what collides is shown field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.tickets import CustomField, CustomValue, Ticket
from services.access.permissions import Act, demand
from services.errors import FieldConflict, FieldConflictError, RuleError
from services.tickets.assignment import assign, set_priority
from services.tickets.classification import set_field, set_kind, set_tags
from services.tickets.editing import SPOKEN, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.store.work import Work

CUSTOM: Final = "custom."
"""Before the key of one of the site's own fields."""
PLAIN: Final = frozenset({"team_id", "assignee_id", "priority", "kind", "tags"})
LOOKED_BACK: Final = 200
"""Entries of the ticket in which the colleague is looked for."""


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field of a form: what it showed when it was opened, and what is wanted.

    Attributes:
        field: `team_id`, `assignee_id`, `priority`, `kind`, `tags` or `custom.KEY`.
        seen: The value the person saw and meant to replace.
        wanted: The value to set; of tags the whole list.
    """

    field: str
    seen: Any
    wanted: Any


def edit_fields(
    work: Work, ticket_id: int, edits: Sequence[FieldEdit], *, reason: str | None = None
) -> Changes:
    """Save a form over whatever colleagues saved since it was opened.

    A field nobody else touched is set; one that has the wanted value already is left; tags are
    joined, each addition and removal on its own. Fields the form does not change keep what
    colleagues gave them.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        edits: The fields the person changed.
        reason: Why; needed where the priority changes.

    Raises:
        FieldConflictError: Somebody else changed one of these fields to something else;
            nothing is saved.
        RuleError: A field is unknown, or takes no such value.
    """
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.lock(Ticket, ticket_id)
    wanted: dict[str, FieldEdit] = {}
    collisions: list[FieldEdit] = []
    for edit in edits:
        now = value_now(work, ticket, edit.field)
        if edit.field == "tags" or now == edit.seen:
            wanted[edit.field] = edit
        elif now != edit.wanted:
            collisions.append(edit)
    if collisions:
        raise FieldConflictError(ticket_id, [_conflict(work, ticket, one) for one in collisions])
    _save(work, ticket, wanted, reason)
    return work.changes


def _save(work: Work, ticket: Ticket, wanted: dict[str, FieldEdit], reason: str | None) -> None:
    """Set each field by its own use case, so that clocks, trail and rules hear of it."""
    if held := {"team_id", "assignee_id"} & wanted.keys():
        team, person = (
            wanted[name].wanted if name in held else getattr(ticket, name)
            for name in ("team_id", "assignee_id")
        )
        assign(work, ticket.id, team_id=team, person_id=person, reason=reason)
    if edit := wanted.get("priority"):
        set_priority(work, ticket.id, edit.wanted, reason=reason or "")
    if edit := wanted.get("kind"):
        set_kind(work, ticket.id, edit.wanted, reason=reason)
    if edit := wanted.get("tags"):
        add = [one for one in edit.wanted if one not in edit.seen]
        remove = [one for one in edit.seen if one not in edit.wanted]
        set_tags(work, ticket.id, add=add, remove=remove, reason=reason)
    for name, edit in wanted.items():
        if name.startswith(CUSTOM):
            set_field(work, ticket.id, name.removeprefix(CUSTOM), edit.wanted, reason=reason)


def value_now(work: Work, ticket: Ticket, field: str) -> Any:  # noqa: ANN401 - any column's value
    """Return what stands in a field, named as an edit names it."""
    if field in PLAIN:
        return getattr(ticket, field)
    if not field.startswith(CUSTOM):
        raise RuleError("“{field}” is no field of a ticket that a form can change.", field=field)
    own = _custom(work, field)
    kept = None if own is None else work.session.get(CustomValue, (ticket.id, own.id))
    return kept.value if kept else None


def _custom(work: Work, field: str) -> CustomField | None:
    key = field.removeprefix(CUSTOM)
    return work.session.scalar(select(CustomField).where(CustomField.key == key))


def label_of(work: Work, field: str) -> str:
    """Return what the trail calls a field."""
    own = _custom(work, field) if field.startswith(CUSTOM) else None
    return own.label if own else SPOKEN.get(field, field)


def _conflict(work: Work, ticket: Ticket, edit: FieldEdit) -> FieldConflict:
    label = label_of(work, edit.field)
    by, at = _last_change(work, ticket.id, label)
    now = value_now(work, ticket, edit.field)
    values: Iterable[Any] = (edit.seen, now, edit.wanted)
    seen, theirs, mine = (spoken(work, edit.field, one) for one in values)
    return FieldConflict(edit.field, label, seen, theirs, mine, by, at, now)


def _last_change(work: Work, ticket_id: int, label: str) -> tuple[str | None, datetime | None]:
    """Return who last changed a field, and when, as the trail tells it."""
    entries = (
        select(AuditEntry.actor_name, AuditEntry.at, AuditEntry.changes)
        .where(AuditEntry.subject_type == "ticket", AuditEntry.subject_id == ticket_id)
        .order_by(AuditEntry.id.desc())
        .limit(LOOKED_BACK)
    )
    for name, at, changes in work.session.execute(entries):
        if any(one["field"] == label for one in changes):
            return name, at
    return None, None
