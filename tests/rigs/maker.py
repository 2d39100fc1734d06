"""A server where a desk is made by a login that owns its database and is no superuser."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.rigs.postgres_server import PASSWORD, PgServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAKER: Final = "desk_maker"


class Hospital:
    """A server, its administrator, and the login that gets what an administrator hands out."""

    def __init__(self, server: PgServer) -> None:
        """Hand out what the runbook says, and no more."""
        self.server = server
        self.command(f"CREATE ROLE {MAKER} LOGIN CREATEROLE PASSWORD '{PASSWORD}'")

    def database(self, name: str, owner: str = MAKER) -> str:
        """Make an empty database; returns its address for the owner."""
        self.command(f"CREATE DATABASE {name} OWNER {owner} TEMPLATE template0")
        return self.server.url(name, owner)

    def command(self, statement: str, database: str = "postgres") -> None:
        """Do something as the administrator of the server."""
        address = self.server.url(database)
        admin = create_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with admin.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def hospital(binaries: Path) -> Iterator[Hospital]:
    """Run a server of one version for a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIGILDESK_TEST_PG_BIN", str(binaries))
        server = PgServer()
    try:
        yield Hospital(server.start())
    finally:
        server.destroy()
