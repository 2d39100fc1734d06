"""One action of a rule on a ticket, and the words it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from services.errors import RuleError
from services.notify import wording
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

    @property
    def reason(self) -> str:
        """The reason that the audit trail keeps."""
        return f"{self.what}: {self.rule}"


def filled(doing: Doing, key: str = "text") -> str:
    """Return a text of the action with its placeholders filled in."""
    return wording.filled(doing.action[key], values(doing.work, doing.ticket, doing.rule))


def check_text(work: Work, action: Mapping[str, Any]) -> None:
    """Refuse an empty text, and one that names what nobody fills in."""
    del work
    if not str(action["text"]).strip():
        raise RuleError("the text is empty.")
    wording.check(action["text"])
