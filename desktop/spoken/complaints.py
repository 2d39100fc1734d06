"""Complaints said in the window's language: what is owed, what was decided, what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import decimal, span, tr
from desktop.theme import Tone
from desktop.widgets.chip import Face
from models.complaint_words import (
    Acceptance,
    Channel,
    Decision,
    Duty,
    DutyState,
    Grade,
    Stage,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from services.complaints.reading import DueView

    Said = Callable[[], str]

DUTIES: Final[dict[Duty, Said]] = {
    Duty.ACKNOWLEDGEMENT: lambda: tr("Acknowledgement"),
    Duty.SUMMARY: lambda: tr("Summary resolution"),
    Duty.RESPONSE: lambda: tr("Final or holding response"),
    Duty.PAYMENT_RESPONSE: lambda: tr("Response (payments)"),
    Duty.PAYMENT_FINAL: lambda: tr("Final response (payments)"),
    Duty.REFERRAL: lambda: tr("Ombudsman may be asked"),
}
DECISIONS: Final[dict[Decision, Said]] = {
    Decision.UPHELD: lambda: tr("Upheld"),
    Decision.PARTLY: lambda: tr("Partly upheld"),
    Decision.REJECTED: lambda: tr("Rejected"),
    Decision.WITHDRAWN: lambda: tr("Withdrawn by the complainant"),
}
CHANNELS: Final[dict[Channel, Said]] = {
    Channel.EMAIL: lambda: tr("Mail"),
    Channel.PHONE: lambda: tr("Telephone"),
    Channel.LETTER: lambda: tr("Letter"),
    Channel.IN_PERSON: lambda: tr("In person"),
    Channel.PORTAL: lambda: tr("Portal"),
    Channel.OTHER: lambda: tr("Another way"),
}
GRADES: Final[dict[Grade, Said]] = {
    Grade.LOW: lambda: tr("Low"),
    Grade.MEDIUM: lambda: tr("Medium"),
    Grade.HIGH: lambda: tr("High"),
}
ACCEPTANCES: Final[dict[Acceptance, Said]] = {
    Acceptance.ACCEPTED: lambda: tr("Accepted"),
    Acceptance.REFUSED: lambda: tr("Not accepted"),
    Acceptance.UNANSWERED: lambda: tr("No word"),
}
STAGES: Final[dict[Stage, Said]] = {
    Stage.REFERRED: lambda: tr("Referred"),
    Stage.INVESTIGATING: lambda: tr("Investigated"),
    Stage.UPHELD: lambda: tr("Upheld by the ombudsman"),
    Stage.REJECTED: lambda: tr("Rejected by the ombudsman"),
    Stage.SETTLED: lambda: tr("Settled"),
}
FIGURES: Final[dict[str, Said]] = {
    "opened": lambda: tr("Opened"),
    "opened, as recorded": lambda: tr("Opened, as first recorded"),
    "receipt corrected": lambda: tr("Receipt corrected"),
    "opened: vulnerable": lambda: tr("Opened, of vulnerable people"),
    "closed": lambda: tr("Closed"),
    "closed: within 3 days": lambda: tr("Closed within 3 days"),
    "closed: within 8 weeks": lambda: tr("Closed within 8 weeks"),
    "closed: later": lambda: tr("Closed later"),
    "closed, as recorded: within 3 days": lambda: tr("Closed within 3 days, as first recorded"),
    "closed, as recorded: within 8 weeks": lambda: tr("Closed within 8 weeks, as first recorded"),
    "closed, as recorded: later": lambda: tr("Closed later, as first recorded"),
    "redress offered": lambda: tr("Redress offered"),
    "redress paid": lambda: tr("Redress paid"),
    "open at the end": lambda: tr("Open at the end"),
    "referred to the ombudsman": lambda: tr("Referred to the ombudsman"),
}


def due_face(due: DueView, now: datetime) -> Face:
    """Return what a chip shows of a regulatory clock."""
    match due.state:
        case DutyState.MET:
            return Face(Tone.MET, "circle-check", tr("Met"))
        case DutyState.LAPSED:
            return Face(Tone.PAUSED, "minus", tr("Passed"))
        case DutyState.BREACHED:
            since = due.breached_at or due.due_at
            late = (due.stopped_at or now) - since
            words = tr("Breached {span}", span=span(late)) if late.total_seconds() > 0 else ""
            return Face(Tone.BREACHED, "flame", words or tr("Breached"))
        case DutyState.AT_RISK:
            return Face(
                Tone.AT_RISK, "triangle-alert", tr("At risk {span}", span=span(due.due_at - now))
            )
        case _:
            return Face(Tone.NEUTRAL, "clock", span(due.due_at - now))


def money_words(amount: int | None, currency: str | None) -> str:
    """Say an amount in hundredths."""
    return "" if amount is None else f"{decimal(amount / 100, 2)} {currency or ''}".strip()


def figure_words(key: str) -> str:
    """Say a figure of a return."""
    if key in FIGURES:
        return FIGURES[key]()
    head, _, rest = key.partition(": ")
    return _OF[head](rest) if head in _OF else key


def _ran_out(rest: str) -> str:
    return tr("Time ran out: {duty}", duty=DUTIES[Duty(rest)]())


_OF: Final[dict[str, Callable[[str], str]]] = {
    "outcome": lambda rest: tr("Outcome: {decision}", decision=DECISIONS[Decision(rest)]()),
    "opened": lambda rest: tr("Opened, product: {product}", product=rest.partition(": ")[2]),
    "root cause": lambda rest: tr("Root cause: {cause}", cause=rest),
    "time ran out": _ran_out,
    "time ran out, as recorded": lambda rest: tr(
        "Time ran out, as first recorded: {duty}", duty=DUTIES[Duty(rest)]()
    ),
}
