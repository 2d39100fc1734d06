"""The forms of a complaint: recorded, decided, its receipt corrected by two, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.overriding import override
from desktop.spoken.complaints import CHANNELS, DECISIONS
from desktop.text import tr
from desktop.ticket.complaint_form import (
    ComplaintForm,
    all_of,
    hundredths,
    instant_of,
    put_instant,
)
from desktop.ticket.complaint_recorded import RecordedForm
from desktop.widgets.banner import Gravity
from desktop.widgets.property_rows import Choice
from models.complaint_words import Channel, Decision
from services.audit.confirmed import WRONG, Second
from services.complaints import handling, receipt, record
from services.complaints.handling import Redress, Verdict
from services.complaints.record import NewComplaint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.changes import Changes
    from services.complaints.reading import ComplaintView
    from services.complaints.regimes import RegimeView
    from services.tickets.reading import TicketView


class OpenForm(ComplaintForm):
    """Records a ticket as a complaint."""

    def __init__(
        self, desk: Desk, ticket: TicketView, regimes: Sequence[RegimeView], parent: QWidget
    ) -> None:
        """Offer what the ticket tells already."""
        words = tr("The regulator's times begin with the receipt, and waiting stops none of them.")
        super().__init__(desk, tr("Record as a complaint"), tr("Record"), parent, words)
        self._ticket = ticket
        self.regime = self.choice(tr("Jurisdiction"), (Choice(one.id, one.name) for one in regimes))
        if regimes:
            self.regime.set_value(regimes[0].id)
        hint = tr("What went wrong, as the complainant says it")
        self.substance = self.text(tr("Substance"), ticket.subject, hint, lines=3)
        self.product = self.line(tr("Product"), hint=tr("Such as: current account"))
        self.payment = self.tick("", tr("A payment or e-money service: shorter times"))
        self.received = self.instant(tr("Received"), ticket.created_at, desk.now())
        self.channel = self.choice(tr("By"), all_of(CHANNELS))
        self.channel.set_value(Channel.EMAIL)
        self.complainant = self.line(tr("Complainant"), ticket.requester)
        self.contact = self.line(tr("Contact"), ticket.requester_email or "")
        self.remedy = self.line(tr("Asks for"), hint=tr("Such as: the fee back, an apology"))
        self.vulnerable = self.tick("", tr("Vulnerable: needs particular care"))
        self.why = self.line(tr("What to mind"), hint=tr("Only what helps to treat them well"))
        self.begin_at(self.product)

    @override
    def is_whole(self) -> bool:
        there = (self.substance.toPlainText(), self.product.text(), self.complainant.text())
        return all(one.strip() for one in there) and self.regime.value() is not None

    @override
    def act(self) -> Click:
        return self._desk.do(
            record.open_complaint,
            NewComplaint(
                self._ticket.id,
                self.substance.toPlainText(),
                self.product.text(),
                channel=self.channel.value() or Channel.EMAIL,
                received_at=instant_of(self.received),
                complainant=self.complainant.text(),
                contact=self.contact.text(),
                remedy=self.remedy.text(),
                is_payment=self.payment.isChecked(),
                vulnerable=self.vulnerable.isChecked(),
                vulnerability=self.why.text(),
                regime_id=self.regime.value(),
            ),
        )


class DecideForm(RecordedForm):
    """Decides a complaint, with reasons."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Show what was decided before, if anything was."""
        title = tr("Decide {complaint}", complaint=view.label)
        words = tr("The reasons go into the letter as they stand here.")
        super().__init__(desk, title, tr("Decide"), parent, words)
        self.decision = self.choice(tr("Decision"), all_of(DECISIONS))
        self.reasons = self.text(tr("Reasons"), lines=6)
        self.amount = self.line(tr("Redress"), hint=tr("Such as 25.50; empty: no money"))
        self.currency = self.line(tr("Currency"), hint="GBP")
        self.words = self.line(tr("And"), hint=tr("Such as: an apology"))
        self.why = self.line(tr("Changed because"), hint=tr("Why the decision is another now"))
        self.take(view)
        self.begin_at(self.reasons)

    @override
    def take(self, view: ComplaintView) -> None:
        super().take(view)
        self.why.setEnabled(view.decision is not None)

    @override
    def said(self) -> Mapping[str, Any]:
        return {
            "decision": self.decision.value(),
            "reasons": self.reasons.toPlainText(),
            "amount": self.amount.text(),
            "currency": self.currency.text(),
            "words": self.words.text(),
        }

    @override
    def filled(self, view: ComplaintView) -> Mapping[str, Any]:
        offered = view.redress_offered
        return {
            "decision": view.decision or Decision.UPHELD,
            "reasons": view.reasons or "",
            "amount": "" if offered is None else f"{offered / 100:.2f}",
            "currency": view.currency or "",
            "words": view.redress or "",
        }

    @override
    def show_said(self, said: Mapping[str, Any]) -> None:
        self.decision.set_value(said["decision"])
        self.reasons.setPlainText(said["reasons"])
        self.amount.setText(said["amount"])
        self.currency.setText(said["currency"])
        self.words.setText(said["words"])

    @override
    def is_whole(self) -> bool:
        is_changed = self.view.decision is not None
        amount = self.amount.text().strip()
        return (
            bool(self.reasons.toPlainText().strip())
            and (not is_changed or bool(self.why.text().strip()))
            and (not amount or hundredths(amount) is not None)
        )

    @override
    def act(self) -> Click:
        redress = Redress(hundredths(self.amount.text()), self.currency.text(), self.words.text())
        verdict = Verdict(
            self.decision.value() or Decision.UPHELD,
            self.reasons.toPlainText(),
            redress,
            self.why.text(),
        )
        seen = {name: getattr(self.view, name) for name in handling.DECIDED}
        return self._desk.do(handling.decide, self.view.ticket_id, verdict, seen)


