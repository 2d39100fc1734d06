"""Articles on both databases: written, published, found, and read by whom they are for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select

from models.articles import ArticleWording
from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.vocabulary import ArticleState, Audience
from services.errors import ConflictError, NotAllowed, NotFoundError, RuleError
from services.knowledge import articles, wordings
from services.knowledge.articles import ArticleDraft
from services.knowledge.comparing import Change, Piece
from services.store.work import WATCHER
from tests.rigs.desk import SmallDesk, lay_desk

if TYPE_CHECKING:
    from services.store.work import Actor, Store

pytestmark = pytest.mark.laid

VPN = ArticleDraft(
    "VPN drops every ten minutes", "Set the **rekey interval** to 8 hours.", "tunnel, reconnect"
)
SHARED = replace(VPN, title="How to reset a password", audience=Audience.SHARED)


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    return lay_desk(store)


def kept(store: Store, actor: Actor, draft: ArticleDraft, number: int | None = None) -> int:
    with store.work(actor) as work:
        return articles.save_article(work, draft, number).subject or 0


def published(store: Store, desk: SmallDesk, draft: ArticleDraft) -> int:
    number = kept(store, desk.agent, draft)
    with store.work(desk.lead) as work:
        articles.publish(work, number)
    return number


def titles(store: Store, actor: Actor, text: str = "") -> list[str]:
    with store.reading(actor) as work:
        return [one.title for one in articles.articles(work, text)]


def test_what_an_agent_writes_is_a_draft_that_colleagues_read(
    store: Store, desk: SmallDesk
) -> None:
    number = kept(store, desk.agent, VPN)

    with store.reading(desk.colleague) as work:
        found = articles.article(work, number)
    assert (found.state, found.audience, found.version) == (
        ArticleState.DRAFT,
        Audience.INTERNAL,
        1,
    )
    assert found.changed_by == desk.agent.name


def test_every_word_counts_wherever_it_stands_and_titles_come_first(
    store: Store, desk: SmallDesk
) -> None:
    kept(store, desk.agent, VPN)
    kept(store, desk.agent, ArticleDraft("Access from home", "Open the VPN first."))

    assert titles(store, desk.agent, "vpn") == ["VPN drops every ten minutes", "Access from home"]
    assert titles(store, desk.agent, "vpn REKEY") == ["VPN drops every ten minutes"]
    assert titles(store, desk.agent, "reconnect") == ["VPN drops every ten minutes"]
    assert titles(store, desk.agent, "100%") == []


def test_a_requester_reads_what_is_published_for_them_and_nothing_else(
    store: Store, desk: SmallDesk
) -> None:
    published(store, desk, VPN)
    hidden = kept(store, desk.agent, replace(SHARED, title="Not yet"))
    published(store, desk, SHARED)

    assert titles(store, desk.requester) == ["How to reset a password"]
    with store.reading(desk.requester) as work, pytest.raises(NotFoundError):
        articles.article(work, hidden)


def test_what_is_published_is_changed_and_taken_away_by_a_supervisor_only(
    store: Store, desk: SmallDesk
) -> None:
    number = published(store, desk, SHARED)

    with store.work(desk.agent) as work, pytest.raises(NotAllowed):
        articles.save_article(work, VPN, number)
    with store.work(desk.agent) as work, pytest.raises(NotAllowed):
        articles.retire(work, number)
    assert kept(store, desk.lead, replace(SHARED, title="Reset a password"), number) == number


def test_only_a_supervisor_publishes(store: Store, desk: SmallDesk) -> None:
    number = kept(store, desk.agent, VPN)

    with store.work(desk.agent) as work, pytest.raises(NotAllowed):
        articles.publish(work, number)


def test_whoever_saves_over_a_later_wording_is_refused(store: Store, desk: SmallDesk) -> None:
    number = kept(store, desk.agent, VPN)
    kept(store, desk.colleague, replace(VPN, body="Use the new client."), number)

    with store.work(desk.agent) as work, pytest.raises(ConflictError, match="Tom Reed"):
        articles.save_article(work, VPN, number, 1)


def test_what_is_taken_away_is_brought_back(store: Store, desk: SmallDesk) -> None:
    number = kept(store, desk.agent, VPN)
    with store.work(desk.agent) as work:
        articles.retire(work, number)
    gone = titles(store, desk.agent)
    with store.work(desk.agent) as work:
        articles.retire(work, number, retired=False)

    assert gone == []
    assert titles(store, desk.agent) == [VPN.title]


def test_only_what_requesters_may_read_is_put_into_a_reply(store: Store, desk: SmallDesk) -> None:
    published(store, desk, VPN)
    published(store, desk, SHARED)
    kept(store, desk.agent, replace(SHARED, title="Not yet"))

    with store.reading(desk.agent) as work:
        reply = [one.title for one in articles.answers(work, is_note=False)]
        note = [one.title for one in articles.answers(work, is_note=True)]
    assert reply == ["How to reset a password"]
    assert len(note) == 3


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (replace(VPN, title="  "), "needs a title"),
        (replace(VPN, body="\x00 \n"), "needs words"),
        (replace(VPN, title="x" * 201), "201 characters; up to 200 fit"),
        (replace(VPN, body="x" * 100_001), "100,001 characters; up to 100,000 fit"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    store: Store, desk: SmallDesk, draft: ArticleDraft, words: str
) -> None:
    with store.work(desk.agent) as work, pytest.raises(RuleError, match=words):
        articles.save_article(work, draft)


def test_each_wording_stands_in_the_trail_and_in_the_ledger(store: Store, desk: SmallDesk) -> None:
    number = kept(store, desk.agent, VPN)
    kept(store, desk.colleague, replace(VPN, body="Use the new client."), number)

    with store.reading(desk.admin) as work:
        entry = work.session.scalars(
            select(AuditEntry)
            .where(AuditEntry.subject_type == "article", AuditEntry.subject_id == number)
            .order_by(AuditEntry.id.desc())
        ).first()
        lines = work.session.scalars(
            select(LedgerLine).where(LedgerLine.subject == f"article/{number}")
        ).all()
    assert entry is not None
    assert entry.changes == [
        {"field": "text", "before": VPN.body, "after": "Use the new client."},
    ]
    assert len(lines) >= 2


def test_every_wording_is_kept_with_who_saved_it(store: Store, desk: SmallDesk) -> None:
    number = kept(store, desk.agent, VPN)
    kept(store, desk.colleague, replace(VPN, body="Set it to 4 hours."), number)

    with store.reading(desk.agent) as work:
        found = wordings.wordings(work, number)
        told = wordings.difference(work, number, 1, 2)
    assert [(one.version, one.saved_by, one.is_now) for one in found] == [
        (2, desk.colleague.name, True),
        (1, desk.agent.name, False),
    ]
    assert Piece(Change.IN, "it") in told.body
    assert told.title == (Piece(Change.KEPT, VPN.title),)


def test_a_wording_is_brought_back_as_a_new_version(store: Store, desk: SmallDesk) -> None:
    number = kept(store, desk.agent, VPN)
    kept(store, desk.agent, replace(VPN, title="VPN", body="No idea."), number)

    with store.work(desk.agent) as work:
        wordings.bring_back(work, number, 1, seen=2)

    with store.reading(desk.agent) as work:
        now = articles.article(work, number)
        versions = [one.version for one in wordings.wordings(work, number)]
        said = work.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (now.title, now.body, now.version) == (VPN.title, VPN.body, 3)
    assert versions == [3, 2, 1]
    assert said is not None
    assert "wording of version" in str(said.changes)


def test_nobody_brings_back_past_a_colleague_or_a_publication(
    store: Store, desk: SmallDesk
) -> None:
    number = published(store, desk, VPN)
    with pytest.raises(NotAllowed), store.work(desk.agent) as work:
        wordings.bring_back(work, number, 1, seen=1)
    kept(store, desk.lead, replace(VPN, body="Newer."), number)

    with pytest.raises(ConflictError), store.work(desk.lead) as work:
        wordings.bring_back(work, number, 1, seen=1)
    with pytest.raises(NotFoundError), store.work(desk.lead) as work:
        wordings.bring_back(work, number, 7, seen=2)


def test_requesters_read_no_earlier_wordings(store: Store, desk: SmallDesk) -> None:
    number = published(store, desk, SHARED)

    with pytest.raises(NotAllowed), store.reading(desk.requester) as work:
        wordings.wordings(work, number)
    with pytest.raises(NotAllowed), store.reading(desk.requester) as work:
        wordings.difference(work, number, 1, 1)


def test_an_article_from_before_keeps_its_wording_with_the_next(
    store: Store, desk: SmallDesk
) -> None:
    number = kept(store, desk.agent, VPN)
    with store.work(WATCHER) as work:
        work.session.execute(delete(ArticleWording))
    with store.reading(desk.agent) as work:
        before = [(one.version, one.is_now) for one in wordings.wordings(work, number)]
        same = wordings.difference(work, number, 1, 1)
    kept(store, desk.agent, replace(VPN, body="To 4 hours."), number)

    with store.reading(desk.agent) as work:
        after = [one.version for one in wordings.wordings(work, number)]
    assert before == [(1, True)]
    assert [one.change for one in same.body] == [Change.KEPT]
    assert after == [2, 1]
