"""The wordings an article had: who saved each and when, what differs, and back to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.articles import Article, ArticleWording
from models.vocabulary import Role
from services.access.permissions import Act, demand
from services.errors import NotAllowed, NotFoundError
from services.knowledge import articles, comparing
from services.knowledge.articles import ArticleDraft

if TYPE_CHECKING:
    from datetime import datetime

    from models.vocabulary import Audience
    from services.changes import Changes
    from services.knowledge.comparing import Piece
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Wording:
    """One saving of an article.

    Attributes:
        is_now: Whether the article says this today.
    """

    version: int
    saved_at: datetime
    saved_by: str
    title: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What one wording says otherwise than an earlier one.

    Attributes:
        title: Piece by piece; `keywords` and `body` likewise.
        audiences: For whom it was, before and after; the same where that did not change.
    """

    earlier: int
    later: int
    title: tuple[Piece, ...]
    keywords: tuple[Piece, ...]
    body: tuple[Piece, ...]
    audiences: tuple[Audience, Audience]


def wordings(work: Work, article_id: int) -> list[Wording]:
    """Return every wording of an article that is kept, the newest first; for the desk."""
    _demand_desk(work)
    now = articles.article(work, article_id).version
    query = (
        select(ArticleWording)
        .where(ArticleWording.article_id == article_id)
        .order_by(ArticleWording.version.desc())
    )
    found = list(work.session.scalars(query))
    if now not in [one.version for one in found]:
        found.insert(0, _wording(work, article_id, now))
    return [
        Wording(one.version, one.saved_at, one.saved_by, one.title, one.version == now)
        for one in found
    ]


def difference(work: Work, article_id: int, earlier: int, later: int) -> Difference:
    """Compare two wordings of an article.

    Raises:
        NotFoundError: One of them is not kept.
    """
    _demand_desk(work)
    articles.article(work, article_id)
    before, after = _wording(work, article_id, earlier), _wording(work, article_id, later)
    return Difference(
        earlier,
        later,
        tuple(comparing.compared(before.title, after.title)),
        tuple(comparing.compared(before.keywords, after.keywords)),
        tuple(comparing.compared(before.body, after.body)),
        (before.audience, after.audience),
    )


def bring_back(work: Work, article_id: int, version: int, seen: int) -> Changes:
    """Save an earlier wording again, as a new version; nothing in between is lost.

    Args:
        work: The unit of work.
        article_id: The article.
        version: Of the wording that is wanted back.
        seen: The version that was shown when it was wanted back.

    Raises:
        NotAllowed: It is published, and the actor is no supervisor.
        ConflictError: Somebody saved it since it was shown.
        NotFoundError: That wording is not kept.
    """
    demand(work.actor, Act.WORK_TICKET)
    old = _wording(work, article_id, version)
    draft = ArticleDraft(old.title, old.body, old.keywords, old.audience)
    return articles.save_article(work, draft, article_id, seen, of_version=version)


def _wording(work: Work, article_id: int, version: int) -> ArticleWording:
    found = work.session.get(ArticleWording, (article_id, version))
    row = work.session.get(Article, article_id)
    if found is None and row is not None and row.version == version:
        return articles.wording_of(row)  # it was saved last before wordings were kept
    if found is None:
        raise NotFoundError("Version {version} of this article is not kept.", version=version)
    return found


def _demand_desk(work: Work) -> None:
    if work.actor.role is Role.REQUESTER:
        raise NotAllowed("The wordings an article had are for people of the desk.")
