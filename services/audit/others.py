"""Who else changed a thing since an instant, as the trail tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from services.store.work import Work

LOOKED_BACK: Final = 200
"""Entries in which somebody else is looked for."""


def who_changed(
    work: Work,
    subject: tuple[str, int],
    since: datetime,
    fields: Collection[str] | None = None,
) -> str | None:
    """Return the name of a person other than the actor who changed it; None: nobody did.

    Args:
        work: The unit of work.
        subject: The kind of thing and its number, as entries name it.
        since: Entries after this instant are looked at.
        fields: What the trail calls the fields in question; None: all of it.
    """
    query = select(AuditEntry.actor_name, AuditEntry.changes).where(
        AuditEntry.subject_type == subject[0],
        AuditEntry.subject_id == subject[1],
        AuditEntry.at > since,
        AuditEntry.actor_id.is_not(None),
        AuditEntry.actor_id != work.actor.person_id,
    )
    for other, changes in work.session.execute(query.limit(LOOKED_BACK)):
        if fields is None or any(one["field"] in fields for one in changes):
            return str(other)
    return None
