"""Exports from a real database: what is asked for is on paper, and the trail knows of it."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from services.audit.browse import TrailEntry, TrailFilter, entries
from services.audit.papers import Kind
from services.errors import NotAllowed, NotFoundError, RuleError
from services.reports import figures_file, queue_file
from services.reports.certificate import export_certificate
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from services.reports.papers import PaperRequest
from services.reports.progress import ReportCancelled, Unwatched
from services.reports.worker import export_in_process
from services.tickets import conversation, lifecycle
from services.tickets.queue import Queue, QueueView
from services.watch.sweep import sweep
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store
    from services.time_source import VirtualTime


@pytest.fixture
def worked(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> int:
    """A ticket that waited, was breached and resolved."""
    number = opened(desk_store, desk)
    time.advance(timedelta(minutes=20))
    with desk_store.work(desk.agent) as work:
        conversation.send_reply(work, number, "=We look into it.")
        lifecycle.await_requester(work, number, reason="need the log file")
    time.advance(timedelta(hours=2))
    with desk_store.work(desk.agent) as work:
        lifecycle.resume(work, number)
    time.advance(timedelta(hours=9))
    sweep(desk_store)
    with desk_store.work(desk.colleague) as work:
        lifecycle.resolve(work, number, reason="new certificate")
    return number


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def trail_of(store: Store, desk: SmallDesk, kind: str) -> list[TrailEntry]:
    with store.reading(desk.officer) as work:
        return entries(work, TrailFilter(kind=kind))


def test_the_history_of_a_ticket_is_on_paper(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"

    export_audit(desk_store, desk.officer, ExportRequest(TrailFilter(ticket_id=worked)), path)

    assert "need the log file" in text_of(path)


def test_the_pause_and_the_breach_are_told_in_words(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"

    export_audit(desk_store, desk.officer, ExportRequest(TrailFilter(ticket_id=worked)), path)

    text = text_of(path)
    assert "Paused 2026-06-08 09:20:00 +00:00 to 2026-06-08 11:20:00 +00:00" in text
    assert "Breached 2026-06-08 19:00:00 +00:00" in text


def test_every_entry_of_the_ticket_is_exported(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    with desk_store.reading(desk.officer) as work:
        count = len(entries(work, TrailFilter(ticket_id=worked)))

    request = ExportRequest(TrailFilter(ticket_id=worked))
    written = export_audit(desk_store, desk.officer, request, tmp_path / "one.pdf")

    assert written.entries == count


def test_a_period_holds_every_ticket_of_it(
    desk_store: Store, desk: SmallDesk, worked: int, time: VirtualTime, tmp_path: Path
) -> None:
    opened(desk_store, desk, subject="Second")
    time.advance(timedelta(hours=1))
    request = ExportRequest(TrailFilter(since=MONDAY_9H, kind="ticket"))

    written = export_audit(desk_store, desk.officer, request, tmp_path / "two.pdf")

    assert (worked, written.tickets) == (worked, 2)


def test_the_filters_stand_on_the_cover(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "some.pdf"
    request = ExportRequest(TrailFilter(ticket_id=worked, text="certificate"), purpose="Sample 3")

    export_audit(desk_store, desk.officer, request, path)

    assert "Text: certificate" in text_of(path)


def test_an_export_is_an_entry_with_the_hash_of_the_file(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"

    export_audit(desk_store, desk.officer, ExportRequest(TrailFilter(ticket_id=worked)), path)

    (entry,) = trail_of(desk_store, desk, "export.finished")
    facts = {change.field: change.after for change in entry.changes}
    assert facts["file SHA-256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_export_number_leads_to_the_entry_that_asked(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"

    export_audit(desk_store, desk.officer, ExportRequest(TrailFilter(ticket_id=worked)), path)

    (entry,) = trail_of(desk_store, desk, "export.begun")
    assert f"Export X-{entry.id:06d}" in text_of(path)


class _Impatient:
    def report(self, done: int, total: int) -> None:
        """Listen to nothing."""

    def is_cancelled(self) -> bool:
        return True


def test_a_cancelled_export_is_an_entry_and_no_file(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    for _ in range(12):
        opened(desk_store, desk)
    folder = tmp_path / "out"
    folder.mkdir()

    with pytest.raises(ReportCancelled):
        export_audit(
            desk_store, desk.officer, ExportRequest(TrailFilter()), folder / "x.pdf", _Impatient()
        )

    assert list(folder.iterdir()) == []
    assert len(trail_of(desk_store, desk, "export.cancelled")) == 1


def test_an_agent_may_not_export(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    request = ExportRequest(TrailFilter(ticket_id=worked))

    with pytest.raises(NotAllowed):
        export_audit(desk_store, desk.agent, request, tmp_path / "no.pdf")


def test_a_ticket_that_is_not_there_is_refused(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    request = ExportRequest(TrailFilter(ticket_id=999_999))

    with pytest.raises(NotFoundError):
        export_audit(desk_store, desk.officer, request, tmp_path / "no.pdf")


def test_a_period_that_ends_before_it_begins_is_refused(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    backwards = TrailFilter(since=MONDAY_9H, until=MONDAY_9H - timedelta(days=1))

    with pytest.raises(RuleError, match="ends before it begins"):
        export_audit(desk_store, desk.officer, ExportRequest(backwards), tmp_path / "no.pdf")


def test_a_folder_that_is_not_there_is_a_sentence(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    request = ExportRequest(TrailFilter(ticket_id=worked))

    with pytest.raises(RuleError, match="Choose another place"):
        export_audit(desk_store, desk.officer, request, tmp_path / "nowhere" / "no.pdf")


def test_who_agreed_to_replace_a_file_replaces_a_report_and_no_desk(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    """The window asks before it writes over a file, and cannot tell what that file is."""
    request = ExportRequest(TrailFilter(ticket_id=worked))
    old, key = tmp_path / "old.csv", tmp_path / "root.key"
    old.write_text("an older report")
    key.write_text("-----BEGIN PRIVATE KEY-----")
    key.chmod(0o400)

    export_audit(desk_store, desk.officer, request, old)
    with pytest.raises(RuleError, match="is a desk or a key"):
        export_audit(desk_store, desk.officer, request, key)

    assert "an older report" not in old.read_text("utf-8-sig")
    assert key.read_text() == "-----BEGIN PRIVATE KEY-----"
    assert len(trail_of(desk_store, desk, "export.begun")) == 1


def test_figures_queues_and_certificates_replace_no_key(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    key = tmp_path / "root.key"
    key.write_text("-----BEGIN PRIVATE KEY-----")

    with pytest.raises(RuleError, match="is a desk or a key"):
        export_certificate(desk_store, desk.officer, PaperRequest(Kind.HOLD, 1), key)
    with (
        desk_store.reading(desk.officer) as work,
        pytest.raises(RuleError, match="is a desk or a key"),
    ):
        figures_file.write(work, Unwatched(), key, None, None)
    with (
        desk_store.reading(desk.agent) as work,
        pytest.raises(RuleError, match="is a desk or a key"),
    ):
        queue_file.write(work, Unwatched(), key, QueueView(Queue.OPEN))

    assert key.read_text() == "-----BEGIN PRIVATE KEY-----"


def test_a_formula_is_harmless_in_the_csv(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.csv"

    export_audit(desk_store, desk.officer, ExportRequest(TrailFilter(ticket_id=worked)), path)

    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert "'=We look into it." in [row["after"] for row in rows]


def test_a_worker_process_makes_the_same_report(
    desk_store: Store, desk: SmallDesk, worked: int, tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"
    request = ExportRequest(TrailFilter(ticket_id=worked))

    written = export_in_process(desk_store.url, desk.officer, request, path)

    assert written.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_worker_process_passes_a_refusal_on(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    request = ExportRequest(TrailFilter(ticket_id=999_999))

    with pytest.raises(NotFoundError):
        export_in_process(desk_store.url, desk.officer, request, tmp_path / "no.pdf")


def test_a_worker_process_can_be_cancelled(
    desk_store: Store, desk: SmallDesk, tmp_path: Path
) -> None:
    for _ in range(12):
        opened(desk_store, desk)
    folder = tmp_path / "out"
    folder.mkdir()

    with pytest.raises(ReportCancelled):
        export_in_process(
            desk_store.url,
            desk.officer,
            ExportRequest(TrailFilter()),
            folder / "no.pdf",
            _Impatient(),
        )

    assert list(folder.iterdir()) == []
