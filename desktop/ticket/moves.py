"""Turns a chosen status, priority or assignee into a use case, with its reason and its undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.sentences import in_words
from desktop.spoken.people import all_of
from desktop.text import tr
from desktop.ticket.saving import Saving
from desktop.ticket.steps import prompt_of, step_to, take_from
from desktop.ticket.taken_back import as_it_stands
from desktop.widgets.banner import Gravity
from desktop.widgets.queue_line import number_words, priority_words
from models.vocabulary import Priority, TicketStatus
from services.audit.reasons import Prompt
from services.errors import FieldConflictError
from services.escalation import by_hand, drill
from services.escalation.acknowledgement import acknowledge_ticket
from services.notify import inbox
from services.tickets import lifecycle, together, undoing
from services.tickets.together import FieldEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.ticket.page import TicketPage
    from desktop.ticket.steps import Step
    from desktop.work import Click, Desk
    from services.audit.reasons import Asked
    from services.errors import HelpDeskError
    from services.tickets.reading import TicketView


@dataclass(frozen=True, slots=True)
class _Pending:
    """What the reason bar was asked for."""

    take: Callable[[str], Click]
    said: str
    undo: Callable[[], object] | None


class Moves:
    """The steps of one ticket page; shows refusals where the step was taken."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Take steps on whatever ticket `page` shows."""
        self._page = page
        self._desk = desk
        self._pending: _Pending | None = None
        self._saving: Saving | None = None
        self._usual: dict[Prompt, tuple[str, ...]] = {}

    def bind(self) -> None:
        """Listen to the head of the page and to its reason bar."""
        header, reason = self._page.header, self._page.reason
        header.status_chosen.connect(self.ask_status)
        header.priority_chosen.connect(self.ask_priority)
        header.team_chosen.connect(self.hand_to_team)
        header.person_chosen.connect(self.hand_to_person)
        header.resolve.clicked.connect(lambda: self.ask_status(TicketStatus.RESOLVED))
        header.acknowledge.clicked.connect(self.acknowledge)
        header.snooze.clicked.connect(self.snooze)
        escalations = self._page.details.escalations
        escalations.called.connect(lambda calls: header.call(is_calling=calls))
        escalations.escalate.clicked.connect(self.escalate)
        escalations.end_drill.clicked.connect(self.end_drill)
        self._page.conflicts.chosen.connect(self._on_choice)
        reason.given.connect(self._on_reason)
        reason.dropped.connect(self.drop)

    def ask_status(self, status: TicketStatus) -> None:
        """Move the ticket to a status, asking for the reason where the step needs one."""
        ticket = self._page.ticket
        if ticket is None or ticket.status is status:
            return
        if status not in lifecycle.FOLLOWS[ticket.status]:
            self._page.header.show_ticket(ticket)
            return
        step = step_to(ticket.status, status)
        said = step.said.format_map({"number": number_words(ticket.id)})
        undo = self._undo_of(ticket, status)

        def take(reason: str) -> Click:
            return self._desk.do(take_from, ticket.id, ticket.status, step, reason)

        if step.question:
            self._ask(step, _Pending(take, said, undo), prompt_of(ticket.status, status))
        else:
            self._run(take(""), said, undo)

    def show_conflict(self, ticket_id: int, error: FieldConflictError, edit: FieldEdit) -> None:
        """Show both values of a field that a colleague changed first, and save the chosen one."""
        self._saving = Saving(ticket_id, (edit,), None)
        self._on_refused(error)

    def ask_priority(self, priority: Priority) -> None:
        """Change the priority after asking why."""
        ticket = self._page.ticket
        if ticket is None or ticket.priority is priority:
            return
        known, old = ticket.id, ticket.priority
        said = tr(
            "{number} has priority {priority}",
            number=number_words(known),
            priority=priority_words(priority),
        )

        edits = (FieldEdit("priority", old, priority),)

        def take(reason: str) -> Click:
            return self._save(known, edits, reason)

        self._page.reason.ask(
            tr("Why {priority}?", priority=priority_words(priority)),
            tr("Such as: the whole office cannot work"),
            tr("Change the priority"),
            self.usual(Prompt.LOWERING) if priority > old else (),
        )
        self._pending = _Pending(take, said, self._back(known, edits))

    def ask_kind(self, kind: str, meaning: str) -> None:
        """Change the type after asking why; `meaning` is what else would change by it."""
        ticket = self._page.ticket
        if ticket is None:
            return
        known, old = ticket.id, ticket.kind
        edits = (FieldEdit("kind", old, kind),)

        self._page.reason.ask(
            tr("Why “{kind}”?", kind=kind),
            tr("Such as: it is a request, nothing is broken"),
            tr("Change the type"),
            note=meaning,
        )
        said = tr("{number} is now “{kind}”", number=number_words(known), kind=kind)
        back = self._back(known, edits)
        self._pending = _Pending(lambda reason: self._save(known, edits, reason), said, back)

    def hand_to_team(self, team_id: int | None) -> None:
        """Hand the ticket to a team; its assignee goes, unless one of the team."""
        ticket = self._page.ticket
        if ticket is not None:
            self._assign(ticket, team_id, None)

    def hand_to_person(self, person_id: int | None) -> None:
        """Hand the ticket to a person of its team."""
        ticket = self._page.ticket
        if ticket is not None:
            self._assign(ticket, ticket.team_id, person_id)

    def acknowledge(self) -> None:
        """Stop the escalation of the ticket's clocks: somebody has taken it on."""
        ticket = self._page.ticket
        if ticket is not None:
            click = self._desk.do(acknowledge_ticket, ticket.id)
            said = tr("{number} is acknowledged", number=number_words(ticket.id))
            self._run(click, said, None)

    def escalate(self) -> None:
        """Fire the next level of the ticket's path now, after asking why."""
        ticket = self._page.ticket
        if ticket is None:
            return
        known = ticket.id

        def take(reason: str) -> Click:
            return self._desk.do(by_hand.escalate, known, reason=reason)

        self._page.reason.ask(
            tr("Why escalate now?"),
            tr("Such as: the customer's plant stands still"),
            tr("Fire the next level"),
        )
        said = tr("{number} is escalated", number=number_words(known))
        self._pending = _Pending(take, said, None)

    def snooze(self) -> None:
        """Hear of the ticket's alerts again in ten minutes."""
        ticket = self._page.ticket
        if ticket is not None:
            known = ticket.id
            click = self._desk.do(inbox.snooze_ticket, known)
            said = tr("You will hear of it again in ten minutes.")
            self._run(click, said, lambda: self._desk.do(inbox.wake_ticket, known))

    def end_drill(self) -> None:
        """End the fire drill that the ticket is."""
        ticket = self._page.ticket
        if ticket is not None:
            self._run(self._desk.do(drill.end, ticket.id), tr("The drill is over."), None)

    def _assign(self, ticket: TicketView, team_id: int | None, person_id: int | None) -> None:
        known, old_team, old_person = ticket.id, ticket.team_id, ticket.assignee_id

        edits = [FieldEdit("assignee_id", old_person, person_id)]
        if team_id != old_team:
            edits.insert(0, FieldEdit("team_id", old_team, team_id))
        click = self._save(known, tuple(edits), None)
        said = tr("{number} is handed over", number=number_words(known))
        self._run(click, said, self._back(known, tuple(edits)))

    def _save(self, ticket_id: int, edits: tuple[FieldEdit, ...], reason: str | None) -> Click:
        """Save over what was seen; what a colleague changed meanwhile is shown, not overwritten."""
        self._saving = Saving(ticket_id, edits, reason)
        return self._desk.do(together.edit_fields, ticket_id, edits, reason=reason)

    def _on_choice(self, mine: tuple[str, ...]) -> None:
        """Save again where one's own value is to win; what is theirs stays."""
        saving, self._saving = self._saving, None
        if saving is None or not mine:
            self._page.refresh()
            return
        known = saving.ticket_id
        again = tuple(one for one in saving.rebased() if one.field in mine)
        click = self._save(known, again, saving.reason)
        said = tr("{number} has your values", number=number_words(known))
        self._run(click, said, self._back(known, again))

    def _back(self, ticket_id: int, edits: tuple[FieldEdit, ...]) -> Callable[[], Click]:
        """Return what takes edits back, unless a colleague changes the same fields from now on."""
        since = self._desk.now()
        return lambda: self._desk.do(
            undoing.fields_back, ticket_id, edits, since, reason=tr("Undone")
        )

    def _undo_of(self, ticket: TicketView, status: TicketStatus) -> Callable[[], object] | None:
        """Return what puts the ticket back as it is now; nothing brings a cancelled one back."""
        if status in {TicketStatus.CANCELLED, TicketStatus.MERGED}:
            return None
        was = as_it_stands(ticket, self._desk.now())
        return lambda: self._desk.do(undoing.put_back, was, reason=tr("Undone"))

    def know_reasons(self, asked: Iterable[Asked]) -> None:
        """Offer these reasons from now on, class by class."""
        self._usual = {one.prompt: tuple(tr(words) for words in one.choices) for one in asked}

    def usual(self, prompt: Prompt | None) -> tuple[str, ...]:
        """Return the reasons to choose from for a class of changes."""
        return self._usual.get(prompt, ()) if prompt is not None else ()

    def _ask(self, step: Step, pending: _Pending, prompt: Prompt | None) -> None:
        self._pending = pending
        self._page.reason.ask(step.question, step.hint, step.action, self.usual(prompt))

    def _on_reason(self, reason: str) -> None:
        pending = self._pending
        if pending is not None:
            self._run(pending.take(reason), pending.said, pending.undo)

    def drop(self) -> None:
        """Ask no more, and show again how the ticket stands."""
        self._pending = None
        self._page.reason.accepted()
        if self._page.ticket is not None:
            self._page.header.show_ticket(self._page.ticket)

    def _run(self, click: Click, said: str, undo: Callable[[], object] | None) -> None:
        click.succeeded.connect(lambda _changes: self._on_done(said, undo))
        click.refused.connect(self._on_refused)

    def _on_done(self, said: str, undo: Callable[[], object] | None) -> None:
        self._pending = None
        self._page.reason.accepted()
        self._page.banner.withdraw()
        self._page.toast.say(said, undo=None if undo is None else lambda: _drop(undo()))

    def _on_refused(self, error: HelpDeskError) -> None:
        if isinstance(error, FieldConflictError) and self._saving is not None:
            self._saving.conflicts = error.conflicts
            self._pending = None
            self._page.reason.accepted()
            who = all_of(sorted({one.by for one in error.conflicts if one.by}))
            words = tr(
                "{who} changed {number} meanwhile. Look at both and choose.",
                who=who or tr("A colleague"),
                number=number_words(error.ticket_id),
            )
            self._page.conflicts.show_conflicts(words, error.conflicts, self._desk.now())
            self._page.refresh()
            return
        if self._pending is not None and not self._page.reason.isHidden():
            self._page.reason.refused(in_words(error))
            return
        self._page.banner.say(Gravity.WARNING, in_words(error))
        if self._page.ticket is not None:
            self._page.header.show_ticket(self._page.ticket)


def _drop(_click: object) -> None:
    """Let the desk spread what undoing changed; nobody waits for it here."""
