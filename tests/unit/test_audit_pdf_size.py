"""A long report takes no more memory than a short one, and no more time for each entry."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from services.reports.audit_pdf import write_audit_pdf
from services.reports.history import FieldChange, HistoryEntry
from tests.rigs import paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIB = 1024 * 1024


def many(count: int) -> Iterator[HistoryEntry]:
    for number in range(count):
        yield HistoryEntry(
            number + 1,
            paper.at(number / 60),
            f"agent {number % 40}",
            "agent",
            "Status changed",
            (FieldChange("Status", "open", f"pending {number}"),),
        )


def draw(count: int, path: Path) -> None:
    ticket = replace(paper.ticket(), entries=many(count))
    write_audit_pdf(replace(paper.report(ticket), expected_entries=count), path)


def peak_of(count: int, path: Path) -> int:
    """Return the peak of Python's memory while a report is drawn, in bytes."""
    tracemalloc.start()
    try:
        draw(count, path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_pages_leave_memory_as_they_are_drawn(tmp_path: Path) -> None:
    peak_of(500, tmp_path / "warm.pdf")  # fonts are loaded once a process

    grown = peak_of(9_000, tmp_path / "long.pdf") - peak_of(6_000, tmp_path / "short.pdf")

    assert grown < MIB


def test_an_entry_takes_less_than_a_millisecond(tmp_path: Path) -> None:
    draw(100, tmp_path / "warm.pdf")
    started = time.process_time()

    draw(3_000, tmp_path / "long.pdf")

    assert (time.process_time() - started) / 3_000 < 0.001
