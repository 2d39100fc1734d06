"""Tickets go to who is there and able: turns, load, absences, substitutes, rotas and their gaps."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from models.people import Person, TeamMember
from models.vocabulary import Role
from services.access import presence
from services.errors import NotAllowed, RuleError
from services.escalation import on_call, recipients
from services.escalation.on_call import LayerDraft
from services.escalation.rota import Layer, Override, Plan, gaps, shifts
from services.tickets import assignment
from tests.rigs.desk import MONDAY_9H
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

CREATED = {"on": "created"}
BERLIN = ZoneInfo("Europe/Berlin")
WEEKLY = Layer("Weekly", (1, 2, 3), date(2026, 6, 1))
PLAN = Plan(BERLIN, (WEEKLY,))
ICS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:shift-1
DTSTART:20260608T080000Z
DTEND:20260608T200000Z
SUMMARY:Tom Reed
END:VEVENT
BEGIN:VEVENT
UID:shift-2
DTSTART:20260609T080000Z
DTEND:20260609T200000Z
SUMMARY:On call
ATTENDEE:mailto:LEAD@example.invalid
END:VEVENT
BEGIN:VEVENT
UID:shift-3
DTSTART:20260610T080000Z
SUMMARY:Nobody we know
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    with made.store.work(made.people.admin) as work:
        for name in ("Abel", "Bea", "Cora"):
            one = Person(name=name, role=Role.AGENT, created_at=work.now)
            work.session.add(one)
            work.session.flush()
            work.session.add(TeamMember(team_id=made.people.tier_2, person_id=one.id))
    yield made
    made.store.dispose()


def person(desk: RuledDesk, name: str) -> int:
    with desk.store.reading(desk.people.admin) as work:
        return work.session.scalars(select(Person.id).where(Person.name == name)).one()


def away(desk: RuledDesk, name: str, substitute: str | None = None) -> None:
    stand_in = person(desk, substitute) if substitute else None
    with desk.store.work(desk.people.lead) as work:
        presence.note_absence(work, person(desk, name), (work.now, None), substitute_id=stand_in)


def taken(desk: RuledDesk, count: int) -> list[str | None]:
    return [desk.assignee(desk.open(team_id=None, assignee_id=None)) for _ in range(count)]


def by_turn(desk: RuledDesk, how: str = "round_robin", **more: str) -> None:
    desk.publish("Route", CREATED, {"do": "assign", "team": "Tier 2", "agent": how} | more)


def test_tickets_go_round_by_turn(desk: RuledDesk) -> None:
    by_turn(desk)

    assert taken(desk, 6) == ["Lena Ort", "Tom Reed", "Abel", "Bea", "Cora", "Lena Ort"]


def test_nobody_absent_gets_a_turn(desk: RuledDesk) -> None:
    by_turn(desk)
    away(desk, "Tom Reed")
    away(desk, "Bea")

    assert taken(desk, 4) == ["Lena Ort", "Abel", "Cora", "Lena Ort"]


def test_whoever_has_least_gets_the_next(desk: RuledDesk) -> None:
    by_turn(desk, "least_loaded")
    first = taken(desk, 5)
    with desk.store.work(desk.people.lead) as work:
        number = 1003
        assignment.assign(work, number, team_id=desk.people.tier_1, person_id=None)

    assert (first[2], taken(desk, 1)) == ("Abel", ["Abel"])


def test_only_who_has_the_skill_is_chosen(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        presence.give_skill(work, person(desk, "Bea"), "Networks")
    by_turn(desk, skill="Networks")

    assert taken(desk, 2) == ["Bea", "Bea"]


def test_where_nobody_fits_the_team_gets_it(desk: RuledDesk) -> None:
    by_turn(desk, skill="Dark arts")

    assert taken(desk, 1) == [None]


def test_the_substitute_of_a_substitute_is_found(desk: RuledDesk) -> None:
    away(desk, "Abel", "Bea")
    away(desk, "Bea", "Cora")
    by_turn(desk, "person:Abel")

    assert taken(desk, 1) == ["Cora"]


def test_two_who_stand_in_for_each_other_are_nobody(desk: RuledDesk) -> None:
    away(desk, "Abel", "Bea")
    away(desk, "Bea", "Abel")
    with desk.store.reading(desk.people.lead) as work:
        assert presence.present(work, person(desk, "Abel")) is None


def test_an_absence_is_over_at_its_end(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.lead) as work:
        until = work.now + timedelta(hours=1)
        presence.note_absence(work, person(desk, "Abel"), (work.now, until))
    desk.time.advance(timedelta(hours=1))
    with desk.store.reading(desk.people.lead) as work:
        assert presence.present(work, person(desk, "Abel")) == person(desk, "Abel")


def test_an_agent_cannot_send_a_colleague_away(desk: RuledDesk) -> None:
    with pytest.raises(NotAllowed), desk.store.work(desk.people.agent) as work:
        presence.note_absence(work, person(desk, "Abel"), (work.now, None))


def test_the_agent_before_is_found(desk: RuledDesk) -> None:
    number = desk.open()
    lead = desk.people.lead.person_id
    with desk.store.work(desk.people.lead) as work:
        assignment.assign(work, number, team_id=desk.people.tier_1, person_id=lead)
    ticket = desk.ticket(number)
    with desk.store.reading(desk.people.lead) as work:
        assert recipients.previous_assignee(work, ticket) == {desk.people.agent.person_id}


def laid(desk: RuledDesk, **hours: object) -> int:
    turns = [person(desk, name) for name in ("Abel", "Bea")]
    layer = LayerDraft("Weekly", turns, MONDAY_9H.date(), hours=hours)  # type: ignore[arg-type]
    with desk.store.work(desk.people.admin) as work:
        return on_call.set_rota(
            work, "Tier 2", team_id=desk.people.tier_2, timezone="UTC", layers=[layer]
        )


def on_duty(desk: RuledDesk) -> str | None:
    with desk.store.reading(desk.people.lead) as work:
        found = on_call.on_call(work, desk.people.tier_2)
        return work.require(Person, found).name if found else None


def test_turns_change_weekly(desk: RuledDesk) -> None:
    laid(desk)
    seen = []
    for _ in range(3):
        seen.append(on_duty(desk))
        desk.time.advance(timedelta(days=7))

    assert seen == ["Abel", "Bea", "Abel"]


def test_a_swap_counts_for_its_time(desk: RuledDesk) -> None:
    rota = laid(desk)
    with desk.store.work(desk.people.lead) as work:
        during = (work.now, work.now + timedelta(hours=8))
        on_call.swap(work, rota, person(desk, "Cora"), during, reason="Dentist")
    before = on_duty(desk)
    desk.time.advance(timedelta(hours=8))

    assert (before, on_duty(desk)) == ("Cora", "Abel")


def test_in_a_gap_of_the_rota_the_lead_is_called(desk: RuledDesk) -> None:
    laid(desk, tue=[["09:00", "17:00"]])
    desk.publish("Call", CREATED, {"do": "notify", "recipients": ["on_call:Tier 2"]})
    number = desk.open()

    assert on_duty(desk) is None
    assert desk.runs(number)[0].did == "told Lena Ort"


def test_the_page_of_a_rota_shows_its_gaps(desk: RuledDesk) -> None:
    laid(desk, mon=[["09:00", "17:00"]])
    with desk.store.reading(desk.people.lead) as work:
        shown = on_call.page(work, desk.people.tier_2, MONDAY_9H, MONDAY_9H + timedelta(days=1))

    assert [(one.person, one.starts_at.hour, one.ends_at.hour) for one in shown] == [
        ("Abel", 9, 17),
        (None, 17, 9),
    ]


def test_shifts_are_imported_once_and_unknown_people_are_named(desk: RuledDesk) -> None:
    rota = laid(desk)
    results = []
    for _ in range(2):
        with desk.store.work(desk.people.admin) as work:
            results.append(on_call.import_ics(work, rota, ICS.replace("\n", "\r\n").encode()))

    assert results == [(2, ["Nobody we know"]), (0, ["Nobody we know"])]
    assert on_duty(desk) == "Tom Reed"


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"BEGIN:VCALENDAR\nnonsense"])
def test_a_file_that_is_no_calendar_is_refused_or_empty(desk: RuledDesk, content: bytes) -> None:
    rota = laid(desk)
    try:
        with desk.store.work(desk.people.admin) as work:
            assert on_call.import_ics(work, rota, content) == (0, [])
    except RuleError as refusal:
        assert "no calendar" in str(refusal)  # noqa: PT017 - either answer is honest


def test_a_rota_needs_people(desk: RuledDesk) -> None:
    empty = LayerDraft("Weekly", [], MONDAY_9H.date())
    team = desk.people.tier_2

    with pytest.raises(RuleError, match="needs people"), desk.store.work(desk.people.admin) as work:
        on_call.set_rota(work, "X", team_id=team, timezone="UTC", layers=[empty])


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("instant", "who"),
    [(at(1, 9), 1), (at(8, 8, 59), 1), (at(8, 9), 2), (at(22, 9), 1), (at(1, 8, 59), None)],
)
def test_the_hand_over_is_at_its_local_time(instant: datetime, who: int | None) -> None:
    assert PLAN.on_call(instant)[0] == who


def test_the_hand_over_keeps_its_local_time_over_the_end_of_summer_time() -> None:
    monday = datetime(2026, 10, 26, 9, 0, tzinfo=BERLIN)
    before, after = monday - timedelta(minutes=1), monday

    assert PLAN.on_call(before)[0] != PLAN.on_call(after)[0]


def test_a_second_layer_answers_where_the_first_has_nobody() -> None:
    late = Layer("Late", (7,), date(2026, 6, 8), time(9))
    early = Layer("Always", (8,), date(2026, 6, 1), time(9))

    assert Plan(BERLIN, (late, early)).on_call(at(2, 12)) == (8, "Always")


def test_an_override_is_a_shift_of_its_own() -> None:
    swap = Override(9, at(2, 10, 7), at(2, 11, 3))
    found = shifts(Plan(BERLIN, (WEEKLY,), (swap,)), at(2, 9), at(2, 12))

    assert [(one.person_id, one.starts_at, one.ends_at) for one in found] == [
        (1, at(2, 9), at(2, 10, 7)),
        (9, at(2, 10, 7), at(2, 11, 3)),
        (1, at(2, 11, 3), at(2, 12)),
    ]


def test_before_the_first_turn_is_a_gap() -> None:
    found = gaps(PLAN, datetime(2026, 5, 31, 0, 0, tzinfo=UTC), at(1, 12))

    assert [(one.ends_at, one.by) for one in found] == [(at(1, 9), "gap")]
