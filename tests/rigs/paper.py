"""Reports made by hand, for tests and benches that need no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from services.reports.history import (
    AuditReport,
    ClockInterval,
    ClockPicture,
    FieldChange,
    FiringLine,
    HistoryEntry,
    IntervalKind,
    LevelMark,
    ReportScope,
    TicketHistory,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MONDAY = datetime(2026, 6, 8, 8, 0, tzinfo=UTC)

SCOPE = ReportScope(
    title="Audit history of ticket #1042",
    organisation="Northbank Insurance plc",
    sentence="Everything that was done to ticket #1042, from its creation to the making of this"
    " report.",
    period_start=datetime(2026, 6, 8, tzinfo=UTC),
    period_end=datetime(2026, 6, 15, tzinfo=UTC),
    zone="Europe/London",
    filters=(
        ("Ticket", "#1042"),
        ("Kinds", "all"),
        ("Text", "printer OR \N{LEFT DOUBLE QUOTATION MARK}toner\N{RIGHT DOUBLE QUOTATION MARK}"),
    ),
    requested_by="Ingrid Solberg (compliance)",
    purpose="Inspection 2026-06, sample 3",
    export_number="X-000042",
    made_at=datetime(2026, 6, 15, 9, 30, tzinfo=UTC),
    program="Vigildesk 0.1.0",
)

EVIDENCE = (
    "Entries are append-only in this database; signed proof comes with the ledger.",
    "This file is not signed.",
)


def at(hours: float) -> datetime:
    """Return an instant so many hours after Monday 09:00 in London."""
    return MONDAY + timedelta(hours=hours)


def resolution_clock() -> ClockPicture:
    """Return a clock that was paused, went home, was breached and stopped late."""
    kinds = IntervalKind
    return ClockPicture(
        target="Resolution",
        cycle=1,
        state="breached",
        policy="Gold support, version 3",
        calendar="London office 09:00-17:00, version 1",
        started_at=at(0),
        until=at(28.5),
        due_at=at(26),
        breached_at=at(26),
        stopped_at=at(28.5),
        span=timedelta(hours=8),
        elapsed=timedelta(hours=10, minutes=30),
        intervals=(
            ClockInterval(at(0), at(3), kinds.COUNTED),
            ClockInterval(at(3), at(5), kinds.PAUSED, "waiting for the requester"),
            ClockInterval(at(5), at(8), kinds.COUNTED),
            ClockInterval(at(8), at(24), kinds.CLOSED),
            ClockInterval(at(24), at(26), kinds.COUNTED),
            ClockInterval(at(26), at(28.5), kinds.BREACHED),
        ),
        marks=(
            LevelMark("Warn the assignee", at(25.5), at(25.5)),
            LevelMark("Hand to Tier 2", at(26), at(26) + timedelta(seconds=1)),
            LevelMark("Tell manager and director", at(30), None),
        ),
    )


def response_clock() -> ClockPicture:
    """Return a first response that was met."""
    return replace(
        resolution_clock(),
        target="First response",
        state="met",
        until=at(0.75),
        due_at=at(1),
        breached_at=None,
        stopped_at=at(0.75),
        span=timedelta(hours=1),
        elapsed=timedelta(minutes=45),
        intervals=(ClockInterval(at(0), at(0.75), IntervalKind.COUNTED),),
        marks=(),
    )


ENTRIES = (
    HistoryEntry(
        881,
        at(0),
        "Priya Raman",
        "agent",
        "Ticket opened",
        (
            FieldChange("Subject", None, "Printer on floor 3 prints stripes"),
            FieldChange("Priority", None, "normal"),
            FieldChange("Status", None, "new"),
            FieldChange("Team", None, "Workplace"),
        ),
        "on behalf of the requester",
    ),
    HistoryEntry(
        884,
        at(0.75),
        "Priya Raman",
        "agent",
        "Reply sent",
        (
            FieldChange(
                "Message",
                None,
                "We have ordered new toner. Please use the printer on floor 2 until it is here.",
            ),
        ),
    ),
    HistoryEntry(
        885,
        at(0.8),
        "Priya Raman",
        "agent",
        "Status changed",
        (FieldChange("Status", "new", "open"),),
    ),
    HistoryEntry(
        890,
        at(3),
        "Priya Raman",
        "agent",
        "Status changed",
        (FieldChange("Status", "open", "pending"),),
        "asked for the serial number",
    ),
    HistoryEntry(
        902,
        at(5),
        "Jonas Weber",
        "requester",
        "Reply received",
        (
            FieldChange("Message", None, "S/N 4711-0815 (on the back)"),
            FieldChange("Status", "pending", "open"),
        ),
    ),
    HistoryEntry(
        913,
        at(6),
        "Marta Nowak",
        "supervisor",
        "Fields changed",
        (
            FieldChange(
                "Subject",
                "Printer on floor 3 prints stripes",
                "Printer on floor 3 prints black stripes and jams",
            ),
            FieldChange("Priority", "normal", "high"),
            FieldChange("Tags", "printer", "printer, hardware"),
        ),
        "two departments cannot print invoices",
        notable="Priority raised",
    ),
    HistoryEntry(
        930,
        at(25.5),
        "Watcher",
        "watcher",
        "Escalation fired",
        (FieldChange("Level", None, "Warn the assignee"),),
    ),
    HistoryEntry(
        931,
        at(26),
        "Watcher",
        "watcher",
        "SLA breached",
        (FieldChange("Resolution", "running", "breached"),),
        notable="Breach",
    ),
    HistoryEntry(
        932,
        at(26),
        "Watcher",
        "watcher",
        "Escalation fired",
        (FieldChange("Team", "Workplace", "Tier 2"), FieldChange("Assignee", "Priya Raman", None)),
    ),
    HistoryEntry(
        940,
        at(28.5),
        "Olu Adeyemi",
        "agent",
        "Ticket resolved",
        (
            FieldChange("Status", "open", "resolved"),
            FieldChange(
                "Resolution",
                None,
                "Fuser replaced. \u05d4\u05de\u05d3\u05e4\u05e1\u05ea"
                " \u05ea\u05d5\u05e7\u05e0\u05d4 \u2714 \u6253\u5370\u673a",
            ),
        ),
        "",
    ),
    HistoryEntry(
        955,
        at(60),
        "import",
        "",
        "Status changed",
        (FieldChange("Status", "resolved", "closed"),),
        "",
        source="ServiceNow",
        claimed_at=datetime(2016, 2, 29, 1, 16, tzinfo=UTC),
        claimed_who="Updated by 746",
    ),
)
"""A few days in the life of a ticket."""


def entries() -> Iterator[HistoryEntry]:
    """Yield the entries of the ticket, as a stream that is read once."""
    yield from ENTRIES


def ticket(number: int = 1042) -> TicketHistory:
    """Return a ticket with two clocks, two escalations and its history."""
    return TicketHistory(
        number=number,
        subject="Printer on floor 3 prints black stripes and jams",
        facts=(
            ("Status", "closed"),
            ("Priority", "high"),
            ("Requester", "Jonas Weber <jonas.weber@northbank.example>"),
            ("Account", "Northbank Claims"),
            ("Team", "Tier 2"),
            ("Assignee", "Olu Adeyemi"),
            ("Created", "2026-06-08 09:00:00 +01:00"),
            ("Resolved", "2026-06-09 13:30:00 +01:00"),
        ),
        clocks=(response_clock(), resolution_clock()),
        firings=(
            FiringLine(
                "Warn the assignee",
                "Resolution",
                at(25.5),
                at(25.5),
                timedelta(0),
                "fired",
                "Alerted Priya Raman",
            ),
            FiringLine(
                "Hand to Tier 2",
                "Resolution",
                at(26),
                at(26) + timedelta(seconds=1),
                timedelta(seconds=1),
                "fired",
                "Reassigned from Workplace to Tier 2",
            ),
        ),
        entries=entries(),
    )


def report(*tickets: TicketHistory, scope: ReportScope = SCOPE) -> AuditReport:
    """Return a report of the tickets given, or of the one above."""
    return AuditReport(scope, tickets or (ticket(),), 11, EVIDENCE)
