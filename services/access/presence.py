"""Who is there and who can: absences with their substitutes, skills, groups of requesters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from models.people import Person
from models.rota import Absence, PersonSkill, RequesterGroup, RequesterGroupMember, Skill
from models.vocabulary import Role
from services.access.permissions import Act, demand, may
from services.access.spelling import name_line
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed, RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import Select

    from services.changes import Changes
    from services.store.work import Work

Named = TypeVar("Named", Skill, RequesterGroup)
STEPS = 8
"""How many substitutes are asked one after another."""
NOTE_LIMIT = 300
SWITCHED_OFF = "switched off"
ALONE = "absent, and nobody stands in"


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """One absence as lists show it."""

    id: int
    person_id: int
    person: str
    starts_at: datetime
    ends_at: datetime | None
    substitute: str | None
    note: str
    has_begun: bool


def note_absence(
    work: Work,
    person_id: int,
    during: tuple[datetime, datetime | None],
    *,
    substitute_id: int | None = None,
    note: str = "",
) -> Changes:
    """Record that a person takes no tickets for a while; its number is `changes.subject`.

    Args:
        work: The unit of work.
        person_id: Who is away.
        during: From when until when, exclusive; None: until further notice.
        substitute_id: Who stands in.
        note: Why, as colleagues may read it; at most `NOTE_LIMIT` characters are kept.

    Raises:
        NotAllowed: It is somebody else's, and the actor is no supervisor.
        RuleError: It ends before it begins or is over already, or the person stands in for
            themselves.
    """
    starts_at, ends_at = during
    _own_or_managed(work, person_id)
    person = work.require(Person, person_id)
    if ends_at is not None and ends_at <= starts_at:
        raise RuleError("The absence ends before it begins.")
    if ends_at is not None and ends_at <= work.now:
        raise RuleError("The absence would be over already: choose a later end.")
    if substitute_id == person_id:
        raise RuleError("{person} cannot stand in for {person}.", person=person.name)
    absence = Absence(
        person_id=person_id,
        starts_at=starts_at,
        ends_at=ends_at,
        substitute_id=substitute_id,
        note=note[:NOTE_LIMIT],
    )
    work.session.add(absence)
    work.session.flush()
    stand_in = work.require(Person, substitute_id).name if substitute_id else None
    until = ends_at.isoformat(timespec="minutes") if ends_at else None
    said = [
        FieldChange("from", None, starts_at.isoformat(timespec="minutes")),
        FieldChange("until", None, until),
        FieldChange("substitute", None, stand_in),
    ]
    trail.append(work, "person.absent", ("person", person_id), said, note or None)
    return work.touch(people={person_id}, subject=absence.id)


def end_absence(work: Work, absence_id: int) -> Changes:
    """End an absence now; one that has not begun is taken back."""
    absence = work.require(Absence, absence_id)
    _own_or_managed(work, absence.person_id)
    if absence.ends_at is not None and absence.ends_at <= work.now:
        return work.changes  # a colleague ended it meanwhile
    trail.append(work, "person.back", ("person", absence.person_id))
    if absence.starts_at >= work.now:
        work.session.delete(absence)
    else:
        absence.ends_at = work.now
    return work.touch(people={absence.person_id})


def absences(
    work: Work, person_id: int | None = None, *, current: bool = False
) -> list[AbsenceView]:
    """Return absences that are not over, by their beginning.

    Args:
        work: The unit of work.
        person_id: Whose; None: everybody's.
        current: Only those that have begun.
    """
    stand_in = aliased(Person)
    query = (
        select(Absence, Person.name, stand_in.name)
        .join(Person, Person.id == Absence.person_id)
        .outerjoin(stand_in, stand_in.id == Absence.substitute_id)
        .where(or_(Absence.ends_at.is_(None), Absence.ends_at > work.now))
    )
    if person_id is not None:
        query = query.where(Absence.person_id == person_id)
    if current:
        query = query.where(Absence.starts_at <= work.now)
    return [
        AbsenceView(
            one.id,
            one.person_id,
            name,
            one.starts_at,
            one.ends_at,
            substitute,
            one.note,
            one.starts_at <= work.now,
        )
        for one, name, substitute in work.session.execute(
            query.order_by(Absence.starts_at, Absence.id)
        )
    ]


def absent(work: Work, people: Iterable[int]) -> dict[int, int | None]:
    """Return who of these is absent now, each with the substitute."""
    query = select(Absence).where(
        Absence.person_id.in_(list(people)),
        Absence.starts_at <= work.now,
        or_(Absence.ends_at.is_(None), Absence.ends_at > work.now),
    )
    ordered = work.session.scalars(query.order_by(Absence.starts_at.desc(), Absence.id.desc()))
    return {one.person_id: one.substitute_id for one in ordered}


def away(work: Work) -> Select[int]:
    """Return the question who is absent now."""
    return select(Absence.person_id).where(
        Absence.starts_at <= work.now,
        or_(Absence.ends_at.is_(None), Absence.ends_at > work.now),
    )


def present(work: Work, person_id: int) -> int | None:
    """Return the person when there, else the substitute who is; None when nobody is."""
    asked: list[int] = []
    found: int | None = person_id
    while found is not None and found not in asked and len(asked) < STEPS:
        asked.append(found)
        away = absent(work, [found])
        if found not in away:
            return found if work.require(Person, found).active else None
        found = away[found]
    return None


def missing(work: Work, people: Iterable[int], away: Iterable[int]) -> dict[int, str]:
    """Return who of these nobody reaches, each with the reason; never a requester.

    They are switched off, or absent (`away`) with nobody who stands in.
    """
    wanted = set(people)
    query = select(Person.id).where(
        Person.id.in_(wanted), ~Person.active, Person.role != Role.REQUESTER
    )
    off = set(work.session.scalars(query)) if wanted else set()
    alone = {one for one in off.union(away) if present(work, one) is None}
    return {one: SWITCHED_OFF if one in off else ALONE for one in sorted(alone)}


def give_skill(work: Work, person_id: int, skill: str) -> Changes:
    """Record that a person can do something; the skill is created when new."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    one = _named(work, Skill, skill)
    if work.session.get(PersonSkill, (person_id, one.id)) is None:
        work.session.add(PersonSkill(person_id=person_id, skill_id=one.id))
        said = [FieldChange("skill", None, one.name)]
        trail.append(work, "person.skilled", ("person", person_id), said)
    return work.touch(people={person_id})


