"""What an audit report is made of: frozen facts, already in words, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from services.reports.tongue import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, timedelta

    from services.reports.complaint_lines import ComplaintPicture
    from services.reports.counting import EntryLog
    from services.reports.redaction import Redaction
    from services.sentence import Sentence


class IntervalKind(StrEnum):
    """What a clock did during a stretch of time."""

    COUNTED = "counted"
    PAUSED = "paused"
    CLOSED = "closed"
    """Outside the working hours of the calendar."""
    RESOLVED = "resolved"
    """Awaiting confirmation; never counts."""
    BREACHED = "breached"
    """Counted time after the due instant."""


@dataclass(frozen=True, slots=True)
class ReportScope:
    """What was asked for, by whom and why; printed verbatim on the cover.

    Attributes:
        period_start: First instant covered; None: from the beginning.
        period_end: First instant no longer covered; None: up to made_at.
        zone: IANA name in which every time of the report is written.
        filters: (name, value) as the person set them; empty: none were set.
        redaction: Name of the template that withheld fields, with its words; "none".
        language: In which it is drawn, of `tongue.TAGS`; the data are the same in every one.
    """

    title: str
    organisation: str
    sentence: str
    period_start: datetime | None
    period_end: datetime | None
    zone: str
    filters: tuple[tuple[str, str], ...]
    requested_by: str
    purpose: str
    export_number: str
    made_at: datetime
    program: str = "Vigildesk"
    redaction: str = "none"
    recipient: str = ""
    language: str = SOURCE


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry; None means that there was no value.

    Attributes:
        field: In words, as it is printed.
        name: As the trail has it.
    """

    field: str
    before: str | None
    after: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the trail, in words.

    Attributes:
        no: Number of the entry in the trail; grows with time over the whole desk.
        who: Name of the actor, a fact of the desk; `role` what they were then.
        what: What was done ("Priority changed").
        why: The reason given, a claim of the actor; empty when none was asked.
        source: Foreign system whose record this entry repeats; its time and actor are claims.
        notable: Why a reviewer should look here first ("Breach"); empty for daily work.
        subject: What it was done to, where the section does not say so ("policy 3").
    """

    no: int
    at: datetime
    who: str
    role: str
    what: str
    changes: tuple[FieldChange, ...] = ()
    why: str = ""
    source: str = ""
    claimed_at: datetime | None = None
    claimed_who: str = ""
    notable: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ClockInterval:
    """A stretch of one clock's life; [start, end)."""

    start: datetime
    end: datetime
    kind: IntervalKind
    why: str = ""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A rung of the escalation path on a clock; fired_at None: not reached or overtaken."""

    name: str
    at: datetime
    fired_at: datetime | None


@dataclass(frozen=True, slots=True)
class ClockPicture:
    """One promise of one ticket: the bar, and the words that say the same.

    Attributes:
        target: The promise in words ("First response").
        state: In words ("met", "breached").
        span: The promise, in business time; `elapsed` the business time used of it.
        until: Where the bar ends: when the clock stopped, else when the report was made.
        restated: What is reported beside the record, in sentences.
    """

    target: str
    cycle: int
    state: str
    policy: str
    calendar: str
    started_at: datetime
    until: datetime
    due_at: datetime | None
    breached_at: datetime | None
    stopped_at: datetime | None
    span: timedelta
    elapsed: timedelta
    intervals: tuple[ClockInterval, ...]
    marks: tuple[LevelMark, ...]
    restated: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class FiringLine:
    """An escalation that happened, or was overtaken, in words."""

    level: str
    target: str
    due_at: datetime
    fired_at: datetime
    late_by: timedelta
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a ticket: what it is called, and the hash of what is in it."""

    at: datetime
    by: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AccessLine:
    """Somebody read, searched, printed or exported what the report is about."""

    at: datetime
    who: str
    what: str
    why: str
    detail: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What was verified, and how to repeat it.

    Attributes:
        facts: (name, value).
        checks: (name, result, how many were looked at, what it would find).
        commands: (what it checks, the exact line to type).
        risk: What no check can find.
    """

    facts: tuple[tuple[str, str], ...]
    checks: tuple[tuple[str, str, str, str], ...]
    commands: tuple[tuple[str, str], ...]
    risk: str


@dataclass(frozen=True, slots=True)
class TicketHistory:
    """Everything the report says about one ticket; `entries` may be a stream, read once.

    Attributes:
        number: Of the ticket; None: a section about the desk itself (people, policies ...).
        facts: (name, value), as they stood when the report was made.
    """

    number: int | None
    subject: str
    facts: tuple[tuple[str, str], ...]
    clocks: tuple[ClockPicture, ...]
    firings: tuple[FiringLine, ...]
    entries: Iterable[HistoryEntry]
    files: tuple[FileLine, ...] = ()
    complaint: ComplaintPicture | None = None

    @property
    def label(self) -> str:
        """How the section is called in lists: "#1042", or what it is about."""
        return self.subject if self.number is None else f"#{self.number}"

    @property
    def heading(self) -> str:
        """How the section is called above itself."""
        return self.subject if self.number is None else f"#{self.number}  {self.subject}"


@dataclass(frozen=True, slots=True)
class AuditReport:
    """A scope and its tickets; `tickets` may be a stream, read once.

    Attributes:
        expected_entries: Estimate of how many entries will come, for the progress bar.
        evidence: What the reader may and may not conclude about tampering, in sentences.
        with_proofs: Print how each clock came to its figure, stretch by stretch.
        redaction: What the copy withholds; it has counted when the last ticket was read.
        whole: Hashes the entries before anything was withheld.
        code: Text for a QR code on the cover; none without.
        statement: Of the verification, where there was one.
        accesses: Who read and exported what the report is about; None: not in this copy.
    """

    scope: ReportScope
    tickets: Iterable[TicketHistory]
    expected_entries: int
    evidence: tuple[str, ...]
    with_proofs: bool = False
    redaction: Redaction | None = None
    whole: EntryLog | None = None
    code: str = ""
    statement: Statement | None = None
    accesses: tuple[AccessLine, ...] | None = None
