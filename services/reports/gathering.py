"""An audit report gathered from the database: its entries stream, nothing is held."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from models.desk import Setting
from models.tickets import Ticket
from models.vocabulary import Role
from services.audit import browse
from services.audit.names import Names
from services.audit.words import field_words, kind_words, notable, subject_words
from services.config import VERSION
from services.errors import RuleError
from services.reports.accesses import accesses
from services.reports.as_made import AsMade
from services.reports.complained import complaint_picture
from services.reports.counting import EntryLog
from services.reports.history import (
    AuditReport,
    FieldChange,
    HistoryEntry,
    ReportScope,
    TicketHistory,
)
from services.reports.pictured import file_lines, firing_lines, pictures, ticket_facts
from services.reports.redaction import Redaction, chosen
from services.reports.tongue import SOURCE
from services.reports.wording import zone_of
from services.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from services.audit.browse import TrailEntry, TrailFilter
    from services.reports.redaction import Template
    from services.store.work import Actor, Work
    from services.tickets.reading import TicketView

_TICKET: Final = "ticket"
APPEND_ONLY: Final = Sentence(
    "Entries are append-only in this database: it refuses to change or delete them."
)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What somebody wants on paper; plain values, so that a worker process can be told.

    Attributes:
        wanted: Which entries; a ticket, a period, a person, a kind, a field, a text.
        zone: IANA name in which the times are written.
        filters: (name, value) as the person set them, for the cover; made from `wanted` if empty.
        proofs: Print every stretch of every clock; None: for a single ticket only.
        template: Name of the redaction; empty: the fullest the actor's role may use.
        recipient: Who gets the file.
        language: Of the PDF, of `tongue.TAGS`; CSV and what is attached are the same in every one.
    """

    wanted: TrailFilter
    zone: str = "UTC"
    purpose: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    proofs: bool | None = None
    template: str = ""
    recipient: str = ""
    language: str = SOURCE


@contextmanager
def gathered(
    work: Work, request: ExportRequest, number: int, made_at: datetime
) -> Iterator[AuditReport]:
    """Hand out the report; its tickets are read from the database while it is drawn.

    Args:
        work: Reads.
        request: What was asked for.
        number: Of the entry that recorded the wish; what was recorded later is left out.
        made_at: The instant of that entry.

    Raises:
        NotFoundError: The ticket asked for does not exist.
        NotAllowed: The role may not make a copy by this template.
        RuleError: The zone is unknown, the period ends before it begins, or the template wants
            something.
    """
    wanted, made = request.wanted, AsMade(work, number, made_at)
    work, zone = made.work, zone_of(request.zone)
    if wanted.since and wanted.until and wanted.until <= wanted.since:
        raise RuleError("The period ends before it begins. Swap its two ends.")
    if wanted.ticket_id is not None:
        work.require(Ticket, wanted.ticket_id)
    template = redaction_of(work.actor, request)
    redaction, whole = Redaction(template), EntryLog()
    scope = ReportScope(
        title=_title(wanted),
        organisation=_organisation(work),
        sentence=_sentence(wanted, template),
        period_start=wanted.since,
        period_end=wanted.until or made_at,
        zone=request.zone,
        filters=request.filters or tuple(_filters(wanted)),
        requested_by=Sentence("{name} ({role})", name=work.actor.name, role=work.actor.role),
        purpose=request.purpose,
        export_number=export_label(number),
        made_at=made_at,
        program=f"Vigildesk {VERSION}",
        redaction=template.words,
        recipient=request.recipient,
        language=request.language,
    )
    with closing(browse.stream(work, wanted, by_subject=True)) as stream:
        until_asked = (entry for entry in stream if entry.id < number)
        sections = _sections(_Gathering(made, zone, redaction, whole), until_asked)
        proofs = wanted.ticket_id is not None if request.proofs is None else request.proofs
        expected = browse.count(work, wanted, number)
        with_proofs = proofs and template.names_staff
        report = AuditReport(
            scope, sections, expected, (APPEND_ONLY,), with_proofs, redaction, whole
        )
        if template.fields("export.finished"):
            report = replace(report, accesses=accesses(work, wanted, number))
        yield report


def redaction_of(actor: Actor, request: ExportRequest) -> Template:
    """Return by which template an export is made.

    Raises:
        NotAllowed: The role may not make a copy by this template.
        RuleError: There is no such template, or it wants something.
    """
    ticket_id = request.wanted.ticket_id
    return chosen(actor, request.template, recipient=request.recipient, ticket_id=ticket_id)


def export_label(number: int) -> str:
    """Return the number of an export as it is printed: X-000042."""
    return f"X-{number:06d}"


def history_entry(entry: TrailEntry, names: Names | None = None) -> HistoryEntry:
    """Put an entry of the trail into the words of a report; values stay as they were recorded."""
    return HistoryEntry(
        no=entry.id,
        at=entry.at,
        who=entry.actor,
        role=entry.role,
        what=kind_words(entry.kind),
        changes=tuple(
            FieldChange(field_words(one.field), one.before, one.after, one.field)
            for one in entry.changes
        ),
        why=entry.reason or "",
        source=entry.source or "",
        claimed_at=entry.claimed_at,
        claimed_who=entry.claimed_actor or "",
        notable=notable(entry),
        subject=_subject(entry, names),
    )


