"""`vigilctl rules`: what rules there are, packs to take over, and why a rule did not run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from sqlalchemy import select

from models.rules import Rule
from services.console.arguments import add_database, number
from services.console.databases import actor_at, opened
from services.errors import RuleError
from services.rules import history, packs, publishing

if TYPE_CHECKING:
    import argparse

    from services.store.work import Work


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Add the command."""
    parser = subparsers.add_parser("rules", help="list rules, take packs over, say why")
    doing = parser.add_subparsers(required=True, metavar="WHAT")
    listing = doing.add_parser("list", help="every rule in its order")
    listing.set_defaults(run=_list)
    doing.add_parser("packs", help="the packs that come with the desk").set_defaults(run=_packs)
    install = doing.add_parser("install", help="take a pack over; what is there already stays")
    install.add_argument("pack")
    install.set_defaults(run=_install)
    why = doing.add_parser("why", help="why a rule ran on a ticket, or did not")
    why.add_argument("rule", help="its name")
    why.add_argument("ticket", type=number, help="its number")
    why.set_defaults(run=_why)
    for one in (listing, install, why):
        add_database(one)


def _list(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.reading(actor_at(store)) as work:
        for one in publishing.rules(work):
            state = "" if one.active else " (disabled)"
            out.write(f"{one.position:>3}  {one.name}{state}, version {one.version}: {one.when}\n")
    return 0


def _packs(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del args, stdin, err
    out.writelines(f"{name}: {packs.load(name).about}\n" for name in packs.shipped())
    return 0


def _install(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    pack = packs.load(args.pack)
    with opened(args.db) as store, store.work(actor_at(store)) as work:
        packs.install(work, pack)
    out.write(f"{pack.name}: {len(pack.rules)} rules and {len(pack.paths)} paths are in place.\n")
    return 0


def _why(args: argparse.Namespace, stdin: TextIO, out: TextIO, err: TextIO) -> int:
    del stdin, err
    with opened(args.db) as store, store.reading(actor_at(store)) as work:
        out.write(history.why(work, _named(work, args.rule), args.ticket) + "\n")
    return 0


def _named(work: Work, name: str) -> int:
    found = work.session.scalar(select(Rule.id).where(Rule.name == name))
    if found is None:
        raise RuleError(f"There is no rule called “{name}”; see `vigilctl rules list`.")
    return found
