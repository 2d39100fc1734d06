"""What triggers keep of a ticket's words is what all its words together would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.desk import Setting
from services.store.work import Store
from services.tickets.conversation import add_note, send_reply
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
MANY = 12_000


@pytest.fixture
def owner(pg_url: str) -> Iterator[Store]:
    made = Store(pg_url)
    yield made
    made.dispose()


def _kept(owner: Store, number: int) -> tuple[str, str]:
    """Return the words as triggers left them, and as they are when all are read again."""
    ask = text("SELECT strip(words)::text FROM ticket_search WHERE ticket_id = :number")
    with owner.engine.connect() as connection:
        kept = connection.scalar(ask, {"number": number})
        connection.execute(text("SELECT search_rebuild(:number)"), {"number": number})
        again = connection.scalar(ask, {"number": number})
        connection.rollback()
    return str(kept), str(again)


@pytest.mark.parametrize("language", [None, "english", "nonsense"])
def test_short_and_long_messages_are_kept_alike(owner: Store, language: str | None) -> None:
    desk = lay_desk(owner)
    with owner.work(desk.agent) as work:
        if language is not None:
            work.session.add(Setting(key="search_language", value=language))
    number = opened(owner, desk, subject="Printers jamming")
    long = " ".join(f"word{n}" for n in range(3_000))
    for said in ("Which routers?", long, "They are running"):
        with owner.work(desk.agent) as work:
            send_reply(work, number, said)
            add_note(work, number, f"{said} inside")

    kept, again = _kept(owner, number)
    assert kept == again
    assert ("'jam'" in kept) is (language == "english")
    assert "'word2999'" in kept
    assert "'insid" in kept


def test_words_that_are_too_many_are_left_out_and_the_message_stays(owner: Store) -> None:
    desk = lay_desk(owner)
    number = opened(owner, desk)
    for part in range(10):
        words = " ".join(f"{part}x{n:05}" for n in range(MANY))
        with owner.work(desk.agent) as work:
            add_note(work, number, words)
    with owner.work(desk.agent) as work:
        send_reply(work, number, "Still answered")

    with owner.engine.connect() as connection:
        ask = text("SELECT count(*) FROM message WHERE ticket_id = :number")
        assert connection.scalar(ask, {"number": number}) == 12
    kept, _ = _kept(owner, number)
    assert "'0x00000'" in kept
    assert "'9x00000'" not in kept
