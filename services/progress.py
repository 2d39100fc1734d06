"""How long work tells how far it is, and hears that it should end."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Who follows a long job: a page, or nobody."""

    def report(self, done: int, total: int) -> None:
        """Say how much is done, of how much that is expected."""

    def is_cancelled(self) -> bool:
        """Tell whether the person gave up."""
