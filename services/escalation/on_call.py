"""Keep rotas: write them down, swap shifts, import them, and say who is on call now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select

from models.people import Person, Team
from models.rota import Rota, RotaLayer, RotaOverride
from services.access import presence
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.calendars.working_time import zone as zone_of
from services.errors import RuleError
from services.escalation.rota import Layer, Override, Plan, Shift, layer_hours, shifts
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from services.changes import Changes
    from services.store.work import Work

ICS_LIMIT: Final = 2_000_000
"""Bytes of an imported calendar file."""


@dataclass(frozen=True, slots=True)
class LayerDraft:
    """People by their ids in the order of their turns, as the rota page collects them."""

    name: str
    people: Sequence[int]
    first_on: date
    handover: str = "09:00"
    turn_days: int = 7
    hours: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShiftView:
    """One stretch of the on-call page; without a person it is a gap."""

    starts_at: datetime
    ends_at: datetime
    person: str | None
    by: str


def set_rota(
    work: Work, name: str, *, team_id: int, timezone: str, layers: Sequence[LayerDraft]
) -> int:
    """Write down a team's rota, replacing its layers; overrides stay."""
    demand(work.actor, Act.CONFIGURE)
    _check(timezone, layers)
    team = work.require(Team, team_id)
    rota = work.session.scalar(select(Rota).where(Rota.team_id == team_id))
    if rota is None:
        rota = Rota(name=name, team_id=team_id, timezone=timezone)
        work.session.add(rota)
        work.session.flush()
    rota.name, rota.timezone = name, timezone
    work.session.execute(delete(RotaLayer).where(RotaLayer.rota_id == rota.id))
    for position, one in enumerate(layers, 1):
        work.session.add(
            RotaLayer(
                rota_id=rota.id,
                position=position,
                name=one.name,
                people=list(one.people),
                first_on=one.first_on,
                handover=one.handover,
                turn_days=one.turn_days,
                hours={day: [list(pair) for pair in pairs] for day, pairs in one.hours.items()},
            )
        )
    said = [
        FieldChange(
            one.name, None, ", ".join(work.require(Person, person).name for person in one.people)
        )
        for one in layers
    ]
    trail.append(work, "rota.set", ("team", team.id), said)
    work.touch(configuration=True)
    return rota.id


def _check(timezone: str, layers: Sequence[LayerDraft]) -> None:
    if not layers:
        raise RuleError("A rota needs at least one layer.")
    try:
        zone_of(timezone)
        for one in layers:
            if time.fromisoformat(one.handover).tzinfo is not None:
                raise RuleError(
                    "The hand-over of “{one}” is a time of the rota's own zone: write it as 09:00.",
                    one=one.name,
                )
            layer_hours(timezone, one.hours)
            if one.turn_days < 1 or not one.people:
                raise RuleError(
                    "The layer “{one}” needs people and turns of whole days.", one=one.name
                )
    except ValueError as problem:
        raise RuleError("The rota cannot be used: {problem}.", problem=problem) from problem


def swap(
    work: Work, rota_id: int, person_id: int, during: tuple[datetime, datetime], *, reason: str
) -> Changes:
    """Put somebody on call in place of whoever's turn it is, from one instant to another."""
    starts_at, ends_at = during
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Swapping a shift")
    if ends_at <= starts_at:
        raise RuleError("The shift ends before it begins.")
    rota = work.require(Rota, rota_id)
    work.session.add(
        RotaOverride(
            rota_id=rota_id,
            person_id=person_id,
            starts_at=starts_at,
            ends_at=ends_at,
            reason=why[:300],
        )
    )
    span = f"{starts_at:%Y-%m-%d %H:%M} to {ends_at:%Y-%m-%d %H:%M} UTC"
    said = [FieldChange("on call", None, f"{work.require(Person, person_id).name}, {span}")]
    trail.append(work, "rota.swapped", ("team", rota.team_id), said, why)
    return work.touch(configuration=True)


def plan(work: Work, rota: Rota) -> Plan:
    """Return a rota as pure data."""
    query = select(RotaOverride).where(RotaOverride.rota_id == rota.id)
    # the override entered last wins
    overrides = work.session.scalars(query.order_by(RotaOverride.id.desc()))
    layers = work.session.scalars(
        select(RotaLayer).where(RotaLayer.rota_id == rota.id).order_by(RotaLayer.position)
    )
    return Plan(
        ZoneInfo(rota.timezone),
        tuple(
            Layer(
                one.name,
                tuple(one.people),
                one.first_on,
                time.fromisoformat(one.handover),
                one.turn_days,
                layer_hours(rota.timezone, one.hours),
            )
            for one in layers
        ),
        tuple(Override(one.person_id, one.starts_at, one.ends_at) for one in overrides),
    )


