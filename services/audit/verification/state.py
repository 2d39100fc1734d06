"""Replay what the lines say of every audited row, and compare it with what stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from models.ledger import AUDITED
from services.audit import columns
from services.audit.verification.findings import Layer, Result
from services.audit.verification.forms import is_same
from services.store.recorded_rows import recorded_rows, recording

if TYPE_CHECKING:
    from sqlalchemy import Connection

UNKNOWN: Final = object()
"""Erased: nothing can be said about it."""

Place = tuple[str, int, int]


@dataclass(slots=True)
class Replayed:
    """Rows as the lines tell them: table and key to columns, and the line that said so last."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    result: Result = field(default_factory=lambda: Result(Layer.STATE))
    blurred: bool = False
    """A line about some row was erased so far that not even its row is known."""

    def follow(self, kind: str, values: dict[str, Any], place: Place, *, is_whole: bool) -> None:
        """Take in one line."""
        row = values.get("row")
        if not isinstance(row, str):
            self.blurred = True
            return
        operation = kind.rpartition(".")[2]
        self.places[row] = place
        if operation == "delete":
            self.rows.pop(row, None)
            return
        if operation == "insert" and is_whole and row not in self.rows:
            self.rows[row] = {column: sides.get("after") for column, sides in columns.told(values)}
            return
        self._change(row, values, place, is_whole=is_whole)

    def _change(self, row: str, values: dict[str, Any], place: Place, *, is_whole: bool) -> None:
        known = self.rows.setdefault(row, {})
        if not is_whole:
            known.update(dict.fromkeys(known, UNKNOWN))
        for column, sides in columns.told(values):
            if "before" in sides:
                before = known.get(column, UNKNOWN)
                if before is not UNKNOWN and before != sides["before"]:
                    self._differ(row, column, (before, sides["before"]), place)
            known[column] = sides.get("after")

    def _differ(self, row: str, column: str, pair: tuple[Any, Any], place: Place) -> None:
        """Two spellings of one value are no change: the desk has moved to the other database."""
        if not is_same(row.partition("/")[0], column, *pair):
            self.result.fail(f"{column} had been changed unseen before this", *place)


def compare(connection: Connection, replayed: Replayed) -> Result:
    """Compare every audited row with what the lines say of it."""
    result = replayed.result
    _check_capture(connection, result)
    waiting = set(replayed.rows)
    for table, how in AUDITED.items():
        for key, live in recorded_rows(connection, table, how.key, how.skip):
            result.checked += 1
            row = f"{table}/{key}"
            waiting.discard(row)
            _compare_row(replayed, row, live)
    for row in sorted(waiting):
        result.fail(f"{row} was removed unseen", *replayed.places[row])
    return result


def _check_capture(connection: Connection, result: Result) -> None:
    """Look whether the triggers are there and switched on: else nothing more is recorded."""
    found = recording(connection)
    for table in sorted(set(AUDITED) - found):
        result.fail(f"changes of {table} are not recorded: its trigger is gone or switched off")


def _compare_row(replayed: Replayed, row: str, live: dict[str, Any]) -> None:
    told = replayed.rows.get(row)
    if told is None:
        if not replayed.blurred:
            replayed.result.fail(f"{row} was never recorded")
        return
    if told == live:  # most rows, at the speed of a dictionary; what is equal is the same
        return
    table = row.partition("/")[0]
    changed = [
        name
        for name, value in told.items()
        if value is not UNKNOWN and name in live and not is_same(table, name, value, live[name])
    ]
    if changed:
        names = ", ".join(sorted(changed))
        replayed.result.fail(f"{row} was changed unseen: {names}", *replayed.places[row])
