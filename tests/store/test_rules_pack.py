"""The examples of a support hierarchy work from the pack that ships with the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.accounts import Account
from models.people import Person, Team, TeamMember
from models.vocabulary import FiringOutcome, Priority, Role, Target, TicketStatus
from services.access import presence
from services.errors import RuleError
from services.escalation.on_call import LayerDraft, set_rota
from services.notify import inbox
from services.rules import packs, tone
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import Actor
from services.tickets import classification, conversation, lifecycle, reading
from tests.rigs.desk import MONDAY_9H
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

STAFF = {
    "Tier 1 Support": ["Nina Holt"],
    "Tier 2 Support": ["Paul Winter"],
    "Technical Support": ["Sven Alt", "Gerda Jung"],
    "Engineering": ["Eva Stein", "Karl Mohn"],
    "Finance": ["Fay Gold"],
    "Legal": ["Lars Recht"],
    "Security": ["Sid Lock"],
}
LEADS = {"Tier 1 Support": "Nina Holt", "Technical Support": "Gerda Jung"}


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    _install(made)
    yield made
    made.store.dispose()


def _install(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
        people = {}
        for team in work.session.scalars(select(Team).where(Team.name.in_(STAFF))).all():
            for name in STAFF[team.name]:
                one = people[name] = Person(name=name, role=Role.AGENT, created_at=work.now)
                work.session.add(one)
                work.session.flush()
                work.session.add(TeamMember(team_id=team.id, person_id=one.id))
            team.lead_id = people[LEADS.get(team.name, STAFF[team.name][0])].id
        for name in ("Sven Alt", "Gerda Jung"):
            presence.give_skill(work, people[name].id, "Senior")
        engineering = work.session.scalars(select(Team).where(Team.name == "Engineering")).one()
        turns = [people["Karl Mohn"].id, people["Eva Stein"].id]
        layer = LayerDraft("Weekly", turns, MONDAY_9H.date())
        set_rota(work, "Engineers", team_id=engineering.id, timezone="UTC", layers=[layer])


def number_of(desk: RuledDesk, team: str) -> int:
    with desk.store.reading(desk.people.agent) as work:
        return work.session.scalars(select(Team.id).where(Team.name == team)).one()


def placed(desk: RuledDesk, number: int) -> tuple[str | None, str | None]:
    """The team and the agent of a ticket."""
    with desk.store.reading(desk.people.agent) as work:
        view = reading.ticket(work, number)
    return view.team, view.assignee


def told(desk: RuledDesk, name: str) -> list[str]:
    with desk.store.reading(desk.people.agent) as work:
        person = work.session.scalars(select(Person).where(Person.name == name)).one()
    with desk.store.reading(Actor(person.id, name, person.role)) as work:
        return [one.body for one in inbox.notices(work)]


@pytest.mark.parametrize(
    ("kind", "team"), [("Billing Inquiry", "Finance"), ("Product Defect", "Engineering")]
)
def test_the_type_decides_the_team(desk: RuledDesk, kind: str, team: str) -> None:
    assert placed(desk, desk.open(kind=kind)) == (team, None)


def test_an_enterprise_user_gets_a_senior_specialist(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        presence.join_group(work, desk.people.requester.person_id or 0, "Enterprise")

    assert placed(desk, desk.open()) == ("Technical Support", "Sven Alt")
    assert placed(desk, desk.open()) == ("Technical Support", "Gerda Jung")


def test_a_vip_account_gets_its_account_manager(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        account = work.session.scalars(select(Account)).one()
        account.tier, account.manager_id = "vip", desk.people.colleague.person_id
    number = desk.open(subject="Quote please")

    assert placed(desk, number) == ("Tier 2", "Tom Reed")
    assert told(desk, "Tom Reed") == ["Ruth Berg of Harbour Bank: Quote please"]


@pytest.mark.parametrize("given", [{"priority": Priority.CRITICAL}, {"kind": "System Down"}])
def test_what_is_critical_bypasses_tier_1_to_whoever_is_on_call(
    desk: RuledDesk, given: dict[str, object]
) -> None:
    number = desk.open(team_id=None, assignee_id=None, **given)

    assert placed(desk, number) == ("Engineering", "Karl Mohn")
    assert len(told(desk, "Karl Mohn")) == 1


def test_a_security_incident_reaches_legal_and_security_while_it_works(desk: RuledDesk) -> None:
    number = desk.open(kind="Security Incident")

    assert placed(desk, number) == ("Tier 1", "Dana Fox")
    said = f"Security Incident #{number}: VPN drops every ten minutes. Tier 1 works on it at the"
    assert [told(desk, name)[0].startswith(said) for name in ("Lars Recht", "Sid Lock")] == [
        True
    ] * 2


def test_what_turns_out_to_be_a_security_incident_reaches_them_too(desk: RuledDesk) -> None:
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        classification.set_kind(work, number, "Security Incident")

    assert len(told(desk, "Lars Recht")) == 1


def test_a_reply_on_what_was_resolved_reopens_it_at_a_senior(desk: RuledDesk) -> None:
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resolve(work, number, reason="Fixed")
    with desk.store.work(desk.people.requester) as work:
        conversation.receive_reply(work, number, "It drops again")

    assert desk.ticket(number).status is TicketStatus.OPEN
    assert placed(desk, number) == ("Technical Support", "Sven Alt")
    assert told(desk, "Sven Alt") == [
        f"Ruth Berg says that #{number} is not solved: It drops again"
    ]


def test_open_for_more_than_four_hours_becomes_high_at_tier_2(desk: RuledDesk) -> None:
    number = desk.open()
    with desk.store.work(desk.people.agent) as work:
        lifecycle.resume(work, number)
    desk.pass_time(hours=4)

    assert desk.ticket(number).priority is Priority.HIGH
    assert placed(desk, number) == ("Tier 2 Support", None)


def test_a_day_at_tier_1_ends_at_technical_support_and_its_lead_knows(desk: RuledDesk) -> None:
    number = desk.open(team_id=number_of(desk, "Tier 1 Support"), assignee_id=None)
    desk.pass_time(hours=23, minutes=59)
    early = placed(desk, number)
    desk.pass_time(minutes=1)

    assert (early, placed(desk, number)) == (("Tier 1 Support", None), ("Technical Support", None))
    assert told(desk, "Gerda Jung")[0].startswith(f"#{number} was with Tier 1 for a day")


def test_three_levels_climb_from_the_pack(desk: RuledDesk) -> None:
    _promise(desk, "Agent, Tier 2, management")
    number = desk.open()
    for minutes in (450, 30, 240):
        desk.pass_time(minutes=minutes)

    assert _fired(desk, number) == [
        "Alerted Dana Fox",
        "Assigned to Tier 2 Support; told Paul Winter",
        "Notified Iris Vogt, Paul Winter",
    ]


def test_several_warnings_come_before_the_breach(desk: RuledDesk) -> None:
    _promise(desk, "Several warnings")
    number = desk.open()
    for minutes in (240, 120, 72):
        desk.pass_time(minutes=minutes)

    assert _fired(desk, number) == [
        "Alerted Dana Fox",
        "Alerted Dana Fox",
        "Notified Dana Fox, Lena Ort",
    ]


def test_an_upset_requester_is_heard(desk: RuledDesk) -> None:
    number = desk.open()
    with desk.store.work(desk.people.requester) as work:
        conversation.receive_reply(work, number, "Eine Frechheit, ich bin sehr enttäuscht!")

    assert desk.ticket(number).tags == ["upset"]
    assert len(told(desk, "Lena Ort")) == 1


def test_a_tone_comes_with_the_words_that_made_it() -> None:
    assert tone.heard("This is absolutely unacceptable. Thank you.").words == (
        ("unacceptable", -53),
        ("thank", 18),
    )


def test_a_pack_installed_twice_changes_nothing(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
        changed = work.session.new

        assert not changed


def test_a_pack_that_is_none_is_refused() -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        packs.read("rules: [1, 2")


def _promise(desk: RuledDesk, path: str) -> None:
    with desk.store.work(desk.people.admin) as work:
        promise = (Promise(Target.RESOLUTION, "8h"),)
        publish_policy(work, PolicyDraft("Packed", 0, "Around the clock", promise, path=path))


def _fired(desk: RuledDesk, number: int) -> list[str]:
    with desk.store.reading(desk.people.agent) as work:
        firings = reading.ticket(work, number).firings
    assert all(one.outcome is FiringOutcome.FIRED for one in firings)
    assert all(one.late_by == timedelta(0) for one in firings)
    return [one.detail for one in firings]
