"""`vigilctl sample`: make the sample desk, to try everything or to show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.console.arguments import add_database
from services.imports.sample import make_sample_desk
from services.imports.sample_desk import PASSWORD, STAFF
from services.store import urls

if TYPE_CHECKING:
    import argparse
    from typing import TextIO


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("sample", help="make the sample desk")
    add_database(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Make it, and say who signs in."""
    made = make_sample_desk(args.db)
    if made.imported is None:
        out.write(f"The sample desk is in {urls.described(args.db)} already.\n")
    else:
        out.writelines(f"{line}\n" for line in made.imported.lines())
        out.write(f"{made.conversations} conversations of our own\n")
    out.write(f"Everybody's password is {PASSWORD}:\n")
    out.writelines(f"  {seat.login:6} {seat.name}, {seat.role.value}\n" for seat in STAFF)
    return 0
