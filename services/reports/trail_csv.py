"""The entries as CSV, one line a changed field, harmless to spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from services.reports.counting import EntryLog
from services.reports.files import WrittenReport, arriving, counted, file_sha256
from services.reports.progress import Unwatched, look_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.progress import Progress
    from services.reports.history import AuditReport, HistoryEntry, TicketHistory

HEADINGS: Final = (
    "entry",
    "at (UTC)",
    "ticket",
    "subject",
    "who",
    "role",
    "what",
    "field",
    "before",
    "after",
    "why",
    "source",
    "claimed at",
    "claimed who",
)
_SIGN: Final = "[-=+@\uff1d\uff0b\uff0d\uff20]"
_BREAK: Final = ";\t\n\x0b\x0c\r\x85\u2028\u2029"
_BLANK: Final = (
    " \"'\x00-\x08\x0e-\x1f\x7f-\x84\x86-\xa0\xad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064"
    "\u3000\ufeff"
)
"""What a program that reads cells may pass over before a sign: spaces, quotes, what nobody sees."""
_WITHIN: Final = re.compile(f"([{_BREAK}][{_BLANK}]*)(?={_SIGN})")
_BEGINS: Final = re.compile(f"[\t\r]|[{_BREAK}{_BLANK}]*{_SIGN}")


def write_audit_csv(
    report: AuditReport, path: Path, progress: Progress | None = None
) -> WrittenReport:
    """Write the entries of a report; the text is complete, nothing is withheld for length.

    A value that a spreadsheet would take for a formula gets an apostrophe in front; the JSON
    Lines of the PDF's making are the lossless twin.

    Raises:
        ReportCancelled: The progress said so; nothing is left behind.
    """
    watched = progress or Unwatched()
    log = EntryLog()
    tickets = entries = 0
    with arriving(path) as out:
        text = io.TextIOWrapper(out, "utf-8-sig", errors="backslashreplace", newline="")
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerow(HEADINGS)
        for section in report.tickets:
            tickets += section.number is not None
            for entry in section.entries:
                log.add(section.number, entry)
                writer.writerows(_lines(section, entry))
                entries += 1
                look_at(watched, entries, report.expected_entries)
            look_at(watched, entries, report.expected_entries, now=True)
        text.flush()
        text.detach()
    written = WrittenReport(path, 0, tickets, entries, file_sha256(path), log.sha256())
    return counted(report, written)


def harmless(value: str) -> str:
    """Return a value that no spreadsheet reads as a formula.

    A spreadsheet that parts cells at semicolons or tabs, as in Germany, does not see our quotes:
    there a cell begins behind each of them, and a row behind each line break.
    """
    value = _WITHIN.sub(r"\1'", value)
    return f"'{value}" if _BEGINS.match(value) else value


def _lines(section: TicketHistory, entry: HistoryEntry) -> Iterator[list[str]]:
    first = [
        str(entry.no),
        entry.at.isoformat(),
        section.label,
        entry.subject or section.subject,
        entry.who,
        entry.role,
        entry.what,
    ]
    last = [
        entry.why,
        entry.source,
        entry.claimed_at.isoformat() if entry.claimed_at else "",
        entry.claimed_who,
    ]
    changes = [(one.field, one.before or "", one.after or "") for one in entry.changes]
    for change in changes or [("", "", "")]:
        yield [harmless(value) for value in (*first, *change, *last)]
