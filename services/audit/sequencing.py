"""Put committed lines in order: each gets its place in the tree, for good."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import and_, func, insert, or_, select, update

from models.ledger import LedgerLeaf, LedgerLine, LedgerLog, LedgerSealedHead
from services.store.horizon import transaction_horizon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from services.store.horizon import Horizon
    from services.store.work import Work

BATCH: Final = 2000


class Waiting(NamedTuple):
    """A line without a place."""

    line_id: int
    subject: str
    seq: int
    leaf: bytes


def put_in_order(work: Work) -> int:
    """Give every line its place whose transaction can have no unfinished one before it.

    Within one round lines keep the order of their numbers, which are drawn while the subject
    is locked: a chain never stands backwards in the tree. Returns how many were placed.
    """
    log = work.session.get_one(LedgerLog, 1, with_for_update=True, populate_existing=True)
    horizon = transaction_horizon(work.session.connection())
    placed = 0
    query = _waiting(work.session, log, horizon)
    found = [Waiting(*row) for row in work.session.execute(query)]
    for start in range(0, len(found), BATCH):
        batch = found[start : start + BATCH]
        _place(work.session, log.size, batch)
        _move_heads(work.session, batch)
        log.size += len(batch)
        placed += len(batch)
    if horizon is not None:
        log.finished_below = horizon.finished_below
    work.session.flush()
    return placed


def place_entry(work: Work, entry_id: int) -> None:
    """Give the line of an entry of this very unit the next place, before all that still wait.

    Only for a subject nobody else writes to: nothing of its chain may wait.
    """
    log = work.session.get_one(LedgerLog, 1)
    columns = LedgerLine.id, LedgerLine.subject, LedgerLine.seq, LedgerLine.leaf
    found = work.session.execute(select(*columns).where(LedgerLine.entry_id == entry_id)).one()
    _place(work.session, log.size, [Waiting(*found)])
    _move_heads(work.session, [Waiting(*found)])
    log.size += 1
    work.session.flush()


def waiting_count(work: Work) -> int:
    """Count the lines that have no place yet."""
    lines = work.session.scalar(select(func.count()).select_from(LedgerLine)) or 0
    leaves = work.session.scalar(select(func.count()).select_from(LedgerLeaf)) or 0
    return lines - leaves


def _waiting(
    session: Session, log: LedgerLog, horizon: Horizon | None
) -> Select[int, str, int, bytes]:
    columns = LedgerLine.id, LedgerLine.subject, LedgerLine.seq, LedgerLine.leaf
    query = select(*columns).order_by(LedgerLine.id)
    if horizon is None:
        last = session.scalar(select(func.max(LedgerLeaf.line_id))) or 0
        return query.where(LedgerLine.id > last)
    return query.where(
        _is_finished(log, horizon),
        ~select(LedgerLeaf.position).where(LedgerLeaf.line_id == LedgerLine.id).exists(),
    )


def _is_finished(log: LedgerLog, horizon: Horizon) -> ColumnElement[bool]:
    """After a restore numbers begin low again: then every line without a place is looked at."""
    restored = horizon.finished_below < log.finished_below
    floor = 0 if restored else log.finished_below
    number = LedgerLine.transaction_id
    ended = and_(number >= floor, number < horizon.finished_below)
    return or_(ended, number >= horizon.unborn_from)


def _place(session: Session, size: int, batch: Sequence[Waiting]) -> None:
    session.execute(
        insert(LedgerLeaf),
        [
            {"position": position, "line_id": one.line_id, "leaf": one.leaf}
            for position, one in zip(count(size), batch, strict=False)
        ],
    )


def _move_heads(session: Session, batch: Sequence[Waiting]) -> None:
    """Keep, for each subject, the last of its lines that has a place."""
    last = {one.subject: one for one in batch}
    known = set(
        session.scalars(select(LedgerSealedHead.subject).where(LedgerSealedHead.subject.in_(last)))
    )
    rows = [{"subject": one.subject, "seq": one.seq, "leaf": one.leaf} for one in last.values()]
    if fresh := [row for row in rows if row["subject"] not in known]:
        session.execute(insert(LedgerSealedHead), fresh)
    if moved := [row for row in rows if row["subject"] in known]:
        session.execute(update(LedgerSealedHead), moved)
