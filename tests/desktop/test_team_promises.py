"""The details of a ticket say what each team promised for its stay, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.text import moment
from desktop.ticket.stays import stay_facts
from models.people import Team
from models.policies import Calendar
from services.sla.custody import CustodyView
from tests.rigs.desk import opened
from tests.rigs.sight import words_of
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

NINE = datetime(2026, 6, 8, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def stay(team: str, *, counted: timedelta | None = HOUR, **more: datetime) -> CustodyView:
    span = None if counted is None else 2 * HOUR
    known = {"until": None, "due_at": None, "breached_at": None} | more
    return CustodyView(team=team, since=NINE, counted=counted, span=span, **known)


def test_each_stay_is_said_the_latest_first() -> None:
    stays = (
        stay("Tier 1", until=NINE + HOUR),
        stay("Unpromised", counted=None),
        stay("Tier 2", until=NINE, due_at=NINE, breached_at=NINE + 2 * HOUR),
        stay("Tier 3"),
        stay("Tier 1", due_at=NINE + HOUR),
    )

    at = [moment(NINE + one * HOUR, NINE) for one in range(3)]
    assert stay_facts(stays, NINE) == [
        ("Tier 1", f"1:00:00 of 2:00:00; due {at[1]}"),
        ("Tier 3", "1:00:00 of 2:00:00; it stands still"),
        ("Tier 2", f"1:00:00 of 2:00:00; broken at {at[2]}"),
        ("Tier 1", f"1:00:00 of 2:00:00; ended {at[1]}"),
    ]


def test_of_many_stays_the_latest_are_shown() -> None:
    stays = [stay(f"Tier {number}") for number in range(9)]

    shown = [team for team, _ in stay_facts(stays, NINE)]
    assert shown == [f"Tier {one}" for one in range(8, 2, -1)]


def test_a_team_that_promises_nothing_takes_no_room(
    seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    plain = opened(seat.store, seat.small)
    with seat.store.work(seat.small.admin) as work:
        team = work.require(Team, seat.small.tier_1)
        always = select(Calendar.id).where(Calendar.name == "Around the clock")
        team.ola, team.calendar_id = "2h", work.session.scalar(always)
    promised = opened(seat.store, seat.small)

    said = []
    for number in (plain, promised):
        with ticket_window(seat.desk, qtbot, number, folder=tmp_path, size=(1200, 760)) as page:
            said.append(words_of(page.details))

    assert ["Promises of the teams" in one for one in said] == [False, True]
    assert "of 2:00:00; due" in said[1]
