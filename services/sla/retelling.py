"""Tell a ticket's recorded events again as if other policies had been in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.accounts import Account
from models.clocks import Clock
from models.people import Department, Team
from models.policies import PolicyVersion
from models.tickets import CustomField, CustomValue, Ticket
from services.sla import events, in_force, loading, log, recorded
from services.sla.matching import Facts, first_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from services.sla.log import Logged
    from services.sla.matching import Candidate
    from services.store.work import Work

Pinned = tuple[int | None, in_force.Pins]
"""A policy version and the calendar versions it counts in."""


@dataclass(frozen=True, slots=True)
class Told:
    """A ticket's events under the policies in question.

    Attributes:
        acknowledged: When somebody took on a clock, by target and cycle.
        places: Team and assignee from each instant on, in time order.
    """

    ticket: Ticket
    events: list[events.Event]
    acknowledged: dict[tuple[str, int], datetime]
    places: list[tuple[datetime, int | None, int | None]]

    def placed_at(self, at: datetime) -> Ticket:
        """Return the ticket as it was placed at an instant; a copy that is never stored."""
        team_id, assignee_id = next(
            ((team, person) for since, team, person in reversed(self.places) if since <= at),
            (self.ticket.team_id, self.ticket.assignee_id),
        )
        return Ticket(
            id=self.ticket.id,
            team_id=team_id,
            assignee_id=assignee_id,
            department_id=self.ticket.department_id,
            account_id=self.ticket.account_id,
            requester_id=self.ticket.requester_id,
            kind=self.ticket.kind,
            tags=self.ticket.tags,
        )


class Retelling:
    """The policies in question, ready to be applied to any recorded ticket.

    Fields without recorded events (type, account, custom fields) are taken as they are now.

    Args:
        work: The unit of work, in which a draft may have been published for trial.
        replaced: Ids of the policies whose newest version replaces the recorded ones; tickets
            under any other policy keep the versions they were really counted under.
    """

    def __init__(self, work: Work, replaced: set[int]) -> None:
        self._work = work
        self._replaced = replaced
        self._names = {row.id: row.name for row in work.session.execute(select(Team.id, Team.name))}

    def tell(self, ticket: Ticket) -> Told:
        """Return a ticket's events with the pins the policies in question would have made."""
        rows = log.events_of(self._work, ticket.id)
        facts = self._present_facts(ticket)
        told: list[events.Event] = []
        places: list[tuple[datetime, int | None, int | None]] = []
        current: Pinned | None = None
        recorded_pin: Pinned = (None, ())
        for group in _steps(rows):
            for row in group:
                if row.kind == "policy":
                    recorded_pin = _pin_of(row)
                else:
                    self._learn(facts, row, places)
                    told += recorded.as_events(self._work, [row])
            wanted = self._wanted(ticket, facts, recorded_pin)
            if wanted != current:
                current = wanted
                last = told[-1]
                if group[0].kind in {"priority", "status"} and isinstance(
                    last, events.PriorityChanged | events.StatusChanged
                ):
                    told[-1] = replace(last, brings_policy=True)
                told.append(self._pinned(int(group[0].at.timestamp()), wanted))
        return Told(ticket, told, self._acknowledged(ticket.id), places)

    def _wanted(self, ticket: Ticket, facts: dict[str, Any], recorded_pin: Pinned) -> Pinned:
        own = {name: value for name, value in facts.items() if name not in {"priority", "status"}}
        match = first_match(self._offered(ticket), Facts(facts["priority"], facts["status"], own))
        if match is None:
            return None, ()
        offered = match.item
        if offered.policy_id not in self._replaced and recorded_pin[0] is not None:
            version = self._work.require(PolicyVersion, recorded_pin[0])
            if version.policy_id == offered.policy_id:
                return recorded_pin
        whose = None if offered.policy_id in self._replaced else ticket
        return offered.version_id, in_force.newest_pins(self._work, offered.version_id, whose)

    def _offered(self, ticket: Ticket) -> list[Candidate[in_force.Offered]]:
        """Return the policies in question as they are now, the others as they count for it."""
        now = in_force.candidates(self._work)
        of_ticket = {one.item.policy_id: one for one in in_force.candidates(self._work, ticket)} | {
            one.item.policy_id: one for one in now if one.item.policy_id in self._replaced
        }
        return in_force.in_order(of_ticket.values())

    def _pinned(self, at_s: int, wanted: Pinned) -> events.PolicyPinned:
        version_id, pins = wanted
        terms = None if version_id is None else loading.policy_terms(self._work, version_id, pins)
        return events.PolicyPinned(at_s, terms)

    def _learn(
        self,
        facts: dict[str, Any],
        row: Logged,
        places: list[tuple[datetime, int | None, int | None]],
    ) -> None:
        data = row.data
        if row.kind in {"created", "status", "priority"}:
            facts |= {key: data[key] for key in ("status", "priority") if key in data}
        if row.kind in {"created", "team", "assignee"}:
            facts["team"] = self._names.get(data.get("team_id") or 0)
            places.append((row.at, data.get("team_id"), data.get("person_id")))

    def _present_facts(self, ticket: Ticket) -> dict[str, Any]:
        work = self._work
        query = (
            select(CustomField.key, CustomValue.value)
            .join(CustomValue, CustomValue.field_id == CustomField.id)
            .where(CustomValue.ticket_id == ticket.id)
        )
        account = work.session.get(Account, ticket.account_id) if ticket.account_id else None
        return {row.key: row.value for row in work.session.execute(query)} | {
            "priority": ticket.priority.word,
            "status": ticket.status.value,
            "type": ticket.kind,
            "tags": tuple(ticket.tags),
            "account": account.name if account else None,
            "account_tier": account.tier if account else None,
            "department": work.require(Department, ticket.department_id).name,
        }

    def _acknowledged(self, ticket_id: int) -> dict[tuple[str, int], datetime]:
        query = select(Clock.target, Clock.cycle, Clock.acknowledged_at).where(
            Clock.ticket_id == ticket_id, Clock.acknowledged_at.is_not(None)
        )
        return {
            (row.target.value, row.cycle): row.acknowledged_at
            for row in self._work.session.execute(query)
        }


def _steps(rows: Sequence[Logged]) -> Iterable[list[Logged]]:
    """Group each event with the pins that followed from it."""
    group: list[Logged] = []
    for row in rows:
        if group and (row.kind != "policy" or row.at != group[0].at):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _pin_of(row: Logged) -> Pinned:
    pins = tuple((int(one), int(other)) for one, other in row.data["calendars"])
    return row.data["policy_version_id"], pins
