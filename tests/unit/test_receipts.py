"""A book of receipts: what is torn off at its end is forgiven, what is no receipt is not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest

from services.audit.receipts import ReceiptBook, read_receipts
from services.errors import RuleError

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.unit_session import UnitSession

LINE = '{"subject": "ticket/1", "seq": 1, "leaf": "00", "time": ""}\n'


class Committed:
    """A session that committed lines of one ticket, as far as a book looks at it."""

    def __init__(self) -> None:
        self.info: dict[str, object] = {}
        self.instant = datetime(2026, 6, 8, 9, tzinfo=UTC)


def kept(book: ReceiptBook, seq: int) -> None:
    book.keep(
        cast("UnitSession", Committed()),
        [("ticket/1", seq, b"\x01", datetime(2026, 6, 8, 9, tzinfo=UTC))],
    )


def test_a_last_line_that_was_torn_off_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "book.jsonl"
    file.write_text(LINE + LINE[:20])

    assert [one.seq for one in read_receipts(file)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        *("hello", "hello\n", LINE + "hello\n", LINE[:20] + "\n" + LINE),
        *(LINE.replace("1,", f"{one},") for one in ("Infinity", "1e999", "1.5")),
        "[" * 100_000 + "\n",
    ],
)
def test_a_line_that_is_no_receipt_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "book.jsonl"
    file.write_text(text)

    with pytest.raises(RuleError, match="is no receipt"):
        list(read_receipts(file))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "book.jsonl"
    file.write_bytes(b"\xff\xfe\n")

    with pytest.raises(RuleError, match="cannot be read"):
        list(read_receipts(file))


@pytest.mark.parametrize("before", [LINE + LINE[:20], LINE[:20], ""])
def test_a_new_receipt_never_goes_on_with_a_torn_line(tmp_path: Path, before: str) -> None:
    book = ReceiptBook(tmp_path / "book.jsonl")
    book.file.write_text(before)

    kept(book, 7)

    assert [one.seq for one in read_receipts(book.file)][-1] == 7
    assert book.file.read_text().count("\n") == before.count("\n") + 1
