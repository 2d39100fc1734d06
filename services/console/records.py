"""`vigilctl records`: how long records are kept, legal holds, purge and erasure, by two people."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from services.access.permissions import Act, demand
from services.audit import confirmed, forgotten, holds, papers, retention, year_purge
from services.audit.confirmed import Second
from services.audit.papers import Kind
from services.audit.scopes import Scope
from services.console import confirming, databases
from services.console.arguments import add_database, number
from services.console.arguments import year as year_number
from services.errors import NotAllowed, RuleError
from services.reports.making import make
from services.reports.papers import PaperRequest
from services.reports.tongue import SOURCE, TAGS
from services.store import outputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from services.audit.papers import Certificate
    from services.changes import Changes
    from services.store.work import Actor, Store

    Run = Callable[[argparse.Namespace, TextIO, TextIO, TextIO], int]
    Adder = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

NOBODY: Final = 0
"""No person has this number: the use case then says who may be the second."""


def add_parser(subparsers: Adder) -> None:
    """Describe the commands."""
    parser = subparsers.add_parser("records", help="schedule, legal holds, purge and erasure")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    _command(of, "schedule", "what is kept for how long, and what is due", _schedule)
    _command(of, "holds", "legal holds, newest first", _holds)
    propose = _command(of, "propose", "make the usual schedule that of this desk", _propose)
    propose.add_argument("--reason", required=True)
    hold = _command(of, "hold", "keep what a matter needs, now and later", _hold)
    hold.add_argument("--matter", required=True)
    hold.add_argument("--custodian", required=True)
    hold.add_argument("--ticket", type=number, action="append", default=[], metavar="NUMBER")
    hold.add_argument("--requester", type=number, action="append", default=[], metavar="PERSON")
    hold.add_argument("--type", action="append", default=[])
    hold.add_argument("--text", default="", help="words of the subject or a message")
    hold.add_argument("--reason", required=True)
    release = _command(of, "release", "end a hold; two people", _release, is_second=True)
    release.add_argument("hold", type=number)
    release.add_argument("--reason", required=True)
    purge = _command(of, "purge", "remove tickets that are due; two people", _purge, is_second=True)
    purge.add_argument("--class", dest="of_class", required=True, metavar="NAME")
    purge.add_argument("--ticket", type=number, action="append", default=[], metavar="NUMBER")
    purge.add_argument("--reason", required=True)
    _add_years(of)
    erase = _command(of, "erase", "take the words out; two people", _erase, is_second=True)
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--ticket", type=number, metavar="NUMBER")
    what.add_argument("--person", type=number, metavar="PERSON")
    erase.add_argument("--authority", required=True, help="such as GDPR Article 17, and which")
    again = _command(of, "erase-again", "after a restore: whom the copy still knows", _again)
    again.add_argument(
        "--erasures", type=Path, required=True, metavar="FILE", help="erasures.jsonl, by the keys"
    )
    shown = _command(of, "certificate", "of a purge, an erasure or a hold", _certificate)
    shown.add_argument("number", type=_paper, help="as printed: D-000042, E-000042; H-3 of a hold")
    shown.add_argument(
        "--out", type=Path, metavar="FILE", help="as PDF, signed where this seat has a certificate"
    )
    shown.add_argument("--zone", default="UTC", help="time zone, such as Europe/London")
    shown.add_argument("--language", default=SOURCE, choices=tuple(TAGS), help="of the PDF")


def _add_years(of: Adder) -> None:
    _command(of, "years", "the audit log of each year, and when it may go", _years)
    year = _command(of, "purge-year", "of the audit log; two people", _purge_year, is_second=True)
    year.add_argument("--year", type=year_number, required=True)
    year.add_argument("--reason", required=True)


def _command(
    of: Adder, name: str, purpose: str, run: Run, *, is_second: bool = False
) -> argparse.ArgumentParser:
    parser = of.add_parser(name, help=purpose, description=purpose)
    add_database(parser)
    parser.add_argument("--as", dest="login", required=True, help="who you are; asks a password")
    if is_second:
        parser.add_argument("--confirmed-by", required=True, metavar="LOGIN", help="the second")
    parser.set_defaults(run=run)
    return parser


def _schedule(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        with store.reading(actor) as work:
            found = retention.schedule(work)
    out.writelines(
        f"{one.draft.name}: {one.draft.keep_days} days from {one.draft.counts_from};"
        f" {one.due} due, {one.held} of them held ({one.draft.basis})\n"
        for one in found
    )
    return 0


def _holds(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        with store.reading(actor) as work:
            found = holds.holds(work)
    out.writelines(
        f"{one.id}  {one.matter} ({one.custodian}), {one.scope}: {one.frozen} tickets, {one.later}"
        f" since{', released' if one.released_at else ''}\n"
        for one in found
    )
    return 0


def _propose(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        with store.work(actor) as work:
            retention.propose(work, reason=args.reason)
    out.write("the usual schedule is that of this desk now; change it to what your counsel says\n")
    return 0


def _hold(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    scope = Scope(
        tickets=tuple(args.ticket),
        people=tuple(args.requester),
        types=tuple(args.type),
        text=args.text,
    )
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        with store.work(actor) as work:
            done = holds.place(work, args.matter, args.custodian, scope, reason=args.reason)
            count = len(holds.members(work, done.subject or NOBODY))
    out.write(f"hold {done.subject}: {count} tickets are kept, and those that match later\n")
    return 0


def _release(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor, second = _two(args, store, stdin)
        with store.work(actor) as work:
            done = confirmed.release_hold(work, args.hold, args.reason, second)
        _demand_done(done)
    out.write(f"hold {args.hold} is released\n")
    return 0


def _purge(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor, second = _two(args, store, stdin)
        with store.work(actor) as work:
            classes = {one.draft.name: one.id for one in retention.schedule(work)}
            if args.of_class not in classes:
                raise RuleError(f"There is no class “{args.of_class}”: {', '.join(classes)}.")
            class_id = classes[args.of_class]
            done = confirmed.purge_due(work, class_id, args.reason, second, args.ticket)
        _demand_done(done)
        with store.reading(actor) as work:
            made = papers.certificate(work, done.subject or NOBODY)
    out.write(certificate_text(made))
    return 0


def _years(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        with store.reading(actor) as work:
            found = year_purge.years(work)
    for one in found:
        due = f"kept until {one.due_at:%Y-%m-%d}" if one.due_at else "kept"
        state = f"purged, certificate D-{one.purged:06d}" if one.purged else due
        out.write(f"{one.year}  {one.name}: {one.lines} lines, {one.words} with words; {state}\n")
    return 0


def _purge_year(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor, second = _two(args, store, stdin)
        with store.work(actor) as work:
            done = confirmed.purge_year(work, args.year, args.reason, second)
        _demand_done(done)
        with store.reading(actor) as work:
            out.write(certificate_text(papers.certificate(work, done.subject or NOBODY)))
    return 0


def _erase(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor, second = _two(args, store, stdin)
        with store.work(actor) as work:
            if args.ticket is not None:
                done = confirmed.erase_ticket(work, args.ticket, args.authority, second)
            else:
                done = confirmed.erase_person(work, args.person, args.authority, second)
        _demand_done(done)
    out.write("erased; headers, commitments and proofs stay\n")
    return 0


def _again(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Carry out the list of erasures; 1 where something of it could not be."""
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        demand(actor, Act.DISPOSE)
        wanted = forgotten.read_list(forgotten.named_list(args.erasures))
        with store.work(actor) as work:
            done = forgotten.erase_again(work, wanted)
    out.write(f"erased again: {len(done.erased)} of the {len(wanted)} on the list\n")
    out.writelines(f"NOT erased again: {one}\n" for one in done.kept)
    return 1 if done.kept else 0


