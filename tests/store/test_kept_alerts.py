"""Alerts of a ticket that becomes restricted lose what was said on it, in inboxes and in mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select

from models.escalation import Notice
from models.outbox import Channel, OutboxMessage
from models.vocabulary import Medium
from services.audit.restriction import restrict
from services.notify.inbox import Word, tell
from services.notify.routing import route_left
from services.store.work import WATCHER, Store
from services.tickets.classification import set_kind, set_tags
from services.tickets.conversation import send_reply
from services.tickets.watchers import watch
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.old_tickets import SETUP

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.store.work import Work
    from tests.rigs.desk import SmallDesk

pytestmark = pytest.mark.laid

SAID: Final = "She was told on Tuesday"
RESTRICTING: Final[dict[str, Callable[[Work, int], object]]] = {
    "type": lambda work, one: set_kind(work, one, "Confidential", reason="It is"),
    "tag": lambda work, one: set_tags(work, one, add=["confidential"]),
}


def _told(store: Store) -> tuple[SmallDesk, int, int]:
    """Lay a desk where a colleague was told what was said on each of two tickets, by mail too."""
    desk = lay_desk(store)
    with store.work(SETUP) as work:
        work.session.add(Channel(name="Mail", medium=Medium.EMAIL, settings={}))
    numbers = (opened(store, desk), opened(store, desk))
    for number in numbers:
        with store.work(desk.agent) as work:
            watch(work, number, desk.colleague.person_id)
        with store.work(desk.agent) as work:
            send_reply(work, number, SAID)
            people = {desk.colleague.person_id or 0}
            tell(work, people, Word("rule", "Look", f"{number}: {SAID}", ticket_id=number))
            tell(work, people, Word("reminder", "Mine", "My own words", ticket_id=number))
    route_left(store, WATCHER)
    assert _words(store, *numbers) == [(one, 4) for one in numbers]
    return desk, *numbers


def _words(store: Store, *numbers: int) -> list[tuple[int, int]]:
    """Return how many alerts and messages of each ticket repeat what was said."""
    with store.reading(WATCHER) as work:
        told = select(Notice.ticket_id).where(Notice.body.contains(SAID))
        sent = select(OutboxMessage.ticket_id).where(OutboxMessage.body.contains(SAID))
        found = [one for query in (told, sent) for one in work.session.scalars(query)]
    return [(one, found.count(one)) for one in numbers]


@pytest.mark.parametrize("how", RESTRICTING)
def test_alerts_lose_their_words_with_the_ticket(store: Store, how: str) -> None:
    desk, number, other = _told(store)

    with store.work(desk.agent) as work:
        RESTRICTING[how](work, number)

    assert _words(store, number, other) == [(number, 0), (other, 4)]
    _others_are_kept(store, number)


def test_alerts_lose_their_words_where_more_is_restricted(store: Store) -> None:
    desk, number, other = _told(store)
    with store.work(desk.agent) as work:
        set_tags(work, number, add=["payroll"])
    assert _words(store, number, other) == [(number, 4), (other, 4)]

    with store.work(desk.admin) as work:
        restrict(work, [], ["payroll"], reason="The works council asked for it")

    assert _words(store, number, other) == [(number, 0), (other, 4)]


def _others_are_kept(store: Store, number: int) -> None:
    with store.reading(WATCHER) as work:
        kept = work.session.scalars(select(Notice).where(Notice.ticket_id == number)).all()
        assert [one.body for one in kept if one.kind == "reminder"] == ["My own words"]
        assert all(one.title for one in kept)


@pytest.mark.postgres
@pytest.mark.parametrize("how", RESTRICTING)
def test_a_login_of_its_own_empties_what_is_in_the_inboxes_of_others(pg_url: str, how: str) -> None:
    owner = Store(pg_url)
    small, number, other = _told(owner)
    desk = GuardedDesk(owner, small)
    with desk.agent.work(small.agent) as work:
        RESTRICTING[how](work, number)
    assert _words(owner, number, other) == [(number, 0), (other, 4)]
    desk.close()
