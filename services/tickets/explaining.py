"""Why a ticket has its policy and its assignee, from what was written down when it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Person, Team
from models.policies import PolicyVersion
from models.rules import RuleRun, RuleVersion
from models.tickets import CustomField, Ticket, TicketEvent
from models.vocabulary import Role, RuleOutcome
from services.errors import NotAllowed
from services.sla import choosing
from services.sla.in_force import conditions

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from services.sla.matching import Operator
    from services.store.work import Work

LOOKED_BACK: Final = 12
"""Changes of hands, or of policies, that are told; earlier ones stand in the trail."""
BUILT_IN: Final = frozenset(choosing.BUILT_IN) | {"priority", "status"}
"""What policies may ask about beside the site's own fields."""
MATCHED: Final = "ticket.policy_matched"
POLICY_KINDS: Final = (MATCHED, "ticket.policy_pinned")


@dataclass(frozen=True, slots=True)
class Ground:
    """One condition of the policy that applied, to be said in the reader's language.

    Attributes:
        field: Its name; `label` is what the site calls one of its own fields, else empty.
    """

    field: str
    label: str
    op: Operator
    value: object


@dataclass(frozen=True, slots=True)
class Cause:
    """One change that led to how it is now.

    Attributes:
        who: The person or rule that did it. became: What it became; None: nothing.
        reason: As it was given, or as matching said it.
        grounds: What the policy asks that was matched; None where nothing was matched.
        rule_why: Why the rule's conditions held, where a rule did it; `rule_version_id` is the
            version that ran.
    """

    at: datetime
    who: str
    became: str | None
    reason: str
    grounds: tuple[Ground, ...] | None = None
    rule_why: str = ""
    rule_version_id: int | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """Policy and assignee of a ticket with their causes, the newest first."""

    policy: str | None
    policy_reason: str
    grounds: tuple[Ground, ...] | None
    policy_causes: tuple[Cause, ...]
    team: str | None
    assignee: str | None
    assignee_causes: tuple[Cause, ...]


def explained(work: Work, ticket_id: int) -> Explained:
    """Say why; for people of the desk."""
    if work.actor.role is Role.REQUESTER:
        raise NotAllowed("Only people of the desk are told how a ticket was handed over.")
    ticket = work.require(Ticket, ticket_id)
    version = ticket.policy_version_id and work.require(PolicyVersion, ticket.policy_version_id)
    team = work.require(Team, ticket.team_id).name if ticket.team_id else None
    person = work.require(Person, ticket.assignee_id).name if ticket.assignee_id else None
    return Explained(
        policy=f"{version.policy.name}, version {version.version}" if version else None,
        policy_reason=ticket.policy_reason or "",
        grounds=grounds(work, ticket.policy_version_id),
        policy_causes=_causes(work, ticket_id, ("policy", "policy version"), POLICY_KINDS),
        team=team,
        assignee=person,
        assignee_causes=_causes(work, ticket_id, ("assignee", "team"), None),
    )


def grounds(work: Work, version_id: int | None) -> tuple[Ground, ...] | None:
    """Return what a version of a policy asks of tickets; None without one, or where it is gone."""
    version = None if version_id is None else work.session.get(PolicyVersion, version_id)
    if version is None:
        return None
    asked = conditions(version.conditions)
    own: dict[str, str] = {}
    if keys := {one.field for one in asked} - BUILT_IN:
        query = select(CustomField).where(CustomField.key.in_(keys))
        own = {one.key: one.label for one in work.session.scalars(query)}
    return tuple(Ground(one.field, own.get(one.field, ""), one.op, one.value) for one in asked)


def _causes(
    work: Work, ticket_id: int, names: tuple[str, ...], kinds: Iterable[str] | None
) -> tuple[Cause, ...]:
    """Return the entries that changed one of these fields, the newest first."""
    query = (
        select(AuditEntry)
        .where(AuditEntry.subject_type == "ticket", AuditEntry.subject_id == ticket_id)
        .order_by(AuditEntry.id.desc())
    )
    if kinds is not None:
        query = query.where(AuditEntry.kind.in_(list(kinds)))
    found: list[Cause] = []
    for entry in work.session.scalars(query):
        said = {one["field"]: one["after"] for one in entry.changes if one["field"] in names}
        if not said:
            continue
        parts = (_named(said[name]) for name in names if said.get(name))
        rule_why, rule_version_id = _rule_why(work, ticket_id, entry)
        found.append(
            Cause(
                entry.at,
                entry.claimed_actor or entry.actor_name,
                ", ".join(parts) or None,
                entry.reason or "",
                _matched(work, ticket_id, entry),
                rule_why,
                rule_version_id,
            )
        )
        if len(found) == LOOKED_BACK:
            break
    return tuple(found)


def _matched(work: Work, ticket_id: int, entry: AuditEntry) -> tuple[Ground, ...] | None:
    """Return what the policy asks that this entry tells of, by the event of the same instant."""
    if entry.kind != MATCHED:
        return None
    query = select(TicketEvent.data).where(
        TicketEvent.ticket_id == ticket_id,
        TicketEvent.at == entry.at,
        TicketEvent.kind == "policy",
    )
    data = work.session.scalars(query.order_by(TicketEvent.seq.desc()).limit(1)).first() or {}
    return grounds(work, data.get("policy_version_id"))


def _rule_why(work: Work, ticket_id: int, entry: AuditEntry) -> tuple[str, int | None]:
    """Return why the rule that made this entry ran, and its version; nothing where none did."""
    name = entry.actor_name.removeprefix("Rule: ")
    if name == entry.actor_name:
        return "", None
    query = select(RuleRun).where(
        RuleRun.ticket_id == ticket_id,
        RuleRun.correlation == entry.correlation,
        RuleRun.outcome == RuleOutcome.RAN,
    )
    for run in work.session.scalars(query.order_by(RuleRun.id.desc())):
        version = work.require(RuleVersion, run.rule_version_id)
        if version.rule.name[: len(name)] == name:
            return f"{run.cause}: {run.why}", version.id
    return "", None


def _named(value: str) -> str:
    """Return a name without the number that the trail writes behind it."""
    name, _, number = value.rpartition(" #")
    return name if name and number.isdecimal() else value
