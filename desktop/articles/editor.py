"""The form an article is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.segments import Segments
from desktop.widgets.theirs import Theirs
from models.vocabulary import Audience
from services.knowledge import articles
from services.knowledge.articles import ArticleDraft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.changes import Changes
    from services.knowledge.articles import ArticleView

SIZE: Final = (760, 640)


class ArticleDialog(FormDialog):
    """Collects an article; what somebody else saved meanwhile is never written over.

    Attributes:
        kept: Emitted with the number of the article.
    """

    kept = Signal(int)

    def __init__(self, desk: Desk, article: ArticleView | None, parent: QWidget) -> None:
        """Write a new one, or change one."""
        title = tr("Change the article") if article else tr("New article")
        super().__init__(title, tr("Save"), "save", parent)
        self._desk, self._article = desk, article
        self.resize(*SIZE)
        self.title = _line(tr("Title"), tr("The question it answers"))
        self.keywords = _line(
            tr("Keywords"), tr("Other words people ask with, separated by commas")
        )
        self.audience = Segments(
            [
                (Audience.INTERNAL.value, tr("For the desk")),
                (Audience.SHARED.value, tr("For everybody")),
            ]
        )
        self.theirs: Theirs[ArticleDraft] = Theirs(self.banner, self.draft, self._show)
        self.body = GrowingText(fills=True)
        self.body.setAccessibleName(tr("Text"))
        self.body.setPlaceholderText(tr("The answer; **bold**, lists and links as in a reply"))
        self.title.textChanged.connect(self.update_action)
        self.body.textChanged.connect(self.update_action)
        self.add(tr("Title"), self.title)
        self.add(tr("Keywords"), self.keywords)
        self.add(tr("Readers"), self.audience)
        self.add_wide(self.body, grows=True)
        if article is not None:
            self._show(_draft_of(article))
        self.begin_at(self.title)

    def draft(self) -> ArticleDraft:
        """Return the article as it stands."""
        return ArticleDraft(
            self.title.text(),
            self.body.toPlainText(),
            self.keywords.text(),
            Audience(str(self.audience.value())),
        )

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a title and a text."""
        return bool(self.title.text().strip() and self.body.toPlainText().strip())

    @override
    def act(self) -> Click:
        """Keep it."""
        one = self._article
        number, seen = (one.id, one.version) if one else (None, None)
        return self._desk.do(articles.save_article, self.draft(), number, seen)

    @override
    def ask_for_theirs(self) -> None:
        if self._article is not None:
            self._desk.ask(articles.article, self._article.id, then=self._on_theirs, receiver=self)

    def _on_theirs(self, article: ArticleView) -> None:
        self._article = article
        self.theirs.come(_draft_of(article))

    @override
    def done_with(self, changes: Changes) -> None:
        """Hand over what was kept."""
        if changes.subject is not None:
            self.kept.emit(changes.subject)
        super().done_with(changes)

    def _show(self, draft: ArticleDraft) -> None:
        self.title.setText(draft.title)
        self.keywords.setText(draft.keywords)
        self.audience.choose(draft.audience.value)
        self.body.setPlainText(draft.body)


def _draft_of(article: ArticleView) -> ArticleDraft:
    return ArticleDraft(article.title, article.body, article.keywords, article.audience)


def _line(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
