"""Fire many plain levels together: a few statements for a batch of tickets, not twenty for each.

A level is plain when it only tells people and asks no conditions; everything else, and every
ticket on which something else is due, is left for `firing.fire_ticket`. Both do the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import EscalationLevel, Firing
from models.rules import PathRun
from models.vocabulary import FiringOutcome
from services.access import presence, seats
from services.escalation import level_actions, recipients
from services.escalation.firing import OVERTAKEN, Ladder, note
from services.notify import inbox
from services.sla import ladder, log, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from models.tickets import Ticket
    from services.sla.ladder import Fired, Rung
    from services.sla.replay import Replay
    from services.store.work import Work

    Ladders = dict[int, dict[int, Fired]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One due level on one clock; where a higher one acts instead it tells nobody."""

    ticket: Ticket
    clock: Clock
    rung: Rung
    level: EscalationLevel
    outcome: FiringOutcome
    people: set[int]


@dataclass(frozen=True, slots=True)
class Held:
    """A held ticket with its clock rows and its replay."""

    ticket: Ticket
    clocks: list[Clock]
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
        _fire(work, shots, fired)
        for held in done:
            standing.put(work, held.ticket, held.result, (held.clocks, fired))
        plain = {one.ticket.id for one in done}
        work.touch(tickets=plain)
    return len(shots), [one for one in tickets if one.id not in plain]


def _read(work: Work, tickets: Sequence[Ticket]) -> list[Held]:
    """Read what is needed of all tickets at once; those a started path is due on are left out."""
    numbers = [one.id for one in tickets]
    started = select(PathRun.ticket_id).where(
        PathRun.ticket_id.in_(numbers), PathRun.next_at <= work.now
    )
    others = set(work.session.scalars(started))
    rows: dict[int, list[Clock]] = defaultdict(list)
    for row in work.session.scalars(select(Clock).where(Clock.ticket_id.in_(numbers))):
        rows[row.ticket_id].append(row)
        work.memory[Clock, row.id] = row
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
        highest = max((rung.at for rung in due), default=None)
        for rung, level in zip(due, levels, strict=True):
            acts = rung.at == highest
            outcome = FiringOutcome.FIRED if acts else FiringOutcome.OVERTAKEN
            people = level_actions.meant(work, held.ticket, level) if acts else set()
            shots.append(Shot(held.ticket, clock, rung, level, outcome, people))
    return shots


def _is_plain(level: EscalationLevel) -> bool:
    return level.action in level_actions.PLAIN and not level.conditions


def _fire(work: Work, shots: Sequence[Shot], fired: Ladders) -> None:
    """Insert the firings, their entries and what they tell, each kind at once."""
    everybody = {person for shot in shots for person in shot.people}
    absent = presence.absent(work, everybody)
    people = [
        recipients.stand_ins(work, shot.people) if shot.people & absent.keys() else shot.people
        for shot in shots
    ]
    away = seats.away(work, set().union(*people))
    firings = [_firing(work, *both, away) for both in zip(shots, people, strict=True)]
    work.session.add_all(firings)
    work.session.flush()
    words = []
    for shot, told, firing in zip(shots, people, firings, strict=True):
        level = shot.level
        on = Ladder(shot.clock.target.value, clock_id=shot.clock.id)
        note(work, firing, level, (on, shot.rung))
        fired.setdefault(shot.clock.id, {})[level.id] = ladder.waiting(
            firing, level.ack_within, level.repeats
        )
        if shot.outcome is FiringOutcome.FIRED:
            word = level_actions.word_of(work, shot.ticket, shot.clock, level)
            words.append((told, replace(word, firing_id=firing.id)))
    inbox.tell_each(work, words)


def _firing(work: Work, shot: Shot, people: set[int], away: Mapping[int, str]) -> Firing:
    acts = shot.outcome is FiringOutcome.FIRED
    said = f"{level_actions.PLAIN[shot.level.action]} {level_actions.told(work, people, away)}"
    return Firing(
        clock_id=shot.clock.id,
        path_run_id=None,
        level_id=shot.level.id,
        ticket_id=shot.ticket.id,
        due_at=shot.rung.at,
        fired_at=work.now,
        late_by=max(work.now - shot.rung.at, timedelta(0)),
        outcome=shot.outcome,
        detail=said if acts else OVERTAKEN,
        unreached=acts and bool(people) and people <= away.keys(),
    )
