"""One's own absence, entered where one says how one is told; a supervisor enters anybody's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from desktop.absences import AbsenceDialog
from desktop.notifications import NotificationsPage
from desktop.text import whole_moment
from desktop.ticket import TicketPage
from services.access import people, presence
from tests.rigs.desk import opened
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


def shown(seat: Seat, qtbot: QtBot, actor: Actor) -> NotificationsPage:
    page = single(NotificationsPage, seat.desk_of(actor), qtbot, (1100, 900))
    qtbot.waitUntil(lambda: page.absences.shown is not None)
    return page


def test_an_agent_enters_and_ends_an_absence_of_their_own(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)
    assert "When I am away" in words_of(page)
    page.absences.enter.click()
    dialog = page.findChildren(AbsenceDialog)[0]
    assert not dialog.who.isVisibleTo(dialog)
    qtbot.waitUntil(lambda: dialog.substitute.box().count() > 1)
    dialog.substitute.set_value(seat.small.colleague.person_id)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    qtbot.waitUntil(lambda: "; Tom Reed stands in" in words_of(page))
    me, other = seat.small.agent.person_id or 0, seat.small.colleague.person_id
    with seat.store.reading(seat.small.agent) as work:
        assert presence.absent(work, [me]) == {me: other}
    end = next(one for one in page.absences.findChildren(QPushButton) if one.text() == "End now")
    with qtbot.waitSignal(page.said):
        end.click()
    with seat.store.reading(seat.small.agent) as work:
        assert presence.absent(work, [me]) == {}


def test_a_supervisor_enters_anybodys(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.lead)
    assert "Who is away" in words_of(page)
    page.absences.enter.click()
    dialog = page.findChildren(AbsenceDialog)[0]
    qtbot.waitUntil(lambda: dialog.who.box().findText("Dana Fox") >= 0)
    assert dialog.who.value() == seat.small.lead.person_id
    dialog.who.box().setCurrentIndex(dialog.who.box().findText("Dana Fox"))
    dialog.who.box().activated.emit(dialog.who.box().currentIndex())
    assert dialog.substitute.box().findText("Dana Fox") < 0
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    me = seat.small.agent.person_id or 0
    with seat.store.reading(seat.small.lead) as work:
        assert set(presence.absent(work, [me])) == {me}
    qtbot.waitUntil(lambda: "Dana Fox: away until" in words_of(page))


def test_a_requester_has_no_absence_to_enter(seat: Seat, qtbot: QtBot) -> None:
    page = single(NotificationsPage, seat.desk_of(seat.small.requester), qtbot, (1100, 900))

    assert not page.absences.isVisibleTo(page)


def test_who_assigns_a_ticket_sees_who_is_away(seat: Seat, qtbot: QtBot) -> None:
    number = opened(seat.store, seat.small)
    other = seat.small.colleague.person_id
    with seat.store.work(seat.small.lead) as work:
        until = datetime(2036, 12, 3, 12, 0, tzinfo=UTC)
        mine = (work.now, until)
        presence.note_absence(work, seat.small.agent.person_id or 0, mine, substitute_id=other)
        later = (work.now + timedelta(days=1), None)
        presence.note_absence(work, other or 0, later)
    page = single(TicketPage, seat.desk_of(seat.small.lead), qtbot, (1100, 700))
    page.show_ticket(number)
    box = page.header.person.box()
    away = f"Dana Fox (away until {whole_moment(until)}; Tom Reed stands in)"

    qtbot.waitUntil(lambda: box.currentText() == away)
    assert box.findText("Lena Ort") >= 0
    with seat.store.reading(seat.small.lead) as work:
        members = {one.name: one.away for team in people.teams(work) for one in team.members}
    assert members["Tom Reed"] is None  # who is away from tomorrow on is here today
    with seat.store.reading(seat.small.requester) as work:
        assert not any(one.away for team in people.teams(work) for one in team.members)
