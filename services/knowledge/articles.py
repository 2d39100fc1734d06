"""Articles: written by whoever works tickets, published by a supervisor, found by their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, case, func, or_, select

from models.articles import Article, ArticleWording
from models.vocabulary import ArticleState, Audience, Role
from services.access.permissions import Act, demand, may
from services.audit import trail
from services.audit.others import who_changed
from services.audit.trail import FieldChange
from services.errors import ConflictError, NotAllowed, NotFoundError, RuleError
from services.sentence import Sentence

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from services.changes import Changes
    from services.store.work import Work

TITLE_LIMIT: Final = 200
KEYWORDS_LIMIT: Final = 300
BODY_LIMIT: Final = 100_000
"""In characters."""
TOLD: Final = 4000
"""Characters of a body that an entry of the trail repeats; the ledger has all of it."""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """What somebody writes down; the body is Markdown."""

    title: str
    body: str
    keywords: str = ""
    audience: Audience = Audience.INTERNAL


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article as lists and its page show it."""

    id: int
    title: str
    keywords: str
    body: str
    state: ArticleState
    audience: Audience
    version: int
    changed_at: datetime
    changed_by: str

    @property
    def is_shared(self) -> bool:
        """Tell whether requesters may read it."""
        return self.state is ArticleState.PUBLISHED and self.audience is Audience.SHARED


def save_article(
    work: Work,
    draft: ArticleDraft,
    article_id: int | None = None,
    seen: int | None = None,
    *,
    of_version: int | None = None,
) -> Changes:
    """Keep an article, a new one or instead of what it said; `changes.subject` is its number.

    Args:
        work: The unit of work.
        draft: What it says from now on.
        article_id: Which one it takes the place of; None: a new draft.
        seen: The version that was opened to be changed.
        of_version: The version whose wording is brought back by this; None: it is a new one.

    Raises:
        RuleError: No title, no words, or too many.
        NotAllowed: It is published, and the actor is no supervisor.
        ConflictError: Somebody saved it since it was opened.
    """
    demand(work.actor, Act.WORK_TICKET)
    new = _checked(draft)
    if article_id is None:
        row = Article(made_at=work.now, version=0, state=ArticleState.DRAFT)
        before: ArticleDraft | None = None
    else:
        row = _to_change(work, article_id)
        before = ArticleDraft(row.title, row.body, row.keywords, row.audience)
        if seen is not None and row.version != seen:
            raise ConflictError(
                "{changed_by} saved this article while you wrote. Yours is kept here: look "
                "at theirs, then save again to put yours in its place.",
                changed_by=row.changed_by,
            )
    _put(work, row, new)
    said = _differences(before, new)
    if of_version is not None:
        said.append(FieldChange("wording of version", None, str(of_version)))
    trail.append(work, "article.saved", ("article", row.id), said)
    return work.touch(configuration=True, subject=row.id)


def publish(
    work: Work, article_id: int, *, published: bool = True, since: datetime | None = None
) -> Changes:
    """Let everybody whom it is for read an article, or take it back to a draft.

    Args:
        work: The unit of work.
        article_id: The article.
        published: Whether it is to be read.
        since: When the actor did the opposite, which this takes back; None: it takes nothing back.

    Raises:
        ConflictError: A colleague changed the article after `since`.
    """
    demand(work.actor, Act.SUPERVISE)
    row = _to_change(work, article_id)
    other = who_changed(work, ("article", row.id), since) if since is not None else None
    if other is not None:
        raise ConflictError(
            "{other} changed “{title}” meanwhile; it was left as it is now.",
            other=other,
            title=row.title,
        )
    wanted = ArticleState.PUBLISHED if published else ArticleState.DRAFT
    if row.state is wanted:
        return work.changes
    before, row.state = row.state, wanted
    said = [FieldChange("state", before.value, wanted.value)]
    kind = "article.published" if published else "article.withdrawn"
    trail.append(work, kind, ("article", row.id), said)
    return work.touch(configuration=True, subject=row.id)


def retire(work: Work, article_id: int, *, retired: bool = True) -> Changes:
    """Take an article away, or bring it back."""
    row = _to_change(work, article_id)
    row.retired_at = work.now if retired else None
    trail.append(work, f"article.{'retired' if retired else 'brought_back'}", ("article", row.id))
    return work.touch(configuration=True, subject=row.id)


