"""Who is on call, as the on-call page shows it: now, next, every layer, overrides and gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.people import Person, Team
from models.rota import Absence, Rota, RotaLayer, RotaOverride
from services.access.permissions import Act, demand, may
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import ConflictError
from services.escalation import on_call
from services.escalation.on_call import LayerDraft
from services.escalation.rota import Plan, shifts
from services.tickets.texts import given_reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from services.changes import Changes
    from services.escalation.rota import Shift
    from services.store.work import Work

AHEAD: Final = timedelta(days=15)
"""How far the end of the present turn is looked for."""
OVERRIDE: Final = "override"


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch with one person on call; without one it is a gap.

    Attributes:
        is_away: The person is absent for a part of it.
        stand_in: Who takes it then, named or of the next layer; None: it is a gap in truth.
    """

    starts_at: datetime
    ends_at: datetime
    person: str | None
    by: str
    is_away: bool = False
    stand_in: str | None = None


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One layer of a rota by itself, before overrides and the layers above it."""

    name: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class OverrideRow:
    """Somebody in place of whoever's turn it is."""

    id: int
    person: str
    starts_at: datetime
    ends_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class RotaView:
    """The rota of one team over a stretch of time.

    Attributes:
        present, following: The turn now, and the one that takes over from it.
        turns: Who is on call in the end, gaps included.
    """

    id: int
    name: str
    team_id: int
    team: str
    timezone: str
    present: Turn
    following: Turn | None
    layers: tuple[LayerRow, ...]
    overrides: tuple[OverrideRow, ...]
    turns: tuple[Turn, ...]

    @property
    def gaps(self) -> tuple[Turn, ...]:
        """The stretches in which nobody is on call."""
        return tuple(turn for turn in self.turns if turn.person is None)


