"""`vigilctl holidays`: propose holidays for a calendar, and add them once they were looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from services.calendars.holidays_import import (
    LARGEST_FILE,
    Preview,
    preview_country,
    preview_ics,
)
from services.console import databases
from services.console.arguments import year
from services.errors import RuleError
from services.sla.holidays import add_holidays, present_holidays

if TYPE_CHECKING:
    import argparse
    from datetime import date
    from typing import TextIO


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("holidays", help="preview and add the holidays of a calendar")
    parser.add_argument("calendar", metavar="CALENDAR", help="name of the calendar")
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--ics", metavar="FILE", help="a calendar file on this machine")
    source.add_argument("--country", metavar="CODE", help="the country's public ones, such as DE")
    parser.add_argument("--region", metavar="CODE", help="of the country, such as BY")
    parser.add_argument("--from-year", type=year, required=True, metavar="YEAR")
    parser.add_argument("--to-year", type=year, required=True, metavar="YEAR")
    parser.add_argument("--save", action="store_true", help="publish them; else only preview")
    parser.add_argument("--db", required=True, metavar="URL", help="the desk's database")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print what would be added, and add it where that was asked for."""
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        found = _preview(args, present_holidays(work, args.calendar))
        out.writelines(_lines(found))
        if not args.save:
            out.write("Nothing was changed; --save publishes them.\n")
            return 0
        version = add_holidays(work, args.calendar, [one.day for one in found.added])
        out.write(f"calendar {args.calendar}: version {version.version}\n")
    return 0


def _preview(args: argparse.Namespace, present: list[date]) -> Preview:
    years = range(args.from_year, args.to_year + 1)
    if args.country is not None:
        if not args.country.strip():
            raise RuleError("Say which country with its code, such as DE.")
        return preview_country(args.country, args.region, years=years, present=present)
    try:
        with Path(args.ics).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise RuleError(f"“{args.ics}” cannot be read: {problem.strerror}.") from problem
    return preview_ics(content, years=years, present=present)


def _lines(found: Preview) -> list[str]:
    said = [f"new      {one.day.isoformat()}  {one.name}\n" for one in found.added]
    said += [f"present  {one.day.isoformat()}  {one.name}\n" for one in found.known]
    return said + [f"left out: {one.name}: {one.why}\n" for one in found.left_out]
