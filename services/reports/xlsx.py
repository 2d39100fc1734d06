"""A spreadsheet of one sheet, written row by row; every text is a text, never a formula."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final, Self
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CELL_LIMIT: Final = 32_767
"""Characters a cell may hold; a longer text is cut and says so."""
ROWS_LIMIT: Final = 1_048_576
BOOK: Final = "workbook"
LEAF: Final = "worksheet"
PARTS: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
        f'ContentType="{SHEET}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<{BOOK} xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Tickets" sheetId="1" '
        f'r:id="rId1"/></sheets></{BOOK}>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/{LEAF}" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
_NOT_IN_XML: Final = dict.fromkeys(
    [*(c for c in range(32) if c not in {9, 10, 13}), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF],
    "\N{REPLACEMENT CHARACTER}",
)


class Sheet:
    """Write rows, then leave; nothing but the row in hand is kept in memory."""

    def __init__(self, path: Path) -> None:
        """Begin a file; an existing one is replaced."""
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        for name, text in PARTS.items():
            self._zip.writestr(name, HEAD + text)
        self._sheet = self._zip.open("xl/worksheets/sheet1.xml", "w")
        self._sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode())

    def write(self, cells: Iterable[str | int]) -> None:
        """Add a row; a number is a number, everything else a text."""
        self._sheet.write(f"<row>{''.join(map(_cell, cells))}</row>".encode())

    def __enter__(self) -> Self:
        """Return the sheet itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file; after an error it is no spreadsheet."""
        self._sheet.write(f"</sheetData></{LEAF}>".encode())
        self._sheet.close()
        self._zip.close()


def _cell(value: str | int) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    text = value.translate(_NOT_IN_XML)
    if len(text) > CELL_LIMIT:
        text = f"{text[: CELL_LIMIT - 1]}\N{HORIZONTAL ELLIPSIS}"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
