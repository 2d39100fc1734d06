"""The page of queues: which tickets wait, the one that breaks next on top."""

from desktop.queue.page import QueuePage

__all__ = ["QueuePage"]
