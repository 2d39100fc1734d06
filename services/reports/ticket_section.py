"""One ticket in a report: its facts, its clocks, its escalations and its whole history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.reports.clock_bar import LEGEND, ClockBar, draw_stretch
from services.reports.clock_proof import proof_rows
from services.reports.complaint_section import draw_complaint
from services.reports.counting import EntryLog, Tally, TicketLine
from services.reports.history_rows import HistoryRows
from services.reports.paper.table import Table, columns
from services.reports.paper.tokens import INK, LEFT, MUTED, WIDTH
from services.reports.tongue import counted, looked_up, number, say, stored, told
from services.reports.wording import instant, span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import tzinfo

    from services.reports.history import ClockPicture, FiringLine, TicketHistory
    from services.reports.paper.setting import Style
    from services.reports.paper.sheet import Sheet

_FACTS_ACROSS: Final = 4
_FACT: Final = WIDTH / _FACTS_ACROSS - 14
"""Room for one of them, in points."""
_FACT_LINES: Final = 6
_LONG_FACTS = columns(("Field", 130), ("As it stands", 630))
_FRESH: Final = 190.0
"""A ticket starts on a new page unless so many points are left."""
_PROOF_BEGUN: Final = 44.0
"""What the head of a proof and its first line take: they stay with the picture of their clock."""
_FIRINGS = columns(
    ("Level", 112),
    ("Promise", 88),
    ("Due", 128),
    ("Fired", 128),
    ("Late by", 66),
    ("Outcome", 70),
    ("What was done", 170),
)
_FILES = columns(("Sent", 128), ("By", 110), ("Name", 220), ("Bytes", 60), ("SHA-256", 250))
_PROOF = columns(
    ("From", 122),
    ("Until", 122),
    ("What the clock did", 190),
    ("Counted", 78),
    ("Total", 78),
    ("Because of", 180),
)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every section of one report shares."""

    sheet: Sheet
    zone: tzinfo
    tally: Tally
    log: EntryLog
    with_proofs: bool
    on_entry: Callable[[], None]
    """Called after each entry: tells the progress, or raises when the reader gave up."""


