"""How people are told, as the settings page reads and changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Medium, OutboxState, Timing
from services.errors import NotAllowed, RuleError
from services.notify import audience, templates, wishes
from services.notify.sending import send_due
from services.notify.wishes import Cell
from services.store.work import WATCHER
from tests.rigs.alerting import alerting_desk
from tests.rigs.outside import relay_running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rigs.outside import Relay
    from tests.rigs.rules_desk import RuledDesk

MINE = Cell("escalation", Medium.EMAIL, "own")


@pytest.fixture
def relay() -> Iterator[tuple[Relay, int]]:
    with relay_running() as running:
        yield running


@pytest.fixture
def desk(url: str, relay: tuple[Relay, int]) -> Iterator[RuledDesk]:
    made = alerting_desk(url, relay[1])
    yield made
    made.store.dispose()


def seen(desk: RuledDesk) -> wishes.WishesView:
    with desk.store.reading(desk.people.agent) as work:
        return wishes.wishes(work)


def test_own_choices_stand_beside_the_desks(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        audience.choose(work, audience.Choice("rule", Medium.EMAIL), Timing.DIGEST)
    with desk.store.work(desk.people.agent) as work:
        wishes.choose(work, MINE, Timing.OFF)

    found = seen(desk)
    assert found.own == {MINE: Timing.OFF}
    assert found.desk == {Cell("rule", Medium.EMAIL, "*"): Timing.DIGEST}
    assert found.media == (Medium.EMAIL,)
    assert found.email == "agent@example.invalid"


def test_a_choice_taken_back_follows_the_desk_again(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.agent) as work:
        wishes.choose(work, MINE, Timing.OFF)
    with desk.store.work(desk.people.agent) as work:
        wishes.choose(work, MINE, None)
        assert wishes.wishes(work).own == {}


def test_wishes_that_make_no_sense_are_refused(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.agent) as work, pytest.raises(RuleError, match="cannot"):
        wishes.save(work, {"timezone": "Mars/Olympus", "quiet": {"mon": [["22:00", "06:00"]]}})


def test_a_test_message_arrives_and_its_answer_is_read(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    with desk.store.work(desk.people.admin) as work:
        [channel] = wishes.channels(work)
        number = wishes.send_trial(work, channel.id, "ops@example.org").subject or 0
        before = wishes.trial_result(work, number)
    send_due(desk.store, WATCHER)

    with desk.store.reading(desk.people.admin) as work:
        after = wishes.trial_result(work, number)
        [channel] = wishes.channels(work)
    assert (before.state, after.state) == (OutboxState.WAITING, OutboxState.SENT)
    assert after.reason == "accepted by the relay"
    assert channel.sent_at is not None
    assert [one["To"] for one in relay[0].taken] == ["ops@example.org"]


def test_a_refused_test_says_why(desk: RuledDesk, relay: tuple[Relay, int]) -> None:
    relay[0].refusal = "550 no such mailbox"
    with desk.store.work(desk.people.admin) as work:
        [channel] = wishes.channels(work)
        number = wishes.send_trial(work, channel.id, "ops@example.org").subject or 0
    send_due(desk.store, WATCHER)

    with desk.store.reading(desk.people.admin) as work:
        result = wishes.trial_result(work, number)
        assert wishes.channels(work)[0].dead == 1
    assert result.state is OutboxState.DEAD
    assert "no such mailbox" in result.reason


def test_a_closed_channel_takes_no_test(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        [channel] = wishes.channels(work)
        wishes.switch_channel(work, channel.id, active=False)
        with pytest.raises(RuleError, match="closed"):
            wishes.send_trial(work, channel.id, "ops@example.org")
        wishes.switch_channel(work, channel.id, active=True)
        with pytest.raises(RuleError, match="whom"):
            wishes.send_trial(work, channel.id, " ")


def test_an_agent_neither_reads_channels_nor_tests_them(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.agent) as work:
        with pytest.raises(NotAllowed):
            wishes.channels(work)
        with pytest.raises(NotAllowed):
            wishes.send_trial(work, 1, "me@example.org")


def test_templates_are_there_in_both_languages(desk: RuledDesk) -> None:
    with desk.store.reading(desk.people.agent) as work:
        rows = {(one.name, one.language): one for one in wishes.template_rows(work)}
        made = wishes.template_preview(
            work, "digest", "de", "{{count}} Neue", "{{person}}: {{list}}"
        )

    kinds = ("escalation", "rule", "task", "approval", "drill")
    names = ("single", "group", "digest", *(f"single:{kind}" for kind in kinds))
    assert set(rows) == {(name, language) for name in names for language in ("en", "de")}
    assert made[0] == "2 Neue"
    assert made[1].startswith("Dana Fuchs: - #1042")


def test_the_desk_chooses_for_everybody_who_has_not(desk: RuledDesk) -> None:
    cell = Cell("rule", Medium.EMAIL, "*")
    with desk.store.work(desk.people.admin) as work:
        wishes.choose_for_desk(work, cell, Timing.DIGEST)
    chosen = seen(desk).desk
    with desk.store.work(desk.people.admin) as work:
        wishes.choose_for_desk(work, cell, None)

    assert (chosen[cell], cell in seen(desk).desk) == (Timing.DIGEST, False)


def test_an_agent_does_not_choose_for_everybody(desk: RuledDesk) -> None:
    cell = Cell("rule", Medium.EMAIL, "*")

    for timing in (Timing.OFF, None):
        with pytest.raises(NotAllowed), desk.store.work(desk.people.agent) as work:
            wishes.choose_for_desk(work, cell, timing)


def test_own_words_are_taken_back(desk: RuledDesk) -> None:
    name = "single:escalation"
    with desk.store.work(desk.people.admin) as work:
        templates.set_template(work, name, "de", "{{number}}", "{{text}}")
        templates.clear_template(work, name, "de")
        rows = [one for one in wishes.template_rows(work) if one.is_own]
    with (
        pytest.raises(RuleError, match="no words of its own for “single:escalation”"),
        desk.store.work(desk.people.admin) as work,
    ):
        templates.clear_template(work, name, "de")

    assert rows == []


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"quiet": 5}, "day of the week"),
        ({"language": None}, "one of en, de"),
        ({"language": "xx"}, "one of en, de"),
    ],
)
def test_wishes_that_cannot_be_are_refused(
    desk: RuledDesk, wish: dict[str, object], said: str
) -> None:
    with pytest.raises(RuleError, match=said), desk.store.work(desk.people.agent) as work:
        wishes.save(work, wish)
