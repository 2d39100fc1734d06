"""The first pages: what was asked for, what came out, and where a reviewer should look first.

They are drawn last, when everything is counted, and put in front. How many they are is known at
the start, because the scope alone decides it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.reports.paper.code import SIDE, draw_code
from services.reports.paper.setting import Block
from services.reports.paper.tokens import (
    ACCENT,
    AT_RISK,
    BOTTOM,
    GROUND,
    INK,
    LEFT,
    LINE,
    MUTED,
    RIGHT,
    TOP,
    WIDTH,
)
from services.reports.remarks import Outcome, remarks_on
from services.reports.statement import draw_statement
from services.reports.tongue import counted, looked_up, number, say, told
from services.reports.wording import instant, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from services.reports.counting import Tally
    from services.reports.history import AuditReport, ReportScope
    from services.reports.paper.sheet import Sheet

_LABELS: Final = 96.0
_FACTS: Final = 440.0
_GAP: Final = 30.0
_BOX: Final = LEFT + _FACTS + _GAP
_COVER_TOP: Final = TOP - 128.0
"""Where the facts start on the first page, below the title."""
_SUMMARY_ROWS: Final = 25
_CODE_BOTTOM: Final = 62.0
_CODE_NAME: Final = "The checkpoint as a code"
_CODE_WORDS: Final = (
    "It holds the name of the log, its size and its root hash in full. A copy of this page on paper"
    " shows later whether the log was rewritten after it was printed."
)


class Front:
    """Draws cover and summary on a sheet."""

    def __init__(self, sheet: Sheet, report: AuditReport) -> None:
        self._sheet = sheet
        self._report = report
        value = sheet.set.style(INK, 9)
        facts = _facts(report.scope)
        self._facts = [
            (name, sheet.set.block(text, value, _FACTS - _LABELS)) for name, text in facts
        ]
        self.page_count = len(self._paginated()) + 1 + (report.statement is not None)
        self._place = sheet.tags.make("Sect")

    def draw(self, outcome: Outcome) -> None:
        """Draw all front pages, numbered from one."""
        with self._sheet.tags.inside(self._place):
            self._draw(outcome)

    def _draw(self, outcome: Outcome) -> None:
        self._sheet.context = ""
        for page, facts in enumerate(self._paginated(), 1):
            self._sheet.start_page(page)
            if page == 1:
                self._outline(say("Cover"), "cover")
                self._title()
            self._draw_facts(facts, _COVER_TOP if page == 1 else TOP)
            if page == 1:
                self._box(outcome)
                if self._report.code:
                    draw_code(self._sheet, self._report.code, LEFT, _CODE_BOTTOM)
                    self._code_words()
        if self._report.statement is not None:
            self._sheet.start_page(self.page_count - 1)
            self._outline(say("Verification statement"), "statement")
            draw_statement(self._sheet, self._report.statement)
        self._sheet.start_page(self.page_count)
        self._outline(say("Overview"), "summary")
        self._summary(outcome.tally)
        self._sheet.finish_page()

    def _outline(self, title: str, key: str) -> None:
        self._sheet.canvas.bookmarkPage(key)
        self._sheet.canvas.addOutlineEntry(title, key)

    def _paginated(self) -> list[list[tuple[str, Block]]]:
        """Cut the facts into pages; a fact longer than a page is cut between its lines."""
        pages: list[list[tuple[str, Block]]] = [[]]
        foot = _CODE_BOTTOM + SIDE if self._report.code else BOTTOM
        room = _COVER_TOP - foot
        for name, block in self._facts:
            rest = block
            while rest.lines:
                fit = int((room - 7) / block.style.leading)
                if fit >= min(len(rest.lines), 3):
                    part = Block(block.style, rest.lines[:fit])
                    pages[-1].append((name, part))
                    room -= part.height + 7
                    rest = Block(block.style, rest.lines[fit:])
                if rest.lines:
                    pages.append([])
                    room = TOP - BOTTOM
        return pages

    def _title(self) -> None:
        sheet, scope = self._sheet, self._report.scope
        kicker = sheet.set.style(ACCENT, 8.5, bold=True)
        words = say("AUDIT HISTORY")
        sheet.text(LEFT, TOP - 14, f"{words}  \N{MIDDLE DOT}  {scope.export_number}", kicker)
        with sheet.leaf("H1"):
            title = sheet.set.style(INK, 26, bold=True)
            sheet.text(LEFT, TOP - 46, told(scope.title), title, width=_FACTS)
        sheet.text(
            LEFT, TOP - 66, told(scope.organisation), sheet.set.style(MUTED, 12), width=_FACTS
        )
        sentence = sheet.set.block(told(scope.sentence), sheet.set.style(INK, 10.5), _FACTS)
        cut = Block(sentence.style, sentence.lines[:2])
        sheet.block_at(LEFT, TOP - 84, cut)

    def _draw_facts(self, facts: Iterable[tuple[str, Block]], top: float) -> None:
        sheet = self._sheet
        label = sheet.set.style(MUTED, 8)
        sheet.y = top
        with sheet.group("Table"):
            for name, block in facts:
                sheet.rule(sheet.y, right=LEFT + _FACTS)
                with sheet.group("TR"):
                    with sheet.leaf("TH"):
                        sheet.text(LEFT, sheet.y - 12.5, name, label, width=_LABELS - 8)
                    with sheet.leaf("TD"):
                        sheet.block_at(LEFT + _LABELS, sheet.y - 3.5, block)
                sheet.y -= block.height + 7
        sheet.rule(sheet.y, right=LEFT + _FACTS)

    def _box(self, outcome: Outcome) -> None:
        """Draw the result, the hash and what the reader may conclude."""
        sheet = self._sheet
        width = RIGHT - _BOX
        body = sheet.set.style(INK, 8)
        remarks = [
            (title, sheet.set.block(words, body, width - 32))
            for title, words in remarks_on(self._report, outcome)
        ]
        height = 70 + sum(block.height + 20 for _, block in remarks)
        sheet.fill((_BOX, TOP - height, width, height), GROUND)
        big, label = sheet.set.style(INK, 20, bold=True), sheet.set.style(MUTED, 7.5)
        for place, (name, figure) in enumerate(_figures(outcome)):
            left = _BOX + 16 + place * (width - 16) / 3
            with sheet.leaf("P"):
                sheet.text(left, TOP - 34, number(figure), big)
                sheet.text(left, TOP - 46, name, label)
        sheet.rule(TOP - 58, _BOX + 16, RIGHT - 16)
        sheet.y = TOP - 66
        for title, block in remarks:
            self._remark(title, block)

    def _remark(self, title: str, block: Block) -> None:
        sheet = self._sheet
        colour = AT_RISK if title.startswith(say("Note: ")) else MUTED
        sheet.text(_BOX + 16, sheet.y - 8, title, sheet.set.style(colour, 7.5, bold=True))
        sheet.block_at(_BOX + 16, sheet.y - 11, block)
        sheet.y -= block.height + 20

    def _code_words(self) -> None:
        """Say beside the code what it holds, and what a copy on paper is good for."""
        sheet, left = self._sheet, LEFT + SIDE + 8
        top = _CODE_BOTTOM + SIDE - 6
        sheet.text(left, top - 8, say(_CODE_NAME), sheet.set.style(MUTED, 7.5, bold=True))
        words = sheet.set.block(say(_CODE_WORDS), sheet.set.style(INK, 8), _FACTS - SIDE - 8)
        sheet.block_at(left, top - 11, words)

    def _summary(self, tally: Tally) -> None:
        sheet = self._sheet
        sheet.heading(say("Overview"), 15, "H2")
        sheet.y -= 6
        top = sheet.y
        self._exceptions(tally, WIDTH * 0.62)
        sheet.y = top
        self._kinds(tally, LEFT + WIDTH * 0.62 + _GAP)

    def _exceptions(self, tally: Tally, width: float) -> None:
        sheet = self._sheet
        right = LEFT + width
        body, muted = sheet.set.style(INK, 8.5), sheet.set.style(MUTED, 8)
        sheet.heading(say("Look here first"))
        if not tally.notables:
            sheet.text(
                LEFT, sheet.y - 8, say("Nothing in this scope asks for a second look."), body
            )
            return
        for what, count in sorted(tally.notables.items(), key=lambda item: (-item[1], item[0]))[:8]:
            self._counted(looked_up(what), count, LEFT, right)
        sheet.y -= 14
        shown = tally.first_notables[: _SUMMARY_ROWS - min(len(tally.notables), 8)]
        for line in shown:
            sheet.text(LEFT, sheet.y - 9, looked_up(line.what), body, width=width - 190)
            place = say(
                "{part}, entry {entry:,}, page {page:,}",
                part=looked_up(line.section),
                entry=line.entry,
                page=line.page,
            )
            sheet.text_right(right, sheet.y - 9, place, muted, width=180)
            sheet.y -= 14
        rest = sum(tally.notables.values()) - len(shown)
        if rest > 0:
            words = say("and {rest:,} more, in the order of the pages", rest=rest)
            sheet.text(LEFT, sheet.y - 9, words, muted)

    def _kinds(self, tally: Tally, left: float) -> None:
        sheet = self._sheet
        sheet.heading(say("Entries by kind"), left=left)
        kinds = sorted(tally.kinds.items(), key=lambda item: (-item[1], item[0]))
        for what, count in kinds[: _SUMMARY_ROWS - len(tally.promises)]:
            self._counted(looked_up(what), count, left, RIGHT)
        rest = kinds[_SUMMARY_ROWS - len(tally.promises) :]
        if rest:
            words = counted("%n other kind", "%n other kinds", len(rest))
            self._counted(words, sum(count for _, count in rest), left, RIGHT)
        self._promises(tally, left)

    def _promises(self, tally: Tally, left: float) -> None:
        """Count the clocks of the scope by what became of them."""
        sheet = self._sheet
        if not tally.promises:
            return
        sheet.y -= 16
        sheet.heading(say("Promises"), left=left)
        for words, count in sorted(tally.promises.items()):
            self._counted(words, count, left, RIGHT)

    def _counted(self, what: str, count: int, left: float, right: float) -> None:
        sheet = self._sheet
        sheet.text(left, sheet.y - 9, what, sheet.set.style(INK, 8.5), width=right - left - 60)
        figure = sheet.set.style(INK, 8.5, bold=True)
        sheet.text_right(right, sheet.y - 9, number(count), figure)
        sheet.y -= 14
        sheet.rule(sheet.y + 1.5, left, right, LINE)


def _figures(outcome: Outcome) -> Iterator[tuple[str, int]]:
    tally = outcome.tally
    yield say("ticket") if tally.tickets == 1 else say("tickets"), tally.tickets
    yield say("entry") if tally.entries == 1 else say("entries"), tally.entries
    yield say("pages"), outcome.pages


def _facts(scope: ReportScope) -> Iterator[tuple[str, str]]:
    zone = zone_of(scope.zone)
    start = instant(scope.period_start, zone) if scope.period_start else say("the beginning")
    end = instant(scope.period_end, zone) if scope.period_end else say("the making of this report")
    yield say("Period"), say("from {start}\nup to {end}", start=start, end=end)
    yield say("Times are in"), scope.zone
    filters = "\n".join(f"{told(name)}: {told(value)}" for name, value in scope.filters)
    yield say("Filters"), filters or say("none")
    yield say("Redaction"), looked_up(scope.redaction)
    yield say("Requested by"), told(scope.requested_by)
    if scope.recipient:
        yield say("Recipient"), scope.recipient
    yield say("Purpose"), scope.purpose or say("not given")
    yield say("Made at"), instant(scope.made_at, zone)
    yield say("Made by"), scope.program
