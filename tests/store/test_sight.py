"""The same people see the same tickets on a file, on a server and under a login of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.people import Department, Person, Team, TeamMember
from models.vocabulary import Role
from services.audit import restriction
from services.errors import NotFoundError
from services.store.work import Actor, Store
from services.tickets import (
    classification,
    forwarding,
    links,
    mentions,
    merging,
    queue,
    reading,
    sight,
    splitting,
    watchers,
)
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.queue import Queue, QueueView
from services.tickets.search import search
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import seat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.store.work import Work

pytestmark = pytest.mark.laid

SETUP = Actor(None, "Setup", Role.ADMINISTRATOR, "test")


def _other_department(owner: Store) -> tuple[Actor, int, Actor]:
    """Add an agent with a team of another department, and somebody there who asks."""
    with owner.work(SETUP) as work:
        people = Department(name="People")
        work.session.add(people)
        work.session.flush()
        made = {
            role: Person(
                name=name,
                role=role,
                login=login,
                department_id=people.id,
                created_at=work.now,
            )
            for role, name, login in (
                (Role.AGENT, "Hana Roth", "stranger"),
                (Role.REQUESTER, "Otto Lang", "asker"),
            )
        }
        team = Team(name="People desk", department_id=people.id)
        work.session.add_all([*made.values(), team])
        work.session.flush()
        work.session.add(TeamMember(team_id=team.id, person_id=made[Role.AGENT].id))
        agent, asker = (Actor(one.id, one.name, one.role, "test") for one in made.values())
        return agent, team.id, asker


def _opened(owner: Store, requester: int | None, words: str, **given: object) -> int:
    with owner.work(SETUP) as work:
        new = NewTicket(f"Printer {words}", requester or 0, "It is loud", **given)  # type: ignore[arg-type]
        number = open_ticket(work, new).subject
    assert number is not None
    return number


@pytest.fixture
def story(url: str) -> Iterator[tuple[Store, SmallDesk, dict[str, int], dict[str, Actor]]]:
    """Tickets of two departments, and one across them for each way of seeing it."""
    owner = Store(url)
    desk = lay_desk(owner)
    stranger, team, asker = _other_department(owner)
    numbers = {
        "ours": _opened(owner, desk.requester.person_id, "ours", team_id=desk.tier_1),
        "theirs": _opened(owner, asker.person_id, "theirs", team_id=team),
        "assigned": _opened(
            owner, asker.person_id, "assigned", team_id=team, assignee_id=stranger.person_id
        ),
        "followed": _opened(owner, asker.person_id, "followed", team_id=team),
        "asked by agent": _opened(owner, desk.agent.person_id, "own", team_id=team),
        "complaint": _opened(
            owner, asker.person_id, "complaint", team_id=desk.tier_1, kind="Confidential"
        ),
    }
    with owner.work(SETUP) as work:
        watchers.watch(work, numbers["followed"], desk.agent.person_id)
    people = {
        "agent": desk.agent,
        "colleague": desk.colleague,
        "lead": desk.lead,
        "manager": desk.manager,
        "director": desk.director,
        "stranger": stranger,
        "asker": asker,
        "officer": desk.officer,
        "admin": desk.admin,
    }
    yield owner, desk, numbers, people
    owner.dispose()


COMMON = {"ours", "theirs", "assigned", "followed", "asked by agent"}
SEEN = {
    "agent": {"ours", "followed", "asked by agent", "complaint"},
    "colleague": {"ours"},
    "lead": {"ours", "complaint"},
    "manager": {"ours"},
    "director": {"ours", "complaint"},
    "stranger": {"theirs", "assigned", "followed", "asked by agent"},
    "asker": {"theirs", "assigned", "followed", "complaint"},
    "officer": COMMON | {"complaint"},
    "admin": COMMON,
}
"""A confidential ticket is its team's, its head's, its requester's and the officers'."""


def test_everybody_sees_what_is_theirs_to_see(
    story: tuple[Store, SmallDesk, dict[str, int], dict[str, Actor]],
) -> None:
    owner, _desk, numbers, people = story
    for login, wanted in SEEN.items():
        stores = [owner]
        if owner.engine.dialect.name == "postgresql":
            stores.append(seat(owner, login, people[login].role))
        for store in stores:
            assert _seen(store, people[login], numbers) == wanted, (login, store.url)
        if len(stores) > 1:
            stores[1].dispose()


def test_whoever_sees_a_ticket_can_be_called_to_it_and_nobody_else(
    story: tuple[Store, SmallDesk, dict[str, int], dict[str, Actor]],
) -> None:
    owner, desk, numbers, people = story
    staff = [*people.values(), desk.colleague, desk.manager, desk.director]
    staff = [one for one in staff if one.role is not Role.REQUESTER]
    for number in numbers.values():
        with owner.reading(SETUP) as work:
            called = {one.id for one in mentions.people(work, number)}
        for actor in staff:
            with owner.reading(actor) as work:
                assert (actor.person_id in called) is sight.sees(work, number), actor.name


def _seen(store: Store, actor: Actor, numbers: dict[str, int]) -> set[str]:
    """Return what a person sees; lists, counts, search and the page itself must agree."""
    with store.reading(actor) as work:
        listed = set(queue.queue_ids(work, QueueView(Queue.ALL)))
        assert queue.queue_count(work, QueueView(Queue.ALL)) == len(listed)
        assert {one.id for one in search(work, "printer").hits} == listed
        for number in numbers.values():
            if number in listed:
                assert reading.ticket(work, number).id == number
            else:
                with pytest.raises(NotFoundError):
                    reading.ticket(work, number)
    return {name for name, number in numbers.items() if number in listed}


def test_nothing_is_done_by_its_number_to_a_ticket_that_is_not_seen(
    story: tuple[Store, SmallDesk, dict[str, int], dict[str, Actor]],
) -> None:
    owner, desk, numbers, _people = story
    ours, complaint = numbers["ours"], numbers["complaint"]
    with owner.reading(desk.officer) as work:
        message = reading.ticket(work, complaint).messages[0].id
    is_server = owner.engine.dialect.name == "postgresql"
    store = seat(owner, "colleague", Role.AGENT) if is_server else owner
    reaches: list[Callable[[Work], object]] = [
        lambda work: links.link(work, ours, "related to", complaint),
        lambda work: links.link(work, complaint, "related to", ours),
        lambda work: merging.merge(work, ours, complaint, reason="The same"),
        lambda work: merging.merge(work, complaint, ours, reason="The same"),
        lambda work: splitting.split(work, message, "Half of it"),
        lambda work: forwarding.forward(work, complaint, "me@example.invalid", "For me"),
    ]
    for reach in reaches:
        with pytest.raises(NotFoundError), store.work(desk.colleague) as work:
            reach(work)
    if is_server:
        store.dispose()


def test_whose_kind_is_made_confidential_leaves_the_sight_of_others_whole(
    story: tuple[Store, SmallDesk, dict[str, int], dict[str, Actor]],
) -> None:
    owner, desk, numbers, people = story
    is_server = owner.engine.dialect.name == "postgresql"
    store = seat(owner, "colleague", Role.AGENT) if is_server else owner

    with store.work(desk.colleague) as work:
        classification.set_kind(work, numbers["ours"], "Confidential", reason="A complaint")

    assert "ours" not in _seen(store, people["colleague"], numbers)
    assert "ours" in _seen(owner, desk.officer, numbers)
    if is_server:
        store.dispose()


def test_which_types_are_confidential_is_for_the_desk_to_say(
    story: tuple[Store, SmallDesk, dict[str, int], dict[str, Actor]],
) -> None:
    owner, desk, numbers, people = story
    with owner.work(desk.admin) as work:
        restriction.restrict(work, ("Incident",), (), reason="Everything is")

    is_server = owner.engine.dialect.name == "postgresql"
    store = seat(owner, "colleague", Role.AGENT) if is_server else owner
    assert _seen(store, people["colleague"], numbers) == {"complaint"}
    if is_server:
        store.dispose()
