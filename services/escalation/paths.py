"""Escalation paths as somebody wrote them, kept as levels that clocks climb."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.escalation import EscalationLevel, EscalationPath
from models.people import Team
from models.vocabulary import LevelAction, Target
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.calendars import duration
from services.errors import BadValue, RuleError
from services.escalation import recipients
from services.rules import actions, conditions, facts
from services.sla import stamp
from services.sla.levels import Measure, level_offset

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.store.work import Work


MOST_REPEATS: Final = 20
SHORTEST_WAIT_S: Final = 60


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """One level of a path.

    Attributes:
        offset: Against the due time: -30m, 0, +4h, or 75% of the target.
        team: Name of the team that takes over, for REASSIGN_TEAM.
        recipients: Kinds of recipient (manager, director, ...), for NOTIFY_ROLE.
        actions: What rules do, in order, for ACT.
        conditions: A tree that must hold when the level is due; empty holds always.
        ack_within: How long an acknowledgement is waited for, in wall time (15m).
        repeats: How often the call is repeated before the next level is brought forward.
    """

    name: str
    offset: str
    action: LevelAction
    target: Target | None = None
    team: str | None = None
    recipients: Sequence[str] = ()
    wall_time: bool = False
    actions: Sequence[Mapping[str, Any]] = ()
    conditions: Mapping[str, Any] = field(default_factory=dict)
    ack_within: str | None = None
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class PathDraft:
    """A path with its levels in order."""

    name: str
    levels: Sequence[LevelDraft] = field(default_factory=tuple)


def create_path(work: Work, draft: PathDraft) -> EscalationPath:
    """Create a path; RuleError when it has no level or a level cannot work."""
    demand(work.actor, Act.CONFIGURE)
    if not draft.levels:
        raise RuleError("The path “{name}” has no level: add at least one.", name=draft.name)
    if work.session.scalar(select(EscalationPath).where(EscalationPath.name == draft.name)):
        raise RuleError("There is a path called “{name}” already.", name=draft.name)
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


def check_level(work: Work, draft: LevelDraft) -> None:
    """Raise a RuleError for a level that cannot work, and keep nothing of it."""
    _level(work, 0, draft)


def _level(work: Work, position: int, draft: LevelDraft) -> EscalationLevel:
    try:
        offset = level_offset(draft.offset, is_wall=draft.wall_time)
        _check_waiting(draft)
    except ValueError as problem:
        raise RuleError("Level “{name}”: {problem}.", name=draft.name, problem=problem) from problem
    conditions.read(draft.conditions, facts.custom_fields(work))
    return EscalationLevel(
        position=position,
        name=draft.name,
        target=draft.target,
        # the server reads the two apart
        offset=draft.offset.removesuffix(" wall"),
        wall_time=draft.wall_time or offset.measure is Measure.WALL,
        action=draft.action,
        settings=_settings(work, draft),
        conditions=dict(draft.conditions),
        ack_within=draft.ack_within,
        repeats=draft.repeats,
    )


def _check_waiting(draft: LevelDraft) -> None:
    if not 0 <= draft.repeats <= MOST_REPEATS:
        raise BadValue("a call is repeated at most {most_repeats} times", most_repeats=MOST_REPEATS)
    if draft.ack_within is None:
        if draft.repeats:
            raise BadValue("calls are repeated where an answer is waited for: add ack_within")
        return
    window = duration.parse(draft.ack_within)
    if window.unit is not duration.Unit.BUSINESS_TIME or window.amount < SHORTEST_WAIT_S:
        raise BadValue("an answer is waited for at least a minute, such as 15m")


def _settings(work: Work, draft: LevelDraft) -> dict[str, Any]:
    if draft.action is LevelAction.REASSIGN_TEAM:
        team_id = work.session.scalar(select(Team.id).where(Team.name == draft.team))
        if team_id is None:
            raise RuleError(
                "Level “{name}” assigns to “{team}”: no such team.",
                name=draft.name,
                team=draft.team,
            )
        return {"team": team_id}
    if draft.action is LevelAction.NOTIFY_ROLE:
        try:
            return {"recipients": recipients.check(work, draft.recipients)}
        except RuleError as problem:
            raise RuleError(
                "Level “{name}”: {problem}", name=draft.name, problem=problem
            ) from problem
    if draft.action is LevelAction.ACT:
        return {"actions": actions.check(work, draft.actions)}
    return {}
