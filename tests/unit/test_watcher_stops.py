"""A watcher stops although a sweep is about to say when the next one is due."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, cast

from services.errors import StoreUnavailable
from services.watch.watcher import SWEEP, SteadyScheduler, Watcher

if TYPE_CHECKING:
    import pytest

    from services.store.work import Store


class Away:
    """A store whose database does not answer."""

    def require_known(self) -> None:
        raise StoreUnavailable("The database does not answer.")

    def work(self, _actor: object) -> None:
        self.require_known()

    reading = work


def test_a_watcher_stops_while_a_sweep_plans_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    planning = threading.Event()
    plan = SteadyScheduler.modify_job

    def late(self: SteadyScheduler, job: str, **when: Any) -> object:  # noqa: ANN401 - its own
        """Plan only when the scheduler stops already, if it does."""
        planning.set()
        until = time.monotonic() + 0.3
        while self.running and time.monotonic() < until:
            time.sleep(0.01)
        return plan(self, job, **when)

    monkeypatch.setattr(SteadyScheduler, "modify_job", late)
    watcher = Watcher(cast("Store", Away()), "seat")
    watcher.start()
    assert planning.wait(5), SWEEP
    ending = threading.Thread(target=watcher.stop, daemon=True)
    ending.start()
    ending.join(5)

    assert not ending.is_alive()
