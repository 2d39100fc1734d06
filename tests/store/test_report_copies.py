"""What leaves the desk in whose copy: golden per role, searched in everything that leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pikepdf
import pytest
from pypdf import PdfReader

from services.audit.browse import TrailFilter
from services.errors import NotAllowed, NotFoundError, RuleError
from services.reports import authority as authorities
from services.reports import leftovers, record
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from services.reports.seals import Seals
from services.reports.twin import make_twin
from services.tickets import classification, conversation, lifecycle
from tests.rigs.ledger import SealedDesk, lay_sealed_desk

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Actor, Store

NOTE: Final = "SECRET-NOTE-41 she is a difficult customer"
WHY: Final = "SECRET-REASON-42 waiting for legal"
TAG: Final = "secret-tag-43"
ANSWER: Final = "PUBLIC-ANSWER-44 a technician comes tomorrow"
INNER: Final = (NOTE, WHY, TAG)


@pytest.fixture
def sealed(store: Store, tmp_path: Path) -> SealedDesk:
    """A ticket with an inner note, an inner reason, a tag, and an answer the customer has."""
    made = lay_sealed_desk(store, tmp_path)
    with store.work(made.desk.agent) as work:
        conversation.add_note(work, made.first, NOTE)
        conversation.send_reply(work, made.first, ANSWER)
        lifecycle.await_requester(work, made.first, reason=WHY)
        classification.set_tags(work, made.first, add=[TAG])
    return made


def everything_in(path: Path) -> str:
    """Return all that can be read out of a file: pages, properties, metadata, attachments, raw."""
    reader = PdfReader(path)
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(value) for value in (reader.metadata or {}).values()]
    with pikepdf.open(path) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                try:
                    parts.append(one.read_bytes().decode("utf-8", "replace"))
                except (pikepdf.PdfError, zlib.error):
                    parts.append(one.read_raw_bytes().decode("latin-1"))
            elif isinstance(one, pikepdf.Dictionary):
                parts += [str(value) for value in one.values() if isinstance(value, pikepdf.String)]
    text = "\n".join(parts)
    return f"{text}\n{' '.join(text.split())}"


def names_of(path: Path) -> set[str]:
    with pikepdf.open(path) as pdf:
        return set(pdf.attachments)


def evidence(sealed: SealedDesk, actor: Actor, path: Path, **asked: str) -> Path:
    keys = authorities.create(path.parent / "sign", "Northbank", datetime(2026, 1, 5, tzinfo=UTC))
    request = ExportRequest(TrailFilter(ticket_id=sealed.first), purpose="Inspection", **asked)  # type: ignore[arg-type]
    export_audit(sealed.store, actor, request, path, seals=Seals(keys, sealed.keys.folder))
    return path


def test_the_customers_copy_has_nothing_inner_anywhere(sealed: SealedDesk, tmp_path: Path) -> None:
    desk = sealed.desk
    path = evidence(
        sealed, desk.officer, tmp_path / "c.pdf", template="customer", recipient="Ruth Berg"
    )

    found = everything_in(path)
    staff = (desk.agent.name, desk.colleague.name, "Tier 1")
    assert [one for one in (*INNER, *staff) if one in found] == []
    assert ANSWER.split()[0] in found
    assert "Ruth Berg" in found
    assert names_of(path) == {"events.jsonl", "events.csv", "statement.json"}


def test_the_control_the_complete_copy_has_it_all(sealed: SealedDesk, tmp_path: Path) -> None:
    found = everything_in(evidence(sealed, sealed.desk.officer, tmp_path / "all.pdf"))

    assert [one for one in (*INNER, ANSWER, sealed.desk.agent.name) if one not in found] == []


def test_a_supervisors_copy_has_the_ticket_but_not_who_exported(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    first = ExportRequest(TrailFilter(), purpose="SECRET-PURPOSE-45")
    export_audit(sealed.store, sealed.desk.officer, first, tmp_path / "first.pdf")
    path = tmp_path / "lead.pdf"

    written = export_audit(sealed.store, sealed.desk.lead, ExportRequest(TrailFilter()), path)

    found = everything_in(path)
    assert NOTE.split()[0] in found
    assert "SECRET-PURPOSE-45" not in found
    assert written.withheld_entries > 0


def test_the_cover_counts_what_is_withheld(sealed: SealedDesk, tmp_path: Path) -> None:
    path = tmp_path / "c.pdf"
    request = ExportRequest(
        TrailFilter(ticket_id=sealed.first), template="customer", recipient="Ruth Berg"
    )

    written = export_audit(sealed.store, sealed.desk.officer, request, path)

    cover = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert f"{written.withheld_entries} entries are left out" in cover
    assert written.withheld_entries >= 2


@pytest.mark.parametrize("suffix", ["csv", "pdf"])
def test_an_inner_note_is_in_no_form_of_the_customers_copy(
    sealed: SealedDesk, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"copy.{suffix}"
    request = ExportRequest(
        TrailFilter(ticket_id=sealed.first), template="customer", recipient="Ruth Berg"
    )

    export_audit(sealed.store, sealed.desk.officer, request, path)

    assert NOTE.split()[0].encode() not in path.read_bytes()
    if suffix == "csv":
        assert ANSWER in path.read_text("utf-8-sig")


def test_a_supervisor_may_not_make_a_complete_copy(sealed: SealedDesk, tmp_path: Path) -> None:
    request = ExportRequest(TrailFilter(), template="complete")

    with pytest.raises(NotAllowed, match="may not make the complete copy"):
        export_audit(sealed.store, sealed.desk.lead, request, tmp_path / "no.pdf")


def test_a_customers_copy_wants_a_recipient_and_a_ticket(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    asked = ExportRequest(TrailFilter(ticket_id=sealed.first), template="customer")

    with pytest.raises(RuleError, match="recipient"):
        export_audit(sealed.store, sealed.desk.officer, asked, tmp_path / "no.pdf")
    wide = replace(asked, wanted=TrailFilter(), recipient="Ruth Berg")
    with pytest.raises(RuleError, match="one ticket"):
        export_audit(sealed.store, sealed.desk.officer, wide, tmp_path / "no.pdf")


def customers_copy(sealed: SealedDesk, folder: Path) -> record.ExportView:
    request = ExportRequest(
        TrailFilter(ticket_id=sealed.first),
        purpose="Asked for by letter",
        template="customer",
        recipient="Ruth Berg",
    )
    export_audit(sealed.store, sealed.desk.officer, request, folder / "copy.pdf")
    with sealed.store.reading(sealed.desk.officer) as work:
        return record.register(work)[0]


def test_the_register_says_who_got_what_and_why(sealed: SealedDesk, tmp_path: Path) -> None:
    found = customers_copy(sealed, tmp_path)

    facts = dict(found.facts)
    assert (found.recipient, found.purpose) == ("Ruth Berg", "Asked for by letter")
    assert (found.template, found.state) == ("customer", "finished")
    assert ("ticket", f"#{sealed.first}") in found.scope
    assert {"entries", "file SHA-256", "entries withheld"} <= set(facts)


def test_the_complete_twin_has_the_entries_the_copy_was_made_from(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    copy = customers_copy(sealed, tmp_path)
    with sealed.store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, "Written after the copy left")

    twin = make_twin(sealed.store, sealed.desk.officer, copy.number, tmp_path / "twin.pdf")

    assert twin.is_same
    assert NOTE.split()[0] in everything_in(tmp_path / "twin.pdf")


def test_an_export_that_fails_is_on_record(sealed: SealedDesk, tmp_path: Path) -> None:
    asked = ExportRequest(TrailFilter(ticket_id=999_999))
    with pytest.raises(NotFoundError):
        export_audit(sealed.store, sealed.desk.officer, asked, tmp_path / "no.pdf")

    with sealed.store.reading(sealed.desk.officer) as work:
        found = record.register(work)[0]
    assert (found.state, dict(found.facts)["why"][:12]) == ("failed", "There is no ")


def test_a_copy_does_not_claim_to_be_every_entry(sealed: SealedDesk, tmp_path: Path) -> None:
    customers_copy(sealed, tmp_path)

    cover = " ".join(PdfReader(tmp_path / "copy.pdf").pages[0].extract_text().split())
    assert "Every entry" not in cover
    assert "Standard" not in cover


def test_a_supervisor_may_not_make_the_twin(sealed: SealedDesk, tmp_path: Path) -> None:
    copy = customers_copy(sealed, tmp_path)

    with pytest.raises(NotAllowed):
        make_twin(sealed.store, sealed.desk.lead, copy.number, tmp_path / "twin.pdf")


def test_the_statement_prints_every_check_and_the_command(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    path = evidence(sealed, sealed.desk.officer, tmp_path / "all.pdf")
    page = " ".join(PdfReader(path).pages[1].extract_text().split())
    with pikepdf.open(path) as pdf:
        told = json.loads(pdf.attachments["statement.json"].get_file().read_bytes())

    assert "Verification statement" in page
    assert told["repeat"] in page
    assert [one["layer"] for one in told["layers"] if one["layer"].capitalize() not in page] == []


def test_the_read_and_export_log_names_the_earlier_export(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    copy = customers_copy(sealed, tmp_path)
    path = tmp_path / "all.pdf"
    asked = ExportRequest(TrailFilter(ticket_id=sealed.first))

    export_audit(sealed.store, sealed.desk.officer, asked, path)

    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert "Read and export log" in text
    assert f"{copy.label}, customer; Ruth Berg" in text


def test_the_folder_of_a_killed_export_is_cleared_by_the_next(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    dead = tmp_path / f"{leftovers.PREFIX}{gone.pid}-abc"
    alive = tmp_path / f"{leftovers.PREFIX}{os.getpid()}-abc"
    notes = tmp_path / "notes"
    notes.mkdir()
    for folder in (dead, alive):
        folder.mkdir()
        (folder / "draft.pdf").write_bytes(b"half")
        (notes / f"{folder.name}.txt").write_text(str(folder))

    with leftovers.working_folder(tmp_path / "next.pdf", notes) as folder:
        own = folder

    assert not dead.exists()
    assert (alive / "draft.pdf").exists()
    assert not own.exists()
    assert {one.stem for one in notes.iterdir()} == {alive.name}


def test_a_note_that_leads_elsewhere_clears_nothing(tmp_path: Path) -> None:
    notes, precious = tmp_path / "notes", tmp_path / "precious"
    notes.mkdir()
    precious.mkdir()
    (notes / f"{leftovers.PREFIX}1-abc.txt").write_text(str(precious))

    leftovers.clear(notes)

    assert precious.exists()
