"""Which policy applies to a ticket as it is now, and why; what is pinned is `standing`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.accounts import Account
from models.people import Department, Team
from models.tickets import CustomField, CustomValue
from services.sla import in_force
from services.sla.matching import Facts, first_match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from models.tickets import Ticket
    from services.sla.matching import Candidate
    from services.store.work import Work


def choose(work: Work, ticket: Ticket) -> tuple[in_force.Offered | None, str]:
    """Return the policy that applies, and why it does; or why none does."""
    offered = in_force.candidates(work, ticket)
    match = first_match(offered, _facts(work, ticket, asked_fields(offered)))
    if match is None:
        return None, "no policy applies: the conditions of none hold"
    return match.item, match.why


def would_match(work: Work, ticket: Ticket, kind: str) -> str | None:
    """Return the name of the policy that would apply if the ticket were of this type."""
    offered = in_force.candidates(work, ticket)
    facts = _facts(work, ticket, asked_fields(offered))
    found = first_match(offered, facts._replace(fields={**facts.fields, "type": kind}))
    return found.item.name if found else None


def asked_fields(offered: Iterable[Candidate[in_force.Offered]]) -> set[str]:
    """Return the fields that the conditions of these policies ask about."""
    return {condition.field for one in offered for condition in one.conditions}


def _facts(work: Work, ticket: Ticket, asked: set[str]) -> Facts:
    """Gather what conditions ask about: built-in fields and the site's own."""
    fields = {name: read(work, ticket) for name, read in BUILT_IN.items() if name in asked}
    if asked - BUILT_IN.keys() - {"priority", "status"}:
        work.session.flush()
        query = (
            select(CustomField.key, CustomValue.value)
            .join(CustomValue, CustomValue.field_id == CustomField.id)
            .where(CustomValue.ticket_id == ticket.id)
        )
        fields |= {row.key: row.value for row in work.session.execute(query)}
    return Facts(ticket.priority.word, ticket.status.value, fields)


def _account(work: Work, ticket: Ticket) -> Account | None:
    return work.find(Account, ticket.account_id) if ticket.account_id else None


BUILT_IN: Final[dict[str, Callable[[Work, Ticket], object]]] = {
    "type": lambda _, ticket: ticket.kind,
    "tags": lambda _, ticket: tuple(ticket.tags),
    "account": lambda work, ticket: getattr(_account(work, ticket), "name", None),
    "account_tier": lambda work, ticket: getattr(_account(work, ticket), "tier", None),
    "team": lambda work, ticket: _name(work, Team, ticket.team_id),
    "department": lambda work, ticket: _name(work, Department, ticket.department_id),
}


def _name(work: Work, model: type[Team | Department], row_id: int | None) -> str | None:
    return None if row_id is None else work.require(model, row_id).name
