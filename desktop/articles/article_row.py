"""One article in the list: its title, whom it is for, and that it is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop import theme
from desktop.overriding import override
from desktop.text import tr
from desktop.theme import Tone
from desktop.widgets.painted_row import PaintedRow, draw_line
from models.vocabulary import ArticleState, Audience

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from services.knowledge.articles import ArticleView

HEIGHT: Final = 54
INSET: Final = 16


class ArticleRow(PaintedRow):
    """Chooses an article; the chosen one stays marked."""

    def __init__(self, article: ArticleView, parent: QWidget | None = None) -> None:
        """Show an article."""
        super().__init__(260, HEIGHT, parent)
        self.article = article
        self._below = standing_words(article)
        self.setText(article.title)
        self.setCheckable(True)
        self.setAccessibleName(f"{article.title}. {self._below}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_choice(painter)
        room = self.width() - 2 * INSET
        painter.setFont(theme.font(theme.TEXT_PX, theme.Weight.Medium))
        draw_line(painter, QRectF(INSET, 8, room, 18), self.text(), now.text)
        is_draft = self.article.state is ArticleState.DRAFT
        ink = now.tones[Tone.AT_RISK].ink if is_draft else now.muted
        painter.setFont(theme.font(theme.SMALL_PX))
        draw_line(painter, QRectF(INSET, 28, room, 16), self._below, ink)


def standing_words(article: ArticleView) -> str:
    """Say whom an article is for, and whether it is published."""
    if article.state is ArticleState.DRAFT:
        return tr("Draft, for everybody") if _is_open(article) else tr("Draft, for the desk")
    return tr("For everybody") if _is_open(article) else tr("For the desk")


def _is_open(article: ArticleView) -> bool:
    return article.audience is Audience.SHARED
