"""What the cover says beside the figures: what they prove, and what the paper could not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.reports.tongue import counted, say, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.reports.counting import Tally
    from services.reports.history import AuditReport

_HOW_TO_READ: Final = (
    "A minus sign marks what was removed and a plus sign what was added; where a part of a value"
    " changed, weight sets it off. A dash means that there was no value. Reasons are what the"
    " actor gave; names and times are what the desk recorded."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known only when everything has been drawn."""

    tally: Tally
    pages: int
    entries_sha256: str


def remarks_on(report: AuditReport, outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield (title, words); notes about a loss come last and only when there was one."""
    digest = outcome.entries_sha256
    yield say("What this proves"), " ".join(map(told, report.evidence))
    yield say("SHA-256 of the entries (JSON Lines)"), f"{digest[:32]}\n{digest[32:]}"
    yield say("How to read the changes"), say(_HOW_TO_READ)
    redaction = report.redaction
    if redaction is not None and not redaction.template.is_complete:
        entries = counted("%n entry is left out", "%n entries are left out", redaction.entries)
        values = counted(
            "%n value of the others is not shown",
            "%n values of the others are not shown",
            redaction.values,
        )
        words = say(
            "{entries} and {values}, by the template named at Redaction.",
            entries=entries,
            values=values,
        )
        yield say("Note: withheld"), words
    yield from _notes(outcome.tally)


def _notes(tally: Tally) -> Iterator[tuple[str, str]]:
    if tally.claims:
        words = counted(
            "%n entry repeats the record of another system. The entry's own time is that of the"
            " import; the source's time and actor are its claims.",
            "%n entries repeat the record of another system. The entry's own time is that of the"
            " import; the source's time and actor are its claims.",
            tally.claims,
        )
        yield say("Note: imported entries"), words
    if tally.replaced:
        words = counted(
            "%n character is invisible or not in the fonts of this report, and printed as a"
            " Unicode number such as [U+4E2D].",
            "%n characters are invisible or not in the fonts of this report, and printed as a"
            " Unicode number such as [U+4E2D].",
            tally.replaced,
        )
        yield say("Note: characters printed as codes"), words
    if tally.withheld:
        words = counted(
            "%n value is longer than 4,000 characters. The first part is printed, with the number"
            " of characters that are not.",
            "%n values are longer than 4,000 characters. The first part is printed, with the number"
            " of characters that are not.",
            tally.withheld,
        )
        yield say("Note: long values"), words
