"""Jurisdictions: which times a complaint has and in which calendar, every version kept (R24)."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.complaint_words import WINDOWS, Duty
from models.complaints import ComplaintRegime
from models.policies import Calendar, CalendarVersion
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.complaints import promise
from services.complaints.duties import Owed
from services.errors import BadValue, RuleError
from services.sentence import Sentence
from services.sla import loading
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.calendars.working_time import WorkingTime
    from services.changes import Changes
    from services.store.work import Work

FOLDER: Final = "complaints"
NAME_LIMIT: Final = 200
NONE_YET: Final = (
    "No jurisdiction is set up, so no times are known. Ask an administrator to take one over: "
    "vigilctl complaints take fca-disp --calendar NAME."
)


@dataclass(frozen=True, slots=True)
class RegimeDraft:
    """A jurisdiction as somebody writes it down.

    Attributes:
        calendar: Name of the business calendar, whose zone says when a day ends.
        duties: Duty -> (within, warning or empty), such as `("3bd", "0bd")`.
    """

    name: str
    calendar: str
    duties: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegimeView:
    """The newest version of a jurisdiction."""

    id: int
    name: str
    version: int
    calendar: str
    duties: Mapping[Duty, Owed]


def shipped() -> list[str]:
    """Return the names of the jurisdictions that come with the desk."""
    folder = resources.files("resources").joinpath(FOLDER)
    names = (one.name for one in folder.iterdir() if one.name.endswith(".yaml"))
    return sorted(name.removesuffix(".yaml") for name in names)


def load(name: str, calendar: str) -> RegimeDraft:
    """Read a jurisdiction that comes with the desk, to count in this calendar."""
    if name not in shipped():
        raise RuleError(
            "There is no jurisdiction “{name}”; there are {shipped}.",
            name=name,
            shipped=", ".join(shipped()),
        )
    file = resources.files("resources").joinpath(FOLDER, f"{name}.yaml")
    return read(file.read_text("utf-8"), calendar)


def read(text: str, calendar: str) -> RegimeDraft:
    """Read a jurisdiction from YAML; RuleError says what cannot be read."""
    import yaml  # noqa: PLC0415 - only where one is read

    try:
        stored = yaml.safe_load(text)
        duties = {
            str(duty): (str(one["within"]), str(one.get("warn", "")))
            for duty, one in stored["duties"].items()
        }
        return RegimeDraft(str(stored["name"]), calendar, duties)
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as problem:
        raise RuleError("The jurisdiction cannot be read: {problem}.", problem=problem) from problem


def publish(work: Work, draft: RegimeDraft, *, reason: str) -> Changes:
    """Publish a version of a jurisdiction; complaints that are open keep theirs.

    Raises:
        NotAllowed: The role may not configure the desk.
        RuleError: No reason, no such calendar, or a time that cannot be read.
    """
    demand(work.actor, Act.CONFIGURE)
    why = given_reason(reason, what="Publishing times for complaints")
    name = " ".join(draft.name.split())
    if not 0 < len(name) <= NAME_LIMIT:
        raise RuleError(
            "A jurisdiction has a name of up to {name_limit} characters.", name_limit=NAME_LIMIT
        )
    duties = _checked(draft.duties)
    calendar = work.session.scalar(
        select(Calendar).where(Calendar.name == draft.calendar, Calendar.active)
    )
    if calendar is None:
        raise RuleError(
            "There is no calendar “{calendar}”: publish one first.", calendar=draft.calendar
        )
    before = next((one for one in _rows(work) if one.name == name), None)
    row = ComplaintRegime(
        name=name,
        version=before.version + 1 if before else 1,
        calendar_id=calendar.id,
        duties=duties,
        published_at=work.now,
        published_by=work.actor.name,
    )
    work.session.add(row)
    work.session.flush()
    said = [
        FieldChange("version", str(before.version) if before else None, str(row.version)),
        FieldChange("calendar", None, calendar.name),
        *(
            FieldChange(duty, _spoken(before.duties.get(duty)) if before else None, _spoken(one))
            for duty, one in duties.items()
        ),
    ]
    trail.append(work, "regime.published", ("regime", row.id), said, why)
    return work.touch(configuration=True, subject=row.id)


def newest(work: Work) -> list[RegimeView]:
    """Return the newest version of every jurisdiction, the first published first."""
    return [
        RegimeView(
            one.id,
            one.name,
            one.version,
            work.require(Calendar, one.calendar_id).name,
            owed(one),
        )
        for one in _rows(work)
    ]


def chosen(work: Work, regime_id: int | None) -> ComplaintRegime:
    """Return the jurisdiction somebody chose, or the only one; RuleError says what is missing."""
    rows = _rows(work)
    if regime_id is not None:
        found = next((one for one in rows if one.id == regime_id), None)
        if found is None:
            raise RuleError("That jurisdiction has a newer version meanwhile: choose it again.")
        return found
    if not rows:
        raise RuleError(NONE_YET)
    if len(rows) > 1:
        raise RuleError("Choose a jurisdiction: {rows}.", rows=", ".join(one.name for one in rows))
    return rows[0]


def owed(row: ComplaintRegime) -> dict[Duty, Owed]:
    """Return the times of a version."""
    return {
        Duty(duty): Owed(
            promise.parse(one["within"]),
            promise.parse(one["warn"]) if one.get("warn") else None,
        )
        for duty, one in row.duties.items()
    }


def newest_calendar(work: Work, row: ComplaintRegime) -> int:
    """Return the version of its calendar that a complaint opened now counts in."""
    found = work.session.scalar(
        select(CalendarVersion.id)
        .where(CalendarVersion.calendar_id == row.calendar_id)
        .order_by(CalendarVersion.version.desc())
        .limit(1)
    )
    if found is None:
        raise RuleError(
            "The calendar of “{name}” has no hours yet: publish them first.", name=row.name
        )
    return found


def hours(work: Work, calendar_version_id: int) -> WorkingTime:
    """Return one version of a calendar, ready to count in."""
    return loading.calendar_terms(work, calendar_version_id).hours


def _rows(work: Work) -> list[ComplaintRegime]:
    rows = work.session.scalars(select(ComplaintRegime).order_by(ComplaintRegime.id))
    last: dict[str, ComplaintRegime] = {}
    for one in rows:
        last[one.name] = one
    return list(last.values())


def _checked(duties: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    known = tuple(one.value for one in Duty)
    found: dict[str, Any] = {}
    for name, (within, warn) in duties.items():
        if name not in set(Duty):
            raise RuleError(
                "“{name}” is no time of a complaint; there are {known}.", name=name, known=known
            )
        try:
            promise.parse(within)
            if warn and promise.parse(warn).unit is promise.Unit.MONTHS:
                raise BadValue("a warning is given in days or weeks")
        except ValueError as problem:
            raise RuleError(
                "{name}: {problem}.", name=Sentence(name.replace("_", " ")), problem=problem
            ) from problem
        found[name] = {"within": within, "warn": warn}
    if not set(found) - {one.value for one in WINDOWS}:
        raise RuleError("A jurisdiction owes something: name one of {known}.", known=known)
    return found


def _spoken(stored: Mapping[str, str] | None) -> str | None:
    if stored is None:
        return None
    return stored["within"] + (f", warned {stored['warn']} before" if stored.get("warn") else "")
