"""The past of tickets that a seat works on: read and counted once, for what follows on them.

An event is never changed, so who knows the first hundred need not read them again: a unit asks for
what came after the last one it knows, and for that one itself, which has to be what it was. If it
is not (a right that was taken away, a desk that was restored), everything is read again.

What was counted is kept as it stood after the last event that another unit committed, never as a
look at the time left it, for a look notices what an event of the same second may still forestall.
It holds under one state of the configuration only, and not where an event reaches back.

Each actor has a past of its own: what one may read says nothing about another.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final, NamedTuple

from services.sla import recorded, stamp
from services.sla.replay import Replay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.sla.log import Logged
    from services.store.work import Actor, Work

TICKETS: Final = 32
"""More than a person works on in turn."""
EVENTS: Final = 20_000
"""Of all of them together."""
MENDING: Final = frozenset({"merged", "absorbed", "merge_undone"})
"""Events that reach back; no other changes a clock that was followed by the next of its target."""
REACHING_BACK: Final = MENDING | {"restated"}
"""Events after which a clock that ended may change."""
_PASTS: Final = "pasts of tickets"
_WRITTEN: Final = "tickets with events of this unit"


class Past(NamedTuple):
    """What is known of a ticket; nothing in it is ever changed."""

    actor: Actor
    """Who read it."""
    events: tuple[Logged, ...]
    mark: str | None
    """The state of the configuration under which it is counted."""
    counted: Replay | None = None
    """Its clocks after the first of those events, and no later."""
    upto: int = 0
    """After how many."""


class Pasts:
    """The pasts that were needed last; units of several threads share them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[Actor, int], Past] = OrderedDict()
        self._size = 0

    def get(self, actor: Actor, ticket_id: int) -> Past | None:
        """Return what an actor knows of a ticket."""
        with self._lock:
            return self._kept.get((actor, ticket_id))

    def keep(self, ticket_id: int, past: Past) -> None:
        """Keep it, and let go of what was not needed for long."""
        with self._lock:
            before = self._kept.pop((past.actor, ticket_id), None)
            self._kept[past.actor, ticket_id] = past
            self._size += len(past.events) - (0 if before is None else len(before.events))
            while len(self._kept) > TICKETS or self._size > EVENTS:
                _, gone = self._kept.popitem(last=False)
                self._size -= len(gone.events)


def known(work: Work, ticket_id: int) -> Past | None:
    """Return what this actor knew of a ticket before this unit, if it can be built on."""
    if ticket_id in work.session.info.get(_WRITTEN, ()):
        return None
    return _pasts(work).get(work.actor, ticket_id)


def learn(work: Work, ticket_id: int, events: Sequence[Logged], before: Past | None) -> None:
    """Know what was read; `before` is what of it was known, and read again was the same."""
    if ticket_id in work.session.info.get(_WRITTEN, ()):
        return  # some of it may be undone yet
    past = Past(work.actor, tuple(events), work.memory.get(stamp.KEY))
    if before is not None and before.mark == past.mark:
        past = past._replace(counted=before.counted, upto=before.upto)
    _keep(work, ticket_id, past)


def note_written(work: Work, ticket_id: int) -> None:
    """Know that this unit writes events of a ticket: what it reads from now on may be undone."""
    work.session.info.setdefault(_WRITTEN, set()).add(ticket_id)


def carried_on(work: Work, ticket_id: int, events: Sequence[Logged]) -> Replay | None:
    """Count what this unit wrote onto what was counted before; None where all must be replayed.

    Args:
        work: The unit of work.
        ticket_id: Whose events.
        events: All of them, those of this unit last.
    """
    past: Past | None = work.memory.get((_PASTS, ticket_id))
    if past is None or work.memory.get(stamp.KEY, past) != past.mark:
        return None
    if any(one.kind in REACHING_BACK for one in events):
        return None
    if past.upto < len(past.events):
        counted = Replay() if past.counted is None else past.counted.copy()
        _feed(work, counted, past.events[past.upto :])
        past = past._replace(counted=counted, upto=len(past.events))
        _keep(work, ticket_id, past)
    if past.counted is None:
        return None
    own = past.counted.copy()
    _feed(work, own, events[len(past.events) :])
    return own


def _feed(work: Work, counted: Replay, events: Sequence[Logged]) -> None:
    for event in recorded.as_events(work, events):
        counted.feed(event)


def _keep(work: Work, ticket_id: int, past: Past) -> None:
    work.memory[_PASTS, ticket_id] = past
    _pasts(work).keep(ticket_id, past)


def _pasts(work: Work) -> Pasts:
    found: Pasts = work.published.setdefault(_PASTS, Pasts())
    return found
