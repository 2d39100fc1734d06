"""What became of a rule, a level or a message, in a word or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import tr
from models.vocabulary import FiringOutcome, Medium, OutboxState, RuleOutcome

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS: Final[dict[RuleOutcome, Callable[[], str]]] = {
    RuleOutcome.RAN: lambda: tr("it ran"),
    RuleOutcome.NOT_HELD: lambda: tr("its conditions did not hold"),
    RuleOutcome.FAILED: lambda: tr("undone, an action was refused"),
    RuleOutcome.STOPPED: lambda: tr("stopped, the rules went round in a circle"),
}
FIRINGS: Final[dict[FiringOutcome, Callable[[], str]]] = {
    FiringOutcome.FIRED: lambda: tr("Fired"),
    FiringOutcome.OVERTAKEN: lambda: tr("Overtaken"),
    FiringOutcome.NOT_WANTED: lambda: tr("Not wanted"),
}
STATES: Final[dict[OutboxState, Callable[[], str]]] = {
    OutboxState.WAITING: lambda: tr("Waiting"),
    OutboxState.GROUPED: lambda: tr("Sent with another"),
    OutboxState.SENT: lambda: tr("Sent"),
    OutboxState.DEAD: lambda: tr("Given up"),
    OutboxState.WITHDRAWN: lambda: tr("Withdrawn"),
    OutboxState.SKIPPED: lambda: tr("Skipped"),
}
MEDIA: Final[dict[Medium, Callable[[], str]]] = {
    Medium.EMAIL: lambda: tr("E-mail"),
    Medium.CHAT: lambda: tr("Chat"),
    Medium.SMS: lambda: tr("SMS"),
    Medium.WEBHOOK: lambda: tr("Webhook"),
    Medium.DESKTOP: lambda: tr("Workstation"),
}
DELIVERIES: Final[dict[str, Callable[[], str]]] = {
    "sent": lambda: tr("sent"),
    "deferred": lambda: tr("to be tried again"),
    "refused": lambda: tr("refused"),
    "dead": lambda: tr("given up"),
    "grouped": lambda: tr("sent with another"),
    "held": lambda: tr("held back"),
    "skipped": lambda: tr("skipped"),
}


def run_words(outcome: RuleOutcome) -> str:
    """Say what became of a rule."""
    return RUNS[outcome]()


def firing_words(outcome: FiringOutcome) -> str:
    """Say what became of a level."""
    return FIRINGS[outcome]()


def state_words(state: OutboxState) -> str:
    """Say where a message stands."""
    return STATES[state]()


def medium_words(medium: Medium) -> str:
    """Name the way a message leaves by."""
    return MEDIA[medium]()


def delivery_words(outcome: str) -> str:
    """Say what an attempt to deliver came to."""
    return DELIVERIES[outcome]() if outcome in DELIVERIES else outcome
