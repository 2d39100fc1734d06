"""Escalation paths as somebody wrote them, kept as levels that clocks climb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from models.escalation import EscalationLevel, EscalationPath
from models.people import Team
from models.vocabulary import LevelAction, Target
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.escalation import recipients
from services.sla import stamp
from services.sla.levels import parse_offset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """One level of a path.

    Attributes:
        offset: Against the due time: -30m, 0, +4h, or 75% of the target.
        team: Name of the team that takes over, for REASSIGN_TEAM.
        recipients: Kinds of recipient (manager, director, ...), for NOTIFY_ROLE.
    """

    name: str
    offset: str
    action: LevelAction
    target: Target | None = None
    team: str | None = None
    recipients: Sequence[str] = ()
    wall_time: bool = False


@dataclass(frozen=True, slots=True)
class PathDraft:
    """A path with its levels in order."""

    name: str
    levels: Sequence[LevelDraft] = field(default_factory=tuple)


def create_path(work: Work, draft: PathDraft) -> EscalationPath:
    """Create a path; RuleError when it has no level or a level cannot work."""
    demand(work.actor, Act.CONFIGURE)
    if not draft.levels:
        raise RuleError(f"The path “{draft.name}” has no level: add at least one.")
    if work.session.scalar(select(EscalationPath).where(EscalationPath.name == draft.name)):
        raise RuleError(f"There is a path called “{draft.name}” already.")
    path = EscalationPath(
        name=draft.name,
        levels=[_level(work, position, one) for position, one in enumerate(draft.levels, 1)],
    )
    work.session.add(path)
    work.session.flush()
    said = [FieldChange(one.name, None, f"{one.offset}: {one.action}") for one in path.levels]
    trail.append(work, "path.created", ("path", path.id), said)
    stamp.renew(work)
    return path


def _level(work: Work, position: int, draft: LevelDraft) -> EscalationLevel:
    try:
        parse_offset(draft.offset)
    except ValueError as problem:
        raise RuleError(f"Level “{draft.name}”: {problem}.") from problem
    return EscalationLevel(
        position=position,
        name=draft.name,
        target=draft.target,
        offset=draft.offset,
        wall_time=draft.wall_time,
        action=draft.action,
        settings=_settings(work, draft),
    )


def _settings(work: Work, draft: LevelDraft) -> dict[str, Any]:
    if draft.action is LevelAction.REASSIGN_TEAM:
        team_id = work.session.scalar(select(Team.id).where(Team.name == draft.team))
        if team_id is None:
            raise RuleError(f"Level “{draft.name}” assigns to “{draft.team}”: no such team.")
        return {"team": team_id}
    if draft.action is LevelAction.NOTIFY_ROLE:
        try:
            return {"recipients": recipients.check(work, draft.recipients)}
        except RuleError as problem:
            raise RuleError(f"Level “{draft.name}”: {problem}") from problem
    return {}
