"""Receipts: what a seat's own changes became in the ledger, kept where the server cannot reach.

A line that nobody sealed yet can be taken back by whoever owns the database; the receipt of
the seat that wrote it still names it.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import event, text
from sqlalchemy.orm import Session

from services.audit.capture import WRITTEN, stamp
from services.errors import RuleError
from services.store import engine as engines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from services.store.work import Store

log = logging.getLogger(__name__)

PENDING: Final = "receipts"
ASK: Final = text("SELECT subject, seq, leaf, clock_timestamp() FROM ledger_receipt()")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The line a change became.

    Attributes:
        time: When it was given, by the database's clock, RFC 3339; empty in older files.
    """

    subject: str
    seq: int
    leaf: bytes
    time: str = ""


class ReceiptBook:
    """Keeps the receipts of every unit of work of one store in a file that only grows.

    Args:
        file: JSON Lines; made where there is none.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._engine: Engine | None = None

    def keep(self, store: Store) -> None:
        """Begin to keep the receipts of this store's units."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self._engine = store.engine
        event.listen(Session, "before_commit", self._collect)
        event.listen(Session, "after_commit", self._write)

    def stop(self) -> None:
        """Keep no more of them."""
        if self._engine is not None:
            event.remove(Session, "before_commit", self._collect)
            event.remove(Session, "after_commit", self._write)
            self._engine = None

    def _collect(self, session: Session) -> None:
        connection = session.connection()
        if connection.engine is not self._engine:
            return
        session.flush()
        if connection.dialect.name == "postgresql":
            found = [tuple(row) for row in connection.execute(ASK)]
        else:
            now = engines.database_now(connection)
            found = [(*one, now) for one in session.info.pop(WRITTEN, [])]
        session.info[PENDING] = [
            Receipt(subject, seq, bytes(leaf), stamp(at)) for subject, seq, leaf, at in found
        ]

    def _write(self, session: Session) -> None:
        given = session.info.pop(PENDING, [])
        if not given:
            return
        try:
            with self.file.open("a", encoding="utf-8") as stream:
                stream.writelines(_text(one) for one in given)
        except OSError as error:
            log.warning("%s receipts could not be kept: %s", len(given), error.strerror)


def read_receipts(file: Path) -> Iterator[Receipt]:
    """Yield the receipts of a file; RuleError for a line that is none but the torn last one."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise RuleError(
            "The receipts {file} cannot be read: {why}.", file=file, why=error
        ) from error
    for number, one in enumerate(lines, 1):
        try:
            said = json.loads(one)
            leaf, time = bytes.fromhex(said["leaf"]), str(said.get("time", ""))
            yield Receipt(str(said["subject"]), int(said["seq"]), leaf, time)
        except (ValueError, KeyError, TypeError) as error:
            if number < len(lines):
                raise RuleError(
                    "Line {number} of {file} is no receipt.", number=number, file=file
                ) from error


def _text(one: Receipt) -> str:
    said = {"subject": one.subject, "seq": one.seq, "leaf": one.leaf.hex(), "time": one.time}
    return json.dumps(said) + "\n"
