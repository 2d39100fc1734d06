"""Compare the log with what other machines kept of it: receipts of seats, a witness's memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.ledger import LedgerLine
from services.audit import line
from services.audit.receipts import read_receipts
from services.audit.verification.findings import Layer, Result
from services.audit.verification.order import root_at
from services.audit.witness import remembered
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from services.audit.restoration import Lost
    from services.store.work import Work


def check_receipts(work: Work, files: Iterable[Path], lost: Sequence[Lost] = ()) -> Result:
    """Look for the line of every receipt.

    Args:
        work: The database.
        files: Of seats.
        lost: What accepted restores lost: a receipt of it is explained, and counted apart.
    """
    result = Result(Layer.RECEIPTS)
    wanted = [one for file in files for one in read_receipts(file)]
    if not wanted:
        result.skipped = Sentence("no receipts were given")
        return result
    subjects = {one.subject for one in wanted}
    columns = LedgerLine.subject, LedgerLine.seq, LedgerLine.leaf, LedgerLine.header
    kept: dict[tuple[str, int], tuple[bytes, str]] = {}
    for subject in sorted(subjects):
        for row in work.session.execute(select(*columns).where(LedgerLine.subject == subject)):
            kept[row[0], row[1]] = bytes(row[2]), row[3]
    for one in wanted:
        result.checked += 1
        leaf, header = kept.get((one.subject, one.seq), (None, None))
        if leaf == one.leaf:
            continue
        now = line.time_of(header) if header else None
        restore = next((each for each in lost if each.explains(one.time, now)), None)
        if restore is not None:
            result.explain(restore.sentence())
        elif leaf is None:
            result.fail("an entry that a seat wrote is gone", one.subject, one.seq)
        else:
            result.fail("an entry that a seat wrote is another now", one.subject, one.seq)
    return result


def check_witness(work: Work, folder: Path | None) -> Result:
    """Compare the tree with what a witness remembers."""
    result = Result(Layer.WITNESS)
    memory = remembered(folder) if folder is not None else None
    if memory is None or memory.size == 0:
        result.skipped = Sentence("no witness's memory was given")
        return result
    result.checked = 1
    root = root_at(work, memory.end)
    if root is None:
        result.fail(f"the witness saw {memory.end} lines; there are fewer now: a rollback")
    elif root != memory.root:
        result.fail(f"the first {memory.end} lines are not those the witness saw")
    return result
