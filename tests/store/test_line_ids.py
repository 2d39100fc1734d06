"""Ids of lines begin with the time they were written at, and are told apart by what follows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import RFC_4122, UUID

from sqlalchemy import select

from models.ledger import LedgerLine
from services.audit import line
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from services.store.work import Store


def test_ids_come_in_the_order_of_time(desk_store: Store, desk: SmallDesk) -> None:
    for _ in range(3):
        opened(desk_store, desk)
    with desk_store.reading(desk.agent) as work:
        query = select(LedgerLine.uuid, LedgerLine.header).order_by(LedgerLine.id)
        rows = work.session.execute(query).all()

    ids = [UUID(uuid) for uuid, _ in rows]
    assert len(set(ids)) == len(ids) > 20
    assert {(one.version, one.variant) for one in ids} == {(7, RFC_4122)}
    began = [datetime.fromtimestamp((one.int >> 80) / 1000, UTC) for one in ids]
    assert all(one <= other for one, other in pairwise(began))
    for at, (_, header) in zip(began, rows, strict=True):
        assert abs(at - datetime.fromisoformat(line.time_of(header))) < timedelta(seconds=5)
