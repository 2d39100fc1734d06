"""What is said in a restricted ticket is searched only where the trail says for what.

The same on a file, under a login that all seats share, and under everybody's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Department, Person
from models.vocabulary import Role
from services.audit import browse, words
from services.audit.access_log import WORDS_SEARCHED
from services.store.work import WATCHER, Actor, Store
from services.tickets import conversation, queue, reading
from services.tickets.queue import Queue, QueueView
from services.tickets.search import Found, SearchOrder, search
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import lay_stranger, seat

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.laid
SETUP: Final = Actor(None, "Setup", Role.ADMINISTRATOR, "test")
SAID: Final = "She was told on Tuesday"


@dataclass
class Searched:
    """A desk with a restricted ticket of tier 1, and the store each of its people asks.

    Attributes:
        owner: The store that lays it out.
        own: Everybody has a login of their own.
    """

    owner: Store
    own: bool
    small: SmallDesk
    secret: int
    plain: int
    seats: dict[str, Store] = field(default_factory=dict)

    def of(self, actor: Actor) -> Store:
        """Return the store that somebody asks."""
        if not self.own or actor.role is Role.WATCHER:
            return self.owner
        if actor.name not in self.seats:
            with self.owner.reading(SETUP) as work:
                login = work.require(Person, actor.person_id or 0).login
            self.seats[actor.name] = seat(self.owner, str(login), actor.role)
        return self.seats[actor.name]

    def palette(self, actor: Actor, typed: str, **given: Any) -> list[int]:  # noqa: ANN401
        """Return what somebody finds letter by letter."""
        return [one.id for one in self.found(actor, typed, **given).hits]

    def found(self, actor: Actor, typed: str, **given: Any) -> Found:  # noqa: ANN401
        with self.of(actor).reading(actor) as work:
            return search(work, typed, **given)

    def listed(self, actor: Actor, typed: str) -> list[int]:
        """Return what somebody's list has, which all ways of asking for it agree on."""
        view = QueueView(Queue.ALL, text=typed)
        with self.of(actor).reading(actor) as work:
            ids = sorted(queue.queue_stretch(work, view).ids)
            assert sorted(queue.queue_ids(work, view)) == ids
            assert queue.queue_total(work, view).count == len(ids)
            assert queue.queue_count(work, view, most=1) == min(len(ids), 2)
            assert sum(one.count for one in queue.groups(work, view, "status")) == len(ids)
            return ids

    def entries(self) -> list[tuple[str, str]]:
        """Return who searched restricted tickets for which words."""
        query = select(AuditEntry).where(AuditEntry.kind == WORDS_SEARCHED).order_by(AuditEntry.id)
        with self.owner.reading(WATCHER) as work:
            return [
                (one.actor_name, str(one.changes[0]["after"]))
                for one in work.session.scalars(query)
            ]

    def look(self, actor: Actor) -> None:
        """Let somebody open the restricted ticket."""
        with self.of(actor).reading(actor) as work:
            reading.ticket(work, self.secret)


@pytest.fixture(
    params=[
        "file",
        pytest.param("own", marks=pytest.mark.postgres),
    ]
)
def desk(request: pytest.FixtureRequest) -> Iterator[Searched]:
    url = request.getfixturevalue("sqlite_url" if request.param == "file" else "pg_url")
    store = Store(url)
    small = lay_desk(store)
    given = {"subject": "Salary", "description": SAID}
    secret = opened(store, small, kind="Confidential", **given)
    with store.work(small.agent) as work:
        conversation.add_note(work, secret, "Ask the works council")
    made = Searched(store, request.param == "own", small, secret, opened(store, small, **given))
    yield made
    for one in (*made.seats.values(), store):
        one.dispose()


def test_typing_finds_a_restricted_ticket_by_its_subject_until_it_is_open(desk: Searched) -> None:
    agent = desk.small.agent
    assert desk.palette(agent, "sal") == [desk.plain, desk.secret]
    assert desk.palette(agent, "tuesd") == desk.palette(agent, "told salary") == [desk.plain]
    assert desk.palette(agent, "council") == []

    desk.look(agent)

    assert desk.palette(agent, "tuesd") == [desk.plain, desk.secret]
    assert desk.palette(agent, "council") == [desk.secret]
    assert desk.palette(desk.small.lead, "council") == []
    assert desk.entries() == []


