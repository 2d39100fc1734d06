"""The triggers name what they record, a column that was added later too, and which are words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import JSON, Enum, String, create_engine, inspect, text
from sqlalchemy.pool import NullPool

from models.ledger import AUDITED
from models.registry import Base

if TYPE_CHECKING:
    from services.store.work import Store

PLAIN: Final = ("ticket_event", "kind")
"""Text of the program's own, in which nobody's words stand."""


@pytest.mark.parametrize("table", AUDITED)
def test_what_people_write_is_a_field_of_its_own(table: str) -> None:
    """A text or a list is words, unless it is one of a closed list or named here."""
    recorded = [
        one for one in Base.metadata.tables[table].columns if one.name not in AUDITED[table].skip
    ]

    assert AUDITED[table].words == tuple(
        one.name
        for one in recorded
        if isinstance(one.type, (String, JSON)) and not isinstance(one.type, Enum)
        if (table, one.name) != PLAIN
    )


@pytest.mark.postgres
def test_the_triggers_know_the_same_words(pg_url: str) -> None:
    query = text(
        "SELECT c.relname, encode(t.tgargs, 'escape') FROM pg_trigger t"
        " JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname LIKE '%is_captured'"
    )
    engine = create_engine(pg_url, poolclass=NullPool)
    with engine.connect() as connection:
        given = {row[0]: row[1].split("\\000") for row in connection.execute(query)}
    engine.dispose()

    assert {table: said[:5] for table, said in given.items()} == {
        table: [how.subject, how.by, *map(",".join, (how.key, how.skip, sorted(how.words)))]
        for table, how in AUDITED.items()
    }


@pytest.mark.postgres
def test_the_triggers_fire_for_every_column_that_is_recorded(pg_url: str) -> None:
    """And for no other: a version and what is counted anew change without a line."""
    query = text(
        "SELECT c.relname, a.attname, a.attnum = ANY (t.tgattr::smallint[]) FROM pg_trigger t"
        " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_attribute a ON a.attrelid = c.oid"
        " WHERE t.tgname LIKE '%is_captured' AND a.attnum > 0 AND NOT a.attisdropped"
    )
    engine = create_engine(pg_url, poolclass=NullPool)
    with engine.connect() as connection:
        found = [tuple(one) for one in connection.execute(query)]
    engine.dispose()

    assert {table for table, *_ in found} == set(AUDITED)
    assert [
        (table, column)
        for table, column, is_asked in found
        if is_asked is (column in AUDITED[table].skip)
    ] == []


@pytest.mark.parametrize("table", AUDITED)
def test_every_column_of_an_audited_table_is_recorded(sqlite_store: Store, table: str) -> None:
    query = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :of")
    with sqlite_store.engine.connect() as connection:
        said = " ".join(connection.scalars(query, {"of": table}))
    known = {one["name"] for one in inspect(sqlite_store.engine).get_columns(table)}

    wanted = known - set(AUDITED[table].skip)
    assert {one for one in wanted if f"'{one}', NEW." not in said} == set()
