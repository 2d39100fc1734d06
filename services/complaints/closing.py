"""What a complaint still lacks before it may be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.complaint_words import Decision
from services.complaints import letters, templates
from services.sentence import Sentence

if TYPE_CHECKING:
    from models.complaints import Complaint
    from services.store.work import Work


def missing(work: Work, row: Complaint) -> list[Sentence]:
    """Say everything that is missing, in words that tell what to do; nothing: it may be closed."""
    found: list[Sentence] = []
    if row.decision is None or not row.reasons:
        found.append(Sentence("decide it, with reasons"))
    elif row.decision is not Decision.WITHDRAWN:
        if row.answered_at is None:
            found.append(Sentence("send the final response"))
        else:
            found += _of_the_answer(work, row)
        if row.root_cause is None:
            found.append(Sentence("name the root cause"))
    return found


def _of_the_answer(work: Work, row: Complaint) -> list[Sentence]:
    """Say what the last letter that answered it lacks."""
    sent = letters.sent_answer(work, row.id)
    found: list[Sentence] = []
    if sent is not None and sent.missing:
        named = templates.named(templates.template(work, sent.template_id), sent.missing)
        found.append(
            Sentence(
                "the answer lacks what it may not be without: {named}; send it again", named=named
            )
        )
    if row.rights_version is None:
        found.append(Sentence("the answer bears no text on referral rights"))
    return found
