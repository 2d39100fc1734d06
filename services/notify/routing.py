"""Routes what the server put into inboxes by itself: who gets it by mail or chat as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.escalation import Notice
from services.notify import audience, outbox

if TYPE_CHECKING:
    from services.store.work import Actor, Store

BATCH: Final = 200


def route_left(store: Store, actor: Actor) -> int:
    """Queue what alerts of the server send to the outside; returns how many were looked at."""
    left = select(Notice).where(~Notice.is_routed).order_by(Notice.id).limit(BATCH)
    with store.reading(actor) as work:
        if work.session.scalar(left.with_only_columns(Notice.id).limit(1)) is None:
            return 0
    with store.work(actor) as work:
        notices = work.session.scalars(left.with_for_update(skip_locked=True)).all()
        # a login may have queued one of them before; the others must not wait for it
        outbox.queue_all(work, audience.parcels_of(work, notices))
        for one in notices:
            one.is_routed = True
        return len(notices)
