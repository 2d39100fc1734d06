"""The record of a complaint: opened for a ticket, filled in, assessed, corrected (R23)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from models.complaint_words import Channel, Grade
from models.complaints import Complaint
from models.people import Person
from models.tickets import Ticket
from services.access.permissions import Act, demand
from services.audit.trail import FieldChange
from services.complaints import regimes
from services.complaints.course import FUTURE, find, held, label, moved, settle
from services.errors import ConflictError, RuleError
from services.sentence import Sentence
from services.tickets import editing, sight
from services.tickets.texts import given_reason, message_body

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from models.complaints import ComplaintRegime
    from services.changes import Changes
    from services.store.work import Work

TAG: Final = "complaint"
LINE_LIMIT: Final = 200
WORD_LIMIT: Final = 120
TEXT_LIMIT: Final = 20_000
LINES: Final = {
    "complainant": LINE_LIMIT,
    "received_by": LINE_LIMIT,
    "product": WORD_LIMIT,
    "root_cause": WORD_LIMIT,
}
TEXTS: Final = frozenset({"contact", "substance", "remedy", "vulnerability", "corrective_action"})
OPTIONAL: Final = frozenset({"remedy", "vulnerability", "corrective_action", "root_cause"})
GRADES: Final = ("severity", "safety", "complexity", "impact", "urgency")
FLAGS: Final = frozenset({"is_payment", "vulnerable"})
SPOKEN: Final = {"is_payment": "payment or e-money", "received_by": "received by"}


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What is known when a ticket turns out to be a complaint.

    Attributes:
        regime_id: The jurisdiction; None where there is only one.
        complainant: Empty: the requester of the ticket; `contact` likewise.
        received_at: None: when the ticket's requester first made contact.
        received_by: Empty: whoever records it.
    """

    ticket_id: int
    substance: str
    product: str
    channel: Channel = Channel.EMAIL
    received_at: datetime | None = None
    complainant: str = ""
    contact: str = ""
    received_by: str = ""
    remedy: str = ""
    is_payment: bool = False
    vulnerable: bool = False
    vulnerability: str = ""
    regime_id: int | None = None


def open_complaint(work: Work, new: NewComplaint) -> Changes:
    """Record that a ticket is a complaint; its regulatory clocks begin at the receipt.

    Raises:
        NotAllowed: The role may not handle complaints.
        RuleError: It is one already, something is missing, or no jurisdiction is set up.
    """
    demand(work.actor, Act.COMPLAIN)
    sight.demand(work, new.ticket_id)
    ticket = work.lock(Ticket, new.ticket_id)
    known = find(work, ticket.id)
    if known is not None:
        raise RuleError(
            "Ticket #{ticket} is complaint {known} already.",
            ticket=ticket.id,
            known=label(known.id),
        )
    regime = regimes.chosen(work, new.regime_id)
    row = _row(work, ticket, new, regime)
    work.session.add(row)
    work.session.flush()
    if TAG not in ticket.tags:
        tags = [*ticket.tags, TAG]
        editing.change(work, ticket, "ticket.tagged", tags=tags)
        editing.settle(work, ticket, "field", field="tags", value=tags)
    said = [
        FieldChange("complaint", None, label(row.id)),
        FieldChange("jurisdiction", None, f"{regime.name}, version {regime.version}"),
        FieldChange("received at", None, row.received_at.isoformat()),
        *(
            FieldChange(SPOKEN.get(name, name), None, _said(getattr(row, name)))
            for name in ("complainant", "channel", "received_by", "product", *sorted(FLAGS))
        ),
    ]
    return settle(work, row, "opened", said)


