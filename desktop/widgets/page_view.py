"""Pages of a PDF below each other: drawn as one comes to them, wide as the room, text chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.page_layout import Layout, laid_out, pixels_for
from desktop.widgets.page_letters import marks, nearest, text_of
from desktop.widgets.page_paint import on_page, paint_chosen, paint_found, paint_page
from desktop.widgets.page_search import PageSearch
from desktop.widgets.page_shelf import PageShelf
from desktop.widgets.page_words import page_of, page_trouble

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from desktop.widgets.page_drawer import PageDrawer
    from services.viewing.wire import Letter, Pages

ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Of the width of the room."""
STEP: Final = 48
SETTLED_MS: Final = 120
"""After the last change of the size, the pages are drawn anew."""
READ_ALOUD: Final = 4000
"""Letters of the page in view that a screen reader is told at once."""
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


class PageView(QAbstractScrollArea):
    """Shows the pages that a drawer draws.

    Attributes:
        page_changed: Emitted with the number of the page in view, from zero.
        zoom_changed: Emitted with the zoom, 1 for the width of the room.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, drawer: PageDrawer, pages: Pages, parent: QWidget | None = None) -> None:
        """Show the pages of an opened file."""
        super().__init__(parent)
        self.setProperty("role", "pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._sizes = pages.sizes
        self._layout = Layout((), 0, 0)
        self._zoom, self._page = 1.0, 0
        self._shelf = PageShelf(drawer, len(pages.sizes))
        self._shelf.arrived.connect(self._on_arrived)
        self.search = PageSearch(drawer, len(pages.sizes))
        self.search.changed.connect(self._on_searched)
        self._shown: tuple[int, int] | None = None
        self._chosen: tuple[int, int, int] | None = None
        self._held: tuple[int, int] | None = None
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page in view, from zero."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large the pages are shown; 1 for the width of the room."""
        return self._zoom

    def text(self) -> str:
        """Return the text of the page in view; empty while it is not read."""
        return text_of(self._shelf.letters(self._page))

    def place_of(self, page: int) -> QRect:
        """Return where a page is, in the room of the pages."""
        return self._layout.places[page].translated(-self._offset())

    def picture_width(self, page: int) -> int:
        """Return with how many pixels a page is drawn; zero while it is not."""
        image = self._shelf.image(page)
        return 0 if image is None else image.width()

    def chosen_text(self) -> str:
        """Return what is chosen."""
        return text_of(self._chosen_letters())

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view; the nearest one where there is no such page."""
        if self._layout.places:
            page = min(max(page, 0), len(self._layout.places) - 1)
            self.verticalScrollBar().setValue(self._layout.places[page].top() - 8)

    def zoom_to(self, zoom: float) -> None:
        """Show the pages larger or smaller; what is in the middle stays there."""
        self._zoom = zoom
        self._lay_out(anchor=0.5)
        self.zoom_changed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Go to the next larger or smaller zoom."""
        place = min(range(len(ZOOMS)), key=lambda one: abs(ZOOMS[one] - self._zoom))
        self.zoom_to(ZOOMS[min(max(place + steps, 0), len(ZOOMS) - 1)])

    def choose_page(self) -> None:
        """Choose the text of the page in view."""
        count = len(self._shelf.letters(self._page))
        self._choose((self._page, 0, count - 1) if count else None)

    def copy(self) -> None:
        """Copy what is chosen; without a choice, the text of the page in view."""
        words = self.chosen_text() or self.text()
        if words:
            QGuiApplication.clipboard().setText(words)

    # -- events ------------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = self._offset()
        painter.translate(-offset)
        for page in self._in_view():
            self._paint(painter, page)
        if self._chosen is not None:
            place = self._layout.places[self._chosen[0]]
            paint_chosen(painter, marks(self._chosen_letters(), place))

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Left and Right where the pages are wider than the room: they scroll then."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            aside = event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}
            if aside and self.horizontalScrollBar().maximum() > 0:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_page()
        elif not self._move(event.key(), backwards=bool(event.modifiers() & _SHIFT)):
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            page = self._layout.page_at(event.position().toPoint().y() + self._offset().y())
            letter = self._letter_at(page, event.position().toPoint())
            self._choose(None if letter is None else (page, letter, letter - 1))
            self._held = None if letter is None else (page, letter)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            page, begun = self._held
            letter = self._letter_at(page, event.position().toPoint())
            if letter is not None:
                self._choose((page, min(begun, letter), max(begun, letter)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    # -- within ------------------------------------------------------------------------------

    def _move(self, key: int, *, backwards: bool) -> bool:
        bar = self.verticalScrollBar()
        match key:
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() * (-1 if backwards else 1))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(1)
            case Qt.Key.Key_Minus:
                self.zoom_by(-1)
            case Qt.Key.Key_0:
                self.zoom_to(1.0)
            case _:
                return False
        return True

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.pages_within(top, top + self.viewport().height())

    def _lay_out(self, anchor: float = 0.0) -> None:
        """Lay out anew; what is at `anchor` of the room's height, 0 its top, stays there."""
        room, bar, aside = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        share = (bar.value() + room.height() * anchor) / max(self._layout.height, 1)
        self._layout = laid_out(self._sizes, room.width(), self._zoom)
        for one, whole, seen in (
            (bar, self._layout.height, room.height()),
            (aside, self._layout.width, room.width()),
        ):
            one.setRange(0, max(whole - seen, 0))
            one.setPageStep(max(seen - STEP, STEP))
            one.setSingleStep(STEP)
        bar.setValue(round(share * self._layout.height - room.height() * anchor))
        aside.setValue((self._layout.width - room.width()) // 2)
        room.update()
        self._settled.start()

    def _paint(self, painter: QPainter, page: int) -> None:
        place, trouble = self._layout.places[page], self._shelf.trouble(page)
        words = page_trouble(page + 1, trouble) if trouble else tr("Page {n}", n=page + 1)
        room = QRect(self._offset(), self.viewport().size())
        paint_page(painter, place, self._shelf.image(page), words, room)
        for number, hit in enumerate(self.search.hits(page)):
            paint_found(painter, hit, place, is_at=self.search.at == (page, number))

    def _want(self) -> None:
        if self._layout.places and not self._settled.isActive():
            self._shelf.ask(self._in_view(), self._page, self._pixels)
            self.search.go_on()

    def _pixels(self, page: int) -> QSize:
        return pixels_for(self._layout.places[page], self.devicePixelRatioF())

    def _on_arrived(self, page: int) -> None:
        if page == self._page:
            self._tell()
        self.viewport().update()
        self._want()

    def _on_searched(self) -> None:
        """Bring the hit that one is at into view, once."""
        at = self.search.at
        if at is not None and at != self._shown and self._layout.places:
            box = on_page(self.search.hits(at.page)[at.number][0], self._layout.places[at.page])
            room, bar = self.viewport().height(), self.verticalScrollBar()
            if not bar.value() <= box.top() <= box.bottom() <= bar.value() + room:
                bar.setValue(round(box.top() - room / 3))
        self._shown = at
        self.viewport().update()
        self._want()

    def _on_scrolled(self, value: int) -> None:
        """The page in view is the one under the upper third of the room."""
        page = self._layout.page_at(value + self.viewport().height() // 3)
        if page != self._page:
            self._page = page
            self._tell()
            self.page_changed.emit(page)
        self._want()

    def _tell(self) -> None:
        """Tell a screen reader the page in view, and its text."""
        self.setAccessibleName(page_of(self._page + 1, len(self._sizes)))
        trouble = self._shelf.trouble(self._page)
        words = page_trouble(self._page + 1, trouble) if trouble else self.text()
        self.setAccessibleDescription(words[:READ_ALOUD])

    def _choose(self, chosen: tuple[int, int, int] | None) -> None:
        self._chosen = chosen
        self.viewport().update()

    def _chosen_letters(self) -> tuple[Letter, ...]:
        if self._chosen is None:
            return ()
        page, first, last = self._chosen
        return self._shelf.letters(page)[first : last + 1]

    def _letter_at(self, page: int, at: QPoint) -> int | None:
        if not self._layout.places:
            return None
        place, point = self._layout.places[page], at + self._offset()
        across, down = point - place.topLeft(), place.size()
        return nearest(
            self._shelf.letters(page), across.x() / down.width(), across.y() / down.height()
        )
