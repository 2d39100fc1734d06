"""Why a PDF or one of its pages is not shown, in words of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.text import number, size, tr
from services.viewing.limits import MOST_BYTES, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

_OF_FILE: Final[dict[Trouble, Callable[[], str]]] = {
    Trouble.GONE: lambda: tr("The file is not there any more, or cannot be read."),
    Trouble.CHANGED: lambda: tr(
        "The file was changed since this desk wrote it. What its record says is true of the file"
        " as it was written, not of this one."
    ),
    Trouble.LARGE: lambda: tr(
        "PDFs of more than {size} are not looked at here. Save it to read it.",
        size=size(MOST_BYTES),
    ),
    Trouble.PROTECTED: lambda: tr(
        "This PDF opens with a password only. Save it and open it in your own reader, or ask its"
        " sender for one without a password."
    ),
    Trouble.BROKEN: lambda: tr(
        "This PDF cannot be read: it is cut off or damaged. Ask its sender for it once more."
    ),
    Trouble.EMPTY: lambda: tr("This PDF has no pages."),
    Trouble.SLOW: lambda: tr(
        "This PDF took too long to read, and reading it was stopped. Save it only if you expect"
        " it from its sender."
    ),
    Trouble.ENDED: lambda: tr(
        "This PDF needs more than a preview may have, or is faulty, and reading it was stopped."
        " Save it only if you expect it from its sender."
    ),
}
_OF_PAGE: Final[dict[Trouble, Callable[[], str]]] = {
    Trouble.SLOW: lambda: tr("it took too long to draw, and drawing it was stopped."),
    Trouble.ENDED: lambda: tr(
        "it needs more than a preview may have, or is faulty, and drawing it was stopped."
    ),
}


def file_trouble(trouble: Trouble) -> str:
    """Say why a file is not shown, and what to do."""
    return _OF_FILE.get(trouble, _OF_FILE[Trouble.BROKEN])()


def page_trouble(page: int, trouble: Trouble) -> str:
    """Say why a page is not shown; `page` counts from one."""
    why = _OF_PAGE.get(trouble, lambda: tr("it cannot be read."))()
    return tr("Page {n} is not shown: {why}", n=number(page), why=why)


def page_of(page: int, count: int) -> str:
    """Say which page is in view; `page` counts from one."""
    return tr("Page {n} of {count}", n=number(page), count=number(count))
