"""What a colleague recorded first of a complaint is looked at; nothing typed goes with it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.ticket.complaint_forms import DecideForm, ReceiptForm
from desktop.ticket.complaint_recorded import RecordForm
from desktop.widgets.banner import Gravity
from desktop.widgets.field_scroll import FieldScroll
from desktop.widgets.room import tallest
from models.complaint_words import Decision
from services.complaints import handling, receipt, record
from services.complaints.handling import Redress, Verdict
from tests.rigs.moving import did

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.rigs.complaint_part import Shown


def test_a_field_a_colleague_filled_in_first_is_looked_at(shown: Shown, qtbot: QtBot) -> None:
    shown.choose("Fill in the record …")
    form = shown.form(RecordForm)
    theirs = {"root_cause": "Fees", "remedy": "An apology"}
    did(
        shown.seat.store,
        shown.seat.small.admin,
        lambda work: record.amend(work, shown.number, theirs),
    )
    form.lines["root_cause"].setText("Fee run twice")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))
    assert "changed root cause of the complaint" in form.banner.words()
    assert form.lines["root_cause"].text() == "Fee run twice"
    assert form.texts["remedy"].toPlainText() == "An apology"

    form.banner.acted.emit()
    assert form.lines["root_cause"].text() == "Fees"
    form.banner.acted.emit()
    form.why.setText("Found in the log")
    shown.go(form)

    assert shown.part.view is not None
    assert shown.part.view.root_cause == "Fee run twice"
    assert shown.part.view.remedy == "An apology"


def test_a_decision_a_colleague_made_first_is_looked_at(shown: Shown, qtbot: QtBot) -> None:
    shown.part.decide.click()
    form = shown.form(DecideForm)
    verdict = Verdict(Decision.REJECTED, "We were right.", Redress(100, "GBP"))
    did(
        shown.seat.store,
        shown.seat.small.admin,
        lambda work: handling.decide(work, shown.number, verdict),
    )
    form.reasons.setPlainText("The fee was taken twice.")
    form.amount.setText("25.5")
    form.currency.setText("GBP")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))
    assert not form.go.isEnabled()  # it says why it is another now

    form.banner.acted.emit()
    assert form.reasons.toPlainText() == "We were right."
    assert form.amount.text() == "1.00"
    form.banner.acted.emit()
    assert (form.reasons.toPlainText(), form.amount.text()) == ("The fee was taken twice.", "25.5")
    form.why.setText("Read again")
    shown.go(form)

    assert shown.part.view is not None
    assert shown.part.view.decision is Decision.UPHELD


def test_a_receipt_a_colleague_corrected_first_is_looked_at(shown: Shown, qtbot: QtBot) -> None:
    shown.choose("Correct the receipt …")
    form = shown.form(ReceiptForm)
    was = form.received.dateTime()
    mine, theirs = was.addDays(-2), was.addDays(-1)
    at = form.view.received_at - timedelta(days=1)
    officer = shown.seat.small.officer.person_id or 0
    did(
        shown.seat.store,
        shown.seat.small.admin,
        lambda work: receipt.correct(work, shown.number, at, reason="Stamped", approved_by=officer),
    )
    form.received.setDateTime(mine)
    form.why.setText("The letter is stamped")
    form.login.setText("officer")
    form.go.click()
    qtbot.waitUntil(lambda: bool(form.theirs.offer))

    form.banner.acted.emit()
    assert form.received.dateTime() == theirs
    form.banner.acted.emit()
    assert form.received.dateTime() == mine


def test_a_form_that_fits_shows_all_its_fields(shown: Shown, qtbot: QtBot) -> None:
    shown.part.decide.click()
    form = shown.form(DecideForm)
    fields = form.findChild(FieldScroll)

    assert isinstance(fields, FieldScroll)
    qtbot.waitUntil(lambda: form.isVisible() and fields.verticalScrollBar().maximum() == 0)


def test_the_buttons_of_a_long_form_stay_on_a_low_screen(shown: Shown, qtbot: QtBot) -> None:
    shown.choose("Fill in the record …")
    form = shown.form(RecordForm)
    form.banner.say(Gravity.WARNING, "A colleague changed something meanwhile. " * 6)

    qtbot.waitUntil(lambda: form.isVisible() and not form.banner.isHidden())
    qtbot.wait(50)
    assert form.height() <= tallest(form)
    assert form.rect().contains(form.go.geometry())
    focused = form.focusWidget()
    assert focused is form.lines["root_cause"]
    assert not focused.visibleRegion().isEmpty()
