"""What sort of request a ticket is: its type, its tags, and the site's own fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.tickets import CustomField, CustomValue, Ticket
from models.vocabulary import FieldKind
from services.access.permissions import Act, demand
from services.audit import restriction, trail
from services.audit.trail import FieldChange
from services.changes import Happening
from services.errors import RuleError
from services.sentence import Sentence
from services.sla import choosing
from services.tickets.editing import change, hold, settle
from services.tickets.texts import subject_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.changes import Changes
    from services.store.work import Work

KIND_LIMIT: Final = 80
TAG_LIMIT: Final = 60
"""In characters."""
VALUE_LIMIT: Final = 4000
FLAG_WORDS: Final = {"yes": "yes", "true": "yes", "1": "yes", "no": "no", "false": "no", "0": "no"}
"""What may be said of a flag, and how it is kept."""


def set_kind(work: Work, ticket_id: int, kind: str, *, reason: str | None = None) -> Changes:
    """Say what sort of request a ticket is (Incident, Billing Inquiry, ...)."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = hold(work, ticket_id)
    word = _kind(kind)
    if change(work, ticket, "ticket.classified", reason=reason, kind=word):
        settle(work, ticket, "field", field="type", value=word)
    return work.changes


@dataclass(frozen=True, slots=True)
class KindChange:
    """What another type would mean for a ticket.

    Attributes:
        policy, policy_after: The policy that applies now, and the one that would; None: none.
        is_confidential: Only those whom it concerns would see the ticket, and do not only now.
    """

    policy: str | None
    policy_after: str | None
    is_confidential: bool


def kind_change(work: Work, ticket_id: int, kind: str) -> KindChange:
    """Tell what a type would change, before it is set."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = work.require(Ticket, ticket_id)
    word = _kind(kind)
    now, then = (choosing.would_match(work, ticket, one) for one in (ticket.kind, word))
    types = restriction.restriction(work).types
    return KindChange(now, then, word in types and ticket.kind not in types)


def _kind(words: str) -> str:
    """Return a type as it is kept; RuleError when blank."""
    if not words.strip():
        raise RuleError("A ticket needs a type: say what sort of request it is, such as Incident.")
    return subject_line(words)[:KIND_LIMIT]


def set_tags(
    work: Work,
    ticket_id: int,
    *,
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
    reason: str | None = None,
) -> Changes:
    """Put tags on a ticket and take others off; the order of the rest stays."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = hold(work, ticket_id)
    gone = set(remove)
    kept = [tag for tag in ticket.tags if tag not in gone]
    tags = list(dict.fromkeys([*kept, *tags_as_kept(add)]))
    if change(work, ticket, "ticket.tagged", reason=reason, tags=tags):
        settle(work, ticket, "field", field="tags", value=tags)
    return work.changes


def tags_as_kept(tags: Iterable[str]) -> list[str]:
    """Return tags as they are kept, each once; RuleError for a blank one or a text."""
    return list(dict.fromkeys(subject_line(tag)[:TAG_LIMIT] for tag in tags))


def set_field(
    work: Work, ticket_id: int, key: str, value: str | None, *, reason: str | None = None
) -> Changes:
    """Fill one of the site's own fields, or empty it; RuleError when the value does not fit."""
    demand(work.actor, Act.WORK_TICKET)
    ticket = hold(work, ticket_id)
    field = work.session.scalar(select(CustomField).where(CustomField.key == key))
    if field is None or not field.active:
        raise RuleError("There is no custom field “{key}” at this desk (any more).", key=key)
    text = None if value is None else fitting(field, value)
    kept = work.session.get(CustomValue, (ticket.id, field.id))
    before = kept.value if kept else None
    if before == text:
        return work.changes
    if text is None:
        work.session.delete(kept)
    elif kept is None:
        work.session.add(CustomValue(ticket_id=ticket.id, field_id=field.id, value=text))
    else:
        kept.value = text
    said = [FieldChange(field.label, before, text)]
    trail.append(work, "ticket.classified", ("ticket", ticket.id), said, reason)
    work.happened.append(Happening(ticket.id, "changed", key, before, text))
    settle(work, ticket, "field", field=key, value=text)
    return work.changes


def fitting(field: CustomField, value: str) -> str:
    """Return a value as its field keeps it; RuleError says what the field takes."""
    text = value.strip()
    if len(text) > VALUE_LIMIT or "\x00" in text:
        raise RuleError(
            "{field} takes at most {value_limit} characters of text.",
            field=field.label,
            value_limit=VALUE_LIMIT,
        )
    try:
        if field.kind is FieldKind.NUMBER and not Decimal(text).is_finite():
            raise RuleError("{field} takes a number, not “{text}”.", field=field.label, text=text)
        if field.kind is FieldKind.DATE:
            date.fromisoformat(text)
    except (InvalidOperation, ValueError) as problem:
        wanted = (
            Sentence("a number")
            if field.kind is FieldKind.NUMBER
            else Sentence("a date such as 2026-06-08")
        )
        raise RuleError(
            "{field} takes {wanted}, not “{text}”.", field=field.label, wanted=wanted, text=text
        ) from problem
    if field.kind is FieldKind.FLAG:
        return _flag(field, text)
    choices = field.choices if field.kind is FieldKind.CHOICE else []
    if choices and text not in choices:
        raise RuleError(
            "{field} takes one of {choices}.",
            field=field.label,
            choices=", ".join(map(str, choices)),
        )
    return text


def _flag(field: CustomField, text: str) -> str:
    word = FLAG_WORDS.get(text.casefold())
    if word is None:
        raise RuleError("{field} takes yes or no, not “{text}”.", field=field.label, text=text)
    return word
