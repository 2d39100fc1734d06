"""Which files of a conversation may go with a mail, as ticks to leave some out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.text import size, tr
from desktop.widgets.ask_bar import Tick
from desktop.widgets.queue_line import one_line
from models.vocabulary import MessageKind
from services.tickets import file_kinds

if TYPE_CHECKING:
    from services.tickets.reading import TicketView


def files_to_send(ticket: TicketView | None) -> tuple[Tick, ...]:
    """Return the files of the replies; one that is not what it says is left out at first."""
    if ticket is None:
        return ()
    return tuple(
        Tick(
            file.id,
            tr("{name}  {size}", name=one_line(file.name), size=size(file.size)),
            is_on=file_kinds.doubt(file.name, file.found_type) is None,
        )
        for message in ticket.messages
        if message.kind is MessageKind.REPLY and message.from_ticket is None
        for file in message.attachments
    )
