"""`vigilctl sla`: explain a ticket's clocks, and check every stored deadline by replay."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from models.tickets import Ticket
from services.console import databases
from services.sla import proof, standing
from services.sla.checking import recheck

if TYPE_CHECKING:
    import argparse
    from typing import TextIO


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("sla", help="explain and check service level clocks")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    explain = of.add_parser("explain", help="print the proof sheets of a ticket's clocks as JSON")
    explain.add_argument("ticket", type=int, metavar="TICKET", help="number of the ticket")
    explain.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    explain.set_defaults(run=run_explain)
    recheck = of.add_parser("recheck", help="replay every open ticket and name any difference")
    recheck.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    recheck.set_defaults(run=run_recheck)


def run_explain(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print one proof sheet for each clock of a ticket."""
    with databases.opened(args.db) as store, store.reading(databases.operator()) as work:
        result = standing.replayed(work, work.require(Ticket, args.ticket).id)
        as_of_s = int(work.now.timestamp())
        sheets = [proof.sheet(clock, as_of_s).to_json() for clock in result.clocks if clock.pin]
    out.write(json.dumps({"ticket": args.ticket, "clocks": sheets}, indent=2) + "\n")
    return 0


def run_recheck(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print every difference; exit 1 when there is one."""
    found = 0
    with databases.opened(args.db) as store, store.reading(databases.operator()) as work:
        for one in recheck(work):
            found += 1
            out.write(
                f"#{one.ticket_id} {one.clock}, {one.field}: stored {one.stored}, "
                f"replayed {one.replayed}\n"
            )
    out.write(f"{found} differences\n" if found else "every stored deadline equals its replay\n")
    return 1 if found else 0
