"""Alerts speak the reader's language, with times as the reader lives; what is held says why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.outbox import OutboxMessage
from models.people import Person
from models.vocabulary import Medium, Timing
from services.errors import RuleError
from services.notify import audience, inbox, templates, wishes
from services.notify.audience import Choice, Profile
from services.notify.phrases import PHRASES, Phrase, said
from services.notify.wording import names_in
from services.store.work import WATCHER
from tests.rigs.alerting import alerting_desk, log, tell
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor


@pytest.fixture
def desk(sqlite_monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(sqlite_monday_url)
    yield made
    made.store.dispose()


def wish(desk: RuledDesk, who: Actor, **wishes: object) -> None:
    with desk.store.work(who) as work:
        audience.set_profile(work, who.person_id or 0, **wishes)


def heard(desk: RuledDesk, who: Actor) -> list[tuple[str, str]]:
    with desk.store.reading(who) as work:
        return [(one.title, one.body) for one in inbox.notices(work)]


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_name_the_same(key: str) -> None:
    english, german = PHRASES[key]

    assert names_in(english) == names_in(german)


def test_an_escalation_is_told_in_german_and_local_time(desk: RuledDesk) -> None:
    wish(desk, desk.people.agent, language="de", timezone="Europe/Berlin")
    number = desk.open()
    desk.pass_time(hours=7, minutes=30)

    assert heard(desk, desk.people.agent) == [
        (
            f"Lösung bald fällig: #{number} VPN drops every ten minutes",
            "Lösung ist fällig am 08.06.2026 19:00 CEST.",
        )
    ]


def test_of_several_each_is_told_in_their_own_language(desk: RuledDesk) -> None:
    wish(desk, desk.people.director, language="de")
    number = desk.open()
    desk.pass_time(hours=13)

    assert heard(desk, desk.people.manager)[0][0].startswith(f"Resolution overdue: #{number}")
    assert heard(desk, desk.people.director)[0][0].startswith(f"Lösung überfällig: #{number}")


def test_an_unknown_language_is_english() -> None:
    phrase = Phrase("task", {"name": "Call {{name}}"})

    assert said(phrase, Profile(language="tlh")) == "Task: Call {{name}}"


def test_what_waits_for_the_morning_or_a_digest_says_so(sqlite_url: str) -> None:
    desk = alerting_desk(sqlite_url, 1)
    week = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    quiet = {day: [["08:00", "12:00"]] for day in week}
    wish(desk, desk.people.agent, quiet=quiet)
    tell(desk, "Look")
    with desk.store.work(desk.people.admin) as work:
        audience.choose(work, Choice("escalation", Medium.EMAIL), Timing.DIGEST)
    desk.time.advance(timedelta(minutes=1))
    tell(desk, "Look", kind="escalation")

    assert [(one.outcome, one.attempt, one.reason) for one in log(desk)] == [
        ("held", 0, "kept for the digest of 2026-06-09 08:00 UTC"),
        ("held", 0, "quiet hours until 2026-06-08 12:00 UTC"),
    ]
    desk.store.dispose()


@pytest.mark.parametrize(
    ("language", "subject", "body", "shown"),
    [
        ("en", "{{count}} for {{person}}", "{{list}}", ("2 for Dana Fox", "- #1042 VPN drops")),
        (
            "de",
            "{{count}} für {{person}}",
            "{{list}}",
            ("2 für Dana Fuchs", "- #1042 VPN fällt aus"),
        ),
    ],
)
def test_own_words_are_previewed_in_either_language(
    language: str, subject: str, body: str, shown: tuple[str, str]
) -> None:
    found = templates.preview("group", language, subject, body)

    assert (found[0], found[1].splitlines()[0]) == shown


def test_a_preview_names_what_nobody_fills_in() -> None:
    with pytest.raises(RuleError, match="names mood"):
        templates.preview("single", "de", "{{mood}}", "{{text}}")


@pytest.mark.parametrize(
    ("scope", "hears"),
    [("own", ["agent"]), ("team", ["agent", "lead"]), ("department", ["agent", "lead", "manager"])],
)
def test_a_scope_narrows_who_hears_of_an_event(
    sqlite_url: str, scope: str, hears: list[str]
) -> None:
    desk = alerting_desk(sqlite_url, 1)
    with desk.store.work(desk.people.admin) as work:
        audience.choose(work, Choice("*", Medium.EMAIL), Timing.OFF)
        audience.choose(work, Choice("rule", Medium.EMAIL, scope), Timing.AT_ONCE)
    number = desk.open()
    everybody = ("agent", "lead", "manager", "requester")
    people = {getattr(desk.people, one).person_id for one in everybody}
    with desk.store.work(WATCHER) as work:
        work.require(Person, desk.people.requester.person_id or 0).department_id = None
        inbox.tell(work, people, inbox.Word("rule", "Look", "Now", ticket_id=number))

    with desk.store.reading(WATCHER) as work:
        told = work.session.scalars(select(OutboxMessage.recipient)).all()
    assert sorted(told) == [f"{one}@example.invalid" for one in hears]
    desk.store.dispose()


def test_a_kind_of_alert_may_have_words_of_its_own(sqlite_url: str) -> None:
    desk = alerting_desk(sqlite_url, 1)
    number = desk.open()
    with desk.store.work(desk.people.admin) as work:
        subject, body = "{{priority}}: {{number}} for {{team}}", "{{person}}, {{title}}"
        templates.set_template(work, "single:escalation", "en", subject, body)
    with desk.store.reading(WATCHER) as work:
        parts = [("Overdue", "It was due.")]
        about = ("escalation", number)
        own = templates.letter(work, "en", "Dana Fox", parts, about)
        others = templates.letter(work, "en", "Dana Fox", parts, ("rule", number))
        german = templates.letter(work, "de", "Dana Fox", parts, about)

    assert own == (f"normal: #{number} for Tier 1", "Dana Fox, Overdue")
    assert (others[0], german[1][:9]) == ("Overdue", "Guten Tag")
    desk.store.dispose()


@pytest.mark.parametrize("name", ["single:teatime", "group:escalation", "letter"])
def test_words_for_what_there_is_not_are_refused(desk: RuledDesk, name: str) -> None:
    with pytest.raises(RuleError, match="no template"), desk.store.work(desk.people.admin) as work:
        templates.set_template(work, name, "en", "x", "y")


def test_the_words_of_one_alert_are_previewed_with_a_ticket() -> None:
    shown = templates.preview("single:rule", "en", "{{number}} {{subject}}", "{{assignee}}")

    assert shown == ("#1042 VPN drops", "Tom Reed")


def test_every_template_is_listed_with_the_words_that_count(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        templates.set_template(work, "single", "de", "Neu: {{title}}", "{{text}}")
        templates.set_template(work, "single:task", "de", "Arbeit: {{title}}", "{{text}}")
        rows = {(one.name, one.language): one for one in wishes.template_rows(work)}

    shown = {key: (rows[key].subject, rows[key].is_own) for key in rows if key[1] == "de"}
    assert shown["single", "de"] == ("Neu: {{title}}", True)
    assert shown["single:task", "de"] == ("Arbeit: {{title}}", True)
    assert shown["single:rule", "de"] == ("Neu: {{title}}", False)
    assert set(rows) == set(templates.every())


BOTH = {"en": "Look at {{number}}.", "de": "Bitte {{number}} ansehen."}


def test_a_rule_tells_each_reader_in_their_language(desk: RuledDesk) -> None:
    wish(desk, desk.people.lead, language="de")
    tell = {"do": "notify", "recipients": ["assignee", "lead"], "text": BOTH}
    desk.publish("Tell", {"on": "created"}, tell)
    number = desk.open()

    bodies = [heard(desk, one)[0][1] for one in (desk.people.agent, desk.people.lead)]
    assert bodies == [f"Look at #{number}.", f"Bitte #{number} ansehen."]


@pytest.mark.parametrize(
    ("text", "read"), [({"en": "Look."}, "Look."), ({"de": "Schau."}, "Schau.")]
)
def test_who_reads_another_language_gets_what_is_written(
    desk: RuledDesk, text: dict[str, str], read: str
) -> None:
    wish(desk, desk.people.lead, language="de")
    tell = {"do": "notify", "recipients": ["assignee", "lead"], "text": text}
    desk.publish("Tell", {"on": "created"}, tell)
    desk.open()

    assert [heard(desk, one)[0][1] for one in (desk.people.agent, desk.people.lead)] == [read] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ({"en": "Look.", "fr": "Regardez."}, "nobody reads “fr” here; .* written in en and de"),
        ({"de": " "}, "the text in “de” is empty: write it, or leave it out"),
        ({"de": "{{nobody}}"}, "names nobody, which nobody fills in; there are account"),
        ({}, "the text is empty"),
        ("", "the text in “en” is empty"),
    ],
)
def test_a_text_that_cannot_be_told_is_refused(desk: RuledDesk, text: object, said: str) -> None:
    tell = {"do": "notify", "recipients": ["lead"], "text": text}

    with pytest.raises(RuleError, match=said):
        desk.publish("Tell", {"on": "created"}, tell)
