"""What waits for somebody is done, refused or skipped; procedures are read, written, switched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.procedures import ProceduresPage
from desktop.procedures.template_dialog import TemplateDialog
from desktop.procedures.todo_card import ApprovalCard, TaskCard
from services.workflow import approvals, overview, reading, tasks, templates
from services.workflow.templates import Step
from tests.rigs.desk import opened
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

CRITICAL = {"all": [{"field": "priority", "op": "is", "value": "critical"}]}
BREACH = (
    Step("Isolate the machine", team="Tier 1", due="4h"),
    Step("Agree to wipe it", approvers=("lead", "manager"), way="any"),
    Step("Wipe it", after=(1, 2), assignee="person:Tom Reed", conditions=CRITICAL),
)
READ_OUT = (
    "Done by somebody of “Tier 1”. Opens at once. It may take 4 h of service time.",
    "Ends as soon as the team's lead or the manager approves. Opens at once.",
    "Done by Tom Reed. Opens when steps 1 and 2 have ended. Skipped unless the priority is Crit",
)


@pytest.fixture
def procedure(seat: Seat) -> Seat:
    with seat.store.work(seat.small.admin) as work:
        templates.publish_template(work, "Breach", BREACH, "After a breach.")
    return seat


@pytest.fixture
def number(procedure: Seat) -> int:
    """A ticket on which the procedure was started."""
    number = opened(procedure.store, procedure.small)
    with procedure.store.work(procedure.small.agent) as work:
        tasks.start_template(work, number, "Breach")
    return number


def shown(seat: Seat, qtbot: QtBot, actor: Actor, part: str = "todo") -> ProceduresPage:
    page = single(ProceduresPage, seat.desk_of(actor), qtbot, (1080, 800))
    if part != "todo":
        page.parts.choose(part)
        page.parts.chosen.emit(part)
    return page


def stands(seat: Seat, number: int) -> list[str]:
    with seat.store.reading(seat.small.agent) as work:
        return [one.state.value for one in reading.tasks(work, number)]


def card_of(page: ProceduresPage, kind: type[ApprovalCard | TaskCard]) -> object:
    return next((one for one in page.todo.cards if isinstance(one, kind)), None)


def test_an_approval_is_given_where_it_is_read(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.lead)
    qtbot.waitUntil(lambda: "Milo Brandt or Lena Ort must approve" in words_of(page))
    [card] = [one for one in page.todo.cards if isinstance(one, ApprovalCard)]

    with qtbot.waitSignal(page.said):
        card.approved.emit()

    assert stands(seat, number) == ["open", "done", "waiting"]


def test_refusing_asks_why(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.manager)
    qtbot.waitUntil(lambda: card_of(page, ApprovalCard) is not None)
    [card] = [one for one in page.todo.cards if isinstance(one, ApprovalCard)]
    card.refused.emit()
    assert page.todo.reason.isVisible()

    page.todo.reason.given.emit("Keep the disk")

    qtbot.waitUntil(lambda: not page.todo.reason.isVisible())
    with seat.store.reading(seat.small.lead) as work:
        [approval] = approvals.approvals(work, number)
    said = [(one.person, one.approves, one.comment) for one in approval.votes if one.given_at]
    assert said == [("Milo Brandt", False, "Keep the disk")]


def test_a_task_is_done_where_it_is_read(seat: Seat, number: int, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)
    qtbot.waitUntil(lambda: card_of(page, TaskCard) is not None)
    assert "Others are asked to approve" in words_of(page)
    [card] = [one for one in page.todo.cards if isinstance(one, TaskCard)]
    with qtbot.waitSignal(page.ticket_opened) as opened_:
        card.opened.emit(number)

    with qtbot.waitSignal(page.said):
        card.finished.emit()

    assert (opened_.args, stands(seat, number)[0]) == ([number], "done")


def test_who_has_nothing_to_do_reads_so(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)

    qtbot.waitUntil(lambda: "Nothing waits for you" in words_of(page))


def test_who_works_no_tickets_is_shown_no_procedures(procedure: Seat, qtbot: QtBot) -> None:
    page = shown(procedure, qtbot, procedure.small.requester)

    qtbot.waitUntil(lambda: "Nothing waits for you" in words_of(page))
    assert not page.parts.isVisible()


def test_a_procedure_is_read_out_step_by_step(procedure: Seat, qtbot: QtBot) -> None:
    page = shown(procedure, qtbot, procedure.small.agent, "templates")
    qtbot.waitUntil(lambda: "After a breach." in words_of(page))

    qtbot.waitUntil(lambda: all(words in words_of(page) for words in READ_OUT))
    assert not page.templates.edit.isVisible()


def test_a_procedure_read_into_the_form_comes_back_unchanged(procedure: Seat, qtbot: QtBot) -> None:
    with procedure.store.reading(procedure.small.admin) as work:
        [card] = overview.cards(work)
    dialog = TemplateDialog(procedure.desk_of(procedure.small.admin), None, card)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: len(dialog.steps) == len(BREACH))

    assert dialog.written() == list(BREACH)


def test_a_step_that_moves_is_still_followed(procedure: Seat, qtbot: QtBot) -> None:
    with procedure.store.reading(procedure.small.admin) as work:
        [card] = overview.cards(work)
    dialog = TemplateDialog(procedure.desk_of(procedure.small.admin), None, card)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: len(dialog.steps) == len(BREACH))

    dialog.steps[0].moved.emit(1)
    moved = [(one.title, one.after) for one in dialog.written()]
    dialog.steps[0].dropped.emit()

    assert moved == [
        ("Agree to wipe it", ()),
        ("Isolate the machine", ()),
        ("Wipe it", (2, 1)),
    ]
    assert [(one.title, one.after) for one in dialog.written()] == [
        ("Isolate the machine", ()),
        ("Wipe it", (1,)),
    ]


def test_a_procedure_is_written_down(seat: Seat, qtbot: QtBot) -> None:
    dialog = TemplateDialog(seat.desk_of(seat.small.admin))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.steps) == 1)
    assert not dialog.go.isEnabled()
    dialog.name.setText("Somebody joins")
    dialog.steps[0].title.setText("Order a laptop")
    dialog.more.click()
    second = dialog.steps[1]
    second.title.setText("Agree to the price")
    second.way.choose("approves")
    second.way.chosen.emit("approves")
    second.approvers.add.chosen.emit("manager")

    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    with seat.store.reading(seat.small.admin) as work:
        [made] = templates.templates(work)
    assert made.steps == (
        Step("Order a laptop"),
        Step("Agree to the price", after=(1,), approvers=("manager",)),
    )


@pytest.mark.parametrize(
    ("name", "due", "said"),
    [
        ("Breach", "", "There is a procedure called “Breach” already: change that one instead."),
        ("Other", "soon", "Step 1 (Order a laptop): “soon”"),
    ],
)
def test_what_cannot_be_written_down_is_said_and_kept(
    procedure: Seat, qtbot: QtBot, name: str, due: str, said: str
) -> None:
    dialog = TemplateDialog(procedure.desk_of(procedure.small.admin))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.steps) == 1)
    dialog.name.setText(name)
    dialog.steps[0].title.setText("Order a laptop")
    dialog.steps[0].due.setText(due)
    dialog.go.click()

    qtbot.waitUntil(lambda: said in dialog.banner.words())
    assert dialog.steps[0].title.text() == "Order a laptop"
    assert dialog.go.isEnabled()


def test_a_procedure_is_switched_off_with_a_reason(procedure: Seat, qtbot: QtBot) -> None:
    page = shown(procedure, qtbot, procedure.small.admin, "templates")
    qtbot.waitUntil(lambda: bool(page.templates.cards))
    page.templates.switch.click()
    page.templates.reason.given.emit("Replaced by another")

    qtbot.waitUntil(lambda: not page.templates.cards[0].active)
    assert page.templates.list.item(0).text() == "Breach (not offered)"


def test_a_procedure_that_a_colleague_changed_meanwhile_is_not_written_over(
    procedure: Seat, qtbot: QtBot
) -> None:
    with procedure.store.reading(procedure.small.admin) as work:
        [card] = overview.cards(work)
    dialog = TemplateDialog(procedure.desk_of(procedure.small.admin), None, card)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.steps) == len(BREACH))
    theirs = (Step("Ask the customer"),)
    with procedure.store.work(procedure.small.admin) as work:
        templates.publish_template(work, card.name, theirs)
    dialog.steps[0].title.setText("Mine")
    dialog.go.click()

    qtbot.waitUntil(lambda: "meanwhile" in dialog.banner.words())
    with procedure.store.reading(procedure.small.admin) as work:
        [kept] = templates.templates(work)
    assert kept.steps == theirs
    assert dialog.steps[0].title.text() == "Mine"
