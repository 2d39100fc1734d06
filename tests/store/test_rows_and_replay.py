"""Whatever is done to tickets, in whatever order, their clock rows are what the replay says."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.clocks import Clock
from models.tickets import Ticket
from models.vocabulary import Priority, Role
from services.errors import HelpDeskError
from services.sla.checking import check_ticket
from services.store.work import Actor
from services.tickets import assignment, conversation, lifecycle, merging
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Store, Work
    from services.time_source import VirtualTime

STEPS = 70
SPANS = tuple(timedelta(minutes=one) for one in (0, 1, 20, 70, 150))
WHY = "As agreed."


def something(dice: random.Random, tickets: list[int]) -> Callable[[Work], Changes]:
    one, other = dice.sample(tickets, 2)
    priority = dice.choice(list(Priority))
    return dice.choice(
        (
            lambda work: conversation.send_reply(work, one, "It is the switch."),
            lambda work: conversation.send_reply(work, one, "And the cable."),
            lambda work: asked_again(work, one),
            lambda work: lifecycle.await_requester(work, one, reason=WHY),
            lambda work: lifecycle.resume(work, one),
            lambda work: lifecycle.resolve(work, one, reason=WHY),
            lambda work: lifecycle.reopen(work, one, reason=WHY),
            lambda work: assignment.set_priority(work, one, priority, reason=WHY),
            lambda work: merging.merge(work, one, other, reason=WHY),
            lambda work: merging.undo_merge(work, one, reason=WHY),
        )
    )


def asked_again(work: Work, ticket_id: int) -> Changes:
    requester = work.require(Ticket, ticket_id).requester_id
    with work.acting(Actor(requester, "Ruth Berg", Role.REQUESTER, "test")):
        return conversation.receive_reply(work, ticket_id, "It is still broken.")


@pytest.mark.parametrize("seed", range(3))
def test_clock_rows_are_what_the_replay_says(
    desk_store: Store, desk: SmallDesk, time: VirtualTime, seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    tickets = [opened(desk_store, desk) for _ in range(3)]
    done = 0
    for _ in range(STEPS):
        time.advance(dice.choice(SPANS))
        try:
            desk_store.apply(desk.lead, something(dice, tickets))
        except HelpDeskError:
            continue
        done += 1
        with desk_store.reading(desk.lead) as work:
            assert [found for one in tickets for found in check_ticket(work, one)] == []

    assert done >= STEPS / 3
    with desk_store.reading(desk.lead) as work:
        assert (work.session.scalar(select(func.max(Clock.cycle))) or 0) >= 3
