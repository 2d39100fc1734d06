"""Policies, the server's search and the services let many people see the same tickets."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.moves import TicketWatcher
from models.people import Department, Person, Team, TeamMember
from models.tickets import Ticket
from models.vocabulary import Role
from services.store.work import Actor, Store
from services.tickets import sight
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from services.store.work import Work

SETUP = Actor(None, "Setup", Role.ADMINISTRATOR, "test")


@pytest.mark.postgres
def test_policy_and_search_and_services_agree_for_many_people(pg_url: str) -> None:
    """Ninety tickets of every kind and place, asked for by thirty people of every role."""
    owner = Store(pg_url)
    chance = random.Random(4)  # noqa: S311 - the same desk every time
    people = _crowd(owner, chance)
    for actor, login in people:
        with owner.reading(actor) as work:
            by_services = set(work.session.scalars(select(Ticket.id).where(*sight.visible(work))))
        store = seat(owner, login, actor.role)
        with store.engine.connect() as connection:
            by_policy = set(connection.scalars(text("SELECT id FROM ticket")))
            by_search = set(connection.scalars(FOUND))
            by_search_open = set(connection.scalars(FOUND_OPEN))
        store.dispose()
        assert by_policy == by_search == by_search_open == by_services, (login, actor.role)
    owner.dispose()


FOUND = text("SELECT api.find_tickets(ARRAY['printer'], NULL, false, false, NULL)")
FOUND_OPEN = text("SELECT api.find_tickets(ARRAY['printer'], NULL, true, true, NULL)")


def _crowd(owner: Store, chance: random.Random) -> list[tuple[Actor, str]]:
    """Lay three departments with two teams each, people in and out of them, and tickets."""
    with owner.work(SETUP) as work:
        add = work.session.add_all
        departments = [Department(name=f"D{one}") for one in range(3)]
        add(departments)
        work.session.flush()
        people = [
            Person(
                name=f"Person {number}",
                login=f"crowd{number}",
                role=(*Role, Role.AGENT, Role.AGENT)[number % 10],
                department_id=chance.choice([*(one.id for one in departments), None]),
                created_at=work.now,
            )
            for number in range(30)
        ]
        add(people)
        work.session.flush()
        teams = [
            Team(name=f"T{one}", department_id=departments[one // 2].id, lead_id=people[one].id)
            for one in range(6)
        ]
        departments[0].head_id, departments[1].head_id = people[8].id, people[13].id
        add(teams)
        work.session.flush()
        add(
            TeamMember(team_id=team.id, person_id=person.id)
            for team in teams
            for person in chance.sample(people, 4)
        )
        tickets = [_some_ticket(work, chance, people, teams) for _ in range(90)]
        add(tickets)
        work.session.flush()
        for person in people[::3]:
            followed = chance.choice(tickets).id
            add([TicketWatcher(ticket_id=followed, person_id=person.id, since=work.now)])
        return [(Actor(one.id, one.name, one.role, "test"), str(one.login)) for one in people]


def _some_ticket(
    work: Work, chance: random.Random, people: list[Person], teams: list[Team]
) -> Ticket:
    team = chance.choice(teams)
    return Ticket(
        subject="Printer",
        kind=chance.choice(("Incident", "Confidential")),
        requester_id=chance.choice(people).id,
        department_id=team.department_id,
        team_id=chance.choice((team.id, None)),
        assignee_id=chance.choice((chance.choice(people).id, None, None)),
        created_at=work.now,
        updated_at=work.now,
    )
