"""Who no longer sees a ticket gains nothing by what their seat still knows of its past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import delete, func, select

from models.people import Department, Team, TeamMember
from models.tickets import Message, Ticket, TicketEvent
from models.vocabulary import Priority, Role
from services.errors import HelpDeskError, NotFoundError
from services.sla import custody, log, past, standing
from services.sla.checking import check_ticket
from services.sla.pictures import clocks_of
from services.store.work import WATCHER, Store
from services.tickets import assignment, classification, lifecycle, reading
from services.tickets.conversation import add_note, send_reply
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk, lay_stranger, seat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.changes import Changes
    from services.store.work import Actor, Work

    Turn = Callable[[Work, int, Actor], None]

pytestmark = pytest.mark.postgres

WHY: Final = "As agreed."


@pytest.fixture(scope="module")
def guarded(module_pg_url: str) -> Iterator[GuardedDesk]:
    """A desk whose people sit under logins of their own."""
    owner = Store(module_pg_url)
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


@pytest.fixture(scope="module")
def helper(guarded: GuardedDesk) -> Actor:
    """Somebody of another department, login "stranger", who helps out in Tier 1."""
    one = lay_stranger(guarded.owner)
    with guarded.owner.work(guarded.small.admin) as work:
        _taken_in(work, 0, one)
        nowhere = Department(name="Nowhere")
        work.session.add(nowhere)
        work.session.flush()
        work.session.add(Team(name="Nobody", department_id=nowhere.id))
    return one


def _team(work: Work, name: str) -> int:
    return work.session.scalars(select(Team.id).where(Team.name == name)).one()


def _made_confidential(work: Work, ticket: int, _who: Actor) -> None:
    assignment.assign(work, ticket, team_id=_team(work, "Legal desk"), person_id=None)
    classification.set_kind(work, ticket, "Confidential", reason=WHY)


def _made_public(work: Work, ticket: int, _who: Actor) -> None:
    classification.set_kind(work, ticket, "Incident", reason=WHY)


def _moved(work: Work, ticket: int, _who: Actor) -> None:
    row = work.lock(Ticket, ticket)
    row.team_id, row.department_id = None, work.require(Team, _team(work, "Nobody")).department_id


def _moved_back(work: Work, ticket: int, _who: Actor) -> None:
    first = work.require(Team, _team(work, "Tier 1"))
    row = work.lock(Ticket, ticket)
    row.team_id, row.department_id = first.id, first.department_id


def _left_out(work: Work, _ticket: int, who: Actor) -> None:
    of_tier_1 = TeamMember.team_id == _team(work, "Tier 1")
    of_them = TeamMember.person_id == who.person_id
    work.session.execute(delete(TeamMember).where(of_tier_1, of_them))


def _taken_in(work: Work, _ticket: int, who: Actor) -> None:
    work.session.add(TeamMember(team_id=_team(work, "Tier 1"), person_id=who.person_id))


def _replying(ticket: int) -> Callable[[Work], Changes]:
    return lambda work: send_reply(work, ticket, "It is behind the green door.")


def _worked_on(store: Store, who: Actor, ticket: int) -> None:
    """Reply until the seat knows the ticket's past and has counted some of it."""
    for _ in range(3):
        store.apply(who, _replying(ticket))
    with store.reading(who) as work:
        known = past.known(work, ticket)
    assert known is not None
    assert known.counted is not None


def _written(owner: Store, ticket: int) -> tuple[int, ...]:
    with owner.reading(WATCHER) as work:
        return tuple(
            work.session.scalars(
                select(func.count()).select_from(one).where(one.ticket_id == ticket)
            ).one()
            for one in (Message, TicketEvent)
        )


DOINGS: Final[tuple[Callable[[Work, int], object], ...]] = (
    lambda work, ticket: send_reply(work, ticket, "And now?"),
    lambda work, ticket: add_note(work, ticket, "And now?"),
    lambda work, ticket: lifecycle.resolve(work, ticket, reason=WHY),
    lambda work, ticket: assignment.set_priority(work, ticket, Priority.HIGH, reason=WHY),
    reading.ticket,
)
SEEN: Final[tuple[Callable[[Work, int], object], ...]] = (
    log.events_of,
    lambda work, ticket: standing.replayed(work, ticket).clocks,
    lambda work, ticket: past.carried_on(work, ticket, log.events_of(work, ticket)),
    clocks_of,
    custody.stays,
)


def _refusals(store: Store, who: Actor, ticket: int) -> list[tuple[type[HelpDeskError], str]]:
    found = []
    for do in DOINGS:
        with pytest.raises(HelpDeskError) as refused, store.work(who) as work:
            do(work, ticket)
        found.append((refused.type, str(refused.value)))
    return found


@pytest.mark.parametrize(
    ("login", "taken", "given"),
    [
        ("agent", _made_confidential, _made_public),
        ("agent", _moved, _moved_back),
        ("stranger", _left_out, _taken_in),
    ],
)
def test_a_right_that_was_taken_away_takes_the_known_past_along(
    guarded: GuardedDesk, helper: Actor, login: str, taken: Turn, given: Turn
) -> None:
    who = guarded.small.agent if login == "agent" else helper
    owner, store = guarded.owner, guarded.sit(login, Role.AGENT)
    ticket = opened(owner, guarded.small, assignee_id=None)
    _worked_on(store, who, ticket)
    with owner.work(guarded.small.admin) as work:
        taken(work, ticket, who)
    before = _written(owner, ticket)
    knows_nothing = seat(owner, login, Role.AGENT)

    refused = _refusals(store, who, ticket)

    assert {kind for kind, _ in refused} == {NotFoundError}
    assert refused == _refusals(knows_nothing, who, ticket)
    assert _written(owner, ticket) == before
    for look in SEEN:
        with store.reading(who) as work:
            assert not look(work, ticket)
    with owner.work(guarded.small.admin) as work:
        given(work, ticket, who)
    store.apply(who, _replying(ticket))
    with knows_nothing.reading(who) as work:
        assert [*check_ticket(work, ticket)] == []
        whole = log.events_of(work, ticket)
    with store.reading(who) as work:
        assert log.events_of(work, ticket) == whole
    knows_nothing.dispose()


def test_a_right_that_goes_while_a_unit_holds_the_ticket_ends_the_unit(
    guarded: GuardedDesk, helper: Actor
) -> None:
    owner, small = guarded.owner, guarded.small
    ticket = opened(owner, small, assignee_id=None)
    knowing, new = (guarded.sit("stranger", Role.AGENT), seat(owner, "stranger", Role.AGENT))
    _worked_on(knowing, helper, ticket)
    before, found = _written(owner, ticket), []

    def meanwhile(work: Work) -> Changes:
        work.lock(Ticket, ticket)
        with owner.work(small.admin) as other:
            _left_out(other, ticket, helper)
        return send_reply(work, ticket, "And now?")

    for store in (knowing, new):
        with pytest.raises(HelpDeskError) as refused:
            store.apply(helper, meanwhile)
        found.append((refused.type, str(refused.value)))
        with owner.work(small.admin) as other:
            _taken_in(other, ticket, helper)

    assert found[0] == found[1]
    assert _written(owner, ticket) == before
    new.dispose()
