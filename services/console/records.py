"""`vigilctl records`: how long records are kept, legal holds, purge and erasure, by two people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from services.audit import disposal, holds, retention
from services.audit.scopes import Scope
from services.console import confirming, databases
from services.console.arguments import add_database
from services.errors import RuleError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import TextIO

    from services.audit.disposal import Certificate
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
    hold.add_argument("--ticket", type=int, action="append", default=[], metavar="NUMBER")
    hold.add_argument("--requester", type=int, action="append", default=[], metavar="PERSON")
    hold.add_argument("--type", action="append", default=[])
    hold.add_argument("--text", default="", help="words of the subject or a message")
    hold.add_argument("--reason", required=True)
    release = _command(of, "release", "end a hold; two people", _release, is_second=True)
    release.add_argument("hold", type=int)
    release.add_argument("--reason", required=True)
    purge = _command(of, "purge", "remove tickets that are due; two people", _purge, is_second=True)
    purge.add_argument("--class", dest="of_class", required=True, metavar="NAME")
    purge.add_argument("--ticket", type=int, action="append", default=[], metavar="NUMBER")
    purge.add_argument("--reason", required=True)
    erase = _command(of, "erase", "take the words out; two people", _erase, is_second=True)
    what = erase.add_mutually_exclusive_group(required=True)
    what.add_argument("--ticket", type=int, metavar="NUMBER")
    what.add_argument("--person", type=int, metavar="PERSON")
    erase.add_argument("--authority", required=True, help="such as GDPR Article 17, and which")
    shown = _command(of, "certificate", "print a certificate of destruction", _certificate)
    shown.add_argument("number", type=int)


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
            holds.release(work, args.hold, reason=args.reason, approved_by=second)
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
            tickets = args.ticket or retention.due_tickets(work, class_id, disposal.MOST)
            done = disposal.purge(work, class_id, tickets, reason=args.reason, approved_by=second)
            made = disposal.certificate(work, done.subject or NOBODY)
    out.write(certificate_text(made))
    return 0


def _erase(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor, second = _two(args, store, stdin)
        with store.work(actor) as work:
            erase = disposal.erase_ticket if args.ticket else disposal.erase_person
            number = args.ticket or args.person
            erase(work, number, authority=args.authority, approved_by=second)
    out.write("erased; headers, commitments and proofs stay\n")
    return 0


def _certificate(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store:
        actor = confirming.signed_in(store, args.login, stdin)
        with store.reading(actor) as work:
            made = disposal.certificate(work, args.number)
    out.write(certificate_text(made))
    return 0


def certificate_text(made: Certificate) -> str:
    """Return a certificate of destruction as the page that is printed and signed."""
    tickets = ", ".join(f"#{one}" for one in made.tickets)
    return (
        f"CERTIFICATE OF DESTRUCTION {made.number}\n\n"
        f"Destroyed     {made.at:%Y-%m-%d %H:%M:%S} UTC\n"
        f"Class         {made.record_class}\nBasis         {made.basis}\n"
        f"Records       {tickets}\nMessages      {made.messages}\nLines         {made.lines}\n"
        f"Asked for by  {made.asked_by}\nConfirmed by  {made.confirmed_by}\n"
        f"Reason        {made.reason}\n\n{made.log_keeps}\n"
    )


def _two(args: argparse.Namespace, store: Store, stdin: TextIO) -> tuple[Actor, int]:
    """Let both sign in; whether they may, and are two, the use case says."""
    actor = confirming.signed_in(store, args.login, stdin)
    second = confirming.signed_in(store, args.confirmed_by, stdin)
    return actor, second.person_id or NOBODY
