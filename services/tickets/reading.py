"""One ticket as its page shows it: facts, conversation, clocks, firings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.accounts import Account
from models.escalation import Firing
from models.people import Department, Person, Team
from models.policies import PolicyVersion
from models.tickets import Message, Ticket
from models.vocabulary import MessageForm, MessageKind, Role
from services.audit import access_log, opening
from services.errors import NotFoundError
from services.sla import custody, pictures
from services.tickets import mentions, rich_text, sight
from services.tickets.explaining import Ground, grounds
from services.tickets.fields import fields
from services.tickets.relations import Relations, relations

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from models.vocabulary import AuthorKind, FiringOutcome, Origin, Priority, TicketStatus
    from services.sla.custody import CustodyView
    from services.sla.pictures import ClockView
    from services.store.work import Work
    from services.tickets.fields import FieldView


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file of a message; its content is asked for only when somebody opens it."""

    id: int
    name: str
    size: int
    sha256: str
    media_type: str
    content_id: str | None = None
    """For a picture within the text of the message."""
    found_type: str | None = None
    """What its first bytes say it is; None where nobody has looked."""


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message of the conversation.

    Attributes:
        body: Its words as plain text. html: Cleaned markup to show instead, if it has any.
    """

    id: int
    at: datetime
    author: str
    author_kind: AuthorKind
    kind: MessageKind
    body: str
    attachments: tuple[AttachmentView, ...]
    html: str | None = None
    from_ticket: int | None = None
    """The merged ticket it was written on, where it was another than the one shown."""
    mentions: tuple[str, ...] = ()
    """Names of the people who were called to it; a requester is not told."""


@dataclass(frozen=True, slots=True)
class FiringView:
    """One level that came due on this ticket, and what it did."""

    id: int
    level: str
    due_at: datetime
    fired_at: datetime
    late_by: timedelta
    outcome: FiringOutcome
    detail: str


NO_RELATIONS: Final = Relations()


@dataclass(frozen=True, slots=True)
class TicketView:
    """Everything the ticket page shows."""

    id: int
    version: int
    subject: str
    status: TicketStatus
    priority: Priority
    origin: Origin
    kind: str
    requester_id: int
    requester: str
    requester_email: str | None
    account: str | None
    account_tier: str | None
    assignee_id: int | None
    assignee: str | None
    team_id: int | None
    team: str | None
    department: str
    created_at: datetime
    updated_at: datetime
    resolved_at: datetime | None
    hold_reason: str | None
    policy: str | None
    policy_reason: str | None
    messages: tuple[MessageView, ...]
    clocks: tuple[ClockView, ...]
    firings: tuple[FiringView, ...]
    fields: tuple[FieldView, ...]
    tags: tuple[str, ...]
    custody: tuple[CustodyView, ...] = ()
    """Which team held it when."""
    relations: Relations = NO_RELATIONS
    policy_grounds: tuple[Ground, ...] | None = None
    """What its policy asks of tickets; None without a policy."""


def ticket(work: Work, ticket_id: int) -> TicketView:
    """Return a ticket for its page; NotFoundError when there is none the actor may see."""
    asks = work.actor.role is Role.REQUESTER
    row = _seen(work, ticket_id, asks=asks)
    requester = work.require(Person, row.requester_id)
    account = work.session.get(Account, row.account_id) if row.account_id else None
    around = relations(work, row, asks=asks)
    opening.open_numbers(work, [number for number, _ in around.merged_from])
    return TicketView(
        id=row.id,
        version=row.version,
        subject=row.subject,
        status=row.status,
        priority=row.priority,
        origin=row.origin,
        kind=row.kind,
        requester_id=requester.id,
        requester=requester.name,
        requester_email=requester.email,
        account=account.name if account else None,
        account_tier=account.tier if account else None,
        assignee_id=row.assignee_id,
        assignee=_name(work, Person, row.assignee_id),
        team_id=row.team_id,
        team=_name(work, Team, row.team_id),
        department=work.require(Department, row.department_id).name,
        created_at=row.created_at,
        updated_at=row.updated_at,
        resolved_at=row.resolved_at,
        hold_reason=row.hold_reason,
        policy=_policy(work, row.policy_version_id),
        policy_reason=row.policy_reason,
        messages=_messages(work, row.id, around, notes=not asks),
        clocks=pictures.clocks_of(work, ticket_id),
        firings=() if asks else _firings(work, ticket_id),
        fields=fields(work, ticket_id),
        tags=tuple(row.tags),
        custody=() if asks else custody.stays(work, ticket_id),
        relations=around,
        policy_grounds=grounds(work, row.policy_version_id),
    )


def _seen(work: Work, ticket_id: int, *, asks: bool) -> Ticket:
    """Fetch a ticket the actor may see; to see a restricted one is an entry."""
    row = work.require(Ticket, ticket_id)
    if asks and row.requester_id != work.actor.person_id:
        raise NotFoundError("There is no ticket #{ticket_id} of yours.", ticket_id=ticket_id)
    sight.demand(work, ticket_id)
    access_log.note_view(work, row)
    return row


def _name(work: Work, model: type[Person | Team], row_id: int | None) -> str | None:
    return None if row_id is None else work.require(model, row_id).name


def _policy(work: Work, version_id: int | None) -> str | None:
    if version_id is None:
        return None
    version = work.require(PolicyVersion, version_id)
    return f"{version.policy.name}, version {version.version}"


def _messages(
    work: Work, ticket_id: int, around: Relations, *, notes: bool
) -> tuple[MessageView, ...]:
    ids = [ticket_id, *(number for number, _ in around.merged_from)]
    query = (
        select(Message)
        .where(Message.ticket_id.in_(ids))
        .options(selectinload(Message.attachments))
        .order_by(Message.at, Message.id)
    )
    if not notes:
        query = query.where(Message.kind == MessageKind.REPLY)
    called = mentions.names(work, ids) if notes else {}
    return tuple(
        MessageView(
            id=one.id,
            at=one.at,
            author=one.author_name,
            author_kind=one.author_kind,
            kind=one.kind,
            body=one.body,
            attachments=tuple(
                AttachmentView(
                    file.id,
                    file.name,
                    file.size,
                    file.sha256,
                    file.media_type,
                    file.content_id,
                    file.found_type,
                )
                for file in one.attachments
            ),
            html=_markup(one),
            from_ticket=one.ticket_id if one.ticket_id != ticket_id else None,
            mentions=called.get(one.id, ()),
        )
        for one in work.session.scalars(query)
    )


def _markup(message: Message) -> str | None:
    """Return what is shown of a formatted message; cleaned again, whoever wrote the row."""
    if message.form is MessageForm.MARKDOWN:
        return rich_text.from_markdown(message.body)
    return rich_text.cleaned(message.html) if message.html else None


def _firings(work: Work, ticket_id: int) -> tuple[FiringView, ...]:
    query = (
        select(Firing)
        .where(Firing.ticket_id == ticket_id)
        .options(selectinload(Firing.level))
        .order_by(Firing.fired_at, Firing.id)
    )
    return tuple(
        FiringView(
            id=one.id,
            level=one.level.name,
            due_at=one.due_at,
            fired_at=one.fired_at,
            late_by=one.late_by,
            outcome=one.outcome,
            detail=one.detail,
        )
        for one in work.session.scalars(query)
    )
