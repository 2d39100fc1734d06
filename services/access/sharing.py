"""Whose a view, canned reply or macro is: a person's own, a team's, or everybody's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import and_, or_, select

from models.people import Team, TeamMember
from models.shortcuts import CannedReply, Macro, SavedView
from services.access.permissions import Act, demand, may
from services.errors import ConflictError, NotAllowed, RuleError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from services.store.work import Work

Owned = TypeVar("Owned", SavedView, CannedReply, Macro)
NAME_LIMIT: Final = 80


@dataclass(frozen=True, slots=True)
class Share:
    """Who sees a thing.

    Attributes:
        is_own: Only whoever saved it.
        team_id: The people of this team; None and not one's own: everybody.
    """

    is_own: bool = True
    team_id: int | None = None


OWN: Final = Share()
EVERYBODY: Final = Share(is_own=False)


def visible(work: Work, model: type[Owned]) -> ColumnElement[bool]:
    """Return the clause that holds for what the actor sees and nobody has retired."""
    me = work.actor.person_id
    mine = select(TeamMember.team_id).where(TeamMember.person_id == me)
    shared = and_(model.owner_id.is_(None), model.team_id.is_(None))
    return and_(
        model.retired_at.is_(None),
        or_(model.owner_id == me, model.team_id.in_(mine), shared),
    )


def give(work: Work, row: SavedView | CannedReply | Macro, share: Share) -> str:
    """Say whose a thing is from now on; returns it in words.

    Raises:
        NotAllowed: A team's needs one of its people or a supervisor, everybody's a supervisor.
    """
    if share.is_own:
        if work.actor.person_id is None:
            raise RuleError("Only a person has things of their own.")
        row.owner_id, row.team_id = work.actor.person_id, None
        return f"{work.actor.name} alone"
    if share.team_id is None:
        if not may(work.actor, Act.SUPERVISE):
            raise NotAllowed("Only a supervisor can save this for everybody; save it as your own.")
        row.owner_id = row.team_id = None
        return "everybody"
    team = work.require(Team, share.team_id)
    if not may(work.actor, Act.SUPERVISE) and not _is_member(work, team.id):
        raise NotAllowed("You are not in {team}; save this for a team of yours.", team=team.name)
    row.owner_id, row.team_id = None, team.id
    return team.name


def own(work: Work, model: type[Owned], row_id: int) -> Owned:
    """Fetch a thing to change it; NotAllowed where it is not the actor's to change."""
    demand(work.actor, Act.WORK_TICKET)
    row = work.lock(model, row_id)
    if row.owner_id is not None and row.owner_id != work.actor.person_id:
        raise NotAllowed("That is somebody else's own.")
    is_shared = row.owner_id is None and not may(work.actor, Act.SUPERVISE)
    if is_shared and (row.team_id is None or not _is_member(work, row.team_id)):
        raise NotAllowed("This is shared: a supervisor can change it, or somebody of its team.")
    return row


def check_unchanged(row: SavedView | CannedReply | Macro, now: object, began: object) -> None:
    """Hold that a thing is still what its writer began with; `began` None: nobody looked.

    Raises:
        ConflictError: A colleague saved it, or took it away, meanwhile.
    """
    if row.retired_at is not None:
        raise ConflictError(
            "“{name}” was taken away meanwhile; nothing was saved. What you wrote stays: save it "
            "as a new one.",
            name=row.name,
        )
    if began is not None and now != began:
        raise ConflictError(
            "A colleague changed “{name}” meanwhile; nothing was saved. What you wrote stays: "
            "look at theirs, then save again to put yours in its place.",
            name=row.name,
        )


def seen(work: Work, model: type[Owned], row_id: int) -> Owned:
    """Fetch a thing to use it; NotAllowed where it is not for the actor."""
    row = work.require(model, row_id)
    if (
        work.session.scalar(select(model.id).where(model.id == row_id, visible(work, model)))
        is None
    ):
        raise NotAllowed("“{name}” is not yours to use, or was taken away.", name=row.name)
    return row


def named(name: str) -> str:
    """Return a name as one line; RuleError when blank or too long."""
    line = " ".join(name.replace("\x00", "").split())
    if not line:
        raise RuleError("Give it a name, so that it can be found again.")
    if len(line) > NAME_LIMIT:
        raise RuleError(
            "The name has {count} characters; up to {name_limit} fit.",
            count=len(line),
            name_limit=NAME_LIMIT,
        )
    return line


def _is_member(work: Work, team_id: int) -> bool:
    return work.session.get(TeamMember, (team_id, work.actor.person_id)) is not None
