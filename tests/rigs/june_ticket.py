"""A ticket opened on Monday the 8th of June 2026 at nine, London time, for tests of clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.vocabulary import Target
from services.sla import events as ev
from services.sla.replay import Replay, replay
from tests.rigs.desk_terms import around_the_clock, at, local, office, policy

if TYPE_CHECKING:
    from services.sla.clock import Clock
    from services.sla.terms import PolicyTerms

OFFICE, ALWAYS = office(), around_the_clock()


FIRST, NEXT, UPDATE, RESOLUTION = Target


def day(text: str) -> int:
    """June 2026 in London, as `08 09:00`."""
    return at(f"2026-06-{text}")


def shown(seconds: int | None) -> str | None:
    found = local(seconds)
    return None if found is None else found[8:]


def terms(targets: dict[str, str], **more: Any) -> PolicyTerms:  # noqa: ANN401
    return policy(targets, hours=OFFICE, **more)


def ticket(
    targets: dict[str, str],
    *events: ev.Event,
    until: str = "30 09:00",
    **more: Any,  # noqa: ANN401
) -> Replay:
    """A ticket opened on Monday the 8th at nine."""
    log: list[ev.Event] = [
        ev.Created(day("08 09:00"), "open"),
        ev.PolicyPinned(day("08 09:00"), terms(targets, **more)),
        *events,
    ]
    return replay(log, until=day(until))


def status(when: str, name: str) -> ev.StatusChanged:
    return ev.StatusChanged(day(when), name)


def last(worked: Replay, target: str = RESOLUTION) -> Clock:
    clock = worked.latest(target)
    assert clock is not None
    return clock


def owing(target: str, started: str, elapsed_s: int, due: str) -> tuple[ev.Obligation, ...]:
    """What a ticket that is absorbed brings along."""
    return (ev.Obligation(target, day(started), elapsed_s, day(due), None),)
