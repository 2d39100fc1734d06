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


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listener_running() as running:
        yield running


@pytest.fixture
def desk(sqlite_monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(sqlite_monday_url)
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


def test_a_refusal_of_five_megabytes_is_a_line_of_the_log(
    desk: RuledDesk, listener: Listener
) -> None:
    hooked(desk, listener)
    listener.status, listener.answer = 500, b"x" * 5_000_000
    desk.open()
    send(desk)

    [line] = log(desk)
    assert (line.outcome, len(line.reason) <= 1000) == ("deferred", True)
    assert "500" in line.reason


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


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_webhook_that_was_sent_on_did_not_arrive(
    desk: RuledDesk, listener: Listener, status: int
) -> None:
    hooked(desk, listener)
    listener.status, listener.leads_to = status, "/login"
    desk.open()
    sent = send(desk)

    assert (sent, [one.outcome for one in log(desk)]) == (0, ["deferred"])
    assert len(listener.heard) == 1


def reached_by(desk: RuledDesk, listener: Listener, medium: Medium) -> None:
    """Let everybody be told by a gateway of this medium alone."""
    with desk.store.work(desk.people.admin) as work:
        url = f"json://127.0.0.1:{listener.server_port}/{{to}}"
        audience.add_channel(work, "Gateway", medium, {"url": url})
        audience.choose(work, Choice("*", Medium.EMAIL), Timing.OFF)
        audience.choose(work, Choice("*", medium), Timing.AT_ONCE)


def test_chat_goes_to_the_persons_own_room(desk: RuledDesk, listener: Listener) -> None:
    reached_by(desk, listener, Medium.CHAT)
    with desk.store.work(desk.people.agent) as work:
        audience.set_profile(work, desk.people.agent.person_id or 0, chat="room dana")
    tell(desk, "Look")

    assert send(desk) == 1
    assert json.loads(listener.heard[0][1])["title"] == "Look"


@pytest.mark.parametrize(
    ("medium", "said"),
    [(Medium.SMS, "No mobile number of this person"), (Medium.CHAT, "No chat room or handle")],
)
def test_who_gave_no_number_or_room_is_named_with_the_reason(
    desk: RuledDesk, listener: Listener, medium: Medium, said: str
) -> None:
    reached_by(desk, listener, medium)
    tell(desk, "Look")
    send(desk)

    [line] = log(desk)
    assert (line.person, line.medium, line.outcome) == ("Dana Fox", medium, "dead")
    assert line.reason.startswith(said)
    assert line.reason.endswith("under Notifications, then the message can be sent again.")


def test_an_sms_goes_to_the_persons_own_number(desk: RuledDesk, listener: Listener) -> None:
    reached_by(desk, listener, Medium.SMS)
    with desk.store.work(desk.people.agent) as work:
        me = desk.people.agent.person_id or 0
        audience.set_profile(work, me, mobile="+44 20 7946 0000")
    tell(desk, "Look")

    assert send(desk) == 1
    assert json.loads(listener.heard[0][1])["title"] == "Look"
    assert [one.recipient for one in log(desk)] == ["+44 20 7946 0000"]
