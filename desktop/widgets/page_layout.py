"""Where the pages of a document lie below each other, and how many pixels each is drawn with."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize

from services.viewing.limits import MOST_PIXELS, MOST_SIDE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from services.viewing.wire import Size

MARGIN: Final = 16
"""Pixels around the pages, and between them."""
WIDEST: Final = 960
"""Pixels of a page at zoom 1: a line that is longer is not read with ease."""
LONGEST: Final = 20
"""Times its width a page may be high; a longer one is made smaller, and stays in shape."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of pages, one below the other.

    Attributes:
        places: Of each page. width, height: Of all of it, with the margins.
    """

    places: tuple[QRect, ...]
    width: int
    height: int

    def page_at(self, y: int) -> int:
        """Return the page at a height, the one above in a gap; zero where there is none."""
        return max(bisect_right(self.places, y, key=QRect.top) - 1, 0)

    def pages_within(self, top: int, bottom: int) -> range:
        """Return the pages of which something is between two heights."""
        first = self.page_at(top)
        if self.places and self.places[first].bottom() < top:
            first += 1
        return range(first, bisect_right(self.places, bottom, key=QRect.top))


def laid_out(sizes: Sequence[Size], room: int, zoom: float) -> Layout:
    """Lay pages out so that each is as wide as there is room for, at most WIDEST, times `zoom`.

    Args:
        sizes: In any unit.
        room: Pixels from edge to edge.
        zoom: 1 for all of that width.
    """
    wide = max(round(min(room - 2 * MARGIN, WIDEST) * zoom), 1)
    whole = max(wide + 2 * MARGIN, room)
    places, top = [], MARGIN
    for size in sizes:
        ratio = size.height / size.width
        width = wide if ratio <= LONGEST else max(round(wide * LONGEST / ratio), 1)
        height = max(round(width * ratio), 1)
        places.append(QRect((whole - width) // 2, top, width, height))
        top += height + MARGIN
    return Layout(tuple(places), whole, top)


def pixels_for(place: QRect, device_ratio: float) -> QSize:
    """Return with how many pixels a page is drawn that is shown in this place."""
    width, height = place.width() * device_ratio, place.height() * device_ratio
    share = min((MOST_PIXELS / (width * height)) ** 0.5, MOST_SIDE / max(width, height), 1.0)
    return QSize(max(int(width * share), 1), max(int(height * share), 1))
