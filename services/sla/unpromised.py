"""What stands of a clock whose ticket is promised nothing more.

The policy that applies now is silent on its target, or none applies: there is no deadline (sla.md,
section 2), so nothing is due and no level comes. What is a fact stays, a breach above all; the time
goes on being counted if a policy promises it again.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from models.vocabulary import ClockState

if TYPE_CHECKING:
    from services.sla.clock import Clock

NOTHING: Final = dict.fromkeys(("due_at", "at_risk_at", "next_at", "level_at", "coming"))


def facts(counted: Clock) -> dict[str, Any]:
    """Return what its row holds, by column; the versions it was counted under last stay."""
    return {
        **NOTHING,
        "state": state(counted),
        "elapsed": timedelta(seconds=counted.elapsed_s),
        "span": timedelta(0),
        "stopped_at": _instant(counted.stopped_s),
        "breached_at": _instant(counted.breached_s),
        "breach_cause": counted.breach_cause,
    }


def state(counted: Clock) -> ClockState:
    """Return what a clock is that counts towards nothing: over, unless it was broken before."""
    ended = ClockState.CANCELLED if counted.breached_s is None else ClockState.BREACHED
    return counted.end or ended


def _instant(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
