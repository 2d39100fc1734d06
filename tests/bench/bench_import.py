"""How fast a foreign log becomes tickets with their history, and how fast it is known again."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from services.imports import csv_rows, servicenow_log
from services.imports.servicenow import import_log
from services.store import schema
from services.store.work import Store
from tests.bench.job import Job
from tests.rigs.desk import lay_desk
from tests.rigs.logs import REAL_LOG

SLICE = 100
"""Incidents of the real log in one round."""


def jobs() -> list[Job]:
    """Import a slice of the real log into a fresh SQLite desk each round."""
    desks = _Desks()
    return [
        Job(
            job="read the real log (5,998 rows) and find its contradictions",
            ours=_read,
            goal="<= 2 s",
            claimed=False,
        ),
        Job(
            job="import incidents with their history, SQLite",
            ours=desks.incidents_a_second,
            goal=">= 15 /s",
            unit="/s",
            more_is_better=True,
            rounds=3,
            warmups=0,
        ),
        Job(
            job="import events, SQLite",
            ours=desks.events_a_second,
            goal=">= 100 /s",
            unit="/s",
            more_is_better=True,
            rounds=3,
            warmups=0,
        ),
        Job(
            job="import the same file again",
            ours=desks.import_again,
            goal="<= 100 ms",
            rounds=5,
            close=desks.close,
        ),
    ]


class _Desks:
    """Fresh desks in one folder, and the slice that is imported into them."""

    def __init__(self) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        self._folder = Path(self._temporary.name)
        self._number = 0
        self._log = _slice(self._folder / "slice.csv")
        self._again, _, _ = self._import()

    def incidents_a_second(self) -> float:
        store, incidents, _ = self._import()
        store.dispose()
        return incidents

    def events_a_second(self) -> float:
        store, _, events = self._import()
        store.dispose()
        return events

    def import_again(self) -> None:
        figures = import_log(self._again, self._log)
        if figures.earlier_import is None:
            raise RuntimeError("the log was not known")

    def close(self) -> None:
        self._again.dispose()
        self._temporary.cleanup()

    def _import(self) -> tuple[Store, float, float]:
        self._number += 1
        store = Store(f"sqlite:///{self._folder / str(self._number)}.sqlite")
        schema.upgrade(store.engine)
        lay_desk(store)
        started = time.perf_counter()
        figures = import_log(store, self._log)
        seconds = time.perf_counter() - started
        return store, figures.incidents / seconds, figures.events / seconds


def _read() -> None:
    servicenow_log.interpret(*csv_rows.read(REAL_LOG, servicenow_log.REQUIRED))


def _slice(file: Path) -> Path:
    """Write the first incidents of the real log, whole."""
    rows, _ = csv_rows.read(REAL_LOG, servicenow_log.REQUIRED)
    numbers = list(dict.fromkeys(row["number"] for row in rows))[:SLICE]
    header = list(rows[0].values)
    lines = [",".join(row.values[column] for column in header) for row in rows]
    wanted = [line for line, row in zip(lines, rows, strict=True) if row["number"] in numbers]
    file.write_text("\n".join([",".join(header), *wanted]), encoding="utf-8")
    return file
