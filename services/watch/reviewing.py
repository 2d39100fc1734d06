"""Tell compliance of reviews that are overdue, once each; a job of the watcher."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from models.audit import AuditEntry
from models.people import Person
from models.records import Review, ReviewItem
from models.vocabulary import Role
from services.audit import trail
from services.audit.trail import FieldChange
from services.notify import inbox
from services.notify.phrases import Phrase

if TYPE_CHECKING:
    from sqlalchemy import Select

    from services.store.work import Actor, Store, Work

OVERDUE: Final = "review.overdue"
"""The kind of the entry that says who was told; its presence is why nobody is told twice."""
NAMED: Final = 120
"""Characters of a seed that a title shows."""


def remind_due(store: Store, actor: Actor) -> int:
    """Tell of what is overdue; returns how many reviews were."""
    with store.reading(actor) as work:
        if work.session.scalar(_overdue(work).limit(1)) is None:
            return 0
    with store.work(actor) as work:
        return remind(work)


def remind(work: Work) -> int:
    """Tell of reviews that are open past their day, once each; returns how many."""
    rows = work.session.scalars(
        select(Review).where(Review.id.in_(_overdue(work))).with_for_update(skip_locked=True)
    ).all()
    # looked up again: another watcher may have told of one between the question and the lock
    still = set(work.session.scalars(_overdue(work)))
    due = [row for row in rows if row.id in still]
    for row in due:
        _tell(work, row)
    return len(due)


def _overdue(work: Work) -> Select[int]:
    told = select(AuditEntry.id).where(
        AuditEntry.subject_type == "review",
        AuditEntry.subject_id == Review.id,
        AuditEntry.kind == OVERDUE,
    )
    query = select(Review.id).where(Review.closed_at.is_(None), Review.due_at < work.now)
    return query.where(~told.exists()).order_by(Review.id)


def _tell(work: Work, row: Review) -> None:
    wanted = (Person.role == Role.COMPLIANCE) | (Person.id == row.opened_by)
    people = {
        one.id: one.name
        for one in work.session.scalars(select(Person).where(wanted, Person.active))
    }
    left = work.session.scalar(
        select(func.count()).where(ReviewItem.review_id == row.id, ReviewItem.finding.is_(None))
    )
    title = Phrase("review overdue", {"seed": row.seed[:NAMED]})
    body = Phrase("review waits", {"left": left or 0, "at": row.due_at})
    inbox.tell(work, people, inbox.Word("review", title, body))
    said = [
        FieldChange("seed", None, row.seed),
        FieldChange("told", None, ", ".join(sorted(people.values())) or "nobody"),
    ]
    trail.append(work, OVERDUE, ("review", row.id), said)
    work.touch(configuration=True)
