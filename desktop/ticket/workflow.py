"""Procedures started, tasks ended and approvals asked for and given on the page of a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.spoken.people import KINDS, recipient_words
from desktop.text import tr
from desktop.ticket.asking import Question
from desktop.widgets.ask_bar import Asked
from services.workflow import approvals, tasks
from services.workflow.asking import Question as Wanted

if TYPE_CHECKING:
    from desktop.ticket.asking import Asking
    from desktop.ticket.tasks import TicketTasks
    from desktop.work import Desk


class Workflow:
    """Turns what is chosen in the tasks of a page into use cases."""

    def __init__(self, panel: TicketTasks, deeds: Asking, desk: Desk) -> None:
        """Listen to `panel`; what must be said is asked for by `deeds`."""
        self._deeds, self._desk, self._panel = deeds, desk, panel
        panel.started.connect(self._on_started)
        panel.finished.connect(self._on_finished)
        panel.approved.connect(self._on_approved)
        panel.refused.connect(self._on_refused)
        panel.asked.connect(self.ask_approval)

    def pick_procedure(self) -> None:
        """Offer the procedures that may be started."""
        if self._panel.start.isVisible() and self._panel.start.isEnabled():
            self._panel.start.showMenu()

    def ask_approval(self) -> None:
        """Ask somebody to approve something about the ticket."""
        known = self._deeds.known()
        if known is None:
            return
        self._deeds.ask(
            Question(
                tr("What is to be approved, and by whom?"),
                (
                    Asked(tr("What"), tr("Such as: pay the replacement")),
                    Asked(tr("Who"), tr("Names, separated by commas"), recipient_words("lead")),
                ),
                tr("Ask"),
                lambda given: self._desk.do(
                    approvals.request, known, Wanted(given[0], approvers(given[1]))
                ),
                tr("The approval is asked for"),
            )
        )

    def _on_started(self, name: str) -> None:
        known = self._deeds.known()
        if known is not None:
            click = self._desk.do(tasks.start_template, known, name)
            self._deeds.run(click, tr("“{name}” is started", name=name), None)

    def _on_finished(self, task_id: int) -> None:
        self._deeds.run(self._desk.do(tasks.finish, task_id), tr("The task is done"), None)

    def _on_approved(self, approval_id: int) -> None:
        click = self._desk.do(approvals.decide, approval_id, approves=True)
        self._deeds.run(click, tr("You approved it"), None)

    def _on_refused(self, approval_id: int) -> None:
        self._deeds.ask(
            Question(
                tr("Why refuse it?"),
                (Asked(tr("Why"), tr("In a few words")),),
                tr("Refuse"),
                lambda given: self._desk.do(
                    approvals.decide, approval_id, approves=False, comment=given[0]
                ),
                tr("You refused it"),
            )
        )


def approvers(written: str) -> tuple[str, ...]:
    """Return the kinds of recipient that somebody wrote: what they are called, or a name."""
    called = {words().casefold(): kind for kind, words in KINDS.items()}
    parts = (part.strip() for part in written.split(","))
    return tuple(called.get(part.casefold(), f"person:{part}") for part in parts if part)
