"""No sentence of the program is left in English on German paper, whatever a report is about."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from services.audit import disposal, holds, papers
from services.audit.browse import TrailFilter
from services.audit.papers import Kind
from services.audit.scopes import Scope
from services.reports.certificate import export_certificate
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from services.reports.papers import PaperRequest
from services.reports.tongue import speaking
from services.reports.values import changed_value, entry_reason, field_label
from tests.rigs.complaints import lay_complaint_desk
from tests.rigs.desk import opened
from tests.store.test_report_made_again import go_on, worked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.rigs.complaints import ComplaintDesk

ENGLISH = re.compile(
    r"\b(the|and|of|by|from|with|this|page|entry|made|due|started|were|what|which|none|who|when"
    r"|before|after|high|low|critical|closed|counted|paused|breached|upheld|sent|is|not|to|for|on"
    r"|at|has|no|yes|open|new|policy|priority|told|alerted|assigned|merged|overtaken|watcher"
    r"|running|resolved|true|false|retention|hold|words|requesters)\b|\['",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"of old|Around the clock|Alert the assignee|Hand to Tier 2|Tell manager and( director)?"
    r"|The same( again)?|The fee was taken( twice)?|VPN drops every ten minutes|Agreed with counsel"
    r"|Letter before action|Everything else|SOX 802: seven years|Audit work papers|It is one"
)
"""What people wrote, in entries that are not about a ticket of one's own too."""


@pytest.fixture
def desk(sqlite_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(sqlite_url)
    yield made
    made.store.dispose()


def english_in(path: Path) -> list[str]:
    """Return the lines of a PDF in which English words of the program stand."""
    words = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    return [one for one in words.splitlines() if ENGLISH.search(WRITTEN.sub("", one))]


def test_the_history_of_a_whole_desk_has_no_english_word(
    desk: ComplaintDesk, tmp_path: Path
) -> None:
    number = worked(desk)
    go_on(desk, number)
    path = tmp_path / "de.pdf"
    export_audit(desk.store, desk.people.officer, ExportRequest(TrailFilter(), language="de"), path)

    assert english_in(path) == []


def test_the_papers_of_records_have_no_english_word(desk: ComplaintDesk, tmp_path: Path) -> None:
    store, people = desk.store, desk.people
    one, other = (opened(store, people) for _ in range(2))
    with store.work(people.officer) as work:
        scope = Scope(tickets=(other,), types=("Complaint",), tags=("vpn",), text="VPN")
        held = holds.place(work, "Doe", "Olga Stein", scope, reason="Letter before action")
        second = people.admin.person_id or 0
        erased = disposal.erase_ticket(work, one, authority="Artikel 17", approved_by=second)
    with store.reading(people.officer) as work:
        [number] = [made.number for made in papers.certificates(work)]
    assert (held.subject, erased.subject) == (1, one)

    for kind, what in ((Kind.HOLD, 1), (Kind.ERASURE, number)):
        path = tmp_path / f"{kind.value}.pdf"
        wish = PaperRequest(kind, what, "Europe/Berlin", language="de")
        export_certificate(store, people.officer, wish, path)

        assert english_in(path) == []


def test_what_the_program_wrote_down_is_said_in_german_and_what_people_wrote_is_not() -> None:
    said = {
        ("did", "Assigned to Tier 2; told Lena Ort"): "An Tier 2 gegeben; benachrichtigt: Lena Ort",
        ("decision", "upheld"): "stattgegeben",
        ("pause statuses", "resolution: pending, on_hold"): "Lösung: ausstehend, wartend",
        ("weekly", "mon: 07:00-19:00"): "Mo: 07:00-19:00",
        ("path", "-30m: alert_assignee"): "-30m: zuständige Person benachrichtigen",
        ("response", "8w, warned 2w before"): "8w, Warnung 2w vorher",
        ("note", "8w, warned 2w before"): "8w, warned 2w before",
        ("reply", "10: high"): "10: high",
        ("subject", "Assigned to Tier 2; told Lena Ort"): "Assigned to Tier 2; told Lena Ort",
    }
    with speaking("de"):
        assert {one: changed_value(*one, UTC) for one in said} == said
        assert field_label("Resolution (critical)") == "Lösung (kritisch)"
        assert field_label("First response 2") == "Erste Antwort 2"
        assert field_label("Final response sent at") == "Abschließende Antwort gesendet am"
        assert field_label("Floor 2") == "Floor 2"
        assert entry_reason("Policy matched", "source is ServiceNow") == "„source“ ist ServiceNow"
        assert entry_reason("Ticket resolved", "target exceeded soon") == "target exceeded soon"
