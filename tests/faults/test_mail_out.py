"""Alerts leave the desk: once, again after faults, together, quietly, and with a record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from models.people import Person
from models.vocabulary import Medium, NoticeUrgency, OutboxState, Timing
from services.errors import RuleError
from services.notify import audience, sending, templates
from services.notify.audience import Choice
from services.notify.sending import claim_next
from services.store.work import WATCHER
from tests.rigs.alerting import SOON, alerting_desk, log, send, states, tell

if TYPE_CHECKING:
    from tests.rigs.outside import Relay
    from tests.rigs.rules_desk import RuledDesk


def test_a_notice_becomes_a_mail(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    tell(desk, "Look at #1001")
    send(desk)

    [mail] = relay[0].taken
    assert (mail["To"], mail["Subject"], mail["Auto-Submitted"]) == (
        "agent@example.invalid",
        "Look at #1001",
        "auto-generated",
    )
    assert mail.get_content().startswith("Hello Dana Fox,")
    assert states(desk) == [OutboxState.SENT]


def test_what_was_sent_is_not_sent_again(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    tell(desk, "Look")
    counts = [send(desk) for _ in range(3)]

    assert (counts, len(relay[0].taken)) == ([1, 0, 0], 1)


def test_forty_alerts_at_once_are_one_mail(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    tell(desk, *(f"Ticket {number}" for number in range(40)))
    send(desk)

    [mail] = relay[0].taken
    assert mail["Subject"] == "40 alerts: Ticket 0"
    assert mail.get_content().count("- Ticket ") == 40
    assert states(desk).count(OutboxState.GROUPED) == 39


def test_a_relay_that_refuses_for_good_ends_it_with_the_reason(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "550 no such mailbox"
    tell(desk, "Look")
    send(desk)

    assert states(desk) == [OutboxState.DEAD]
    assert [(one.outcome, one.reason) for one in log(desk)] == [
        ("dead", "Refused: 550 no such mailbox")
    ]


def test_a_relay_that_refuses_for_now_is_asked_later(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "451 try later"
    tell(desk, "Look")
    send(desk)
    relay[0].refusal = ""
    early, later = send(desk, timedelta(seconds=29)), send(desk, timedelta(seconds=2))

    assert (early, later) == (0, 1)
    assert [one.outcome for one in log(desk)] == ["sent", "deferred"]


def test_a_slow_relay_is_left_and_tried_again(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    relay[0].slow_s = 4
    tell(desk, "Look")
    send(desk)
    relay[0].slow_s = 0
    send(desk, timedelta(minutes=1))

    assert [one.outcome for one in log(desk)] == ["sent", "deferred"]
    assert "timed out" in log(desk)[1].reason


def test_a_relay_that_dies_in_the_middle_is_tried_again(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].dies = True
    tell(desk, "Look")
    send(desk)
    relay[0].dies = False
    send(desk, timedelta(minutes=1))

    assert [one.outcome for one in log(desk)] == ["sent", "deferred"]


def test_an_unreachable_relay_is_given_up_after_hours_and_can_be_tried_by_hand(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "451 try later"
    tell(desk, "Look")
    for _ in range(15):
        send(desk, timedelta(hours=1))
    dead = states(desk)
    relay[0].refusal = ""
    with desk.store.work(desk.people.admin) as work:
        sending.send_again(work, 1)
    send(desk)

    assert (dead, states(desk)) == ([OutboxState.DEAD], [OutboxState.SENT])
    assert len(log(desk)) == 13


def test_a_sender_that_died_is_followed_by_another_with_the_same_message_id(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    tell(desk, "Look", "And look")
    desk.time.advance(SOON)
    with desk.store.work(WATCHER) as work:
        claim = claim_next(work)
    assert claim is not None
    sending.hand_over(claim)  # sent, and killed before it could be written down
    too_early, later = send(desk), send(desk, timedelta(minutes=2))

    first, second = relay[0].taken
    assert (too_early, later) == (0, 1)
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_content() == second.get_content()


def test_a_person_without_an_address_is_a_dead_letter(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        work.require(Person, desk.people.agent.person_id or 0).email = None
    tell(desk, "Look")
    send(desk)

    [line] = log(desk)
    assert (line.person, line.recipient, line.outcome) == ("Dana Fox", "", "dead")
    assert line.reason == (
        "No e-mail address of this person is known: an administrator enters one, then the "
        "message can be sent again."
    )


def test_what_went_with_another_message_says_what_became_of_it(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "550 no such user"
    tell(desk, "Look", "And look")
    send(desk)

    said = {(one.message_id, one.outcome, one.reason) for one in log(desk)}
    assert said == {
        (2, "grouped", "goes together with message 1"),
        (1, "dead", "Refused: 550 no such user"),
        (2, "dead", "with message 1: Refused: 550 no such user"),
    }


def test_a_relay_nobody_answers_at_says_what_to_look_at(sqlite_url: str) -> None:
    desk = alerting_desk(sqlite_url, 1)
    tell(desk, "Look")
    send(desk)

    [line] = log(desk)
    assert line.outcome == "deferred"
    assert line.reason.startswith("The relay 127.0.0.1:1 cannot be reached")
    assert line.reason.endswith("whether host and port of the channel are right.")
    desk.store.dispose()


def test_a_line_break_in_a_title_adds_no_header(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    tell(desk, "Look\r\nBcc: everyone@example.org")
    send(desk)

    [mail] = relay[0].taken
    assert (mail["Bcc"], mail["Subject"]) == (None, "Look Bcc: everyone@example.org")


def quiet_night(desk: RuledDesk) -> None:
    """The agent sleeps from 22:00 to 07:00 in Berlin; the test begins at 23:00 there."""
    week = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    with desk.store.work(desk.people.agent) as work:
        audience.set_profile(
            work,
            desk.people.agent.person_id or 0,
            timezone="Europe/Berlin",
            quiet={day: [["22:00", "07:00"]] for day in week},
            language="de",
        )
    desk.time.move_to(datetime(2026, 6, 8, 21, 0, tzinfo=UTC))


def test_nobody_is_woken_in_quiet_hours(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    quiet_night(desk)
    tell(desk, "Look", "And look")
    night, morning = send(desk), send(desk, timedelta(hours=8))

    assert (night, morning) == (0, 1)
    assert relay[0].taken[0]["Subject"] == "2 Meldungen: Look"


def test_what_is_urgent_gets_through_quiet_hours(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    quiet_night(desk)
    tell(desk, "Burning", urgency=NoticeUrgency.CRITICAL)

    assert send(desk) == 1
    assert relay[0].taken[0]["Subject"] == "[Dringend] Burning"


def test_a_digest_comes_once_a_day(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    with desk.store.work(desk.people.agent) as work:
        cell = Choice("rule", Medium.EMAIL)
        audience.choose(work, cell, Timing.DIGEST, person_id=desk.people.agent.person_id)
    for number in range(3):
        tell(desk, f"Ticket {number}")
        send(desk, timedelta(hours=2))
    during_the_day = len(relay[0].taken)
    send(desk, timedelta(hours=24))

    assert (during_the_day, [mail["Subject"] for mail in relay[0].taken]) == (
        0,
        ["Digest: 3 alerts"],
    )


def test_a_choice_of_ones_own_beats_the_desks(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        audience.choose(work, Choice("*", Medium.EMAIL), Timing.OFF)
    with desk.store.work(desk.people.agent) as work:
        mine = Choice("escalation", Medium.EMAIL)
        audience.choose(work, mine, Timing.AT_ONCE, person_id=desk.people.agent.person_id)
    tell(desk, "A rule")
    tell(desk, "An escalation", kind="escalation")

    assert len(states(desk)) == 1


def test_a_desk_may_write_its_own_words(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    with desk.store.work(desk.people.admin) as work:
        templates.set_template(work, "single", "en", "Desk: {{title}}", "{{text}} {{person}}")
    tell(desk, "{{person}} {{nobody}}")
    send(desk)

    assert relay[0].taken[0]["Subject"] == "Desk: {{person}} {{nobody}}"


def test_words_that_name_what_nobody_fills_in_are_refused(desk: RuledDesk) -> None:
    with pytest.raises(RuleError, match="names mood"), desk.store.work(desk.people.admin) as work:
        templates.set_template(work, "single", "en", "{{mood}}", "x")


def test_a_channel_keeps_no_password(desk: RuledDesk) -> None:
    with pytest.raises(RuleError, match="keeps no secret"), desk.store.work(desk.people.admin) as w:
        audience.add_channel(w, "Other", Medium.EMAIL, {"host": "x", "password": "hunter2"})
