"""`vigilctl import`: take over the log of another system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from services.console import databases
from services.console.arguments import add_database
from services.imports import servicenow
from services.imports.servicenow import Options

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

SHOWN: Final = 20
_DESCRIPTION: Final = """\
Import an incident log of ServiceNow (CSV, plain or gzipped, one row for each update) as tickets
with their full history. Rows that were imported before are left alone; rows that cannot be
believed are named by their line, with what was done about them."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("import", help="import the log of another system")
    of = parser.add_subparsers(required=True, metavar="SYSTEM")
    log = of.add_parser("servicenow", help="an incident log", description=_DESCRIPTION)
    log.add_argument("file", type=Path, metavar="FILE")
    log.add_argument(
        "--shift-to-now",
        action="store_true",
        help="move the log by whole days so that its busy end is now; what lies ahead is left out",
    )
    log.add_argument("--all-problems", action="store_true", help="name every problem, not 20")
    add_database(log)
    log.set_defaults(run=run)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Import; the report goes to `out`, single problems to `err`."""

    def show(done: int, total: int) -> None:
        if err.isatty():
            err.write(f"\r{done:,} of {total:,} incidents" + ("\n" if done == total else ""))
            err.flush()

    with databases.opened(args.db) as store:
        options = Options(shift_to_now=args.shift_to_now, progress=show)
        figures = servicenow.import_log(store, args.file, options)
    shown = figures.problems if args.all_problems else figures.problems[:SHOWN]
    err.writelines(f"{problem}\n" for problem in shown)
    if len(figures.problems) > len(shown):
        err.write(f"... and {len(figures.problems) - len(shown):,} more (--all-problems)\n")
    out.writelines(f"{line}\n" for line in figures.lines())
    return 0
