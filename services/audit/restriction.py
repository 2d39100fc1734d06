"""Which tickets are restricted: each look at one, and each search on them, is recorded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import String, cast, false, or_, true

from models.desk import Setting
from models.tickets import Ticket
from models.vocabulary import CONFIDENTIAL_KINDS
from services.access.permissions import Act, demand
from services.audit import kept_alerts, trail
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement

    from services.changes import Changes
    from services.store.work import Work

SETTING: Final = "restricted"
MOST: Final = 100
"""Types or tags in the list; whoever wants more restricts everything."""


@dataclass(frozen=True, slots=True)
class Restriction:
    """What is restricted on this desk.

    Attributes:
        types: Types of tickets, such as "HR Request". Those are confidential too: only whom they
            concern sees them (`services.tickets.sight`).
        tags: Tags, such as "confidential".
        everything: Every ticket is, as rules for health records want it.
    """

    types: tuple[str, ...] = CONFIDENTIAL_KINDS
    tags: tuple[str, ...] = ("confidential",)
    everything: bool = False

    def covers(self, ticket: Ticket) -> bool:
        """Tell whether looks at a ticket are recorded."""
        return self.everything or ticket.kind in self.types or bool({*ticket.tags} & {*self.tags})

    def called(self, ticket: Ticket) -> str:
        """Return what alerts call a ticket: who is told of a confidential one may not see it."""
        return ticket.kind if ticket.kind in self.types else ticket.subject

    def condition(self) -> ColumnElement[bool]:
        """Return the same as SQL."""
        if self.everything:
            return true()
        tags = cast(Ticket.tags, String)
        written = (json.dumps(one, ensure_ascii=False) for one in self.tags)
        tagged = [tags.contains(one, autoescape=True) for one in written]
        return or_(false(), Ticket.kind.in_(self.types), *tagged)


USUAL: Final = Restriction()
_READ: Final = "what is restricted"
"""Under which a unit remembers it; `forget` lets go of it, as `restrict` does."""


def restriction(work: Work) -> Restriction:
    """Return what is restricted; a desk that never said so has the usual types and tags.

    Asked once in a unit, also where nothing was said: a sweep names hundreds of tickets.
    """
    known: Restriction | None = work.memory.get(_READ)
    if known is None:
        kept = work.find(Setting, SETTING)
        known = work.memory[_READ] = USUAL if kept is None else _read(kept.value)
    return known


def restrict(
    work: Work,
    types: Iterable[str],
    tags: Iterable[str],
    *,
    everything: bool = False,
    reason: str,
) -> Changes:
    """Say which tickets are restricted from now on.

    Raises:
        NotAllowed: The actor may not configure the desk.
        RuleError: No reason, or far too many words.
    """
    demand(work.actor, Act.CONFIGURE)
    if not reason.strip():
        raise RuleError("Changing what is restricted needs a reason: say it in a few words.")
    wanted = Restriction(_words(types), _words(tags), everything)
    if len(wanted.types) > MOST or len(wanted.tags) > MOST:
        raise RuleError(
            "Up to {most} types and {most} tags fit. Restrict everything instead.", most=MOST
        )
    before = restriction(work)
    row = work.session.get(Setting, SETTING, with_for_update=True, populate_existing=True)
    value = {"types": [*wanted.types], "tags": [*wanted.tags], "everything": everything}
    if row is None:
        work.session.add(Setting(key=SETTING, value=value))
    else:
        row.value = value
    work.forget()
    kept_alerts.empty(work, wanted.condition())
    said = FieldChange("restricted", spoken(before), spoken(wanted))
    trail.append(work, "setting.changed", ("setting", 0), [said], reason.strip())
    return work.touch(configuration=True)


def spoken(rule: Restriction) -> str:
    """Say what is restricted, in words."""
    if rule.everything:
        return "every ticket"
    said = [
        f"{word} {', '.join(names)}"
        for word, names in (("types", rule.types), ("tags", rule.tags))
        if names
    ]
    return "; ".join(said) or "nothing"


def _words(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({line for one in given if (line := " ".join(one.split()))}))


def _read(value: Any) -> Restriction:  # noqa: ANN401 - JSON
    if not isinstance(value, dict):
        return USUAL
    return Restriction(
        _words(str(one) for one in value.get("types", ())),
        _words(str(one) for one in value.get("tags", ())),
        bool(value.get("everything", False)),
    )
