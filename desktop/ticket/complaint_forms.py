"""The forms of a complaint: recorded, filled in, decided, its receipt corrected by two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.overriding import override
from desktop.spoken.complaints import CHANNELS, DECISIONS, GRADES
from desktop.text import tr
from desktop.ticket.complaint_form import (
    ComplaintForm,
    all_of,
    choice_of,
    hundredths,
    instant_of,
)
from desktop.widgets.banner import Gravity
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice
from models.complaint_words import Channel, Decision
from services.audit.confirmed import WRONG, Second
from services.complaints import handling, receipt, record
from services.complaints.handling import Redress, Verdict
from services.complaints.record import NewComplaint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.spoken.complaints import Said
    from desktop.widgets.property_rows import ChoiceRow
    from desktop.work import Desk
    from desktop.work.click import Click
    from models.complaint_words import Grade
    from services.changes import Changes
    from services.complaints.reading import ComplaintView
    from services.complaints.regimes import RegimeView
    from services.tickets.reading import TicketView

ACROSS: Final = 2
ASSESSED: Final[tuple[tuple[str, Said], ...]] = (
    ("severity", lambda: tr("Severity")),
    ("safety", lambda: tr("Safety")),
    ("complexity", lambda: tr("Complexity")),
    ("impact", lambda: tr("Impact")),
    ("urgency", lambda: tr("Need to act at once")),
)


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


class RecordForm(ComplaintForm):
    """Fills in the assessment and what is learned; overriding a value needs a reason."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Show what is recorded."""
        words = tr("What stands there already is overridden with a reason only.")
        title = tr("Record of {complaint}", complaint=view.label)
        super().__init__(desk, title, tr("Save"), parent, words)
        self._view = view
        self.grades: dict[str, ChoiceRow[Grade | None]] = {}
        unknown: Choice[Grade | None] = Choice(None, tr("Not assessed"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (name, said) in enumerate(ASSESSED):
            self.grades[name] = choice_of(said(), [unknown, *all_of(GRADES)])
            self.grades[name].set_value(getattr(view, name))
            row, column = divmod(place, ACROSS)
            grid.addWidget(label(said(), "small"), 2 * row, column)
            grid.addWidget(self.grades[name], 2 * row + 1, column)
        graded = QWidget()
        graded.setLayout(grid)
        self.add(tr("Assessment"), graded)
        self.texts = {
            "substance": self.text(tr("Substance"), view.substance, lines=3),
            "remedy": self.text(tr("Asks for"), view.remedy or "", lines=2),
            "vulnerability": self.text(tr("What to mind"), view.vulnerability or "", lines=2),
            "corrective_action": self.text(
                tr("Corrective action"), view.corrective_action or "", lines=2
            ),
        }
        self.lines = {
            "product": self.line(tr("Product"), view.product),
            "root_cause": self.line(
                tr("Root cause"), view.root_cause or "", tr("The same words for the same cause")
            ),
        }
        self.ticks = {
            "is_payment": self.tick(
                "", tr("A payment or e-money service: shorter times"), is_on=view.is_payment
            ),
            "vulnerable": self.tick(
                "", tr("Vulnerable: needs particular care"), is_on=view.vulnerable
            ),
        }
        self.why = self.line(tr("Reason"), hint=tr("Where something is overridden"))
        self.begin_at(self.lines["root_cause"])

    @override
    def is_whole(self) -> bool:
        return True

    @override
    def act(self) -> Click:
        return self._desk.do(
            record.amend,
            self._view.ticket_id,
            self._values(),
            reason=self.why.text(),
            seen=self._view.version,
        )

    def _values(self) -> Mapping[str, object]:
        """Return what the form says otherwise than the record."""
        said: dict[str, object] = {name: row.value() for name, row in self.grades.items()}
        said |= {name: field.toPlainText() for name, field in self.texts.items()}
        said |= {name: field.text() for name, field in self.lines.items()}
        said |= {name: box.isChecked() for name, box in self.ticks.items()}
        return {
            name: new
            for name, new in said.items()
            if (getattr(self._view, name) or "") != (new or "")
        }


class DecideForm(ComplaintForm):
    """Decides a complaint, with reasons."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Show what was decided before, if anything was."""
        title = tr("Decide {complaint}", complaint=view.label)
        words = tr("The reasons go into the letter as they stand here.")
        super().__init__(desk, title, tr("Decide"), parent, words)
        self._view = view
        self.decision = self.choice(tr("Decision"), all_of(DECISIONS))
        self.decision.set_value(view.decision or Decision.UPHELD)
        self.reasons = self.text(tr("Reasons"), view.reasons or "", lines=6)
        offered = "" if view.redress_offered is None else f"{view.redress_offered / 100:.2f}"
        self.amount = self.line(tr("Redress"), offered, tr("Such as 25.50; empty: no money"))
        self.currency = self.line(tr("Currency"), view.currency or "", "GBP")
        self.words = self.line(tr("And"), view.redress or "", tr("Such as: an apology"))
        self.why = self.line(tr("Changed because"), hint=tr("Why the decision is another now"))
        self.why.setEnabled(view.decision is not None)
        self.begin_at(self.reasons)

    @override
    def is_whole(self) -> bool:
        is_changed = self._view.decision is not None
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
        return self._desk.do(handling.decide, self._view.ticket_id, verdict)


class ReceiptForm(ComplaintForm):
    """Corrects when a complaint was received; a second person signs in on the same screen."""

    def __init__(self, desk: Desk, view: ComplaintView, parent: QWidget) -> None:
        """Show what is recorded."""
        title = tr("Correct the receipt of {complaint}", complaint=view.label)
        words = tr(
            "The times count from it again. What was breached stays breached, and figures are told "
            "by both. It takes a second person who keeps records."
        )
        super().__init__(desk, title, tr("Correct"), parent, words)
        self._view = view
        self.received = self.instant(tr("Received"), view.received_at, desk.now())
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
            self._view.ticket_id,
            instant_of(self.received),
            self.why.text(),
            Second(self.login.text().strip(), self.password.text()),
        )

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
