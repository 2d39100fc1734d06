"""A complaint in the details of its ticket: what is owed and until when, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.sentences import in_words
from desktop.spoken.complaints import (
    ACCEPTANCES,
    DECISIONS,
    STAGES,
    money_words,
)
from desktop.text import moment, tr
from desktop.ticket.complaint_due import DueRow
from desktop.ticket.complaint_forms import (
    DecideForm,
    OpenForm,
    ReceiptForm,
    ReopenForm,
)
from desktop.ticket.complaint_letter import LetterForm
from desktop.ticket.complaint_outside import OutsideForm
from desktop.ticket.complaint_recorded import RecordForm
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import hairline, label
from desktop.widgets.property_rows import FactRows
from desktop.widgets.queue_line import one_line
from services.access.permissions import Act, may
from services.complaints import handling, reading, regimes, templates

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.form import FormDialog
    from desktop.work import Desk
    from desktop.work.click import Click
    from services.complaints.reading import ComplaintView
    from services.complaints.regimes import RegimeView
    from services.complaints.templates import TemplateView
    from services.errors import HelpDeskError
    from services.tickets.reading import TicketView

    LetterForms = Callable[[Desk, ComplaintView, list[TemplateView], QWidget], FormDialog]


class ComplaintPart(QWidget):
    """Asks for the complaint of a ticket and shows it; else offers to record one.

    Attributes:
        view: The complaint in view; None where the ticket is none.
        offer: What records a ticket as one, to stand elsewhere.
        form: The form that is open, or was last.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setAccessibleName(tr("Complaint"))
        self._desk = desk
        self._ticket: TicketView | None = None
        self._handles = may(desk.actor, Act.COMPLAIN)
        self.view: ComplaintView | None = None
        self.form: FormDialog | None = None
        self.record = button(tr("Record as a complaint …"), "link", icon="scale")
        self.record.clicked.connect(self._on_record)
        self.refusal = Banner()
        self.offer = QWidget()
        self._title = label("", "section")
        self._dues = QVBoxLayout()
        self._dues.setSpacing(8)
        self._facts = FactRows()
        self._missing = label("", "small", wrap=True)
        self.banner = Banner()
        self.letter = button(tr("Letter …"), icon="mail")
        self.letter.clicked.connect(lambda: self._ask_letters(LetterForm))
        self.decide = button(tr("Decide …"), icon="scale")
        self.decide.clicked.connect(lambda: self._open(DecideForm))
        self.more = button(tr("More"))
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self._arrange()
        self.setVisible(False)

    def show_ticket(self, ticket: TicketView) -> None:
        """Ask for the complaint of this ticket; that of another one goes at once."""
        if self._ticket is None or ticket.id != self._ticket.id:
            self.banner.withdraw()
            self.refusal.withdraw()
            self._show(None)
        self._ticket = ticket
        if may(self._desk.actor, Act.COMPLAIN) or may(self._desk.actor, Act.READ_TRAIL):
            self._desk.ask(
                reading.complaint_of,
                ticket.id,
                then=self._show,
                receiver=self,
                otherwise=lambda _refusal: self._show(None),
            )

    def _arrange(self) -> None:
        feet = FlowLayout()
        for one in (self.letter, self.decide, self.more):
            feet.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._title, self.banner):
            column.addWidget(part)
        column.addLayout(self._dues)
        column.addWidget(self._facts)
        column.addWidget(self._missing)
        column.addLayout(feet)
        column.addWidget(hairline())
        below = QVBoxLayout(self.offer)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(hairline())
        below.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self.refusal)
        self.offer.setVisible(False)

    def _show(self, view: ComplaintView | None) -> None:
        self.view = view
        self.setVisible(view is not None)
        is_asked = self._ticket is not None
        self.offer.setVisible(is_asked and view is None and self._handles)
        while (item := self._dues.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if view is None:
            return
        now = self._desk.now()
        self._title.setText(tr("Complaint {number}", number=view.label))
        for due in view.dues:
            self._dues.addWidget(DueRow(due, now))
        self._facts.show_facts(tuple(one for one in _facts(view, now) if one[1]))
        missing = "; ".join(in_words(one) for one in view.missing)
        self._missing.setText(tr("To close it: {what}.", what=missing) if missing else "")
        self._missing.setVisible(bool(missing))
        is_open = view.closed_at is None
        self.letter.setVisible(is_open and may(self._desk.actor, Act.WORK_TICKET))
        self.decide.setVisible(is_open and self._handles)
        self.more.setVisible(self._handles)
        self._fill_menu(view)

    def _fill_menu(self, view: ComplaintView) -> None:
        self.menu.clear()
        number, do = view.ticket_id, self._desk.do
        if view.closed_at is not None:
            self._add(tr("Open the complaint again …"), lambda: self._open(ReopenForm))
        else:
            self._add(tr("Fill in the record …"), lambda: self._open(RecordForm))
            self._add(tr("Correct the receipt …"), lambda: self._open(ReceiptForm))
            self._add(tr("Letter sent another way …"), lambda: self._ask_letters(OutsideForm))
            if view.acknowledged_at is None:
                words = tr("Acknowledged by word of mouth")
                self._add(words, lambda: self._run(do(handling.acknowledge, number)))
            words = tr("Close the complaint")
            self._add(words, lambda: self._run(do(handling.close, number)))
        offered = view.redress_offered
        if offered and view.redress_paid != offered:
            words = tr("Redress is paid")
            self._add(words, lambda: self._run(do(handling.pay, number, offered)))
        if view.answered_at is not None:
            self._fill_answers(number)

    def _fill_answers(self, number: int) -> None:
        """Offer what the complainant and the ombudsman say to the answer."""
        do = self._desk.do
        words, stages = QMenu(tr("The complainant"), self), QMenu(tr("The ombudsman"), self)
        for one, said in ACCEPTANCES.items():
            words.addAction(said()).triggered.connect(
                lambda _on=False, one=one: self._run(do(handling.accept, number, one))
            )
        for stage, said in STAGES.items():
            stages.addAction(said()).triggered.connect(
                lambda _on=False, stage=stage: self._run(do(handling.refer, number, stage))
            )
        for menu in (words, stages):
            self.menu.addMenu(menu)

    def _add(self, words: str, slot: Callable[[], None]) -> None:
        self.menu.addAction(words).triggered.connect(lambda _on=False: slot())

    def _run(self, click: Click) -> None:
        self.banner.withdraw()
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, in_words(error))

    def _open(self, form: Callable[[Desk, ComplaintView, QWidget], FormDialog]) -> None:
        if self.view is not None:
            self._begin(form(self._desk, self.view, self.window()))

    def _begin(self, form: FormDialog) -> None:
        self.form = form
        form.open()

    def _on_record(self) -> None:
        self._desk.ask(regimes.newest, then=self._on_regimes, receiver=self)

    def _on_regimes(self, found: list[RegimeView]) -> None:
        if not found:
            self.refusal.say(Gravity.WARNING, regimes.NONE_YET)
        elif self._ticket is not None:
            self._begin(OpenForm(self._desk, self._ticket, found, self.window()))

    def _ask_letters(self, form: LetterForms) -> None:
        """Open a form that needs the templates."""
        self._desk.ask(
            templates.newest, then=lambda found: self._on_templates(form, found), receiver=self
        )

    def _on_templates(self, form: LetterForms, found: list[TemplateView]) -> None:
        if not found:
            words = tr(
                "No letter is published: ask an administrator for vigilctl complaints letters."
            )
            self.banner.say(Gravity.WARNING, words)
        elif self.view is not None:
            self._begin(form(self._desk, self.view, found, self.window()))


