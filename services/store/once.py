"""Keeps a row unless it is there already, also where the one that is there may not be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from models.registry import Base
    from services.store.work import Work


def keep_once(work: Work, model: type[Base], **values: Any) -> None:  # noqa: ANN401 - columns
    """Insert a row; nothing happens where its key is taken.

    Looking first would not do: behind row policies a seat does not see everybody's rows.
    """
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.execute(postgresql.insert(model).values(**values).on_conflict_do_nothing())
    else:
        work.session.execute(sqlite.insert(model).values(**values).on_conflict_do_nothing())
