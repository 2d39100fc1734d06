"""Sends what the composer collected, to whom it says: files, words, status, all or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text import tr
from desktop.widgets.queue_line import one_line
from models.vocabulary import MessageForm, MessageKind, Role, TicketStatus
from services.tickets import attachments, conversation, lifecycle
from services.tickets.texts import Said

if TYPE_CHECKING:
    from desktop.widgets.answers import Submission
    from services.changes import Changes
    from services.store.work import Actor, Work
    from services.tickets.reading import TicketView


def reader_of(ticket: TicketView, writer: Actor) -> str:
    """Say who reads a reply of this person."""
    if writer.person_id == ticket.requester_id:
        return tr("the help desk")
    name = one_line(ticket.requester)
    return f"{name}, {ticket.requester_email}" if ticket.requester_email else name


def send(work: Work, ticket_id: int, submission: Submission) -> Changes:
    """Store an answer in one unit of work, on the desk's thread.

    Args:
        work: The unit of work; its actor decides whose words these are.
        ticket_id: The ticket answered.
        submission: What was written; its files are read here, after their size was checked.

    Raises:
        RuleError: A file is too large or unreadable, or the words break a rule; nothing is
            stored then, and the composer still holds everything.
    """
    limit = attachments.size_limit(work)
    files = tuple(
        attachments.read_checked(path, limit, submission.checked) for path in submission.paths
    )
    if work.actor.role is Role.REQUESTER:
        return conversation.receive_reply(work, ticket_id, submission.text, files)
    said = Said(submission.text, MessageForm.MARKDOWN, mentions=submission.mentions)
    if submission.kind is MessageKind.NOTE:
        return conversation.add_note(work, ticket_id, said, files)
    changes = conversation.send_reply(work, ticket_id, said, files)
    if submission.then is TicketStatus.PENDING:
        return lifecycle.await_requester(work, ticket_id, reason=tr("Asked in the reply"))
    if submission.then is TicketStatus.RESOLVED:
        return lifecycle.resolve(work, ticket_id, reason=tr("Answered in the reply"))
    return changes
