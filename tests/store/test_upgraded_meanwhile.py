"""A program whose desk a newer one has upgraded meanwhile stops, and writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from services.errors import SchemaError
from services.store import work as units
from services.tickets import conversation
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.laid


def test_a_program_that_does_not_know_the_tables_any_more_stops(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lay_desk(store)
    number = opened(store, desk)
    before = _stands_at(store, "9999")
    monkeypatch.setattr(units, "LOOKS_EVERY_S", 0.0)

    with pytest.raises(SchemaError, match="newer"), store.reading(desk.agent):
        raise AssertionError("it was read")
    with pytest.raises(SchemaError, match="newer"):
        store.apply(desk.agent, lambda work: conversation.add_note(work, number, "x"), key="x")

    _stands_at(store, before)
    store.apply(desk.agent, lambda work: conversation.add_note(work, number, "x"), key="x")
    with store.engine.connect() as connection:
        notes = text("SELECT count(*) FROM message WHERE kind = 'note' AND body = 'x'")
        assert connection.scalar(notes) == 1


def _stands_at(store: Store, revision: str) -> str:
    """Let the database be at a revision; returns at which it was."""
    with store.engine.begin() as connection:
        before = connection.scalar(text("SELECT version_num FROM alembic_version"))
        turn = text("UPDATE alembic_version SET version_num = :revision")
        connection.execute(turn, {"revision": revision})
    return str(before)
