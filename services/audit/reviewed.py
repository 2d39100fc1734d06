"""Which entries were reviewed, by whom, and what was found."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from services.access.permissions import Act, demand
from services.audit import browse, names, review
from services.audit.words import notable

if TYPE_CHECKING:
    from datetime import datetime

    from services.audit.browse import TrailEntry, TrailFilter
    from services.store.work import Work

MOST_EXCEPTIONS: Final = 500
SIGNED: Final = "review.signed_off"


@dataclass(frozen=True, slots=True)
class SignedOff:
    """One review of one entry."""

    at: datetime
    by: str
    finding: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry of a sample, with its review where it has one."""

    entry: TrailEntry
    signed: SignedOff | None


def drawn(
    work: Work, wanted: TrailFilter, size: int, seed: str, exceptions: int = 0
) -> list[Drawn]:
    """Draw a sample and say which of it is reviewed; the same seed draws the same entries.

    Args:
        work: Any unit.
        wanted: What the draw is from.
        size: How many.
        seed: Chosen before looking.
        exceptions: So many of the newest notable entries of the scope too (breaches, refusals,
            restatements, restores); they come first.

    Raises:
        NotAllowed: The role may not review.
        RuleError: The size or the seed makes no sense.
    """
    demand(work.actor, Act.REVIEW)
    sample = review.sample(work, wanted, size=size, seed=seed)
    known = {one.id for one in sample}
    found = names.named(work, [*_exceptions(work, wanted, known, exceptions), *sample])
    signed = _signed(work)
    return [Drawn(one, signed.get(one.id)) for one in found]


def _exceptions(work: Work, wanted: TrailFilter, known: set[int], most: int) -> list[TrailEntry]:
    if not most:
        return []
    notables = (one for one in browse.stream(work, wanted) if notable(one) and one.id not in known)
    return heapq.nlargest(most, notables, key=lambda one: one.id)


def _signed(work: Work) -> dict[int, SignedOff]:
    query = select(AuditEntry).where(AuditEntry.kind == SIGNED).order_by(AuditEntry.id)
    found: dict[int, SignedOff] = {}
    for entry in work.session.scalars(query):
        said = {one["field"]: one["after"] or "" for one in entry.changes}
        number = said.get("entry", "")
        if number.isdecimal():
            found[int(number)] = SignedOff(entry.at, entry.actor_name, said.get("finding", ""))
    return found
