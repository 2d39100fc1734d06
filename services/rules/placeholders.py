"""What templates about a ticket may name, filled in from the ticket as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.accounts import Account
from models.alert_words import STATES
from models.people import Department, Person, Team
from models.tickets import Message
from models.vocabulary import AuthorKind, MessageKind
from services.audit import opening

if TYPE_CHECKING:
    from models.tickets import Ticket
    from services.store.work import Work


def values(work: Work, ticket: Ticket, rule: str, language: str = "en") -> dict[str, object]:
    """Return what templates about this ticket may name, the desk's own words in a language."""
    opening.open_words(work, ticket, why="rules", is_needed=False)
    own = STATES if language == "de" else {}
    priority, status = ticket.priority.word, ticket.status.value
    account = work.require(Account, ticket.account_id) if ticket.account_id else None
    latest = (
        select(Message.body)
        .where(
            Message.ticket_id == ticket.id,
            Message.author_kind == AuthorKind.REQUESTER,
            Message.kind == MessageKind.REPLY,
        )
        .order_by(Message.at.desc(), Message.id.desc())
    )
    due = ticket.next_due_at
    return {
        "number": f"#{ticket.id}",
        "subject": ticket.subject,
        "requester": work.require(Person, ticket.requester_id).name,
        "account": account.name if account else None,
        "assignee": work.require(Person, ticket.assignee_id).name if ticket.assignee_id else None,
        "team": work.require(Team, ticket.team_id).name if ticket.team_id else None,
        "department": work.require(Department, ticket.department_id).name,
        "priority": own.get(priority, priority),
        "status": own.get(status, status.replace("_", " ")),
        "type": ticket.kind,
        "message": work.session.scalar(latest.limit(1)),
        "due": f"{due:%Y-%m-%d %H:%M} UTC" if due else None,
        "rule": rule,
    }
