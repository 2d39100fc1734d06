"""The page of one ticket: what was said, what was promised, and what can be done."""

from desktop.ticket.new_ticket import NewTicketDialog
from desktop.ticket.page import TicketPage

__all__ = ["NewTicketDialog", "TicketPage"]
