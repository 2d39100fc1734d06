"""Letters on a complaint: composed from a locked template, and what of it would be missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.complaint_words import Duty, LetterKind
from models.complaints import Complaint, ComplaintLetter, ComplaintRegime
from models.desk import Setting
from models.people import Person
from models.tickets import Ticket
from services.complaints import dues, duties, promise, regimes, templates
from services.complaints.course import find, label
from services.errors import NotFoundError
from services.notify import wording
from services.tickets import sight

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from services.calendars.working_time import WorkingTime
    from services.complaints.templates import Paragraph, TemplateView
    from services.store.work import Work

DAYS: Final = {"en": "{0.day} {1} {0.year}", "de": "{0.day}. {1} {0.year}"}
_EN: Final = "January February March April May June July August September October November December"
_DE: Final = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
MONTHS: Final = {"en": _EN.split(), "de": _DE.split()}
DECISIONS: Final = {
    "en": {
        "upheld": "we uphold your complaint",
        "partly": "we uphold your complaint in part",
        "rejected": "we do not uphold your complaint",
    },
    "de": {
        "upheld": "wir geben Ihrer Beschwerde statt",
        "partly": "wir geben Ihrer Beschwerde teilweise statt",
        "rejected": "wir geben Ihrer Beschwerde nicht statt",
    },
}
NO_NAME: Final = {"en": "This help desk", "de": "Ihr Helpdesk"}
ANSWERS: Final = (LetterKind.FINAL, LetterKind.SUMMARY)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What somebody writes into a template.

    Attributes:
        own: The words of free paragraphs, by their keys.
    """

    template_id: int
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter in words, ready to be drawn.

    Attributes:
        paragraphs: Their keys and words, in their order; empty ones are left out.
        missing: Keys of mandatory paragraphs that are empty, or name what is not known yet.
    """

    template: TemplateView
    title: str
    paragraphs: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    organisation: str
    at: datetime
    day: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter that was sent."""

    id: int
    template: str
    kind: LetterKind
    sent_at: datetime
    sent_by: str
    name: str
    sha256: str
    missing: tuple[str, ...]


def compose(
    work: Work, ticket_id: int, draft: LetterDraft, *, at: datetime | None = None
) -> Composed:
    """Fill a template in; a value that looks like a placeholder is not filled in again.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        draft: The template, and what was written into it.
        at: When it left, where that was earlier.

    Raises:
        NotFoundError: There is no such ticket or template, or the ticket is no complaint.
    """
    sight.demand(work, ticket_id)
    row = find(work, ticket_id)
    if row is None:
        raise NotFoundError(
            "Ticket #{ticket_id} is not recorded as a complaint.", ticket_id=ticket_id
        )
    chosen = templates.template(work, draft.template_id)
    known = values(work, row, chosen.draft.language, at or work.now)
    said: list[tuple[str, str]] = []
    missing: list[str] = []
    for one in chosen.draft.paragraphs:
        words, is_whole = _filled(one, draft.own.get(one.key, ""), known)
        if words and is_whole:
            said.append((one.key, words))
        elif one.mandatory:
            missing.append(one.key)
    return Composed(
        chosen,
        wording.filled(chosen.draft.title, known),
        tuple(said),
        tuple(missing),
        known["organisation"],
        work.now,
        known["today"],
    )


def lacking(composed: Composed, text: str) -> tuple[str, ...]:
    """Return the locked mandatory paragraphs that a letter sent past the desk does not have.

    Args:
        composed: The template, filled in for the complaint.
        text: The words of the letter; only white space may differ.
    """
    told = " ".join(text.split())
    there = {key for key, words in composed.paragraphs if " ".join(words.split()) in told}
    locked = (one for one in composed.template.draft.paragraphs if one.mandatory and not one.free)
    return tuple(one.key for one in locked if one.key not in there)


def letters(work: Work, complaint_id: int) -> list[LetterView]:
    """Return the letters of a complaint, oldest first."""
    query = select(ComplaintLetter).where(ComplaintLetter.complaint_id == complaint_id)
    return [
        LetterView(
            one.id,
            templates.template(work, one.template_id).label,
            one.kind,
            one.sent_at,
            one.sent_by,
            one.name,
            one.sha256,
            tuple(one.missing),
        )
        for one in work.session.scalars(query.order_by(ComplaintLetter.id))
    ]


def values(work: Work, row: Complaint, language: str, at: datetime) -> dict[str, str]:
    """Return what a template may name; what is not known yet is empty."""
    ticket = work.require(Ticket, row.ticket_id)
    hours = regimes.hours(work, row.calendar_version_id)
    handler = work.require(Person, ticket.assignee_id).name if ticket.assignee_id else ""
    setting = work.session.get(Setting, "organisation")
    name = str(setting.value) if setting and setting.value else NO_NAME[language]
    return {
        "complainant": row.complainant,
        "complaint": label(row.id),
        "ticket": f"#{ticket.id}",
        "received": day(row.received_at, hours, language),
        "product": row.product,
        "substance": row.substance,
        "decision": DECISIONS[language].get(row.decision.value if row.decision else "", ""),
        "reasons": row.reasons or "",
        "redress": _redress(row),
        "due": _due(work, row, hours, language),
        "answered": day(row.answered_at, hours, language) if row.answered_at else "",
        "rights_until": _rights_until(work, row, language, row.answered_at or at),
        "organisation": name,
        "today": day(at, hours, language),
        "handler": handler or work.actor.name,
    }


def day(at: datetime, hours: WorkingTime, language: str) -> str:
    """Say the local date of an instant."""
    local = at.astimezone(hours.days.zone)
    return DAYS[language].format(local, MONTHS[language][local.month - 1])


def _filled(one: Paragraph, own: str, known: Mapping[str, str]) -> tuple[str, bool]:
    """Return the words of a paragraph, and whether everything they name is known."""
    if one.free:
        return own.strip() or wording.filled(one.text, known).strip(), True
    is_whole = all(known[name].strip() for name in wording.names_in(one.text))
    return wording.filled(one.text, known).strip(), is_whole


def _redress(row: Complaint) -> str:
    parts = []
    if row.redress_offered and row.currency:
        parts.append(f"{row.redress_offered / 100:,.2f} {row.currency}")
    if row.redress:
        parts.append(row.redress)
    return "; ".join(parts)


def _due(work: Work, row: Complaint, hours: WorkingTime, language: str) -> str:
    regime = work.require(ComplaintRegime, row.regime_id)
    found = duties.standings(dues.facts(row), regimes.owed(regime), hours)
    owed = (one for one in found if one.duty in {Duty.RESPONSE, Duty.PAYMENT_RESPONSE})
    due = next(owed, None)
    return day(dues.said_as(due.due_at, hours), hours, language) if due else ""


def _rights_until(work: Work, row: Complaint, language: str, answered: datetime) -> str:
    regime = work.require(ComplaintRegime, row.regime_id)
    owed = regimes.owed(regime).get(Duty.REFERRAL)
    if owed is None:
        return ""
    hours = regimes.hours(work, row.calendar_version_id)
    until = promise.due(owed.within, answered, hours)
    return day(dues.said_as(until, hours), hours, language)


def sent_answer(work: Work, complaint_id: int) -> ComplaintLetter | None:
    """Return the last letter that answered a complaint."""
    query = select(ComplaintLetter).where(
        ComplaintLetter.complaint_id == complaint_id, ComplaintLetter.kind.in_(ANSWERS)
    )
    return work.session.scalar(query.order_by(ComplaintLetter.id.desc()).limit(1))
