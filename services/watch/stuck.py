"""Ends sessions that hold others up and have nobody at the other end."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed

if TYPE_CHECKING:
    from services.store.work import Actor, Store, Work

log = logging.getLogger(__name__)

ENDED: Final = "session.ended"
IDLE: Final = timedelta(minutes=2)
"""No unit of ours waits inside a transaction: a client that does is frozen or foreign."""
BLOCKING: Final = timedelta(seconds=15)
"""So long an idle transaction may keep others waiting."""
FIND: Final = text(
    "SELECT s.pid, s.usename, s.application_name, s.waiters,"
    " extract(epoch FROM clock_timestamp() - s.state_change)::int AS idle_s"
    " FROM (SELECT a.*, (SELECT count(*) FROM pg_stat_activity w"
    "         WHERE w.wait_event_type = 'Lock'"
    "           AND a.pid = ANY (pg_blocking_pids(w.pid))) AS waiters"
    "       FROM pg_stat_activity a WHERE a.datname = current_database()"
    "         AND a.pid <> pg_backend_pid() AND a.state LIKE 'idle in transaction%'"
    "         AND a.state_change < clock_timestamp() - CAST(:blocking AS interval)) s"
    " WHERE s.waiters > 0 OR s.state_change < clock_timestamp() - CAST(:idle AS interval)"
)
END: Final = text("SELECT pg_terminate_backend(:pid)")


@dataclass(frozen=True, slots=True)
class Stuck:
    """A session inside a transaction in which nothing happens.

    Attributes:
        pid: Of the server's process.
        login: Whose it is.
        program: As it names itself.
        idle: For how long nothing happened.
        waiters: How many others wait for it.
    """

    pid: int
    login: str
    program: str
    idle: timedelta
    waiters: int


def find_stuck(work: Work) -> list[Stuck]:
    """Return the sessions that should be ended; none on SQLite, which has no server.

    Sees other logins' sessions only with the server's role pg_read_all_stats.
    """
    connection = work.session.connection()
    if connection.dialect.name != "postgresql":
        return []
    given = {"blocking": BLOCKING, "idle": IDLE}
    return [
        Stuck(
            row.pid, row.usename, row.application_name, timedelta(seconds=row.idle_s), row.waiters
        )
        for row in connection.execute(FIND, given)
    ]


def end(work: Work, stuck: Stuck) -> None:
    """End one session and say so in the trail; NotAllowed without pg_signal_backend."""
    if not work.session.connection().scalar(END, {"pid": stuck.pid}):
        return  # it has gone meanwhile
    said = [
        FieldChange("login", stuck.login, None),
        FieldChange("program", stuck.program, None),
        FieldChange("idle in its transaction for", None, str(stuck.idle)),
        FieldChange("others waiting", None, str(stuck.waiters)),
    ]
    trail.append(work, ENDED, ("desk", 1), said)


def end_stuck(store: Store, actor: Actor) -> int:
    """End every stuck session; a job of the watcher. Returns how many."""
    if store.engine.dialect.name != "postgresql":
        return 0
    with store.reading(actor) as work:
        found = find_stuck(work)
    ended = 0
    for one in found:
        try:
            with store.work(actor) as work:
                end(work, one)
            ended += 1
        except NotAllowed:
            log.warning("process %s of %s is stuck, and may not be ended", one.pid, one.login)
    return ended
