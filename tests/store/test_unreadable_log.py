"""Whoever owns the file may put anything into it; a verification says so and never breaks."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from services.audit.verification.findings import Grade
from services.audit.verification.run import Evidence, verify
from services.store.work import Store
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

SPOILED = (
    "UPDATE ledger_line SET fields = 'garbage' WHERE id = 3",
    "UPDATE ledger_line SET header = x'ff00' WHERE id = 3",
    "UPDATE audit_entry SET at = 'soon' WHERE id = 3",
    "UPDATE ticket SET subject = x'ff00'",
)


def spoil(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = on")
        triggers = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        assert raw.execute(statement).rowcount
        raw.commit()


def test_values_of_another_kind_are_an_alteration(sqlite_store: Store, tmp_path: Path) -> None:
    small = lay_desk(sqlite_store)
    opened(sqlite_store, small)
    assert verify(sqlite_store, Evidence()).first is None
    kept = tmp_path / "kept.db"
    with closing(sqlite3.connect(kept)) as copy, sqlite_store.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.backup(copy)

    for number, statement in enumerate(SPOILED):
        file = tmp_path / f"{number}.db"
        shutil.copy(kept, file)
        spoil(file, statement)
        store = Store(f"sqlite:///{file}")
        found = verify(store, Evidence())
        store.dispose()

        assert (found.grade, found.first is not None) == (Grade.FAILED, True), statement
