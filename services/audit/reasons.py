"""Which changes need a reason, class by class; a refused prompt is no change (evidence.md, R5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from models.desk import Setting
from models.vocabulary import Priority
from services.errors import RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.audit.field_change import FieldChange
    from services.store.work import Work

SETTING: Final = "reasons"
RANKS: Final = {priority.word: int(priority) for priority in Priority}


class Prompt(StrEnum):
    """A class of changes somebody is asked for a reason of, in the words of the prompt."""

    ENDING = "ending a ticket"
    REOPENING = "reopening a ticket"
    LOWERING = "lowering the priority"
    OVERRIDE = "overriding a service level"
    DEADLINE = "moving a deadline"
    OUTCOME = "deciding a complaint"
    PERMISSION = "changing a permission"
    CORRECTION = "correcting a record"
    RECORDS = "holding, purging or erasing records"


KINDS: Final = {
    "ticket.resolved": Prompt.ENDING,
    "ticket.closed": Prompt.ENDING,
    "ticket.cancelled": Prompt.ENDING,
    "ticket.reopened": Prompt.REOPENING,
    "clock.restated": Prompt.OVERRIDE,
    "ticket.hours_pinned": Prompt.DEADLINE,
    "ticket.policy_pinned": Prompt.DEADLINE,
    "complaint.decided": Prompt.OUTCOME,
    "complaint.corrected": Prompt.CORRECTION,
    "complaint.receipt_corrected": Prompt.CORRECTION,
    "person.role_set": Prompt.PERMISSION,
    "person.granted": Prompt.PERMISSION,
    "hold.placed": Prompt.RECORDS,
    "hold.released": Prompt.RECORDS,
    "retention.set": Prompt.RECORDS,
    "purge.approved": Prompt.RECORDS,
    "log.purged": Prompt.RECORDS,
    "erasure.approved": Prompt.RECORDS,
    "log.restored": Prompt.RECORDS,
    "key.rotated": Prompt.PERMISSION,
}
FIELDS: Final = {
    "contact_at": Prompt.CORRECTION,
    "received at": Prompt.CORRECTION,
    "due_at": Prompt.DEADLINE,
}
"""Fields that are set once; to change one later is a correction."""
USUAL_CHOICES: Final = {
    Prompt.ENDING: ("Answered", "Solved", "Duplicate", "Withdrawn by the requester"),
    Prompt.REOPENING: ("Not solved", "More was asked", "Closed by mistake"),
    Prompt.LOWERING: ("A workaround holds", "Fewer people are affected", "Entered too high"),
    Prompt.OVERRIDE: ("The record misleads", "Agreed with the requester"),
    Prompt.CORRECTION: ("Entered wrongly", "Learned later"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A prompt as the window shows it: the class, and reasons to choose from beside free text."""

    prompt: Prompt
    choices: tuple[str, ...]


def prompts(work: Work) -> tuple[Asked, ...]:
    """Return every class that is asked for, with the desk's own choices where it has some."""
    kept = work.find(Setting, SETTING)
    own: dict[str, Any] = kept.value if kept is not None and isinstance(kept.value, dict) else {}
    return tuple(
        Asked(one, tuple(map(str, own.get(one.name.lower(), USUAL_CHOICES.get(one, ())))))
        for one in Prompt
    )


def prompt_for(kind: str, changes: Sequence[FieldChange]) -> Prompt | None:
    """Tell which class a change belongs to; None where no reason is asked for."""
    if kind in KINDS:
        return KINDS[kind]
    for one in changes:
        if one.field == "priority" and _is_lowered(one):
            return Prompt.LOWERING
        if one.before is not None and one.field in FIELDS:
            return FIELDS[one.field]
    return None


def demand_reason(kind: str, changes: Sequence[FieldChange], reason: str | None) -> None:
    """Refuse a person's change of a class that needs a reason when there is none.

    Raises:
        RuleError: With a sentence that says what to do; the whole unit is undone.
    """
    prompt = prompt_for(kind, changes)
    if prompt is not None and not (reason and reason.strip()):
        raise RuleError(
            "{prompt} needs a reason: say it in a few words. Nothing was changed.",
            prompt=Sentence(prompt.value).begun(),
        )


def _is_lowered(change: FieldChange) -> bool:
    before, after = RANKS.get(change.before or ""), RANKS.get(change.after or "")
    return before is not None and after is not None and after > before
