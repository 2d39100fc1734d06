"""The page of one ticket: asks for it, shows it, and turns what a person does into use cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.page import Page
from desktop.sentences import in_words
from desktop.text import tr
from desktop.ticket.beside import Company
from desktop.ticket.deeds import Deeds
from desktop.ticket.drafts import address_of, drafts_of
from desktop.ticket.keeping import Keeping
from desktop.ticket.leaf import TicketLeaf
from desktop.ticket.message_files import MessageFiles
from desktop.ticket.more import bind_deeds
from desktop.ticket.moves import Moves
from desktop.ticket.people_choices import Takers
from desktop.ticket.preparing import Preparing
from desktop.ticket.printing import Printing
from desktop.ticket.proofs import Proofs
from desktop.ticket.properties import Properties
from desktop.ticket.sending import reader_of, send
from desktop.ticket.suggesting import Suggesting
from desktop.ticket.workflow import Workflow
from desktop.widgets.banner import Gravity
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.queue_line import number_words
from desktop.widgets.skeleton import Skeleton
from desktop.widgets.toast import Toast
from models.vocabulary import MessageKind, TicketStatus
from services.access import people
from services.access.permissions import Act, may
from services.audit.reasons import prompts
from services.errors import NotFoundError
from services.rules.macros import macros
from services.tickets import reading, scanning

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.ticket.drafts import Drafts
    from desktop.widgets.answers import Submission
    from desktop.work import Desk
    from services.access.people import TeamView
    from services.changes import Changes
    from services.errors import FieldConflictError, HelpDeskError
    from services.tickets.reading import TicketView
    from services.tickets.together import FieldEdit

PATIENCE_MS: Final = 150  # a ticket that comes sooner is shown without a skeleton between


class TicketPage(Page):
    """Shows the ticket last asked for; what was typed on another one waits as its draft."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        parent: QWidget | None = None,
        *,
        drafts: Drafts | None = None,
    ) -> None:
        """Build the page without a ticket.

        Args:
            desk: Where clicks and questions go.
            commands: The actions of the window; those of a ticket are bound here.
            parent: Owner.
            drafts: Where unsent text is kept; the person's own file unless given.
        """
        super().__init__(desk, parent)
        self._commands = commands
        self._wanted: int | None = None
        self.ticket: TicketView | None = None
        self._takers = Takers()
        self._works = may(desk.actor, Act.WORK_TICKET)
        self.setAccessibleName(tr("Ticket"))
        self._leaf = TicketLeaf(desk)
        self.header, self.composer = self._leaf.header, self._leaf.composer
        self.banner, self.reason = self._leaf.banner, self._leaf.reason
        self.conversation, self.details = self._leaf.conversation, self._leaf.details
        self.ask_bar, self.conflicts = self._leaf.ask_bar, self._leaf.conflicts
        self._keeping = Keeping(self, self.composer, drafts)
        self._stack = QStackedWidget()
        self._waiting = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._arrange()
        self.toast = Toast(self._leaf, self._leaf.above_composer, room=self._leaf.toast_room)
        self.preparing = Preparing(self, desk)
        self.printing = Printing(self, desk, self._leaf.export_bar)
        self.moves, self.deeds = Moves(self, desk), Deeds(self, desk)
        self.workflow = Workflow(self.details.tasks, self.deeds, desk)
        self.company = Company(desk, self._leaf.beside, self._is_writing, self)
        self._proofs = Proofs(self, desk)
        self._connect()
        self._bind()
        self._allow(is_up=desk.is_connected)

    def show_ticket(self, ticket_id: int) -> None:
        """Ask for a ticket and show it; what is shown stays until it comes."""
        if ticket_id == self._wanted and self.ticket is not None:
            return
        self._wanted = ticket_id
        self._waiting.start()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._wanted is None:
            return
        if self._keeping.drafts is None:
            self._desk.ask(address_of, then=self._on_address, receiver=self)
        self._desk.ask(
            reading.ticket,
            self._wanted,
            then=self._on_ticket,
            receiver=self,
            otherwise=self._on_missing,
        )
        if self._works:
            self._desk.ask(people.teams, then=self._on_teams, receiver=self)
            self._desk.ask(macros, then=self.deeds.offer_macros, receiver=self)
            self._desk.ask(prompts, then=self.moves.know_reasons, receiver=self)

    @override
    def concerns(self, changes: Changes) -> bool:
        return self._wanted in changes.tickets or changes.configuration or bool(changes.people)

    def _arrange(self) -> None:
        words = tr("Choose one in the queue; J and K go to the next and the one before.")
        nothing = EmptyState("ticket", tr("No ticket chosen"), words=words)
        for one in (nothing, Skeleton(16), self._leaf):
            self._stack.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self._files = MessageFiles(self._desk, self.conversation, self.banner, self.toast)
        self._suggesting = Suggesting(self, self._desk)
        self.properties = Properties(self, self._desk)
        self.header.strip.proof_asked.connect(self._proofs.open)
        self.composer.submitted.connect(self._on_submitted)
        self.composer.drafted.connect(self._keeping.keep)
        self.composer.drafted.connect(self.company.note_writing)
        self.composer.tray.set_scanner(scanning.configured())
        self.composer.offer_notes(offered=self._works)
        self.header.offer_changes(offered=self._works)
        self.details.why.setVisible(self._works)
        self._waiting.timeout.connect(self._on_waited)

    def _bind(self) -> None:
        for name, slot in (
            ("ticket.reply", lambda: self._write(MessageKind.REPLY)),
            ("ticket.note", lambda: self._write(MessageKind.NOTE)),
            ("ticket.assign", self.header.person.open),
            ("ticket.status", self.header.status.open),
            ("ticket.priority", self.header.priority.open),
            ("ticket.hold", lambda: self.moves.ask_status(TicketStatus.ON_HOLD)),
            ("ticket.resolve", lambda: self.moves.ask_status(TicketStatus.RESOLVED)),
            ("ticket.proof", self.header.strip.ask_proof),
            ("ticket.acknowledge", self.moves.acknowledge),
            ("ticket.snooze", self.moves.snooze),
            ("ticket.escalate", self.moves.escalate),
            ("ticket.end_drill", self.moves.end_drill),
        ):
            self._commands.bind(name, slot)
        self.moves.bind()
        bind_deeds(self, self._commands)

    @override
    def _on_connection(self, is_up: bool) -> None:
        super()._on_connection(is_up)
        self._allow(is_up=is_up)

    def _allow(self, *, is_up: bool) -> None:
        self.header.allow(changing=is_up and self._works)
        self.details.allow(changing=is_up and self._works)
        self.composer.allow(sending=is_up and may(self._desk.actor, Act.REPLY))

    def show_conflict(self, error: FieldConflictError, edit: FieldEdit) -> None:
        """Show what a colleague made of a field meanwhile, beside what was wanted here."""
        if self.ticket is not None:
            self.moves.show_conflict(self.ticket.id, error, edit)

    def _is_writing(self) -> bool:
        return self.ticket is not None and self.composer.draft().says_something()

    def _write(self, kind: MessageKind) -> None:
        if self.ticket is not None:
            self.composer.write(kind)

    def _on_waited(self) -> None:
        if self.ticket is None or self.ticket.id != self._wanted:
            self._leave()
            self._stack.setCurrentIndex(1)

    def _on_address(self, address: str) -> None:
        self._keeping.drafts = self._keeping.drafts or drafts_of(self._desk.actor, address)

    def _on_ticket(self, ticket: TicketView) -> None:
        if ticket.id != self._wanted:
            return
        self._waiting.stop()
        is_other = self.ticket is None or self.ticket.id != ticket.id
        if is_other:
            self._leave()
            self._enter(ticket)
        self.ticket = ticket
        self.header.show_ticket(ticket)
        self.details.show_ticket(ticket, self._desk.now())
        self.conversation.show_messages(ticket.messages, afresh=is_other)
        self._stack.setCurrentIndex(2)

    def _enter(self, ticket: TicketView) -> None:
        """Make ready for another ticket than the last one."""
        self.banner.withdraw()
        self.conflicts.withdraw()
        self.ask_bar.accepted()
        self.reason.accepted()
        self.company.enter(ticket.id)
        self.header.strip.fold_ended()
        self.composer.writing.forget_offers()
        self._keeping.enter(ticket.id)
        self.composer.address(tr("to {whom}", whom=reader_of(ticket, self._desk.actor)))

    def _leave(self) -> None:
        """Keep what was typed on the ticket shown until now."""
        if self.ticket is not None:
            self._keeping.leave()
            self.ticket = None
            self.company.leave()

    def _on_missing(self, error: HelpDeskError) -> None:
        self._waiting.stop()
        if not isinstance(error, NotFoundError):
            self._refuse(in_words(error))
            return
        self._leave()
        self._wanted = None
        self._stack.setCurrentIndex(0)
        self.said.emit(in_words(error))

    def _refuse(self, words: str) -> None:
        """Say why nothing came: in the banner of the ticket in view, else at the window's foot."""
        if self._stack.currentWidget() is self._leaf:
            self.banner.say(Gravity.ERROR, words)
            return
        self._stack.setCurrentIndex(0)
        self.said.emit(words)

    def _on_teams(self, teams: list[TeamView]) -> None:
        self._takers = Takers(tuple(teams))
        self.header.offer_takers(self._takers, self.ticket)

    def _on_submitted(self, submission: Submission) -> None:
        ticket = self.ticket
        if ticket is None:
            return
        self._keeping.keep()
        click = self._desk.do(send, ticket.id, submission)
        click.succeeded.connect(lambda _changes: self._keeping.sent(ticket.id, submission.kind))
        click.refused.connect(lambda error: self._on_not_sent(ticket.id, error))
        click.finished.connect(lambda: self._on_send_ended(ticket.id))

    def _on_not_sent(self, ticket_id: int, error: HelpDeskError) -> None:
        number, why = number_words(ticket_id), in_words(error)
        if self.ticket is not None and self.ticket.id == ticket_id:
            self.composer.refused(why)
            return
        kept = tr("Your answer on {number} is kept as a draft: {why}", number=number, why=why)
        self.banner.say(Gravity.ERROR, kept)

    def _on_send_ended(self, ticket_id: int) -> None:
        """Let the text be sent again where the click ended in a bug, which the window reports."""
        if self.ticket is not None and self.ticket.id == ticket_id and self.composer.is_busy():
            self.composer.refused(tr("This was not sent. Your text is kept; try again."))
