"""The process that draws: it opens one file, gives up its rights, and answers until nobody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.viewing import wire
from services.viewing.limits import MOST_BYTES, MOST_PASSWORD, MOST_PIXELS, NotDrawn, Trouble

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from services.viewing.pdfium import Document


def work(pipe: Connection) -> None:
    """Run in the process; everything it needs is loaded before its rights are given up."""
    from services.viewing import pdfium  # noqa: PLC0415 - the window never loads it
    from services.viewing.confined import confine  # noqa: PLC0415 - as above

    pdfium.begin()
    confine(pipe.fileno())
    try:
        document = _opened(pipe, pdfium.Document)
        while document is not None:
            pipe.send_bytes(_answer(document, wire.wish_of(pipe.recv_bytes())))
    except (EOFError, OSError):
        return  # nobody asks any more


def _opened(pipe: Connection, kind: type[Document]) -> Document | None:
    """Open the file; one that is protected waits for another password, any other trouble ends."""
    content = pipe.recv_bytes(MOST_BYTES)
    while True:
        password = pipe.recv_bytes(MOST_PASSWORD)
        try:
            document = kind(content, password)
            pipe.send_bytes(wire.said_pages(document.count, document.sizes()))
        except NotDrawn as error:
            pipe.send_bytes(wire.said_trouble(error.trouble))
            if error.trouble is not Trouble.PROTECTED:
                return None
        else:
            return document


def _answer(document: Document, wish: wire.Wish) -> bytes:
    try:
        if wish.do is wire.Do.READ:
            return wire.said_letters(document.letters(wish.page))
        if not 0 < wish.width * wish.height <= MOST_PIXELS:
            raise ValueError("a picture of this size was never to be asked for")
        return wire.said_picture(document.draw(wish.page, wish.width, wish.height))
    except NotDrawn as error:
        return wire.said_trouble(error.trouble)
