"""One question without a transaction: for what is asked every second and mostly means nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func

from services.store import engine as engines
from services.store import faults

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Select

    from services.store.work import Store


def glance(
    store: Store, query: Select[Any], own: Select[Any] | None = None
) -> tuple[datetime, Sequence[Any]]:
    """Return the deciding instant and the one row of a question; one round trip on PostgreSQL.

    Args:
        store: The database.
        query: The question.
        own: What is asked instead by a person's own login, which does not see everything.

    Raises:
        StoreUnavailable: The database cannot be reached.
    """
    with faults.translated(store.url), store.engine.connect() as connection:
        if own is not None and not engines.may_everything(connection):
            query = own
        if connection.dialect.name == "postgresql":
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            *row, told = alone.execute(_with_time(query)).one()
        else:
            told, row = engines.database_now(connection), list(connection.execute(query).one())
    return (store.time_source.now() if store.time_source else told), row


@cache
def _with_time(query: Select[Any]) -> Select[Any]:
    return query.add_columns(func.clock_timestamp())
