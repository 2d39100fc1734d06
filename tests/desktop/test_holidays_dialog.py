"""Holidays are looked through before they are put into the calendar that is being filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.policies.holidays_dialog import NAME, HolidaysDialog
from tests.rigs.calendar_form import WARDS, fields_of, form_opened

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.policies import PoliciesPage
    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, qtbot: QtBot) -> PoliciesPage:
    return form_opened(seat, qtbot)


def opened_import(page: PoliciesPage, qtbot: QtBot) -> HolidaysDialog:
    fields_of(page).holidays.bring.click()
    [dialog] = page.findChildren(HolidaysDialog)
    qtbot.waitUntil(lambda: dialog.country.box().count() > 0)
    return dialog


def test_holidays_of_a_country_are_put_in_but_those_left_out(
    page: PoliciesPage, qtbot: QtBot
) -> None:
    dialog = opened_import(page, qtbot)
    for year in (dialog.first, dialog.last):
        year.setValue(2026)
    box = dialog.country.box()
    box.setCurrentIndex(box.findText("Germany (DE)"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.found.count() > 0)
    nationwide = dialog.found.count()
    with qtbot.waitSignal(dialog.found.model().rowsInserted):
        dialog.region.setCurrentIndex(dialog.region.findText("BY"))
    qtbot.waitUntil(lambda: dialog.found.count() > nationwide)
    first = dialog.found.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    epiphany = dialog.found.item(1).data(NAME)
    dialog.go.click()

    days = fields_of(page).holidays.days()
    assert first.text().startswith("Thu, 1 Jan 2026")
    assert "2026-01-01" not in days
    assert {"2026-01-06", "2026-10-03", "2026-12-25", "2026-12-26"} <= set(days)
    assert len(days) == len(set(days))
    shown = {one.text() for one in fields_of(page).holidays.findChildren(QLabel)}
    assert epiphany in shown


def test_holidays_of_a_file_are_put_in_and_another_file_is_refused(
    page: PoliciesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened_import(page, qtbot)
    other, file = tmp_path / "other.ics", tmp_path / "days.ics"
    other.write_text("no calendar", "utf-8")
    entry = "UID:1\r\nSUMMARY:<b>Founders</b>\r\nDTSTART;VALUE=DATE:20260714\r\n"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
        f"BEGIN:VEVENT\r\n{entry}END:VEVENT\r\nEND:VCALENDAR\r\n",
        "utf-8",
    )
    dialog.first.setValue(2026)
    dialog.read_file(other)
    qtbot.waitUntil(dialog.banner.isVisible)
    offered = dialog.go.isEnabled()
    dialog.read_file(file)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.go.click()

    assert not offered
    assert fields_of(page).holidays.days() == ("2026-07-14", *WARDS.holidays)
