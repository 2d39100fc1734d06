"""Calendars are filled in as a form; form and text are one draft, checked and published alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from sqlalchemy import select

from desktop.policies.spans_field import SpansField, whole_time
from desktop.policies.terms_pane import FORM, TEXT
from models.policies import CalendarVersion
from tests.rigs.calendar_form import WARDS, fields_of, form_of, form_opened

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.policies import PoliciesPage
    from tests.desktop.conftest import Seat


@pytest.fixture
def page(seat: Seat, qtbot: QtBot) -> PoliciesPage:
    return form_opened(seat, qtbot)


def times(field: QWidget) -> list[QLineEdit]:
    return [one for one in field.findChildren(QLineEdit) if one.isVisible()]


def told(field: QWidget) -> str:
    words = [one for one in field.findChildren(QLabel) if one.property("role") == "error"]
    return " ".join(one.text() for one in words if one.isVisible())


def typed(field: QLineEdit, words: str, qtbot: QtBot) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)


def turned(page: PoliciesPage, way: str, qtbot: QtBot) -> str:
    """Press the switch and return the text as it then is."""
    terms = page.editor.terms
    with qtbot.waitSignal(terms.turned):
        terms.way.choose(way)
        terms.way.chosen.emit(way)
    return page.editor.text.toPlainText()


def published(seat: Seat, name: str) -> CalendarVersion | None:
    with seat.store.reading(seat.small.admin) as work:
        found: CalendarVersion | None = work.session.scalar(
            select(CalendarVersion)
            .where(CalendarVersion.calendar.has(name=name))
            .order_by(CalendarVersion.version.desc())
        )
        return found


def test_the_form_shows_what_the_text_says(page: PoliciesPage) -> None:
    fields = fields_of(page)

    assert fields.draft() == WARDS
    assert [one.text() for one in times(fields.week["mon"])] == ["08:00", "12:00", "13:00", "17:00"]
    assert [one.accessibleName() for one in fields.holidays.drops()] == [
        "Take out: Fri, 25 Dec 2026",
        "Take out: Sat, 26 Dec 2026",
    ]


def test_what_is_filled_in_is_in_the_text_and_the_rest_of_it_stays(
    page: PoliciesPage, qtbot: QtBot
) -> None:
    before = page.editor.text.toPlainText()
    typed(times(fields_of(page).week["tue"])[1], "1430", qtbot)
    after = turned(page, TEXT, qtbot)

    line = "tue: ['08:00-12:00']" if "tue: ['08:00-12:00']" in before else "tue: [08:00-12:00]"
    assert after == before.replace(line, line.replace("12:00", "14:30"))


def test_what_is_written_in_the_text_is_in_the_form(page: PoliciesPage, qtbot: QtBot) -> None:
    text = turned(page, TEXT, qtbot)
    page.editor.text.setPlainText(text.replace("Europe/Berlin", "Europe/Vienna"))
    turned(page, FORM, qtbot)

    assert fields_of(page).zone.value() == "Europe/Vienna"


def test_a_text_that_cannot_be_read_stays_a_text_and_says_why(
    page: PoliciesPage, qtbot: QtBot
) -> None:
    text = turned(page, TEXT, qtbot).replace("timezone: Europe/Berlin", "zone: Europe/Berlin")
    page.editor.text.setPlainText(text)
    turned(page, FORM, qtbot)

    assert not page.editor.terms.is_form()
    assert page.editor.terms.way.value() == TEXT
    assert "“zone” is unknown here" in " ".join(
        one.text() for one in page.editor.banner.findChildren(QLabel)
    )
    assert page.editor.text.toPlainText() == text


def test_hours_that_overlap_are_told_below_them_and_nothing_is_asked(
    page: PoliciesPage, qtbot: QtBot
) -> None:
    monday = fields_of(page).week["mon"]
    typed(times(monday)[2], "11:00", qtbot)
    page.editor.check.click()

    assert told(monday) == "Two intervals of one day overlap."
    assert QApplication.focusWidget() is times(monday)[0]
    assert page.editor.check.isEnabled()


def test_a_time_that_is_none_keeps_the_form_and_its_words(page: PoliciesPage, qtbot: QtBot) -> None:
    tuesday = fields_of(page).week["tue"]
    typed(times(tuesday)[0], "early", qtbot)
    page.editor.terms.way.chosen.emit(TEXT)

    assert page.editor.terms.is_form()
    assert page.editor.terms.way.value() == FORM
    assert "“early” is not a time such as 09:00" in told(tuesday)
    assert times(tuesday)[0].text() == "early"


def test_a_calendar_that_never_opens_is_told_at_its_week(page: PoliciesPage, qtbot: QtBot) -> None:
    turned(page, TEXT, qtbot)
    bare = "calendars:\n  Shut:\n    timezone: UTC\n    weekly: {}\n"
    page.editor.text.setPlainText(bare)
    turned(page, FORM, qtbot)

    assert "never opens" in told(fields_of(page))
    assert not form_of(page).is_sound()


def test_holidays_come_and_go_in_the_order_of_their_days(page: PoliciesPage, qtbot: QtBot) -> None:
    holidays = fields_of(page).holidays
    holidays.bar.day.setDate(QDate(2026, 12, 25))
    holidays.bar.add.click()
    refused = told(holidays)
    holidays.bar.day.setDate(QDate(2026, 10, 3))
    holidays.bar.add.click()
    holidays.drops()[1].click()

    assert refused == "This day is there already."
    assert holidays.days() == ("2026-10-03", "2026-12-26")
    assert told(holidays) == ""
    text = turned(page, TEXT, qtbot)
    assert "2026-10-03" in text
    assert "2026-12-25" not in text


def test_a_special_day_begins_closed_and_takes_hours(page: PoliciesPage) -> None:
    special = fields_of(page).special
    special.bar.day.setDate(QDate(2026, 12, 31))
    special.bar.add.click()
    closed = special.days()["2026-12-31"]
    special.hours_of("2026-12-31").add.click()

    assert closed == ()
    assert special.days()["2026-12-31"] == (("09:00", "17:00"),)
    assert fields_of(page).wrong() is None


def test_monday_can_be_the_pattern_of_the_working_week(page: PoliciesPage) -> None:
    fields = fields_of(page)
    fields.same.click()

    week = fields.draft().weekly
    assert {week[day] for day in ("mon", "tue", "wed", "thu", "fri")} == {WARDS.weekly["mon"]}
    assert "sat" not in week


def test_a_new_calendar_begins_as_a_copy_under_a_name_of_its_own(page: PoliciesPage) -> None:
    form = form_of(page)
    form.new.click()
    form.name.setText("Wards")
    form.begin.click()
    refused = told(form)
    form.name.setText("Ward nights")
    form.begin.click()

    assert refused.strip() == "There is a calendar of this name already."
    assert form.chosen.currentText() == "Ward nights"
    assert {one.name for one in form.drafts()} >= {"Wards", "Ward nights"}
    assert fields_of(page).draft().weekly == WARDS.weekly


def test_what_was_filled_in_is_published_once_it_was_seen(
    page: PoliciesPage, seat: Seat, qtbot: QtBot
) -> None:
    editor = page.editor
    typed(times(fields_of(page).week["tue"])[1], "13:00", qtbot)
    editor.check.click()
    qtbot.waitUntil(editor.publish.isEnabled)
    fields_of(page).week["tue"].add.click()
    again = editor.publish.isEnabled()
    typed(times(fields_of(page).week["tue"])[2], "14", qtbot)
    typed(times(fields_of(page).week["tue"])[3], "1530", qtbot)
    editor.check.click()
    qtbot.waitUntil(editor.publish.isEnabled)
    with qtbot.waitSignal(editor.published):
        editor.publish.click()

    version = published(seat, "Wards")
    assert not again
    assert version is not None
    assert version.weekly["tue"] == [["08:00", "13:00"], ["14:00", "15:30"]]
    assert version.holidays == ["2026-12-25", "2026-12-26"]


def test_tab_goes_through_hours_in_the_order_they_stand_in(qtbot: QtBot) -> None:
    field = SpansField("Monday")
    qtbot.addWidget(field)
    field.show_hours((("08:00", "12:00"),))
    field.show()
    field.add.click()
    qtbot.waitUntil(field.isActiveWindow)
    first = times(field)[0]
    first.setFocus()
    names = []
    for _ in range(7):
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(widget.accessibleName().removeprefix("Monday"))
        qtbot.keyClick(widget, Qt.Key.Key_Tab)

    span = [", from", ", until", ": take these hours out"]
    assert names == [*span, *span, ": add hours"]


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("9", "09:00"),
        ("17", "17:00"),
        ("930", "09:30"),
        ("1745", "17:45"),
        ("9:30", "09:30"),
        ("8.15", "08:15"),
        ("24:00", "24:00"),
        ("", ""),
        ("noon", "noon"),
        ("12:", "12:"),
    ],
)
def test_a_short_time_is_written_out(words: str, time: str) -> None:
    assert whole_time(words) == time
