"""Every sign ends a word, on a file and on a server: what is found is the same."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from services.store import schema
from services.store.work import Store
from services.tickets.attachments import GivenFile
from services.tickets.conversation import send_reply
from services.tickets.queue import Queue, QueueView, queue_ids
from services.tickets.search import SearchOrder, search
from tests.rigs.desk import SmallDesk, lay_desk, opened

pytestmark = pytest.mark.laid

SAID = (
    "INC-4711 is back",
    "see /var/log/syslog and C:\\Users\\dana\\notes.txt",
    "mail to anna.b@mail.example.com, please",
    "host srv01.example.com is down",
    "version 10.2.3 of foo_bar",
    "https://intra.example.org/wiki/Page?id=42 says <b>bold</b> &amp; more",
    "call 0049-30-12345 or +49 30 98765, it is -5 degrees in B-12/3",
    'O\'Brien said "hello"',
)
FOUND: tuple[tuple[str, list[int]], ...] = (
    ("4711", [0]),
    ("inc-4711", [0]),
    ("inc-47", [0]),
    ("inc-47 ", []),
    ("4711-inc", []),
    ("syslog", [1]),
    ("log/sys", [1]),
    ("notes", [1]),
    ("txt", [1]),
    ("example.com", [2, 3]),
    ("mail.example", [2]),
    ("anna.b@mail.example.com", [2]),
    ("srv01.example.com ", [3]),
    ("10.2", [4]),
    ("2.3", [4]),
    ("foo_bar", [4]),
    ("bar", [4]),
    ("wiki", [5]),
    ("id=42", [5]),
    ("bold", [5]),
    ("amp", [5]),
    ("30", [6]),
    ("12345", [6]),
    ("+49", [6]),
    ("5", [6]),
    ("12/3", [6]),
    ("b-12", [6]),
    ("o'brien", [7]),
    ("o'br", [7]),
    ('"said hello"', [7]),
    ("-example.com -syslog", [0, 4, 5, 6, 7]),
)


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    made = lay_desk(store)
    for one in SAID:
        opened(store, made, subject=one, description=one)
    return made


def answered(store: Store, desk: SmallDesk, order: SearchOrder) -> list[tuple[str, list[int]]]:
    with store.reading(desk.agent) as work:
        first = min(queue_ids(work, QueueView(Queue.ALL)))
        found = {typed: search(work, typed, order=order).hits for typed, _ in FOUND}
        return [(typed, sorted(hit.id - first for hit in hits)) for typed, hits in found.items()]


@pytest.mark.parametrize("order", SearchOrder)
def test_words_are_found_by_their_parts(store: Store, desk: SmallDesk, order: SearchOrder) -> None:
    assert answered(store, desk, order) == list(FOUND)


def test_a_file_is_found_by_every_part_of_its_name(store: Store, desk: SmallDesk) -> None:
    number = opened(store, desk)
    file = GivenFile("Q3-report_final.v2.pdf", b"%PDF-1.7", "application/pdf")
    with store.work(desk.agent) as work:
        send_reply(work, number, "Here it is.", attachments=[file])

    with store.reading(desk.agent) as work:
        for typed in ("report", "final", "report_final", "v2.pdf", "q3-report_final.v2.pdf"):
            assert [hit.id for hit in search(work, typed).hits] == [number]


@pytest.mark.postgres
def test_an_upgrade_puts_every_ticket_into_the_index_anew(pg_url: str) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    schema.downgrade(store.engine, "0044")
    with store.engine.begin() as connection:
        sql = "INSERT INTO ticket (subject, status, priority, origin, kind, requester_id,"
        sql += " department_id, created_at, updated_at, tags, reopen_count, version) SELECT"
        sql += " 'INC-4711', 'new', 3, 'requester', 'Incident', p.id, d.id, now(), now(),"
        sql += " '[]', 0, 1 FROM person p, department d WHERE p.login = 'requester' LIMIT 1"
        connection.execute(text(sql))
    schema.upgrade(store.engine)

    with store.reading(desk.agent) as work:
        assert len(search(work, "4711").hits) == 1
    store.dispose()
