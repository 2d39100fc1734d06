"""`vigilctl audit`: verify the audit log, and export parts that others can verify."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from services.audit import bundle, notes, reviewed, sealing, trail
from services.audit import keys as key_files
from services.audit.browse import TrailFilter
from services.audit.trail import FieldChange
from services.audit.verification.findings import MEANING
from services.audit.verification.run import Evidence, verify
from services.audit.witness import read_witness_key
from services.audit.words import notable
from services.console import databases, locks, renewing
from services.console.arguments import add_database, day, number
from services.errors import RuleError
from services.reports import authority as authorities
from services.reports.export import CSV, export_audit
from services.reports.files import leaving
from services.reports.gathering import ExportRequest
from services.reports.seals import Seals
from services.reports.tongue import SOURCE, TAGS
from services.store import outputs

if TYPE_CHECKING:
    import argparse

    from services.audit.bundle import Bundle
    from services.audit.notes import Checkpoint
    from services.audit.verification.findings import Verification
    from services.store.work import Store

FAILED: Final = 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = subparsers.add_parser("audit", help="verify and export the audit log")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    check = of.add_parser("verify", help="check every layer; status 1 when one fails")
    _add_pins(check)
    check.add_argument("--receipts", type=Path, action="append", default=[], metavar="FILE")
    check.add_argument("--witness", type=Path, metavar="DIR", help="folder of a witness")
    check.add_argument(
        "--witness-key", type=Path, action="append", default=[], metavar="FILE", help="witness.txt"
    )
    check.add_argument("--json", action="store_true", help="the machine-readable result")
    check.set_defaults(run=_verify)
    _add_report(of)
    draw = of.add_parser("sample", help="draw entries for review, the same for the same seed")
    add_database(draw)
    draw.add_argument("--size", type=number, default=25)
    draw.add_argument("--seed", required=True, help="such as a date and the reviewer's name")
    draw.add_argument("--kind", help="such as ticket, message or clock.breached")
    draw.add_argument(
        "--exceptions",
        action="store_true",
        help="every breach, refusal, restatement, restore and the like too",
    )
    draw.set_defaults(run=_sample)
    export = of.add_parser("bundle", help="export events that can be verified without us")
    _add_pins(export)
    export.add_argument("--ticket", type=number, action="append", default=[], metavar="NUMBER")
    export.add_argument("--from", dest="since", type=day, metavar="DAY", help="first day, UTC")
    export.add_argument("--to", dest="until", type=day, metavar="DAY", help="last day, UTC")
    export.add_argument("--withhold", action="append", default=[], metavar="FIELD")
    export.add_argument("--pinned", type=Path, metavar="NOTE", help="the reader's checkpoint")
    export.add_argument("--purpose", default="", help="for the log")
    export.add_argument("--out", type=Path, required=True, metavar="FILE")
    export.set_defaults(run=_bundle)


def _add_report(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    authority = of.add_parser("authority", help="make the keys that sign reports, once")
    authority.add_argument("--sign", type=Path, required=True, metavar="DIR")
    authority.add_argument("--name", required=True, help="of the organisation")
    authority.add_argument(
        "--keys", type=Path, metavar="DIR", help="pins the log there too: folder, or trust.txt"
    )
    add_database(authority)
    authority.set_defaults(run=_authority)
    renewing.add_renew(of)
    report = of.add_parser("report", help="a signed PDF/A-3b of a ticket, with its proof inside")
    _add_pins(report)
    report.add_argument("--sign", type=Path, required=True, metavar="DIR", help="see authority")
    report.add_argument("--ticket", type=number, required=True, metavar="NUMBER")
    report.add_argument(
        "--witness-key", type=Path, action="append", default=[], metavar="FILE", help="witness.txt"
    )
    report.add_argument("--zone", default="UTC", help="time zone, such as Europe/London")
    report.add_argument("--language", default=SOURCE, choices=tuple(TAGS), help="of the PDF")
    report.add_argument("--purpose", default="", help="printed on the cover")
    report.add_argument("--out", type=Path, required=True, metavar="FILE")
    report.set_defaults(run=_report)


def _add_pins(parser: argparse.ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument(
        "--keys", type=Path, metavar="DIR", help="folder of the keys, or the file trust.txt"
    )


def _verify(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Verify the database."""
    witnesses = [*args.witness_key, *([args.witness] if args.witness else [])]
    evidence = Evidence(
        trust=key_files.read_trust(args.keys) if args.keys else None,
        keys=args.keys if args.keys and args.keys.is_dir() else None,
        receipts=tuple(args.receipts),
        witness=args.witness,
        witness_keys=tuple(read_witness_key(one) for one in witnesses),
    )
    with databases.opened(args.db) as store:
        found = verify(store, evidence)
        renewing.tell_of_end(store, err)
    if args.json:
        out.write(json.dumps(found.to_json(), indent=1, ensure_ascii=False) + "\n")
    else:
        _tell(found, out)
    return 0 if found.is_sound else FAILED


def _tell(found: Verification, out: TextIO) -> None:
    out.write(f"log {found.log}: {found.lines} lines, {found.size} of them sealed\n")
    for one in found.results:
        if one.failed:
            out.write(f"  {one.layer:<11} FAILED  {one.failed} of {one.checked}\n")
        elif one.skipped:
            out.write(f"  {one.layer:<11} skipped {one.skipped}\n")
        else:
            out.write(f"  {one.layer:<11} ok      {one.checked} checked\n")
        out.writelines(f"              {times} {why}\n" for why, times in one.explained.items())
    shown = [problem for result in found.results for problem in result.problems[:5]]
    out.writelines(f"  - {problem.sentence()}\n" for problem in shown)
    if found.erased:
        out.write(f"  {found.erased} entries have values that were erased by authority\n")
    if found.first:
        out.write(f"first: {found.first.sentence()}\n")
    out.write(f"grade {found.grade}: {MEANING[found.grade]}\n")


