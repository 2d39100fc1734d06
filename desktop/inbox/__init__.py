"""The inbox: every notice this person got; the record behind every alert."""

from desktop.inbox.page import InboxPage

__all__ = ["InboxPage"]
