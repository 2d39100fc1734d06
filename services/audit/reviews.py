"""Reviews of the trail: a drawn sample and its exceptions, seen by somebody else (R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from models.audit import AuditEntry
from models.people import Person
from models.records import Review, ReviewItem
from services.access.permissions import Act, demand
from services.audit import browse, review, trail
from services.audit.trail import FieldChange
from services.audit.words import notable
from services.errors import NotAllowed, RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from datetime import datetime

    from services.audit.browse import TrailEntry, TrailFilter
    from services.changes import Changes
    from services.store.work import Work

DUE_AFTER: Final = timedelta(days=14)
"""A review that is open for longer is overdue."""
MOST_EXCEPTIONS: Final = 500


@dataclass(frozen=True, slots=True)
class ItemView:
    """One entry of a review, with what was found.

    Attributes:
        why: Why it is looked at although it was not drawn; empty for a drawn one.
        finding: None: nobody has looked yet.
    """

    id: int
    entry: TrailEntry
    why: str
    finding: str | None
    found_by: str | None
    found_at: datetime | None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review as lists show it.

    Attributes:
        population: How many entries it was drawn from.
        is_overdue: Open past its day.
    """

    id: int
    seed: str
    scope: str
    population: int
    items: int
    open_items: int
    opened_at: datetime
    opened_by: str
    due_at: datetime
    is_overdue: bool
    closed_at: datetime | None
    statement: str | None


def open_review(
    work: Work, wanted: TrailFilter, *, size: int, seed: str, with_exceptions: bool = False
) -> Changes:
    """Draw a sample and keep it; its number is `subject`.

    Anybody with the seed, the scope and the number of the newest entry draws the same again.

    Args:
        work: The unit of work.
        wanted: What is drawn from.
        size: How many entries.
        seed: Chosen before looking; printed.
        with_exceptions: Take every notable entry as well (breaches, refusals, rights).

    Raises:
        NotAllowed: The role may not review.
        RuleError: No seed, a size that makes no sense, or nothing to draw from.
    """
    demand(work.actor, Act.REVIEW)
    if work.actor.person_id is None:
        raise RuleError("A review is opened by a person who signed in.")
    drawn = {one.id for one in review.sample(work, wanted, size=size, seed=seed)}
    found = list(browse.stream(work, wanted)) if with_exceptions else []
    exceptions = [one.id for one in found if notable(one) and one.id not in drawn]
    if not drawn:
        raise RuleError("There is nothing to review in that scope: widen it.")
    row = Review(
        seed=seed.strip()[:200],
        scope={one.field: one.after for one in browse.asked(wanted)} | {"size": size},
        population=browse.count(work, wanted),
        last_entry_id=work.session.scalar(select(func.max(AuditEntry.id))) or 0,
        opened_at=work.now,
        opened_by=work.actor.person_id,
        due_at=work.now + DUE_AFTER,
    )
    work.session.add(row)
    work.session.flush()
    for number in sorted(drawn):
        work.session.add(ReviewItem(review_id=row.id, entry_id=number))
    for number in exceptions[:MOST_EXCEPTIONS]:
        work.session.add(ReviewItem(review_id=row.id, entry_id=number, is_exception=True))
    said = [
        FieldChange("seed", None, row.seed),
        FieldChange("scope", None, _spoken(row.scope)),
        FieldChange("drawn", None, f"{len(drawn)} of {row.population}"),
        FieldChange("exceptions", None, str(len(exceptions[:MOST_EXCEPTIONS]))),
    ]
    trail.append(work, "review.opened", ("review", row.id), said)
    return work.touch(configuration=True, subject=row.id)