def _bundle(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Seal if the signing keys are here, then export; what is recorded first gets its name."""
    if not args.keys:
        raise RuleError("A bundle names the root key: give --keys, the folder or trust.txt.")
    outputs.require_new(args.out)
    trust, pinned = key_files.read_trust(args.keys), _pinned(args.pinned)
    with databases.opened(args.db) as store:
        if (args.keys / key_files.LOG_KEY).is_file():
            sealing.sequence_and_seal(store, key_files.load(args.keys), every=timedelta(0))
        made = _made(args, store, trust, pinned)
        written = made.text().encode()
        with leaving(args.out) as file:
            file.write(written)
            file.flush()  # a full disk is noticed before anything is recorded
            _record(args, store, made, hashlib.sha256(written).hexdigest())
    out.write(f"{args.out}: {made.events} events, {made.withheld} values withheld\n")
    if made.unsealed:
        err.write(f"{made.unsealed} newer events are not sealed yet and not in it\n")
    out.write(
        f"verify with: python vigilverify.py --root {trust.root.fingerprint} {args.out.name}\n"
    )
    return 0


def _sample(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Draw a sample and print it with its seed."""
    wanted = TrailFilter(kind=args.kind)
    with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
        most = reviewed.MOST_EXCEPTIONS if args.exceptions else 0
        drawn = reviewed.drawn(work, wanted, args.size, args.seed, most)
    out.write(f"seed {args.seed!r}: {len(drawn)} entries\n")
    out.writelines(_sheet_line(one) for one in drawn)
    return 0


def _sheet_line(one: reviewed.Drawn) -> str:
    """Write an entry for the sheet: what it is, why it is looked at, and what was found."""
    entry = one.entry
    about = f"{entry.subject_type}/{entry.subject_id}"
    words = (f"{entry.id:>8}", f"{entry.at:%Y-%m-%d %H:%M:%S}", about, entry.kind, entry.actor)
    line = "  ".join((*words, notable(entry))).rstrip() + "\n"
    found = one.signed
    said = f"{found.finding} ({found.by}, {found.at:%Y-%m-%d})" if found else "_" * 40
    return f"{line}          finding: {said}\n"


def _authority(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Make the authority; the database only says what time it is."""
    trust = key_files.read_trust(args.keys) if args.keys else None
    with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
        made = authorities.create(args.sign, args.name, work.recorded_at)
    if trust is not None:
        (made.folder / key_files.TRUST).write_text(trust.text(), "utf-8", newline="\n")
    out.write(f"made {made.certificate(authorities.ROOT)}: give it to whoever checks signatures\n")
    out.write(f"a seat signs with it: signing = '{made.folder.absolute()}' in its settings.toml\n")
    return 0


def _report(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Export a ticket as evidence."""
    if not args.keys:
        raise RuleError("A signed report names the root key: give --keys.")
    if args.out.suffix.lower() == CSV:
        raise RuleError(
            "A CSV cannot be signed: let the name of --out end in .pdf, or write the CSV, which is "
            "not signed, with `vigilctl report audit`."
        )
    outputs.require_new(args.out)
    seals = Seals(
        authorities.load(args.sign),
        args.keys,
        tuple(read_witness_key(one) for one in args.witness_key),
    )
    wanted = TrailFilter(ticket_id=args.ticket)
    request = ExportRequest(wanted, args.zone, args.purpose, language=args.language)
    with databases.opened(args.db) as store:
        written = export_audit(store, databases.actor_at(store), request, args.out, seals=seals)
    signed = "signed" if written.signed_by else "not signed"
    out.write(f"{written.path}: {written.pages} pages, {written.entries} entries, {signed}\n")
    out.write(f"SHA-256 of the file {written.sha256}\n")
    return 0


def _pinned(file: Path | None) -> Checkpoint | None:
    """Read the checkpoint that the reader of a bundle has already."""
    if file is None:
        return None
    try:
        return notes.read_checkpoint(notes.open_note(locks.public(file), []).text)
    except notes.NoteError as error:
        raise RuleError(
            f"{file} holds no checkpoint: {error}. Name a file as the log's keys have them, or a "
            "witness."
        ) from error


def _made(
    args: argparse.Namespace, store: Store, trust: key_files.Trust, pinned: Checkpoint | None
) -> Bundle:
    kept_back = frozenset(args.withhold)

    def withhold(_kind: str, name: str) -> bool:
        return name in kept_back

    with store.reading(databases.actor_at(store)) as work:
        if args.ticket:
            return bundle.of_tickets(work, trust, args.ticket, withhold=withhold, pinned=pinned)
        if not (args.since and args.until):
            raise RuleError("Say what to export: --ticket, or --from and --to.")
        period = _midnight(args.since), _midnight(args.until + timedelta(days=1))
        return bundle.of_period(work, trust, period, withhold=withhold, pinned=pinned)


def _record(args: argparse.Namespace, store: Store, made: Bundle, sha256: str) -> None:
    """An export is an event too: who took what, and what for."""
    scope = json.dumps(made.content["scope"])
    shown = [
        FieldChange("scope", None, scope),
        FieldChange("events", None, str(made.events)),
        FieldChange("withheld", None, str(made.withheld)),
        *([FieldChange("not sealed yet", None, str(made.unsealed))] if made.unsealed else []),
        FieldChange("file", None, args.out.name),
        FieldChange("file SHA-256", None, sha256),
    ]
    with store.work(databases.actor_at(store)) as work:
        trail.append(work, "export.bundle", ("export", 0), shown, args.purpose or None)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
