"""The server passes over whom the program does, and tells the same people in the same words."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import delete, select, update

from models.outbox import Channel, Delivery, SeatPresence
from models.people import Team, TeamMember
from models.rota import Absence, RotaLayer
from models.vocabulary import Medium, Role, SeatState
from services.rules.running import react
from services.sla.rest import settle
from services.store.work import WATCHER
from services.watch.sweep import sweep
from tests.rigs.going_paths import WORKING
from tests.rigs.level_paths import ACTING, TELLING, WAITING
from tests.rigs.logins import seat
from tests.rigs.losing import OFF, lose
from tests.rigs.old_tickets import SETUP, laid, then, told

if TYPE_CHECKING:
    from datetime import datetime

    from services.store.work import Work
    from tests.rigs.desk import SmallDesk

pytestmark = pytest.mark.postgres

STATES: Final = {
    "lead off": ("lead off",),
    "lead and agent alone": ("lead alone", "agent alone"),
    "lead with a deputy": ("lead deputy",),
    "all above": ("lead off", "manager off", "director alone"),
    "everybody": tuple(f"{one} off" for one in ("lead", "manager", "director", "admin", "agent")),
    "nobody named": ("team empty", "director alone"),
    "turns": ("colleague backed", "officer off"),
    "turns of others": ("officer backed", "colleague off"),
}


def gone(work: Work, desk: SmallDesk, state: tuple[str, ...]) -> None:
    """Lose people, or leave a team and its department with nobody."""
    for who, how in (one.split() for one in state):
        if how == "empty":
            work.session.execute(delete(TeamMember).where(TeamMember.team_id == desk.tier_1))
            work.session.execute(delete(RotaLayer))
            work.require(Team, desk.tier_1).lead_id = None
            continue
        deputy = {"deputy": desk.officer, "backed": desk.director}.get(how)
        lose(work, getattr(desk, who), off=how == "off", deputy=deputy)


PATHS: Final = (TELLING.name, WAITING.name, ACTING.name)
TRIED: Final = (
    (TELLING.name, "lead off"),
    (TELLING.name, "lead and agent alone"),
    (WAITING.name, "all above"),
    (ACTING.name, "everybody"),
    (WORKING.name, "lead with a deputy"),
    (WORKING.name, "everybody"),
    (TELLING.name, "nobody named"),
    (ACTING.name, "nobody named"),
    (WAITING.name, "turns"),
    (WAITING.name, "turns of others"),
)
LOSSES: Final = ("lead off", "lead and agent alone", "all above", "everybody")
OTHERS: Final = [one for one in itertools.product(PATHS, LOSSES) if one not in TRIED]
"""With each path and each loss once in those above, the rest is for `make test-slow`."""


@pytest.mark.parametrize(
    ("path", "state"),
    [*TRIED, *(pytest.param(*one, marks=pytest.mark.slow) for one in OTHERS)],
)
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
    by_program = then(by_program, by_server, now)
    sweep(by_program.owner)
    with by_server.owner.work(WATCHER) as work:
        settle(work, 100, lambda *_: None)
    ours, theirs = told(by_server), told(by_program)
    for name in ("firings", "notices", "calls", "skipped", "tasks", "approvals", "entries"):
        assert ours[name] == theirs[name], name
    assert ("passed over in the rota" in str(ours["firings"])) is state.startswith("turns")
    strangers.dispose()
    by_server.owner.dispose()
    by_program.owner.dispose()


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
