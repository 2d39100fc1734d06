"""An article to be read, and the buttons for what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.articles.article_row import standing_words
from desktop.text import breakable, moment, tr
from desktop.widgets.buttons import button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.labels import frame, hairline, label
from desktop.widgets.rich_body import RichBody

if TYPE_CHECKING:
    from datetime import datetime

    from services.knowledge.articles import ArticleView

WIDEST: Final = 820
"""Pixels of a line that is still read with ease."""


class ArticleReader(QWidget):
    """Shows one article on a card.

    Attributes:
        link_opened: Emitted with the address of a link that was pressed; nothing is opened.
    """

    link_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.article: ArticleView | None = None
        self._title = label("", "title", wrap=True)
        self._line = label("", "muted", wrap=True)
        self._keywords = label("", "small", wrap=True)
        self.change = button(tr("Change"), icon="pencil")
        self.publish = button(tr("Publish"), "primary", icon="check")
        self.before = button(tr("Wordings …"), "quiet", icon="history")
        self.withdraw = button(tr("Back to a draft"), "quiet")
        self.drop = button(tr("Take away"), "quiet", icon="trash-2")
        self._body: RichBody | None = None
        self._place = QVBoxLayout()
        self._arrange()

    def show_article(self, article: ArticleView, html: str, now: datetime) -> None:
        """Show an article; `html` is its cleaned text, `now` decides how its time is said."""
        self.article = article
        self._title.setText(breakable(article.title))
        when = moment(article.changed_at, now)
        self._line.setText(
            tr(
                "{standing} · version {version}, {when}, {who}",
                standing=standing_words(article),
                version=article.version,
                when=when,
                who=article.changed_by,
            )
        )
        self._keywords.setText(tr("Keywords: {words}", words=article.keywords))
        self._keywords.setVisible(bool(article.keywords))
        if self._body is not None:
            self._place.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = RichBody(html)
        self._body.setAccessibleName(article.title)
        self._body.link_opened.connect(self.link_opened)
        self._place.addWidget(self._body)

    def offer(self, *, changes: bool, publishes: bool, is_draft: bool) -> None:
        """Offer what this person may do with it."""
        self.change.setVisible(changes)
        self.drop.setVisible(changes)
        self.publish.setVisible(publishes and is_draft)
        self.withdraw.setVisible(publishes and not is_draft)

    def tell_who(self, *, told: bool) -> None:
        """Say who wrote it and how it stands, or leave that to the desk."""
        self._line.setVisible(told)
        self.before.setVisible(told)
        self._keywords.setVisible(told and bool(self._keywords.text()) and self._has_keywords())

    def _has_keywords(self) -> bool:
        return self.article is not None and bool(self.article.keywords)

    def _arrange(self) -> None:
        card = frame("card")
        card.setMaximumWidth(WIDEST)
        doing = FlowLayout(gap=8)
        for one in (self.publish, self.change, self.before, self.withdraw, self.drop):
            one.setVisible(False)
            doing.addWidget(one)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(28, 22, 28, 22)
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self._line)
        inside.addWidget(self._keywords)
        inside.addWidget(hairline())
        inside.addSpacing(4)
        inside.addLayout(self._place)
        inside.addSpacing(8)
        inside.addLayout(doing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)
