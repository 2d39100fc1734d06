"""Webhooks and chat leave the desk through real gateways, again after faults."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Medium, Timing
from services.notify import audience
from services.notify.audience import Choice
from tests.rigs.alerting import log, send, tell
from tests.rigs.outside import Listener, listener_running
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
"""Apprise imports it where there still is one."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listener_running() as running:
        yield running


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(sqlite_url)
    yield made
    made.store.dispose()


def hooked(desk: RuledDesk, listener: Listener) -> None:
    with desk.store.work(desk.people.admin) as work:
        url = f"json://127.0.0.1:{listener.server_port}/hook"
        audience.add_channel(work, "Pager", Medium.WEBHOOK, {"url": url})
    desk.publish("Call", {"on": "created"}, {"do": "webhook", "channel": "Pager"})


def test_a_rule_calls_a_webhook_after_its_change_is_kept(
    desk: RuledDesk, listener: Listener
) -> None:
    hooked(desk, listener)
    number = desk.open()
    before = len(listener.heard)
    send(desk)

    [(headers, body)] = listener.heard
    said = json.loads(json.loads(body)["message"])
    assert (before, said["number"], said["priority"]) == (0, f"#{number}", "normal")
    assert headers["Idempotency-Key"]


def test_a_webhook_that_answers_five_megabytes_is_a_webhook(
    desk: RuledDesk, listener: Listener
) -> None:
    hooked(desk, listener)
    listener.answer = b"x" * 5_000_000
    desk.open()

    assert send(desk) == 1


def test_a_webhook_that_fails_is_called_again_with_the_same_key(
    desk: RuledDesk, listener: Listener
) -> None:
    hooked(desk, listener)
    listener.status = 503
    desk.open()
    send(desk)
    listener.status = 200
    send(desk, timedelta(minutes=1))

    keys = {headers["Idempotency-Key"] for headers, _ in listener.heard}
    assert ([one.outcome for one in log(desk)], len(keys)) == (["sent", "deferred"], 1)


def test_chat_goes_to_the_persons_own_room(desk: RuledDesk, listener: Listener) -> None:
    with desk.store.work(desk.people.admin) as work:
        url = f"json://127.0.0.1:{listener.server_port}/{{to}}"
        audience.add_channel(work, "Chat", Medium.CHAT, {"url": url})
        audience.choose(work, Choice("*", Medium.EMAIL), Timing.OFF)
        audience.choose(work, Choice("*", Medium.CHAT), Timing.AT_ONCE)
    with desk.store.work(desk.people.agent) as work:
        audience.set_profile(work, desk.people.agent.person_id or 0, chat="room dana")
    tell(desk, "Look")

    assert send(desk) == 1
    assert json.loads(listener.heard[0][1])["title"] == "Look"
