"""Gather what conditions may ask about one ticket; the same values that columns select."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from models.accounts import Account
from models.clocks import Clock
from models.people import Department, Person, Team
from models.policies import PolicyVersion
from models.rota import RequesterGroup, RequesterGroupMember
from models.rules import MessageTone
from models.tickets import CustomField, CustomValue, Message
from models.vocabulary import AuthorKind, FieldKind, MessageKind, TaskState
from models.workflow import Approval, TicketTask
from services.audit import opening
from services.rules.kinds import BUILT_IN, WAS, Field, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.tickets import Ticket
    from services.rules.conditions import Facts
    from services.store.work import Work

KINDS = {FieldKind.NUMBER: Kind.NUMBER, FieldKind.DATE: Kind.INSTANT}


def custom_fields(work: Work) -> dict[str, Field]:
    """Return the site's own fields as conditions know them; built-in names stay built in."""
    query = select(CustomField.key, CustomField.kind, CustomField.label)
    return {
        key: Field(key, KINDS.get(kind, Kind.TEXT), label, stored=True)
        for key, kind, label in work.session.execute(query)
        if key not in BUILT_IN
    }


def gather(work: Work, ticket: Ticket, before: Mapping[str, object] | None = None) -> Facts:
    """Return the facts of a ticket as it stands now.

    Args:
        work: The unit of work.
        ticket: The ticket.
        before: What fields held before the change that is looked at.
    """
    work.session.flush()
    facts = _own(work, ticket) | _people(work, ticket) | _message(work, ticket)
    facts |= _workflow(work, ticket)
    earlier = {f"{WAS}{name}": value for name, value in facts.items()}
    return facts | earlier | {f"{WAS}{name}": value for name, value in (before or {}).items()}


def standing(work: Work, ticket: Ticket) -> Facts:
    """Return the facts of a ticket that stand in no words and no tasks of it."""
    return _own(work, ticket) | _people(work, ticket)


def _own(work: Work, ticket: Ticket) -> Facts:
    query = (
        select(CustomField.key, CustomValue.value)
        .join(CustomValue, CustomValue.field_id == CustomField.id)
        .where(CustomValue.ticket_id == ticket.id)
    )
    version = ticket.policy_version_id and work.require(PolicyVersion, ticket.policy_version_id)
    breached = select(Clock.target).where(
        Clock.ticket_id == ticket.id, Clock.breached_at.is_not(None)
    )
    stored: Facts = {row.key: row.value for row in work.session.execute(query)}
    return stored | {
        "subject": ticket.subject,
        "status": ticket.status.value,
        "priority": ticket.priority,
        "origin": ticket.origin.value,
        "type": ticket.kind,
        "tags": tuple(ticket.tags),
        "policy": version.policy.name if version else None,
        "breached": tuple(sorted({one.value for one in work.session.scalars(breached)})),
        "created": ticket.created_at,
        "updated": ticket.updated_at,
        "resolved": ticket.resolved_at,
        "age": work.now - ticket.created_at,
        "idle": work.now - ticket.updated_at,
        "reopened": ticket.reopen_count,
        "hold_reason": ticket.hold_reason,
    }


def _people(work: Work, ticket: Ticket) -> Facts:
    requester = work.require(Person, ticket.requester_id)
    account = work.require(Account, ticket.account_id) if ticket.account_id else None
    keeper = work.require(Person, account.manager_id) if account and account.manager_id else None
    team = work.require(Team, ticket.team_id) if ticket.team_id else None
    assignee = work.require(Person, ticket.assignee_id) if ticket.assignee_id else None
    groups = (
        select(RequesterGroup.name)
        .join(RequesterGroupMember, RequesterGroupMember.group_id == RequesterGroup.id)
        .where(RequesterGroupMember.person_id == requester.id)
        .order_by(RequesterGroup.name)
    )
    return {
        "requester": requester.name,
        "requester_email": requester.email,
        "requester_groups": tuple(work.session.scalars(groups)),
        "account": account.name if account else None,
        "account_tier": account.tier if account else None,
        "account_manager": keeper.name if keeper else None,
        "team": team.name if team else None,
        "tier": team.tier if team else None,
        "department": work.require(Department, ticket.department_id).name,
        "assignee": assignee.name if assignee else None,
    }


def _message(work: Work, ticket: Ticket) -> Facts:
    opening.open_words(work, ticket, why="rules", is_needed=False)
    query = (
        select(Message.body, MessageTone.score)
        .outerjoin(MessageTone, MessageTone.message_id == Message.id)
        .where(
            Message.ticket_id == ticket.id,
            Message.author_kind == AuthorKind.REQUESTER,
            Message.kind == MessageKind.REPLY,
        )
        .order_by(Message.at.desc(), Message.id.desc())
        .limit(1)
    )
    found = work.session.execute(query).first()
    return {"message": found[0] if found else None, "tone": found[1] if found else None}


def _workflow(work: Work, ticket: Ticket) -> Facts:
    latest = select(Approval.state).where(Approval.ticket_id == ticket.id)
    state = work.session.scalar(latest.order_by(Approval.id.desc()).limit(1))
    going = select(func.count()).where(
        TicketTask.ticket_id == ticket.id,
        TicketTask.state.in_([TaskState.WAITING, TaskState.OPEN]),
    )
    return {"approval": state.value if state else None, "open_tasks": work.session.scalar(going)}
