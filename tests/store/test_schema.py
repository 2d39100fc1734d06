"""Creating, upgrading, downgrading and refusing schemas, on both databases."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, String, inspect, text

from services.errors import SchemaError, StoreUnavailable
from services.store import alembic_runs, schema, urls
from services.store.engine import make_engine
from services.store.migrating import LOCK_KEY, migrating
from services.store.schema import SchemaState

if TYPE_CHECKING:
    from pathlib import Path

    from alembic.config import Config
    from sqlalchemy import Engine


def run(engine: Engine, statement: str, **values: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement), values)


def pretend_revision(engine: Engine, revision: str, min_client: str) -> None:
    run(engine, "UPDATE alembic_version SET version_num = :revision", revision=revision)
    run(engine, "DELETE FROM schema_meta WHERE key = 'min_client'")
    run(engine, "INSERT INTO schema_meta VALUES ('min_client', :oldest)", oldest=min_client)


def test_an_empty_database_is_absent(empty_engine: Engine) -> None:
    assert schema.status(empty_engine).state is SchemaState.ABSENT


def test_looking_at_a_missing_file_does_not_make_it(tmp_path: Path) -> None:
    schema.status(make_engine(f"sqlite:///{tmp_path / 'none.sqlite'}"))

    assert not (tmp_path / "none.sqlite").exists()


def test_upgrading_an_empty_database_makes_a_desk(empty_engine: Engine) -> None:
    schema.upgrade(empty_engine)

    assert schema.status(empty_engine).state is SchemaState.OK


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    assert schema.upgrade(engine) is False


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.begin() as connection:
        command.check(alembic_runs.configured(connection))


def test_the_revisions_are_those_of_alembic() -> None:
    script = ScriptDirectory.from_config(alembic_runs.configured())

    assert [one.revision for one in script.walk_revisions()] == schema.known_revisions()[::-1]


def test_looking_at_a_schema_does_not_load_alembic(sqlite_url: str) -> None:
    code = (
        "import sys; from services.store import schema; from services.store.engine import"
        f" make_engine; schema.require_usable(make_engine({sqlite_url!r})); print(*sys.modules)"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()

    assert "sqlalchemy" in loaded
    assert not {"alembic", "psycopg"} & set(loaded)


def test_a_downgraded_database_is_empty_again(engine: Engine) -> None:
    schema.downgrade(engine)

    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}


def test_the_tables_of_another_program_are_left_alone(empty_engine: Engine) -> None:
    run(empty_engine, "CREATE TABLE invoices (id integer)")

    with pytest.raises(SchemaError, match="holds tables of another program"):
        schema.upgrade(empty_engine)


def test_a_newer_schema_that_lets_this_client_in_is_usable(engine: Engine) -> None:
    pretend_revision(engine, "9999", "0.1.0")

    assert schema.status(engine).state is SchemaState.NEWER
    schema.require_usable(engine)


def test_a_newer_schema_that_needs_a_newer_client_is_refused(engine: Engine) -> None:
    pretend_revision(engine, "9999", "7.2.0")

    with pytest.raises(SchemaError, match=r"needs Vigildesk 7\.2\.0 or later.*Update this seat"):
        schema.require_usable(engine)


def test_a_desk_without_tables_is_refused_with_the_way_out(empty_engine: Engine) -> None:
    with pytest.raises(SchemaError, match="Make one with `vigilctl db init`"):
        schema.require_usable(empty_engine)


def test_of_clients_that_start_together_one_creates_the_schema(empty_url: str) -> None:
    barrier = threading.Barrier(4)
    did: list[bool] = []

    def start() -> None:
        engine = make_engine(empty_url)
        barrier.wait()
        did.append(schema.upgrade(engine))
        engine.dispose()

    clients = [threading.Thread(target=start) for _ in range(4)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()

    assert sorted(did) == [False, False, False, True]


def test_a_client_gives_up_when_another_never_finishes_upgrading(empty_pg_url: str) -> None:
    engine = make_engine(empty_pg_url)
    with engine.connect() as other:
        other.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})

        with pytest.raises(StoreUnavailable, match="Another client is upgrading"):
            schema.upgrade(engine, wait_s=0.3)
    engine.dispose()


def test_an_upgrade_that_fails_leaves_nothing(
    empty_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def upgrade_and_fail(config: Config, target: str) -> None:
        genuine(config, target)
        raise RuntimeError("the lights went out")

    genuine = command.upgrade
    monkeypatch.setattr(command, "upgrade", upgrade_and_fail)

    with pytest.raises(RuntimeError):
        schema.upgrade(empty_engine)
    assert schema.status(empty_engine).state is SchemaState.ABSENT


TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"


def test_rebuilding_a_table_keeps_its_triggers(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        before = connection.execute(text(TRIGGERS)).all()

    with migrating(engine, 1.0) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("audit_entry", recreate="always") as table:
            table.add_column(Column("mood", String))

    with engine.connect() as connection:
        assert connection.execute(text(TRIGGERS)).all() == before
    engine.dispose()


@pytest.mark.parametrize("table", ["ticket", "message", "attachment", "custom_value"])
def test_a_table_that_triggers_of_others_read_can_be_rebuilt(sqlite_url: str, table: str) -> None:
    engine = make_engine(sqlite_url)

    with migrating(engine, 1.0) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table(table, recreate="always") as changed:
            changed.add_column(Column("mood", String))

    with engine.connect() as connection:
        columns = [one["name"] for one in inspect(connection).get_columns(table)]
        broken = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    engine.dispose()
    assert ("mood" in columns, broken) == (True, ["ok"])


def test_a_trigger_that_a_migration_drops_stays_dropped(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)

    with migrating(engine, 1.0) as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_entry_is_never_changed")

    with engine.connect() as connection:
        names = [row.name for row in connection.execute(text(TRIGGERS))]
    engine.dispose()
    assert "audit_entry_is_never_changed" not in names


def test_rebuilding_a_table_keeps_the_rows_that_point_at_it(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    run(engine, "INSERT INTO department (id, name) VALUES (1, 'IT')")
    run(
        engine,
        "INSERT INTO team (id, name, department_id, tier, active) VALUES (1, 'Tier 1', 1, 1, 1)",
    )

    with migrating(engine, 1.0) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("department", recreate="always") as table:
            table.add_column(Column("mood", String))

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM team")) == 1
    engine.dispose()


def test_a_migration_that_would_leave_orphans_is_undone(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)

    with (
        pytest.raises(SchemaError, match="1 row without what it refers to"),
        migrating(engine, 1.0) as connection,
    ):
        connection.exec_driver_sql(
            "INSERT INTO team (id, name, department_id, tier, active) VALUES (1, 'T', 9, 1, 1)"
        )

    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM team")) == 0
    engine.dispose()


@pytest.mark.parametrize(
    ("text_given", "shown"),
    [
        ("postgresql://ada:secret@db1:5432/desk", "the database desk on db1:5432"),
        ("postgresql+psycopg://ada:secret@/desk?host=h1", "the database desk on h1"),
        ("sqlite:///desk.sqlite", "the file desk.sqlite"),
        ("desk.sqlite", "the file desk.sqlite"),
        ("sqlite://", "the database in memory"),
    ],
)
def test_a_database_is_named_without_its_password(text_given: str, shown: str) -> None:
    assert urls.described(text_given) == shown