def _row(work: Work, ticket: Ticket, new: NewComplaint, regime: ComplaintRegime) -> Complaint:
    """Return the record as it begins; RuleError for a receipt that is to come."""
    received = new.received_at or ticket.contact_at or ticket.created_at
    if received > work.now:
        raise RuleError(FUTURE)
    asker = work.require(Person, ticket.requester_id)
    return Complaint(
        ticket_id=ticket.id,
        regime_id=regime.id,
        calendar_version_id=regimes.newest_calendar(work, regime),
        opened_at=work.now,
        opened_by=work.actor.name,
        received_at=received,
        recorded_received_at=received,
        complainant=_given("complainant", new.complainant.strip() or asker.name),
        contact=_given("contact", new.contact.strip() or asker.email or "by this ticket"),
        channel=Channel(new.channel),
        received_by=_given("received_by", new.received_by.strip() or work.actor.name),
        substance=_given("substance", new.substance),
        product=_given("product", new.product),
        remedy=_given("remedy", new.remedy),
        is_payment=new.is_payment,
        vulnerable=new.vulnerable,
        vulnerability=_given("vulnerability", new.vulnerability),
    )


def amend(
    work: Work,
    ticket_id: int,
    values: Mapping[str, Any],
    *,
    reason: str = "",
    seen: Mapping[str, Any] | None = None,
) -> Changes:
    """Fill in the record or its assessment; what overrides a value needs a reason.

    Args:
        work: The unit of work.
        ticket_id: The ticket.
        values: By the names of the record's columns; what is not named stays.
        reason: Why a value that stands there was wrong.
        seen: What stood in these fields when the writer began; None: whatever stands there now.

    Raises:
        ConflictError: A colleague wrote something else into one of these fields meanwhile.
        RuleError: A value that cannot be, or one is overridden without a reason.
    """
    _, row = held(work, ticket_id)
    wanted = {name: _given(name, value) for name, value in values.items()}
    differing = {name: new for name, new in wanted.items() if getattr(row, name) != new}
    clashing = moved(row, differing, seen)
    if clashing:
        raise ConflictError(
            "A colleague changed {fields} of the complaint {complaint} meanwhile; nothing was "
            "saved. What you wrote stays: look at theirs, then save again to put yours in its "
            "place.",
            fields=tuple(map(_word, clashing)),
            complaint=label(row.id),
        )
    if not differing:
        return work.changes
    said = [
        FieldChange(SPOKEN.get(name, name), _said(getattr(row, name)), _said(new))
        for name, new in differing.items()
    ]
    overrides = [name for name in differing if _stands(row, name)]
    for name, new in differing.items():
        setattr(row, name, new)
    if not overrides:
        return settle(work, row, "recorded", said, reason.strip() or None)
    why = given_reason(
        reason, what=Sentence("Overriding {fields}", fields=tuple(map(_word, overrides)))
    )
    return settle(work, row, "corrected", said, why)


def _stands(row: Complaint, name: str) -> bool:
    """Tell whether something was recorded there: the kind of product always was."""
    return name == "is_payment" or getattr(row, name) not in {None, "", False}


def _given(name: str, value: Any) -> Any:  # noqa: ANN401 - a column's value
    """Return a value as it is stored; RuleError when it cannot be."""
    if name in GRADES:
        return _grade(name, value)
    if name == "channel":
        return Channel(value)
    if name in FLAGS:
        return bool(value)
    text = str(value or "")
    if name in OPTIONAL and not text.strip():
        return None
    if name in LINES:
        return _line(name, text)
    if name not in TEXTS:
        raise RuleError(
            "The record of a complaint has no “{name}” that is filled in like this.",
            name=_word(name),
        )
    return message_body(text, what=_word(name), limit=TEXT_LIMIT)


def _line(name: str, text: str) -> str:
    line = " ".join(text.split())
    if not 0 < len(line) <= LINES[name]:
        raise RuleError(
            "A complaint needs its {name}, in up to {lines} characters.",
            name=_word(name),
            lines=LINES[name],
        )
    return message_body(line, what=_word(name))


def _grade(name: str, value: object) -> Grade | None:
    if value is None or not value:
        return None
    try:
        return Grade(str(value))
    except ValueError as problem:
        raise RuleError(
            "The {name} is one of {grade}.", name=_word(name), grade=tuple(Grade)
        ) from problem


def _word(name: str) -> str:
    return Sentence(SPOKEN.get(name, name).replace("_", " "))


def _said(value: object) -> str | None:
    if value is None or not str(value):
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)[:4000]