def find(work: Work, item_id: int, *, finding: str) -> Changes:
    """Write down what was found in an entry, by somebody else than who made it.

    Raises:
        NotAllowed: The role may not review, or the entry is the reviewer's own.
        RuleError: No finding, or the review is closed.
    """
    demand(work.actor, Act.REVIEW)
    said = " ".join(finding.split())
    if not said:
        raise RuleError("A review needs a finding, even if it is that nothing was found.")
    item = work.lock(ReviewItem, item_id)
    row = work.require(Review, item.review_id)
    if row.closed_at is not None:
        raise RuleError("This review is closed; open another one.")
    entry = work.require(AuditEntry, item.entry_id)
    if entry.actor_id is not None and entry.actor_id == work.actor.person_id:
        raise NotAllowed("Nobody reviews an entry of their own.", ("review", row.id))
    before, item.finding = item.finding, said
    item.found_at, item.found_by = work.now, work.actor.person_id
    shown = [
        FieldChange("entry", None, str(entry.id)),
        FieldChange("finding", before, said),
    ]
    trail.append(work, "review.found", ("review", row.id), shown)
    return work.touch(configuration=True, subject=row.id)


def close_review(work: Work, review_id: int, *, statement: str) -> Changes:
    """Sign a review off; every entry of it has its finding.

    Raises:
        RuleError: Entries without a finding, no statement, or closed before.
    """
    demand(work.actor, Act.REVIEW)
    said = " ".join(statement.split())
    if not said:
        raise RuleError("Say what the review came to, in a sentence.")
    row = work.lock(Review, review_id)
    if row.closed_at is not None:
        raise RuleError("This review is closed already.")
    left = _open_items(work, review_id)
    if left:
        raise RuleError(
            Sentence.counted(
                "%n entry has no finding yet; look through it first.",
                "%n entries have no finding yet; look through them first.",
                left,
            )
        )
    row.closed_at, row.statement = work.now, said
    shown = [FieldChange("seed", None, row.seed), FieldChange("statement", None, said)]
    trail.append(work, "review.closed", ("review", review_id), shown)
    return work.touch(configuration=True, subject=review_id)


def reviews(work: Work) -> list[ReviewView]:
    """Return the reviews, newest first; open ones past their day say so."""
    demand(work.actor, Act.READ_TRAIL)
    query = (
        select(Review, Person.name)
        .join(Person, Person.id == Review.opened_by)
        .order_by(Review.id.desc())
    )
    found = []
    for row, name in work.session.execute(query):
        counted = select(func.count()).select_from(ReviewItem)
        items = work.session.scalar(counted.where(ReviewItem.review_id == row.id)) or 0
        found.append(
            ReviewView(
                id=row.id,
                seed=row.seed,
                scope=_spoken(row.scope),
                population=row.population,
                items=items,
                open_items=_open_items(work, row.id),
                opened_at=row.opened_at,
                opened_by=name,
                due_at=row.due_at,
                is_overdue=row.closed_at is None and work.now > row.due_at,
                closed_at=row.closed_at,
                statement=row.statement,
            )
        )
    return found


def items(work: Work, review_id: int) -> list[ItemView]:
    """Return the entries of a review with their findings, those without one first."""
    demand(work.actor, Act.READ_TRAIL)
    rows = work.session.execute(
        select(ReviewItem, AuditEntry, Person.name)
        .join(AuditEntry, AuditEntry.id == ReviewItem.entry_id)
        .outerjoin(Person, Person.id == ReviewItem.found_by)
        .where(ReviewItem.review_id == review_id)
        .order_by(ReviewItem.finding.is_not(None), ReviewItem.entry_id)
    )
    found = []
    for item, row, name in rows:
        entry = browse.as_shown(row)
        why = notable(entry) if item.is_exception else ""
        found.append(ItemView(item.id, entry, why, item.finding, name, item.found_at))
    return found


def _open_items(work: Work, review_id: int) -> int:
    query = select(func.count()).where(
        ReviewItem.review_id == review_id, ReviewItem.finding.is_(None)
    )
    return work.session.scalar(query) or 0


def _spoken(scope: dict[str, Any]) -> str:
    return "; ".join(f"{name} {value}" for name, value in scope.items()) or "everything"
