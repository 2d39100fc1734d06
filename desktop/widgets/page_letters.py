"""The text of a drawn page: which letter is under the pointer, and what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from services.viewing.wire import WHOLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect

    from services.viewing.wire import Letter


def text_of(letters: Sequence[Letter]) -> str:
    """Return letters as text: lines end with a line feed, other controls are spaces."""
    said = "".join(one.text for one in letters).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one if one == "\n" or one.isprintable() else " " for one in said)


def nearest(letters: Sequence[Letter], across: float, down: float) -> int | None:
    """Return the letter nearest to a point, in its line before any other; None without letters.

    Args:
        letters: Of a page.
        across: Of the width of the page, from 0 to 1.
        down: Of its height.
    """
    x, y = across * WHOLE, down * WHOLE
    best: tuple[float, float] | None = None
    found = None
    for place, one in enumerate(letters):
        if one.right <= one.left and one.bottom <= one.top:
            continue  # a space or an end of a line that stands nowhere
        aside = max(one.left - x, x - one.right, 0)
        above = max(one.top - y, y - one.bottom, 0)
        if best is None or (above, aside) < best:
            best, found = (above, aside), place
    return found


def marks(letters: Sequence[Letter], page: QRect) -> list[QRectF]:
    """Return where letters stand on a page shown in `page`, one box for each run of a line."""
    boxes: list[QRectF] = []
    for one in letters:
        if one.right <= one.left or one.bottom <= one.top:
            continue
        box = QRectF(
            page.x() + one.left / WHOLE * page.width(),
            page.y() + one.top / WHOLE * page.height(),
            (one.right - one.left) / WHOLE * page.width(),
            (one.bottom - one.top) / WHOLE * page.height(),
        )
        if boxes and _is_same_line(boxes[-1], box):
            boxes[-1] = boxes[-1].united(box)
        else:
            boxes.append(box)
    return boxes


def _is_same_line(run: QRectF, box: QRectF) -> bool:
    middle = box.center().y()
    return run.top() <= middle <= run.bottom() and box.right() >= run.left()
