"""The SLA strip and the proof sheet: each interval shown once, and the sums that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton, QTableWidget

from desktop.widgets.clock_causes import cause_words
from desktop.widgets.clock_course import paint_course
from desktop.widgets.proof_rows import as_text, rows_of
from desktop.widgets.proof_sheet import ProofSheet
from desktop.widgets.sla_strip import SlaLine, SlaStrip
from models.vocabulary import ClockState, Target, TicketStatus
from tests.desktop.made import MINUTE, NOW, MadePicture

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.widgets.ticking import Ticker

MET = MadePicture(
    id=2, target=Target.FIRST_RESPONSE, state=ClockState.MET, stopped_at=NOW, segments=()
)


def test_the_last_sum_is_the_target() -> None:
    assert rows_of(MadePicture())[-1].cells[5] == "4:00:00"


def test_what_was_counted_so_far_is_summed_before_what_is_to_come() -> None:
    rows = [row.cells for row in rows_of(MadePicture())]

    assert [cells[5] for cells in rows if cells[2] == "Counted so far"] == ["2:00:00"]


def test_a_pause_adds_nothing_and_says_why() -> None:
    pause = rows_of(MadePicture())[1].cells

    assert (pause[2], pause[3], pause[4]) == ("Paused", "waits for the requester", "–")  # noqa: RUF001


def test_a_clock_without_time_has_a_sum_of_nothing() -> None:
    assert [row.cells[5] for row in rows_of(MET)] == ["0:00:00"]


def test_the_sheet_as_text_names_policy_and_calendar() -> None:
    text = as_text("#1042", MadePicture())

    assert "Policy\tStandard, version 2" in text
    assert "Calendar\tAround the clock, version 1" in text


def test_the_sheet_shows_every_interval(qtbot: QtBot, ticker: Ticker) -> None:
    sheet = _sheet(qtbot, ticker)

    table = sheet.findChildren(QTableWidget)[0]
    assert table.rowCount() == len(rows_of(MadePicture()))


def test_the_sheet_can_be_copied(qtbot: QtBot, ticker: Ticker) -> None:
    sheet = _sheet(qtbot, ticker)

    next(each for each in sheet.findChildren(QPushButton) if each.text() == "Copy").click()

    assert "Counted so far" in QGuiApplication.clipboard().text()


def test_the_sheet_can_be_printed(qtbot: QtBot, ticker: Ticker, tmp_path: Path) -> None:
    sheet = _sheet(qtbot, ticker)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "proof.pdf"))

    sheet.print_on(printer)

    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF")


def test_live_clocks_stand_above_ended_ones(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)

    strip.show_clocks([MET, MadePicture()])

    names = [line.accessibleName() for line in strip.findChildren(SlaLine)]
    assert names == ["Resolution: 2 h 00", "First response: Met"]


def test_f9_proves_the_first_clock(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)
    strip.show_clocks([MET, MadePicture()])

    with qtbot.waitSignal(strip.proof_asked) as asked:
        strip.ask_proof()

    assert asked.args == [MadePicture()]


def test_a_click_proves_the_clock_clicked(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)
    strip.show_clocks([MET, MadePicture()])

    with qtbot.waitSignal(strip.proof_asked) as asked:
        strip.findChildren(SlaLine)[1].click()

    assert asked.args == [MET]


def test_a_ticket_without_clocks_shows_no_strip(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)

    strip.show_clocks([])

    assert strip.isHidden()


def test_the_due_time_lies_where_the_bar_says() -> None:
    image = QImage(400, 30, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    clock = MadePicture(levels=())

    spots = paint_course(painter, QRectF(0, 0, 400, 30), clock, NOW)
    painter.end()

    assert (round(spots["now"]), round(spots["due"])) == (240, 400)


def test_a_clock_of_no_length_is_painted() -> None:
    image = QImage(400, 30, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    clock = MadePicture(started_at=NOW, due_at=None, segments=(), levels=())

    spots = paint_course(painter, QRectF(0, 0, 400, 30), clock, NOW - MINUTE)
    painter.end()

    assert spots["now"] == 0


def _sheet(qtbot: QtBot, ticker: Ticker) -> ProofSheet:
    sheet = ProofSheet(ticker, "#1042 VPN drops", MadePicture())
    qtbot.addWidget(sheet)
    return sheet


def _strip(qtbot: QtBot, ticker: Ticker) -> SlaStrip:
    strip = SlaStrip(ticker)
    qtbot.addWidget(strip)
    strip.resize(700, 120)
    strip.show()
    return strip


def test_ended_clocks_are_folded_below_the_live_ones(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)
    strip.show_clocks([MET, MadePicture()])
    lines = strip.findChildren(SlaLine)
    assert [line.isHidden() for line in lines] == [False, True]

    next(each for each in strip.findChildren(QPushButton) if "earlier" in each.text()).click()

    assert not any(line.isHidden() for line in lines)


def test_a_broken_promise_stays_in_view_after_its_end(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)
    broken = MadePicture(
        id=3,
        state=ClockState.BREACHED,
        due_at=NOW - 60 * MINUTE,
        breached_at=NOW - 60 * MINUTE,
        stopped_at=NOW - 45 * MINUTE,
    )

    strip.show_clocks([MET, MadePicture(), broken])

    shown = [each for each in strip.findChildren(SlaLine) if not each.isHidden()]
    assert [each.accessibleName() for each in shown] == [
        "Resolution: 2 h 00",
        "Resolution: Breached 15 min",
    ]


def test_the_only_clock_is_shown_though_it_has_ended(qtbot: QtBot, ticker: Ticker) -> None:
    strip = _strip(qtbot, ticker)

    strip.show_clocks([MET])

    assert not strip.findChildren(SlaLine)[0].isHidden()


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        ("created", "opened"),
        ("on_hold", "On hold"),
        ("reopened: open", "reopened: Open"),
        ("handed to Tier 2", "handed to Tier 2"),
        ("the vendor delivers on Thursday", "the vendor delivers on Thursday"),
    ],
)
def test_why_time_was_counted_is_said_without_names_of_the_engine(cause: str, words: str) -> None:
    assert cause_words(cause) == words


def test_every_status_that_pauses_is_said() -> None:
    assert all("_" not in cause_words(one.value) for one in TicketStatus)
