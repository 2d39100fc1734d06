"""The complaint of a ticket, turned into the facts and lines of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.complaints.letters import letters
from services.complaints.reading import complaint_of
from services.reports.complaint_lines import ComplaintPicture, DueLine, LetterLine
from services.reports.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from services.complaints.reading import ComplaintView
    from services.store.work import Work


def complaint_picture(work: Work, ticket_id: int, zone: tzinfo) -> ComplaintPicture | None:
    """Return the record of a complaint in words; None where the ticket is none."""
    view = complaint_of(work, ticket_id)
    if view is None:
        return None
    return ComplaintPicture(
        view.label,
        tuple(one for one in _facts(view, zone) if one[1]),
        tuple(
            DueLine(
                _spaced(one.duty.value),
                one.starts_at,
                one.until,
                one.stopped_at,
                one.breached_at,
                _spaced(one.state.value),
            )
            for one in view.dues
        ),
        tuple(
            LetterLine(
                one.template, one.sent_at, one.sent_by, one.name, one.sha256, ", ".join(one.missing)
            )
            for one in letters(work, view.id)
        ),
    )


def _facts(view: ComplaintView, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield "Jurisdiction", f"{view.regime}; days of {view.zone}"
    yield "Complainant", f"{view.complainant}; {view.contact}"
    received = f"{instant(view.received_at, zone)} by {_spaced(view.channel.value)}"
    yield "Received", f"{received}, taken in by {view.received_by}"
    if view.received_at != view.recorded_received_at:
        yield "First recorded as received", instant(view.recorded_received_at, zone)
    yield "Recorded", f"{instant(view.opened_at, zone)} by {view.opened_by}"
    yield "Substance", view.substance
    yield "Product", view.product + (" (payment or e-money)" if view.is_payment else "")
    yield "Asks for", view.remedy or ""
    yield "Vulnerable", (view.vulnerability or "yes") if view.vulnerable else ""
    graded = ("severity", "safety", "complexity", "impact", "urgency")
    said = (f"{one} {getattr(view, one).value}" for one in graded if getattr(view, one))
    yield "Assessment", ", ".join(said)
    yield "Acknowledged", _at(view.acknowledged_at, zone)
    yield "Holding response sent", _at(view.holding_at, zone)
    if view.decision is not None:
        decided = f"{view.decision.value}, {_at(view.decided_at, zone)} by {view.decided_by}"
        yield "Decision", decided
    yield "Reasons", view.reasons or ""
    money = _money(view.redress_offered, view.currency)
    yield "Redress offered", "; ".join(one for one in (money, view.redress or "") if one)
    yield "Redress paid", _money(view.redress_paid, view.currency)
    answered = "summary resolution" if view.is_summary else "final response"
    yield "Answered", f"{answered}, {_at(view.answered_at, zone)}" if view.answered_at else ""
    yield "Referral rights text", view.rights_version or ""
    yield "Complainant's word", view.acceptance.value if view.acceptance else ""
    yield "Root cause", view.root_cause or ""
    yield "Corrective action", view.corrective_action or ""
    stage = f"{view.stage.value} {view.ombudsman_reference or ''}" if view.stage else ""
    yield "Ombudsman", stage.strip()
    yield "Closed", f"{_at(view.closed_at, zone)} by {view.closed_by}" if view.closed_at else ""
    yield "Missing before it may be closed", "; ".join(view.missing)


def _at(at: datetime | None, zone: tzinfo) -> str:
    return "" if at is None else instant(at, zone)


def _money(amount: int | None, currency: str | None) -> str:
    return "" if amount is None else f"{amount / 100:,.2f} {currency or ''}".strip()


def _spaced(word: str) -> str:
    return word.replace("_", " ")
