"""`vigilctl complaints`: the register, the figures of a period, and the times that apply."""

from __future__ import annotations

import io
from contextlib import nullcontext
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from services.complaints import reading, regimes, templates
from services.complaints.reading import RegisterFilter
from services.console import databases
from services.console.arguments import add_database, day
from services.errors import RuleError
from services.reports import complaint_return
from services.reports.files import leaving
from services.reports.wording import zone_of
from services.store import outputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import TextIO

    from services.complaints.reading import DueView, RegisterRow
    from services.complaints.returns import ComplaintReturn

    Run = Callable[[argparse.Namespace, TextIO, TextIO, TextIO], int]
    Adder = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name


def add_parser(subparsers: Adder) -> None:
    """Describe the commands."""
    parser = subparsers.add_parser("complaints", help="the register, returns, jurisdictions")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    listed = _command(of, "list", "complaints, newest first, with the time that runs out", _list)
    listed.add_argument("--open", action="store_true", help="those that are not closed")
    listed.add_argument("--late", action="store_true", help="those at risk or overdue")
    figures = _command(of, "return", "the figures of a period, each with its tickets", _return)
    figures.add_argument("--from", dest="since", type=day, required=True, metavar="DAY")
    figures.add_argument("--to", dest="until", type=day, required=True, metavar="DAY")
    figures.add_argument("--zone", default="UTC", help="whose days, such as Europe/London")
    form = figures.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for programs")
    form.add_argument("--csv", action="store_true", help="for spreadsheets, harmless to them")
    figures.add_argument("--out", type=Path, metavar="FILE", help="else the screen")
    _command(of, "jurisdictions", "which times apply, and which come with the desk", _regimes)
    take = _command(of, "take", "take a jurisdiction over, or its newer version", _take)
    take.add_argument("name", metavar="NAME", help="of one that comes with the desk, or a file")
    take.add_argument("--calendar", required=True, metavar="NAME", help="its business days")
    take.add_argument("--reason", required=True)

    taken = _command(of, "letters", "templates of letters: list them, or take new ones", _letters)
    taken.add_argument("--take", action="store_true", help="publish those that come with the desk")
    taken.add_argument("--file", type=Path, metavar="FILE", help="publish those of a YAML file")
    taken.add_argument("--reason", default="")


def _command(of: Adder, name: str, purpose: str, run: Run) -> argparse.ArgumentParser:
    parser = of.add_parser(name, help=purpose, description=purpose)
    add_database(parser)
    parser.set_defaults(run=run)
    return parser


def _list(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    before: int | None = None
    with databases.opened(args.db) as store:
        actor = databases.actor_at(store)
        while True:
            wanted = RegisterFilter(open_only=args.open, late_only=args.late, before=before)
            with store.reading(actor) as work:
                rows = reading.register(work, wanted)
            out.writelines(_line(one) for one in rows)
            if len(rows) < reading.PAGE:
                return 0
            before = rows[-1].id


def _line(one: RegisterRow) -> str:
    state = one.decision.value if one.decision else "undecided"
    ended = "closed" if one.closed_at else "answered" if one.answered_at else "open"
    words = (
        one.label,
        f"#{one.ticket_id}",
        f"{one.received_at:%Y-%m-%d}",
        ended,
        state,
        _clock(one.due),
        one.product,
        one.complainant,
    )
    return "  ".join(words) + "\n"


def _clock(due: DueView | None) -> str:
    if due is None:
        return "-"
    state = due.state.value.replace("_", " ")
    return f"{due.duty.value.replace('_', ' ')} {state}, until {due.until:%Y-%m-%d %H:%M} UTC"


def _return(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    zone = zone_of(args.zone)
    since = datetime.combine(args.since, time(), zone)
    until = datetime.combine(args.until + timedelta(days=1), time(), zone)
    how = "JSON" if args.json else "CSV" if args.csv else "table"
    if args.out is not None:
        outputs.require_new(args.out)
    with databases.opened(args.db) as store:
        actor = databases.actor_at(store)
        with leaving(args.out) if args.out else nullcontext() as file, store.work(actor) as work:
            found = complaint_return.returned(work, since, until)
            written = _written(found, how)
            if file is not None:  # what the disk does not take is not recorded either
                file.write(written.encode("utf-8-sig" if args.csv else "utf-8"))
                file.flush()
            complaint_return.record(work, found, how)
    if args.out is None:
        out.write(written)
        return 0
    out.write(f"{args.out}: {found.figure('opened').count} opened,")
    out.write(f" {found.figure('closed').count} closed\n")
    return 0


def _written(found: ComplaintReturn, how: str) -> str:
    if how == "JSON":
        return complaint_return.as_json(found)
    if how == "CSV":
        file = io.StringIO(newline="")
        complaint_return.write_csv(file, found)
        return file.getvalue()
    return complaint_return.table(found)


def _regimes(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    with databases.opened(args.db) as store, store.reading(databases.actor_at(store)) as work:
        found = regimes.newest(work)
    for one in found:
        out.write(f"{one.name}, version {one.version}, calendar {one.calendar}\n")
        for duty, owed in one.duties.items():
            warned = f", warned {owed.warn} before" if owed.warn else ""
            out.write(f"  {duty.value.replace('_', ' ')}: {owed.within}{warned}\n")
    out.write(f"come with the desk: {', '.join(regimes.shipped())}\n")
    return 0


def _take(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    if args.name in regimes.shipped():
        draft = regimes.load(args.name, args.calendar)
    else:
        draft = regimes.read(_text(Path(args.name)), args.calendar)
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        regimes.publish(work, draft, reason=args.reason)
        version = next(one.version for one in regimes.newest(work) if one.name == draft.name)
    out.write(f"{draft.name}: version {version}; complaints that are open keep theirs\n")
    return 0


def _letters(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """List the newest versions; publish those that differ from what there is."""
    drafts = templates.read(_text(args.file)) if args.file else []
    drafts += templates.shipped() if args.take else []
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        known = {one.draft.name: one.draft for one in templates.newest(work)}
        for one in drafts:
            if known.get(one.name) != one:
                templates.publish(work, one, reason=args.reason)
        found = templates.newest(work)
    out.writelines(
        f"{one.label}: {one.draft.kind.value}, {one.draft.language},"
        f" {sum(part.mandatory for part in one.draft.paragraphs)} mandatory paragraphs\n"
        for one in found
    )
    return 0


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        known = ", ".join(regimes.shipped())
        raise RuleError(
            f"“{file}” cannot be read, and is nothing that comes with the desk: {known}."
        ) from error
