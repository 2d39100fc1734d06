"""`vigilctl db`: make a desk's database, bring it up to date, say how it stands."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from services.audit import trail
from services.audit.trail import FieldChange
from services.config import VERSION
from services.console.arguments import add_database, number
from services.console.databases import operator
from services.errors import RuleError, SchemaError
from services.store import guarding, partitions, schema, urls
from services.store.engine import make_engine
from services.store.schema import SchemaState
from services.store.work import Store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from sqlalchemy import Engine

    from services.store.partitions import Parted

    Run = Callable[[argparse.Namespace, TextIO, TextIO, TextIO], int]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("db", help="make, upgrade and look at a desk's database")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    commands: tuple[tuple[str, str, Run], ...] = (
        ("init", "make a desk in an empty database", run_init),
        ("upgrade", "bring the schema up to date; safe while others do the same", run_upgrade),
        ("status", "say whether this program can work with the database", run_status),
    )
    for name, purpose, run in commands:
        one = of.add_parser(name, help=purpose, description=purpose)
        add_database(one)
        one.set_defaults(run=run)
    doctor = of.add_parser("doctor", help="look the database over; status 1 when work is at risk")
    add_database(doctor)
    doctor.set_defaults(run=run_doctor)
    sql = of.add_parser("sql", help="print the upgrade as SQL, for a database administrator")
    sql.add_argument("--from", dest="start", metavar="REVISION", help="default: an empty database")
    sql.add_argument("--to", dest="end", metavar="REVISION", help="default: the newest")
    sql.add_argument(
        "--doors",
        action="store_true",
        help="instead: what only a superuser can close, once for each database",
    )
    sql.set_defaults(run=run_sql)
    _add_partition(of)
    move = of.add_parser("move", help="carry a desk from a SQLite file to PostgreSQL")
    move.add_argument("source", metavar="SQLITE", help="the file; it stays as it is")
    move.add_argument("target", metavar="POSTGRES", help="a database without a desk")
    move.set_defaults(run=run_move)


def _add_partition(of: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    part = of.add_parser(
        "partition", help="part the audit and message tables by month, where they are large"
    )
    add_database(part)
    part.add_argument(
        "--over",
        type=number,
        metavar="ROWS",
        default=partitions.LARGE,
        help=f"part a table with more rows; default: {partitions.LARGE}",
    )
    whole = part.add_mutually_exclusive_group()
    whole.add_argument(
        "--past",
        action="store_true",
        help="give each month of the past a part too; nobody works at the desk meanwhile",
    )
    whole.add_argument(
        "--undo",
        action="store_true",
        help="make one table of each again; nobody works at the desk meanwhile",
    )
    part.set_defaults(run=run_partition)


def run_init(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Make the schema; a desk that is there already is left alone and said so."""
    with _engine(args.db) as engine:
        found = schema.status(engine)
        if found.is_usable:
            place = urls.described(args.db)
            raise SchemaError(f"There is a desk in {place} already; nothing was changed.")
        if found.state is not SchemaState.ABSENT:
            raise SchemaError(schema.refusal(found, urls.described(args.db)))
        schema.upgrade(engine)
        _record(args.db, "capture.begun", None, schema.status(engine).revision)
        out.write(f"A desk was made in {urls.described(args.db)}.\n")
    return 0