@dataclass(frozen=True, slots=True)
class Duty:
    """Every rota of the desk, and the teams that have none."""

    rotas: tuple[RotaView, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What importing a calendar file would enter, before anybody decides.

    Attributes:
        fresh: The shifts that are not there yet.
        known: How many shifts are there already.
        unknown: The events nobody could be found for.
    """

    fresh: tuple[OverrideRow, ...]
    known: int
    unknown: tuple[str, ...]


def duty(work: Work, start: datetime, end: datetime) -> Duty:
    """Return who is on call from one instant to another, team by team."""
    if not may(work.actor, Act.SUPERVISE):
        demand(work.actor, Act.WORK_TICKET)
    query = select(Team).where(Team.active).order_by(Team.tier, Team.name)
    teams = work.session.scalars(query).all()
    rotas = {one.team_id: one for one in work.session.scalars(select(Rota))}
    away = list(work.session.scalars(select(Absence).order_by(Absence.starts_at, Absence.id)))
    return Duty(
        tuple(
            _view(work, team, rotas[team.id], (start, end), away)
            for team in teams
            if team.id in rotas
        ),
        tuple(team.name for team in teams if team.id not in rotas),
    )


def end_swap(work: Work, override_id: int, *, reason: str) -> Changes:
    """Take an override back; whoever's turn it is has it again."""
    demand(work.actor, Act.WORK_TICKET)
    why = given_reason(reason, what="Taking a shift back")
    row = work.require(RotaOverride, override_id)
    rota = work.require(Rota, row.rota_id)
    name = work.require(Person, row.person_id).name
    span = f"{row.starts_at:%Y-%m-%d %H:%M} to {row.ends_at:%Y-%m-%d %H:%M} UTC"
    said = [FieldChange("on call", f"{name}, {span}", None)]
    trail.append(work, "rota.swap_ended", ("team", rota.team_id), said, why)
    work.session.delete(row)
    return work.touch(configuration=True)


def try_ics(work: Work, rota_id: int, content: bytes) -> Trial:
    """Do everything an import of a calendar file would, and undo it."""
    of_rota = RotaOverride.rota_id == rota_id
    known = set(work.session.scalars(select(RotaOverride.id).where(of_rota)))
    trial = work.session.begin_nested()
    try:
        taken, unknown = on_call.import_ics(work, rota_id, content)
        work.session.flush()
        found = select(RotaOverride).where(of_rota).order_by(RotaOverride.starts_at)
        rows = work.session.scalars(found).all()
        fresh = tuple(_override(work, one) for one in rows if one.id not in known)
        named = sum(one.source is not None for one in rows)
        return Trial(fresh, named - taken, tuple(unknown))
    finally:
        trial.rollback()
        work.forget()


def take_ics(work: Work, rota_id: int, content: bytes) -> Changes:
    """Enter the shifts of a calendar file."""
    on_call.import_ics(work, rota_id, content)
    return work.changes


def _view(
    work: Work,
    team: Team,
    rota: Rota,
    during: tuple[datetime, datetime],
    away: Sequence[Absence],
) -> RotaView:
    start, end = during
    plan = on_call.plan(work, rota)
    names = _names(work, plan)
    ahead = [_turn(one, names, away, plan) for one in shifts(plan, work.now, work.now + AHEAD)]
    query = select(RotaOverride).where(
        RotaOverride.rota_id == rota.id, RotaOverride.ends_at > start, RotaOverride.starts_at < end
    )
    overrides = work.session.scalars(query.order_by(RotaOverride.starts_at, RotaOverride.id))
    return RotaView(
        id=rota.id,
        name=rota.name,
        team_id=team.id,
        team=team.name,
        timezone=rota.timezone,
        present=ahead[0],
        following=ahead[1] if len(ahead) > 1 else None,
        layers=tuple(
            LayerRow(
                layer.name,
                tuple(
                    _turn(one, names, ())
                    for one in shifts(Plan(plan.zone, (layer,)), start, end)
                    if one.person_id is not None
                ),
            )
            for layer in plan.layers
        ),
        overrides=tuple(_override(work, one) for one in overrides),
        turns=tuple(_turn(one, names, away, plan) for one in shifts(plan, start, end)),
    )


def _turn(
    shift: Shift, names: Mapping[int, str], away: Sequence[Absence], plan: Plan | None = None
) -> Turn:
    absence = _absence(away, shift.person_id, shift)
    stand_in = absence.substitute_id if absence is not None else None
    if absence is not None and stand_in is None and plan is not None:
        others = plan.in_turn(max(shift.starts_at, absence.starts_at))
        stand_in = next((one for one, _ in others if _absence(away, one, shift) is None), None)
    return Turn(
        shift.starts_at,
        shift.ends_at,
        None if shift.person_id is None else names.get(shift.person_id),
        shift.by,
        is_away=absence is not None,
        stand_in=names.get(stand_in) if stand_in is not None else None,
    )


def _absence(away: Sequence[Absence], person_id: int | None, shift: Shift) -> Absence | None:
    """Return the first absence of a person within a shift."""
    return next(
        (
            one
            for one in away
            if one.person_id == person_id
            and one.starts_at < shift.ends_at
            and (one.ends_at is None or one.ends_at > shift.starts_at)
        ),
        None,
    )


def _names(work: Work, plan: Plan) -> dict[int, str]:
    wanted = {one for layer in plan.layers for one in layer.people}
    wanted |= {one.person_id for one in plan.overrides}
    stand_ins = select(Absence.substitute_id).where(Absence.substitute_id.is_not(None))
    query = select(Person.id, Person.name).where(
        Person.id.in_(sorted(wanted)) | Person.id.in_(stand_ins)
    )
    return {row.id: row.name for row in work.session.execute(query)}


def _override(work: Work, row: RotaOverride) -> OverrideRow:
    name = work.require(Person, row.person_id).name
    return OverrideRow(row.id, name, row.starts_at, row.ends_at, row.reason or "")


@dataclass(frozen=True, slots=True)
class Written:
    """A rota as its form shows it; without one yet, an empty one."""

    name: str
    timezone: str
    layers: tuple[LayerDraft, ...]


def written(work: Work, team_id: int) -> Written:
    """Return the rota of a team as it was written down."""
    demand(work.actor, Act.CONFIGURE)
    team = work.require(Team, team_id)
    rota = work.session.scalar(select(Rota).where(Rota.team_id == team_id))
    if rota is None:
        return Written(team.name, "UTC", ())
    query = select(RotaLayer).where(RotaLayer.rota_id == rota.id).order_by(RotaLayer.position)
    layers = (
        LayerDraft(
            one.name, tuple(one.people), one.first_on, one.handover, one.turn_days, one.hours
        )
        for one in work.session.scalars(query)
    )
    return Written(rota.name, rota.timezone, tuple(layers))


def write(work: Work, team_id: int, rota: Written, seen: Written) -> Changes:
    """Write a team's rota down; RuleError when nobody could take turns like that.

    Raises:
        ConflictError: It is not any more what was `seen`.
    """
    if written(work, team_id) != seen:
        raise ConflictError(
            "Somebody changed this rota meanwhile; nothing was saved. What you filled in stays: "
            "look at theirs, then save again to put yours in its place."
        )
    on_call.set_rota(work, rota.name, team_id=team_id, timezone=rota.timezone, layers=rota.layers)
    return work.changes
