"""The history table: who did what when, every field before and after, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from services.reports.marking import marked
from services.reports.paper.setting import Block, Style
from services.reports.paper.table import Table, columns, split
from services.reports.paper.tokens import ADDED, INK, MUTED, REMOVED
from services.reports.paper.visible import CELL_LIMIT
from services.reports.tongue import given, looked_up, say, told
from services.reports.values import changed_value, entry_reason, field_label
from services.reports.wording import NOTHING, instant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from services.reports.history import FieldChange, HistoryEntry
    from services.reports.paper.sheet import Sheet

_SIZE: Final = 7.5
_SPACES: Final = 3
"""A value with fewer is marked as a whole: one sees at once what changed."""
_TOGETHER: Final = 150.0
"""An entry that is not higher than this, in points, stays on one page."""
_SHAPE = columns(
    ("#", 38),
    ("When", 128),
    ("Who (role)", 96),
    ("What", 90),
    ("Field", 92),
    ("Before", 130),
    ("After", 130),
    ("Why", 94),
)
_FACTS: Final = frozenset({0, 1, 2, 3, 7})
"""The columns that say one thing about all fields of an entry."""


class HistoryRows:
    """Sets entries into the columns of the history table."""

    def __init__(self, sheet: Sheet, zone: tzinfo) -> None:
        self._zone = zone
        self._set = sheet.set
        self._table = Table(sheet, _SHAPE, spanning=_FACTS)
        style = sheet.set.style
        self._ink = style(INK, _SIZE)
        self._bold = style(INK, _SIZE, bold=True)
        self._muted = style(MUTED, _SIZE)
        self._removed = (style(REMOVED, _SIZE), style(REMOVED, _SIZE, bold=True))
        self._added = (style(ADDED, _SIZE), style(ADDED, _SIZE, bold=True))
        self._empty = Block(self._ink, ())
        self._widths = tuple(column.width for column in self._table.columns)

    def __enter__(self) -> Self:
        """Draw the headings."""
        self._table.__enter__()
        self._table.head()
        return self

    def __exit__(self, *_: object) -> None:
        """End the table."""
        self._table.__exit__()

    def entry(self, entry: HistoryEntry) -> tuple[int, int]:
        """Draw one entry; return how many characters became codes, and how many values were cut."""
        facts = self._facts(entry)
        continued = self._set.block(say("continued"), self._muted, self._widths[1])
        self._table.going_on = ((0, facts[0]), (1, continued))
        changes = [self._change(change) for change in entry.changes or (None,)]
        self._keep_together(facts, changes)
        replaced = withheld = 0
        last = len(changes) - 1
        for place, values in enumerate(changes):
            row, facts = (facts, ()) if place == last else _alongside(facts, values)
            row = [*row[:4], *values, row[4]]
            if place and self._table.need(max(block.height for block in row)):
                self._table.go_on(row)
            self._table.row(row, first=place == 0, last=place == last)
            for block in row:
                replaced += block.replaced
                withheld += block.withheld > 0
        return replaced, withheld

    def _keep_together(self, facts: Sequence[Block], changes: Sequence[Sequence[Block]]) -> None:
        """Begin a new page for an entry that fits on one, but not on this one any more."""
        facts_high = max([block.height for block in facts])
        values_high = sum([max([block.height for block in values]) + 2 for values in changes])
        height = max(facts_high, values_high)
        if height <= _TOGETHER:
            self._table.need(height)

    def _facts(self, entry: HistoryEntry) -> Sequence[Block]:
        """Set number, time, actor, deed and reason; an imported entry names its claims too."""
        number, when, who, did = self._widths[:4]
        times = instant(entry.at, self._zone)
        actor = given(told(entry.who))
        actor = f"{actor} ({looked_up(entry.role)})" if entry.role else actor
        what = looked_up(entry.what)
        deed = f"{what}\n{told(entry.subject)}" if entry.subject else what
        if entry.source:
            claimed = instant(entry.claimed_at, self._zone)
            says = say("{source} says", source=entry.source)
            times += f"\n{says}\n{claimed}"
            if entry.claimed_who:
                actor += f"\n{says}\n{entry.claimed_who}"
        why = entry_reason(entry.what, entry.why)
        return (
            self._set.block(f"{entry.no}", self._muted, number),
            self._set.block(times, self._ink, when),
            self._set.block(actor, self._ink, who),
            self._set.block(deed, self._bold, did),
            self._set.block(why, self._ink, self._widths[7]) if why else self._empty,
        )

    def _change(self, change: FieldChange | None) -> list[Block]:
        if change is None:
            return [self._empty] * 3
        width = self._widths[5]
        before, after = (
            None if value is None else changed_value(change.name, value, self._zone)
            for value in (change.before, change.after)
        )
        return [
            self._set.block(field_label(change.field), self._ink, self._widths[4]),
            *self._values(before, after, width),
        ]

    def _values(self, before: str | None, after: str | None, width: float) -> tuple[Block, Block]:
        """Set both values with what changed marked by sign and weight."""
        if before and before == after:
            same = self._set.block(before, self._ink, width)
            return same, same
        if not _comparable(before) or not _comparable(after):
            bold = bool(before and after)
            return (
                self._single(before, "\N{MINUS SIGN}", width, self._removed[bold]),
                self._single(after, "+", width, self._added[bold]),
            )
        old, new = marked(str(before), str(after))
        return (
            self._set.runs(old, (self._ink, self._removed[1]), width),
            self._set.runs(new, (self._ink, self._added[1]), width),
        )

    def _single(self, value: str | None, sign: str, width: float, style: Style) -> Block:
        if value is None:
            return self._set.block(NOTHING, self._muted, width)
        if not value:
            return self._set.block(say("(empty)"), self._muted, width)
        return self._set.block(sign + value, style, width)


def _alongside(
    facts: Sequence[Block], values: Sequence[Block]
) -> tuple[Sequence[Block], Sequence[Block]]:
    """Let the facts of an entry run beside one field; return the rest for the next one."""
    lines = max(len(block.lines) for block in values)
    pairs = [split(block, lines) for block in facts]
    return [before for before, _ in pairs], [after for _, after in pairs]


def _comparable(value: str | None) -> bool:
    """Tell whether comparing word by word is worth it: some words, and not a book."""
    return value is not None and value.count(" ") >= _SPACES and len(value) <= CELL_LIMIT
