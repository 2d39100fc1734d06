"""The watcher: APScheduler's background thread, woken by what is due; in a window or headless."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from typing_extensions import override

from services.errors import HelpDeskError, OutgrownError
from services.store.work import WATCHER, Actor
from services.watch import heartbeat
from services.watch.jobs import JOBS, feed_health
from services.watch.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.feed import ChangeFeed
    from services.store.work import Store
    from services.watch.jobs import Job

log = logging.getLogger(__name__)

LONGEST: Final = timedelta(seconds=1)
"""Nothing due is ever noticed later than this, even when no change was heard of."""
SHORTEST: Final = timedelta(milliseconds=20)
BEAT: Final = timedelta(seconds=10)
SETTLED: Final = timedelta(seconds=20)
"""After the start; jobs of an hour come first then, or a window closed daily never does them."""
SWEEP: Final = "sweep"
"""The name of its job; the next sweep is when a level is due, at the latest after `LONGEST`."""
STEP_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Pulse:
    """What the watcher last did, for the status bar; `ok` is False while it cannot sweep."""

    ok: bool
    fired: int
    said: str = ""


class SteadyScheduler(BackgroundScheduler):  # type: ignore[misc]  # APScheduler has no types
    """APScheduler that keeps its rhythm when somebody sets the workstation's clock.

    Jobs are due by the local wall clock; when that jumps against the monotonic clock, every
    job's next run is moved along, so that none waits for hours or runs in a burst.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - passed through
        super().__init__(**options)
        self._offset_s: float | None = None

    @override
    def _process_jobs(self) -> float | None:
        # The wall clock is APScheduler's own; read only to see whether it jumped.
        offset_s = time.time() - time.monotonic()
        if self._offset_s is not None and abs(offset_s - self._offset_s) > STEP_S:
            log.warning("the workstation clock jumped by %.1f s", offset_s - self._offset_s)
            self._shift(timedelta(seconds=offset_s - self._offset_s))
        self._offset_s = offset_s
        wait_s: float | None = super()._process_jobs()
        return wait_s

    def _shift(self, step: timedelta) -> None:
        for job in self.get_jobs():
            if isinstance(job.next_run_time, datetime):
                job.modify(next_run_time=job.next_run_time + step)


class Watcher:
    """Sweeps one database for as long as it runs.

    Args:
        store: The database.
        name: Who watches, as others see it: the seat or the service.
        on_changes: Called in the watcher's thread with what a sweep changed.
        on_pulse: Called in the watcher's thread after every sweep.
        feed: What wakes it; then a job sees whether that still hears.
    """

    def __init__(
        self,
        store: Store,
        name: str,
        *,
        on_changes: Callable[[Changes], None] | None = None,
        on_pulse: Callable[[Pulse], None] | None = None,
        feed: ChangeFeed | None = None,
    ) -> None:
        self._store = store
        self._name = name
        self._actor = Actor(None, WATCHER.name, WATCHER.role, name)
        self._on_changes = on_changes
        self._on_pulse = on_pulse
        self.jobs: Final = JOBS if feed is None else (*JOBS, feed_health(feed))
        self._wait = SHORTEST
        self._turn = threading.Lock()
        self._is_sweeping = self._is_woken = self._is_stopping = False
        self._scheduler = SteadyScheduler(
            job_defaults={"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
        )
        self._fired_since_beat = 0
        self._is_outgrown = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to watch; returns at once."""
        self._guarded(lambda: self._beat(started=True))
        # every sweep says itself when the next one is; the interval is for one that could not
        interval = IntervalTrigger(seconds=BEAT.total_seconds())
        now = datetime.now(self._scheduler.timezone)
        self._scheduler.add_job(self._sweep, interval, id=SWEEP, next_run_time=now)
        self._scheduler.add_job(
            lambda: self._guarded(self._beat),
            IntervalTrigger(seconds=BEAT.total_seconds()),
            id="heartbeat",
        )
        for job in self.jobs:
            self._scheduler.add_job(
                partial(self._run, job),
                IntervalTrigger(seconds=job.interval.total_seconds()),
                id=job.name,
                next_run_time=now + min(job.interval, SETTLED),
            )
        self._scheduler.start()

    def wake(self) -> None:
        """Look again now: something changed that may have brought a deadline forward.

        A sweep in hand may have looked before that change, so another follows it.
        """
        with self._turn:
            self._is_woken = True
            if self._is_sweeping:
                return
        self._look_in(timedelta(0))

    def stop(self) -> None:
        """Finish the sweep in hand and stop; safe to call twice."""
        with self._turn:
            self._is_stopping = True
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
            self._guarded(self._retire)

    def sweep_now(self) -> Pulse:
        """Sweep once in the calling thread; what the scheduler's job does each time."""
        with self._lock:
            try:
                swept = sweep(self._store, self._actor)
            except HelpDeskError as error:
                self._wait = BEAT if isinstance(error, OutgrownError) else LONGEST
                return Pulse(ok=False, fired=0, said=str(error))
            wait = swept.next_in if swept.next_in is not None else LONGEST
            self._wait, self._is_outgrown = min(max(wait, SHORTEST), LONGEST), False
            self._fired_since_beat += swept.fired
        if swept.changes and self._on_changes:
            self._on_changes(swept.changes)
        return Pulse(ok=not swept.failed, fired=swept.fired)

    def _sweep(self) -> None:
        with self._turn:
            self._is_sweeping, self._is_woken = True, False
        try:
            pulse = self.sweep_now()
        except Exception:
            log.exception("a sweep broke; the next one is tried in time")
            self._wait = LONGEST
            pulse = Pulse(ok=False, fired=0, said="A sweep broke; see the log.")
        with self._turn:
            self._is_sweeping = False
            wait = timedelta(0) if self._is_woken else self._wait
        self._look_in(wait)
        if self._on_pulse:
            self._on_pulse(pulse)

    def _look_in(self, wait: timedelta) -> None:
        with self._turn:  # the scheduler holds its jobs while it stops, and waits for this sweep
            if self._scheduler.running and not self._is_stopping:
                at = datetime.now(self._scheduler.timezone) + wait
                with suppress(JobLookupError):
                    self._scheduler.modify_job(SWEEP, next_run_time=at)

    def _run(self, job: Job) -> None:
        try:
            self._guarded(lambda: self._do(job))
        except Exception:
            log.exception("the job %s broke; it is tried again in time", job.name)

    def _do(self, job: Job) -> None:
        """Run a job, where this session may: mail and seals are the watchers' own."""
        with self._store.reading(self._actor) as work:
            may = work.may_everything
        if may:
            job.run(self._store, self._actor)

    def _beat(self, *, started: bool = False) -> None:
        fired, self._fired_since_beat = self._fired_since_beat, 0
        with self._store.work(self._actor) as work:
            heartbeat.beat(work, self._name, fired=fired, started=started)

    def _retire(self) -> None:
        with self._store.work(self._actor) as work:
            heartbeat.retire(work, self._name)

    def _guarded(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OutgrownError as error:
            if not self._is_outgrown:  # it stays so until a newer program takes over: said once
                log.warning("the watcher rests: %s", error)
            self._is_outgrown = True
        except HelpDeskError as error:
            log.warning("a job of the watcher could not reach the desk: %s", error)
