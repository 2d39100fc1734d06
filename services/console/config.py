"""`vigilctl config`: the configuration as one readable file, there and back."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from services.audit import trail
from services.audit.trail import FieldChange
from services.console import databases
from services.errors import RuleError
from services.escalation import configuration
from services.reports.files import leaving
from services.store import outputs

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from services.store.work import Work


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("config", help="export, check and import the configuration")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    export = of.add_parser(
        "export", help="write it all as YAML: hours, channels, tasks, paths, policies, rules"
    )
    export.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    export.set_defaults(run=run_export)
    check = of.add_parser("check", help="say what an import would do, and do nothing")
    check.set_defaults(run=run_check)
    take = of.add_parser("import", help="publish what differs, for new tickets")
    take.set_defaults(run=run_import)
    for one in (check, take):
        one.add_argument("file", metavar="FILE", help="the YAML file; - is standard input")
    for one in (export, check, take):
        one.add_argument("--db", required=True, metavar="URL", help="the desk's database")


def run_export(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Write the configuration; to the screen, or into a file that is not there yet.

    It is recorded first, as whatever leaves the desk is (evidence.md, 3.2).
    """
    if args.out:
        outputs.require_new(args.out)
    with databases.opened(args.db) as store:
        actor = databases.actor_at(store)
        if not args.out:
            with store.work(actor) as work:
                text = _recorded(work, "")
            out.write(text)
            return 0
        with leaving(args.out) as file, store.work(actor) as work:
            file.write(_recorded(work, args.out.name).encode())
            file.flush()  # what the disk does not take is not recorded either
    return 0


def _recorded(work: Work, name: str) -> str:
    """Return the configuration, which leaves the desk under a name, or on the screen without."""
    text = configuration.export(work)
    said = [
        FieldChange("what", None, "Configuration"),
        *([FieldChange("file", None, name)] if name else []),
        FieldChange("file SHA-256", None, hashlib.sha256(text.encode()).hexdigest()),
    ]
    trail.append(work, "export.finished", ("export", 0), said)
    return text


def run_check(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Say what an import would publish."""
    text = text_of(args.file, stdin)
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        done = configuration.check(work, text)
        out.writelines(f"would publish: {line}\n" for line in done.lines)
        out.write(f"open tickets would have {len(done.moved)} deadlines moved\n")
    return 0


def run_import(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Publish what differs."""
    text = text_of(args.file, stdin)
    with databases.opened(args.db) as store, store.work(databases.actor_at(store)) as work:
        done = configuration.import_text(work, text)
        said = done.lines()
    out.writelines(f"{line}\n" for line in said)
    return 0


def text_of(file: str, stdin: TextIO) -> str:
    """Return what a file says; RuleError when it cannot be read as text."""
    if file == "-":
        return stdin.read()
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise RuleError(f"“{file}” cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise RuleError(f"“{file}” is no UTF-8 text.") from problem
