"""The window speaks German whole: every word of it, plurals, dates, Qt's own buttons."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from desktop import language, text
from desktop.rules import RulesPage
from services.rules import packs
from tests.rigs.session import ROOT
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

TRANSLATE = ROOT / "packaging" / "translate.py"
NOW = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)


def test_every_word_of_the_window_is_translated() -> None:
    done = subprocess.run(
        [sys.executable, TRANSLATE, "check"], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


def test_what_is_shipped_is_what_was_translated(tmp_path: Path) -> None:
    folder = ROOT / "resources" / "translations"
    made = tmp_path / "made.qm"
    tool = sys.executable.removesuffix("python") + "pyside6-lrelease"
    subprocess.run(
        [tool, "-silent", folder / "vigildesk_de.ts", "-qm", made], check=True, timeout=60
    )

    assert made.read_bytes() == (folder / "vigildesk_de.qm").read_bytes()


@pytest.mark.usefixtures("german")
def test_plurals_have_their_forms() -> None:
    said = [text.plural("%n open ticket", "%n open tickets", count) for count in (0, 1, 2)]

    assert said == ["0 offene Tickets", "1 offenes Ticket", "2 offene Tickets"]


def test_english_plurals_need_no_translation() -> None:
    said = [text.plural("%n open ticket", "%n open tickets", count) for count in (1, 1200)]

    assert said == ["1 open ticket", "1,200 open tickets"]


@pytest.mark.usefixtures("german")
def test_dates_and_spans_are_said_in_german() -> None:
    assert text.day_label(NOW, is_long=True) == "Mo., 8. Juni 2026"
    assert text.ago(NOW - timedelta(days=3), NOW) == "vor 3 T"
    assert text.size(1_500_000) == "1,4 MB"


@pytest.mark.usefixtures("german")
def test_qts_own_buttons_speak_it_too(qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert box.buttons()[0].text().replace("&", "") == "Abbrechen"


@pytest.mark.usefixtures("german")
def test_a_page_shows_no_english(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        packs.install(work, packs.load("support-hierarchy"))
    page = single(RulesPage, seat.desk_of(seat.small.admin), qtbot)

    qtbot.waitUntil(lambda: "Wenn ein Ticket eröffnet wird" in _words(page))
    assert "die Art ist „Billing Inquiry“" in _words(page)


@pytest.mark.parametrize(("chosen", "spoken"), [("de", "de"), ("en", "en"), ("xx", "en")])
def test_a_choice_that_is_none_follows_the_desktop(chosen: str, spoken: str) -> None:
    assert language.spoken(chosen) == spoken


def test_the_first_paint_does_not_wait_for_the_theme() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, desktop.bootstrap.program; print('desktop.theme' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    assert said.stdout.strip() == "False"


def test_going_back_to_english_leaves_nothing_behind(qapp: QCoreApplication) -> None:
    language.speak(qapp, "de")
    language.speak(qapp, "en")

    assert text.tr("Save") == "Save"


def _words(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
