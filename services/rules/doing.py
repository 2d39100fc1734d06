"""One action of a rule on a ticket, and the words it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from services.audit.restriction import restriction
from services.errors import RuleError
from services.notify import wording
from services.notify.phrases import LANGUAGES, InEach
from services.rules.placeholders import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.tickets import Ticket
    from services.store.work import Work

Action = dict[str, Any]


class Doing(NamedTuple):
    """An action of a rule on a ticket."""

    work: Work
    ticket: Ticket
    rule: str
    action: Mapping[str, Any]
    what: str = "Rule"
    """What `rule` names; a macro does the same things."""
    is_level: bool = False
    """A level of a path does it: whoever left the workstation is skipped."""

    @property
    def reason(self) -> str:
        """The reason that the audit trail keeps."""
        return f"{self.what}: {self.rule}"


def filled(doing: Doing, key: str = "text") -> str:
    """Return a text of the action with its placeholders filled in."""
    return wording.filled(doing.action[key], values(doing.work, doing.ticket, doing.rule))


def filled_for_people(doing: Doing, key: str) -> str:
    """Return the same where people read it who have not opened the ticket."""
    known = values(doing.work, doing.ticket, doing.rule) | _kept(doing)
    return wording.filled(doing.action[key], known)


def _kept(doing: Doing) -> dict[str, object]:
    """Leave out the words of a restricted ticket: whoever opens it to read them is recorded."""
    kept = restriction(doing.work)
    called: dict[str, object] = {"subject": kept.called(doing.ticket)}
    return called | {"message": None} if kept.covers(doing.ticket) else called


def check_text(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse an empty text, and one that names what nobody fills in."""
    del work
    if not str(action["text"]).strip():
        raise RuleError("the text is empty.")
    wording.check(action["text"])


def in_each(doing: Doing) -> InEach | None:
    """Return a text for people, filled in, in every language it is written in; None if empty."""
    kept = _kept(doing)
    made = {
        language: wording.filled(
            text, values(doing.work, doing.ticket, doing.rule, language) | kept
        )
        for language, text in _texts(doing.action).items()
    }
    return InEach(made) if any(made.values()) else None


def check_each(action: Mapping[str, Any]) -> None:
    """Refuse a text for people that is empty or names what nobody fills in, in any language."""
    written = _texts(action)
    if unknown := set(written) - set(LANGUAGES):
        raise RuleError(
            "nobody reads “{unknown}” here; the text is written in {languages}.",
            unknown=min(unknown),
            languages=" and ".join(LANGUAGES),
        )
    if not written:
        raise RuleError("the text is empty.")
    for language, text in written.items():
        if not text.strip():
            raise RuleError(
                "the text in “{language}” is empty: write it, or leave it out.", language=language
            )
        wording.check(text)


def _texts(action: Mapping[str, Any]) -> dict[str, str]:
    """Return a text by language; one that is not sorted by language counts for everybody."""
    text = action["text"]
    if isinstance(text, dict):
        return {str(language): str(words) for language, words in text.items()}
    return {"en": str(text)}
