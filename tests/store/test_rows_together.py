"""Rows written together each get the number that their own row has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from models.escalation import Notice
from models.outbox import Channel, OutboxMessage
from models.vocabulary import Medium, NoticeUrgency, OutboxState
from services.errors import HelpDeskError
from services.notify.outbox import Parcel, queue_all
from services.store.mapped_rows import fresh
from services.watch.desk_store import open_store
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from services.store.work import Store, Work

pytestmark = pytest.mark.laid
MANY = 21  # more than one statement takes, and no multiple of it


def told(work: Work, desk: SmallDesk, title: str) -> Notice:
    return fresh(
        Notice,
        person_id=desk.agent.person_id,
        kind="rule",
        title=title,
        body="Look",
        urgency=NoticeUrgency.NORMAL,
        created_at=work.now,
    )


def test_each_row_has_its_own_number(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.agent) as work:
        rows = [told(work, desk, f"Alert {one}") for one in range(MANY)]
        work.session.add_together(rows)
        numbers = {one.title: one.id for one in rows}

    with desk_store.reading(desk.agent) as work:
        kept = {one.title: one for one in work.session.scalars(select(Notice))}
        assert {title: one.id for title, one in kept.items()} == numbers
        assert len(numbers) == MANY
        assert kept["Alert 3"].is_routed  # what nobody gave is the default of its column
        assert rows[3].is_routed


def test_what_waits_for_the_mapper_is_written_before(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.agent) as work:
        waiting = Channel(name="Relay", medium=Medium.EMAIL, settings={})
        work.session.add(waiting)
        row = told(work, desk, "After it")
        work.session.add_together([row])

        assert waiting.id is not None
        assert not work.session.new
        assert row not in work.session


def test_parcels_have_their_numbers_and_a_known_key_is_left_out(
    desk_store: Store, desk: SmallDesk
) -> None:
    with desk_store.work(desk.agent) as work:
        first = told(work, desk, "First")
        work.session.add_together([first])
        later = [
            Parcel(
                key=f"notice:{first.id}:{medium.value}",
                medium=medium,
                recipient="",
                kind="rule",
                subject="First",
                person_id=desk.agent.person_id,
                notice_id=first.id,
            )
            for medium in (Medium.EMAIL, Medium.CHAT)
        ]
        queued = queue_all(work, later)
        assert queue_all(work, later) == []

    with desk_store.reading(desk.agent) as work:
        kept = work.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        assert [(one.id, one.key, one.notice_id) for one in kept] == [
            (one.id, one.key, first.id) for one in queued
        ]
        assert {one.state for one in kept} == {OutboxState.WAITING}


def test_a_savepoint_takes_them_back(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.agent) as work:
        trial = work.session.begin_nested()
        work.session.add_together([told(work, desk, f"Alert {one}") for one in range(MANY)])
        trial.rollback()
        work.session.add_together([told(work, desk, "After")])

    with desk_store.reading(desk.agent) as work:
        assert work.session.scalars(select(Notice.title)).all() == ["After"]


@pytest.mark.postgres
def test_what_does_not_fit_its_column_is_refused_and_not_cut(pg_url: str) -> None:
    store = open_store(pg_url)
    desk = lay_desk(store)

    def too_long() -> None:
        with store.work(desk.agent) as work:
            rows = [told(work, desk, title) for title in ("Short", "x" * 301)]
            work.session.add_together(rows)

    with pytest.raises(HelpDeskError):
        too_long()

    with store.reading(desk.agent) as work:
        assert work.session.scalar(select(func.count()).select_from(Notice)) == 0
    store.dispose()
