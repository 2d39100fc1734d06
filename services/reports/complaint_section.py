"""The record of a complaint in a report: its facts, the regulator's clocks, its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.reports.paper.table import Table, columns
from services.reports.paper.tokens import BREACHED, INK, LEFT
from services.reports.tongue import say, told
from services.reports.wording import instant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import tzinfo

    from services.reports.complaint_lines import ComplaintPicture, DueLine
    from services.reports.counting import Tally
    from services.reports.paper.sheet import Sheet
    from services.reports.paper.table import Column

_FACTS: Final = columns(("Of the record", 130), ("As it stands", 632))
_DUES: Final = columns(
    ("Regulatory time", 180),
    ("Began", 140),
    ("Until", 140),
    ("Done", 140),
    ("Broken at", 140),
    ("State", 80),
)
_LETTERS: Final = columns(
    ("Letter", 150),
    ("Sent", 130),
    ("By", 100),
    ("File", 170),
    ("SHA-256", 250),
    ("Lacks", 90),
)
NOT_PAUSED: Final = "The regulator's times count from the receipt; no waiting pauses them."


def draw_complaint(sheet: Sheet, complaint: ComplaintPicture, zone: tzinfo, tally: Tally) -> None:
    """Draw the record below the cursor of the sheet."""
    sheet.need(90)
    sheet.y -= 6
    sheet.heading(say("Complaint {label}", label=complaint.label))
    _rows(sheet, _FACTS, complaint.facts, tally)
    if complaint.dues:
        sheet.need(80)
        sheet.heading(say("Regulatory times"))
        _rows(sheet, _DUES, (_due(one, zone) for one in complaint.dues), tally)
        sheet.text(LEFT, sheet.y - 2, say(NOT_PAUSED), sheet.set.style(INK, 7))
        sheet.y -= 16
    if complaint.letters:
        sheet.need(80)
        sheet.heading(say("Letters"))
        said = (
            (one.template, instant(one.sent_at, zone), one.by, one.name, one.sha256, one.lacks)
            for one in complaint.letters
        )
        _rows(sheet, _LETTERS, said, tally)


def _rows(
    sheet: Sheet, shape: Sequence[Column], rows: Iterable[Sequence[str]], tally: Tally
) -> None:
    plain, bad = sheet.set.style(INK, 7.5), sheet.set.style(BREACHED, 7.5, bold=True)
    with Table(sheet, shape) as table:
        table.head()
        for row in rows:
            blocks = [
                sheet.set.block(told(text), bad if text == "breached" else plain, column.width)
                for text, column in zip(row, table.columns, strict=True)
            ]
            tally.replaced += sum(one.replaced for one in blocks)
            tally.withheld += sum(one.withheld for one in blocks)
            table.row(blocks)
    sheet.y -= 10


def _due(one: DueLine, zone: tzinfo) -> tuple[str, ...]:
    return (
        one.duty,
        instant(one.began_at, zone),
        instant(one.until, zone),
        instant(one.stopped_at, zone),
        instant(one.breached_at, zone),
        one.state,
    )
