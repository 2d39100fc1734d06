"""Fire many plain levels together: a few statements for a batch of tickets, not twenty for each.

A level is plain when it asks no conditions, and tells people or hands the ticket to a team;
everything else, and every ticket on which something else is due, is left for
`firing.fire_ticket`. Both do the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from models.people import Team
from models.rules import PathRun
from models.tickets import Ticket
from models.vocabulary import FiringOutcome, LevelAction
from services.access import presence
from services.escalation import level_actions, moving_on, recipients
from services.escalation.firing import OVERTAKEN, Ladder, note
from services.notify import inbox
from services.sla import ladder, log, standing
from services.store.mapped_rows import fresh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from services.escalation.moving_on import Reached
    from services.sla.ladder import Fired, Rung
    from services.sla.replay import Replay
    from services.sla.standing import Known
    from services.store.work import Work

    Ladders = dict[int, dict[int, Fired]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One due level on one clock; where a higher one acts instead it tells nobody.

    Attributes:
        waits: It waits for an answer, and another level follows.
    """

    ticket: Ticket
    clock: Known
    rung: Rung
    level: EscalationLevel
    outcome: FiringOutcome
    people: set[int]
    waits: bool

    @property
    def hands_over(self) -> bool:
        """Whether it gives the ticket to a team."""
        acts = self.outcome is FiringOutcome.FIRED
        return acts and self.level.action is LevelAction.REASSIGN_TEAM


@dataclass(frozen=True, slots=True)
class Held:
    """A held ticket with its clock rows and its replay."""

    ticket: Ticket
    clocks: list[Known]
    result: Replay


def fire_together(work: Work, tickets: Sequence[Ticket]) -> tuple[int, list[Ticket]]:
    """Fire what is plain on these held tickets.

    Returns:
        How many levels fired or were overtaken, and the tickets that must go one by one.
    """
    with work.session.no_autoflush:
        fired = ladder.fired_of_each(work, [one.id for one in tickets])
        shots: list[Shot] = []
        done: list[Held] = []
        for held in _read(work, tickets):
            found = _plain(work, held, fired)
            if found is not None:
                shots += found
                done.append(held)
        plain = {one.ticket.id for one in done}
        handed = _fire(work, shots, (fired, done))
        for held in done:
            if held.ticket.id not in handed:
                standing.put(work, held.ticket, held.result.clocks, (held.clocks, fired))
        work.touch(tickets=plain)
    return len(shots), [one for one in tickets if one.id not in plain]


def _read(work: Work, tickets: Sequence[Ticket]) -> list[Held]:
    """Read what is needed of all tickets at once; those a started path is due on are left out."""
    numbers = [one.id for one in tickets]
    started = select(PathRun.ticket_id).where(
        PathRun.ticket_id.in_(numbers), PathRun.next_at <= work.now
    )
    others = set(work.session.scalars(started))
    rows: dict[int, list[Known]] = defaultdict(list)
    wanted = select(*Clock.__table__.columns).where(Clock.ticket_id.in_(numbers))
    for row in work.session.joined.execute(wanted):
        rows[row.ticket_id].append(row)
    log.read_ahead(work, numbers)
    found = []
    for ticket in tickets:
        if ticket.id not in others:
            standing.match(work, ticket)
            result = standing.replayed(work, ticket.id)
            found.append(Held(ticket, rows[ticket.id], result))
    return found


def _plain(work: Work, held: Held, fired: Ladders) -> list[Shot] | None:
    """Return the due levels of a ticket; None where one of them is not plain."""
    counted = {(one.target, one.cycle): one for one in held.result.clocks}
    shots: list[Shot] = []
    due_clocks = [one for one in held.clocks if one.next_at and one.next_at <= work.now]
    for clock in sorted(due_clocks, key=lambda one: one.next_at or work.now):
        one = counted.get((clock.target.value, clock.cycle))
        if one is None:
            return None
        coming = ladder.open_rungs(clock, one, fired.get(clock.id, {}))
        due = [rung for rung in coming if rung.at <= work.now]
        levels = [work.require(EscalationLevel, rung.level_id) for rung in due]
        if any(rung.repeats is not None for rung in due) or not all(map(_is_plain, levels)):
            return None
        if len(due_clocks) > 1 and any(map(_hands_over, levels)):
            return None  # handed over, the ticket may be under another policy for its next clock
        highest = max((rung.at for rung in due), default=None)
        for rung, level in zip(due, levels, strict=True):
            acts = rung.at == highest
            outcome = FiringOutcome.FIRED if acts else FiringOutcome.OVERTAKEN
            if acts and not _can_take(work, level):
                return None
            people = level_actions.meant(work, held.ticket, level) if acts else set()
            waits = level.ack_within is not None and len(coming) > len(due)
            shots.append(Shot(held.ticket, clock, rung, level, outcome, people, waits))
    return shots


