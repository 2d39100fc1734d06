"""Runs Alembic on a connection that is held still; imported only when a schema changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

import models.migrations

if TYPE_CHECKING:
    from typing import TextIO

    from sqlalchemy import Connection


def upgrade(connection: Connection, target: str) -> None:
    """Bring the schema forward to a revision, or to `head`."""
    command.upgrade(configured(connection), target)


def downgrade(connection: Connection, target: str) -> None:
    """Take the schema back to a revision, or to `base`."""
    command.downgrade(configured(connection), target)


def upgrade_offline(start: str, target: str, out: TextIO) -> None:
    """Write the SQL of an upgrade on PostgreSQL, as one transaction, instead of running it."""
    config = configured()
    config.output_buffer = out
    config.attributes["offline_dialect"] = "postgresql"
    command.upgrade(config, f"{start}:{target}", sql=True)


def configured(connection: Connection | None = None) -> Config:
    """Configure Alembic from the package, so that it works frozen and from any directory."""
    place = str(Path(models.migrations.__path__[0]))
    config = Config()
    config.set_main_option("script_location", place.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
