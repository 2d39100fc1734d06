"""Where the database keeps what conditions ask about; the same values that facts gather."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from models.accounts import Account
from models.clocks import Clock
from models.people import Department, Person, Team
from models.policies import Policy, PolicyVersion
from models.rota import RequesterGroup, RequesterGroupMember
from models.rules import MessageTone
from models.tickets import CustomField, CustomValue, Message, Ticket
from models.vocabulary import AuthorKind, MessageKind, TaskState
from models.workflow import Approval, TicketTask
from services.store.expressions import has_element, is_empty_list

if TYPE_CHECKING:
    from sqlalchemy import Select

_Assignee: Final = aliased(Person)
_Requester: Final = aliased(Person)
_Keeper: Final = aliased(Person)


def _one(query: Select[Any]) -> ColumnElement[Any]:
    return query.correlate(Ticket).scalar_subquery()


def _latest(column: ColumnElement[Any]) -> Select[Any]:
    return (
        select(column)
        .where(
            Message.ticket_id == Ticket.id,
            Message.author_kind == AuthorKind.REQUESTER,
            Message.kind == MessageKind.REPLY,
        )
        .order_by(Message.at.desc(), Message.id.desc())
        .limit(1)
    )


@cache
def scalars() -> dict[str, ColumnElement[Any]]:
    """Return the fields of one value; a span is compared by the instant it counts from."""
    return {
        "subject": Ticket.subject.expression,
        "status": Ticket.status.expression,
        "priority": Ticket.priority.expression,
        "origin": Ticket.origin.expression,
        "type": Ticket.kind.expression,
        **_people(),
        **_workflow(),
        "policy": _one(
            select(Policy.name)
            .join(PolicyVersion, PolicyVersion.policy_id == Policy.id)
            .where(PolicyVersion.id == Ticket.policy_version_id)
        ),
        "created": Ticket.created_at.expression,
        "updated": Ticket.updated_at.expression,
        "resolved": Ticket.resolved_at.expression,
        "age": Ticket.created_at.expression,
        "idle": Ticket.updated_at.expression,
        "reopened": Ticket.reopen_count.expression,
        "hold_reason": Ticket.hold_reason.expression,
        "message": _one(_latest(Message.body.expression)),
        "tone": _one(
            select(MessageTone.score).where(
                MessageTone.message_id
                == _latest(Message.id.expression).correlate(Ticket).scalar_subquery()
            )
        ),
    }


def _workflow() -> dict[str, ColumnElement[Any]]:
    latest = select(Approval.state).where(Approval.ticket_id == Ticket.id)
    going = select(func.count()).where(
        TicketTask.ticket_id == Ticket.id,
        TicketTask.state.in_([TaskState.WAITING, TaskState.OPEN]),
    )
    return {
        "approval": _one(latest.order_by(Approval.id.desc()).limit(1)),
        "open_tasks": _one(going),
    }


def _people() -> dict[str, ColumnElement[Any]]:
    return {
        "requester": _one(select(_Requester.name).where(_Requester.id == Ticket.requester_id)),
        "requester_email": _one(
            select(_Requester.email).where(_Requester.id == Ticket.requester_id)
        ),
        "account": _one(select(Account.name).where(Account.id == Ticket.account_id)),
        "account_tier": _one(select(Account.tier).where(Account.id == Ticket.account_id)),
        "account_manager": _one(
            select(_Keeper.name)
            .join(Account, Account.manager_id == _Keeper.id)
            .where(Account.id == Ticket.account_id)
        ),
        "team": _one(select(Team.name).where(Team.id == Ticket.team_id)),
        "tier": _one(select(Team.tier).where(Team.id == Ticket.team_id)),
        "department": _one(select(Department.name).where(Department.id == Ticket.department_id)),
        "assignee": _one(select(_Assignee.name).where(_Assignee.id == Ticket.assignee_id)),
    }


def custom(key: str) -> ColumnElement[Any]:
    """Return the stored text of one of the site's own fields."""
    query = select(CustomValue.value).join(CustomField, CustomField.id == CustomValue.field_id)
    return _one(query.where(CustomValue.ticket_id == Ticket.id, CustomField.key == key))


def list_contains(name: str, value: str) -> ColumnElement[bool]:
    """Return a clause that holds where the list field has `value`."""
    if name == "tags":
        return has_element(Ticket.tags.expression, value)
    query, column = _lists()[name]
    return exists(query.where(column == value).correlate(Ticket))


def list_is_filled(name: str) -> ColumnElement[bool]:
    """Return a clause that holds where the list field has anything in it."""
    if name == "tags":
        return ~is_empty_list(Ticket.tags.expression)
    return exists(_lists()[name][0].correlate(Ticket))


@cache
def _lists() -> dict[str, tuple[Select[Any], Any]]:
    return {
        "requester_groups": (
            select(RequesterGroup.id)
            .join(RequesterGroupMember, RequesterGroupMember.group_id == RequesterGroup.id)
            .where(RequesterGroupMember.person_id == Ticket.requester_id),
            RequesterGroup.name,
        ),
        "breached": (
            select(Clock.id).where(Clock.ticket_id == Ticket.id, Clock.breached_at.is_not(None)),
            Clock.target,
        ),
    }
