"""Tickets of every kind, many of them equal where a queue sorts, to read in pieces."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from models.people import Department, Person, Team, TeamMember
from models.tickets import Ticket, TicketEvent
from models.vocabulary import OPEN_STATUSES, Priority, Role, TicketStatus
from services.store.work import Actor, Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from services.store.work import Work
    from tests.rigs.desk import SmallDesk

SETUP = Actor(None, "Setup", Role.ADMINISTRATOR, "test")


def mix(owner: Store, desk: SmallDesk, count: int = 120) -> Actor:
    """Add tickets of two departments, some with a team of the other one.

    Returns:
        An agent ("stranger") of the other department.
    """
    chance = random.Random(7)  # noqa: S311 - the same tickets each time
    with owner.work(SETUP) as work:
        other = Department(name="People")
        work.session.add(other)
        work.session.flush()
        person = Person(
            name="Hana Roth",
            role=Role.AGENT,
            login="stranger",
            department_id=other.id,
            created_at=work.now,
        )
        team = Team(name="People desk", department_id=other.id)
        work.session.add_all([person, team])
        work.session.flush()
        work.session.add(TeamMember(team_id=team.id, person_id=person.id))
        ours = work.require(Team, desk.tier_1).department_id
        places = [ours, ours, other.id], [desk.tier_1, desk.tier_2, team.id, None]
        rows = [_row(chance, work.now, desk, places) for _ in range(count)]
        work.session.execute(insert(Ticket), rows)
        work.session.execute(insert(TicketEvent), list(_beginnings(work)))
        return Actor(person.id, person.name, person.role, "test")


def _beginnings(work: Work) -> Iterator[dict[str, Any]]:
    for ticket in work.session.scalars(select(Ticket)):
        said = {"status": "new", "by": "customer", "origin": "requester", "contact_at": None}
        data = {**said, "priority": ticket.priority.word, "team_id": None, "person_id": None}
        at = ticket.created_at
        yield {"ticket_id": ticket.id, "seq": 1, "at": at, "kind": "created", "data": data}


def _row(
    chance: random.Random, now: datetime, desk: SmallDesk, places: tuple[list[Any], list[Any]]
) -> dict[str, Any]:
    status = chance.choice(list(TicketStatus))
    due = now + timedelta(hours=chance.randrange(4))
    return {
        "subject": "Mixed",
        "status": status,
        "priority": chance.choice(list(Priority)),
        "requester_id": desk.requester.person_id,
        "department_id": chance.choice(places[0]),
        "team_id": chance.choice(places[1]),
        "assignee_id": chance.choice([desk.agent.person_id, desk.lead.person_id, None]),
        "created_at": now,
        "updated_at": now - timedelta(hours=chance.randrange(6)),
        "next_due_at": due if status in OPEN_STATUSES and chance.random() < 0.6 else None,
    }
