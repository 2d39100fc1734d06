"""Runs migrations: on the connection the program hands in, else on VIGILDESK_DB."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from alembic import context
from sqlalchemy import ForeignKeyConstraint, create_engine, pool

from models.migrations import guard
from models.registry import Base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection
    from sqlalchemy.sql.schema import SchemaItem

DEFAULT_URL = "sqlite:///build/desk.sqlite"


def is_ours(
    item: SchemaItem,
    name: str | None,
    kind: str,
    reflected: bool,  # noqa: FBT001 - the signature is Alembic's
    counterpart: SchemaItem | None,
) -> bool:
    """Leave alone what only the database knows: a site's own tables, and parts of large ones."""
    del name
    if not reflected or counterpart is not None:
        return True
    if isinstance(item, ForeignKeyConstraint):
        # the server spells a reference to a parted table once more for each of its parts
        return item.elements[0].target_fullname.count(".") == 1
    return kind != "table"


def options(dialect: str) -> dict[str, Any]:
    """Return what both modes share; SQLite changes tables by rebuilding them."""
    return {
        "target_metadata": Base.metadata,
        "compare_type": True,
        "include_object": is_ours,
        "render_as_batch": dialect == "sqlite",
        # a commit between revisions would drop the migration lock on SQLite
        "transaction_per_migration": dialect != "sqlite",
    }


def run_offline(url: str) -> None:
    """Write the SQL instead of running it."""
    chosen = context.config.attributes.get("offline_dialect")
    dialect = chosen or ("sqlite" if url.startswith("sqlite") else "postgresql")
    if chosen is None:
        context.configure(
            url=url, literal_binds=True, dialect_opts={"paramstyle": "named"}, **options(dialect)
        )
    else:  # for an administrator: all of it or nothing
        whole = options(chosen) | {"transaction_per_migration": False}
        context.configure(
            dialect_name=chosen,
            literal_binds=True,
            dialect_opts={"paramstyle": "named"},
            output_buffer=context.config.output_buffer,
            **whole,
        )
    with context.begin_transaction():
        _execute(guard.lift(), dialect)
        context.run_migrations()
        if context.get_revision_argument() == context.get_head_revision():
            _execute(guard.lay(), dialect)


def run_online(connection: Connection) -> None:
    """Migrate on an open connection, and lay the guard around what there is then."""
    dialect = connection.dialect.name
    context.configure(connection=connection, **options(dialect))
    with context.begin_transaction():
        _execute(guard.lift(), dialect)
        context.run_migrations()
        # an older schema has no guard, and without its policies nobody but the owner sees a row
        if context.get_context().get_current_revision() == context.get_head_revision():
            _execute(guard.lay(), dialect)


def _execute(statements: Iterable[str], dialect: str) -> None:
    """Run or write the statements of the guard; SQLite has no roles to keep apart."""
    if dialect == "postgresql":
        for statement in statements:
            context.execute(statement)


def run() -> None:
    """Choose the mode: handed-in connection, offline SQL, or the developer's database."""
    handed_in = context.config.attributes.get("connection")
    url = os.environ.get("VIGILDESK_DB", DEFAULT_URL)
    if context.is_offline_mode():
        run_offline(url)
    elif handed_in is not None:
        run_online(handed_in)
    else:
        engine = create_engine(url, poolclass=pool.NullPool)
        with engine.connect() as connection:
            run_online(connection)


run()