def run_upgrade(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Upgrade an older schema."""
    with _engine(args.db) as engine:
        found = schema.status(engine)
        if found.state is SchemaState.ABSENT:
            raise SchemaError(schema.refusal(found, urls.described(args.db)))
        changed = schema.upgrade(engine)
        after = schema.status(engine)
        # a clone, or a restore by other means, has the schema but not its rights
        is_laid = after.state is SchemaState.OK and not changed and guarding.lay(engine)
        if engine.dialect.name == "postgresql" and after.state is SchemaState.OK:
            partitions.prepare(engine)
    if changed:
        _record(args.db, "schema.changed", found.revision, after.revision)
        out.write(f"Upgraded from schema {found.revision} to {after.revision}.\n")
    else:
        out.write(f"{schema.refusal(after, urls.described(args.db))}\n")
        if is_laid:
            out.write("Who may see and do what was laid anew on the server.\n")
    return 0


def _record(address: str, kind: str, before: str | None, after: str | None) -> None:
    """Say in the trail that recording began, or that what is recorded changed (R9)."""
    said = [
        FieldChange("schema", before, after),
        FieldChange("program", None, f"Vigildesk {VERSION}"),
    ]
    _tell(address, kind, said)


def _tell(address: str, kind: str, said: Iterable[FieldChange]) -> None:
    store = Store(urls.parse(address))
    try:
        with store.work(operator()) as work:
            trail.append(work, kind, ("desk", 1), said)
    finally:
        store.dispose()


def run_status(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Say how the database stands; 0 when this program can work with it, else 1."""
    with _engine(args.db) as engine:
        found = schema.status(engine)
    out.write(f"{schema.refusal(found, urls.described(args.db))}\n")
    out.write(f"state {found.state.value}, schema {found.revision or 'none'}, ")
    out.write(f"this program knows {found.head}\n")
    return 0 if found.is_usable else 1


def run_doctor(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print what was found, the worst first."""
    from services.operations.doctor import Level, examine  # noqa: PLC0415 - only this command

    found = examine(args.db)
    order = [Level.BAD, Level.WARNING, Level.GOOD]
    out.writelines(
        f"{one.level.value:8} {one.about:22} {one.said}\n"
        for one in sorted(found, key=lambda finding: order.index(finding.level))
    )
    return 1 if any(one.level is Level.BAD for one in found) else 0


def run_sql(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Print SQL."""
    from services.operations import offline  # noqa: PLC0415 - as above: it imports Alembic

    out.write(offline.doors_sql() if args.doors else offline.upgrade_sql(args.start, args.end))
    return 0


def run_partition(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Part large tables or prepare the months to come, and say how the tables stand."""
    with _engine(args.db) as engine:
        if engine.dialect.name == "sqlite":
            raise RuleError(
                "A file has no parts: its tables stay whole. Move a desk that has outgrown its "
                "seat to PostgreSQL (`vigilctl db move`)."
            )
        schema.require_usable(engine)
        stand = partitions.stand(engine)
        before = _months(stand)
        if args.past or args.undo:
            rows = sum(one.rows for one in stand if (one.first is not None) is args.undo)
            out.write(f"{rows:,} rows at most are written anew: nobody works at the desk for ")
            out.write(f"about {partitions.held_s(rows):,.0f} s.\n")
            out.flush()
        if args.undo:
            found = partitions.join(engine)
        else:
            found = partitions.part(engine, args.over, past_too=args.past)
    if _months(found) != before:
        said = [
            FieldChange(table, before[table], months) for table, months in _months(found).items()
        ]
        _tell(args.db, "schema.changed", [one for one in said if one.before != one.after])
    for one in found:
        months = f"by month, {one.first} to {one.last}" if one.first else "one table"
        out.write(f"{one.table:12} {one.rows:>12,} rows, {months}\n")
    return 0


def _months(found: Iterable[Parted]) -> dict[str, str | None]:
    return {one.table: f"{one.first} to {one.last}" if one.first else None for one in found}


def run_move(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Carry a desk over, and say what arrived."""
    # only this command needs the verifier
    from services.operations import moving  # noqa: PLC0415

    moved = moving.move(args.source, args.target, operator())
    tickets, entries = moved.rows.get("ticket", 0), moved.rows.get("audit_entry", 0)
    out.write(
        f"Moved {sum(moved.rows.values()):,} rows: {tickets:,} tickets, {entries:,} entries of "
        f"the trail, {moved.lines:,} lines of the ledger;\n"
        "every line and every row was checked on the other side.\n"
        f"The file {args.source} is as it was; keep it until a backup of the new desk exists.\n"
    )
    return 0


@contextmanager
def _engine(address: str) -> Iterator[Engine]:
    engine = make_engine(address)
    try:
        yield engine
    finally:
        engine.dispose()
