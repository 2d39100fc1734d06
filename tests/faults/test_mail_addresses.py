"""Addresses that are none, that a relay cannot take, and of people who are gone: no other waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.people import Person
from models.vocabulary import OutboxState
from services.access import administration
from services.notify import inbox
from services.store.work import WATCHER
from tests.rigs.alerting import alerting_desk, log, send, states, tell
from tests.rigs.outside import relay_running

if TYPE_CHECKING:
    from tests.rigs.outside import Relay
    from tests.rigs.rules_desk import RuledDesk


def addressed(desk: RuledDesk, address: str) -> None:
    """Let mail to the agent go there."""
    with desk.store.work(desk.people.admin) as work:
        work.require(Person, desk.people.agent.person_id or 0).email = address


def test_an_address_the_relay_cannot_take_holds_up_no_other(url: str) -> None:
    with relay_running(ascii_only=True) as (relay, port):
        desk = alerting_desk(url, port)
        addressed(desk, "müller@example.org")
        tell(desk, "Look")
        desk.time.advance(timedelta(seconds=1))
        with desk.store.work(WATCHER) as work:
            word = inbox.Word(kind="rule", title="You too", body="Please look.")
            inbox.tell(work, [desk.people.lead.person_id or 0], word)
        send(desk)
        left = states(desk)
        reasons = [one.reason for one in log(desk)]
        desk.store.dispose()

    assert (left, len(relay.taken)) == ([OutboxState.DEAD, OutboxState.SENT], 1)
    assert "no SMTPUTF8" in reasons[-1]


def test_a_host_with_an_umlaut_is_reached_by_every_relay(url: str) -> None:
    with relay_running(ascii_only=True) as (relay, port):
        desk = alerting_desk(url, port)
        addressed(desk, "info@müller.example")
        tell(desk, "Look")
        sent = send(desk)
        desk.store.dispose()

    assert (sent, relay.taken[0]["To"]) == (1, "info@xn--mller-kva.example")


@pytest.mark.usefixtures("relay")
def test_an_address_that_is_none_holds_up_no_other(desk: RuledDesk) -> None:
    addressed(desk, "dana@[")
    tell(desk, "Look")
    send(desk)

    assert states(desk) == [OutboxState.DEAD]
    assert "is not one address of mail" in log(desk)[0].reason


def test_nothing_leaves_to_somebody_who_is_switched_off(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    tell(desk, "Before")
    with desk.store.work(desk.people.admin) as work:
        administration.set_active(work, desk.people.agent.person_id or 0, active=False)
    tell(desk, "After")
    sent = send(desk)

    assert (sent, relay[0].taken) == (0, [])
    assert states(desk) == [OutboxState.DEAD, OutboxState.SKIPPED]
    assert {"switched off" in one.reason for one in log(desk)} == {True}
