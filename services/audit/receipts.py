"""Receipts: what a seat's own changes became in the ledger, kept where the server cannot reach.

A line that nobody sealed yet can be taken back by whoever owns the database; the receipt of
the seat that wrote it still names it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass
from os import SEEK_END
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NoReturn

from sqlalchemy import column, func, select

from services.audit.capture import WRITTEN, stamp
from services.errors import RuleError
from services.store import urls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from services.store.unit_session import UnitSession

log = logging.getLogger(__name__)

_LINES: Final = func.ledger_receipt().table_valued(column("subject"), column("seq"), column("leaf"))
LONGEST: Final = 1 << 16
"""Bytes that a line never reaches."""
QUESTION: Final = select(_LINES.c.subject, _LINES.c.seq, _LINES.c.leaf, func.clock_timestamp())


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
    """Keeps the receipts of every unit of a store in a file that only grows.

    Of each subject the last line: it names the one before it, and so all of them.

    Args:
        file: JSON Lines; made where there is none.
    """

    question = QUESTION

    def __init__(self, file: Path) -> None:
        self.file = file
        self.file.parent.mkdir(parents=True, exist_ok=True)

    def keep(self, session: UnitSession, told: Sequence[Any]) -> None:
        """Write down what the changes of a committed unit became."""
        here = [(*one, session.instant) for one in session.info.pop(WRITTEN, ())]
        lines = here or told
        last = {one[0]: Receipt(one[0], one[1], bytes(one[2]), stamp(one[3])) for one in lines}
        if not last:
            return
        try:
            with self.file.open("ab+") as stream:
                _cut_torn(stream)
                stream.write("".join(_text(one) for one in last.values()).encode())
        except OSError as error:
            log.warning("%s receipts could not be kept: %s", len(last), error.strerror)


def book_of(url: str, folder: Path) -> ReceiptBook:
    """Return the book of a seat for a desk, beside those for other desks."""
    desk = hashlib.sha256(urls.described(url).encode()).hexdigest()
    return ReceiptBook(folder / f"{desk[:16]}.jsonl")


def read_receipts(file: Path) -> Iterator[Receipt]:
    """Yield the receipts of a file; a last line that was torn off is left out.

    Raises:
        RuleError: It cannot be read, or another line of it is no receipt.
    """
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            "The receipts {file} cannot be read: {why}.", file=file, why=error
        ) from error
    lines = text.splitlines()
    torn = len(lines) if len(lines) > 1 and not text.endswith("\n") else 0
    for number, one in enumerate(lines, 1):
        try:
            said = json.loads(one, parse_float=_refused, parse_constant=_refused)
            leaf, time = bytes.fromhex(said["leaf"]), str(said.get("time", ""))
            yield Receipt(str(said["subject"]), int(said["seq"]), leaf, time)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            if number != torn:
                raise RuleError(
                    "Line {number} of {file} is no receipt.", number=number, file=file
                ) from error


def _refused(number: str) -> NoReturn:
    raise ValueError(f"{number} is no whole number")


def _cut_torn(stream: BinaryIO) -> None:
    """Take off what a power cut or a full disk left of a last line: the next must begin anew."""
    end = stream.seek(0, SEEK_END)
    stream.seek(max(end - LONGEST, 0))
    last = stream.read()
    if last and not last.endswith(b"\n"):
        stream.truncate(end - len(last) + last.rfind(b"\n") + 1)


def _text(one: Receipt) -> str:
    said = {"subject": one.subject, "seq": one.seq, "leaf": one.leaf.hex(), "time": one.time}
    return json.dumps(said) + "\n"
