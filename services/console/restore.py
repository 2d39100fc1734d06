"""`vigilctl restore`: a desk from an encrypted copy, where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from services.audit import forgotten
from services.console import locks
from services.console.arguments import add_database
from services.console.backup import tell
from services.console.databases import operator
from services.errors import RuleError
from services.operations import copies, restoring

if TYPE_CHECKING:
    import argparse
    from typing import TextIO


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Describe the command."""
    parser = subparsers.add_parser("restore", help="bring a copy of the desk back, verified")
    add_database(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="what `vigilctl backup` wrote")
    locks.add_keys(parser)
    parser.add_argument(
        "--erasures",
        type=Path,
        metavar="FILE",
        help="who was erased since: erasures.jsonl, by default the one in the folder of --keys",
    )
    parser.add_argument(
        "--prove",
        action="store_true",
        help="only prove the copy, in a scratch database beside --db; nothing is restored",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Restore, or only prove."""
    lock = locks.unlocking(args)
    if lock is None:
        raise RuleError("Name what opens the copy: --passphrase-file FILE or --identity FILE.")
    if args.prove:
        tell(copies.prove(args.file, lock, locks.evidence(args), args.db), out)
        return 0
    if args.erasures is not None:
        erasures: Path | None = forgotten.named_list(args.erasures)
    else:
        erasures = args.keys if args.keys and args.keys.is_dir() else None
    done = restoring.restore(args.file, lock, args.db, operator(), locks.evidence(args), erasures)
    tell(done.proof, out)
    newest = f"{done.newest:%Y-%m-%d %H:%M:%S} UTC" if done.newest else "never"
    out.write(f"restored; the newest entry of the copy is of {newest}: what came later is gone\n")
    _tell_erased(done, out)
    return 0


def _tell_erased(done: restoring.Restored, out: TextIO) -> None:
    """Say who is erased again; a restore that brought somebody back is not done yet."""
    if done.listed is None:
        out.write(
            "no list of erasures was given: whoever was erased since the copy was made is back;"
            " see `vigilctl records erase-again --help`\n"
        )
        return
    out.write(f"erased again: {len(done.again.erased)} of the {done.listed} on the list\n")
    out.writelines(f"NOT erased again: {one}\n" for one in done.again.kept)
