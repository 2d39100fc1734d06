"""What the cover says beside the figures: what they prove, and what the paper could not show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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
    yield "What this proves", " ".join(report.evidence)
    yield "SHA-256 of the entries (JSON Lines)", f"{digest[:32]}\n{digest[32:]}"
    yield "How to read the changes", _HOW_TO_READ
    redaction = report.redaction
    if redaction is not None and not redaction.template.is_complete:
        entries = _many(redaction.entries, "entry is", "entries are")
        values = _many(redaction.values, "value of the others is", "values of the others are")
        words = f"{entries} left out and {values} not shown, by the template named at Redaction."
        yield "Note: withheld", words
    yield from _notes(outcome.tally)


def _notes(tally: Tally) -> Iterator[tuple[str, str]]:
    if tally.claims:
        words = (
            f"{_many(tally.claims, 'entry repeats', 'entries repeat')} the record of another"
            " system. The entry's own time is that of the import; the source's time and actor are"
            " its claims."
        )
        yield "Note: imported entries", words
    if tally.replaced:
        words = (
            f"{_many(tally.replaced, 'character is', 'characters are')} invisible or not in the"
            " fonts of this report, and printed as a Unicode number such as [U+4E2D]."
        )
        yield "Note: characters printed as codes", words
    if tally.withheld:
        words = (
            f"{_many(tally.withheld, 'value is', 'values are')} longer than 4,000 characters. The"
            " first part is printed, with the number of characters that are not."
        )
        yield "Note: long values", words


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"
