"""The last pages: where each ticket stands in the report, and the signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.reports.paper.table import Table, columns
from services.reports.paper.tokens import INK, LEFT, MUTED, STRONG_LINE, WIDTH
from services.reports.tongue import counted, looked_up, number, say, told
from services.reports.wording import instant

if TYPE_CHECKING:
    from datetime import tzinfo

    from services.reports.counting import Tally
    from services.reports.history import AccessLine, ReportScope
    from services.reports.paper.sheet import Sheet

_INDEX = columns(("Part", 110), ("Subject", 480), ("Entries", 60), ("Page", 60))
_ACCESSES = columns(("When", 128), ("Who (role)", 130), ("What", 110), ("Why", 170), ("To", 220))
_SIGNATURE_HEIGHT: Final = 190.0
_LINES: Final = (
    "Name",
    "Role",
    "Meaning of the signature",
    "Date and time, with zone",
    "Signature",
)
_GAP: Final = 40.0


def draw_index(sheet: Sheet, tally: Tally) -> None:
    """List the tickets with their pages; nothing for a report of a single ticket."""
    if tally.sections <= 1:
        return
    sheet.context = ""
    sheet.start_page()
    sheet.canvas.bookmarkPage("index")
    sheet.canvas.addOutlineEntry(say("Contents"), "index")
    sheet.heading(say("Contents"), 15, "H2")
    sheet.y -= 6
    style = sheet.set.style(INK, 8)
    with Table(sheet, _INDEX) as table:
        table.head()
        for line in tally.first_tickets:
            label, subject = line.label, line.subject
            if label == subject:  # a part about the desk itself
                label = subject = looked_up(subject)
            values = (label, subject, number(line.entries), number(line.page))
            cells = zip(values, table.columns, strict=True)
            table.row([sheet.set.block(text, style, column.width) for text, column in cells])
    rest = tally.sections - len(tally.first_tickets)
    if rest:
        words = counted(
            "%n more part follows in the same order, without a line here.",
            "%n more parts follow in the same order, without a line here.",
            rest,
        )
        sheet.need(20)
        sheet.text(LEFT, sheet.y - 12, words, sheet.set.style(MUTED, 8))
        sheet.y -= 14


def draw_accesses(sheet: Sheet, accesses: tuple[AccessLine, ...] | None, zone: tzinfo) -> None:
    """List who read, searched, printed and exported what the report is about."""
    if accesses is None:
        return
    sheet.context = ""
    sheet.need(110)
    sheet.y -= 24
    sheet.canvas.bookmarkPage("accesses")
    sheet.canvas.addOutlineEntry(say("Read and export log"), "accesses")
    sheet.heading(say("Read and export log"), 13, "H2")
    style = sheet.set.style(INK, 7.5)
    if not accesses:
        nobody = say("Nobody read or exported it as far as is recorded.")
        sheet.text(LEFT, sheet.y - 9, nobody, style)
        sheet.y -= 18
        return
    with Table(sheet, _ACCESSES) as table:
        table.head()
        for line in accesses:
            what, detail = looked_up(line.what), told(line.detail)
            texts = (instant(line.at, zone), told(line.who), what, line.why, detail)
            cells = zip(texts, table.columns, strict=True)
            table.row([sheet.set.block(text, style, column.width) for text, column in cells])
    sheet.y -= 10


def draw_signatures(sheet: Sheet, scope: ReportScope, entries_sha256: str) -> None:
    """Leave room for the one who made the report and the one who reviewed it."""
    words = say(
        "Export {export}. By signing, each person states the meaning written beside the name, for"
        " the entries whose SHA-256 is {digest}.",
        export=scope.export_number,
        digest=entries_sha256,
    )
    draw_two_signatures(
        sheet,
        words,
        (say("Made by"), told(scope.requested_by), say("Made and checked this report")),
        (say("Reviewed by"), "", say("Reviewed this report")),
    )


def draw_two_signatures(
    sheet: Sheet, words: str, first: tuple[str, str, str], second: tuple[str, str, str]
) -> None:
    """Leave room for two persons, each with a title, a name and the meaning of the signature."""
    sheet.context = ""
    if not sheet.room(_SIGNATURE_HEIGHT + 18):
        sheet.start_page()
    else:
        sheet.y -= 18
    sheet.canvas.bookmarkPage("signatures")
    sheet.canvas.addOutlineEntry(say("Signatures"), "signatures")
    sheet.heading(say("Signatures"), 13, "H2")
    block = sheet.set.block(words, sheet.set.style(MUTED, 8), WIDTH)
    sheet.block(LEFT, block)
    sheet.y -= block.height + 12
    width = (WIDTH - _GAP) / 2
    for (title, name, meaning), left in ((first, LEFT), (second, LEFT + width + _GAP)):
        known = {"Name": name, "Meaning of the signature": meaning}
        _signature(sheet, title, left, width, known)


def _signature(sheet: Sheet, title: str, left: float, width: float, known: dict[str, str]) -> None:
    y = sheet.y - 10
    with sheet.leaf("H3"):
        sheet.text(left, y, title, sheet.set.style(INK, 9.5, bold=True))
    label, value = sheet.set.style(MUTED, 7), sheet.set.style(INK, 9)
    with sheet.group("Table"):
        for name in _LINES:
            y -= 25
            with sheet.group("TR"):
                with sheet.leaf("TH"):
                    sheet.text(left, y + 3, looked_up(name), label)
                with sheet.leaf("TD"):
                    sheet.text(left + 116, y + 3, known.get(name, ""), value, width=width - 120)
            sheet.rule(y - 2, left, left + width, STRONG_LINE)
