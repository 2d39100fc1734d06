"""Reads what an export prints from a server that follows the desk's, where the seat names one.

A long report then costs the people who work nothing. What is written about it, before and after,
still goes to the desk itself. The other server is read only once it has all that the desk had when
the export began, so a report never misses what had been done when it was asked for. A person's own
login reads from the desk itself: words of restricted tickets are handed out where it is recorded
who reads them, and a server that only follows takes no entry.
"""

from __future__ import annotations

import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from services import config
from services.errors import HelpDeskError
from services.store import urls
from services.store.work import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor

log = logging.getLogger(__name__)

PATIENCE_S: Final = 10.0
"""How long the other server may take to catch up; then the desk's own is read."""
POLL_S: Final = 0.1
HERE: Final = text("SELECT pg_current_wal_flush_lsn()::text")
"""Whatever was confirmed is flushed."""
REACHED: Final = text("SELECT pg_last_wal_replay_lsn() >= CAST(:place AS pg_lsn)")
"""NULL on a server that follows nobody."""


@contextmanager
def reading_from(store: Store, actor: Actor) -> Iterator[Store]:
    """Hand out the store an export is read from: the replica of the settings, or the desk itself.

    Args:
        store: The desk.
        actor: Who exports.
    """
    named = config.load().reports_from
    if named is None or not urls.hosts(store.url):
        yield store
        return
    replica = Store(urls.at(store.url, named), store.time_source)
    try:
        yield replica if has_caught_up(store, replica, actor) else store
    finally:
        replica.dispose()


def has_caught_up(store: Store, replica: Store, actor: Actor) -> bool:
    """Wait until a replica has what the desk has now; False where it takes too long or cannot."""
    if replica is store:
        return True
    with store.reading(actor) as work:
        if not work.may_everything:
            log.info("read from the desk itself: there it is recorded who reads")
            return False
        place = work.session.scalar(HERE)
    give_up = time.monotonic() + PATIENCE_S
    try:
        while not (is_there := _is_at(replica, actor, str(place))):
            if is_there is None or time.monotonic() > give_up:
                why = "is behind" if is_there is False else "follows no other server"
                log.warning("read from the desk itself: %s %s", urls.described(replica.url), why)
                return False
            time.sleep(POLL_S)
    except HelpDeskError as error:
        log.warning("read from the desk itself: %s", error)
        return False
    return True


def _is_at(replica: Store, actor: Actor, place: str) -> bool | None:
    with replica.reading(actor) as work:
        found: bool | None = work.session.scalar(REACHED, {"place": place})
    return found
