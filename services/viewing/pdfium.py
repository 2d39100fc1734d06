"""PDFium as far as it is used: pages, pixels, letters. Runs in the process only.

No form is opened, so no script, action or link of a document is ever looked at: what is drawn is
what is painted on the page, with the annotations as their writer left them.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Final

import pypdfium2_raw as pdfium

from services.viewing.limits import MOST_LETTERS, MOST_PAGES, NotDrawn, Trouble
from services.viewing.wire import PIXEL_BYTES, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHITE: Final = 0xFFFFFFFF
_HOW: Final = pdfium.FPDF_ANNOT | pdfium.FPDF_RENDER_LIMITEDIMAGECACHE
_HYPHEN, _BROKEN_WORD = 0x2D, 0x02
"""PDFium says the second where a word is broken at the end of a line."""
_REFUSALS: Final = {
    pdfium.FPDF_ERR_PASSWORD: Trouble.PROTECTED,
    pdfium.FPDF_ERR_SECURITY: Trouble.PROTECTED,
}


def begin() -> None:
    """Make the library ready, with no folder to look for fonts in: it has its own for the rest."""
    folders = (ctypes.POINTER(ctypes.c_char) * 1)()  # a list that ends at once
    config = pdfium.FPDF_LIBRARY_CONFIG(
        version=2,
        m_pUserFontPaths=ctypes.cast(folders, ctypes.POINTER(ctypes.POINTER(ctypes.c_char))),
        m_pIsolate=None,
        m_v8EmbedderSlot=0,
    )
    pdfium.FPDF_InitLibraryWithConfig(config)


class Document:
    """One file, held in memory."""

    def __init__(self, content: bytes, password: bytes = b"") -> None:
        """Open a file.

        Args:
            content: The file.
            password: In UTF-8; PDFium tries Latin-1 too, which older files have.

        Raises:
            NotDrawn: It is broken, protected by another password or has no page.
        """
        self._content = content  # PDFium reads it as long as the document is open
        given = password or None
        self._document = pdfium.FPDF_LoadMemDocument64(content, len(content), given)
        if not self._document:
            raise NotDrawn(_REFUSALS.get(pdfium.FPDF_GetLastError(), Trouble.BROKEN))
        self.count: int = pdfium.FPDF_GetPageCount(self._document)
        if self.count < 1:
            raise NotDrawn(Trouble.EMPTY)

    def sizes(self) -> list[tuple[float, float]]:
        """Return the sizes of the pages that are shown, in points; zero where one is unknown."""
        found = []
        for number in range(min(self.count, MOST_PAGES)):
            size = pdfium.FS_SIZEF()
            pdfium.FPDF_GetPageSizeByIndexF(self._document, number, size)
            found.append((size.width, size.height))
        return found

    def draw(self, number: int, width: int, height: int) -> memoryview:
        """Return the pixels of a page on white paper.

        Raises:
            NotDrawn: The page cannot be read.
        """
        page = self._page(number)
        pixels = (ctypes.c_ubyte * (width * height * PIXEL_BYTES))()
        kind, row = pdfium.FPDFBitmap_BGRx, width * PIXEL_BYTES
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, kind, pixels, row)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _HOW)
        pdfium.FPDFBitmap_Destroy(bitmap)
        pdfium.FPDF_ClosePage(page)
        return memoryview(pixels)

    def letters(self, number: int) -> list[tuple[int, int, int, int, int]]:
        """Return the letters of a page in the order they are read: code points and boxes.

        Raises:
            NotDrawn: The page cannot be read.
        """
        page = self._page(number)
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            return []
        found = list(_letters(page, text))
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
        return found

    def _page(self, number: int) -> object:
        page = pdfium.FPDF_LoadPage(self._document, number)
        if not page:
            raise NotDrawn(Trouble.PAGE)
        return page


def _letters(page: object, text: object) -> Iterator[tuple[int, int, int, int, int]]:
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = box
    for place in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
        code: int = pdfium.FPDFText_GetUnicode(text, place)
        known = pdfium.FPDFText_GetCharBox(text, place, left, right, bottom, top)
        where = _place(page, left.value, top.value, right.value, bottom.value) if known else None
        yield (_HYPHEN if code == _BROKEN_WORD else code, *(where or (0, 0, 0, 0)))


def _place(
    page: object, left: float, top: float, right: float, bottom: float
) -> tuple[int, int, int, int]:
    """Say a box in parts of the page as it is shown: turned and cropped."""
    across, down = [], []
    for x, y in ((left, top), (right, bottom)):
        at = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, WHOLE, WHOLE, 0, x, y, *at)
        across.append(min(max(at[0].value, 0), WHOLE))
        down.append(min(max(at[1].value, 0), WHOLE))
    return min(across), min(down), max(across), max(down)
