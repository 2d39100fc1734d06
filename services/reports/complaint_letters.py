"""The use cases of letters: sent from a template, or recorded where one was sent past the desk."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from models.complaint_words import LetterKind
from models.complaints import ComplaintLetter
from services.audit.trail import FieldChange
from services.complaints import handling, letters, templates
from services.complaints.course import held, label, settle
from services.complaints.handling import Answer
from services.errors import RuleError
from services.tickets import conversation
from services.tickets.attachments import GivenFile, safe_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from models.complaints import Complaint
    from services.changes import Changes
    from services.complaints.letters import Composed, LetterDraft
    from services.store.work import Work

PDF: Final = "application/pdf"
TEXT_LIMIT: Final = 200_000
"""Characters of a letter that was sent past the desk."""


@dataclass(frozen=True, slots=True)
class OutsideLetter:
    """A letter that left by another way than this desk.

    Attributes:
        template_id: What it is compared with.
        words: Its text, as it was sent.
        file: The letter itself: a scan, or the document.
        at: When it was sent; None: now. `reason` says where that is known from.
    """

    template_id: int
    words: str
    file: GivenFile
    at: datetime | None = None
    reason: str = ""


def drawn_letter(work: Work, ticket_id: int, draft: LetterDraft) -> GivenFile:
    """Draw a letter as it would be sent now, with what it still lacks; nothing is sent or kept."""
    _, row = held(work, ticket_id)
    return _drawn(row, letters.compose(work, ticket_id, draft))


def send_letter(work: Work, ticket_id: int, draft: LetterDraft) -> Changes:
    """Send a letter as PDF with a reply on the ticket; its bytes are kept and hashed.

    What the letter does to the complaint (acknowledge, hold, answer) is recorded with it.

    Raises:
        RuleError: A mandatory paragraph is empty, or the complaint does not take such a letter.
    """
    _, row = held(work, ticket_id)
    letter = letters.compose(work, ticket_id, draft)
    if letter.missing:
        named = templates.named(letter.template, letter.missing)
        raise RuleError("The letter may not be without {named}: fill that in first.", named=named)
    file = _drawn(row, letter)
    conversation.send_reply(work, ticket_id, _cover(letter), [file])
    _take_effect(work, row, letter, Answer(letter.template.label))
    return _keep(work, row, letter, (file, (), "letter_sent"))


def _drawn(row: Complaint, letter: Composed) -> GivenFile:
    from services.reports.letter_pdf import letter_pdf  # noqa: PLC0415 - it loads fonts

    name = safe_name(f"{label(row.id)} {letter.template.draft.name}.pdf")
    return GivenFile(name, letter_pdf(letter, label(row.id)), PDF)


def record_letter(work: Work, ticket_id: int, sent: OutsideLetter) -> Changes:
    """Record a letter that was sent past the desk; what it lacks blocks closing.

    Raises:
        RuleError: No words or no file, or an earlier time without a reason.
    """
    _, row = held(work, ticket_id)
    if not sent.words.strip() or not sent.file.content:
        raise RuleError("A letter that was sent past the desk needs its words and its file.")
    if len(sent.words) > TEXT_LIMIT:
        raise RuleError("A letter has at most {text_limit:,} characters.", text_limit=TEXT_LIMIT)
    draft = letters.LetterDraft(sent.template_id)
    letter = letters.compose(work, ticket_id, draft, at=sent.at)
    missing = letters.lacking(letter, sent.words)
    conversation.add_note(work, ticket_id, sent.words, [sent.file])
    rights = any(one.rights and one.key not in missing for one in letter.template.draft.paragraphs)
    version = letter.template.label if rights else ""
    _take_effect(work, row, letter, Answer(version, at=sent.at, reason=sent.reason))
    return _keep(work, row, letter, (sent.file, missing, "letter_recorded"))


def _take_effect(work: Work, row: Complaint, letter: Composed, sent: Answer) -> None:
    """Record what the letter does; a second one of a kind only corrects the first."""
    kind, number = letter.template.draft.kind, row.ticket_id
    if kind is LetterKind.ACKNOWLEDGEMENT:
        if row.acknowledged_at is None:
            handling.acknowledge(work, number, at=sent.at, reason=sent.reason)
    elif kind is LetterKind.HOLDING:
        if row.holding_at is None:
            handling.hold(work, number, at=sent.at, reason=sent.reason)
    elif row.answered_at is None:
        handling.answer(work, number, replace(sent, summary=kind is LetterKind.SUMMARY))
    else:
        row.rights_version = sent.rights_version[:120] or None


def _keep(
    work: Work,
    row: Complaint,
    letter: Composed,
    sent: tuple[GivenFile, Sequence[str], str],
) -> Changes:
    file, missing, what = sent
    digest = hashlib.sha256(file.content).hexdigest()
    view = letter.template
    work.session.add(
        ComplaintLetter(
            complaint_id=row.id,
            ticket_id=row.ticket_id,
            template_id=view.id,
            kind=view.draft.kind,
            sent_at=work.now,
            sent_by=work.actor.name,
            name=safe_name(file.name),
            sha256=digest,
            missing=[*missing],
        )
    )
    said = [
        FieldChange("letter", None, view.label),
        FieldChange("file", None, safe_name(file.name)),
        FieldChange("file SHA-256", None, digest),
    ]
    if missing:
        said.append(FieldChange("lacks", None, templates.named(view, missing)))
    return settle(work, row, what, said)


def _cover(letter: Composed) -> str:
    """Return the words of the reply that the letter goes with: the letter's own."""
    return "\n\n".join([letter.title, *(words for _, words in letter.paragraphs)])
