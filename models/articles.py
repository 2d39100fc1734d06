"""What the desk knows: answers written down once, found by whoever is asked again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, LongText, PrimaryKey, reference
from models.vocabulary import ArticleState, Audience


class Article(Base):
    """One answer in Markdown."""

    __tablename__ = "article"

    id: Mapped[PrimaryKey]
    title: Mapped[str] = mapped_column(String(200))
    keywords: Mapped[str] = mapped_column(String(300), default="")
    """Other words that people ask with, separated by commas."""
    body: Mapped[LongText]
    state: Mapped[ArticleState] = mapped_column(default=ArticleState.DRAFT)
    audience: Mapped[Audience] = mapped_column(default=Audience.INTERNAL)
    version: Mapped[int] = mapped_column(default=1)
    """Counted up by each saving: whoever saves over an older one is refused."""
    made_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(String(200))
    retired_at: Mapped[datetime | None]


class ArticleWording(Base):
    """What an article said from one saving to the next; never changed."""

    __tablename__ = "article_wording"

    article_id: Mapped[int] = mapped_column(reference("article.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str] = mapped_column(String(200))
    keywords: Mapped[str] = mapped_column(String(300))
    body: Mapped[LongText]
    audience: Mapped[Audience]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str] = mapped_column(String(200))
