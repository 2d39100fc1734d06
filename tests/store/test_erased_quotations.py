"""An erasure reaches what other tickets repeat of the erased one, and what they say stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.tickets import Message
from services.audit import browse, disposal, holds
from services.audit.browse import TrailFilter
from services.audit.scopes import Scope
from services.audit.verification.run import Evidence, verify
from services.errors import NotAllowed
from services.tickets import conversation, links, merging, splitting
from tests.rigs.desk import opened
from tests.store.test_erased_words import said_anywhere

if TYPE_CHECKING:
    from services.store.work import Store
    from tests.rigs.desk import SmallDesk

SUBJECT = "Marmalade 4711"


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


def kinds(store: Store, desk: SmallDesk, tickets: list[int]) -> list[tuple[int, str]]:
    """Return of which kinds the entries of some tickets are."""
    with store.reading(desk.officer) as work:
        return [
            (one.id, one.kind)
            for ticket in tickets
            for one in browse.entries(work, TrailFilter(ticket_id=ticket))
        ]