def on_call(work: Work, team_id: int) -> int | None:
    """Return who is on call for the team now, or the substitute; None where there is a gap.

    Of whoever is absent with nobody who stands in the turn is the next layer's.
    """
    return in_turn(work, team_id)[0]


def in_turn(work: Work, team_id: int) -> tuple[int | None, dict[int, str]]:
    """Return who is on call now, and whose turn it is and was passed over, each with the reason."""
    rota = work.session.scalar(select(Rota).where(Rota.team_id == team_id))
    passed: dict[int, str] = {}
    for person_id, _ in () if rota is None else plan(work, rota).in_turn(work.now):
        found = presence.present(work, person_id)
        if found != person_id:
            passed[person_id] = _why(work, person_id, found)
        if found is not None:
            return found, passed
    return None, passed


def _why(work: Work, person_id: int, instead: int | None) -> str:
    if instead is not None:
        return f"absent, {work.require(Person, instead).name} stands in"
    is_active = work.require(Person, person_id).active
    return presence.ALONE if is_active else presence.SWITCHED_OFF


def page(work: Work, team_id: int, start: datetime, end: datetime) -> list[ShiftView]:
    """Return the shifts of a team for the on-call page, gaps included."""
    rota = work.session.scalar(select(Rota).where(Rota.team_id == team_id))
    found = shifts(plan(work, rota), start, end) if rota else [Shift(start, end, None, "gap")]
    return [
        ShiftView(
            one.starts_at,
            one.ends_at,
            work.require(Person, one.person_id).name if one.person_id else None,
            one.by,
        )
        for one in found
    ]


def import_ics(work: Work, rota_id: int, content: bytes) -> tuple[int, list[str]]:
    """Read shifts from an .ics file: one event is one shift of the person it names.

    Returns:
        How many shifts were taken in, and the events nobody could be found for. The same file
        twice changes nothing.
    """
    demand(work.actor, Act.CONFIGURE)
    if len(content) > ICS_LIMIT:
        raise RuleError("The calendar file is larger than 2 MB; export a shorter period.")
    from icalendar import Calendar  # noqa: PLC0415 - a quarter of a second, for this alone

    rota = work.require(Rota, rota_id)
    try:
        events = list(Calendar.from_ical(content).walk("VEVENT"))
    except (ValueError, IndexError, KeyError) as problem:
        raise RuleError(
            "The file is no calendar that can be read: {problem}.", problem=problem
        ) from problem
    taken, unknown = 0, []
    for event in events:
        person_id = _person(work, event)
        if person_id is None:
            unknown.append(str(event.get("SUMMARY", "(no title)")))
        else:
            taken += _take(work, rota, event, person_id)
    said = [FieldChange("imported shifts", None, str(taken))]
    trail.append(work, "rota.imported", ("team", rota.team_id), said)
    work.touch(configuration=True)
    return taken, unknown


def _person(work: Work, event: Any) -> int | None:  # noqa: ANN401 - icalendar's component
    attendees = event.get("ATTENDEE", [])
    listed = attendees if isinstance(attendees, list) else [attendees]
    for one in listed:
        email = str(one).lower().removeprefix("mailto:")
        found = work.session.scalar(select(Person.id).where(Person.email == email, Person.active))
        if found is not None:
            return found
    name = " ".join(str(event.get("SUMMARY", "")).split())
    query = select(Person.id).where(Person.name == name, Person.active)
    return work.session.scalar(query.order_by(Person.id).limit(1))


def _take(work: Work, rota: Rota, event: Any, person_id: int) -> int:  # noqa: ANN401 - as above
    starts_at = _instant(event.decoded("DTSTART"), rota.timezone)
    ends = event.decoded("DTEND") if "DTEND" in event else None
    ends_at = _instant(ends, rota.timezone) if ends else starts_at + timedelta(days=1)
    source = f"{event.get('UID', '')}@{starts_at.isoformat()}"[:255]
    known = work.session.scalar(
        select(RotaOverride).where(RotaOverride.rota_id == rota.id, RotaOverride.source == source)
    )
    if ends_at <= starts_at:
        return 0
    if known is not None:
        known.person_id, known.ends_at = person_id, ends_at
        return 0
    work.session.add(
        RotaOverride(
            rota_id=rota.id,
            person_id=person_id,
            starts_at=starts_at,
            ends_at=ends_at,
            source=source,
            reason="imported",
        )
    )
    return 1


def _instant(value: date | datetime, timezone: str) -> datetime:
    if not isinstance(value, datetime):
        value = datetime.combine(value, time(0))
    return value if value.tzinfo else value.replace(tzinfo=ZoneInfo(timezone))
