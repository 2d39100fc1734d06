"""Migrations carry a desk's data, up and down, on both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import inspect, text

from models.base import Base
from services.audit.verification.run import Evidence, verify
from services.sla.publishing import publish_policy
from services.store import schema
from tests.rigs.desk import STANDARD, lay_desk, opened

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from services.store.work import Store

pytestmark = pytest.mark.laid

PUBLISHED: Final = text("SELECT id, from_ticket, position FROM policy_version ORDER BY id")
KEPT = ("person", "ticket", "message", "ticket_event", "clock", "audit_entry")


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table: connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0  # noqa: S608
            for table in KEPT
        }


@pytest.fixture
def filled(store: Store) -> Engine:
    """A desk with people, a policy and tickets in it."""
    desk = lay_desk(store)
    for _ in range(3):
        opened(store, desk)
    return store.engine


def test_a_filled_desk_goes_back_step_by_step_and_keeps_its_data(filled: Engine) -> None:
    before = counts(filled)

    for revision in schema.known_revisions()[-2::-1]:
        schema.downgrade(filled, revision)

    assert counts(filled) == before


def test_a_filled_desk_that_went_back_comes_forward_with_its_data(filled: Engine) -> None:
    before = counts(filled)
    schema.downgrade(filled, schema.known_revisions()[0])

    assert schema.status(filled).state is (
        schema.SchemaState.OLDER if len(schema.known_revisions()) > 1 else schema.SchemaState.OK
    )
    schema.upgrade(filled)
    assert counts(filled) == before


def test_a_filled_desk_of_the_last_version_is_upgraded(filled: Engine) -> None:
    # the newest migration changes audited rows: their lines are written before the guard is laid
    schema.downgrade(filled, "0042")

    assert schema.upgrade(filled)
    assert schema.status(filled).state is schema.SchemaState.OK


def test_what_was_published_for_new_tickets_only_comes_back_with_its_columns(
    store: Store,
) -> None:
    """Else it would count for every ticket, and the desk's own ledger would not verify."""
    desk = lay_desk(store)
    opened(store, desk)
    with store.work(desk.admin) as work:
        publish_policy(work, replace(STANDARD, position=2))
    with store.engine.connect() as connection:
        before = connection.execute(PUBLISHED).all()

    schema.downgrade(store.engine, "0042")
    schema.upgrade(store.engine)

    with store.engine.connect() as connection:
        assert connection.execute(PUBLISHED).all() == before
    assert {one.from_ticket for one in before} == {0, 1002}
    assert [one.problems for one in verify(store, Evidence()).results if one.problems] == []


def test_a_filled_desk_can_be_taken_down_whole(filled: Engine) -> None:
    schema.downgrade(filled)

    assert set(inspect(filled).get_table_names()) <= {"alembic_version"}


def test_the_guards_of_history_survive_going_back_and_forth(filled: Engine) -> None:
    before = guards(filled)

    schema.downgrade(filled, schema.known_revisions()[0])
    schema.upgrade(filled)

    assert guards(filled) == before


def guards(engine: Engine) -> set[str]:
    """Return the names of all triggers."""
    listing = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[engine.dialect.name]
    with engine.connect() as connection:
        return set(connection.scalars(text(listing)))


def test_the_ledger_of_a_file_records_every_column(sqlite_store: Store) -> None:
    """A column that a migration adds is recorded from then on, unless it is a cache of others."""
    listing = text("SELECT sql FROM sqlite_master WHERE name = :name")
    with sqlite_store.engine.connect() as connection:
        for table in ("policy_version", "calendar_version"):
            found = connection.scalar(listing, {"name": f"{table}_update_is_captured"})
            missing = [
                one.name for one in Base.metadata.tables[table].columns if one.name not in found
            ]
            assert missing == []
