"""The complaint of a ticket, turned into the facts and lines of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.complaints.letters import letters
from services.complaints.reading import complaint_of
from services.reports.complaint_lines import ComplaintPicture, DueLine, LetterLine
from services.reports.pictured import versioned
from services.reports.tongue import SOURCE, now
from services.reports.wording import instant
from services.sentence import Sentence

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
                Sentence(_spaced(one.duty.value)),
                one.starts_at,
                one.until,
                one.stopped_at,
                one.breached_at,
                Sentence(_spaced(one.state.value)),
            )
            for one in view.dues
        ),
        tuple(
            LetterLine(
                one.template,
                one.sent_at,
                one.sent_by,
                one.name,
                one.sha256,
                _listed(tuple(map(Sentence, one.missing))),
            )
            for one in letters(work, view.id)
        ),
    )


def _facts(view: ComplaintView, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield from _received(view, zone)
    yield from _answered(view, zone)
    yield from _ended(view, zone)


def _received(view: ComplaintView, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield (
        Sentence("Jurisdiction"),
        Sentence("{regime}; days of {zone}", regime=versioned(view.regime), zone=view.zone),
    )
    yield Sentence("Complainant"), f"{view.complainant}; {view.contact}"
    received = instant(view.received_at, zone)
    yield (
        Sentence("Received"),
        Sentence(
            "{at} by {channel}, taken in by {who}",
            at=received,
            channel=view.channel,
            who=view.received_by,
        ),
    )
    if view.received_at != view.recorded_received_at:
        yield Sentence("First recorded as received"), instant(view.recorded_received_at, zone)
    yield Sentence("Recorded"), _by(instant(view.opened_at, zone), view.opened_by)
    yield Sentence("Substance"), view.substance
    product = view.product
    if view.is_payment:
        product = Sentence("{product} (payment or e-money)", product=product)
    yield Sentence("Product"), product
    yield Sentence("Asks for"), view.remedy or ""
    yield Sentence("Vulnerable"), (view.vulnerability or Sentence("yes")) if view.vulnerable else ""
    graded = ("severity", "safety", "complexity", "impact", "urgency")
    said = tuple(
        Sentence("{aspect} {grade}", aspect=Sentence(one), grade=getattr(view, one))
        for one in graded
        if getattr(view, one)
    )
    yield Sentence("Assessment"), Sentence("{grades}", grades=said) if said else ""


def _answered(view: ComplaintView, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield Sentence("Acknowledged"), _at(view.acknowledged_at, zone)
    yield Sentence("Holding response sent"), _at(view.holding_at, zone)
    if view.decision is not None:
        decided = Sentence(
            "{decision}, {at} by {who}",
            decision=view.decision,
            at=_at(view.decided_at, zone),
            who=view.decided_by,
        )
        yield Sentence("Decision"), decided
    yield Sentence("Reasons"), view.reasons or ""
    money = _money(view.redress_offered, view.currency)
    yield Sentence("Redress offered"), "; ".join(one for one in (money, view.redress or "") if one)
    yield Sentence("Redress paid"), _money(view.redress_paid, view.currency)
    answered = Sentence("summary resolution") if view.is_summary else Sentence("final response")
    at = _at(view.answered_at, zone)
    yield Sentence("Answered"), Sentence("{answer}, {at}", answer=answered, at=at) if at else ""
    yield Sentence("Referral rights text"), view.rights_version or ""
    word = _spaced(view.acceptance.value) if view.acceptance else ""
    yield Sentence("Complainant's word"), Sentence(word)


def _ended(view: ComplaintView, zone: tzinfo) -> Iterator[tuple[str, str]]:
    yield Sentence("Root cause"), view.root_cause or ""
    yield Sentence("Corrective action"), view.corrective_action or ""
    reference = view.ombudsman_reference
    stage = Sentence("{stage}", stage=view.stage) if view.stage else ""
    if stage and reference:
        stage = Sentence("{stage} {reference}", stage=view.stage, reference=reference)
    yield Sentence("Ombudsman"), stage
    closed = _at(view.closed_at, zone)
    yield Sentence("Closed"), _by(closed, view.closed_by) if closed else ""
    missing = tuple(map(Sentence, view.missing))
    yield Sentence("Missing before it may be closed"), _listed(missing)


def _by(at: str, who: str | None) -> str:
    return Sentence("{at} by {who}", at=at, who=who)


def _listed(words: tuple[str, ...]) -> str:
    return Sentence("{words}", words=words) if words else ""


def _at(at: datetime | None, zone: tzinfo) -> str:
    return "" if at is None else instant(at, zone)


def _money(amount: int | None, currency: str | None) -> str:
    if amount is None:
        return ""
    figures = f"{amount / 100:,.2f}"
    if now() != SOURCE:
        figures = figures.translate(str.maketrans(",.", ".,"))
    return f"{figures} {currency or ''}".strip()


def _spaced(word: str) -> str:
    return word.replace("_", " ")