class TicketSection:
    """Draws one ticket below the cursor of the sheet."""

    def __init__(self, drawing: Drawing, ticket: TicketHistory) -> None:
        self._drawing = drawing
        self._sheet = drawing.sheet
        self._ticket = ticket

    def draw(self) -> None:
        """Draw everything; the entries are read as they are drawn."""
        sheet, ticket = self._sheet, self._ticket
        sheet.context = told(ticket.heading)
        if sheet.room(_FRESH) and self._drawing.tally.sections:
            sheet.y -= 22
        else:
            sheet.start_page()
        self._outline()
        page = sheet.number
        with sheet.group("Sect"):
            self._title()
            self._facts()
            self._clocks()
            self._firings()
            if ticket.complaint is not None:
                draw_complaint(sheet, ticket.complaint, self._drawing.zone, self._drawing.tally)
            count = self._history()
            self._files()
        self._drawing.tally.close_section(TicketLine(ticket.label, ticket.subject, count, page))

    def _outline(self) -> None:
        """Let a viewer's list of contents lead here."""
        if self._drawing.tally.sections < 1_000:  # noqa: PLR2004 - a longer list helps nobody
            key = f"ticket-{self._drawing.tally.sections}"
            self._sheet.canvas.bookmarkPage(key)
            self._sheet.canvas.addOutlineEntry(told(self._ticket.label), key)

    def _title(self) -> None:
        sheet = self._sheet
        style = sheet.set.style(INK, 14, bold=True)
        block = sheet.set.block(told(self._ticket.heading), style, WIDTH)
        with sheet.leaf("H2"):
            sheet.block(LEFT, block)
        sheet.y -= block.height + 8
        self._drawing.tally.replaced += block.replaced

    def _facts(self) -> None:
        """Draw what the ticket is, four facts a line; what is longer stands below, whole."""
        long = [fact for fact in self._ticket.facts if self._is_long(fact)]
        short = [fact for fact in self._ticket.facts if fact not in long]
        if short:
            with self._sheet.group("Table"):
                self._fact_rows(short)
        self._sheet.y -= 6
        if long:
            self._long_facts(long)

    def _is_long(self, fact: tuple[str, str]) -> bool:
        name, text = map(told, fact)
        label, value = self._fact_styles()
        block = self._sheet.set.block(text, value, _FACT)
        return len(block.lines) > _FACT_LINES or label.pen.width(name) > _FACT

    def _fact_styles(self) -> tuple[Style, Style]:
        return self._sheet.set.style(MUTED, 7), self._sheet.set.style(INK, 8.5)

    def _fact_rows(self, known: Sequence[tuple[str, str]]) -> None:
        sheet = self._sheet
        label, value = self._fact_styles()
        width = WIDTH / _FACTS_ACROSS
        for start in range(0, len(known), _FACTS_ACROSS):
            facts = known[start : start + _FACTS_ACROSS]
            blocks = [sheet.set.block(told(text), value, _FACT) for _, text in facts]
            tallest = max(block.height for block in blocks)
            sheet.need(tallest + 18)
            for place, ((name, _), block) in enumerate(zip(facts, blocks, strict=True)):
                left = LEFT + place * width
                with sheet.group("TR"):
                    with sheet.leaf("TH"):
                        sheet.text(left, sheet.y - 7, told(name), label, width=_FACT)
                    with sheet.leaf("TD"):
                        sheet.block_at(left, sheet.y - 9, block)
                self._drawing.tally.replaced += block.replaced
            sheet.y -= tallest + 16

    def _long_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Draw them as rows of a table, which run on over as many pages as they take."""
        sheet, tally = self._sheet, self._drawing.tally
        label, value = self._fact_styles()
        with Table(sheet, _LONG_FACTS) as table:
            table.head()
            first, second = table.columns
            for name, text in facts:
                blocks = [
                    sheet.set.block(told(name), label, first.width),
                    sheet.set.block(told(text), value, second.width),
                ]
                table.row(blocks)
                tally.replaced += sum(block.replaced for block in blocks)
                tally.withheld += sum(block.withheld for block in blocks)
        sheet.y -= 12

    def _clocks(self) -> None:
        if not self._ticket.clocks:
            return
        sheet = self._sheet
        bars = [ClockBar(sheet, clock, self._drawing.zone) for clock in self._ticket.clocks]
        sheet.need(bars[0].height + 24)
        sheet.heading(say("Promises and how they were kept"))
        self._legend()
        for bar, clock in zip(bars, self._ticket.clocks, strict=True):
            if self._drawing.with_proofs:
                sheet.need(bar.height + _PROOF_BEGUN)
            bar.draw()
            if self._drawing.with_proofs:
                self._proof(clock)
            named = f"{looked_up(clock.target)}, {looked_up(clock.state)}"
            self._drawing.tally.promises[named] += 1

    def _proof(self, clock: ClockPicture) -> None:
        """Print the stretches of a clock; the totals end at the time used of its promise."""
        sheet = self._sheet
        style = sheet.set.style(INK, 7)
        with Table(sheet, _PROOF) as table:
            table.head()
            for row in proof_rows(clock, self._drawing.zone):
                values = (row.start, row.end, row.kind, row.counted, row.total, row.why)
                cells = zip(values, table.columns, strict=True)
                table.row([sheet.set.block(text, style, column.width) for text, column in cells])
        sheet.y -= 16

    def _legend(self) -> None:
        sheet = self._sheet
        style = sheet.set.style(MUTED, 7)
        left = LEFT
        for kind, word in LEGEND:
            words = looked_up(word)
            with sheet.artifact():
                draw_stretch(sheet, kind, (left, sheet.y - 5, 16, 6))
            sheet.text(left + 20, sheet.y - 5, words, style)
            left += 20 + style.pen.width(words) + 16
        sheet.text(left, sheet.y - 5, say("numbered marks: levels; filled: fired"), style)
        sheet.y -= 18

    def _firings(self) -> None:
        if not self._ticket.firings:
            return
        sheet = self._sheet
        sheet.need(80)
        sheet.y -= 6
        sheet.heading(say("Escalations"))
        style = sheet.set.style(INK, 7.5)
        with Table(sheet, _FIRINGS) as table:
            table.head()
            for firing in self._ticket.firings:
                values = zip(_firing_values(firing, self._drawing.zone), table.columns, strict=True)
                table.row([sheet.set.block(text, style, column.width) for text, column in values])
        sheet.y -= 10

    def _history(self) -> int:
        sheet, drawing = self._sheet, self._drawing
        sheet.need(_FRESH)  # headings without an entry below them help nobody
        if self._ticket.number is not None:
            sheet.y -= 6
            sheet.heading(say("History"))
        before = drawing.tally.entries
        with HistoryRows(sheet, drawing.zone) as rows:
            for entry in self._ticket.entries:
                drawing.log.add(self._ticket.number, entry)
                replaced, withheld = rows.entry(entry)
                drawing.tally.replaced += replaced
                drawing.tally.withheld += withheld
                drawing.tally.count(entry, self._ticket.label, sheet.number)
                drawing.on_entry()
        count = drawing.tally.entries - before
        self._end(count)
        return count

    def _files(self) -> None:
        if not self._ticket.files:
            return
        sheet = self._sheet
        sheet.need(80)
        sheet.y -= 10
        sheet.heading(say("Files"))
        style = sheet.set.style(INK, 7.5)
        with Table(sheet, _FILES) as table:
            table.head()
            for file in self._ticket.files:
                at = instant(file.at, self._drawing.zone)
                texts = (at, file.by, file.name, number(file.size), file.sha256)
                values = zip(texts, table.columns, strict=True)
                table.row([sheet.set.block(text, style, column.width) for text, column in values])
        sheet.y -= 10

    def _end(self, count: int) -> None:
        sheet = self._sheet
        sheet.need(16)
        words = counted(
            "End of {part}: %n entry printed.",
            "End of {part}: %n entries printed.",
            count,
            part=self._ticket.label,
        )
        sheet.text(LEFT, sheet.y - 12, words, sheet.set.style(MUTED, 7))
        sheet.y -= 14


def _firing_values(firing: FiringLine, zone: tzinfo) -> Iterator[str]:
    yield firing.level
    yield looked_up(firing.target)
    yield instant(firing.due_at, zone)
    yield instant(firing.fired_at, zone)
    yield span(firing.late_by)
    yield looked_up(firing.outcome.replace("_", " "))
    yield stored(firing.detail)
