"""Capital and small letters are the same in every search, those beyond A to Z too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.people import Person
from services.knowledge.articles import ArticleDraft, articles, save_article
from services.tickets.conversation import add_note
from services.tickets.search import search
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.laid


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    return lay_desk(store)


@pytest.mark.parametrize("typed", ["überweisung", "ÜBER", "Über", "ärger", "ÉTÉ"])
def test_an_article_is_found(store: Store, desk: SmallDesk, typed: str) -> None:
    with store.work(desk.agent) as work:
        save_article(work, ArticleDraft("Überweisung fehlt", "ÄRGER am Schalter", "été"))

    with store.reading(desk.agent) as work:
        assert len(articles(work, typed)) == 1


@pytest.mark.parametrize("typed", ["from:örtel", "from:Örtel", "from:ÖRTEL", 'from:"ÖRTEL, ruth"'])
def test_the_tickets_of_a_person_are_found(store: Store, desk: SmallDesk, typed: str) -> None:
    number = opened(store, desk)
    with store.work(desk.admin) as work:
        work.require(Person, desk.requester.person_id or 0).name = "Örtel, Ruth"

    with store.reading(desk.agent) as work:
        assert [hit.id for hit in search(work, typed).hits] == [number]


def test_a_hit_shows_the_word_in_its_message(store: Store, desk: SmallDesk) -> None:
    number = opened(store, desk)
    with store.work(desk.agent) as work:
        add_note(work, number, f"{'Lange her. ' * 40}Die ÜBERWEISUNG fehlt.")

    with store.reading(desk.agent) as work:
        [hit] = search(work, "überw").hits
    assert hit.snippet is not None
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["ÜBERWEISUNG"]
