"""The page that says what the file proves, every check by name, and how to repeat it without us.

It is always one page: how many pages stand in front of the report must be known at its start.
So every value has one line, cut where it must be; the attached statement.json has them whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.reports.paper.table import Table, columns
from services.reports.paper.tokens import AT_RISK, INK, LEFT, MET, MUTED, RIGHT, WIDTH
from services.reports.tongue import say, told

if TYPE_CHECKING:
    from services.reports.history import Statement
    from services.reports.paper.sheet import Sheet

_CHECKS = columns(("Check", 80), ("Result", 70), ("Looked at", 70), ("What it would find", 540))
_LABELS: Final = 150.0
_FACT_ROW: Final = 14.0
_SIZE: Final = 7.5


def draw_statement(sheet: Sheet, statement: Statement) -> None:
    """Draw the statement on the page that is open."""
    sheet.heading(say("Verification statement"), 15, "H2")
    _facts(sheet, statement)
    sheet.y -= 12
    sheet.heading(say("Checks"))
    _checks(sheet, statement)
    sheet.y -= 12
    sheet.heading(say("How to check it without us"))
    _commands(sheet, statement)
    with sheet.leaf("P"):
        sheet.text(LEFT, sheet.y - 10, told(statement.risk), sheet.set.style(INK, 8))


def _facts(sheet: Sheet, statement: Statement) -> None:
    label, value = sheet.set.style(MUTED, _SIZE), sheet.set.style(INK, _SIZE)
    width = WIDTH - _LABELS
    with sheet.group("Table"):
        for name, words in statement.facts:
            sheet.rule(sheet.y)
            with sheet.group("TR"):
                with sheet.leaf("TH"):
                    sheet.text(LEFT, sheet.y - 10, told(name), label, width=_LABELS - 8)
                with sheet.leaf("TD"):
                    sheet.text(LEFT + _LABELS, sheet.y - 10, told(words), value, width=width)
            sheet.y -= _FACT_ROW
    sheet.rule(sheet.y, LEFT, RIGHT)


def _checks(sheet: Sheet, statement: Statement) -> None:
    style = sheet.set.style
    plain = style(INK, _SIZE)
    verdicts = {"passed": style(MET, _SIZE, bold=True), "not done": style(MUTED, _SIZE)}
    with Table(sheet, _CHECKS) as table:
        table.head()
        for check in statement.checks:
            result = verdicts.get(check[1], style(AT_RISK, _SIZE, bold=True))
            manners = (plain, result, plain, plain)
            cells = zip(check, manners, table.columns, strict=True)
            table.row(
                [
                    sheet.set.block(
                        sheet.set.short(told(text), manner, column.width), manner, WIDTH
                    )
                    for text, manner, column in cells
                ]
            )


def _commands(sheet: Sheet, statement: Statement) -> None:
    """Print the commands, each on a line of its own."""
    command, words = sheet.set.style(INK, 8, bold=True), sheet.set.style(MUTED, _SIZE)
    for says, line in statement.commands:
        if says:
            sheet.text(LEFT, sheet.y - 8, told(says), words)
            sheet.y -= 12
        sheet.text(LEFT + 12, sheet.y - 8, line, command, width=WIDTH - 12)
        sheet.y -= 14
