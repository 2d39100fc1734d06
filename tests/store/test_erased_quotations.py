"""Erasure and purge reach what other tickets repeat of the one that goes; what they say stays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.desk import Setting
from models.tickets import Message
from services.access import sign_in
from services.audit import browse, confirmed, disposal, holds, retention
from services.audit.browse import TrailFilter
from services.audit.confirmed import Second
from services.audit.scopes import Scope
from services.audit.verification.run import Evidence, verify
from services.errors import NotAllowed, RuleError
from services.tickets import conversation, lifecycle, links, merging, splitting
from tests.rigs.desk import opened
from tests.store.test_erased_words import said_anywhere

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk

SUBJECT = "Marmalade 4711"
SECOND = Second("admin", "")


@pytest.fixture
def quoted(desk_store: Store, desk: SmallDesk) -> tuple[int, list[int]]:
    """A ticket of whose subject four others have entries: linked, unlinked, split, merged."""
    store = desk_store
    number = opened(store, desk, subject=SUBJECT)
    others = [opened(store, desk, subject=f"Other {one}") for one in "abc"]
    with store.work(desk.agent) as work:
        links.link(work, others[0], "child of", number, note="They told us")
        links.link(work, number, "duplicate of", others[1])
        first = work.session.scalars(select(Message.id).where(Message.ticket_id == number)).first()
        split = splitting.split(work, first or 0, "Something else").subject
    with store.work(desk.agent) as work:
        [one] = links.links(work, others[0])
        links.unlink(work, one.id, reason="Not so")
        merging.merge(work, number, others[2], reason="The same")
    with store.work(desk.agent) as work:
        merging.undo_merge(work, number, reason="Not the same")
        conversation.add_note(work, others[0], f"#{number} was mentioned")
    return number, [*others, split or 0]


def erase(store: Store, desk: SmallDesk, number: int) -> None:
    with store.work(desk.officer) as work:
        second = desk.admin.person_id or 0
        disposal.erase_ticket(work, number, authority="Article 17", approved_by=second)


def test_an_erased_subject_stands_in_no_entry_of_another_ticket(
    desk_store: Store, desk: SmallDesk, quoted: tuple[int, list[int]]
) -> None:
    number, others = quoted
    before = kinds(desk_store, desk, others)

    erase(desk_store, desk, number)

    assert said_anywhere(desk_store, SUBJECT) == []
    assert verify(desk_store, Evidence()).first is None
    assert kinds(desk_store, desk, others) == before
    with desk_store.reading(desk.officer) as work:
        kept = browse.entries(work, TrailFilter(ticket_id=others[0], kind="message.noted"))
    assert [one.changes[0].after for one in kept] == [f"#{number} was mentioned"]


def test_a_hold_on_another_ticket_keeps_what_it_repeats(
    desk_store: Store, desk: SmallDesk, quoted: tuple[int, list[int]]
) -> None:
    number, others = quoted
    with desk_store.work(desk.officer) as work:
        held = Scope(tickets=(others[1],))
        holds.place(work, "Doe v. Desk", "Olga Stein", held, reason="Letter before action")

    with pytest.raises(NotAllowed, match=f"#{others[1]}"):
        erase(desk_store, desk, number)

    assert said_anywhere(desk_store, SUBJECT)


@pytest.fixture
def over(
    desk_store: Store, desk: SmallDesk, quoted: tuple[int, list[int]], time: VirtualTime
) -> int:
    """The class of the schedule under which that ticket alone is due."""
    with desk_store.work(desk.agent) as work:
        lifecycle.close(work, quoted[0], reason="Done")
    with desk_store.work(desk.officer) as work:
        work.session.add(Setting(key=sign_in.OPEN_SIGN_IN, value=True))
        retention.set_class(
            work, retention.ClassDraft("All", "A rule", 30), reason="Agreed with counsel"
        )
        [one] = retention.schedule(work)
    time.advance(timedelta(days=31))
    return one.id


def test_a_purged_subject_stands_in_no_entry_of_another_ticket(
    desk_store: Store, desk: SmallDesk, quoted: tuple[int, list[int]], over: int
) -> None:
    _, others = quoted
    before = kinds(desk_store, desk, others)

    with desk_store.work(desk.officer) as work:
        confirmed.purge_due(work, over, "The schedule", SECOND)

    assert said_anywhere(desk_store, SUBJECT) == []
    assert verify(desk_store, Evidence()).first is None
    assert kinds(desk_store, desk, others) == before


def test_a_hold_on_a_ticket_that_repeats_it_keeps_a_ticket_from_being_purged(
    desk_store: Store, desk: SmallDesk, quoted: tuple[int, list[int]], over: int
) -> None:
    number, others = quoted
    with desk_store.work(desk.officer) as work:
        held = Scope(tickets=(others[1],))
        holds.place(work, "Doe v. Desk", "Olga Stein", held, reason="Letter before action")

    with (
        pytest.raises(NotAllowed, match=rf"#{others[1]} .* names #{number}"),
        desk_store.work(desk.officer) as work,
    ):
        confirmed.purge_due(work, over, "The schedule", SECOND, [number])
    with (
        pytest.raises(RuleError, match="Nothing of this class is due"),
        desk_store.work(desk.officer) as work,
    ):
        confirmed.purge_due(work, over, "The schedule", SECOND)

    assert said_anywhere(desk_store, SUBJECT)


def kinds(store: Store, desk: SmallDesk, tickets: list[int]) -> list[tuple[int, str]]:
    """Return of which kinds the entries of some tickets are."""
    with store.reading(desk.officer) as work:
        return [
            (one.id, one.kind)
            for ticket in tickets
            for one in browse.entries(work, TrailFilter(ticket_id=ticket))
        ]
