"""Queue a call of a webhook for the outbox, in the transaction of the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import select

from models.outbox import Channel
from models.vocabulary import Medium
from services.errors import RuleError
from services.notify import outbox, wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.tickets import Ticket
    from services.store.work import Work

STANDARD: Final = ("number", "subject", "status", "priority", "type", "team", "assignee", "rule")


def check(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse a call whose channel is unknown or whose payload names what nobody fills in."""
    _channel(work, action["channel"])
    payload = action.get("payload", {})
    if not isinstance(payload, dict):
        raise RuleError("the payload is an object of texts.")
    for value in payload.values():
        wording.check(str(value))


def queue(
    work: Work, ticket: Ticket, action: Mapping[str, Any], values: Mapping[str, object]
) -> str:
    """Write the call into the outbox; returns the channel's name."""
    channel = _channel(work, action["channel"])
    given = action.get("payload") or {name: f"{{{{{name}}}}}" for name in STANDARD}
    payload = {str(key): wording.filled(str(text), values) for key, text in given.items()}
    outbox.queue(
        work,
        outbox.Parcel(
            # each call is one of its own, also where a rule makes the same one twice
            key=f"hook:{uuid4().hex}:{ticket.id}:{channel.id}",
            medium=Medium.WEBHOOK,
            channel_id=channel.id,
            recipient=str(channel.settings.get("url", "")),
            ticket_id=ticket.id,
            kind="webhook",
            subject=wording.one_line(f"#{ticket.id} {ticket.subject}"),
            payload=payload | {"ticket": str(ticket.id)},
        ),
    )
    return channel.name


def _channel(work: Work, name: str) -> Channel:
    query = select(Channel).where(
        Channel.name == name, Channel.medium == Medium.WEBHOOK, Channel.active
    )
    found = work.session.scalar(query)
    if found is None:
        raise RuleError("There is no webhook called “{name}” (any more).", name=name)
    return found
