"""An erasure reaches the searches for the person, and no search for anybody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.people import Person
from services.audit import access_log, disposal, holds
from services.audit.scopes import Scope
from services.audit.verification.run import Evidence, verify
from services.errors import NotAllowed
from services.store.work import Store
from services.tickets import queue
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk


@pytest.fixture
def secret(desk_store: Store, desk: SmallDesk) -> int:
    return opened(desk_store, desk, kind="Confidential", subject="Pay of Ruth Berg")


def listed(store: Store, desk: SmallDesk, typed: str) -> None:
    with store.reading(desk.officer) as work:
        queue.queue_ids(work, QueueView(Queue.ALL, text=typed))


def erase(store: Store, desk: SmallDesk) -> None:
    with store.work(desk.officer) as work:
        second = desk.admin.person_id or 0
        person = desk.requester.person_id or 0
        disposal.erase_person(work, person, authority="Article 17", approved_by=second)


def kept(store: Store, desk: SmallDesk) -> list[str]:
    """Return what was searched for, as far as the trail still says it."""
    kinds = access_log.SEARCHED, access_log.WORDS_SEARCHED
    query = select(AuditEntry.changes).where(AuditEntry.kind.in_(kinds)).order_by(AuditEntry.id)
    with store.reading(desk.officer) as work:
        return [str(one[0]["after"]) if one else "" for one in work.session.scalars(query)]


@pytest.mark.usefixtures("secret")
def test_searches_for_an_erased_person_say_nothing_any_more(
    desk_store: Store, desk: SmallDesk
) -> None:
    for typed in ("berg ruth", "requester@example.invalid", "berg", "pay", "ruthless bergamot"):
        listed(desk_store, desk, typed)
    assert kept(desk_store, desk) == [
        *("berg ruth*", "berg ruth", '"requester example invalid*"', "berg*", "berg"),
        *("pay*", "pay", "ruthless bergamot*"),
    ]

    erase(desk_store, desk)

    # a part of a name alone says nothing, unless it found the person's own ticket
    after = ["", "", "", "berg*", "", "pay*", "pay", "ruthless bergamot*"]
    assert kept(desk_store, desk) == after
    assert verify(desk_store, Evidence()).first is None


def test_a_hold_on_what_a_search_found_keeps_its_words(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    other = opened(
        desk_store,
        desk,
        kind="Confidential",
        subject="Ruth Berg is named here",
        requester_id=desk.agent.person_id,
    )
    listed(desk_store, desk, "ruth berg")
    with desk_store.work(desk.officer) as work:
        held = Scope(tickets=(other,))
        holds.place(work, "Doe v. Desk", "Olga Stein", held, reason="Letter before action")

    with pytest.raises(NotAllowed, match=f"#{other}"):
        erase(desk_store, desk)

    assert secret < other
    assert kept(desk_store, desk) == ["ruth berg*", "ruth berg"]


@pytest.mark.usefixtures("secret")
def test_a_name_is_known_again_without_its_accents(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.work(desk.admin) as work:
        work.require(Person, desk.requester.person_id or 0).name = "Zoë Müller"
    for typed in ("muller zoe", "zoë muller", "muller"):
        listed(desk_store, desk, typed)

    erase(desk_store, desk)

    assert kept(desk_store, desk) == ["", "", "muller*"]


@pytest.mark.postgres
def test_the_server_lets_go_of_no_other_search(
    pg_monday_url: str, time: VirtualTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(pg_monday_url, time)
    desk = lay_desk(store)
    opened(store, desk, kind="Confidential", subject="Pay of Ruth Berg")
    listed(store, desk, "pay")
    monkeypatch.setattr("services.audit.searched_names._begun", lambda name, _words: name)

    with pytest.raises(NotAllowed, match="may not do this"):
        erase(store, desk)

    store.dispose()
