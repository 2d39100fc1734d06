"""What a seat knows of tickets it worked on is never more, less or other than what happened."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models.vocabulary import Priority, Target
from services.errors import HelpDeskError
from services.sla import log, past, standing
from services.sla.checking import check_ticket
from services.sla.drafts import Promise
from services.sla.publishing import publish_policy
from services.store import sending
from services.store.work import Store
from services.tickets import assignment, lifecycle
from services.tickets.conversation import send_reply
from tests.rigs.desk import STANDARD, SmallDesk, opened
from tests.store.test_rows_and_replay import asked_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from services.changes import Changes
    from services.store.work import Actor, Work
    from services.time_source import VirtualTime

WHY = "As agreed."
STEPS = 40
SPANS = tuple(timedelta(minutes=one) for one in (0, 0, 1, 20, 70, 150))


@pytest.fixture
def other_seat(monday_url: str, desk_store: Store, time: VirtualTime) -> Iterator[Store]:
    """Another seat at the same desk."""
    del desk_store
    made = Store(monday_url, time)
    yield made
    made.dispose()


def known(store: Store, actor: Actor, ticket: int) -> list[log.Logged]:
    with store.reading(actor) as work:
        return [*log.events_of(work, ticket)]


def asked_since(store: Store, actor: Actor, ticket: int) -> list[int]:
    """From which event on a unit asks for the log of a ticket."""
    seen: list[int] = []
    usual = sending.ask_together

    def spy(
        connection: Connection, questions: Sequence[sending.Question]
    ) -> Sequence[Sequence[Any]]:
        seen.extend(given["since"] for asked, given in questions if asked is log.LOG_OF_ONE)
        return usual(connection, questions)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sending, "ask_together", spy)
        known(store, actor, ticket)
    return seen


def check(store: Store, actor: Actor, ticket: int) -> None:
    """A seat that knows nothing finds the stored clocks as the whole log tells them."""
    fresh = Store(store.url, store.time_source)
    try:
        with fresh.reading(actor) as work:
            assert [*check_ticket(work, ticket)] == []
            whole, events = standing.replayed(work, ticket), log.events_of(work, ticket)
            told = [(one.target, one.cycle, one.elapsed_s, one.breached_s) for one in whole.clocks]
        with store.reading(actor) as work:
            assert log.events_of(work, ticket) == events
            carried = past.carried_on(work, ticket, events)
            if carried is not None:
                carried.observe(whole.now_s)
                seen = [
                    (one.target, one.cycle, one.elapsed_s, one.breached_s) for one in carried.clocks
                ]
                assert (seen, carried.timeline) == (told, whole.timeline)
    finally:
        fresh.dispose()


def something(dice: random.Random, ticket: int, hours: int) -> Callable[[Work], Changes]:
    priority = dice.choice(list(Priority))
    return dice.choice(
        (
            lambda work: send_reply(work, ticket, "It is the switch."),
            lambda work: asked_again(work, ticket),
            lambda work: lifecycle.await_requester(work, ticket, reason=WHY),
            lambda work: lifecycle.resume(work, ticket),
            lambda work: lifecycle.resolve(work, ticket, reason=WHY),
            lambda work: assignment.set_priority(work, ticket, priority, reason=WHY),
            lambda work: _published(work, hours),
            lambda work: _failing(work, ticket),
        )
    )


def _published(work: Work, hours: int) -> Changes:
    publish_policy(work, replace(STANDARD, promises=(Promise(Target.RESOLUTION, f"{hours}h"),)))
    return work.changes


def _failing(work: Work, ticket: int) -> Changes:
    send_reply(work, ticket, "Nobody will ever read this.")
    work.session.flush()
    raise HelpDeskError("and so it is undone")


@pytest.mark.parametrize("seed", range(2))
def test_two_seats_count_what_a_seat_without_a_past_does(
    desk_store: Store, desk: SmallDesk, other_seat: Store, time: VirtualTime, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    ticket, done = opened(desk_store, desk), 0
    for _ in range(STEPS):
        time.advance(dice.choice(SPANS))
        seat = dice.choice((desk_store, desk_store, other_seat))
        try:
            seat.apply(desk.admin, something(dice, ticket, dice.randint(2, 9)))
        except HelpDeskError:
            continue
        done += 1
        check(seat, desk.admin, ticket)
    assert done >= STEPS / 3


def test_a_unit_asks_only_for_what_it_does_not_know(
    desk_store: Store, desk: SmallDesk, other_seat: Store
) -> None:
    ticket = opened(desk_store, desk)
    assert asked_since(desk_store, desk.agent, ticket) == [1]
    before = known(desk_store, desk.agent, ticket)

    other_seat.apply(desk.colleague, lambda work: send_reply(work, ticket, "Here too."))

    assert asked_since(desk_store, desk.agent, ticket) == [before[-1].seq]
    assert known(desk_store, desk.agent, ticket)[len(before) :] != []


def test_nobody_knows_what_somebody_else_read(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    known(desk_store, desk.agent, ticket)

    assert asked_since(desk_store, desk.colleague, ticket) == [1]


def test_a_log_that_is_no_longer_what_it_was_is_read_again(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "Hello."))
    true = known(desk_store, desk.agent, ticket)
    with desk_store.reading(desk.agent) as work:
        wrong = [*true[:-1], true[-1]._replace(kind="note")]
        past.learn(work, ticket, wrong, None)

    assert known(desk_store, desk.agent, ticket) == true

    with desk_store.reading(desk.agent) as work:  # longer than it is: a desk that was restored
        longer = [*true, true[-1]._replace(seq=true[-1].seq + 1)]
        past.learn(work, ticket, longer, None)

    assert known(desk_store, desk.agent, ticket) == true


def test_a_unit_that_is_undone_leaves_nothing(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    true = known(desk_store, desk.agent, ticket)

    def read_again(work: Work) -> Changes:
        send_reply(work, ticket, "Nobody will ever read this.")
        work.session.flush()
        work.forget()
        assert len(log.events_of(work, ticket)) > len(true)
        raise HelpDeskError("and so it is undone")

    with pytest.raises(HelpDeskError, match="undone"):
        desk_store.apply(desk.agent, read_again)

    assert known(desk_store, desk.agent, ticket) == true
    time.advance(timedelta(minutes=5))
    desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "This they do."))
    check(desk_store, desk.agent, ticket)


def test_another_configuration_is_counted_from_the_beginning(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    for _ in range(2):
        desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "Hello."))
    with desk_store.work(desk.admin) as work:
        _published(work, 3)
    with desk_store.reading(desk.agent) as work:
        log.events_of(work, ticket)
        found = past.known(work, ticket)

    assert found is not None
    assert found.counted is None


def test_only_the_last_tickets_are_kept(desk_store: Store, desk: SmallDesk) -> None:
    tickets = [opened(desk_store, desk) for _ in range(past.TICKETS + 1)]
    for one in tickets:
        known(desk_store, desk.agent, one)

    assert asked_since(desk_store, desk.agent, tickets[-1]) != [1]
    assert asked_since(desk_store, desk.agent, tickets[0]) == [1]


def test_only_so_many_events_are_kept(
    desk_store: Store, desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tickets = [opened(desk_store, desk) for _ in range(3)]
    monkeypatch.setattr(past, "EVENTS", 2 * len(known(desk_store, desk.agent, tickets[0])))
    for one in (*tickets, tickets[-1]):
        known(desk_store, desk.agent, one)

    asked = [asked_since(desk_store, desk.agent, one) == [1] for one in reversed(tickets)]
    assert asked == [False, False, True]


def test_a_seat_that_is_left_forgets(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    known(desk_store, desk.agent, ticket)

    desk_store.dispose()

    assert asked_since(desk_store, desk.agent, ticket) == [1]


def test_the_last_cycle_of_each_target_is_asked_for_and_no_other(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    """However often an agent answers: a long ticket costs no more than a short."""
    ticket = opened(desk_store, desk)
    for _ in range(5):
        time.advance(timedelta(minutes=5))
        desk_store.apply(desk.agent, lambda work: send_reply(work, ticket, "Hello."))
    with desk_store.reading(desk.agent) as work:
        query = standing.LAST_PLAIN_ROWS
        rows = work.session.ask(query, {"ticket_id": ticket})

    assert len({row.target for row in rows}) == len(rows)
    assert max(row.cycle for row in rows if row.target is Target.PERIODIC_UPDATE) > 1
