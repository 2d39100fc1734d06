"""In a file the triggers name the columns they record; one that was added later is among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import inspect, text

from models.ledger import AUDITED

if TYPE_CHECKING:
    from services.store.work import Store

CACHES: Final = {"clock": {"coming", "level_at"}}
"""What is counted anew from the rest whenever it is needed."""


@pytest.mark.parametrize("table", AUDITED)
def test_every_column_of_an_audited_table_is_recorded(sqlite_store: Store, table: str) -> None:
    query = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :of")
    with sqlite_store.engine.connect() as connection:
        said = " ".join(connection.scalars(query, {"of": table}))
    known = {one["name"] for one in inspect(sqlite_store.engine).get_columns(table)}

    wanted = known - set(AUDITED[table].skip) - CACHES.get(table, set())
    assert {one for one in wanted if f"'{one}', NEW." not in said} == set()
