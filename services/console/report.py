"""`vigilctl report audit`: the audit history of a ticket or a period, as PDF or CSV."""

from __future__ import annotations

import argparse
import hashlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from services.audit.browse import TrailFilter
from services.console import databases
from services.console.arguments import day, number
from services.errors import HelpDeskError
from services.reports import figures, figures_file, record, seals
from services.reports.export import export_audit
from services.reports.files import leaving
from services.reports.gathering import ExportRequest
from services.reports.redaction import TEMPLATES
from services.reports.tongue import SOURCE, TAGS
from services.reports.twin import make_twin
from services.reports.wording import zone_of
from services.store import outputs

if TYPE_CHECKING:
    from typing import TextIO

_REFUSED: Final = 2
LANGUAGE_HELP: Final = "of the PDF; a CSV and what is attached are the same in every language"
_DESCRIPTION: Final = """\
Write the audit history of one ticket, or of a period, into FILE: PDF, or CSV when its name ends
in .csv. The export itself becomes an entry of the trail. Days are those of the time zone."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("report", help="print audit histories")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    audit = of.add_parser("audit", help="audit history as PDF or CSV", description=_DESCRIPTION)
    audit.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    audit.add_argument("--out", required=True, type=Path, metavar="FILE")
    audit.add_argument("--ticket", type=number, metavar="NUMBER", help="one ticket")
    audit.add_argument("--from", dest="since", type=day, metavar="DAY", help="first day")
    audit.add_argument("--to", dest="until", type=day, metavar="DAY", help="last day")
    audit.add_argument("--person", type=number, metavar="NUMBER", help="entries of one person")
    audit.add_argument("--kind", help="such as ticket, message or clock.breached")
    audit.add_argument("--field", help="entries that changed this field")
    audit.add_argument("--text", help="found in a value, a reason or a name")
    audit.add_argument("--zone", default="UTC", help="time zone, such as Europe/London")
    audit.add_argument(
        "--proofs",
        action="store_true",
        default=None,
        help="print how each clock came to its figure; always so for one ticket",
    )
    audit.add_argument("--purpose", default="", help="printed on the cover")
    audit.add_argument(
        "--template",
        default="",
        choices=("", *TEMPLATES),
        help="whose copy: what it does not name is withheld and counted",
    )
    audit.add_argument("--recipient", default="", help="who gets it; a customer's copy needs it")
    audit.add_argument("--language", default=SOURCE, choices=tuple(TAGS), help=LANGUAGE_HELP)
    audit.set_defaults(run=run)
    _add_register(of)
    _add_twin(of)
    _add_figures(of)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Export; return the exit status."""
    try:
        outputs.require_new(args.out)
        with databases.opened(args.db) as store:
            actor = databases.actor_at(store)
            with store.reading(actor) as work:
                own = seals.of_seat(work)
            written = export_audit(store, actor, _request(args), args.out, seals=own)
    except HelpDeskError as error:
        err.write(f"vigilctl report: {error}\n")
        return _REFUSED
    pages = f"{written.pages:,} pages, " if written.pages else ""
    out.write(f"{written.path}: {pages}{written.tickets:,} tickets, {written.entries:,} entries\n")
    if written.signed_by:
        out.write(f"signed by the certificate {written.signed_by}\n")
    elif written.unsigned:
        out.write(f"unsigned: {written.unsigned}\n")
    out.write(f"SHA-256 of the file    {written.sha256}\n")
    out.write(f"SHA-256 of the entries {written.entries_sha256}\n")
    return 0


def _request(args: argparse.Namespace) -> ExportRequest:
    wanted = TrailFilter(
        ticket_id=args.ticket,
        person_id=args.person,
        kind=args.kind,
        field=args.field,
        since=_midnight(args.since, args.zone),
        until=_midnight(args.until + timedelta(days=1) if args.until else None, args.zone),
        text=args.text,
    )
    return ExportRequest(
        wanted,
        args.zone,
        args.purpose,
        proofs=args.proofs,
        template=args.template,
        recipient=args.recipient,
        language=args.language,
    )


def _add_register(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    listed = of.add_parser("exports", help="who was given what, newest first")
    listed.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    listed.set_defaults(run=_list)


def _add_twin(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    twin = of.add_parser("twin", help="the complete report behind a copy, made again and compared")
    twin.add_argument("number", type=_number, metavar="X-NUMBER", help="as in the foot of a page")
    twin.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    twin.add_argument("--out", required=True, type=Path, metavar="FILE")
    twin.set_defaults(run=_twin)


def _add_figures(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = "promises kept in a period, as recorded and as restated, side by side"
    told = of.add_parser("figures", help=words, description=words)
    told.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    told.add_argument("--from", dest="since", type=day, metavar="DAY", help="first day")
    told.add_argument("--to", dest="until", type=day, metavar="DAY", help="last day")
    told.add_argument("--zone", default="UTC", help="whose days, such as Europe/London")
    told.add_argument("--csv", type=Path, metavar="FILE", help="as a table, besides the screen")
    told.set_defaults(run=_figures)


def _figures(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    since = _midnight(args.since, args.zone)
    until = _midnight(args.until + timedelta(days=1) if args.until else None, args.zone)
    try:
        if args.csv:
            outputs.require_new(args.csv)
        with databases.opened(args.db) as store:
            actor = databases.actor_at(store)
            with store.reading(actor) as work:
                found = figures.figures(work, since, until)
            if args.csv:
                period = figures_file.period_words(since, until)
                written = figures_file.in_csv(found, period)
                digest = hashlib.sha256(written).hexdigest()
                made = figures_file.FiguresFile(args.csv, digest, period)
                with leaving(args.csv) as file, store.work(actor) as work:
                    file.write(written)
                    file.flush()  # what the disk does not take is not recorded either
                    figures_file.finish(work, made, args.csv.name)
    except HelpDeskError as error:
        err.write(f"vigilctl report: {error}\n")
        return _REFUSED
    out.write(figures.table(found))
    return 0


def _list(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    try:
        with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
            found = record.register(work)
    except HelpDeskError as error:
        err.write(f"vigilctl report: {error}\n")
        return _REFUSED
    for one in found:
        scope = ", ".join(f"{name} {value}" for name, value in one.scope)
        words = (one.label, one.at.isoformat(" ", "seconds"), one.state, one.template, one.who)
        out.write("  ".join((*words, one.recipient or "-", one.purpose or "-", scope)) + "\n")
    return 0


def _twin(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Make the twin; 1 where the trail no longer has the same entries."""
    try:
        outputs.require_new(args.out)
        with databases.opened(args.db) as store:
            twin = make_twin(store, databases.actor_at(store), args.number, args.out)
    except HelpDeskError as error:
        err.write(f"vigilctl report: {error}\n")
        return _REFUSED
    same = "the same entries as" if twin.is_same else "OTHER entries than"
    out.write(f"{twin.written.path}: {twin.written.entries:,} entries, {same} the copy\n")
    return 0 if twin.is_same else 1


def _number(text: str) -> int:
    """Read the number of an export: X-000042, or 42."""
    digits = text.upper().removeprefix("X-")
    if not digits.isascii() or not digits.isdigit():
        raise argparse.ArgumentTypeError(f"not the number of an export like X-000042: {text!r}")
    return int(digits)


def _midnight(day: date | None, zone: str) -> datetime | None:
    """Return the instant at which a day begins in a zone."""
    return datetime.combine(day, time(), zone_of(zone)) if day else None
