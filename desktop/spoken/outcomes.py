"""What became of a rule, a level or a message, in a word or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import tr
from models.vocabulary import FiringOutcome, RuleOutcome

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


def run_words(outcome: RuleOutcome) -> str:
    """Say what became of a rule."""
    return RUNS[outcome]()


def firing_words(outcome: FiringOutcome) -> str:
    """Say what became of a level."""
    return FIRINGS[outcome]()
