"""Who writes down whom on a guarded desk: an agent somebody who only asks, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from models.people import Person
from models.tickets import Ticket
from models.vocabulary import Role
from services.access import callers
from services.access.callers import NewRequester
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Actor, Store

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def desk(owner: Store) -> SmallDesk:
    return lay_desk(owner)


def test_an_agent_writes_down_who_calls_for_the_first_time_and_opens_their_ticket(
    owner: Store, desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    agent = sit(desk.agent, "agent")

    with agent.work(desk.agent) as work:
        caller = callers.add_requester(work, NewRequester("Zoe Zimmer", "Zoe@Example.org"))
    with agent.work(desk.agent) as work:
        new = NewTicket("No sound", caller.subject or 0, "Since today", team_id=desk.tier_1)
        number = open_ticket(work, new).subject or 0

    with owner.reading(desk.lead) as work:
        found = work.require(Person, work.require(Ticket, number).requester_id)
        assert (found.name, found.email, found.role) == (
            "Zoe Zimmer",
            "zoe@example.org",
            Role.REQUESTER,
        )


@pytest.mark.parametrize(
    "person",
    [
        {"role": "agent", "login": None},
        {"role": "administrator", "login": "mallory"},
        {"role": "requester", "login": "mallory"},
        {"role": "requester", "login": None, "password_hash": "x"},
    ],
)
def test_an_agent_writes_down_nobody_who_could_sign_in(
    desk: SmallDesk, sit: Callable[[Actor, str], Store], person: dict[str, str | None]
) -> None:
    row = {"name": "Mallory", "active": True, "failed_sign_ins": 0, **person}
    columns = ", ".join(row)
    values = ", ".join(f":{one}" for one in row)
    statement = f"INSERT INTO person ({columns}, created_at) VALUES ({values}, now())"  # noqa: S608

    with (
        sit(desk.agent, "agent").engine.begin() as connection,
        pytest.raises(ProgrammingError, match=r"row-level security|two persons"),
    ):
        connection.execute(text(statement), row)


def test_a_requester_writes_down_nobody(
    desk: SmallDesk, sit: Callable[[Actor, str], Store]
) -> None:
    statement = (
        "INSERT INTO person (name, role, active, failed_sign_ins, created_at)"
        " VALUES ('Zoe', 'requester', true, 0, now())"
    )

    with (
        sit(desk.requester, "requester").engine.begin() as connection,
        pytest.raises(ProgrammingError, match="permission denied"),
    ):
        connection.execute(text(statement))
