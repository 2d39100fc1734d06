"""Draw a sample of entries for review, so that anybody with the seed draws the same one."""

from __future__ import annotations

import heapq
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.records import Review, ReviewItem
from services.audit import browse, trail
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from services.audit.browse import TrailEntry, TrailFilter
    from services.changes import Changes
    from services.store.work import Work

SEED_LABEL: Final = b"vigil-audit/sample/v1\n"
MOST: Final = 1000


def rank(seed: str, entry_id: int) -> bytes:
    """Return where an entry stands in the draw of a seed; the smallest are taken."""
    return sha256(SEED_LABEL + f"{seed}\n{entry_id}".encode()).digest()


def sample(work: Work, wanted: TrailFilter, *, size: int, seed: str) -> list[TrailEntry]:
    """Draw entries; the same seed and scope give the same ones, in the order of the trail.

    Args:
        work: Any unit.
        wanted: What the draw is from.
        size: How many, 1 to 1,000.
        seed: Printed on the review; choose it before looking, such as a date and a name.

    Raises:
        RuleError: The size or the seed makes no sense.
    """
    if not 1 <= size <= MOST:
        raise RuleError("A sample has 1 to {most:,} entries.", most=MOST)
    if not seed.strip():
        raise RuleError("A sample needs a seed, so that it can be drawn again.")
    found = browse.stream(work, wanted)
    drawn = heapq.nsmallest(size, found, key=lambda one: rank(seed, one.id))
    return sorted(drawn, key=lambda one: one.id)


def sign_off(work: Work, reviewed: TrailEntry, *, finding: str) -> Changes:
    """Record that an entry was reviewed, by somebody else than who made it.

    The open reviews that hold the entry get the same finding.

    Raises:
        RuleError: No finding, or the reviewer's own entry.
    """
    if not finding.strip():
        raise RuleError("A review needs a finding, even if it is that nothing was found.")
    if reviewed.actor == work.actor.name:
        raise RuleError("Nobody reviews an entry of their own.")
    said = [FieldChange("entry", None, str(reviewed.id)), FieldChange("finding", None, finding)]
    trail.append(work, "review.signed_off", (reviewed.subject_type, reviewed.subject_id), said)
    query = (
        select(ReviewItem)
        .join(Review, Review.id == ReviewItem.review_id)
        .where(ReviewItem.entry_id == reviewed.id, ReviewItem.finding.is_(None))
        .where(Review.closed_at.is_(None))
    )
    for item in work.session.scalars(query):
        item.finding = " ".join(finding.split())
        item.found_at, item.found_by = work.now, work.actor.person_id
    return work.changes
