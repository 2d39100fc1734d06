"""Fixtures: an empty or migrated database of each kind, real ones, fresh for every test."""

from __future__ import annotations

import itertools
import os
import shutil
from typing import TYPE_CHECKING

import psycopg
import pytest

from services.store import partitions, schema
from services.store.engine import make_engine
from services.store.work import Store
from services.time_source import VirtualTime
from tests.rigs.desk import MONDAY_9H, lay_desk
from tests.rigs.postgres_server import PgServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from services.time_source import TimeSource

TEMPLATE = "vigildesk_template"
MONDAY = "vigildesk_monday"
LAID = "vigildesk_laid"
Keeper = psycopg.Connection[tuple[object, ...]]
PARTED = "VIGILDESK_TEST_PARTED"
"""Set it to run the tests of the store on a desk whose large tables are parted by month."""
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def pg_server() -> Iterator[PgServer]:
    """A PostgreSQL server for the whole run."""
    server = PgServer().start()
    yield server
    server.destroy()


@pytest.fixture(scope="session")
def pg_keeper(pg_server: PgServer) -> Iterator[Keeper]:
    """A connection that makes and drops databases: a new one for each costs a tenth of a second."""
    with psycopg.connect(pg_server.url().replace("+psycopg", ""), autocommit=True) as keeper:
        yield keeper


@pytest.fixture(scope="session")
def pg_template(pg_server: PgServer, pg_keeper: Keeper) -> str:
    """The name of a database with the newest schema, to be cloned."""
    pg_keeper.execute(f"CREATE DATABASE {TEMPLATE}")
    _migrate(pg_server.url(TEMPLATE))
    return TEMPLATE


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema, to be copied."""
    file = tmp_path_factory.mktemp("template") / "desk.sqlite"
    _migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def pg_monday(pg_server: PgServer, pg_keeper: Keeper, pg_template: str) -> str:
    """The name of a database with the small desk as it was laid on Monday, to be cloned."""
    pg_keeper.execute(f"CREATE DATABASE {MONDAY} TEMPLATE {pg_template}")
    _lay(pg_server.url(MONDAY), VirtualTime(MONDAY_9H))
    return MONDAY


@pytest.fixture(scope="session")
def sqlite_monday(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the small desk as it was laid on Monday, to be copied."""
    file = tmp_path_factory.mktemp("monday") / "desk.sqlite"
    shutil.copy(sqlite_template, file)
    _lay(f"sqlite:///{file}", VirtualTime(MONDAY_9H))
    return file


@pytest.fixture(scope="session")
def pg_laid(pg_server: PgServer, pg_keeper: Keeper, pg_template: str) -> str:
    """The name of a database with the small desk as it was laid today, to be cloned."""
    pg_keeper.execute(f"CREATE DATABASE {LAID} TEMPLATE {pg_template}")
    _lay(pg_server.url(LAID))
    return LAID


@pytest.fixture(scope="session")
def sqlite_laid(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the small desk as it was laid today, to be copied."""
    file = tmp_path_factory.mktemp("laid") / "desk.sqlite"
    shutil.copy(sqlite_template, file)
    _lay(f"sqlite:///{file}")
    return file


@pytest.fixture
def pg_url(request: pytest.FixtureRequest, pg_server: PgServer, pg_keeper: Keeper) -> Iterator[str]:
    """A migrated PostgreSQL database of this test's own; the small desk is in it if `laid`."""
    template = "pg_laid" if _is_laid(request) else "pg_template"
    yield from _pg_database(pg_server, pg_keeper, request.getfixturevalue(template))


@pytest.fixture
def empty_pg_url(pg_server: PgServer, pg_keeper: Keeper) -> Iterator[str]:
    """An empty PostgreSQL database of this test's own."""
    yield from _pg_database(pg_server, pg_keeper, "template0")


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated SQLite file of this test's own; the small desk is in it if `laid`."""
    template = "sqlite_laid" if _is_laid(request) else "sqlite_template"
    shutil.copy(request.getfixturevalue(template), tmp_path / "desk.sqlite")
    return f"sqlite:///{tmp_path / 'desk.sqlite'}"


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """Where a SQLite file may be made; it does not exist yet."""
    return f"sqlite:///{tmp_path / 'empty.sqlite'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """A migrated database; the test runs once on each kind."""
    name = {"sqlite": "sqlite_url", "postgresql": "pg_url"}[request.param]
    return str(request.getfixturevalue(name))


@pytest.fixture
def pg_monday_url(pg_server: PgServer, pg_keeper: Keeper, pg_monday: str) -> Iterator[str]:
    """A PostgreSQL database of this test's own, with the small desk in it."""
    yield from _pg_database(pg_server, pg_keeper, pg_monday)


@pytest.fixture
def sqlite_monday_url(sqlite_monday: Path, tmp_path: Path) -> str:
    """A SQLite file of this test's own, with the small desk in it."""
    shutil.copy(sqlite_monday, tmp_path / "desk.sqlite")
    return f"sqlite:///{tmp_path / 'desk.sqlite'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def monday_url(request: pytest.FixtureRequest) -> str:
    """A database with the small desk as it was laid on Monday: `lay_desk` finds it there."""
    name = {"sqlite": "sqlite_monday_url", "postgresql": "pg_monday_url"}[request.param]
    return str(request.getfixturevalue(name))


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def module_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """A migrated database of each kind that the tests of a module only read together."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("module") / "desk.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite:///{file}"
    else:
        given = (request.getfixturevalue(one) for one in ("pg_server", "pg_keeper", "pg_template"))
        yield from _pg_database(*given)


@pytest.fixture(scope="module")
def module_pg_url(pg_server: PgServer, pg_keeper: Keeper, pg_template: str) -> Iterator[str]:
    """A migrated PostgreSQL database that the tests of a module only read together."""
    yield from _pg_database(pg_server, pg_keeper, pg_template)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest) -> str:
    """An empty database; the test runs once on each kind."""
    name = {"sqlite": "empty_sqlite_url", "postgresql": "empty_pg_url"}[request.param]
    return str(request.getfixturevalue(name))


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    """The engine of a migrated database, on each kind."""
    made = make_engine(url)
    yield made
    made.dispose()


@pytest.fixture
def empty_engine(empty_url: str) -> Iterator[Engine]:
    """The engine of an empty database, on each kind."""
    made = make_engine(empty_url)
    yield made
    made.dispose()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store on a migrated database, on each kind."""
    made = Store(url)
    yield made
    made.dispose()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """A store on a migrated SQLite file, for tests where one kind is enough."""
    made = Store(sqlite_url)
    yield made
    made.dispose()


@pytest.fixture
def owner(pg_url: str) -> Iterator[Store]:
    """A store of whom the database on the server belongs to."""
    made = Store(pg_url)
    yield made
    made.dispose()


def _pg_database(server: PgServer, keeper: Keeper, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    keeper.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield server.url(name)
    keeper.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _is_laid(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("laid") is not None


def _lay(url: str, time: TimeSource | None = None) -> None:
    store = Store(url, time)
    lay_desk(store)
    store.dispose()


def _migrate(url: str) -> None:
    made = make_engine(url)
    schema.upgrade(made)
    if PARTED in os.environ and made.dialect.name == "postgresql":
        partitions.part(made, over=-1)
    made.dispose()
