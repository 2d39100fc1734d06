"""Ready-made packs: paths and rules that a desk can take as they are and change afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.escalation import EscalationPath
from models.people import Department, Team
from models.rules import Rule
from models.vocabulary import LevelAction, Target
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.rules.publishing import RuleDraft, publish_rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.changes import Changes
    from services.store.work import Work

LIMIT: Final = 500_000
"""Characters of a pack."""
RULE_KEYS: Final = frozenset({"name", "trigger", "conditions", "actions", "note"})
LEVEL_KEYS: Final = frozenset(LevelDraft.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Pack:
    """Teams that must be there, paths, and rules in their order."""

    name: str
    about: str
    teams: tuple[Mapping[str, Any], ...]
    paths: tuple[PathDraft, ...]
    rules: tuple[RuleDraft, ...]


def shipped() -> list[str]:
    """Return the names of the packs that come with the desk."""
    folder = resources.files("resources").joinpath("packs")
    names = (one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    return sorted(name.removesuffix(".yaml") for name in names)


def load(name: str) -> Pack:
    """Read a pack that comes with the desk."""
    if name not in shipped():
        raise RuleError(
            "There is no pack “{name}”; there are {shipped}.",
            name=name,
            shipped=", ".join(shipped()),
        )
    file = resources.files("resources").joinpath("packs", f"{name}.yaml")
    return read(file.read_text("utf-8"))


def read(text: str) -> Pack:
    """Read a pack from YAML; RuleError says what cannot be read."""
    if len(text) > LIMIT:
        raise RuleError("A pack has at most {limit} characters.", limit=LIMIT)
    import yaml  # noqa: PLC0415 - only where a pack is read

    try:
        stored = yaml.safe_load(text)
        return Pack(
            str(stored["name"]),
            str(stored.get("about", "")),
            tuple(stored.get("teams", ())),
            tuple(_path(one) for one in stored.get("paths", ())),
            tuple(_rule(one) for one in stored.get("rules", ())),
        )
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as problem:
        raise RuleError("The pack cannot be read: {problem}.", problem=problem) from problem


def install(work: Work, pack: Pack) -> Changes:
    """Take a pack over: teams that are missing are created, what is there already stays.

    Raises:
        RuleError: A rule or path cannot work at this desk; nothing is taken over.
    """
    demand(work.actor, Act.CONFIGURE)
    _teams(work, pack)
    for path in pack.paths:
        known = select(EscalationPath.id).where(EscalationPath.name == path.name)
        if work.session.scalar(known) is None:
            create_path(work, path)
    for rule in pack.rules:
        if work.session.scalar(select(Rule.id).where(Rule.name == rule.name)) is None:
            publish_rule(work, rule)
    return work.touch(configuration=True)


def _teams(work: Work, pack: Pack) -> None:
    department_id = work.session.scalar(select(Department.id).order_by(Department.id).limit(1))
    for one in pack.teams:
        if work.session.scalar(select(Team.id).where(Team.name == one["name"])) is not None:
            continue
        if department_id is None:
            raise RuleError("This desk has no department yet: create one first.")
        team = Team(
            name=one["name"], tier=one.get("tier", 1), department_id=department_id, active=True
        )
        work.session.add(team)
        work.session.flush()
        said = [FieldChange("name", None, team.name), FieldChange("pack", None, pack.name)]
        trail.append(work, "team.created", ("team", team.id), said)


def _path(stored: Mapping[str, Any]) -> PathDraft:
    levels = []
    for one in stored["levels"]:
        if unknown := set(one) - LEVEL_KEYS:
            raise RuleError("A level does not know {unknown}.", unknown=", ".join(sorted(unknown)))
        target = Target(one["target"]) if "target" in one else None
        given = dict(one) | {"action": LevelAction(one["action"]), "target": target}
        wall = str(one["offset"]).endswith(" wall")
        given |= {"offset": str(one["offset"]).removesuffix(" wall"), "wall_time": wall}
        levels.append(LevelDraft(**given))
    return PathDraft(str(stored["name"]), tuple(levels))


def _rule(stored: Mapping[str, Any]) -> RuleDraft:
    if unknown := set(stored) - RULE_KEYS:
        raise RuleError("A rule does not know {unknown}.", unknown=", ".join(sorted(unknown)))
    return RuleDraft(
        str(stored["name"]),
        # YAML takes an unquoted `on` for true
        {("on" if key is True else key): value for key, value in stored["trigger"].items()},
        tuple(stored["actions"]),
        stored.get("conditions", {}),
        stored.get("note"),
    )
