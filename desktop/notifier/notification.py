"""What is said in a notification and what can be answered to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from models.vocabulary import NoticeUrgency

DEFAULT_CHOICE = "default"
"""The choice of somebody who presses the notification itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a notification."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Notification:
    """One thing to say; a later one with the same key takes the place of the earlier.

    Attributes:
        key: Our own name for it, handed back with every answer.
        title: Plain text. body: Plain text; it is never markup.
        urgency: A critical one stays until it is seen.
        choices: The buttons, in their order.
    """

    key: str
    title: str
    body: str = ""
    urgency: NoticeUrgency = NoticeUrgency.NORMAL
    choices: tuple[Choice, ...] = ()


class Notifier(QObject):
    """Shows notifications outside the window, where the platform has a way to."""

    chosen = Signal(str, str)  # key, name of the choice
    delivered = Signal(str)  # key: the desktop has taken it
    failed = Signal(str, str)  # key, why: show it inside the window

    def show(self, notification: Notification) -> None:
        """Hand it to the desktop; `delivered` or `failed` follows."""
        raise NotImplementedError

    def withdraw(self, key: str) -> None:
        """Take a notification back that needs no answer any more."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the desktop's bus."""
