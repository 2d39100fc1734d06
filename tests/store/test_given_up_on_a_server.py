"""Whoever sends tells of what does not get out: a watcher by its own login, and no window."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.escalation import Notice
from models.outbox import OutboxMessage
from models.vocabulary import Medium, OutboxState, Role
from services.notify import given_up, outbox, sending
from services.notify.channels import DeliveryError
from services.store.work import WATCHER, Store
from tests.rigs.desk import lay_desk
from tests.rigs.logins import seat

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


def test_a_watcher_tells_once_and_a_window_leaves_it_to_one(pg_url: str) -> None:
    owner = Store(pg_url)
    desk = lay_desk(owner)
    with owner.work(WATCHER) as work:
        parcel = outbox.Parcel("a", Medium.EMAIL, "a@example.invalid", "rule", "Look")
        outbox.queue(work, parcel)
    with owner.work(WATCHER) as work:
        claim = sending.claim_next(work)
    assert claim is not None
    with owner.work(WATCHER) as work:
        sending.record(work, claim, "", DeliveryError("No such mailbox.", final=True))
    window = seat(owner, "admin", Role.ADMINISTRATOR)
    watcher = seat(owner, "raw_watcher", Role.WATCHER)

    assert given_up.tell_due(window, desk.admin) == 0
    assert given_up.tell_due(watcher, WATCHER) == 1
    assert given_up.tell_due(watcher, WATCHER) == 0

    with owner.reading(WATCHER) as work:
        told = work.session.scalars(select(Notice.person_id)).all()
        states = work.session.scalars(select(OutboxMessage.state)).all()
    assert told == [desk.admin.person_id]
    assert states == [OutboxState.DEAD]
    for store in (window, watcher, owner):
        store.dispose()
