"""Escalation paths as somebody reads them: each level taken apart, for sentences and pictures."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.escalation import EscalationPath
from models.people import Team
from models.policies import Policy, PolicyVersion
from services.calendars import duration
from services.errors import RuleError
from services.rules import conditions, facts
from services.sla.levels import level_offset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.escalation import EscalationLevel
    from models.vocabulary import LevelAction, Target
    from services.rules.conditions import Node
    from services.rules.kinds import Field
    from services.sla.levels import Offset
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class LevelPicture:
    """One level: when it is due, what it does and to whom, how long it waits for an answer.

    Attributes:
        team: Who takes the ticket over, for REASSIGN_TEAM.
        recipients: Kinds of recipient as they are written, for NOTIFY_ROLE.
        node: What must hold when it is due; None: nothing, or it cannot be read any more.
        ack_within: Wall time until the call is repeated; None: nobody has to answer.
    """

    position: int
    name: str
    target: Target | None
    offset: Offset
    action: LevelAction
    team: str = ""
    recipients: tuple[str, ...] = ()
    actions: tuple[Mapping[str, Any], ...] = ()
    node: Node | None = None
    ack_within: timedelta | None = None
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class PathPicture:
    """One path with its levels in order, and the policies whose clocks climb it."""

    id: int
    name: str
    policies: tuple[str, ...]
    levels: tuple[LevelPicture, ...]


def paths(work: Work) -> list[PathPicture]:
    """Return the active paths by name."""
    query = (
        select(EscalationPath)
        .where(EscalationPath.active)
        .options(selectinload(EscalationPath.levels))
        .order_by(EscalationPath.name)
    )
    found = list(work.session.scalars(query))
    custom = facts.custom_fields(work) if found else {}
    users = _policies(work)
    return [
        PathPicture(
            path.id,
            path.name,
            tuple(users[path.id]),
            tuple(picture(work, level, custom) for level in path.levels),
        )
        for path in found
    ]


def picture(work: Work, level: EscalationLevel, custom: Mapping[str, Field]) -> LevelPicture:
    """Take one level apart."""
    node = None
    if level.conditions:
        try:
            node = conditions.read(level.conditions, custom)
        except RuleError:  # a field it asks about is gone
            node = None
    team_id = level.settings.get("team")
    team = work.find(Team, int(team_id)) if team_id is not None else None
    within = duration.parse(level.ack_within).amount if level.ack_within else None
    return LevelPicture(
        position=level.position,
        name=level.name,
        target=level.target,
        offset=level_offset(level.offset, is_wall=level.wall_time),
        action=level.action,
        team=team.name if team else "",
        recipients=tuple(level.settings.get("recipients", ())),
        actions=tuple(level.settings.get("actions", ())),
        node=node,
        ack_within=timedelta(seconds=within) if within is not None else None,
        repeats=level.repeats,
    )


def _policies(work: Work) -> dict[int, list[str]]:
    """Return by path the names of the policies whose newest version climbs it."""
    query = (
        select(Policy.id, Policy.name, PolicyVersion.path_id)
        .join(PolicyVersion, PolicyVersion.policy_id == Policy.id)
        .where(Policy.active)
        .order_by(Policy.position, Policy.id, PolicyVersion.version)
    )
    newest = {number: (name, path_id) for number, name, path_id in work.session.execute(query)}
    found: dict[int, list[str]] = defaultdict(list)
    for name, path_id in newest.values():
        if path_id is not None:
            found[path_id].append(name)
    return found
