"""Two PostgreSQL servers of our own: a primary and a standby that follows it."""

from __future__ import annotations

import os
import signal
from typing import Any, Final

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.rigs.postgres_server import PASSWORD, PgServer
from tests.rigs.waiting import until

SETTINGS: Final = tuple(
    part
    for setting in (
        "wal_level=replica",
        "max_wal_senders=5",
        "hot_standby=on",
        "max_connections=120",
        "shared_buffers=64MB",
        "wal_keep_size=512MB",
        "wal_log_hints=on",
        "wal_retrieve_retry_interval=200ms",
        "log_min_messages=warning",
    )
    for part in ("-c", setting)
)


class TwoNodes:
    """A primary and a standby.

    Args:
        is_synchronous: A commit waits until the standby has it on its disk.
    """

    def __init__(self, *, is_synchronous: bool = True) -> None:
        """Start both and wait until the standby follows."""
        self.is_synchronous = is_synchronous
        self.primary = PgServer(SETTINGS, in_memory=True).start()
        self.standby = self._followed()
        if is_synchronous:
            self._set("synchronous_standby_names", "*")

    def url(self, database: str = "postgres") -> str:
        """Return the address that names both and wants the one that can be written."""
        places = "&".join(f"host=127.0.0.1:{one.port}" for one in (self.primary, self.standby))
        return (
            f"postgresql+psycopg://postgres:{PASSWORD}@/{database}?{places}"
            "&target_session_attrs=read-write"
        )

    def fail_over(self) -> None:
        """Kill the primary like a power cut, and let the standby take over."""
        self.primary.kill()
        self.promote()

    def promote(self) -> None:
        """Let the standby take over."""
        self._on(self.standby, "SELECT pg_promote(true, 30)")

    def stall(self) -> None:
        """Let the primary send nothing any more: what it commits now, it commits alone.

        The sender is stopped, not the receiver: what was sent would wait in the socket.
        """
        pid = int(self._on(self.primary, "SELECT pid FROM pg_stat_replication"))
        os.kill(pid, signal.SIGSTOP)

    def destroy(self) -> None:
        """Stop and remove both."""
        for one in (self.standby, self.primary):
            one.destroy()

    def create(self, database: str) -> None:
        """Make a database on the primary."""
        self._on(self.primary, f"CREATE DATABASE {database}")

    def wait_until_followed(self) -> None:
        """Wait until the standby streams."""
        ask = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        until(lambda: self._on(self.primary, ask), what="the standby follows")

    def _followed(self) -> PgServer:
        standby = PgServer(SETTINGS, in_memory=True)
        standby.copy_of(self.primary)
        standby.start()
        self.wait_until_followed()
        return standby

    def _set(self, name: str, value: str) -> None:
        self._on(self.primary, f"ALTER SYSTEM SET {name} = '{value}'")
        self._on(self.primary, "SELECT pg_reload_conf()")
        self._on(self.primary, "SELECT pg_sleep(0.2)")

    def _on(self, server: PgServer, statement: str) -> Any:  # noqa: ANN401 - one value
        engine = create_engine(server.url(), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with engine.connect() as connection:
            found = connection.execute(text(statement))
            return found.scalar() if found.returns_rows else None
