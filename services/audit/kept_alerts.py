"""Take the words of a ticket that became restricted out of alerts that were given before.

Whoever reads words of a restricted ticket has an entry in the trail, and alerts are read without
opening anything. New ones repeat none (`watchers`, `mentions`, rules); those of the time before
lose their text and keep their title. On a server triggers do it, for nobody's login writes what is
in the inboxes of others (`sql/guard/opened.sql`); here it is done for a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select, update

from models.escalation import Notice
from models.outbox import OutboxMessage
from models.tickets import Ticket

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from services.store.work import Work

REPEATING: Final = ("watched", "mention", "rule")
"""Kinds of alerts that repeat what was said on a ticket."""


def empty(work: Work, which: ColumnElement[bool]) -> None:
    """Empty what alerts of these tickets say, in inboxes and in what is or was to be sent."""
    if work.session.get_bind().dialect.name == "postgresql":
        return
    tickets = select(Ticket.id).where(which)
    alerts = select(Notice.id).where(
        Notice.ticket_id.in_(tickets), Notice.kind.in_(REPEATING), Notice.body != ""
    )
    numbers = list(work.session.scalars(alerts))
    sent = OutboxMessage.notice_id.in_(numbers)
    work.session.execute(update(OutboxMessage).where(sent).values(body=""))
    work.session.execute(update(Notice).where(Notice.id.in_(numbers)).values(body=""))
