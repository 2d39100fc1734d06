"""The countdown chip: its words and meaning in every state, to the second."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.theme import Tone
from desktop.widgets.chip import CountdownChip, chip_width, face_of
from desktop.widgets.queue_line import Line
from desktop.widgets.ticking import Ticker
from models.vocabulary import ClockState
from tests.desktop.made import MINUTE, NOW, MadeClock, MadeRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECOND = timedelta(seconds=1)
FACES = [
    (MadeClock(), Tone.NEUTRAL, "2 h 10"),
    (MadeClock(due_at=NOW + 24 * MINUTE, at_risk_at=NOW), Tone.AT_RISK, "At risk 24 min"),
    (
        MadeClock(state=ClockState.BREACHED, due_at=NOW, breached_at=NOW - 12 * MINUTE),
        Tone.BREACHED,
        "Breached 12 min",
    ),
    (
        MadeClock(state=ClockState.PAUSED, due_at=None, left=190 * MINUTE),
        Tone.PAUSED,
        "Paused 3 h 10 left",
    ),
    (
        MadeClock(state=ClockState.PAUSED, due_at=None, left=-MINUTE, breached_at=NOW),
        Tone.BREACHED,
        "Breached, paused",
    ),
    (MadeClock(state=ClockState.MET), Tone.MET, "Met"),
    (MadeClock(state=ClockState.CANCELLED), Tone.PAUSED, "Cancelled"),
]


@pytest.mark.parametrize(("clock", "tone", "words"), FACES)
def test_a_chip_says_what_it_means(clock: MadeClock, tone: Tone, words: str) -> None:
    face = face_of(clock, NOW)

    assert (face.tone, face.words) == (tone, words)


def test_what_breaks_next_is_counted_down_and_what_broke_is_not_forgotten() -> None:
    row = MadeRow(1001, chip=MadeClock(), next_due_at=NOW - SECOND)
    face = Line(row, NOW).face(NOW)
    due = Line(replace(row, next_due_at=NOW), NOW).face(NOW)

    assert face is not None
    assert due is not None
    assert (face.words, face.spoken) == ("2 h 10", "2 h 10, another one breached")
    assert (due.words, due.spoken) == ("2 h 10", "2 h 10")
    assert chip_width(face) > chip_width(due)


def test_a_breached_clock_says_so_once() -> None:
    clock = MadeClock(due_at=NOW - MINUTE)
    face = Line(MadeRow(1001, chip=clock, next_due_at=clock.due_at), NOW).face(NOW)

    assert face is not None
    assert face.spoken == "Breached 1 min 0 s"


def test_a_clock_is_not_breached_at_its_due_time_itself() -> None:
    assert face_of(MadeClock(due_at=NOW, at_risk_at=NOW), NOW).tone is Tone.AT_RISK


def test_a_clock_past_its_due_time_is_shown_breached_before_the_sweep_says_so() -> None:
    assert face_of(MadeClock(due_at=NOW - SECOND), NOW).tone is Tone.BREACHED


def test_no_two_meanings_look_the_same() -> None:
    faces = [face_of(clock, NOW) for clock, _, _ in FACES]

    assert len({(face.icon, face.tone) for face in faces}) == len(faces)


def test_a_chip_counts_with_the_clock_of_the_database(qtbot: QtBot) -> None:
    clock: list[datetime] = [NOW]
    ticker = Ticker(lambda: clock[0])
    chip = CountdownChip(ticker)
    qtbot.addWidget(chip)
    chip.show_clock(MadeClock())
    clock[0] += 10 * MINUTE

    ticker.ticked.emit(clock[0])

    assert chip.words() == "2 h 00"


def test_a_chip_is_read_aloud_with_its_promise(qtbot: QtBot, ticker: Ticker) -> None:
    chip = CountdownChip(ticker)
    qtbot.addWidget(chip)

    chip.show_clock(MadeClock())

    assert chip.accessibleName() == "Resolution: 2 h 10"
