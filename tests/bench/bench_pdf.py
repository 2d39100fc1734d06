"""The audit PDF, styled, against plain chunked tables of reportlab's platypus."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate, TableStyle

from services.reports.audit_pdf import write_audit_pdf
from services.reports.history import FieldChange, HistoryEntry, TicketHistory
from tests.bench.job import Job
from tests.rigs import paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENTRIES: Final = 10_000
CHUNK: Final = 500
MANY: Final = 1_000_000
WHAT: Final = ("Status changed", "Reply sent", "SLA breached", "Assignee changed")
"""Kinds of entry; every value below varies as a real trail's does."""


def entries(count: int) -> Iterator[HistoryEntry]:
    """Yield entries of one changed field each."""
    for number in range(count):
        yield HistoryEntry(
            number + 1,
            paper.at(number * 17 / 3_600),
            f"agent{number % 40:02d}",
            "agent",
            WHAT[number % 4],
            (FieldChange("Status", "open", f"pending (field {number % 17})"),),
            f"reason {number % 29}",
        )


def audit_pdf(count: int) -> tuple[int, float]:
    """Draw the audit history; return its pages and the CPU seconds it took."""
    ticket = TicketHistory(1042, "Printer on floor 3", (), (), (), entries(count))
    report = replace(paper.report(ticket), expected_entries=count)
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        written = write_audit_pdf(report, Path(folder) / "ours.pdf")
        return written.pages, time.process_time() - started


def long_tables(count: int) -> tuple[int, float]:
    """Draw the same entries as platypus tables of 500 rows; return pages and CPU seconds."""
    style = TableStyle(
        [("FONT", (0, 0), (-1, -1), "Helvetica", 7), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black")]
    )
    with tempfile.TemporaryDirectory() as folder:
        document = SimpleDocTemplate(str(Path(folder) / "theirs.pdf"), pagesize=(842, 595))
        started = time.process_time()
        rows: list[list[str]] = []
        story: list[Flowable] = []
        for entry in entries(count):
            rows.append(_row(entry))
            if len(rows) == CHUNK:
                story.append(_table(rows, style))
                rows = []
        document.build(story)
        return document.page, time.process_time() - started


def _row(entry: HistoryEntry) -> list[str]:
    (change,) = entry.changes
    values = (entry.no, entry.at.isoformat(" ", "seconds"), entry.who, entry.what, change.field)
    return [*map(str, values), str(change.before), str(change.after), entry.why]


def _table(rows: list[list[str]], style: TableStyle) -> LongTable:
    widths = [38, 120, 90, 90, 60, 80, 110, 70]
    return LongTable(rows, colWidths=widths, rowHeights=[10] * len(rows), style=style)


def fresh(count: int) -> tuple[float, float]:
    """Draw in a process of its own; return CPU seconds per entry and the peak in MiB."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_pdf", str(count)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, peak = map(float, answer.stdout.split())
    return seconds / count, peak


def jobs() -> list[Job]:
    """Say what is measured."""
    seen: dict[int, tuple[float, float]] = {}

    def once(count: int) -> tuple[float, float]:
        if count not in seen:
            seen[count] = fresh(count)
        return seen[count]

    return [*_against_tables(), *_at_scale(once)]


def _against_tables() -> list[Job]:
    def pages(draw: tuple[int, float]) -> float:
        return draw[0] / draw[1]

    return [
        Job(
            job="audit PDF, pages a CPU second (peer: chunked LongTable, unstyled)",
            ours=lambda: pages(audit_pdf(ENTRIES)),
            theirs=lambda: pages(long_tables(ENTRIES)),
            goal=">= 2.5x",
            unit="/s",
            more_is_better=True,
        ),
        Job(
            job="audit PDF, entries a CPU second (peer: chunked LongTable, unstyled)",
            ours=lambda: ENTRIES / audit_pdf(ENTRIES)[1],
            theirs=lambda: ENTRIES / long_tables(ENTRIES)[1],
            unit="/s",
            more_is_better=True,
        ),
    ]


def _at_scale(once: Callable[[int], tuple[float, float]]) -> list[Job]:
    return [
        Job(
            job="audit PDF, CPU time an entry: 1,000,000 against 10,000",
            ours=lambda: once(MANY)[0],
            theirs=lambda: once(ENTRIES)[0],
            goal="<= 1.2x",
            rounds=1,
            warmups=0,
        ),
        Job(
            job="audit PDF, peak memory at 1,000,000 entries",
            ours=lambda: once(MANY)[1],
            goal="<= 100 MiB",
            unit="MiB",
            rounds=1,
            warmups=0,
        ),
    ]


if __name__ == "__main__":
    _, spent = audit_pdf(int(sys.argv[1]))
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{spent} {peak_kib / 1024}\n")
