"""A question without a transaction tells the same time and rows, and leaves nothing behind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select, text

from models.clocks import Clock
from models.tickets import Ticket
from services.errors import StoreUnavailable
from services.store.glance import glance
from services.store.work import WATCHER, Store
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.laid

COLUMNS: list[Any] = [func.min(Clock.next_at), func.count(Ticket.id)]
QUESTION = select(*COLUMNS).join(Ticket, Ticket.id == Clock.ticket_id)


def test_it_answers_as_a_unit_of_work_does(store: Store) -> None:
    desk = lay_desk(store)
    opened(store, desk)
    with store.reading(WATCHER) as work:
        told = list(work.session.execute(QUESTION).one())
        now = work.now

    later, row = glance(store, QUESTION)
    assert row == told
    assert timedelta(0) <= later - now < timedelta(minutes=1)


def test_the_connection_still_holds_transactions_afterwards(store: Store) -> None:
    glance(store, QUESTION)
    with store.engine.connect() as connection:
        connection.execute(text("INSERT INTO setting (key, value) VALUES ('glance', '1')"))
        connection.rollback()

    with store.engine.connect() as connection:
        kept = connection.scalar(text("SELECT count(*) FROM setting WHERE key = 'glance'"))
    assert kept == 0


def test_an_unreachable_desk_is_said_in_a_sentence(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'nowhere' / 'desk.sqlite'}")

    with pytest.raises(StoreUnavailable):
        glance(store, QUESTION)
