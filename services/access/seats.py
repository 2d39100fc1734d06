"""Who sits at a workstation: said by each window, kept only of people who agreed to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from models.outbox import AlertProfile, SeatPresence
from models.vocabulary import SeatState
from services.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.changes import Changes
    from services.store.work import Work

FRESH: Final = timedelta(minutes=2)
"""A window says how it stands at least once a minute; one that fell silent says nothing."""
WORDS: Final = {SeatState.IDLE: "nobody at the workstation", SeatState.LOCKED: "workstation locked"}


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody is at the workstation of somebody who wants to be skipped then.

    Attributes:
        seat: The workstation that was left last.
        why: Since when, and how it was left, in words.
    """

    seat: str
    why: str


def note(work: Work, seat: str, state: SeatState) -> Changes:
    """Say how the actor's workstation stands; kept only while the actor wants to be skipped.

    Args:
        work: The unit of work.
        seat: The workstation, as it names itself.
        state: Present, idle or locked.
    """
    person_id = work.actor.person_id
    if person_id is None:
        raise NotAllowed("Only a person sits at a workstation.")
    profile = work.session.get(AlertProfile, person_id)
    if profile is None or not profile.skip_when_away:
        return forget(work)
    row = work.session.get(SeatPresence, (person_id, seat[:120]))
    if row is None:
        row = SeatPresence(person_id=person_id, seat=seat[:120], state=state, since=work.now)
        work.session.add(row)
    if row.state is not state:
        row.state, row.since = state, work.now
    row.heard_at = work.now
    return work.changes


def forget(work: Work, seat: str | None = None) -> Changes:
    """Forget how the actor's workstations stand, or one that is signed off."""
    query = delete(SeatPresence).where(SeatPresence.person_id == work.actor.person_id)
    if seat is not None:
        query = query.where(SeatPresence.seat == seat[:120])
    work.session.execute(query)
    return work.changes


def away(work: Work, people: Iterable[int]) -> dict[int, Away]:
    """Return who of these is at none of the workstations they have open, each with the reason."""
    wanted = sorted(set(people))
    query = (
        select(SeatPresence)
        .join(AlertProfile, AlertProfile.person_id == SeatPresence.person_id)
        .where(
            SeatPresence.person_id.in_(wanted),
            SeatPresence.heard_at > work.now - FRESH,
            SeatPresence.heard_at < work.now + FRESH,  # of a time that is over nothing is known
            AlertProfile.skip_when_away,
        )
        .order_by(SeatPresence.since)
    )
    rows = work.session.scalars(query).all() if wanted else []
    there = {one.person_id for one in rows if one.state is SeatState.PRESENT}
    return {
        one.person_id: Away(one.seat, f"{WORDS[one.state]} since {one.since:%H:%M} UTC")
        for one in rows
        if one.person_id not in there
    }
