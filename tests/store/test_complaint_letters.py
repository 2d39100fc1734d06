"""Letters: locked words, the bytes that left, and what a letter may not be without."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from models.complaint_words import Decision, LetterKind
from models.tickets import Attachment, AttachmentContent, Message
from models.vocabulary import MessageKind
from services.audit.browse import TrailFilter, entries
from services.complaints import handling, letters, record, templates
from services.complaints.handling import Redress, Verdict
from services.complaints.letters import LetterDraft
from services.complaints.templates import Paragraph
from services.console.__main__ import run
from services.errors import NotAllowed, RuleError
from services.reports.complaint_letters import OutsideLetter, record_letter, send_letter
from services.tickets import reading
from services.tickets.attachments import GivenFile
from tests.rigs.complaints import ComplaintDesk, lay_complaint_desk
from tests.rigs.desk import MONDAY_9H

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from services.complaints.letters import Composed
    from services.complaints.templates import TemplateView

OMBUDSMAN = "Financial Ombudsman Service, Exchange Tower, London E14 9SR"
OWN = {"ombudsman": OMBUDSMAN}


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    with made.store.work(made.people.admin) as work:
        for draft in templates.shipped():
            templates.publish(work, draft, reason="Agreed with counsel")
    yield made
    made.store.dispose()


def of_kind(desk: ComplaintDesk, kind: LetterKind) -> TemplateView:
    with desk.store.reading(desk.agent) as work:
        return templates.newest(work, kind)[0]


def send(
    desk: ComplaintDesk, number: int, kind: LetterKind, own: Mapping[str, str] = OWN
) -> TemplateView:
    view = of_kind(desk, kind)
    with desk.store.work(desk.agent) as work:
        send_letter(work, number, LetterDraft(view.id, own))
    return view


def composed(desk: ComplaintDesk, number: int, kind: LetterKind) -> Composed:
    with desk.store.reading(desk.agent) as work:
        return letters.compose(work, number, LetterDraft(of_kind(desk, kind).id, OWN))


def decided(desk: ComplaintDesk) -> int:
    number = desk.opened(substance="Charged {{reasons}} twice")
    verdict = Verdict(Decision.PARTLY, "One fee was ours.", Redress(2550, "GBP", "An apology"))
    with desk.store.work(desk.agent) as work:
        handling.decide(work, number, verdict)
    return number


def text_of(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_final_response_is_kept_hashed_and_answers_the_complaint(desk: ComplaintDesk) -> None:
    number = decided(desk)
    view = send(desk, number, LetterKind.FINAL)
    shown = desk.view(number)
    with desk.store.reading(desk.agent) as work:
        [sent] = letters.letters(work, shown.id)
        file = work.session.scalars(select(Attachment)).one()
        content = work.session.get_one(AttachmentContent, file.sha256).content
        message = work.session.get_one(Message, file.message_id)
        [entry] = entries(work, TrailFilter(ticket_id=number, kind="complaint.letter_sent"))

    assert hashlib.sha256(content).hexdigest() == sent.sha256 == file.sha256
    assert (sent.name, sent.missing) == (f"{shown.label} Final response.pdf", ())
    assert {one.field: one.after for one in entry.changes} == {
        "letter": view.label,
        "file": sent.name,
        "file SHA-256": sent.sha256,
    }
    assert message.kind is MessageKind.REPLY
    assert (shown.answered_at, shown.rights_version) == (MONDAY_9H, view.label)
    words = text_of(content)
    for part in (
        f"Our final response to your complaint {shown.label}",
        "Dear Ruth Berg,",
        "Our decision: we uphold your complaint in part.",
        "One fee was ours.",
        "25.50 GBP; An apology",
        "that is until 8 December 2026.",
        OMBUDSMAN,
    ):
        assert part in words


def test_the_same_letter_gives_the_same_bytes(desk: ComplaintDesk) -> None:
    from services.reports.letter_pdf import letter_pdf  # noqa: PLC0415 - it loads fonts

    letter = composed(desk, decided(desk), LetterKind.FINAL)

    assert letter_pdf(letter, "C-000001") == letter_pdf(letter, "C-000001")


def test_a_letter_of_many_pages_loses_nothing(desk: ComplaintDesk) -> None:
    from services.reports.letter_pdf import letter_pdf  # noqa: PLC0415 - it loads fonts

    letter = composed(desk, decided(desk), LetterKind.FINAL)
    told = "\n".join(f"Line {number} <b>&amp; \u202e" for number in range(200))
    content = letter_pdf(replace(letter, paragraphs=(("own", told),)), "C-000001")

    assert len(PdfReader(io.BytesIO(content)).pages) > 3
    for number in (0, 61, 199):
        assert f"Line {number} <b>&amp; [U+202E]" in text_of(content)


def test_a_value_is_not_filled_in_again(desk: ComplaintDesk) -> None:
    number = decided(desk)
    said = dict(composed(desk, number, LetterKind.ACKNOWLEDGEMENT).paragraphs)

    assert said["understood"] == "This is what we understood: Charged {{reasons}} twice"


def test_a_letter_without_what_it_needs_is_not_sent(desk: ComplaintDesk) -> None:
    number = desk.opened()
    assert composed(desk, number, LetterKind.FINAL).missing == ("outcome", "reasons")
    with pytest.raises(RuleError, match="may not be without"):
        send(desk, number, LetterKind.FINAL)
    number = decided(desk)
    with pytest.raises(RuleError, match="Address, telephone and website"):
        send(desk, number, LetterKind.FINAL, {"ombudsman": "  "})

    assert desk.view(number).answered_at is None
    with desk.store.reading(desk.agent) as work:
        assert letters.letters(work, desk.view(number).id) == []
        assert work.session.scalars(select(Attachment)).all() == []


def test_a_locked_paragraph_is_nobodys_to_write(desk: ComplaintDesk) -> None:
    number = decided(desk)
    view = of_kind(desk, LetterKind.FINAL)
    with desk.store.reading(desk.agent) as work:
        draft = LetterDraft(view.id, OWN | {"rights": "You have no rights.", "own": "Sorry."})
        said = dict(letters.compose(work, number, draft).paragraphs)

    assert "six months" in said["rights"]
    assert said["own"] == "Sorry."


def test_what_letters_do(desk: ComplaintDesk) -> None:
    number = desk.opened()
    send(desk, number, LetterKind.ACKNOWLEDGEMENT)
    desk.ruled.time.advance(timedelta(days=1))
    send(desk, number, LetterKind.HOLDING, OWN | {"why": "We wait for the bank."})
    desk.decide(number)
    send(desk, number, LetterKind.SUMMARY)
    shown = desk.view(number)

    assert shown.acknowledged_at == MONDAY_9H
    assert shown.holding_at == shown.answered_at == MONDAY_9H + timedelta(days=1)
    assert shown.is_summary
    assert set(desk.states(number).values()) == {"met", "running"}


def outside(desk: ComplaintDesk, number: int, words: str, **given: object) -> None:
    view = of_kind(desk, LetterKind.FINAL)
    file = GivenFile("scan.pdf", b"%PDF-1.4 a scan", "application/pdf")
    with desk.store.work(desk.agent) as work:
        record_letter(work, number, OutsideLetter(view.id, words, file, **given))  # type: ignore[arg-type]


def test_an_answer_sent_past_the_desk_without_rights_blocks_closing(desk: ComplaintDesk) -> None:
    number = decided(desk)
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"root_cause": "Fees"})
    outside(desk, number, "Dear customer, no.")
    missing = desk.view(number).missing

    assert desk.view(number).answered_at == MONDAY_9H
    assert len(missing) == 2
    assert missing[0].startswith("the answer lacks what it may not be without")
    assert "you may refer your complaint" in missing[0]
    with pytest.raises(RuleError, match="cannot be closed yet"):
        _close(desk, number)

    send(desk, number, LetterKind.FINAL)
    _close(desk, number)
    assert desk.view(number).closed_at is not None


def test_an_answer_sent_past_the_desk_with_every_word_does_not(desk: ComplaintDesk) -> None:
    number = decided(desk)
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"root_cause": "Fees"})
    words = "\n\n".join(text for _, text in composed(desk, number, LetterKind.FINAL).paragraphs)
    desk.ruled.time.advance(timedelta(days=3))
    outside(desk, number, words.replace(" ", "\n "), at=MONDAY_9H, reason="The post book")
    _close(desk, number)
    shown = desk.view(number)

    assert shown.answered_at == MONDAY_9H
    with desk.store.reading(desk.agent) as work:
        [sent] = letters.letters(work, shown.id)
        ticket = reading.ticket(work, number)
    assert sent.sha256 == hashlib.sha256(b"%PDF-1.4 a scan").hexdigest()
    assert [one.sha256 for one in ticket.messages[-1].attachments] == [sent.sha256]


def _close(desk: ComplaintDesk, number: int) -> None:
    with desk.store.work(desk.agent) as work:
        handling.close(work, number)


def test_templates_are_versions_that_never_change(desk: ComplaintDesk) -> None:
    number = decided(desk)
    first = send(desk, number, LetterKind.FINAL)
    draft = replace(first.draft, title="Anew {{complaint}}")
    with desk.store.work(desk.people.admin) as work:
        templates.publish(work, draft, reason="Counsel wants it")
    second = of_kind(desk, LetterKind.FINAL)
    with desk.store.reading(desk.agent) as work:
        [sent] = letters.letters(work, desk.view(number).id)

    assert (first.version, second.version) == (1, 2)
    assert sent.template == "Final response, version 1"


BAD = [
    ({"paragraphs": ()}, "1 to 60"),
    ({"paragraphs": (Paragraph("a", "Hello"),)}, "may not be without"),
    ({"paragraphs": (Paragraph("a", "Hello", mandatory=True),)}, "right to go to the ombudsman"),
    ({"paragraphs": (Paragraph("a", "{{secret}}", mandatory=True),)}, "nobody fills in"),
    ({"paragraphs": (Paragraph("a", "x"), Paragraph("a", "y"))}, "key of its own"),
    ({"language": "fr"}, "written in one of"),
    ({"title": " "}, "a title"),
]


@pytest.mark.parametrize(("given", "said"), BAD)
def test_a_template_that_cannot_be_is_refused(
    desk: ComplaintDesk, given: dict[str, object], said: str
) -> None:
    draft = replace(of_kind(desk, LetterKind.FINAL).draft, **given)  # type: ignore[arg-type]

    with pytest.raises(RuleError, match=said), desk.store.work(desk.people.admin) as work:
        templates.publish(work, draft, reason="A trial")
    with pytest.raises(NotAllowed), desk.store.work(desk.agent) as work:
        templates.publish(work, draft, reason="A trial")


def test_the_console_publishes_what_differs_and_lists_it(
    desk: ComplaintDesk, monday_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "letters.yaml"
    file.write_text(
        "letters:\n- {name: Short, kind: acknowledgement, language: de, title: Ihre Beschwerde,\n"
        "   paragraphs: [{key: a, mandatory: true, text: 'Danke, {{complainant}}.'}]}\n",
        "utf-8",
    )
    out = io.StringIO()
    given = ["complaints", "letters", "--db", monday_url, "--take", "--reason", "Counsel"]
    status = run([*given, "--file", str(file)], io.StringIO(), out, io.StringIO())
    lines = out.getvalue().splitlines()

    assert status == 0
    assert "Short, version 1: acknowledgement, de, 1 mandatory paragraphs" in lines
    assert "Final response, version 1: final, en, 4 mandatory paragraphs" in lines
    assert len(lines) == len(templates.shipped()) + 1
    with desk.store.reading(desk.agent) as work:
        assert len(templates.newest(work)) == len(lines)
