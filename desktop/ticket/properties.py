"""The properties of a ticket changed where they stand, and why policy and assignee are these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.sentences import in_words
from desktop.spoken.causes import because_words, cause_line, policy_words, reason_line
from desktop.text import tr
from desktop.ticket.timeline import TimelineSheet
from desktop.widgets.banner import Gravity
from desktop.widgets.popover import Popover, nothing_known
from desktop.widgets.queue_line import number_words, one_line
from services.errors import FieldConflictError
from services.rules import reading
from services.tickets import classification, explaining, fields, timeline, together, undoing
from services.tickets.together import CUSTOM, FieldEdit

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.ticket.page import TicketPage
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.rules.reading import Asks
    from services.store.work import Work
    from services.tickets.classification import KindChange
    from services.tickets.explaining import Explained


class Properties(QObject):
    """Serves the panel of details of one ticket page."""

    def __init__(self, page: TicketPage, desk: Desk) -> None:
        """Listen to the panel."""
        super().__init__(page)
        self._page, self._desk = page, desk
        self.popover: Popover | None = None
        self.sheet: TimelineSheet | None = None
        page.details.fields.given.connect(self._on_given)
        page.details.why.clicked.connect(self.explain)
        page.details.kind.entered.connect(self._offer_kinds)
        page.details.kind.wanted.connect(self._on_kind)

    def bind(self, commands: Commands) -> None:
        """Let the keys of the window reach what is here."""
        commands.bind("ticket.kind", self.change_kind)
        commands.bind("ticket.why", self.explain)
        commands.bind("ticket.timeline", self.show_timeline)

    def explain(self) -> None:
        """Say why this policy and why this assignee, in a popover."""
        ticket = self._page.ticket
        if ticket is not None:
            self._desk.ask(_explained, ticket.id, then=self._show_causes, receiver=self)

    def change_kind(self) -> None:
        """Go to the type, where it is changed; its panel is opened where it is folded."""
        if self._page.ticket is not None:
            self._page.header.details.setChecked(True)
            self._page.details.ensureWidgetVisible(self._page.details.kind)
            self._page.details.kind.open()

    def show_timeline(self) -> None:
        """Show everything that happened on the ticket, over the window."""
        ticket = self._page.ticket
        if ticket is None:
            return
        name = f"{number_words(ticket.id)} {one_line(ticket.subject)}"
        sheet = TimelineSheet(name, self._desk.now, self._page)
        sheet.finished.connect(sheet.deleteLater)
        self.sheet = sheet
        self._desk.ask(timeline.timeline, ticket.id, then=sheet.show_lines, receiver=sheet)
        sheet.open()

    def _offer_kinds(self) -> None:
        self._desk.ask(fields.kinds, then=self._page.details.kind.offer, receiver=self)

    def _on_kind(self, kind: str) -> None:
        """Learn what the type would change, then ask why."""
        ticket = self._page.ticket
        if ticket is None:
            return

        def ask(found: KindChange) -> None:
            if self._page.ticket is not None and self._page.ticket.id == ticket.id:
                self._page.moves.ask_kind(kind, _meaning(found))

        self._desk.ask(
            classification.kind_change,
            ticket.id,
            kind,
            then=ask,
            receiver=self,
            otherwise=lambda error: self._page.banner.say(Gravity.WARNING, in_words(error)),
        )

    def _show_causes(self, answer: tuple[Explained, dict[int, Asks]]) -> None:
        found, rules = answer
        now = self._desk.now()
        made = Popover(tr("Why this policy, why this assignee"), self._page.window())
        policy = [(cause_line(one, now), reason_line(one, rules)) for one in found.policy_causes]
        if not policy and (why := because_words(found.grounds, found.policy_reason)):
            policy = [(why, "")]
        made.add_section(
            tr("Why this policy"),
            policy_words(found.policy),
            policy or [(nothing_known(), "")],
        )
        hands = [(cause_line(one, now), reason_line(one, rules)) for one in found.assignee_causes]
        holder = " · ".join(one for one in (found.assignee, found.team) if one)
        made.add_section(
            tr("Why this assignee"), holder or tr("Nobody"), hands or [(nothing_known(), "")]
        )
        self.popover = made
        shown = self._page.details.why
        made.open_at(shown if shown.isVisible() else self._page.header)

    def _on_given(self, key: str, seen: str | None, wanted: str | None) -> None:
        ticket = self._page.ticket
        if ticket is None:
            return
        known = ticket.id
        edit = FieldEdit(CUSTOM + key, seen, wanted)
        since = self._desk.now()
        click = self._desk.do(together.edit_fields, known, (edit,))
        said = tr("{number} is changed", number=number_words(known))

        def undo() -> None:
            self._desk.do(undoing.fields_back, known, (edit,), since, reason=tr("Undone"))

        click.succeeded.connect(lambda _changes: self._page.toast.say(said, undo=undo))
        click.refused.connect(lambda error: self._on_refused(known, (key, edit), error))

    def _on_refused(
        self, ticket_id: int, what: tuple[str, FieldEdit], error: HelpDeskError
    ) -> None:
        key, edit = what
        if self._page.ticket is None or self._page.ticket.id != ticket_id:
            return
        if isinstance(error, FieldConflictError):
            self._page.details.fields.put_back(key)
            self._page.show_conflict(error, edit)
            return
        self._page.details.fields.refused(key, in_words(error))


def _explained(work: Work, ticket_id: int) -> tuple[Explained, dict[int, Asks]]:
    """Return why, and what the rules asked that had a hand in it."""
    found = explaining.explained(work, ticket_id)
    causes = (*found.policy_causes, *found.assignee_causes)
    ran = {one.rule_version_id for one in causes if one.rule_version_id is not None}
    return found, reading.asks(work, ran) if ran else {}


def _meaning(found: KindChange) -> str:
    """Say what another type would change beside the word; its deadlines follow its policy."""
    nothing = tr("no policy")
    before, after = found.policy or nothing, found.policy_after or nothing
    said = (
        tr("The policy stays: {policy}.", policy=before)
        if before == after
        else tr(
            "The policy changes from {before} to {after}; its deadlines are counted anew.",
            before=before,
            after=after,
        )
    )
    if found.is_confidential:
        said += " " + tr("Tickets of this type are seen only by those whom they concern.")
    return said
