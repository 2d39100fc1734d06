"""Whoever nobody reaches is passed over on the record, and the next in line is told instead."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import delete, select, update

from models.escalation import Firing, Notice
from models.outbox import Channel, Delivery, OutboxMessage, SeatPresence
from models.people import Department, Person, Team, TeamMember
from models.rota import Absence, RotaLayer
from models.vocabulary import LevelAction, Medium, Role, SeatState, Target
from services.access import presence, seats
from services.audit.browse import TrailFilter, entries
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.notify import audience
from services.rules.running import react
from services.sla.drafts import PolicyDraft, Promise
from services.sla.publishing import publish_policy
from services.sla.rest import settle
from services.store.work import WATCHER
from services.watch.sweep import sweep
from services.workflow import overdue, tasks
from services.workflow.templates import Step
from tests.rigs.going_paths import WORKING
from tests.rigs.level_paths import ACTING, TELLING, WAITING
from tests.rigs.logins import seat
from tests.rigs.old_tickets import SETUP, laid, then, told
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk
from tests.rigs.workflow import procedure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from services.store.work import Actor, Work
    from tests.rigs.desk import SmallDesk

TELL: Final = LevelAction.NOTIFY_ROLE
OFF, ALONE = "switched off", "absent, and nobody stands in"
TOLD_MILO: Final = "told Milo Brandt in their place"


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


def lose(work: Work, who: Actor, *, off: bool = False, deputy: Actor | None = None) -> None:
    """Switch somebody off, or let them be absent."""
    person_id, deputy_id = who.person_id or 0, deputy.person_id if deputy else None
    if off:
        work.require(Person, person_id).active = False
    else:
        presence.note_absence(work, person_id, (work.now, None), substitute_id=deputy_id)


def called(desk: RuledDesk) -> list[str]:
    with desk.store.reading(WATCHER) as work:
        return list(work.session.scalars(select(Firing.detail).order_by(Firing.id)))


def heard(desk: RuledDesk, who: Actor) -> int:
    with desk.store.reading(WATCHER) as work:
        query = select(Notice.id).where(Notice.person_id == who.person_id)
        return len(work.session.scalars(query).all())


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


STATES: Final = {
    "lead off": ("lead off",),
    "lead and agent alone": ("lead alone", "agent alone"),
    "lead with a deputy": ("lead deputy",),
    "all above": ("lead off", "manager off", "director alone"),
    "everybody": tuple(f"{one} off" for one in ("lead", "manager", "director", "admin", "agent")),
    "nobody named": ("team empty", "director alone"),
}


def gone(work: Work, desk: SmallDesk, state: tuple[str, ...]) -> None:
    """Lose people, or leave a team and its department with nobody."""
    for who, how in (one.split() for one in state):
        if how == "empty":
            work.session.execute(delete(TeamMember).where(TeamMember.team_id == desk.tier_1))
            work.session.execute(delete(RotaLayer))
            work.require(Team, desk.tier_1).lead_id = None
            continue
        deputy = desk.officer if how == "deputy" else None
        lose(work, getattr(desk, who), off=how == "off", deputy=deputy)


PATHS: Final = (TELLING.name, WAITING.name, ACTING.name)
TRIED: Final = (
    *((path, state) for path in PATHS for state in ("lead off", "lead and agent alone")),
    *((path, state) for path in PATHS for state in ("all above", "everybody")),
    (WORKING.name, "lead with a deputy"),
    (WORKING.name, "everybody"),
    (TELLING.name, "nobody named"),
    (ACTING.name, "nobody named"),
)


@pytest.mark.postgres
@pytest.mark.parametrize(("path", "state"), TRIED)
def test_the_server_passes_over_whom_the_program_does(
    pg_url: str, sqlite_url: str, now: datetime, path: str, state: str
) -> None:
    stories = [laid(url, now, path) for url in (pg_url, sqlite_url)]
    for story in stories:
        with story.owner.work(SETUP) as work:
            work.session.execute(update(SeatPresence).values(state=SeatState.PRESENT))
            work.session.execute(delete(Absence))
            gone(work, story.desk, STATES[state])
    by_server, by_program = stories
    strangers = seat(by_server.owner, "stranger", Role.AGENT, reactions=(react,))
    assert sweep(strangers, by_server.stranger).fired > 0
    sweep(by_server.owner)  # what the server left to the program
    by_program = then(by_program, by_server)
    sweep(by_program.owner)
    with by_server.owner.work(WATCHER) as work:
        settle(work, 100, lambda *_: None)
    ours, theirs = told(by_server), told(by_program)
    for name in ("firings", "notices", "calls", "skipped", "tasks", "approvals", "entries"):
        assert ours[name] == theirs[name], name
    strangers.dispose()
    by_server.owner.dispose()
    by_program.owner.dispose()


@pytest.mark.postgres
def test_the_window_of_an_agent_records_who_was_passed_over(pg_url: str, now: datetime) -> None:
    """Its login may write what goes nowhere, and what it says of who is switched off."""
    story = laid(pg_url, now)
    with story.owner.work(SETUP) as work:
        work.session.add(Channel(name="Mail", medium=Medium.EMAIL, settings={}))
        lose(work, story.desk.lead, off=True)
    agents = seat(story.owner, "agent", Role.AGENT, reactions=(react,))

    assert sweep(agents, story.desk.agent).failed == frozenset()

    with story.owner.reading(WATCHER) as work:
        said = {one.reason for one in work.session.scalars(select(Delivery))}
    assert {OFF, "this person is switched off"} <= said
    agents.dispose()
    story.owner.dispose()