@dataclass(frozen=True, slots=True)
class _Gathering:
    """What every section of one report is made with."""

    read: AsMade
    zone: tzinfo
    redaction: Redaction
    whole: EntryLog


def _sections(made: _Gathering, stream: Iterator[TrailEntry]) -> Iterator[TicketHistory]:
    """Yield one section a ticket, and one for each other sort of subject."""
    for (subject, number), entries in groupby(stream, _section_of):
        lines = _shown(made, number, entries)
        if number is None:
            first = next(lines, None)
            if first is not None:  # a section of which everything is withheld does not appear
                part = Sentence(subject_words(subject))
                yield TicketHistory(None, part, (), (), (), chain((first,), lines))
            continue
        view = made.read.ticket(number)
        yield TicketHistory(
            number,
            view.subject,
            made.redaction.facts(_facts(made, view)),
            made.redaction.clocks(pictures(view, made.read.work.now)),
            made.redaction.firings(firing_lines(view)),
            lines,
            made.redaction.files(file_lines(view)),
            made.redaction.complaint(complaint_picture(made.read.work, number, made.zone)),
        )


def _facts(made: _Gathering, view: TicketView) -> tuple[tuple[str, str], ...]:
    """Name what the ticket was; where the record of that is erased, say that it is what it is."""
    facts = ticket_facts(view, made.zone)
    if f"ticket/{view.id}" not in made.read.earlier.erased:
        return facts
    why = Sentence("as they stand now: words of this ticket were erased after the report was made")
    return (*facts, (Sentence("These facts"), why))


def _shown(
    made: _Gathering, ticket: int | None, entries: Iterator[TrailEntry]
) -> Iterator[HistoryEntry]:
    """Yield what the copy shows of the entries; the hash goes over everything."""
    names = Names(made.read.work, made.read.earlier)
    for entry in entries:
        whole = history_entry(entry, names)
        made.whole.add(ticket, whole)
        by_requester = entry.role == Role.REQUESTER.value
        shown = made.redaction.entry(entry.kind, whole, is_requester=by_requester)
        if shown is not None:
            yield shown


def _section_of(entry: TrailEntry) -> tuple[str, int | None]:
    is_ticket = entry.subject_type == _TICKET
    return entry.subject_type, entry.subject_id if is_ticket else None


def _subject(entry: TrailEntry, names: Names | None) -> str:
    """Name what an entry is about, unless the section does or it is about nothing else."""
    if entry.subject_type == _TICKET or not entry.subject_id:
        return ""
    noun = entry.subject_type.replace("_", " ")
    words = Sentence("{noun} {number}", noun=Sentence(noun), number=entry.subject_id)
    name = names.of(entry.subject_type, entry.subject_id) if names else entry.about
    return Sentence("{name} ({words})", name=name, words=words) if name else words


def _organisation(work: Work) -> str:
    setting = work.session.get(Setting, "organisation")
    return str(setting.value) if setting and setting.value else Sentence("This help desk")


def _title(wanted: TrailFilter) -> str:
    if wanted.ticket_id is not None:
        return Sentence("Audit history of ticket #{number}", number=wanted.ticket_id)
    return Sentence("Audit history")


def _sentence(wanted: TrailFilter, template: Template) -> str:
    """Say in one sentence what the report covers."""
    about = Sentence("this help desk")
    if wanted.ticket_id is not None:
        about = Sentence("ticket #{number}", number=wanted.ticket_id)
    if not template.is_complete:
        return Sentence(
            "What a copy of this kind shows of the audit trail of {where}, up to the making of"
            " this report; what it withholds is counted on the right.",
            where=about,
        )
    whole = not any((wanted.person_id, wanted.kind, wanted.field, wanted.text))
    what = Sentence("Every entry")
    if not whole:
        what = Sentence("The entries that match the filters below")
    when = Sentence(" of the period below") if wanted.since or wanted.until else ""
    return Sentence(
        "{what}{when} in the audit trail of {where}, up to the making of this report.",
        what=what,
        when=when,
        where=about,
    )


def _filters(wanted: TrailFilter) -> Iterator[tuple[str, str]]:
    """Name the filters that were set, the period excepted, which has its own line."""
    if wanted.ticket_id is not None:
        yield Sentence("Ticket"), f"#{wanted.ticket_id}"
    if wanted.person_id is not None:
        yield Sentence("Person"), Sentence("number {number}", number=wanted.person_id)
    if wanted.kind:
        word = kind_words(wanted.kind)
        yield Sentence("Kind"), Sentence(word)
    if wanted.field:
        yield Sentence("Field"), wanted.field
    if wanted.text:
        yield Sentence("Text"), wanted.text
