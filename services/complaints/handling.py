"""The way of a complaint: acknowledged, decided, held, answered, paid, accepted, closed (R23)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from models.complaint_words import Acceptance, Decision, Stage
from services.audit.trail import FieldChange
from services.complaints import closing
from services.complaints.course import EARLIER, held, instant, label, moved, settle
from services.errors import ConflictError, RuleError
from services.tickets.texts import given_reason, message_body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from models.complaints import Complaint
    from services.changes import Changes
    from services.store.work import Work

TEXT_LIMIT: Final = 20_000
MOST_MONEY: Final = 10**12
"""In hundredths of a currency."""
CURRENCY: Final = 3
DECIDED: Final = ("decision", "reasons", "redress_offered", "currency", "redress")
"""What a decision says, by the names of the record's columns."""


@dataclass(frozen=True, slots=True)
class Redress:
    """What is offered to put things right.

    Attributes:
        amount: In hundredths of the currency; None: no money.
        currency: Such as GBP.
        words: What else: an apology, a correction.
    """

    amount: int | None = None
    currency: str = ""
    words: str = ""


NOTHING: Final = Redress()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision with its reasons.

    Attributes:
        why_changed: Where it was decided otherwise before: why that was wrong.
    """

    decision: Decision
    reasons: str
    redress: Redress = NOTHING
    why_changed: str = ""


def acknowledge(
    work: Work, ticket_id: int, *, at: datetime | None = None, reason: str = ""
) -> Changes:
    """Record that the complainant was told that the complaint arrived."""
    _, row = held(work, ticket_id)
    if row.acknowledged_at is not None:
        raise RuleError(
            "The complaint {complaint} is acknowledged already.", complaint=label(row.id)
        )
    row.acknowledged_at = instant(work, row, at, reason)
    said = [FieldChange("acknowledged at", None, row.acknowledged_at.isoformat())]
    return settle(work, row, "acknowledged", said, reason.strip() or None)


def decide(
    work: Work, ticket_id: int, verdict: Verdict, seen: Mapping[str, Any] | None = None
) -> Changes:
    """Decide a complaint, with reasons; to decide it otherwise later needs to say why.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        verdict: What is decided.
        seen: What stood in the fields `DECIDED` when the writer began; None: whatever does now.

    Raises:
        ConflictError: A colleague decided otherwise meanwhile.
        RuleError: No reasons, redress that cannot be, or a decision changed without saying why.
    """
    _, row = held(work, ticket_id)
    if moved(row, DECIDED, seen):
        raise ConflictError(
            "A colleague decided the complaint {complaint} meanwhile; nothing was saved. What you "
            "wrote stays: look at theirs, then decide again to put yours in its place.",
            complaint=label(row.id),
        )
    told = message_body(verdict.reasons, what="reasoning", limit=TEXT_LIMIT)
    amount, currency = _money(verdict.redress.amount, verdict.redress.currency)
    words = verdict.redress.words.strip()
    if row.decision is not None:
        why = given_reason(verdict.why_changed, what="Deciding a complaint otherwise")
    else:
        why = " ".join(told.split())[:1000]
    wanted: dict[str, Any] = {
        "decision": Decision(verdict.decision),
        "reasons": told,
        "redress_offered": amount,
        "currency": currency or row.currency,
        "redress": message_body(words, what="redress", limit=TEXT_LIMIT) if words else None,
    }
    _check_currency(row, currency)
    was_withdrawn = row.decision is Decision.WITHDRAWN
    said = _set(row, wanted)
    if not said:
        return work.changes
    if not (was_withdrawn and row.decision is Decision.WITHDRAWN):  # words move no clock
        row.decided_at, row.decided_by = work.now, work.actor.name
    return settle(work, row, "decided", said, why)


def hold(work: Work, ticket_id: int, *, at: datetime | None = None, reason: str = "") -> Changes:
    """Record that a holding response was sent: why there is no final one yet, and the rights."""
    _, row = held(work, ticket_id)
    if row.answered_at is not None:
        raise RuleError(
            "The complaint {complaint} is answered; nothing is to be held.", complaint=label(row.id)
        )
    if row.holding_at is not None:
        raise RuleError(
            "A holding response on {complaint} is recorded already.", complaint=label(row.id)
        )
    row.holding_at = instant(work, row, at, reason)
    said = [FieldChange("holding response sent at", None, row.holding_at.isoformat())]
    return settle(work, row, "held", said, reason.strip() or None)


@dataclass(frozen=True, slots=True)
class Answer:
    """The final response as it left.

    Attributes:
        rights_version: Which text on referral rights it bore; empty where it bore none.
        summary: It was a summary resolution.
        at: When, if not now; `reason` says where that is known from.
    """

    rights_version: str = ""
    summary: bool = False
    at: datetime | None = None
    reason: str = ""


def answer(work: Work, ticket_id: int, sent: Answer) -> Changes:
    """Record that the final response was sent; the ombudsman's window begins.

    Raises:
        RuleError: It is not decided, was withdrawn, or is answered already.
    """
    _, row = held(work, ticket_id)
    if row.decision is None or not row.reasons:
        raise RuleError("Decide the complaint with reasons before you answer it.")
    if row.decision is Decision.WITHDRAWN:
        raise RuleError("A complaint that was withdrawn takes no final response.")
    if row.answered_at is not None:
        raise RuleError("The complaint {complaint} is answered already.", complaint=label(row.id))
    row.answered_at = instant(work, row, sent.at, sent.reason)
    row.is_summary = sent.summary
    row.rights_version = " ".join(sent.rights_version.split())[:120] or None
    what = "summary resolution sent at" if sent.summary else "final response sent at"
    said = [
        FieldChange(what, None, row.answered_at.isoformat()),
        FieldChange("referral rights text", None, row.rights_version),
    ]
    return settle(work, row, "answered", said, sent.reason.strip() or None)


def pay(work: Work, ticket_id: int, amount: int, *, at: datetime | None = None) -> Changes:
    """Record what was paid as redress in all; a closed complaint takes it too."""
    _, row = held(work, ticket_id, ended=True)
    if row.redress_offered is None or row.currency is None:
        raise RuleError("No money was offered: decide that first.")
    _check_past(row, at)
    paid, _ = _money(amount, row.currency)
    said = _set(row, {"redress_paid": paid})
    row.redress_paid_at = work.now if at is None else min(at, work.now)
    return settle(work, row, "paid", said) if said else work.changes


def accept(work: Work, ticket_id: int, acceptance: Acceptance) -> Changes:
    """Record what the complainant said to the answer; a closed complaint takes it too."""
    _, row = held(work, ticket_id, ended=True)
    if row.answered_at is None:
        raise RuleError("There is no answer yet that could be accepted.")
    said = _set(row, {"acceptance": Acceptance(acceptance)})
    row.accepted_at = work.now
    return settle(work, row, "answered_to", said) if said else work.changes


def refer(
    work: Work, ticket_id: int, stage: Stage, *, reference: str = "", at: datetime | None = None
) -> Changes:
    """Record where an ombudsman stands with it; a closed complaint takes it too.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        stage: Where it stands.
        reference: The ombudsman's own number; empty: as it is known.
        at: When it was referred, where it is recorded later.
    """
    _, row = held(work, ticket_id, ended=True)
    _check_past(row, at)
    known = " ".join(reference.split())[:120] or row.ombudsman_reference
    said = _set(row, {"stage": Stage(stage), "ombudsman_reference": known})
    if not said:
        return work.changes
    row.stage_at = work.now
    if row.referred_at is None:
        row.referred_at = work.now if at is None else min(at, work.now)
        said.append(FieldChange("referred at", None, row.referred_at.isoformat()))
    return settle(work, row, "referred", said)


def close(work: Work, ticket_id: int) -> Changes:
    """Close a complaint whose record is whole; RuleError says everything that is missing."""
    _, row = held(work, ticket_id)
    missing = closing.missing(work, row)
    if missing:
        raise RuleError(
            "The complaint {complaint} cannot be closed yet: {missing}.",
            complaint=label(row.id),
            missing=tuple(missing),
        )
    row.closed_at, row.closed_by = work.now, work.actor.name
    return settle(work, row, "closed", [FieldChange("closed at", None, work.now.isoformat())])


def reopen(work: Work, ticket_id: int, *, reason: str) -> Changes:
    """Take a closed complaint up again; its clocks never paused."""
    _, row = held(work, ticket_id, ended=True)
    if row.closed_at is None:
        raise RuleError("The complaint {complaint} is open.", complaint=label(row.id))
    why = given_reason(reason, what="Opening a complaint again")
    said = [FieldChange("closed at", row.closed_at.isoformat(), None)]
    row.closed_at = row.closed_by = None
    return settle(work, row, "reopened", said, why)


def _check_past(row: Complaint, at: datetime | None) -> None:
    if at is not None and at < row.received_at:
        raise RuleError(EARLIER)


def _check_currency(row: Complaint, currency: str | None) -> None:
    """Refuse another currency than the one something was paid in: that sum would become it."""
    if row.redress_paid and currency not in {None, row.currency}:
        raise RuleError(
            "Redress was paid in {currency} already: offer it in that currency.",
            currency=row.currency,
        )


def _set(row: Complaint, wanted: dict[str, Any]) -> list[FieldChange]:
    """Set what differs, and say it."""
    differing = {name: new for name, new in wanted.items() if getattr(row, name) != new}
    said = [
        FieldChange(name.replace("_", " "), _said(getattr(row, name)), _said(new))
        for name, new in differing.items()
    ]
    for name, new in differing.items():
        setattr(row, name, new)
    return said


def _said(value: object) -> str | None:
    return None if value is None else str(value)[:4000]


def _money(amount: int | None, currency: str) -> tuple[int | None, str | None]:
    if amount is None:
        return None, None
    if not 0 <= amount <= MOST_MONEY:
        raise RuleError("Money is an amount of 0 or more, and not more than ten billion.")
    code = currency.strip().upper()
    if len(code) != CURRENCY or not code.isascii() or not code.isalpha():
        raise RuleError("Say the currency by its three letters, such as GBP.")
    return amount, code
