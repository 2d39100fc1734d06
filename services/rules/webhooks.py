"""Queue a call of a webhook for the outbox, in the transaction of the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import select

from models.outbox import Channel
from models.vocabulary import Medium
from services.audit.restriction import restriction
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
    """Write the call into the outbox; returns the channel's name.

    What a payload names is sent, also of a restricted ticket: somebody wrote it down. A call whose
    payload nobody wrote calls such a ticket what alerts do.
    """
    channel = _channel(work, action["channel"])
    called = restriction(work).called(ticket)
    given = action.get("payload")
    known = values if given else {**values, "subject": called}
    wanted = given or {name: f"{{{{{name}}}}}" for name in STANDARD}
    payload = {str(key): wording.filled(str(text), known) for key, text in wanted.items()}
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
            subject=wording.one_line(f"#{ticket.id} {called}"),
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
