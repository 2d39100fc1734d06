"""Wordings of articles under own logins: what was saved is kept, and nothing else is put in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, text, update

from models.articles import ArticleWording
from models.vocabulary import Audience
from services.errors import NotAllowed
from services.knowledge import articles, wordings
from services.knowledge.articles import ArticleDraft
from tests.rigs.desk import lay_desk
from tests.rigs.logins import seats

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.postgres
VPN = ArticleDraft("VPN drops", "Set the interval to 8 hours.")


def test_a_wording_is_what_was_saved(owner: Store) -> None:
    desk = lay_desk(owner)
    with seats(owner) as seat_of:
        agent = seat_of(desk.agent, "agent")
        with agent.work(desk.agent) as work:
            number = articles.save_article(work, VPN).subject or 0
        with agent.work(desk.agent) as work:
            articles.save_article(work, replace(VPN, body="To 4 hours."), number)
        never = {
            "article_id": number,
            "version": 3,
            "title": "Never said",
            "keywords": "",
            "body": "x",
            "audience": Audience.INTERNAL,
            "saved_at": text("now()"),
            "saved_by": desk.lead.name,
        }

        with pytest.raises(NotAllowed), agent.work(desk.agent) as work:
            work.session.execute(insert(ArticleWording).values(**never))
        with pytest.raises(NotAllowed), agent.work(desk.agent) as work:
            work.session.execute(update(ArticleWording).values(body="x"))

        with agent.reading(desk.agent) as work:
            kept = [one.version for one in wordings.wordings(work, number)]
    assert kept == [2, 1]
