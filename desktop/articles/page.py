"""What the desk knows: a list to search, the article chosen, and what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.articles.article_row import ArticleRow
from desktop.articles.editor import ArticleDialog
from desktop.articles.reader import ArticleReader
from desktop.articles.wordings import WordingsDialog
from desktop.overriding import override
from desktop.page import Page
from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.list_and_detail import ListAndDetail
from desktop.widgets.page_shape import EDGE, beside_edge, page_title
from desktop.widgets.search_field import SearchField
from desktop.widgets.skeleton import Skeleton
from models.vocabulary import ArticleState, Role
from services.access.permissions import Act, may
from services.errors import NotFoundError
from services.knowledge import articles
from services.tickets import rich_text

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.knowledge.articles import ArticleView
    from services.store.work import Work

WAITING, READING, NOTHING = range(3)


def read(work: Work, article_id: int) -> tuple[ArticleView, str]:
    """Return an article and what it looks like, cleaned."""
    found = articles.article(work, article_id)
    return found, rich_text.from_markdown(found.body)


class ArticlesPage(Page):
    """Reads articles; whoever works tickets writes them, a supervisor publishes them."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Articles"))
        self._works = may(desk.actor, Act.WORK_TICKET)
        self._leads = self._works and may(desk.actor, Act.SUPERVISE)
        self._text = ""
        self._chosen: int | None = None
        self.articles: list[ArticleView] = []
        self.rows: list[ArticleRow] = []
        self.search = SearchField(tr("Find in the articles"))
        self.search.searched.connect(self._on_searched)
        self.new = button(tr("New article"), icon="plus")
        self.new.clicked.connect(lambda: self.write(None))
        self.new.setVisible(self._works)
        self.reader = ArticleReader()
        self._beside = ListAndDetail(tr("Articles"), tr("Article"), [self.reader])
        self._states = QStackedWidget()
        self._arrange()
        self._connect()

    @override
    def concerns(self, changes: Changes) -> bool:
        return changes.configuration

    @override
    def refresh(self) -> None:
        self._desk.ask(articles.articles, self._text, then=self._on_articles, receiver=self)

    def open_article(self, article_id: int) -> None:
        """Show an article, whatever is looked for."""
        self._chosen = article_id
        self.search.clear()
        self._text = ""
        self.refresh()

    def write(self, article: ArticleView | None) -> None:
        """Open the form for a new article, or to change one."""
        dialog = ArticleDialog(self._desk, article, self.window())
        dialog.kept.connect(self.open_article)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def compare(self) -> None:
        """Open the wordings of the article that is shown."""
        one = self.reader.article
        if one is not None:
            may_change = self.reader.change.isVisible()
            dialog = WordingsDialog(self._desk, one, self.window(), changes=may_change)
            dialog.accepted.connect(lambda: self.open_article(one.id))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_searched(self, text: str) -> None:
        self._text = text
        self.refresh()

    def _on_articles(self, found: list[ArticleView]) -> None:
        self.articles = found
        known = [one.id for one in found]
        if self._chosen not in known:
            self._chosen = known[0] if known else None
        self._fill_list()
        is_empty = not found and not self._text
        self._states.setCurrentIndex(NOTHING if is_empty else READING)
        self.reader.setVisible(bool(found))
        if self._chosen is not None:
            self._choose(self._chosen)

    def _fill_list(self) -> None:
        self.rows = [ArticleRow(one) for one in self.articles]
        for row in self.rows:
            row.clicked.connect(lambda _=False, number=row.article.id: self._choose(number))
        words = tr("No article says “{words}”.", words=self._text) if self._text else ""
        self._beside.fill(self.rows, words)

    def _choose(self, article_id: int) -> None:
        self._chosen = article_id
        for row in self.rows:
            row.setChecked(row.article.id == article_id)
        self._desk.ask(
            read, article_id, then=self._on_read, receiver=self.reader, otherwise=self._on_gone
        )

    def _on_read(self, answer: tuple[ArticleView, str]) -> None:
        article, html = answer
        if article.id != self._chosen:
            return
        is_draft = article.state is ArticleState.DRAFT
        changes = self._leads or (self._works and is_draft)
        self.reader.show_article(article, html, self._desk.now())
        self.reader.offer(changes=changes, publishes=self._leads, is_draft=is_draft)
        self.reader.tell_who(told=self._desk.actor.role is not Role.REQUESTER)

    def _on_gone(self, error: HelpDeskError) -> None:
        if isinstance(error, NotFoundError):
            self.refresh()
            return
        self.said.emit(in_words(error))

    def _on_published(self, published: bool) -> None:  # noqa: FBT001 - a slot
        one = self.reader.article
        if one is None:
            return
        said = tr("“{title}” is published") if published else tr("“{title}” is a draft again")
        since = self._desk.now()
        click = self._desk.do(articles.publish, one.id, published=published)

        def undo() -> None:
            back = self._desk.do(articles.publish, one.id, published=not published, since=since)
            back.refused.connect(lambda error: self.said.emit(in_words(error)))

        click.succeeded.connect(
            lambda _changes: self.offered.emit(said.format_map({"title": one.title}), undo)
        )
        click.refused.connect(lambda error: self.said.emit(in_words(error)))

    def _on_retired(self) -> None:
        one = self.reader.article
        if one is None:
            return
        click = self._desk.do(articles.retire, one.id)

        def undo() -> None:
            back = self._desk.do(articles.retire, one.id, retired=False)
            back.succeeded.connect(lambda _changes: self.open_article(one.id))

        words = tr("“{title}” is taken away", title=one.title)
        click.succeeded.connect(lambda _changes: self.offered.emit(words, undo))
        click.refused.connect(lambda error: self.said.emit(in_words(error)))

    def _on_link(self, address: str) -> None:
        """Hand the address over: it is opened where the person wants it to be."""
        if not rich_text.is_safe_link(address):
            words = tr("This link leads to “{address}”, which is not opened.", address=address)
            self.said.emit(words)
            return
        QGuiApplication.clipboard().setText(address)
        self.said.emit(tr("Copied: {address}", address=address))

    def _connect(self) -> None:
        self.reader.change.clicked.connect(lambda: self.write(self.reader.article))
        self.reader.before.clicked.connect(self.compare)
        self.reader.publish.clicked.connect(lambda: self._on_published(True))  # noqa: FBT003 - a slot
        self.reader.withdraw.clicked.connect(lambda: self._on_published(False))  # noqa: FBT003
        self.reader.drop.clicked.connect(self._on_retired)
        self.reader.link_opened.connect(self._on_link)

    def _arrange(self) -> None:
        head = beside_edge()
        head.addWidget(page_title(tr("Articles")))
        head.addWidget(self.search, 1)
        head.addStretch(1)
        head.addWidget(self.new)
        words = tr("Write down what was found out once, and it is found when it is asked again.")
        action = tr("New article") if self._works else ""
        empty = EmptyState("book-open", tr("No articles yet"), words=words, action=action)
        empty.acted.connect(lambda: self.write(None))
        for state in (Skeleton(10), self._beside, empty):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 16)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self._states, 1)
