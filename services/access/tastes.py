"""How somebody likes their window: kept at the desk, so that it is theirs wherever they sit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.shortcuts import PersonTaste
from services.errors import NotAllowed, RuleError

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

KEY_LIMIT: Final = 80
VALUE_LIMIT: Final = 2000
MOST: Final = 500
"""Of one person; a window that would keep more has a fault."""


def of(work: Work) -> dict[str, str]:
    """Return what the actor chose, by key; words the window does not know are its to ignore."""
    query = select(PersonTaste.key, PersonTaste.value).where(
        PersonTaste.person_id == work.actor.person_id
    )
    return {row.key: row.value for row in work.session.execute(query.limit(MOST))}


def keep(work: Work, key: str, value: str) -> Changes:
    """Keep a choice of the actor; an empty one is a choice too.

    Raises:
        NotAllowed: No person acts.
        RuleError: It is longer than a choice may be.
    """
    person_id = work.actor.person_id
    if person_id is None:
        raise NotAllowed("Only a person has a taste.")
    if not 0 < len(key) <= KEY_LIMIT or len(value) > VALUE_LIMIT or "\x00" in key + value:
        raise RuleError("This choice is too long to be kept.")
    row = work.session.get(PersonTaste, (person_id, key))
    if row is not None:
        row.value = value
    elif len(of(work)) < MOST:
        work.session.add(PersonTaste(person_id=person_id, key=key, value=value))
    return work.changes
