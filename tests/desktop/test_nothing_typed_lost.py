"""Whatever form one leaves: nothing that was typed goes without being agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QPushButton, QWidget

from desktop.articles.editor import ArticleDialog
from desktop.form import FormDialog
from desktop.overriding import override
from desktop.procedures.template_dialog import TemplateDialog
from desktop.queue.view_dialog import ViewDialog
from desktop.reports.second_dialog import SecondDialog
from desktop.rota.rota_dialog import RotaDialog
from desktop.rules.rule_dialog import RuleDialog
from desktop.ticket import NewTicketDialog
from models.tickets import CustomField
from models.vocabulary import FieldKind, Priority

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.widgets.typed_dialog import TypedDialog
    from tests.desktop.conftest import Seat

KEYS = Qt.Key


class Form(FormDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("Form", "Do", "check", parent)
        self.field = QLineEdit()
        self.add("Field", self.field)
        self.begin_at(self.field)

    @override
    def is_whole(self) -> bool:
        return True


def press(inside: QWidget, words: str) -> None:
    [found] = [one for one in inside.findChildren(QPushButton) if one.text() == words]
    found.click()


def test_a_form_nothing_was_typed_into_closes_at_once(over: QMainWindow) -> None:
    form = Form(over)
    form.open()
    with form.filling():
        form.field.setText("what the desk answered")
    QTest.keyClick(form.field, KEYS.Key_Escape)

    assert not form.isVisible()


@pytest.mark.parametrize("leave", ["escape", "close", "cancel"])
def test_a_form_with_something_typed_asks_however_it_is_left(over: QMainWindow, leave: str) -> None:
    form = Form(over)
    form.open()
    QTest.keyClicks(form.field, "Berg")
    if leave == "escape":
        QTest.keyClick(form.field, KEYS.Key_Escape)
    elif leave == "close":
        form.close()
    else:
        press(form, "Cancel")

    assert form.isVisible()
    strip = form.leaving()
    assert strip is not None
    press(strip, "Go on writing")
    assert (form.isVisible(), form.leaving(), form.field.text()) == (True, None, "Berg")
    assert form.focusWidget() is form.field or leave == "cancel"
    form.reject()
    press(form, "Drop it")
    assert not form.isVisible()


def test_escape_keeps_what_was_typed_when_it_is_asked_for(over: QMainWindow) -> None:
    form = Form(over)
    form.open()
    QTest.keyClicks(form.field, "Berg")
    QTest.keyClick(form.field, KEYS.Key_Escape)
    strip = form.leaving()
    assert strip is not None
    QTest.keyClick(strip.first_field(), KEYS.Key_Escape)

    assert (form.isVisible(), form.leaving()) == (True, None)


def test_what_was_typed_and_taken_out_again_is_nothing(over: QMainWindow) -> None:
    form = Form(over)
    form.open()
    QTest.keyClicks(form.field, "B")
    QTest.keyClick(form.field, KEYS.Key_Backspace)
    form.reject()

    assert not form.isVisible()


def second(_desk: object, parent: QWidget) -> SecondDialog:
    return SecondDialog("Purge", "For good.", "Ground", lambda *_: None, parent)  # type: ignore[arg-type]


MADE: dict[str, Callable[[Any, QWidget], TypedDialog]] = {
    "rule": RuleDialog,
    "procedure": TemplateDialog,
    "article": lambda desk, over: ArticleDialog(desk, None, over),
    "view": ViewDialog,
    "second person": second,
}


@pytest.mark.parametrize("kind", MADE)
def test_every_long_form_asks(kind: str, seat: Seat, over: QMainWindow, qtbot: QtBot) -> None:
    form = MADE[kind](seat.desk_of(seat.small.admin), over)
    form.open()
    qtbot.wait(300)
    form.reject()
    assert not form.isVisible()  # what the desk filled in is typed by nobody
    form.open()
    lines = [one for one in form.findChildren(QLineEdit) if one.isVisible()]
    QTest.keyClicks(lines[0], "Berg")
    form.reject()

    assert form.isVisible()
    assert form.leaving() is not None


def test_every_dialog_with_fields_has_the_one_mechanism() -> None:
    other = {
        "WatchersDialog", "KeyMap", "TimelineSheet", "FileDialog", "ProofSheet", "CrashDialog",
        "NewTicketDialog",  # keeps a draft, and needs not ask
        "LeaveDialog",  # is what asks, for all of them
    }  # fmt: skip
    own = [one for one in QDialog.__subclasses__() if one.__module__.startswith("desktop.")]

    assert {one.__name__ for one in own} - other == {"TypedDialog"}


def test_another_team_does_not_drop_the_rota_of_the_first(
    seat: Seat, over: QMainWindow, qtbot: QtBot
) -> None:
    form = RotaDialog(seat.desk_of(seat.small.admin), over)
    form.open()
    qtbot.waitUntil(lambda: bool(form.layers))
    first = form.team.value()
    other = next(one for one in (seat.small.tier_1, seat.small.tier_2) if one != first)
    QTest.keyClicks(form.name, "Nights")
    form.team.set_value(other)
    form.team.chosen.emit(other)

    assert (form.team.value(), form.name.text()[-6:]) == (first, "Nights")
    press(form, "Drop it")
    qtbot.waitUntil(lambda: form.team.value() == other and "Nights" not in form.name.text())
    assert form.isVisible()


def test_a_new_ticket_is_taken_up_with_everything_that_was_filled_in(
    seat: Seat, qtbot: QtBot
) -> None:
    with seat.store.work(seat.small.admin) as work:
        work.session.add(CustomField(key="floor", label="Floor", kind=FieldKind.NUMBER))
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    qtbot.waitUntil(lambda: "floor" in form.properties.fields.rows())
    form.requester.field.take(seat.small.requester.person_id, "Ruth Berg")
    form.subject.setText("Scanner is mute")
    properties = form.properties
    properties.priority.set_value(Priority.HIGH)
    properties.team.set_value(seat.small.tier_1)
    properties.kind.field.setText("Billing Inquiry")
    properties.fields.rows()["floor"].given.emit("floor", None, "3")
    form.reject()

    again = NewTicketDialog(seat.desk)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: "floor" in again.properties.fields.rows())
    qtbot.waitUntil(lambda: again.properties.team.box().count() > 1)
    kept = again.properties
    assert (again.requester.value(), again.requester.field.text()) == (
        seat.small.requester.person_id,
        "Ruth Berg",
    )
    assert (kept.priority.value(), kept.team.value(), kept.kind.value(), kept.filled()) == (
        Priority.HIGH,
        seat.small.tier_1,
        "Billing Inquiry",
        {"floor": "3"},
    )
    again.subject.clear()
    again.reject()
