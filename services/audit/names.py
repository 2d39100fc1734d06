"""Numbers in the trail turned into the names people know: of persons, teams, policies, rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.accounts import Account
from models.complaints import ComplaintRegime, LetterTemplate
from models.escalation import EscalationPath
from models.outbox import Channel, WordingTemplate
from models.people import Department, Person, Team
from models.policies import Calendar, Policy
from models.rules import Rule
from models.tickets import CustomField
from models.workflow import TaskTemplate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from services.audit.browse import TrailEntry
    from services.audit.earlier import Earlier
    from services.audit.field_change import FieldChange
    from services.store.work import Work

_NAMED: Final[dict[str, tuple[Any, Any]]] = {
    "account": (Account.id, Account.name),
    "calendar": (Calendar.id, Calendar.name),
    "channel": (Channel.id, Channel.name),
    "custom_field": (CustomField.id, CustomField.label),
    "department": (Department.id, Department.name),
    "letter": (LetterTemplate.id, LetterTemplate.name),
    "path": (EscalationPath.id, EscalationPath.name),
    "person": (Person.id, Person.name),
    "policy": (Policy.id, Policy.name),
    "regime": (ComplaintRegime.id, ComplaintRegime.name),
    "rule": (Rule.id, Rule.name),
    "task_template": (TaskTemplate.id, TaskTemplate.name),
    "team": (Team.id, Team.name),
    "template": (WordingTemplate.id, WordingTemplate.name),
}
_AT_ONCE: Final = 500


class Names:
    """Looks names up as they are needed, and keeps them for one page or one report."""

    def __init__(self, work: Work, earlier: Earlier | None = None) -> None:
        """Look names up in a unit; with `earlier`, as they were then."""
        self._work = work
        self._earlier = earlier
        self._known: dict[tuple[str, int], str] = {}

    def look_up(self, subjects: Iterable[tuple[str, int]]) -> None:
        """Ask for many names in one question a sort."""
        wanted: dict[str, set[int]] = {}
        for sort, number in subjects:
            if sort in _NAMED and (sort, number) not in self._known:
                wanted.setdefault(sort, set()).add(number)
        for sort, numbers in wanted.items():
            self._ask(sort, sorted(numbers))

    def of(self, sort: str, number: int) -> str:
        """Return the name; empty where the sort has none or the row is gone."""
        if sort not in _NAMED:
            return ""
        if (sort, number) not in self._known:
            self._ask(sort, [number])
        return self._known[sort, number]

    def _ask(self, sort: str, numbers: Sequence[int]) -> None:
        key, name = _NAMED[sort]
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            rows = self._work.session.execute(select(key, name).where(key.in_(some)))
            found = {row[0]: str(row[1]) for row in rows}
            if self._earlier is not None:
                column = name.property.columns[0]
                found = {key: self._earlier.value(column, key, now) for key, now in found.items()}
            self._known |= {(sort, number): found.get(number, "") for number in some}


def named(work: Work, found: list[TrailEntry]) -> list[TrailEntry]:
    """Return the entries with the names of what they are about."""
    names = Names(work)
    names.look_up((one.subject_type, one.subject_id) for one in found)
    numbers = [number for one in found for change in one.changes for number in _numbers(change)]
    names.look_up(numbers)
    return [
        replace(
            one,
            about=names.of(one.subject_type, one.subject_id),
            changes=tuple(_told(names, change) for change in one.changes),
        )
        for one in found
    ]


def _numbers(change: FieldChange) -> list[tuple[str, int]]:
    """Return the rows that a change names by nothing but their numbers."""
    sort = change.field.removesuffix(" id")
    if sort == change.field or sort not in _NAMED:
        return []
    both = (change.before, change.after)
    return [(sort, int(one)) for one in both if one and one.isdecimal()]


def _told(names: Names, change: FieldChange) -> FieldChange:
    """Put the name before a number that stands alone, as other fields have it: "Tier 1 #3"."""
    known = {str(number): names.of(sort, number) for sort, number in _numbers(change)}
    if not any(known.values()):
        return change
    said = [
        f"{known[one]} #{one}" if one is not None and known.get(one) else one
        for one in (change.before, change.after)
    ]
    return replace(change, before=said[0], after=said[1])