def test_typing_tells_nothing_by_what_must_not_be_there_nor_by_rank(desk: Searched) -> None:
    agent = desk.small.agent
    for word in ("told", "absent"):
        assert desk.palette(agent, f"salary -{word}")[-1:] == [desk.secret]
        assert desk.secret in desk.palette(agent, f"-{word}")
    with desk.owner.work(agent) as work:
        conversation.add_note(work, desk.secret, "salary " * 9)
    for order in SearchOrder:
        assert desk.palette(agent, "salary", order=order) == [desk.plain, desk.secret]
        assert desk.secret in desk.palette(agent, "salary -council", order=order)


def test_a_ticket_that_was_named_shows_no_words(desk: Searched) -> None:
    [hit] = [
        one
        for one in desk.found(desk.small.lead, f"#{desk.secret} told").hits
        if one.id == desk.secret
    ]
    assert hit.snippet is None


def test_a_list_looks_into_it_and_the_trail_says_for_what(desk: Searched) -> None:
    agent = desk.small.agent
    for _ in range(2):
        assert desk.listed(agent, "tuesday status:new") == [desk.secret, desk.plain]
        assert desk.listed(agent, '"was told" -friday') == [desk.secret, desk.plain]
    assert desk.listed(agent, "salary -told") == []
    assert desk.listed(agent, "status:new") == [desk.secret, desk.plain]

    name = agent.name
    assert desk.entries() == [
        (name, "tuesday"),
        (name, '"was told" -friday*'),
        (name, "salary -told*"),
    ]
    assert desk.palette(agent, "tuesd") == [desk.plain]


def test_the_entry_can_be_read(desk: Searched) -> None:
    desk.listed(desk.small.lead, "INC-4711")
    with desk.of(desk.small.officer).reading(desk.small.officer) as work:
        [entry] = browse.entries(work, browse.TrailFilter(kind=WORDS_SEARCHED))
    assert words.kind_words(entry.kind) == "Words of restricted tickets searched"
    assert [(one.field, one.after) for one in entry.changes] == [("search", '"INC 4711*"')]
    assert (entry.actor, entry.client) == (desk.small.lead.name, "test")


def test_who_sees_no_restricted_ticket_leaves_no_entry(desk: Searched) -> None:
    stranger = lay_stranger(desk.owner)
    for actor in (desk.small.colleague, desk.small.admin, stranger):
        assert desk.listed(actor, "council") == desk.palette(actor, "council") == []
    assert desk.listed(desk.small.colleague, "told") == [desk.plain]
    assert desk.entries() == []


def test_a_requester_finds_what_they_were_told_without_an_entry(desk: Searched) -> None:
    requester = desk.small.requester
    assert desk.palette(requester, "told") == [desk.plain, desk.secret]
    assert desk.listed(requester, "told") == [desk.secret, desk.plain]
    assert desk.palette(requester, "council") == desk.listed(requester, "council") == []
    assert desk.entries() == []


def test_officers_and_auditors_leave_an_entry_as_anybody_does(desk: Searched) -> None:
    with desk.owner.work(SETUP) as work:
        room = Department(name="Audit")
        work.session.add(room)
        work.session.flush()
        given = {"department_id": room.id, "created_at": work.now}
        people = [
            Person(name=f"The {role.value}", login=f"the_{role.value}", role=role, **given)
            for role in (Role.AUDITOR, Role.RECORDS)
        ]
        work.session.add_all(people)
        work.session.flush()
        others = [Actor(one.id, one.name, one.role, "test") for one in people]
    seen = [desk.small.officer, *others]
    for actor in seen:
        assert desk.palette(actor, "council") == []
        assert desk.listed(actor, "council") == [desk.secret]
    assert desk.entries() == [(one.name, "council*") for one in seen]


def test_a_watcher_finds_everything_and_shows_it_to_nobody(desk: Searched) -> None:
    assert desk.palette(WATCHER, "council") == desk.listed(WATCHER, "council") == [desk.secret]
    assert desk.entries() == []


@pytest.mark.postgres
@pytest.mark.parametrize("desk", ["shared"], indirect=True)
def test_seats_that_share_a_login_search_alike(desk: Searched) -> None:
    agent = desk.small.agent
    for order in SearchOrder:
        assert desk.palette(agent, "told", order=order) == [desk.plain]
        assert desk.palette(agent, "salary -council", order=order) == [desk.plain, desk.secret]
    assert desk.listed(agent, "council") == [desk.secret]
    desk.look(agent)
    assert desk.palette(agent, "council") == [desk.secret]
    assert desk.palette(agent, "salary -council") == [desk.plain]
    assert desk.palette(desk.small.requester, "told") == [desk.plain, desk.secret]
    assert desk.listed(desk.small.colleague, "council") == []
    assert desk.entries() == [(agent.name, "council*")]