def _is_plain(level: EscalationLevel) -> bool:
    tells = level.action in level_actions.PLAIN or _hands_over(level)
    return tells and not level.conditions


def _hands_over(level: EscalationLevel) -> bool:
    return level.action is LevelAction.REASSIGN_TEAM


def _can_take(work: Work, level: EscalationLevel) -> bool:
    """Tell whether a level's team still takes tickets; where not, its refusal is recorded."""
    return not _hands_over(level) or work.require(Team, int(level.settings["team"])).active


def _fire(
    work: Work, shots: Sequence[Shot], known: tuple[Ladders, Sequence[Held]]
) -> frozenset[int]:
    """Insert the firings, their entries and what they tell, each kind at once.

    Returns:
        The tickets that were handed over; their clocks are stored already.
    """
    fired, held = known
    handed = _hand_over(work, [shot for shot in shots if shot.hands_over])
    reached = _reached(work, shots)
    firings = [_firing(work, *both) for both in zip(shots, reached, strict=True)]
    work.session.add_together(firings)
    for shot, firing in zip(shots, firings, strict=True):
        fired.setdefault(shot.clock.id, {})[shot.level.id] = ladder.waiting(
            firing, shot.level.ack_within, shot.level.repeats
        )
    for one in held:
        if one.ticket.id in handed:
            standing.match(work, one.ticket)
            result = standing.replayed(work, one.ticket.id)
            standing.put(work, one.ticket, result.clocks, (one.clocks, fired))
    words = []
    for shot, found, firing in zip(shots, reached, firings, strict=True):
        on = Ladder(shot.clock.target.value, clock_id=shot.clock.id)
        note(work, firing, shot.level, (on, shot.rung))
        if shot.outcome is FiringOutcome.FIRED:
            word = level_actions.word_of(work, shot.ticket, shot.clock, shot.level)
            words.append((found.people, replace(word, firing_id=firing.id, skipped=found.away)))
    inbox.tell_each(work, words)
    return handed


def _reached(work: Work, shots: Sequence[Shot]) -> list[Reached]:
    """Say whom each shot reaches; who is absent or away is asked once for all."""
    absent = presence.absent(work, _everybody(shot.people for shot in shots))
    people = [
        recipients.stand_ins(work, shot.people) if shot.people & absent.keys() else shot.people
        for shot in shots
    ]
    missing = moving_on.missing(work, _everybody(people))
    return [
        moving_on.settle(work, shot.ticket, told, (missing, shot.waits))
        if shot.outcome is FiringOutcome.FIRED
        else moving_on.UNTOLD
        for shot, told in zip(shots, people, strict=True)
    ]


def _everybody(groups: Iterable[set[int]]) -> set[int]:
    return set().union(*groups)


def _hand_over(work: Work, shots: Sequence[Shot]) -> frozenset[int]:
    """Give tickets to the teams of their levels; their clocks are counted once, afterwards."""
    later, work.clocks_later = work.clocks_later, True
    try:
        for shot in shots:
            work.memory["lock", Ticket, shot.ticket.id] = shot.ticket  # the sweep holds it
            level_actions.hand_over(work, shot.ticket, shot.level)
    finally:
        work.clocks_later = later
    return frozenset(shot.ticket.id for shot in shots)


def _firing(work: Work, shot: Shot, found: Reached) -> Firing:
    acts, level = shot.outcome is FiringOutcome.FIRED, shot.level
    did = OVERTAKEN
    if acts:
        said = level_actions.said(work, shot.ticket, level, found)
        did = f"{level_actions.verb(work, level)} {said}"
    return fresh(
        Firing,
        clock_id=shot.clock.id,
        path_run_id=None,
        level_id=shot.level.id,
        ticket_id=shot.ticket.id,
        due_at=shot.rung.at,
        fired_at=work.now,
        late_by=max(work.now - shot.rung.at, timedelta(0)),
        outcome=shot.outcome,
        detail=did,
        unreached=acts and found.unreached,
    )
