"""The people page: who is let in as what; an administrator is made by two, here as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from sqlalchemy.orm import undefer

from desktop.commands import Commands
from desktop.people import PeoplePage
from desktop.people.asked_row import AskedRow
from desktop.people.forms import AddDialog, PasswordDialog, RoleDialog
from models.people import Person
from models.vocabulary import Role
from services.access import passwords
from services.access.administration import NewPerson, add_person, set_role
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


def shown(seat: Seat, qtbot: QtBot, actor: Actor) -> PeoplePage:
    page = single(PeoplePage, seat.desk_of(actor), qtbot, (1100, 700))
    qtbot.waitUntil(lambda: page.known is not None)
    return page


def rest_on(page: PeoplePage, name: str) -> None:
    names = [record.cells[0] for record in page.table.records.records]
    page.table.selectRow(names.index(name))


def row_of(seat: Seat, name: str) -> Person:
    with seat.store.reading(seat.small.admin) as work:
        found = work.session.query(Person).options(undefer("*")).filter_by(name=name).one()
        work.session.expunge(found)
        return found


def test_an_administrator_finds_people_and_reads_who_they_are(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)

    rest_on(page, "Lena Ort")
    qtbot.waitUntil(lambda: "Supervisor" in words_of(page))
    assert "local accounts of one file" in words_of(page)
    assert "Ruth Berg" not in [one.name for one in (page.known.people if page.known else ())]
    page.which.choose("requesters")
    page.refresh()
    qtbot.waitUntil(lambda: [one.cells[0] for one in page.table.records.records] == ["Ruth Berg"])


def test_a_person_is_added_and_can_sign_in(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    page.add.click()
    dialog = page.findChildren(AddDialog)[0]
    offered = [dialog.role.box().itemText(one) for one in range(dialog.role.box().count())]
    assert "Administrator" not in offered
    assert not dialog.go.isEnabled()

    dialog.name.setText("Nora Wild")
    dialog.password.setText("short")
    assert not dialog.go.isEnabled()  # a password without a login is of no use
    dialog.login.setText("nora")
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(dialog.banner.words()))
    assert dialog.name.text() == "Nora Wild"
    dialog.password.setText("a long first password")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    made = row_of(seat, "Nora Wild")
    assert (made.login, made.role) == ("nora", Role.AGENT)
    assert passwords.matches(made.password_hash, "a long first password")
    qtbot.waitUntil(lambda: "Nora Wild" in [one.cells[0] for one in page.table.records.records])


def test_a_password_is_typed_twice(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    rest_on(page, "Dana Fox")
    page.password.click()
    dialog = page.findChildren(PasswordDialog)[0]
    dialog.password.setText("several words are good")
    assert not dialog.go.isEnabled()
    dialog.again.setText("several words are good")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    assert passwords.matches(row_of(seat, "Dana Fox").password_hash, "several words are good")


def test_somebody_is_switched_off_and_that_is_taken_back(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)
    rest_on(page, "Tom Reed")
    with qtbot.waitSignal(page.offered) as heard:
        page.switch.click()
    words, undo = heard.args or ("", None)
    assert "Tom Reed is let in no longer" in str(words)
    assert row_of(seat, "Tom Reed").active is False
    qtbot.waitUntil(lambda: page.switch.text() == "Switch on")

    assert callable(undo)
    with qtbot.waitSignal(page.offered):
        undo()
    assert row_of(seat, "Tom Reed").active is True


def test_nobody_acts_on_themselves(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.admin)

    rest_on(page, "Ada Kern")

    assert not any(act.isEnabled() for act in (page.role, page.password, page.switch))


def test_a_second_administrator_agrees(seat: Seat, qtbot: QtBot) -> None:
    with seat.store.work(seat.small.admin) as work:
        other = add_person(work, NewPerson("Otto Bern", Role.AGENT, login="otto")).subject or 0
        work.session.flush()
        row = work.session.get(Person, other)
        assert row is not None
        row.role = Role.ADMINISTRATOR
    second = type(seat.small.admin)(other, "Otto Bern", Role.ADMINISTRATOR, "test")
    page = shown(seat, qtbot, seat.small.admin)
    rest_on(page, "Tom Reed")
    page.role.click()
    dialog = page.findChildren(RoleDialog)[0]
    dialog.role.set_value(Role.ADMINISTRATOR)
    dialog.reason.setText("Runs the desk at night")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    qtbot.waitUntil(lambda: bool(page.findChildren(AskedRow)))
    own = page.findChildren(AskedRow)[0]
    assert not own.agree.isVisibleTo(page)
    assert row_of(seat, "Tom Reed").role is Role.AGENT

    others = shown(seat, qtbot, second)
    qtbot.waitUntil(lambda: bool(others.findChildren(AskedRow)))
    with qtbot.waitSignal(others.said):
        others.findChildren(AskedRow)[0].agree.click()
    assert row_of(seat, "Tom Reed").role is Role.ADMINISTRATOR


@pytest.mark.parametrize("actor", ["agent", "lead", "officer", "requester"])
def test_only_administrators_are_offered_the_page(seat: Seat, actor: str) -> None:
    holder = QWidget()
    role = getattr(seat.small, actor).role

    assert not Commands(holder, role).may("page.people")
    holder.deleteLater()


def test_asking_once_more_is_no_second_voice(seat: Seat, qtbot: QtBot) -> None:
    person = seat.small.colleague.person_id or 0
    for _ in range(2):
        with seat.store.work(seat.small.admin) as work:
            set_role(work, person, Role.WATCHER, reason="Sends mail")

    page = shown(seat, qtbot, seat.small.admin)
    assert len(page.known.asked if page.known else ()) == 1
    assert row_of(seat, "Tom Reed").role is Role.AGENT


def test_a_name_longer_than_its_pane_is_broken_and_pushes_nothing_out(
    seat: Seat, qtbot: QtBot
) -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenverleih" * 2
    with seat.store.work(seat.small.admin) as work:
        add_person(work, NewPerson(name, Role.AGENT))
    page = shown(seat, qtbot, seat.small.admin)
    rest_on(page, name)
    qtbot.waitUntil(lambda: name in words_of(page).replace("\N{ZERO WIDTH SPACE}", ""))
    qtbot.wait(50)  # it is laid out anew

    pane = page.role.window().findChildren(QScrollArea)
    scroll = next(one for one in pane if one.isAncestorOf(page.role))
    inside = scroll.widget()
    assert inside is not None
    assert inside.width() <= scroll.viewport().width()
