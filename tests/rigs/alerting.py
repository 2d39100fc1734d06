"""Alerts on their way out of a small desk: tell, send, and read what became of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.outbox import OutboxMessage
from models.vocabulary import Medium, NoticeUrgency
from services.notify import audience, inbox, reading
from services.notify.sending import send_due
from services.store.work import WATCHER
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from models.vocabulary import OutboxState
    from services.notify.reading import DeliveryView

SOON = timedelta(seconds=3)


def alerting_desk(url: str, relay_port: int) -> RuledDesk:
    """A ruled desk whose mails go to the relay on this port."""
    made = lay_ruled_desk(url)
    with made.store.work(made.people.admin) as work:
        settings = {
            "host": "127.0.0.1",
            "port": relay_port,
            "sender": "desk@example.org",
            "security": "none",
            "timeout_s": 3,
        }
        audience.add_channel(work, "Relay", Medium.EMAIL, settings)
    return made


def tell(
    desk: RuledDesk, *titles: str, urgency: NoticeUrgency = NoticeUrgency.NORMAL, kind: str = "rule"
) -> None:
    """Tell the agent of the small desk, one notice for each title."""
    with desk.store.work(WATCHER) as work:
        for title in titles:
            word = inbox.Word(kind=kind, title=title, body="Please look.", urgency=urgency)
            inbox.tell(work, [desk.people.agent.person_id or 0], word)


def send(desk: RuledDesk, after: timedelta = SOON) -> int:
    """Let time pass and send what is due."""
    desk.time.advance(after)
    return send_due(desk.store, WATCHER)


def log(desk: RuledDesk) -> list[DeliveryView]:
    """The attempts to deliver, newest first."""
    with desk.store.reading(desk.people.admin) as work:
        return reading.deliveries(work)


def states(desk: RuledDesk) -> list[OutboxState]:
    """Where each message of the outbox stands."""
    with desk.store.reading(desk.people.admin) as work:
        return list(work.session.scalars(select(OutboxMessage.state).order_by(OutboxMessage.id)))
