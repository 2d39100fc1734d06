"""Verify a whole database: every layer, on one unchanging view of it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from sqlalchemy import String, cast, select
from sqlalchemy.exc import OperationalError

from models.ledger import LedgerCheckpoint, LedgerLog
from services.audit import notes, opening, restoration, sealing
from services.audit.capture import stamp
from services.audit.verification.copies import check_receipts, check_witness
from services.audit.verification.findings import Grade, Layer, Result, Verification
from services.audit.verification.lines import read_lines
from services.audit.verification.order import Signed, check_order, opened_checkpoints
from services.audit.verification.state import compare
from services.sentence import Sentence
from services.store import faults
from services.store.horizon import snapshot_options
from services.store.unit_session import UnitSession
from services.store.work import WATCHER, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import URL, Engine

    from services.audit.keys import Trust
    from services.audit.verification.lines import Seen


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known from outside the database; each part makes a layer possible.

    Attributes:
        trust: The pinned log and root; None: no checkpoint can be believed.
        keys: Folder beside which copies of the checkpoints were put.
        receipts: Files of seats.
        witness: Folder of a witness, for its key and its memory.
        witness_keys: Keys of witnesses whose lines on checkpoints count.
        is_older: The database is a copy of an earlier time: checkpoints that were signed since
            are no loss.
    """

    trust: Trust | None = None
    keys: Path | None = None
    receipts: tuple[Path, ...] = ()
    witness: Path | None = None
    witness_keys: tuple[notes.PublicKey, ...] = ()
    is_older: bool = False


UNREADABLE: Final = (ValueError, TypeError, RecursionError, OverflowError)
"""What reading a value of another kind than its column's raises; SQLite takes any in any column."""
NO_TEXT: Final = "JSON cannot hold BLOB values"


class Database(Protocol):
    """What is verified."""

    @property
    def engine(self) -> Engine:
        """Its connections."""
        ...

    @property
    def url(self) -> str | URL:
        """Its address, for a sentence."""
        ...


def verify(
    store: Database, evidence: Evidence, look: Callable[[int], None] | None = None
) -> Verification:
    """Run every layer; StoreUnavailable where the database cannot be read.

    Args:
        store: The database; whoever signed in to it must see the whole log.
        evidence: What is known from outside.
        look: Told every few thousand lines how many are read; may end it by raising.
    """
    with faults.translated(store.url):
        opening.open_view(store.engine, WATCHER.client, "a verification")
    with _uncollected(), _one_view(store) as work:
        try:
            return _every_layer(work, store, evidence, look)
        except UNREADABLE as error:
            return _unreadable(work, error)
        except OperationalError as error:
            if NO_TEXT not in str(error.orig):
                raise
            return _unreadable(work, error)


def _every_layer(
    work: Work, store: Database, evidence: Evidence, look: Callable[[int], None] | None
) -> Verification:
    log = work.session.get_one(LedgerLog, 1).name
    seen = read_lines(work.session, log, look)
    if evidence.trust is not None and evidence.trust.log != log:
        seen.row.fail(f"the database holds the log {log}, not the pinned {evidence.trust.log}")
    found, order = _order(work, seen, evidence)
    state = _state(work, seen)
    results = (
        seen.row,
        seen.chain,
        order,
        seen.time,
        state,
        check_receipts(work, evidence.receipts, _lost(work, evidence.trust)),
        check_witness(work, evidence.witness),
    )
    newest = found[-1] if found else None
    return Verification(
        log=log,
        lines=seen.count,
        size=newest.said.end if newest else 0,
        erased=len(seen.erased),
        grade=_grade(results, newest, store.engine.dialect.name, evidence),
        verified_at=stamp(work.recorded_at),
        results=results,
        checkpoint=newest.note if newest else "",
    )


def _unreadable(work: Work, error: Exception) -> Verification:
    """Say that somebody put into a row what no program of the desk writes, nor can read."""
    row = Result(Layer.ROW)
    why = str(getattr(error, "orig", error))[:200]
    row.fail(f"a row holds what the desk never writes, so the log is not read to its end: {why}")
    return Verification(
        log=work.session.scalar(select(cast(LedgerLog.name, String))) or "",
        lines=0,
        size=0,
        erased=0,
        grade=Grade.FAILED,
        verified_at=stamp(work.recorded_at),
        results=(row,),
        checkpoint="",
    )


def _state(work: Work, seen: Seen) -> Result:
    """Compare the rows, where this login sees every column of them; people's own do not."""
    if work.may_everything:
        return compare(work.session.connection(), seen.replayed)
    result = seen.replayed.result
    result.skipped = Sentence("a person's own login does not see every column; the watcher's does")
    return result


def _order(work: Work, seen: Seen, evidence: Evidence) -> tuple[list[Signed], Result]:
    if evidence.trust is None:
        return [], Result(Layer.CHECKPOINT, skipped=Sentence("no pinned root key was given"))
    copies, restored = _copies(evidence.keys, evidence.trust)
    if evidence.is_older:
        copies = _until(copies, sealing.last_checkpoint(work.session))
    found, result = opened_checkpoints(work, evidence.trust, copies, evidence.witness_keys)
    if restored:
        result.fail(restored)
    if not found and not result.failed:
        result.skipped = Sentence("the log has no checkpoint yet")
    check_order(work, seen, found, result)
    return found, result


def _lost(work: Work, trust: Trust | None) -> list[restoration.Lost]:
    return restoration.recorded(work, trust) if trust is not None else []


def _copies(keys: Path | None, trust: Trust) -> tuple[list[str], str]:
    """Return the copies that count: those of a range that an accepted restore lost do not."""
    if keys is None:
        return [], ""
    copies = sealing.published(keys)
    try:
        return restoration.unexcused(copies, restoration.accepted(keys, trust)), ""
    except notes.NoteError as error:
        return copies, str(error)


def _until(copies: list[str], newest: LedgerCheckpoint | None) -> list[str]:
    """Leave out the copies of checkpoints later than the newest of the database."""
    size = newest.size if newest else 0
    return [one for one in copies if not (found := restoration.said(one)) or found.end <= size]


def _grade(
    results: tuple[Result, ...], newest: Signed | None, dialect: str, evidence: Evidence
) -> Grade:
    if any(one.failed for one in results):
        return Grade.FAILED
    if newest is None or dialect == "sqlite":
        return Grade.LOCAL
    witnesses = {one.name for one in evidence.witness_keys}
    return Grade.WITNESSED if witnesses & set(newest.signers) else Grade.SIGNED


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the collector: it would walk all rows that are remembered, over and over.

    What is remembered has no cycles; reference counts free it at the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _one_view(store: Database) -> Iterator[Work]:
    options = snapshot_options(store.engine.dialect.name)
    with (
        faults.translated(store.url),
        store.engine.connect().execution_options(**options) as connection,
        UnitSession(connection, autoflush=False) as session,
    ):
        yield Work(session, WATCHER)
