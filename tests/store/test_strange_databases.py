"""A desk is made well in a database that a site has set up its own way, or refused unharmed."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import text

from services.errors import HelpDeskError, SchemaError, SignInRefused
from services.operations import offline
from services.store import schema
from services.store.engine import make_engine
from services.store.schema import SchemaState
from services.store.work import Store
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from tests.rigs.postgres_server import PgServer

pytestmark = pytest.mark.laid

SET_BY_THE_SITE = {
    "search_path": "elsewhere",
    "timezone": "'America/New_York'",
    "datestyle": "'German, DMY'",
    "intervalstyle": "sql_standard",
    "bytea_output": "escape",
    "standard_conforming_strings": "off",
    "default_transaction_isolation": "serializable",
}


def _run(url: str, *statements: str) -> None:
    # as a tool of the site would, with none of our settings
    with closing(psycopg.connect(url.replace("+psycopg", ""), autocommit=True)) as connection:
        for one in statements:
            connection.execute(one.encode())


def _count(url: str, what: str) -> object:
    engine = make_engine(url)
    with engine.connect() as connection:
        found = connection.scalar(text(f"SELECT count(*) FROM {what}"))  # noqa: S608 - ours
    engine.dispose()
    return found


@pytest.mark.postgres
def test_settings_of_the_site_change_nothing_for_the_desk(empty_pg_url: str) -> None:
    name = empty_pg_url.rpartition("/")[2]
    _run(
        empty_pg_url,
        *(f"ALTER DATABASE {name} SET {one} = {value}" for one, value in SET_BY_THE_SITE.items()),
    )

    engine = make_engine(empty_pg_url)
    schema.upgrade(engine)
    engine.dispose()
    store = Store(empty_pg_url)
    desk = lay_desk(store)
    opened(store, desk)
    with store.reading(desk.agent) as work:
        isolation = work.session.scalar(text("SHOW transaction_isolation"))
        told = work.session.scalar(text("SELECT timestamptz '2026-06-08 10:00Z'"))
    store.dispose()

    assert _count(empty_pg_url, "public.ticket") == 1
    assert (isolation, told) == ("read committed", datetime(2026, 6, 8, 10, tzinfo=UTC))


@pytest.mark.postgres
def test_offline_sql_lays_its_tables_where_the_desk_looks(empty_pg_url: str) -> None:
    name = empty_pg_url.rpartition("/")[2]
    _run(empty_pg_url, f"ALTER DATABASE {name} SET search_path = elsewhere")

    _run(empty_pg_url, offline.upgrade_sql(None))

    engine = make_engine(empty_pg_url)
    assert schema.status(engine).state is SchemaState.OK
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_keep_all_letters_is_refused(
    pg_server: PgServer, encoding: str
) -> None:
    name = f"kept_as_{encoding.lower()}"
    _run(
        pg_server.url(),
        f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LOCALE 'C'",
    )
    engine = make_engine(pg_server.url(name))

    assert schema.status(engine).state is SchemaState.ABSENT
    with pytest.raises(SchemaError, match=f"{encoding}.*UTF8.*createdb"):
        schema.upgrade(engine)

    assert schema.status(engine).state is SchemaState.ABSENT
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["api", "guard"])
def test_a_schema_of_another_program_is_not_destroyed(empty_pg_url: str, name: str) -> None:
    _run(empty_pg_url, f"CREATE SCHEMA {name}", f"CREATE TABLE {name}.customer (id int)")
    engine = make_engine(empty_pg_url)

    assert schema.status(engine).state is SchemaState.FOREIGN
    with pytest.raises(SchemaError, match="another program"):
        schema.upgrade(engine)
    with pytest.raises(Exception, match="api or guard of another program"):
        _run(empty_pg_url, offline.upgrade_sql(None))
    engine.dispose()

    assert _count(empty_pg_url, f"{name}.customer") == 0


@pytest.mark.postgres
def test_a_view_under_a_name_of_the_desk_is_said(empty_pg_url: str) -> None:
    _run(empty_pg_url, "CREATE VIEW ticket AS SELECT 1 AS id")
    engine = make_engine(empty_pg_url)

    with pytest.raises(HelpDeskError, match="that name already"):
        schema.upgrade(engine)

    engine.dispose()
    assert _count(empty_pg_url, "ticket") == 1


@pytest.mark.postgres
def test_a_login_the_desk_does_not_know_is_told_so(pg_server: PgServer, pg_url: str) -> None:
    name = pg_url.rpartition("/")[2]
    _run(
        pg_server.url(),
        "CREATE ROLE stranger_here LOGIN PASSWORD 'test'",
        f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC",
    )
    engine = make_engine(pg_server.url(name, "stranger_here", "test"))

    with pytest.raises(SignInRefused, match="is not open to this login"):
        schema.status(engine)

    engine.dispose()
