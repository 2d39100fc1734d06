"""Fields filled where they stand, reasons offered, and why policy and assignee are these."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.widgets.field_rows import FieldRows, stored_value
from desktop.widgets.property_rows import ChoiceRow
from models.tickets import CustomField
from models.vocabulary import FieldKind, Priority, TicketStatus
from services.tickets import assignment, classification
from services.tickets.fields import FieldView
from services.tickets.timeline import Sort
from tests.rigs.desk import opened
from tests.rigs.moving import did, view
from tests.rigs.ticket_window import ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from tests.desktop.conftest import Seat

FIELDS = (
    CustomField(key="site", label="Site", kind=FieldKind.CHOICE, choices=["Hamburg", "Lyon"]),
    CustomField(key="people", label="People affected", kind=FieldKind.NUMBER, position=1),
    CustomField(key="until", label="Contract until", kind=FieldKind.DATE, position=2),
    CustomField(key="secret", label="Regulated data", kind=FieldKind.FLAG, position=3),
    CustomField(key="order", label="Order", kind=FieldKind.TEXT, position=4),
)


@pytest.fixture
def number(seat: Seat) -> int:
    with seat.store.work(seat.small.admin) as work:
        for one in FIELDS:
            work.session.add(
                CustomField(
                    key=one.key,
                    label=one.label,
                    kind=one.kind,
                    choices=one.choices or [],
                    position=one.position or 0,
                )
            )
    return opened(seat.store, seat.small)


@pytest.fixture
def page(seat: Seat, number: int, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    with ticket_window(seat.desk, qtbot, number, folder=tmp_path, size=(1280, 860)) as page:
        qtbot.waitUntil(lambda: bool(page.moves._usual))  # noqa: SLF001 - asked for unseen
        yield page


def line(page: TicketPage, key: str) -> QLineEdit:
    found = page.details.fields.rows()[key].editor
    assert isinstance(found, QLineEdit)
    return found


def type_in(page: TicketPage, key: str, text: str, qtbot: QtBot) -> None:
    line(page, key).setFocus()
    line(page, key).selectAll()
    qtbot.keyClicks(line(page, key), text)
    qtbot.keyClick(line(page, key), Qt.Key.Key_Return)


def held(seat: Seat, number: int) -> dict[str, str | None]:
    return {one.key: one.value for one in view(seat.store, seat.small.agent, number).fields}


def test_every_field_of_the_desk_can_be_filled_where_it_stands(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    type_in(page, "people", "12", qtbot)
    type_in(page, "until", "2026-12-31", qtbot)
    type_in(page, "order", "  A-17 <b>", qtbot)
    for key, value in (("site", "Lyon"), ("secret", "yes")):
        chooser = page.details.fields.rows()[key].editor
        assert isinstance(chooser, ChoiceRow)
        chooser.box().activated.emit(
            [chooser.box().itemText(at) for at in range(chooser.box().count())].index(
                {"yes": "Yes"}.get(value, value)
            )
        )

    wanted = {
        "site": "Lyon",
        "people": "12",
        "until": "2026-12-31",
        "secret": "yes",
        "order": "A-17 <b>",
    }
    qtbot.waitUntil(lambda: held(seat, number) == wanted)


def test_a_field_that_was_filled_is_emptied_again_by_undo(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    type_in(page, "order", "A-17", qtbot)
    qtbot.waitUntil(lambda: bool(page.toast.words()))
    [undo] = [one for one in page.toast.findChildren(QPushButton) if one.text() == "Undo"]
    undo.click()

    qtbot.waitUntil(lambda: held(seat, number)["order"] is None)
    qtbot.waitUntil(lambda: line(page, "order").text() == "")


def made_field(value: str | None) -> FieldView:
    return FieldView("order", "Order", FieldKind.TEXT, (), value, active=True)


@pytest.fixture
def alone(qtbot: QtBot) -> FieldRows:
    """The fields of a ticket, where no answer comes unless the test gives it."""
    rows = FieldRows()
    qtbot.addWidget(rows)
    rows.allow(changing=True)
    rows.show_fields(1, [made_field(None)])
    rows.show()
    return rows


def write_into(rows: FieldRows, text: str, qtbot: QtBot) -> QLineEdit:
    field = rows.rows()["order"].editor
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


def test_a_value_undone_before_it_was_ever_shown_is_taken_off(
    alone: FieldRows, qtbot: QtBot
) -> None:
    """Of two answers to one question only the last is shown, and it may be what was before."""
    field = write_into(alone, "A-17", qtbot)

    alone.show_fields(1, [made_field(None)])

    assert field.text() == ""


def test_a_second_value_is_given_over_the_first_not_over_what_was_before(
    alone: FieldRows, qtbot: QtBot
) -> None:
    """Else the desk would take one's own first value for a colleague's."""
    given: list[tuple[object, ...]] = []
    alone.given.connect(lambda *told: given.append(told))

    write_into(alone, "A-17", qtbot)
    write_into(alone, "A-18", qtbot)

    assert given == [("order", None, "A-17"), ("order", "A-17", "A-18")]


def test_what_is_no_number_is_refused_at_the_field_and_kept(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    type_in(page, "people", "a dozen", qtbot)
    row = page.details.fields.rows()["people"]
    qtbot.waitUntil(lambda: "takes a number" in row.problem())

    assert line(page, "people").text() == "a dozen"
    assert held(seat, number)["people"] is None


def test_escape_takes_back_what_was_typed(page: TicketPage, qtbot: QtBot) -> None:
    line(page, "order").setFocus()
    qtbot.keyClicks(line(page, "order"), "A-17")
    qtbot.keyClick(line(page, "order"), Qt.Key.Key_Escape)

    assert line(page, "order").text() == ""


def test_a_field_a_colleague_filled_first_is_shown_with_both_values(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    line(page, "order").setFocus()
    qtbot.keyClicks(line(page, "order"), "mine")
    did(
        seat.store,
        seat.small.colleague,
        lambda w: classification.set_field(w, number, "order", "theirs"),
    )
    qtbot.keyClick(line(page, "order"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.conflicts.isHidden())

    assert held(seat, number)["order"] == "theirs"


def test_numbers_and_dates_are_read_as_people_write_them() -> None:
    assert stored_value(FieldKind.NUMBER, "1,200.5") == "1200.5"
    assert stored_value(FieldKind.DATE, "2026-06-08") == "2026-06-08"
    assert stored_value(FieldKind.DATE, "tomorrow") == "tomorrow"
    assert stored_value(FieldKind.TEXT, "  ") is None


# -- reasons -------------------------------------------------------------------------------------


def test_the_usual_reasons_of_an_ending_are_offered_and_fill_the_field(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    page.moves.ask_status(TicketStatus.CANCELLED)
    [usual] = [one for one in page.reason.findChildren(QPushButton) if one.text() == "Duplicate"]
    usual.click()
    field = page.reason.findChildren(QLineEdit)[0]
    filled = field.text()
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert filled == "Duplicate"
    qtbot.waitUntil(
        lambda: view(seat.store, seat.small.agent, number).status is TicketStatus.CANCELLED
    )


def test_only_a_lowered_priority_is_asked_for_the_usual_reasons(page: TicketPage) -> None:
    page.moves.ask_priority(Priority.LOW)
    lowered = [one.text() for one in page.reason.findChildren(QPushButton) if one.isVisible()]
    page.moves.ask_priority(Priority.CRITICAL)
    raised = [one.text() for one in page.reason.findChildren(QPushButton) if one.isVisible()]

    assert "A workaround holds" in lowered
    assert "A workaround holds" not in raised


# -- why -----------------------------------------------------------------------------------------


def test_why_this_policy_and_this_assignee_is_said_in_a_popover(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot
) -> None:
    tom = seat.small.colleague
    did(
        seat.store,
        seat.small.agent,
        lambda w: assignment.assign(
            w,
            number,
            team_id=seat.small.tier_2,
            person_id=tom.person_id,
            reason="Tom knows the concentrator",
        ),
    )
    page.details.why.click()
    qtbot.waitUntil(lambda: page.properties.popover is not None)
    assert page.properties.popover is not None
    said = page.properties.popover.words()
    qtbot.keyClick(page.properties.popover, Qt.Key.Key_Escape)

    assert "Standard, version 1" in said
    assert "applies to every ticket" in said
    assert "Tom Reed · Tier 2" in said
    assert "Because: Tom knows the concentrator" in said
    assert page.properties.popover.isHidden()


# -- the timeline --------------------------------------------------------------------------------


def test_the_timeline_shows_all_sorts_and_is_narrowed_down(page: TicketPage, qtbot: QtBot) -> None:
    page.properties.show_timeline()
    sheet = page.properties.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: len(sheet.shown()) > 3)
    sorts = {one.sort for one in sheet.shown()}
    sheet.filters[Sort.CLOCK].click()
    without = {one.sort for one in sheet.shown()}
    sheet._search.searched.emit("yesterday")  # noqa: SLF001 - as typing does after its pause
    [found] = sheet.shown()
    sheet.reject()

    assert {Sort.MESSAGE, Sort.CHANGE, Sort.CLOCK} <= sorts
    assert without == sorts - {Sort.CLOCK}
    assert found.text == "It worked yesterday."
