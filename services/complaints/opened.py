"""Records of complaints on restricted tickets are opened before lists of them are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.complaints import ComplaintDue
from models.tickets import Ticket
from models.vocabulary import Role
from services.audit import opening
from services.audit.restriction import restriction
from services.tickets import sight

if TYPE_CHECKING:
    from services.store.work import Work

MOST: Final = 500
TOGETHER: Final = 100
"""Tickets that the server opens at once."""


def open_records(work: Work, why: str) -> None:
    """Open records of complaints on restricted tickets that the actor sees, where there are any.

    An agent opens them one by one, whoever oversees the desk opens what they see of it at once.
    """
    if work.may_everything:
        return
    has_clocks = select(ComplaintDue.id).where(ComplaintDue.ticket_id == Ticket.id).exists()
    query = select(Ticket).where(has_clocks, restriction(work).condition(), *sight.visible(work))
    kept = work.session.scalars(query.order_by(Ticket.id.desc()).limit(MOST)).all()
    if kept and work.actor.role is not Role.AGENT:
        opening.open_desk(work, why)
    for some in range(0, len(kept), TOGETHER):
        opening.open_words(work, *kept[some : some + TOGETHER], why=why)
