"""On the page of a ticket: procedures are started, tasks done, approvals asked for and given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ticket import TicketPage
from desktop.ticket.workflow import approvers
from services.workflow import approvals, reading, templates
from services.workflow.templates import Step
from tests.rigs.desk import opened
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

STEPS = (Step("Isolate the machine"), Step("Wipe it", after=(1,)))


@pytest.fixture
def number(seat: Seat) -> int:
    """A ticket of a desk that has a procedure."""
    with seat.store.work(seat.small.admin) as work:
        templates.publish_template(work, "Breach", STEPS)
    return opened(seat.store, seat.small)


def shown(seat: Seat, qtbot: QtBot, number: int, actor: Actor) -> TicketPage:
    page = single(TicketPage, seat.desk_of(actor), qtbot, (1180, 900))
    page.show_ticket(number)
    qtbot.waitUntil(lambda: page.ticket is not None)
    return page


def press(widget: QWidget, name: str) -> None:
    [found] = [one for one in widget.findChildren(QPushButton) if one.accessibleName() == name]
    found.click()


def test_a_procedure_is_started_and_its_tasks_done(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, number, seat.small.agent)
    panel = page.details.tasks
    qtbot.waitUntil(lambda: bool(panel.menu.actions()))
    panel.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: "after Isolate the machine" in words_of(panel))

    press(panel, "Done: Isolate the machine")

    qtbot.waitUntil(lambda: "done by Dana Fox" in words_of(panel))
    with seat.store.reading(seat.small.agent) as work:
        states = [one.state.value for one in reading.tasks(work, number)]
    assert states == ["done", "open"]


def test_an_approval_is_asked_for_and_given(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, number, seat.small.agent)
    page.workflow.ask_approval()
    page.ask_bar.given.emit(("Pay the replacement", "the team's lead, Milo Brandt"))
    qtbot.waitUntil(lambda: "Milo Brandt and Lena Ort must" in words_of(page.details.tasks))

    lead = shown(seat, qtbot, number, seat.small.lead)
    qtbot.waitUntil(lambda: "Pay the replacement" in words_of(lead.details.tasks))
    press(lead.details.tasks, "Approve Pay the replacement")

    qtbot.waitUntil(lambda: "Lena Ort said yes" in words_of(lead.details.tasks))
    with seat.store.reading(seat.small.agent) as work:
        [one] = approvals.approvals(work, number)
    assert [vote.person for vote in one.votes if vote.approves] == ["Lena Ort"]


def test_refusing_on_the_ticket_needs_a_reason(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, number, seat.small.agent)
    page.workflow.ask_approval()
    page.ask_bar.given.emit(("Pay", "the team's lead"))
    lead = shown(seat, qtbot, number, seat.small.lead)
    qtbot.waitUntil(lambda: "Pay" in words_of(lead.details.tasks))
    press(lead.details.tasks, "Refuse … Pay")
    assert lead.ask_bar.isVisible()

    lead.ask_bar.given.emit(("Too dear",))

    qtbot.waitUntil(lambda: "refused; Lena Ort said no" in words_of(lead.details.tasks))


def test_nobody_of_that_name_is_said_where_it_was_written(
    seat: Seat, number: int, qtbot: QtBot
) -> None:
    page = shown(seat, qtbot, number, seat.small.agent)
    page.workflow.ask_approval()
    page.ask_bar.given.emit(("Pay", "Nobody Known"))

    qtbot.waitUntil(lambda: "nobody called “Nobody Known”" in words_of(page.ask_bar))


def test_whoever_is_named_is_asked_by_what_they_are_or_by_name() -> None:
    assert approvers("The team's lead, whoever is on call, Tom Reed,") == (
        "lead",
        "on_call",
        "person:Tom Reed",
    )
