"""A program whose desk a newer one has upgraded meanwhile stops, and writes nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import text

from services.errors import OutgrownError, SchemaError
from services.store import schema
from services.store import work as units
from services.tickets import conversation
from services.watch.watcher import Watcher
from tests.rigs.desk import lay_desk, opened
from tests.rigs.waiting import until

if TYPE_CHECKING:
    from sqlalchemy import Engine

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


def test_who_is_outgrown_says_so_once_and_leaves_the_database_alone(
    store: Store, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = lay_desk(store)
    asked: list[Engine] = []
    require = schema.require_known

    def look(engine: Engine) -> None:
        asked.append(engine)
        require(engine)

    monkeypatch.setattr(schema, "require_known", look)
    _stands_at(store, "9999")
    monkeypatch.setattr(store, "_looked_s", -units.LOOKS_EVERY_S)
    watcher = Watcher(store, "seat")

    assert "newer program" in watcher.sweep_now().said
    watcher.start()
    watcher.stop()
    for _ in range(3):
        with pytest.raises(OutgrownError, match="Update this seat"), store.work(desk.agent):
            raise AssertionError("it was written")

    assert len(asked) == 1
    said = [one.getMessage() for one in caplog.records if "newer program" in one.getMessage()]
    assert len(said) == 1


def _stands_at(store: Store, revision: str) -> str:
    """Let the database be at a revision; returns at which it was."""
    with store.engine.begin() as connection:
        before = connection.scalar(text("SELECT version_num FROM alembic_version"))
        turn = text("UPDATE alembic_version SET version_num = :revision")
        connection.execute(turn, {"revision": revision})
    return str(before)


HELD: Final = text("""
SELECT c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND l.granted
  AND l.mode = 'AccessExclusiveLock' AND l.pid IN (SELECT pid FROM pg_locks WHERE NOT granted)
LIMIT 1
""")
"""A table that an upgrade holds which waits for another one."""


@pytest.mark.postgres
def test_an_upgrade_tries_again_where_somebody_at_work_stood_in_its_way(owner: Store) -> None:
    """Each waits for a table that the other holds: the upgrade gives way, and nothing is lost."""
    number = opened(owner, lay_desk(owner))
    schema.downgrade(owner.engine, schema.known_revisions()[-2])
    with ThreadPoolExecutor(1) as pool, owner.engine.begin() as connection:
        turn = text("UPDATE ticket SET subject = 'Kept' WHERE id = :number")
        connection.execute(turn, {"number": number})
        upgraded = pool.submit(schema.upgrade, owner.engine)
        with owner.engine.connect() as other:
            held = until(lambda: other.scalar(HELD), what="the upgrade waits")
        connection.execute(text(f"SELECT count(*) FROM {held}"))  # noqa: S608 - of the catalogue
        connection.commit()
        assert upgraded.result(60)

    with owner.engine.connect() as connection:
        subjects = connection.scalars(text("SELECT subject FROM ticket")).all()
    assert subjects == ["Kept"]
