"""A report that is made again speaks of the instant of its first making, not of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from models.people import Person, Team
from models.policies import Policy
from models.tickets import CustomField, Ticket
from models.vocabulary import FieldKind, Priority
from services.audit import disposal
from services.audit.browse import TrailFilter
from services.reports import record
from services.reports.audit_pdf import write_audit_pdf
from services.reports.gathering import ExportRequest, gathered
from services.tickets import assignment, classification, conversation, lifecycle, merged, merging
from services.tickets.attachments import GivenFile
from services.watch.sweep import sweep
from tests.rigs.complaints import lay_complaint_desk
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rigs.complaints import ComplaintDesk


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    yield made
    made.store.dispose()


def worked(desk: ComplaintDesk) -> int:
    """Open a complaint with a field of the site's own, a file, a tag and clocks that run."""
    number = desk.opened()
    store, people = desk.store, desk.people
    with store.work(people.admin) as work:
        for key in ("site", "floor"):
            work.session.add(CustomField(key=key, label=key.title(), kind=FieldKind.TEXT))
    with store.work(people.agent) as work:
        classification.set_field(work, number, "site", "Berlin", reason="Asked")
        classification.set_tags(work, number, add=["vpn"])
        conversation.send_reply(work, number, "A file.", [GivenFile("one.txt", b"1")])
    _merge_others(desk, number)
    desk.pass_time(minutes=50)
    return number


def _merge_others(desk: ComplaintDesk, number: int) -> None:
    """Merge a ticket with a file into one that is merged into the complaint, which shows it."""
    first, then = (opened(desk.store, desk.people, subject=one) for one in ("Far", "Near"))
    with desk.store.work(desk.people.agent) as work:
        conversation.add_note(work, first, "Here.", [GivenFile("zero.txt", b"0")])
        merging.merge(work, first, then, reason="The same")
        merging.merge(work, then, number, reason="The same")


def _take_apart(desk: ComplaintDesk, number: int) -> None:
    with desk.store.work(desk.people.agent) as work:
        *_, first, then = merged.family(work, number)
        for one in sorted((first, then), reverse=True):
            merging.undo_merge(work, one, reason="Another one")


def go_on(desk: ComplaintDesk, number: int) -> None:
    """Change whatever a report shows beside the entries, and let its clocks run out."""
    store, people = desk.store, desk.people
    _take_apart(desk, number)
    twin = opened(store, people, subject="The same again")
    with store.work(people.agent) as work:
        assignment.set_priority(work, number, Priority.CRITICAL, reason="It spreads")
        classification.set_field(work, number, "site", "Bonn", reason="Moved")
        classification.set_field(work, number, "floor", "4", reason="Asked")
        classification.set_tags(work, number, add=["late"], remove=["vpn"])
        classification.set_kind(work, number, "Problem", reason="It is one")
        conversation.add_note(work, number, "Another.", [GivenFile("two.txt", b"2")])
        merging.merge(work, twin, number, reason="The same")
        assignment.assign(work, number, team_id=people.tier_2, person_id=people.colleague.person_id)
    desk.pass_time(hours=30)
    sweep(store)
    desk.answer(number)
    with store.work(people.agent) as work:
        lifecycle.resolve(work, number, reason="Done")
        row = work.require(Ticket, number)
        work.require(Person, row.requester_id).name = "Ruth Berg-Stein"
        for one in work.session.scalars(select(Team)):
            one.name += " of old"
        for policy in work.session.scalars(select(Policy)):
            policy.name += " of old"


def again(desk: ComplaintDesk, number: int, path: Path) -> tuple[bytes, str]:
    """Make the report of an export, and return its bytes and the hash of its entries."""
    with desk.store.reading(desk.people.officer) as work:
        request, made_at, _ = record.request_of(work, number)
    with (
        desk.store.reading(desk.people.officer) as work,
        gathered(work, request, number, made_at) as report,
    ):
        written = write_audit_pdf(report, path)
    return path.read_bytes(), written.entries_sha256


def test_a_report_is_made_again_as_it_was_whatever_changed_since(
    desk: ComplaintDesk, tmp_path: Path
) -> None:
    ticket = worked(desk)
    wanted = ExportRequest(TrailFilter(ticket_id=ticket), "Europe/Berlin", "Inspection")
    number, _ = record.begin(desk.store, desk.people.officer, wanted)
    whole, _ = record.begin(desk.store, desk.people.officer, ExportRequest(TrailFilter()))
    first = [again(desk, one, tmp_path / "one.pdf") for one in (number, whole)]

    go_on(desk, ticket)

    second = [again(desk, one, tmp_path / "two.pdf") for one in (number, whole)]
    assert [one for _, one in first] == [one for _, one in second]
    assert first == second


def test_a_report_that_is_made_again_says_that_its_ticket_was_erased_since(
    desk: ComplaintDesk, tmp_path: Path
) -> None:
    ticket, people = worked(desk), desk.people
    wanted = ExportRequest(TrailFilter(ticket_id=ticket))
    number, _ = record.begin(desk.store, people.officer, wanted)
    with desk.store.work(people.officer) as work:
        disposal.erase_ticket(
            work, ticket, authority="Article 17", approved_by=people.admin.person_id or 0
        )

    again(desk, number, tmp_path / "two.pdf")

    words = " ".join(one.extract_text() for one in PdfReader(tmp_path / "two.pdf").pages)
    assert "words of this ticket were erased" in " ".join(words.split())
    assert "vpn" not in words
