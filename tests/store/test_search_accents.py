"""Accents make no other word: on a file and on a server the same is found."""

from __future__ import annotations

import unicodedata

import pytest
from sqlalchemy import select, text

from models.people import Person, Team
from services.store import schema
from services.store.folding import folded, folded_text
from services.store.work import Store
from services.tickets.attachments import GivenFile
from services.tickets.conversation import send_reply
from services.tickets.queue import Queue, QueueView, queue_ids
from services.tickets.search import Place, SearchOrder, search
from tests.rigs.desk import SmallDesk, lay_desk, opened

pytestmark = pytest.mark.laid

SAID = (
    "The Café is closed",
    "Müller in Ågård has no naïve façade",
    unicodedata.normalize("NFD", "Résumé of Dvořák"),
    "CAFÉ MÜLLER, Nguyễn",
    "Ёлка, Йод и Straße",
    "Mueller and strasse",
)
FOUND: tuple[tuple[str, list[int]], ...] = (
    ("cafe", [0, 3]),
    ("café", [0, 3]),
    (unicodedata.normalize("NFD", "café "), [0, 3]),
    ("CAFÉ", [0, 3]),
    ("caf", [0, 3]),
    ("muller", [1, 3]),
    ("müller", [1, 3]),
    ("mül", [1, 3]),
    ("mueller", [5]),
    ("agard", [1]),
    ("naive facade", [1]),
    ('"naïve facade"', [1]),
    ("resume dvorak", [2]),
    ("résumé", [2]),
    ("nguyen", [3]),
    ("-cafe müller", [1]),
    ("ёлка", [4]),
    ("елка", []),
    ("иод", []),
    ("straße", [4]),
    ("strasse", [5]),
)


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    made = lay_desk(store)
    for one in SAID:
        opened(store, made, subject=one, description=one)
    return made


@pytest.mark.parametrize("order", SearchOrder)
def test_words_are_found_whatever_their_accents(
    store: Store, desk: SmallDesk, order: SearchOrder
) -> None:
    with store.reading(desk.agent) as work:
        first = min(queue_ids(work, QueueView(Queue.ALL)))
        hits = {typed: search(work, typed, order=order).hits for typed, _ in FOUND}
        found = [(typed, sorted(hit.id - first for hit in some)) for typed, some in hits.items()]

    assert found == list(FOUND)


def test_the_words_found_are_marked_and_shown_around(store: Store, desk: SmallDesk) -> None:
    number = opened(store, desk, subject="Nothing")
    long = " ".join(["Nothing"] * 50)
    with store.work(desk.agent) as work:
        file = GivenFile("Zoë.txt", b"hello", "text/plain")
        send_reply(work, number, f"{long} The CRÈME is brûlée.", attachments=[file])

    with store.reading(desk.agent) as work:
        (by_subject,) = [hit for hit in search(work, "cafe").hits if hit.place is Place.SUBJECT][1:]
        (by_reply,) = search(work, "creme").hits
        assert [hit.id for hit in search(work, "zoe").hits] == [number]

    assert by_subject.subject.marks == ((4, 8),)
    assert by_reply.place is Place.REPLY
    assert by_reply.snippet is not None
    ((begin, end),) = by_reply.snippet.marks
    assert by_reply.snippet.text[begin:end] == "CRÈME"


def test_people_and_teams_are_found_without_their_accents(store: Store, desk: SmallDesk) -> None:
    with store.work(desk.admin) as work:
        work.require(Person, desk.requester.person_id or 0).name = "Zoë Müller"
        work.require(Team, desk.tier_2).name = "Équipe"
    number = opened(store, desk, team_id=desk.tier_2, assignee_id=desk.colleague.person_id)
    with store.reading(desk.agent) as work:
        for typed in ("from:muller vpn", 'from:"zoë müller" team:equipe', "team:équipe"):
            assert [hit.id for hit in search(work, typed).hits] == [number], typed


def test_the_database_folds_as_the_program_does(store: Store) -> None:
    letters = [chr(one) for one in (*range(0xA0, 0x250), *range(0x1E00, 0x1F00), 0x212A, 0x212B)]
    said = "".join(one for one in letters if one.isalpha() and len(one.lower()) == 1)

    with store.engine.connect() as connection:
        assert connection.scalar(select(folded_text(said))) == folded(said)


@pytest.mark.postgres
def test_an_upgrade_folds_the_tickets_there_are(pg_url: str) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk, subject="Crème brûlée", description="What people say")
    schema.downgrade(store.engine, "0049")
    with store.engine.begin() as connection:
        connection.execute(text("SELECT search_rebuild(:number)"), {"number": number})
        kept = "SELECT words::text FROM ticket_search WHERE ticket_id = :number"
        assert "'crème'" in str(connection.scalar(text(kept), {"number": number}))
    schema.upgrade(store.engine)

    with store.reading(desk.agent) as work:
        assert [hit.id for hit in search(work, "creme").hits] == [number]
    store.dispose()
