"""Whoever nobody reaches is passed over on the record, and the next in line is told instead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select

from models.escalation import Firing, Notice
from models.outbox import Delivery, OutboxMessage
from models.people import Department
from models.vocabulary import LevelAction, Medium, SeatState, Target
from services.access import seats
from services.audit.browse import TrailFilter, entries
from services.escalation.on_call import LayerDraft, set_rota
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.store.work import WATCHER
from services.workflow import overdue, tasks
from services.workflow.templates import Step
from tests.rigs.losing import ALONE, OFF, lose
from tests.rigs.old_tickets import SETUP
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import procedure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor

TELL: Final = LevelAction.NOTIFY_ROLE
TOLD_MILO: Final = "told Milo Brandt in their place"

ASKING_THE_ROTA: Final = (
    ("-1h", {"do": "assign", "team": "Tier 1", "agent": "on_call"}),
    ("0", {"do": "notify", "recipients": ["on_call:Tier 1"], "text": "Look"}),
)


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def climb(desk: RuledDesk, *levels: LevelDraft) -> None:
    with desk.store.work(desk.people.admin) as work:
        create_path(work, PathDraft("Calling", levels))
        promise = (Promise(Target.RESOLUTION, "8h"),)
        publish_policy(work, PolicyDraft("First", 0, "Around the clock", promise, path="Calling"))


def called(desk: RuledDesk) -> list[str]:
    with desk.store.reading(WATCHER) as work:
        return list(work.session.scalars(select(Firing.detail).order_by(Firing.id)))


def heard(desk: RuledDesk, who: Actor) -> int:
    with desk.store.reading(WATCHER) as work:
        query = select(Notice.id).where(Notice.person_id == who.person_id)
        return len(work.session.scalars(query).all())


def level(offset: str, action: dict[str, object]) -> LevelDraft:
    return LevelDraft(offset, offset, LevelAction.ACT, Target.RESOLUTION, actions=(action,))


def tell(*recipients: str, offset: str = "-2h") -> LevelDraft:
    return LevelDraft("Tell", offset, TELL, Target.RESOLUTION, recipients=recipients)


def test_a_lead_who_is_switched_off_gives_way_to_who_is_above(desk: RuledDesk) -> None:
    climb(desk, tell("lead"))
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead, off=True)
    desk.open()
    desk.pass_time(hours=6)

    assert called(desk) == [f"Notified Lena Ort; skipped Lena Ort ({OFF}), {TOLD_MILO}"]
    assert heard(desk, desk.people.manager) == 1
    with desk.store.reading(WATCHER) as work:
        query = select(OutboxMessage.medium, Delivery.outcome, Delivery.reason).join(
            OutboxMessage, OutboxMessage.id == Delivery.message_id
        )
        said = [tuple(one) for one in work.session.execute(query)]
    assert said == [(Medium.DESKTOP, "skipped", OFF)]


def test_of_several_the_one_who_is_there_is_enough(desk: RuledDesk) -> None:
    climb(desk, tell("lead", "director"))
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead)
    desk.open()
    desk.pass_time(hours=6)

    assert called(desk) == [f"Notified Iris Vogt, Lena Ort; skipped Lena Ort ({ALONE})"]


def test_an_absent_lead_with_a_deputy_is_not_passed_over(desk: RuledDesk) -> None:
    climb(desk, tell("lead"))
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead, deputy=desk.people.colleague)
    desk.open()
    desk.pass_time(hours=6)

    assert called(desk) == ["Notified Lena Ort, Tom Reed"]


def test_who_of_a_rota_is_passed_over_is_said_with_the_reason(desk: RuledDesk) -> None:
    climb(desk, tell("on_call"), *(level(*one) for one in ASKING_THE_ROTA))
    people, first = desk.people, desk.time.now().date()
    layers = [
        LayerDraft(one.name, (one.person_id or 0,), first, "00:00")
        for one in (people.lead, people.colleague, people.agent)
    ]
    with desk.store.work(people.admin) as work:
        set_rota(work, "Tier 1", team_id=people.tier_1, timezone="UTC", layers=layers)
    with desk.store.work(SETUP) as work:
        lose(work, people.lead)
        lose(work, people.colleague, off=True)
    number = desk.open()
    desk.pass_time(hours=6)
    with desk.store.work(SETUP) as work:
        lose(work, people.agent, deputy=people.manager)
    desk.pass_time(hours=1)
    desk.pass_time(hours=1)

    over = f"; passed over in the rota: Lena Ort ({ALONE}), Tom Reed ({OFF})"
    deputy = ", Dana Fox (absent, Milo Brandt stands in)"
    assert called(desk) == [
        f"Notified Dana Fox{over}",
        f"Assigned to Tier 1; told Milo Brandt{over}{deputy}",
        f"Told Milo Brandt{over}{deputy}",
    ]
    with desk.store.reading(people.admin) as work:
        wanted = TrailFilter(ticket_id=number, kind="escalation.fired")
        said = {one.after for entry in entries(work, wanted) for one in entry.changes}
    assert f"Notified Dana Fox{over}" in said


def test_where_the_deputy_left_the_workstation_the_next_in_line_is_told(desk: RuledDesk) -> None:
    climb(desk, tell("lead"))
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead, deputy=desk.people.colleague)
    desk.open()
    desk.pass_time(hours=5, minutes=59)
    with desk.store.work(desk.people.colleague) as work:
        audience.set_profile(work, desk.people.colleague.person_id or 0, skip_when_away=True)
        seats.note(work, "pc-7", SeatState.LOCKED)
    desk.pass_time(minutes=1)

    assert called(desk) == [
        "Notified Lena Ort, Tom Reed; skipped Tom Reed (workstation locked since 14:59 UTC), "
        + TOLD_MILO
    ]


def test_in_the_end_whoever_looks_after_the_desk_is_told(desk: RuledDesk) -> None:
    climb(desk, tell("manager"), tell("director", offset="-1h"))
    people = desk.people
    with desk.store.work(SETUP) as work:
        for one in (people.lead, people.manager):
            lose(work, one)
        lose(work, people.director, off=True)
    desk.open()
    desk.pass_time(hours=6)
    desk.pass_time(hours=1)

    assert called(desk) == [
        f"Notified Milo Brandt; skipped Milo Brandt ({ALONE}), told Ada Kern in their place",
        f"Notified Iris Vogt; skipped Iris Vogt ({OFF}), told Ada Kern in their place",
    ]


def test_of_a_restricted_ticket_the_officers_are_told(desk: RuledDesk) -> None:
    climb(desk, tell("director"))
    people = desk.people
    with desk.store.work(SETUP) as work:
        for one in (people.lead, people.manager, people.director):
            lose(work, one, off=True)
    desk.open(tags=["confidential"])
    desk.pass_time(hours=6)

    assert called(desk) == [
        f"Notified Iris Vogt; skipped Iris Vogt ({OFF}), told Olga Stein in their place"
    ]


def test_a_level_that_waits_for_somebody_who_is_gone_asks_the_next_in_line(
    desk: RuledDesk,
) -> None:
    waits = LevelDraft(
        "Ask", "-2h", TELL, Target.RESOLUTION, recipients=("lead",), ack_within="30m", repeats=1
    )
    climb(desk, waits, tell("director", offset="+1h"))
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead, off=True)
    desk.open()
    for minutes in (360, 30, 30):
        desk.pass_time(minutes=minutes)

    assert called(desk) == [
        f"Notified Lena Ort; skipped Lena Ort ({OFF}), {TOLD_MILO}",
        "Notified Iris Vogt",
    ]
    assert heard(desk, desk.people.manager) == 2


def test_a_level_that_names_nobody_tells_the_next_in_line(desk: RuledDesk) -> None:
    act = {"do": "notify", "recipients": ["account_manager"]}
    climb(
        desk,
        tell("director"),
        LevelDraft("Act", "-1h", LevelAction.ACT, Target.RESOLUTION, actions=(act,)),
    )
    with desk.store.work(SETUP) as work:
        for one in work.session.scalars(select(Department)):
            one.head_id = None
    desk.open()
    desk.pass_time(hours=6)
    desk.pass_time(hours=1)

    nobody = "nobody (no such person is set); told Lena Ort in their place"
    assert called(desk) == [f"Notified {nobody}", f"Told {nobody}"]
    assert heard(desk, desk.people.lead) == 2


def test_where_the_line_is_empty_the_next_level_of_one_that_waits_comes_at_once(
    desk: RuledDesk,
) -> None:
    waits = LevelDraft(
        "Ask", "-2h", TELL, Target.RESOLUTION, recipients=("account_manager",), ack_within="30m"
    )
    climb(desk, waits, tell("account_manager", offset="+1h"))
    people = desk.people
    with desk.store.work(SETUP) as work:
        for one in (people.lead, people.manager, people.director, people.admin):
            lose(work, one, off=True)
    desk.open()
    desk.pass_time(hours=6)
    desk.pass_time(minutes=1)

    nobody = "Notified nobody (no such person is set); "
    assert called(desk) == [
        f"{nobody}the next level comes at once",
        f"{nobody}nobody next in line is there either",
    ]


def test_a_rule_that_names_nobody_tells_nobody(desk: RuledDesk) -> None:
    desk.publish("Tell", {"on": "created"}, {"do": "notify", "recipients": ["account_manager"]})
    number = desk.open()

    [run] = desk.runs(number)
    assert run.did == "told nobody (no such person is set)"


def test_a_rule_that_tells_somebody_who_is_gone_tells_the_next_in_line(desk: RuledDesk) -> None:
    desk.publish("Tell", {"on": "created"}, {"do": "notify", "recipients": ["lead"]})
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead, off=True)
    number = desk.open()

    [run] = desk.runs(number)
    assert run.did == f"told Lena Ort; skipped Lena Ort ({OFF}), {TOLD_MILO}"


def test_a_requester_who_is_switched_off_is_nobody_s_errand(desk: RuledDesk) -> None:
    desk.publish("Tell", {"on": "created"}, {"do": "notify", "recipients": ["requester"]})
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.requester, off=True)
    number = desk.open()

    [run] = desk.runs(number)
    assert run.did == "told Ruth Berg"


def test_an_overdue_task_of_somebody_who_is_gone_is_told_to_the_next_in_line(
    desk: RuledDesk,
) -> None:
    procedure(desk, [Step("Wipe it", due="1h")])
    number = desk.open()
    with desk.store.work(SETUP) as work:
        lose(work, desk.people.lead, off=True)
    with desk.store.work(desk.people.agent) as work:
        tasks.start_template(work, number, "Breach")
    desk.time.advance(timedelta(hours=1))
    assert overdue.remind_due(desk.store, WATCHER) == 1

    with desk.store.reading(desk.people.officer) as work:
        [entry] = entries(work, TrailFilter(ticket_id=number, kind="task.overdue"))
    assert entry.changes[0].after == (
        f"overdue; told Lena Ort; skipped Lena Ort ({OFF}), {TOLD_MILO}"
    )
    assert heard(desk, desk.people.manager) == 2
