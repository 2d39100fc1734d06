"""Where something is due and nobody does it, whoever looks after the desk is told."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.escalation import EscalationLevel
from models.vocabulary import Role
from services.console.__main__ import run
from services.escalation.waiting import waiting
from services.operations import doctor
from services.operations.doctor import Level
from services.rules.running import react
from services.watch.overview import watching
from services.watch.sweep import sweep
from tests.rigs.logins import seat
from tests.rigs.old_tickets import SETUP, laid

if TYPE_CHECKING:
    from datetime import datetime

    from tests.rigs.old_tickets import Story


def _asked(story: Story) -> tuple[Level, str]:
    """What the doctor says of levels."""
    address = story.owner.engine.url.render_as_string(hide_password=False)
    found = next(one for one in doctor.examine(address) if one.about == "levels")
    return found.level, found.said


@pytest.mark.postgres
def test_levels_that_the_server_leaves_to_a_watcher_are_told_of(pg_url: str, now: datetime) -> None:
    story = laid(pg_url, now)
    unread = {"field": "subject", "op": "matches", "value": r"\pL"}
    with story.owner.work(SETUP) as work:
        for one in work.session.scalars(select(EscalationLevel)):
            one.conditions = unread
    strangers = seat(story.owner, "stranger", Role.AGENT, reactions=(react,))
    assert sweep(strangers, story.stranger).fired == 0

    with strangers.reading(story.stranger) as work:
        assert work.session.scalar(text("SELECT count(*) FROM clock")) == 0
        tickets, since = watching(work).waiting  # two numbers, and nothing of the tickets
    with story.owner.engine.connect() as connection:
        first = connection.scalar(text("SELECT min(next_at) FROM clock WHERE next_at < now()"))
        ahead = text("SELECT tickets FROM api.waiting(now() + interval '1 year')")
        assert connection.scalar(ahead) == tickets
    assert (tickets, since) == (8, first)
    level, said = _asked(story)
    assert level is Level.WARNING
    assert said.startswith(
        f"8 tickets have something due that nobody does, the first since {since:%Y-}"
    )
    out = io.StringIO()
    assert run(("watch", "status", "--db", pg_url), io.StringIO(), out, io.StringIO()) == 1
    assert (
        f"8 tickets wait with what is due, the first since {since:%Y-%m-%d %H:%M:%S}"
        in out.getvalue()
    )

    sweep(story.owner)

    assert _asked(story) == (Level.GOOD, "nothing that is due waits")
    with story.owner.reading(SETUP) as work:
        assert watching(work).waiting == (0, None)
    strangers.dispose()
    story.owner.dispose()


def test_a_file_that_nobody_sweeps_says_so(sqlite_url: str, now: datetime) -> None:
    story = laid(sqlite_url, now)
    with story.owner.reading(SETUP) as work:
        found = waiting(work.session.connection(), work.now)
    assert _asked(story)[0] is Level.WARNING
    assert found.tickets == 10
    assert found.since is not None
    assert found.since < now

    sweep(story.owner)

    assert _asked(story)[0] is Level.GOOD
    story.owner.dispose()
