"""Complaints in the window: recorded, decided, answered by a letter, listed and counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop.commands import Commands
from desktop.reports import EvidencePage
from desktop.reports.complaints import LATE, RETURN
from desktop.spoken.complaints import figure_words
from desktop.ticket.complaint_due import DueRow
from desktop.ticket.complaint_form import hundredths
from desktop.ticket.complaint_forms import DecideForm, ReceiptForm
from desktop.ticket.complaint_letter import LetterForm
from desktop.ticket.complaint_outside import OutsideForm
from desktop.ticket.complaint_recorded import RecordForm
from models.complaint_words import Decision, Grade
from models.vocabulary import Role
from services.access import administration
from services.complaints import record
from services.complaints.record import NewComplaint
from tests.rigs.complaint_part import Shown
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

PASSWORD = "correct horse battery"  # noqa: S105 - of a test


def test_a_ticket_is_recorded_and_its_times_are_shown(shown: Shown) -> None:
    rows = shown.part.findChildren(DueRow)
    view = shown.part.view

    assert view is not None
    assert (view.product, view.substance, view.complainant) == (
        "Current account",
        "Charged twice",
        "Ruth Berg",
    )
    assert [row.accessibleName().split(",")[0] for row in rows] == [
        "Summary resolution",
        "Acknowledgement",
        "Final or holding response",
    ]
    assert not shown.part.record.isVisible()


def test_a_desk_without_times_says_what_to_do(seat: Seat, qtbot: QtBot) -> None:
    made = Shown(seat, qtbot)
    made.part.record.click()

    qtbot.waitUntil(lambda: "vigilctl complaints take" in made.part.refusal.words())
    assert made.part.form is None


def test_it_is_filled_in_decided_answered_and_closed(shown: Shown, qtbot: QtBot) -> None:
    shown.part.decide.click()
    decide = shown.form(DecideForm)
    decide.reasons.setPlainText("The fee was taken twice.")
    decide.amount.setText("twenty")
    assert not decide.go.isEnabled()
    decide.amount.setText("25,50")
    decide.currency.setText("gbp")
    shown.go(decide)
    shown.choose("Close the complaint")
    qtbot.waitUntil(lambda: "cannot be closed yet" in shown.part.banner.words())

    shown.part.letter.click()
    letter = shown.form(LetterForm)
    qtbot.waitUntil(lambda: "Still missing" in letter.hint.text())
    assert not letter.go.isEnabled()
    letter.write("ombudsman", "Exchange Tower, London")
    qtbot.waitUntil(lambda: "25.50 GBP" in letter.preview.toPlainText())
    letter.look.click()
    qtbot.waitUntil(lambda: "25.50 GBP" in letter.pages_text())
    shown.go(letter)
    shown.choose("Fill in the record …")
    fill = shown.form(RecordForm)
    fill.lines["root_cause"].setText("Fee run twice")
    fill.grades["severity"].set_value(Grade.HIGH)
    shown.go(fill)
    shown.do("Close the complaint")

    view = shown.part.view
    assert view is not None
    assert (view.decision, view.redress_offered, view.currency) == (Decision.UPHELD, 2550, "GBP")
    assert (view.root_cause, view.severity) == ("Fee run twice", Grade.HIGH)
    assert view.rights_version == "Final response, version 1"
    assert view.closed_at is not None
    assert not shown.part.letter.isVisible()


def test_what_is_overridden_without_a_reason_stays_in_the_form(shown: Shown, qtbot: QtBot) -> None:
    shown.choose("Fill in the record …")
    form = shown.form(RecordForm)
    form.lines["product"].setText("Savings account")
    form.go.click()
    qtbot.waitUntil(lambda: "needs a reason" in form.banner.words())
    assert form.lines["product"].text() == "Savings account"
    form.why.setText("Another account")
    shown.go(form)

    assert shown.part.view is not None
    assert shown.part.view.product == "Savings account"


def test_the_receipt_is_corrected_by_two_on_one_screen(shown: Shown, qtbot: QtBot) -> None:
    officer = shown.seat.small.officer.person_id
    assert officer is not None
    with shown.seat.store.work(shown.seat.small.admin) as work:
        administration.set_password(work, officer, PASSWORD)
    before = shown.part.view
    assert before is not None
    shown.choose("Correct the receipt …")
    form = shown.form(ReceiptForm)
    form.received.setDateTime(form.received.dateTime().addDays(-2))
    form.why.setText("The letter is stamped")
    form.login.setText("officer")
    form.password.setText("wrong")
    form.go.click()
    qtbot.waitUntil(lambda: "second person" in form.banner.words())
    assert (form.password.text(), form.why.text()) == ("", "The letter is stamped")
    form.password.setText(PASSWORD)
    shown.go(form)

    after = shown.part.view
    assert after is not None
    assert before.received_at - after.received_at >= timedelta(days=2)
    assert after.recorded_received_at == before.received_at


def test_a_letter_sent_another_way_is_compared_and_blocks_closing(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    shown.part.decide.click()
    decide = shown.form(DecideForm)
    decide.reasons.setPlainText("The fee was taken twice.")
    shown.go(decide)
    shown.choose("Letter sent another way …")
    form = shown.form(OutsideForm)
    form.words.setPlainText("Dear customer, no.")
    form.file.setText(str(tmp_path / "nothing.pdf"))
    form.why.setText("The post book")
    form.go.click()
    qtbot.waitUntil(lambda: "cannot be read" in form.banner.words())
    assert form.words.toPlainText() == "Dear customer, no."
    (tmp_path / "nothing.pdf").write_bytes(b"%PDF-1.4 a scan")
    shown.go(form)

    view = shown.part.view
    assert view is not None
    assert view.answered_at is not None
    assert any("lacks what it may not be without" in one for one in view.missing)


@pytest.fixture
def evidence(regulated: Seat, qtbot: QtBot) -> Iterator[EvidencePage]:
    for product in ("Loan", "=1+1"):
        number = opened(regulated.store, regulated.small, subject="Charged twice")
        with regulated.store.work(regulated.small.agent) as work:
            new = NewComplaint(number, "Charged twice", product)
            record.open_complaint(work, new)
    window = QWidget()
    qtbot.addWidget(window)
    page = EvidencePage(
        regulated.desk_of(regulated.small.officer), Commands(window, Role.COMPLIANCE), window
    )
    page.resize(1180, 740)
    window.show()
    page.show()
    page.show_part("complaints")
    qtbot.waitUntil(lambda: len(page.complaints.register.rows) == 2)
    yield page
    window.close()


def test_the_register_opens_the_ticket(evidence: EvidencePage, qtbot: QtBot) -> None:
    part = evidence.complaints
    row = part.register.rows[0]
    with qtbot.waitSignal(evidence.ticket_opened) as gone:
        part.register.table.open_current()

    assert gone.args == [row.ticket_id]
    part.shown.choose(LATE)
    part.refresh()
    qtbot.waitUntil(lambda: part.register.rows == [])


def test_a_number_of_the_return_shows_its_tickets(evidence: EvidencePage, qtbot: QtBot) -> None:
    part = evidence.complaints
    numbers = sorted(one.ticket_id for one in part.register.rows)
    part.shown.choose(RETURN)
    part.refresh()
    qtbot.waitUntil(lambda: bool(part.figures.rows))
    with qtbot.waitSignal(evidence.tickets_opened) as gone:
        part.open.click()

    assert part.figures.rows[0].key == "opened"
    assert gone.args == [numbers]
    words = [figure_words(one.key) for one in part.figures.rows]
    assert "Opened, product: =1+1" in words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("25.50", 2550),
        ("25,5", 2550),
        ("0", 0),
        ("1000000", 100_000_000),
        ("", None),
        ("-1", None),
        ("1.234", None),
        ("1e3", None),
        ("٣", None),
        ("1.", None),
    ],
)
def test_amounts(text: str, amount: int | None) -> None:
    assert hundredths(text) == amount
