"""Escalation paths as readable YAML, there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.escalation import EscalationPath
from models.people import Team
from models.vocabulary import LevelAction, Target
from services.escalation.paths import LevelDraft, PathDraft

if TYPE_CHECKING:
    from models.escalation import EscalationLevel
    from services.sla.written import Part
    from services.store.work import Work

LEVEL_KEYS: Final = frozenset(
    {
        *("name", "offset", "target", "does", "team", "recipients", "wall_time"),
        *("actions", "conditions", "ack_within", "repeats"),
    }
)


def read_path(name: str, part: Part) -> PathDraft:
    """Read one path; RuleError names the line of what cannot be read."""
    return PathDraft(name, tuple(_level(one) for one in part.items()))


def starts(path: PathDraft) -> list[str]:
    """Return the paths that its levels start."""
    return [
        str(action["path"])
        for level in path.levels
        for action in level.actions
        if isinstance(action, dict) and action.get("do") == "path" and "path" in action
    ]


def written_paths(work: Work) -> dict[str, Any]:
    """Return every active path, by name, ready to be dumped."""
    query = select(EscalationPath).where(EscalationPath.active).order_by(EscalationPath.name)
    return {
        path.name: [_written(work, level) for level in path.levels]
        for path in work.session.scalars(query)
    }


def _level(part: Part) -> LevelDraft:
    fields = part.fields(LEVEL_KEYS, ("name", "offset", "does"))
    offset = fields["offset"].text()
    is_wall = fields["wall_time"].flag() if "wall_time" in fields else False
    return LevelDraft(
        name=fields["name"].text(),
        offset=offset.removesuffix(" wall"),
        action=fields["does"].word(LevelAction),
        target=fields["target"].word(Target) if "target" in fields else None,
        team=fields["team"].text() if "team" in fields else None,
        recipients=fields["recipients"].texts() if "recipients" in fields else (),
        wall_time=is_wall or offset.endswith(" wall"),
        actions=tuple(fields["actions"].plain()) if "actions" in fields else (),
        conditions=fields["conditions"].plain() if "conditions" in fields else {},
        ack_within=fields["ack_within"].text() if "ack_within" in fields else None,
        repeats=fields["repeats"].number() if "repeats" in fields else 0,
    )


def _written(work: Work, level: EscalationLevel) -> dict[str, Any]:
    written: dict[str, Any] = {"name": level.name, "offset": level.offset}
    if level.target is not None:
        written["target"] = level.target.value
    if level.wall_time:
        written["wall_time"] = True
    written["does"] = level.action.value
    if "team" in level.settings:
        written["team"] = work.require(Team, int(level.settings["team"])).name
    written |= {
        key: list(level.settings[key]) for key in ("recipients", "actions") if key in level.settings
    }
    answer = {
        "conditions": dict(level.conditions),
        "ack_within": level.ack_within,
        "repeats": level.repeats,
    }
    return written | {key: value for key, value in answer.items() if value}