def articles(work: Work, text: str = "", limit: int = 200) -> list[ArticleView]:
    """Return what the actor may read and has all these words in it.

    Those that say them in their title come first, then in their keywords; else by title.
    """
    words = [one for one in text.lower().split() if one]
    wanted = [_readable(work), *(_says(one) for one in words)]
    ranks = [
        case((and_(*(_in(column, one) for one in words)), 0), else_=1)
        for column in (Article.title, Article.keywords)
        if words
    ]
    query = select(Article).where(*wanted).order_by(*ranks, Article.title, Article.id).limit(limit)
    return [_view(one) for one in work.session.scalars(query)]


def article(work: Work, article_id: int) -> ArticleView:
    """Return one article; NotFoundError where there is none that the actor may read."""
    query = select(Article).where(Article.id == article_id, _readable(work))
    found = work.session.scalar(query)
    if found is None:
        raise NotFoundError("That article is not there (any more).")
    return _view(found)


def answers(work: Work, *, is_note: bool) -> list[ArticleView]:
    """Return what may be put into an answer: what requesters may read, into a note everything."""
    demand(work.actor, Act.WORK_TICKET)
    return [one for one in articles(work) if one.is_shared or is_note]


def _put(work: Work, row: Article, new: ArticleDraft) -> None:
    """Let an article say this from now on, and keep the wording beside it."""
    if row.version:
        keep_wording(work, row)  # of an article from before wordings were kept
    row.title, row.body = new.title, new.body
    row.keywords, row.audience = new.keywords, new.audience
    row.version += 1
    row.changed_at, row.changed_by = work.now, work.actor.name
    work.session.add(row)
    work.session.flush()
    keep_wording(work, row)


def keep_wording(work: Work, row: Article) -> None:
    """Keep what an article says at this moment, unless that is kept already."""
    if work.session.get(ArticleWording, (row.id, row.version)) is None:
        work.session.add(wording_of(row))
        work.session.flush()


def wording_of(row: Article) -> ArticleWording:
    """Return what an article says at this moment, not yet kept."""
    return ArticleWording(
        article_id=row.id,
        version=row.version,
        title=row.title,
        keywords=row.keywords,
        body=row.body,
        audience=row.audience,
        saved_at=row.changed_at,
        saved_by=row.changed_by,
    )


def _readable(work: Work) -> ColumnElement[bool]:
    there = Article.retired_at.is_(None)
    if work.actor.role is not Role.REQUESTER:
        return there
    return and_(there, Article.state == ArticleState.PUBLISHED, Article.audience == Audience.SHARED)


def _says(word: str) -> ColumnElement[bool]:
    return or_(*(_in(one, word) for one in (Article.title, Article.keywords, Article.body)))


def _in(column: object, word: str) -> ColumnElement[bool]:
    return func.lower(column).contains(word, autoescape=True)


def _to_change(work: Work, article_id: int) -> Article:
    demand(work.actor, Act.WORK_TICKET)
    row = work.lock(Article, article_id)
    if row.state is ArticleState.PUBLISHED and not may(work.actor, Act.SUPERVISE):
        raise NotAllowed("This article is published: a supervisor changes it.")
    return row


def _checked(draft: ArticleDraft) -> ArticleDraft:
    title, keywords = (
        " ".join(one.replace("\x00", "").split()) for one in (draft.title, draft.keywords)
    )
    body = draft.body.replace("\x00", "").strip()
    if not title:
        raise RuleError("An article needs a title: the question it answers, in a few words.")
    if not body:
        raise RuleError("An article needs words: write the answer.")
    for name, text, limit in (
        ("title", title, TITLE_LIMIT),
        ("keywords", keywords, KEYWORDS_LIMIT),
        ("text", body, BODY_LIMIT),
    ):
        if len(text) > limit:
            raise RuleError(
                "The {name} has {count:,} characters; up to {limit:,} fit.",
                name=Sentence(name),
                count=len(text),
                limit=limit,
            )
    return ArticleDraft(title, body, keywords, draft.audience)


def _differences(before: ArticleDraft | None, after: ArticleDraft) -> list[FieldChange]:
    return [
        FieldChange(name, None if before is None else old[:TOLD], new[:TOLD])
        for name, old, new in (
            ("title", before.title if before else "", after.title),
            ("keywords", before.keywords if before else "", after.keywords),
            ("text", before.body if before else "", after.body),
            ("audience", before.audience.value if before else "", after.audience.value),
        )
        if old != new
    ]


def _view(row: Article) -> ArticleView:
    return ArticleView(
        row.id,
        row.title,
        row.keywords,
        row.body,
        row.state,
        row.audience,
        row.version,
        row.changed_at,
        row.changed_by,
    )
