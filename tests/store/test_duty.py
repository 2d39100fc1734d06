"""Who is on call as its page reads it: now and next, layers, gaps, absences, calendar files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import BigInteger, func, select

from services.access import presence
from services.audit.browse import TrailFilter, entries
from services.errors import NotAllowed, RuleError
from services.escalation import on_call
from services.escalation.duty import RotaView, duty, end_swap, take_ics, try_ics
from services.escalation.on_call import LayerDraft
from services.store.work import Store
from tests.rigs.desk import MONDAY_9H, lay_desk
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Work

WEEK = timedelta(days=7)
ICS = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:one
SUMMARY:Tom Reed
DTSTART:20260610T180000Z
DTEND:20260611T060000Z
END:VEVENT
BEGIN:VEVENT
UID:two
SUMMARY:Somebody Else
DTSTART:20260612T180000Z
DTEND:20260613T060000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    with made.store.work(made.people.admin) as work:
        nights = LayerDraft(
            "Nights",
            [made.people.agent.person_id or 0, made.people.colleague.person_id or 0],
            date(2026, 6, 1),
            hours={day: [["18:00", "24:00"]] for day in ("mon", "tue", "wed", "thu")},
        )
        days = LayerDraft("Days", [made.people.lead.person_id or 0], date(2026, 6, 9))
        on_call.set_rota(
            work,
            "Tier 1 rota",
            team_id=made.people.tier_1,
            timezone="UTC",
            layers=[nights, days],
        )
    yield made
    made.store.dispose()


def seen(desk: RuledDesk) -> RotaView:
    with desk.store.reading(desk.people.agent) as work:
        [view] = duty(work, MONDAY_9H, MONDAY_9H + WEEK).rotas
    return view


def test_a_gap_now_and_who_comes_next(desk: RuledDesk) -> None:
    view = seen(desk)

    assert view.present.person is None
    assert view.following is not None
    assert (view.following.person, view.following.by) == ("Tom Reed", "Nights")
    assert view.following.starts_at == MONDAY_9H.replace(hour=18)
    assert [one.ends_at - one.starts_at for one in view.gaps] == [
        timedelta(hours=9),
        timedelta(hours=9),
    ]


def test_each_layer_stands_by_itself(desk: RuledDesk) -> None:
    nights, days = seen(desk).layers

    assert (nights.name, len(nights.turns)) == ("Nights", 4)
    assert [one.person for one in days.turns] == ["Lena Ort"]


def test_a_team_without_a_rota_is_named(desk: RuledDesk) -> None:
    with desk.store.reading(desk.people.agent) as work:
        assert duty(work, MONDAY_9H, MONDAY_9H + WEEK).without == ("Tier 2",)


def test_an_absence_shows_who_stands_in(desk: RuledDesk) -> None:
    colleague = desk.people.colleague
    with desk.store.work(colleague) as work:
        during = (MONDAY_9H, MONDAY_9H + timedelta(days=1))
        number, other = colleague.person_id or 0, desk.people.agent.person_id
        presence.note_absence(work, number, during, substitute_id=other)

    tonight = next(one for one in seen(desk).turns if one.by == "Nights")
    assert (tonight.is_away, tonight.stand_in) == (True, "Dana Fox")


def test_whoever_is_absent_alone_gives_way_to_the_next_layer(desk: RuledDesk) -> None:
    colleague, team = desk.people.colleague, desk.people.tier_1
    with desk.store.work(colleague) as work:
        presence.note_absence(work, colleague.person_id or 0, (MONDAY_9H, None))
    tuesday = [one for one in seen(desk).turns if one.by == "Nights"][1]
    desk.time.move_to(tuesday.starts_at)
    with desk.store.reading(desk.people.agent) as work:
        on_tuesday = on_call.on_call(work, team)

    assert (tuesday.person, tuesday.is_away, tuesday.stand_in) == ("Tom Reed", True, "Lena Ort")
    assert on_tuesday == desk.people.lead.person_id


@pytest.mark.postgres
def test_the_server_asks_the_next_layer_as_well(pg_monday_url: str) -> None:
    store = Store(pg_monday_url)
    people = lay_desk(store)
    first, second = people.agent.person_id or 0, people.colleague.person_id or 0
    since = date(2026, 6, 1)
    with store.work(people.admin) as work:
        layers = [LayerDraft(str(one), [one], since) for one in (first, second)]
        rota_id = on_call.set_rota(
            work, "Rota", team_id=people.tier_1, timezone="UTC", layers=layers
        )
        presence.note_absence(work, first, (work.now - WEEK, None))
        both = (on_call.on_call(work, people.tier_1), _by_server(work, people.tier_1))
        during = (work.now - WEEK, work.now + WEEK)
        on_call.swap(work, rota_id, first, during, reason="Absent, too")
        work.session.flush()
        overridden = _by_server(work, people.tier_1)

    assert (both, overridden) == ((second, second), second)
    store.dispose()


def _by_server(work: Work, team_id: int) -> int | None:
    return work.session.scalar(select(func.guard.on_call(team_id, type_=BigInteger)))


def test_an_override_is_taken_back_with_a_reason(desk: RuledDesk) -> None:
    during = (MONDAY_9H, MONDAY_9H + timedelta(hours=4))
    with desk.store.work(desk.people.agent) as work:
        rota_id, who = seen(desk).id, desk.people.agent.person_id or 0
        on_call.swap(work, rota_id, who, during, reason="The dentist")
    before = seen(desk)
    with desk.store.work(desk.people.agent) as work, pytest.raises(RuleError):
        end_swap(work, before.overrides[0].id, reason=" ")
    with desk.store.work(desk.people.agent) as work:
        end_swap(work, before.overrides[0].id, reason="No dentist")
        told = entries(work, TrailFilter(kind="rota.swap_ended"))

    assert (before.present.person, before.overrides[0].reason) == ("Dana Fox", "The dentist")
    assert seen(desk).present.person is None
    assert [one.reason for one in told] == ["No dentist"]


def test_a_swap_needs_a_reason(desk: RuledDesk) -> None:
    during = (MONDAY_9H, MONDAY_9H + timedelta(hours=4))
    rota_id, who = seen(desk).id, desk.people.agent.person_id or 0
    with desk.store.work(desk.people.agent) as work, pytest.raises(RuleError, match="a reason"):
        on_call.swap(work, rota_id, who, during, reason="  ")


def test_a_hand_over_is_a_time_of_the_rota_s_zone(desk: RuledDesk) -> None:
    who = desk.people.agent.person_id or 0
    layer = LayerDraft("Nights", [who], date(2026, 6, 1), handover="09:00+02:00")
    team = desk.people.tier_1
    with desk.store.work(desk.people.admin) as work, pytest.raises(RuleError, match="own zone"):
        on_call.set_rota(work, "Tier 1", team_id=team, timezone="UTC", layers=[layer])


def test_a_calendar_file_is_tried_and_nothing_stays(desk: RuledDesk) -> None:
    with desk.store.reading(desk.people.admin) as work:
        trial = try_ics(work, seen(desk).id, ICS)

    assert [(one.person, one.starts_at) for one in trial.fresh] == [
        ("Tom Reed", datetime(2026, 6, 10, 18, tzinfo=UTC))
    ]
    assert (trial.known, trial.unknown) == (0, ("Somebody Else",))
    assert seen(desk).overrides == ()


def test_a_calendar_file_taken_in_is_known_the_next_time(desk: RuledDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        take_ics(work, seen(desk).id, ICS)
    with desk.store.reading(desk.people.admin) as work:
        trial = try_ics(work, seen(desk).id, ICS)

    assert (trial.fresh, trial.known) == ((), 1)
    assert [one.person for one in seen(desk).overrides] == ["Tom Reed"]


def test_a_file_that_is_no_calendar_is_refused(desk: RuledDesk) -> None:
    with (
        desk.store.reading(desk.people.admin) as work,
        pytest.raises(RuleError, match="no calendar"),
    ):
        try_ics(work, seen(desk).id, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nnonsense")


def test_a_requester_does_not_read_rotas(desk: RuledDesk) -> None:
    with desk.store.reading(desk.people.requester) as work, pytest.raises(NotAllowed):
        duty(work, MONDAY_9H, MONDAY_9H + WEEK)