def take_skill(work: Work, person_id: int, skill: str) -> Changes:
    """Record that a person can no longer do something; the skill itself stays."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    query = select(PersonSkill).join(Skill, Skill.id == PersonSkill.skill_id)
    held = work.session.scalar(query.where(PersonSkill.person_id == person_id, Skill.name == skill))
    if held is None:
        return work.changes
    work.session.delete(held)
    said = [FieldChange("skill", skill, None)]
    trail.append(work, "person.skill_taken", ("person", person_id), said)
    return work.touch(people={person_id})


def skilled(work: Work, people: Iterable[int], skill: str) -> set[int]:
    """Return who of these has the skill."""
    query = (
        select(PersonSkill.person_id)
        .join(Skill, Skill.id == PersonSkill.skill_id)
        .where(PersonSkill.person_id.in_(list(people)), Skill.name == skill)
    )
    return set(work.session.scalars(query))


def join_group(work: Work, person_id: int, group: str) -> Changes:
    """Sort a requester into a group; the group is created when new."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    one = _named(work, RequesterGroup, group)
    if work.session.get(RequesterGroupMember, (one.id, person_id)) is None:
        work.session.add(RequesterGroupMember(group_id=one.id, person_id=person_id))
        said = [FieldChange("group", None, one.name)]
        trail.append(work, "person.grouped", ("person", person_id), said)
    return work.touch(people={person_id})


def leave_group(work: Work, person_id: int, group: str) -> Changes:
    """Take a requester out of a group; the group itself stays."""
    demand(work.actor, Act.MANAGE_PEOPLE)
    query = select(RequesterGroupMember).join(
        RequesterGroup, RequesterGroup.id == RequesterGroupMember.group_id
    )
    held = work.session.scalar(
        query.where(RequesterGroupMember.person_id == person_id, RequesterGroup.name == group)
    )
    if held is None:
        return work.changes
    work.session.delete(held)
    said = [FieldChange("group", group, None)]
    trail.append(work, "person.left_group", ("person", person_id), said)
    return work.touch(people={person_id})


def _named(work: Work, model: type[Named], name: str) -> Named:
    word = name_line(name)
    found = work.session.scalar(select(model).where(model.name == word))
    if found is None:
        found = model(name=word)
        work.session.add(found)
        work.session.flush()
    return found


def _own_or_managed(work: Work, person_id: int) -> None:
    if work.actor.person_id != person_id and not may(work.actor, Act.SUPERVISE):
        raise NotAllowed("You can enter your own absence; a supervisor enters anybody's.")
