"""What services refuse is said in the language of the window, parts and all."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.people import PeoplePage
from desktop.people.forms import AddDialog
from desktop.sentences import in_words
from desktop.ticket import NewTicketDialog, TicketPage
from models.people import Team
from models.vocabulary import TicketStatus
from services.access import administration
from services.access.permissions import Act, demand
from services.errors import NotAllowed, RuleError, StoreUnavailable
from services.rules import actions
from services.sentence import Sentence
from services.store import fault_kinds, urls
from services.tickets import conversation, merging
from tests.rigs.desk import opened
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

pytestmark = pytest.mark.usefixtures("german")


def test_too_long_a_subject_is_refused_in_german(seat: Seat, qtbot: QtBot) -> None:
    form = NewTicketDialog(seat.desk)
    qtbot.addWidget(form)
    form.subject.setText("x" * 2000)
    form.words.setPlainText("No sound since Monday.")
    form.requester.field.take(seat.small.requester.person_id, "Ada Lund")
    form.subject.textChanged.emit("")

    form.create_button.click()

    qtbot.waitUntil(lambda: form.banner.words() != "")
    assert form.banner.words().startswith("Der Betreff hat 2000 Zeichen; höchstens 300 passen.")


def test_a_person_who_takes_no_tickets_is_refused_in_german(seat: Seat, qtbot: QtBot) -> None:
    page = single(TicketPage, seat.desk, qtbot)
    page.show_ticket(opened(seat.store, seat.small))
    qtbot.waitUntil(lambda: page.ticket is not None)

    page.header.person_chosen.emit(seat.small.requester.person_id)

    qtbot.waitUntil(lambda: page.banner.words() != "")
    assert "kann keine Tickets bekommen; wählen Sie einen aktiven" in page.banner.words()


def test_a_short_password_is_refused_in_german(seat: Seat, qtbot: QtBot) -> None:
    page = single(PeoplePage, seat.desk_of(seat.small.admin), qtbot)
    qtbot.waitUntil(lambda: page.known is not None)
    page.add.click()
    dialog = page.findChildren(AddDialog)[0]
    dialog.name.setText("Nora Wild")
    dialog.password.setText("short")
    dialog.login.setText("nora")

    dialog.go.click()

    qtbot.waitUntil(lambda: bool(dialog.banner.words()))
    assert dialog.banner.words().startswith("Ein Passwort hat ")


def test_a_status_within_a_refusal_is_named(seat: Seat) -> None:
    first, second = opened(seat.store, seat.small), opened(seat.store, seat.small)
    with seat.store.work(seat.small.agent) as work:
        merging.merge(work, first, second, reason="the same")

    with pytest.raises(RuleError) as refused, seat.store.work(seat.small.agent) as work:
        conversation.send_reply(work, first, "Hello")

    assert in_words(refused.value).startswith(f"Ticket #{first} ist zusammengeführt und nimmt")


def test_a_role_and_what_it_may_not_are_named(seat: Seat) -> None:
    with pytest.raises(NotAllowed) as refused:
        demand(seat.small.agent, Act.MANAGE_PEOPLE)

    assert in_words(refused.value) == (
        "Ihre Rolle (Agent) darf das nicht: Personen verwalten. Bitten Sie die Administration um "
        "eine Rolle, die es darf, oder jemanden, der sie hat."
    )


def test_a_reason_within_a_reason_is_said_too(seat: Seat) -> None:
    with pytest.raises(RuleError) as refused, seat.store.work(seat.small.admin) as work:
        actions.check(work, [{"do": "note", "text": " "}])

    assert in_words(refused.value) == "Aktion 1 (note): der Text ist leer."


def test_what_somebody_typed_stays_as_it_is(seat: Seat) -> None:
    typed = "<b>{name} {0} %n</b>"
    with seat.store.work(seat.small.admin) as work:
        department = work.require(Team, seat.small.tier_1).department_id
        administration.add_team(work, typed, department_id=department)

    with pytest.raises(RuleError) as refused, seat.store.work(seat.small.admin) as work:
        administration.add_team(work, typed, department_id=department)

    assert in_words(refused.value).startswith(f"Ein Team namens „{typed}“ gibt es schon")


def test_a_fault_of_the_database_is_said_with_its_place() -> None:
    place = "postgresql://vera@db1,db2/desk"
    lost = StoreUnavailable(
        Sentence(fault_kinds.UNREACHABLE.sentence, place=urls.described(place)).begun()
    )

    assert str(lost).startswith("The database desk on db1 and db2")
    assert in_words(lost).startswith("Die Datenbank desk auf db1 und db2")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{n:,}", "1.234.567"),
        ("{x:,.1f}", "1.234,5"),
        ("{day:%Y-%m-%d}", "8. Juni 2026"),
        ("{status}", "wartend"),
        ("{several}", "gelöst, geschlossen"),
        ("{why}", "der Datenträger ist voll"),
        ("{name!r}", "„a“"),
    ],
)
def test_parts_are_said_as_the_language_says_them(value: str, said: str) -> None:
    parts = {
        "n": 1234567,
        "x": 1234.5,
        "day": datetime(2026, 6, 8, 12, tzinfo=UTC),
        "status": TicketStatus.ON_HOLD,
        "several": (TicketStatus.RESOLVED, TicketStatus.CLOSED),
        "why": OSError(errno.ENOSPC, "No space left on device"),
        "name": "a",
    }

    assert in_words(Sentence(value, **parts)) == said
