"""Where a person belongs: teams, skills and groups, and what else there is to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.people import Person, Team, TeamMember
from models.rota import PersonSkill, RequesterGroup, RequesterGroupMember, Skill
from services.access.permissions import Act, demand

if TYPE_CHECKING:
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where one person belongs; everything by name.

    Attributes:
        teams: Number and name of each team; other_teams: the active ones they are not in.
        skills: What they can do; other_skills: what others can do and they cannot.
        groups: Groups of requesters they are sorted into; other_groups: the rest of them.
    """

    person_id: int
    teams: tuple[tuple[int, str], ...]
    other_teams: tuple[tuple[int, str], ...]
    skills: tuple[str, ...]
    other_skills: tuple[str, ...]
    groups: tuple[str, ...]
    other_groups: tuple[str, ...]


def belonging(work: Work, person_id: int) -> Belonging:
    """Return where a person belongs.

    Raises:
        NotAllowed: The actor does not manage people.
        NotFoundError: There is no such person (any more).
    """
    demand(work.actor, Act.MANAGE_PEOPLE)
    work.require(Person, person_id)
    in_teams = set(
        work.session.scalars(select(TeamMember.team_id).where(TeamMember.person_id == person_id))
    )
    teams = [
        (number, name, active)
        for number, name, active in work.session.execute(
            select(Team.id, Team.name, Team.active).order_by(Team.tier, Team.name)
        )
    ]
    can = set(
        work.session.scalars(
            select(Skill.name)
            .join(PersonSkill, PersonSkill.skill_id == Skill.id)
            .where(PersonSkill.person_id == person_id)
        )
    )
    sorted_into = set(
        work.session.scalars(
            select(RequesterGroup.name)
            .join(RequesterGroupMember, RequesterGroupMember.group_id == RequesterGroup.id)
            .where(RequesterGroupMember.person_id == person_id)
        )
    )
    skills = set(work.session.scalars(select(Skill.name)))
    groups = set(work.session.scalars(select(RequesterGroup.name)))
    return Belonging(
        person_id,
        tuple((number, name) for number, name, _active in teams if number in in_teams),
        tuple((number, name) for number, name, on in teams if on and number not in in_teams),
        _by_name(can),
        _by_name(skills - can),
        _by_name(sorted_into),
        _by_name(groups - sorted_into),
    )


def _by_name(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))
