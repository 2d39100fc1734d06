"""What a watcher does beside sweeping, in one table: name, interval, function."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from services.complaints import reckoned as complaints_reckoned
from services.complaints import reminding
from services.notify import given_up, routing, sending
from services.rules import reckoned as rules_reckoned
from services.sla import recounting
from services.store import applied
from services.tickets import agenda
from services.watch import certificates, reviewing, sealing, stuck
from services.watch.clock_health import CLOCK
from services.workflow import overdue, passing_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.feed import ChangeFeed
    from services.store.work import Actor, Store


class Job(NamedTuple):
    """One job: it returns how much it did, and any watcher may run it at any time."""

    name: str
    interval: timedelta
    run: Callable[[Store, Actor], int]


COUNT_AGAIN: Final = partial(
    recounting.recount_left, also=(complaints_reckoned.mend, rules_reckoned.mend)
)
JOBS: Final = (
    Job("alerts to route", timedelta(seconds=2), routing.route_left),
    Job("outbox, digests", timedelta(seconds=2), sending.send_due),
    Job("messages given up", timedelta(minutes=1), given_up.tell_due),
    Job("clocks counted again", timedelta(seconds=3), COUNT_AGAIN),
    Job("overdue tasks", timedelta(seconds=15), overdue.remind_due),
    Job("approvals of the gone", timedelta(seconds=15), passing_on.pass_on_due),
    Job("complaints due", timedelta(seconds=15), reminding.remind_due),
    Job("agenda", timedelta(seconds=5), agenda.come_back),
    Job("seal", timedelta(seconds=5), sealing.seal_due),
    Job("stuck sessions", timedelta(seconds=10), stuck.end_stuck),
    Job("old keys", timedelta(hours=1), applied.forget_old),
    Job("clock", timedelta(minutes=1), CLOCK.check),
    Job("reviews", timedelta(minutes=1), reviewing.remind_due),
    Job("certificates", timedelta(hours=1), certificates.tell_due),
    Job("verify", timedelta(hours=1), sealing.verify_due),
)
"""Digests and quiet hours need no job of their own: they are messages with a later time."""


def feed_health(feed: ChangeFeed) -> Job:
    """Return the job that sees whether a watcher's feed still hears; each has its own feed."""
    return Job("feed health", timedelta(seconds=30), lambda _store, _actor: int(feed.check()))
