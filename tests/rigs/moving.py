"""What tests of moves with whole tickets ask of a desk, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from models.clocks import Clock
from models.escalation import Notice
from services.store.work import WATCHER
from services.tickets import reading
from services.tickets.queue import Queue, QueueView, queue_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.vocabulary import Target
    from services.changes import Changes
    from services.store.work import Actor, Store, Work


def view(store: Store, actor: Actor, ticket_id: int) -> reading.TicketView:
    with store.reading(actor) as work:
        return reading.ticket(work, ticket_id)


def did(store: Store, actor: Actor, act: Callable[[Work], Changes]) -> Changes:
    with store.work(actor) as work:
        return act(work)


def due(store: Store, ticket_id: int) -> dict[Target, object]:
    with store.reading(WATCHER) as work:
        query = select(Clock).where(Clock.ticket_id == ticket_id).order_by(Clock.cycle)
        return {one.target: (one.state, one.due_at) for one in work.session.scalars(query)}


def notices(store: Store, actor: Actor) -> list[str]:
    with store.reading(actor) as work:
        query = select(Notice.title).where(Notice.person_id == actor.person_id)
        return list(work.session.scalars(query.order_by(Notice.id)))


def in_queue(store: Store, actor: Actor, queue: Queue) -> list[int]:
    with store.reading(actor) as work:
        return list(queue_ids(work, QueueView(queue)))
