"""Keeps the drawn pages and texts of one PDF, and asks for what is looked at next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from desktop.widgets.page_drawer import PageDrawer
    from services.viewing.limits import Trouble
    from services.viewing.wire import Letter

MOST_HELD: Final = 128 * 1024 * 1024
"""Bytes of drawn pages that are kept."""
MOST_READ: Final = 40
"""Pages whose text is kept; one further away is read again."""


class PageShelf(QObject):
    """What is known of the pages by now.

    Attributes:
        arrived: Emitted with the number of a page whose picture, text or trouble has come.
    """

    arrived = Signal(int)

    def __init__(self, drawer: PageDrawer, count: int) -> None:
        """Keep what `drawer` brings of so many pages."""
        super().__init__(drawer)
        self._drawer, self._count = drawer, count
        self._images: dict[int, QImage] = {}
        self._letters: dict[int, tuple[Letter, ...]] = {}
        self._troubles: dict[int, Trouble] = {}
        self._current = 0
        drawer.drawn.connect(self._on_drawn)
        drawer.read.connect(self._on_read)
        drawer.failed.connect(self._on_failed)

    def image(self, page: int) -> QImage | None:
        """Return the picture of a page; None while there is none."""
        return self._images.get(page)

    def letters(self, page: int) -> tuple[Letter, ...]:
        """Return the text of a page; empty while it is not read."""
        return self._letters.get(page, ())

    def trouble(self, page: int) -> Trouble | None:
        """Return why a page cannot be shown; None where it can, or nobody has tried."""
        return self._troubles.get(page)

    def ask(self, seen: range, current: int, pixels: Callable[[int], QSize]) -> None:
        """Ask for the next thing: what is in view, its text, then the pages around.

        Args:
            seen: Pages in view.
            current: The one whose text is wanted.
            pixels: Returns with how many pixels a page is to be drawn.
        """
        self._current = current
        if self._drawer.is_busy:
            return
        for page in seen:
            if self._is_wanted(page, pixels(page)):
                self._drawer.draw(page, pixels(page))
                return
        if current not in self._letters and current not in self._troubles:
            self._drawer.letters(current)
            return
        for page in (seen.stop, seen.start - 1):
            if 0 <= page < self._count and self._is_wanted(page, pixels(page)):
                self._drawer.draw(page, pixels(page))
                return

    def _is_wanted(self, page: int, size: QSize) -> bool:
        image = self._images.get(page)
        return page not in self._troubles and (image is None or image.size() != size)

    def _on_drawn(self, page: int, image: QImage) -> None:
        self._images[page] = image
        held = sum(one.sizeInBytes() for one in self._images.values())
        for far in sorted(self._images, key=lambda one: -abs(one - self._current)):
            if held <= MOST_HELD or far == page:
                break
            held -= self._images.pop(far).sizeInBytes()
        self.arrived.emit(page)

    def _on_read(self, page: int, letters: tuple[Letter, ...]) -> None:
        self._letters[page] = letters
        if len(self._letters) > MOST_READ:
            del self._letters[max(self._letters, key=lambda one: abs(one - self._current))]
        self.arrived.emit(page)

    def _on_failed(self, page: int, trouble: Trouble) -> None:
        if page in self._images:
            self._letters[page] = ()  # it is seen all the same
        else:
            self._troubles[page] = trouble
        self.arrived.emit(page)