class ReceiptForm(RecordedForm):
    """Corrects when a complaint was received; a second person signs in on the same screen."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Show what is recorded."""
        title = tr("Correct the receipt of {complaint}", complaint=view.label)
        words = tr(
            "The times count from it again. What was breached stays breached, and figures are told "
            "by both. It takes a second person who keeps records."
        )
        super().__init__(desk, title, tr("Correct"), parent, words)
        self.received = self.instant(tr("Received"), view.received_at, desk.now())
        self.take(view)
        self.why = self.line(tr("Reason"), hint=tr("Such as: the letter is stamped"))
        self.login = self.line(tr("Login of the second person"))
        self.password = self.secret(tr("Their password"))
        self.begin_at(self.why)

    @override
    def is_whole(self) -> bool:
        return bool(self.why.text().strip() and self.login.text().strip())

    @override
    def act(self) -> Click:
        return self._desk.do(
            receipt.correct_signed,
            self.view.ticket_id,
            instant_of(self.received),
            self.why.text(),
            Second(self.login.text().strip(), self.password.text()),
            seen=self.view.received_at,
        )

    @override
    def said(self) -> Mapping[str, Any]:
        return {"received": instant_of(self.received)}

    @override
    def filled(self, view: ComplaintView) -> Mapping[str, Any]:
        return {"received": view.received_at}

    @override
    def show_said(self, said: Mapping[str, Any]) -> None:
        put_instant(self.received, said["received"])

    @override
    def done_with(self, changes: Changes) -> None:
        self.password.clear()
        if changes.subject is not None:
            self.accept()
            return
        self.banner.say(Gravity.ERROR, tr(WRONG))
        self.update_action()


class ReopenForm(ComplaintForm):
    """Opens a closed complaint again."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Ask why."""
        title = tr("Open {complaint} again", complaint=view.label)
        super().__init__(desk, title, tr("Open again"), parent, "")
        self._view = view
        self.why = self.line(tr("Reason"), hint=tr("Such as: they wrote again"))
        self.begin_at(self.why)

    @override
    def is_whole(self) -> bool:
        return bool(self.why.text().strip())

    @override
    def act(self) -> Click:
        return self._desk.do(handling.reopen, self._view.ticket_id, reason=self.why.text())
