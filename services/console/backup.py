"""`vigilctl backup`: an encrypted copy of the desk, proved by bringing it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from services.audit.verification.findings import MEANING
from services.console import locks
from services.console.arguments import add_database
from services.errors import RuleError
from services.operations import age, copies
from services.store import urls

if TYPE_CHECKING:
    import argparse
    from typing import TextIO


def add_parser(subparsers: Any) -> None:  # noqa: ANN401 - argparse names no type for it
    """Describe the command."""
    parser = subparsers.add_parser(
        "backup", help="write an encrypted copy of the desk, and prove it"
    )
    add_database(parser)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="desk.age")
    parser.add_argument(
        "--recipients", type=Path, metavar="FILE", help="public keys, age1..., one a line"
    )
    locks.add_keys(parser)
    parser.add_argument(
        "--scratch",
        metavar="URL",
        help="where a database may be made to prove the copy; by default on the desk's server",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Copy, then bring the copy back into a scratch database where it can be opened."""
    if args.recipients and args.passphrase_file:
        raise RuleError("Choose one: --recipients FILE or --passphrase-file FILE.")
    if args.recipients:
        lock: age.Passphrase | age.Recipients = age.read_recipients(locks.public(args.recipients))
    elif args.passphrase_file:
        lock = locks.passphrase(args.passphrase_file)
    else:
        raise RuleError("Copies are encrypted: name --recipients FILE or --passphrase-file FILE.")
    # whatever is wrong with these is said before there is a copy that nobody proved
    opener, pins = locks.unlocking(args), locks.evidence(args)
    scratch = args.scratch or args.db
    urls.parse(scratch)
    made = copies.back_up(args.db, args.out, lock)
    out.write(f"{made.file}: {made.size:,} bytes, sha-256 {made.sha256}\n")
    if opener is None:
        err.write(
            "The copy was not proved: without the private key it cannot be opened here. "
            "Run `vigilctl restore --prove` where the key is.\n"
        )
        return 0
    proof = copies.prove(args.out, opener, pins, scratch)
    tell(proof, out)
    return 0


def tell(proof: copies.Proof, out: TextIO) -> None:
    """Say what bringing a copy back has shown."""
    out.write(
        f"brought back into a scratch database: {proof.tickets:,} tickets, "
        f"{proof.found.lines:,} lines of the ledger verified,\n"
        f"grade {proof.found.grade.value}: {MEANING[proof.found.grade]}\n"
    )
