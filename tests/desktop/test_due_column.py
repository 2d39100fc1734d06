"""The column of countdowns has room for what they say, in each language."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from desktop import language
from desktop.text import span, tr
from desktop.theme import Tone
from desktop.widgets.chip import Face, chip_width
from desktop.widgets.queue_columns import (
    CHIP_EDGES,
    COLUMNS,
    PLACES,
    SUBJECT_ROOM,
    USUAL,
    Key,
    fitting,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(params=sorted(language.LANGUAGES))
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, request.param)
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("left", [timedelta(hours=23, minutes=59), timedelta(days=9, hours=23)])
def test_a_paused_countdown_beside_a_broken_one_is_not_cut(left: timedelta) -> None:
    words = tr("Paused {span} left", span=span(left))
    face = Face(Tone.PAUSED, "circle-pause", words, is_late=True)
    room = width_of(COLUMNS[PLACES[Key.DUE]]) - CHIP_EDGES

    assert chip_width(face) <= room + 1


@pytest.mark.usefixtures("spoken")
def test_the_subject_keeps_its_room_beside_it() -> None:
    shown = fitting(USUAL, 800)
    taken = sum(width_of(COLUMNS[PLACES[key]]) for key in shown if key is not Key.SUBJECT)

    assert 800 - taken >= SUBJECT_ROOM
