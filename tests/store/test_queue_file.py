"""A queue leaves as CSV or XLSX with nothing a spreadsheet would run; the trail knows."""

from __future__ import annotations

import csv
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from services.audit.browse import TrailFilter, entries
from services.errors import NotAllowed, StoreUnavailable
from services.reports import queue_file
from services.reports.progress import ReportCancelled, Unwatched
from services.store.work import Store
from services.tickets.orders import Order
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.many_tickets import fill
from tests.rigs.moving import did

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.reports.queue_file import QueueFile
    from services.tickets.rows import QueueRow

OPEN = QueueView(Queue.OPEN)
MANY, MOST_BYTES = 100_000, 16 * 1024 * 1024
"""The numbers of the tickets are 8 bytes each; 20,000 of them are fetched at a time."""


@pytest.fixture(scope="module")
def many_store(module_url: str) -> Iterator[tuple[Store, SmallDesk]]:
    """A desk of a hundred thousand tickets on PostgreSQL."""
    if not module_url.startswith("postgresql"):
        pytest.skip("made by the server")
    store = Store(module_url)
    desk = lay_desk(store)
    fill(store.engine, desk, MANY)
    yield store, desk
    store.dispose()


class Stopping(Unwatched):
    @override
    def is_cancelled(self) -> bool:
        return True


def written(store: Store, desk: SmallDesk, path: Path) -> QueueFile:
    number = did(store, desk.agent, lambda w: queue_file.begin(w, "All open", path.name)).subject
    assert number is not None
    with store.reading(desk.agent) as work:
        file = queue_file.write(work, Unwatched(), path, OPEN)
    did(store, desk.agent, lambda w: queue_file.finish(w, number, file))
    file.draft.replace(path)
    return file


def test_a_queue_as_csv_runs_nothing(desk_store: Store, desk: SmallDesk, tmp_path: Path) -> None:
    opened(desk_store, desk, subject='=cmd|" /C calc"!A0')
    opened(desk_store, desk, subject="Plain")
    path = tmp_path / "open.csv"
    file = written(desk_store, desk, path)

    with path.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert file.rows == 2
    assert [row[1] for row in rows[1:]] == ['\'=cmd|" /C calc"!A0', "Plain"]
    assert rows[1][:1] == ["1001"]


def test_a_queue_as_spreadsheet_has_no_formula(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    opened(desk_store, desk, subject="=1+1")
    path = tmp_path / "open.xlsx"
    written(desk_store, desk, path)

    with zipfile.ZipFile(path) as box:
        sheet = box.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 'inlineStr"><is><t xml:space="preserve">=1+1<' in sheet


def test_the_trail_knows_of_an_export(desk_store: Store, desk: SmallDesk, tmp_path: Path) -> None:
    opened(desk_store, desk)
    file = written(desk_store, desk, tmp_path / "open.csv")

    with desk_store.reading(desk.officer) as work:
        told = [one for one in entries(work, TrailFilter()) if one.kind.startswith("export.")]
    said = {change.field: change.after for one in told for change in one.changes}
    assert {one.kind for one in told} == {"export.begun", "export.finished"}
    assert (said["queue"], said["tickets"], said["file SHA-256"]) == ("All open", "1", file.sha256)


def test_a_stopped_export_leaves_nothing(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    opened(desk_store, desk)

    with desk_store.reading(desk.agent) as work, pytest.raises(ReportCancelled):
        queue_file.write(work, Stopping(), tmp_path / "open.csv", OPEN)
    assert list(tmp_path.glob("*open*")) == []


def test_an_export_that_fails_leaves_nothing(
    desk_store: Store, desk: SmallDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(desk_store, desk)

    def lost(*_: object) -> list[QueueRow]:
        raise StoreUnavailable("The server is gone.")

    monkeypatch.setattr(queue_file, "queue_rows", lost)
    with desk_store.reading(desk.agent) as work, pytest.raises(StoreUnavailable):
        queue_file.write(work, Unwatched(), tmp_path / "open.csv", OPEN)
    assert list(tmp_path.glob("*open*")) == []


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_hundred_thousand_tickets_leave_in_little_memory_and_can_be_stopped(
    many_store: tuple[Store, SmallDesk], tmp_path: Path, suffix: str
) -> None:
    store, desk = many_store
    path = tmp_path / f"all.{suffix}"
    tracemalloc.start()
    with store.reading(desk.agent) as work:
        file = queue_file.write(work, Unwatched(), path, QueueView(Queue.ALL, Order.NEWEST))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert file.rows == MANY
    assert peak < MOST_BYTES
    with store.reading(desk.agent) as work, pytest.raises(ReportCancelled):
        queue_file.write(work, Stopping(), path, QueueView(Queue.ALL, Order.NEWEST))


def test_requesters_export_no_queue(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(NotAllowed):
        did(desk_store, desk.requester, lambda w: queue_file.begin(w, "All", "all.csv"))
