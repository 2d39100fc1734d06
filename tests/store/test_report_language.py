"""A report in German says everything of the program in German; the evidence in it is the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from models.vocabulary import Priority
from services.audit.browse import TrailFilter
from services.errors import RuleError
from services.reports import figures_file, record, tongue
from services.reports.audit_pdf import write_audit_pdf
from services.reports.causes import cause_words
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest, gathered
from services.reports.progress import Unwatched
from services.reports.tongue import counted, number, say, speaking, told
from services.sentence import Sentence
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.paper import SCOPE, report, ticket

if TYPE_CHECKING:
    from pathlib import Path

    from services.reports.files import WrittenReport
    from services.store.work import Store

ENGLISH = re.compile(
    r"\b(the|and|of|by|from|with|this|page|entry|entries|history|made|due|started|were|what"
    r"|which|none|who|when|before|after|requested|high|low|closed|counted|paused|breached)\b",
    re.IGNORECASE,
)
QUOTED = ("Northbank", "Everything that was done to ticket", "printer OR")
"""What people wrote, in the report made by hand."""


@pytest.fixture
def small(sqlite_store: Store) -> SmallDesk:
    return lay_desk(sqlite_store)


def _words(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _language(path: Path) -> str:
    return str(PdfReader(path).root_object["/Lang"])


def _exported(
    store: Store, small: SmallDesk, path: Path, ticket: int | None, language: str = "de"
) -> WrittenReport:
    request = ExportRequest(TrailFilter(ticket_id=ticket), "Europe/Berlin", language=language)
    return export_audit(store, small.officer, request, path)


def _worked(store: Store, small: SmallDesk) -> int:
    from services.tickets import assignment, lifecycle  # noqa: PLC0415

    made = opened(store, small, subject="VPN bricht ab")
    with store.work(small.agent) as work:
        assignment.set_priority(work, made, Priority.HIGH, reason="Kunden warten")
        lifecycle.place_on_hold(work, made, reason="Ersatzteil bestellt")
    return made


def test_the_history_of_a_ticket_has_no_english_word(
    sqlite_store: Store, small: SmallDesk, tmp_path: Path
) -> None:
    made = _worked(sqlite_store, small)

    _exported(sqlite_store, small, tmp_path / "de.pdf", made)

    words = _words(tmp_path / "de.pdf")
    assert f"Prüfverlauf von Ticket #{made}" in words
    assert "Kunden warten" in words
    assert re.search(r"\d\d\.\d\d\.20\d\d \d\d:\d\d:\d\d \+0[12]:00", words)
    assert [
        line for line in words.splitlines() if ENGLISH.search(line.replace("Around the clock", ""))
    ] == []
    assert _language(tmp_path / "de.pdf") == "de-DE"


def test_the_entries_are_the_same_in_every_language(
    sqlite_store: Store, small: SmallDesk, tmp_path: Path
) -> None:
    made = _worked(sqlite_store, small)
    english = _exported(sqlite_store, small, tmp_path / "en.pdf", made, "en")
    german = _exported(sqlite_store, small, tmp_path / "de.pdf", made, "de")

    assert english.entries_sha256 == german.entries_sha256
    assert _language(tmp_path / "en.pdf") == "en-GB"


def test_a_report_is_made_again_in_its_language_to_the_byte(
    sqlite_store: Store, small: SmallDesk, tmp_path: Path
) -> None:
    made = _worked(sqlite_store, small)
    _exported(sqlite_store, small, tmp_path / "de.pdf", made)
    with sqlite_store.reading(small.officer) as work:
        [kept] = record.register(work)
        request, made_at, _ = record.request_of(work, kept.number)
    assert request.language == "de"

    for name in ("one.pdf", "two.pdf"):
        with (
            sqlite_store.reading(small.officer) as work,
            gathered(work, request, kept.number, made_at) as found,
        ):
            write_audit_pdf(found, tmp_path / name)

    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert one == two
    assert tongue.now() == "en"


def test_clocks_levels_and_notes_are_said_in_german(tmp_path: Path) -> None:
    german = replace(SCOPE, language="de", title="Bericht", filters=())
    write_audit_pdf(report(ticket(), scope=german), tmp_path / "de.pdf")

    words = _words(tmp_path / "de.pdf")

    assert "Zusagen und wie sie gehalten wurden" in words
    assert "verbraucht von" in words
    assert "Seite 5" in words
    assert words.rstrip().endswith("von 5")


def test_figures_are_said_in_german(sqlite_store: Store, small: SmallDesk, tmp_path: Path) -> None:
    with sqlite_store.reading(small.officer) as work:
        since = datetime(2026, 6, 1, tzinfo=UTC)
        path = tmp_path / "f.pdf"
        made = figures_file.write(work, Unwatched(), path, since, None, "de")

    words = _words(made.draft)
    assert "Gehaltene Zusagen, 01.06.2026 00:00 UTC bis jetzt" in words
    assert made.period == "2026-06-01 00:00 UTC to now"  # as the trail keeps it


def test_what_people_wrote_is_never_translated() -> None:
    with speaking("de"):
        assert told("entries") == "entries"
        assert told(Sentence("entries")) == "Einträge"
        assert say("{name} ({role})", name="entries {x}", role=Sentence("agent")).startswith(
            "entries {x} ("
        )
        assert number(1_234_567) == "1.234.567"
        assert counted("%n other kind", "%n other kinds", 1) == "1 andere Art"
        assert counted("%n other kind", "%n other kinds", 2_000) == "2.000 andere Arten"
    assert say("entries") == "entries"


def test_a_language_that_no_report_speaks_is_refused() -> None:
    with pytest.raises(RuleError, match="Reports speak en, de, not 'fr'"), speaking("fr"):
        pass


def test_why_a_clock_counted_or_stood_still_is_said_in_german() -> None:
    said = {
        "created": "eröffnet",
        "outside business hours": "außerhalb der Geschäftszeiten",
        "handed to Tier 2": "übergeben an Tier 2",
        "merged from 1002": "zusammengeführt aus #1002",
        "The lift is out": "The lift is out",
    }
    with speaking("de"):
        assert {one: cause_words(one) for one in said} == said
        assert cause_words("on_hold") != "on_hold"