def _certificate(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    kind, number = args.number
    if kind is Kind.HOLD and not args.out:
        raise RuleError("The certificate of a hold is a PDF: say where with --out FILE.")
    if args.out:
        outputs.require_new(args.out)
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        if not args.out:
            with store.reading(actor) as work:
                out.write(certificate_text(papers.certificate(work, number)))
            return 0
        wish = PaperRequest(kind, number, args.zone, args.language)
        written = make(store, actor, wish, args.out)
    signed = f"signed by {written.signed_by}" if written.signed_by else written.unsigned
    out.write(f"{written.path}: {'' if written.signed_by else 'unsigned: '}{signed}\n")
    out.write(f"SHA-256 of the file {written.sha256}\n")
    return 0


def _paper(text: str) -> tuple[Kind, int]:
    """Read the number of a certificate: D-000042, or 42."""
    letter, _, digits = text.upper().rpartition("-")
    if (letter and letter not in set(Kind)) or not (digits.isascii() and digits.isdigit()):
        raise argparse.ArgumentTypeError(f"not the number of a certificate: {text!r}")
    return Kind(letter or Kind.DESTRUCTION), int(digits)


def certificate_text(made: Certificate) -> str:
    """Return a certificate as the page that is printed and signed by hand."""
    is_purge = made.kind is Kind.DESTRUCTION
    done, title = ("Destroyed", "DESTRUCTION") if is_purge else ("Erased", "ERASURE")
    lines = [
        ("", f"CERTIFICATE OF {title} {made.label}\n"),
        (done, f"{made.at:%Y-%m-%d %H:%M:%S} UTC"),
        ("Class", made.record_class),
        ("Basis", made.basis),
        ("Records", made.about),
        ("Messages", str(made.messages) if is_purge else ""),
        ("Lines", str(made.lines)),
        ("Asked for by", made.asked_by),
        ("Confirmed by", made.confirmed_by),
        ("Reason", made.reason),
        ("", f"\n{made.log_keeps}"),
    ]
    return "".join(f"{name:14}{text}\n" if name else f"{text}\n" for name, text in lines if text)


def _two(args: argparse.Namespace, store: Store, stdin: TextIO) -> tuple[Actor, Second]:
    """Let the first sign in and ask for the second, whom the use case lets in."""
    actor = confirming.signed_in(store, args.login, stdin)
    return actor, Second(args.confirmed_by, confirming.password(args.confirmed_by, stdin))


def _demand_done(changes: Changes) -> None:
    """Refuse after the unit, which kept count of a wrong password."""
    if changes.subject is None:
        raise NotAllowed(confirmed.WRONG)
