"""Actions that change a ticket's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.tickets import CustomField
from models.vocabulary import Priority, TicketStatus
from services.errors import RuleError
from services.tickets import assignment, classification, lifecycle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.rules.doing import Doing
    from services.store.work import Work


def priority(doing: Doing) -> str:
    """Set the priority."""
    wanted = Priority[doing.action["to"].upper()]
    assignment.set_priority(doing.work, doing.ticket.id, wanted, reason=doing.reason)
    return f"priority {wanted.word}"


def check_priority(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse a priority there is none of."""
    del work
    if str(action["to"]).upper() not in Priority.__members__:
        raise RuleError("the priority is critical, high, normal or low.")


STEPS: Final = {
    TicketStatus.PENDING: lifecycle.await_requester,
    TicketStatus.ON_HOLD: lifecycle.place_on_hold,
    TicketStatus.RESOLVED: lifecycle.resolve,
    TicketStatus.CLOSED: lifecycle.close,
    TicketStatus.CANCELLED: lifecycle.cancel,
}


def status(doing: Doing) -> str:
    """Set the status, by the step that leads to it."""
    wanted = TicketStatus(doing.action.get("to", "closed"))
    if doing.ticket.status is wanted:
        return f"status is {wanted.value} already"
    reason = doing.action.get("reason") or doing.reason
    if wanted is TicketStatus.OPEN and doing.ticket.resolved_at is not None:
        lifecycle.reopen(doing.work, doing.ticket.id, reason=reason)
    elif wanted is TicketStatus.OPEN:
        lifecycle.resume(doing.work, doing.ticket.id)
    else:
        STEPS[wanted](doing.work, doing.ticket.id, reason=reason)
    return f"status {wanted.value.replace('_', ' ')}"


def check_status(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse a status no rule may set."""
    del work
    wanted = TicketStatus(action.get("to", "closed"))
    if wanted is not TicketStatus.OPEN and wanted not in STEPS:
        raise RuleError("a rule cannot make a ticket {wanted}.", wanted=wanted)


def kind(doing: Doing) -> str:
    """Say what sort of request it is."""
    classification.set_kind(doing.work, doing.ticket.id, doing.action["to"], reason=doing.reason)
    return f"type {doing.action['to']}"


def check_kind(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse an empty type."""
    del work
    if not action["to"].strip():
        raise RuleError("A ticket needs a type: say what sort of request it is, such as Incident.")


def tags(doing: Doing) -> str:
    """Put tags on, take tags off."""
    add, remove = doing.action.get("add", ()), doing.action.get("remove", ())
    classification.set_tags(
        doing.work, doing.ticket.id, add=add, remove=remove, reason=doing.reason
    )
    return f"tags {' '.join([*(f'+{one}' for one in add), *(f'-{one}' for one in remove)])}"


def field(doing: Doing) -> str:
    """Fill one of the site's own fields."""
    key, value = doing.action["key"], doing.action["to"]
    classification.set_field(doing.work, doing.ticket.id, key, value, reason=doing.reason)
    return f"{key} {value if value is not None else 'emptied'}"


def check_field(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse a field or value this desk does not know."""
    query = select(CustomField).where(CustomField.key == action["key"], CustomField.active)
    field = work.session.scalar(query)
    if field is None:
        raise RuleError("there is no custom field “{key}” (any more).", key=action["key"])
    if action["to"] is not None:
        classification.fitting(field, action["to"])