def _facts(view: ComplaintView, now: datetime) -> list[tuple[str, str]]:
    offered = money_words(view.redress_offered, view.currency)
    paid = money_words(view.redress_paid, view.currency)
    return [
        (tr("Received"), moment(view.received_at, now)),
        (
            tr("First recorded"),
            moment(view.recorded_received_at, now)
            if view.recorded_received_at != view.received_at
            else "",
        ),
        (tr("By"), one_line(view.complainant)),
        (tr("Product"), one_line(view.product)),
        (
            tr("To mind"),
            one_line(view.vulnerability or "") or (tr("Vulnerable") if view.vulnerable else ""),
        ),
        (tr("Decision"), DECISIONS[view.decision]() if view.decision else ""),
        (tr("Redress"), "; ".join(one for one in (offered, one_line(view.redress or "")) if one)),
        (tr("Paid"), paid),
        (tr("Answered"), moment(view.answered_at, now) if view.answered_at else ""),
        (tr("Root cause"), one_line(view.root_cause or "")),
        (tr("Complainant"), ACCEPTANCES[view.acceptance]() if view.acceptance else ""),
        (tr("Ombudsman"), STAGES[view.stage]() if view.stage else ""),
        (tr("Closed"), moment(view.closed_at, now) if view.closed_at else ""),
    ]
