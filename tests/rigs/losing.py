"""Somebody is gone from a desk: switched off, or absent with a deputy or alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.people import Person
from services.access import presence

if TYPE_CHECKING:
    from services.store.work import Actor, Work

OFF: Final = presence.SWITCHED_OFF
ALONE: Final = presence.ALONE


def lose(work: Work, who: Actor, *, off: bool = False, deputy: Actor | None = None) -> None:
    """Switch somebody off, or let them be absent."""
    person_id, deputy_id = who.person_id or 0, deputy.person_id if deputy else None
    if off:
        work.require(Person, person_id).active = False
    else:
        presence.note_absence(work, person_id, (work.now, None), substitute_id=deputy_id)
