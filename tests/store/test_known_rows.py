"""Rows that came with another answer: looked at as they are, fetched as the mapper's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.people import Person
from models.tickets import Message
from services.errors import NotFoundError
from services.store.asking_session import columns, named
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from services.store.work import Store, Work
    from tests.rigs.desk import SmallDesk


def know(work: Work, number: int) -> None:
    query = select(*columns(Person)).where(Person.id == number)
    work.know(Person, named(Person, work.session.execute(query).one()))


def test_a_row_is_looked_at_without_being_held_and_changed_once_it_is_fetched(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = desk.requester.person_id or 0
    with desk_store.work(desk.admin) as work:
        know(work, number)
        assert work.look(Person, number, "name") == desk.requester.name
        assert not work.session.is_held(Person, number)

        work.require(Person, number).name = "Ruth Berger"
        assert work.look(Person, number, "name") == "Ruth Berger"

    with desk_store.reading(desk.admin) as work:
        assert work.require(Person, number).name == "Ruth Berger"


def test_what_the_unit_changed_before_is_what_is_seen(desk_store: Store, desk: SmallDesk) -> None:
    number = desk.requester.person_id or 0
    with desk_store.work(desk.admin) as work:
        work.session.get_one(Person, number).name = "Ruth Berger"
        ticket = open_ticket(work, NewTicket("No light", number, "In the corridor.")).subject

    with desk_store.reading(desk.admin) as work:
        said = select(Message.author_name).where(Message.ticket_id == ticket)
        assert work.session.scalars(said).all() == ["Ruth Berger"]


def test_a_row_that_is_nowhere_is_said(desk_store: Store, desk: SmallDesk) -> None:
    with (
        desk_store.reading(desk.admin) as work,
        pytest.raises(NotFoundError, match="no person #999999"),
    ):
        work.look(Person, 999_999, "name")
