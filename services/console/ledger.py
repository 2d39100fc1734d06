"""`vigilctl ledger`: the keys of the audit log, its checkpoints, and its witness."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from services.audit import forgotten, restoration, sealing, witness
from services.audit import keys as key_files
from services.console import confirming, databases, locks
from services.console.arguments import add_database

if TYPE_CHECKING:
    import argparse


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the commands."""
    parser = subparsers.add_parser("ledger", help="make keys, seal and witness the audit log")
    of = parser.add_subparsers(required=True, metavar="WHAT")
    init = of.add_parser("init", help="make the keys of this desk's log, once")
    _add_common(init, "folder for the keys, outside the database and its backups")
    init.set_defaults(run=_init)
    seal = of.add_parser("seal", help="put new entries in order and sign a checkpoint now")
    _add_common(seal, "folder of the keys")
    seal.set_defaults(run=_seal)
    rotate = of.add_parser("rotate", help="begin with a new key; the old one is destroyed")
    _add_common(rotate, "folder of the keys")
    _add_confirmed(rotate)
    rotate.set_defaults(run=_rotate)
    accept = of.add_parser("accept-restore", help="go on with a log that a restore made shorter")
    _add_common(accept, "folder of the keys, with the copies of the checkpoints")
    _add_confirmed(accept)
    accept.set_defaults(run=_accept)
    see = of.add_parser("witness", help="check and cosign the newest checkpoint, as a witness")
    _add_common(see, "folder of the witness, on another machine than the log's keys")
    see.add_argument("--name", help="makes the witness first: one word, such as witness/office")
    see.add_argument("--restored", type=Path, metavar="FILE", help="what accept-restore wrote")
    see.add_argument("--trust", type=Path, metavar="FILE", help="trust.txt of the log, for --name")
    see.set_defaults(run=_witness)
    digest = of.add_parser("digest", help="print the newest checkpoint as a page")
    add_database(digest)
    digest.set_defaults(run=_digest)


def _add_common(parser: argparse.ArgumentParser, keys: str) -> None:
    add_database(parser)
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR", help=keys)


def _add_confirmed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--root", type=Path, required=True, metavar="DIR", help="holds root.key")
    parser.add_argument("--reason", required=True, help="why, for the log")
    parser.add_argument(
        "--confirmed-by",
        action="append",
        required=True,
        metavar="LOGIN",
        help="twice: two people who may dispose of records; their passwords are asked for",
    )


def _init(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Make the keys and print the certificate of installation."""
    with databases.opened(args.db) as store:
        with store.work(databases.operator()) as work:
            trust = key_files.create(work, args.keys)
        sealing.sequence_and_seal(store, key_files.load(args.keys), every=timedelta(0))
    out.write(key_files.certificate(trust))
    out.write(f"\nThe keys are in {args.keys}; this page too, as {key_files.CERTIFICATE}.\n")
    return 0


def _seal(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Seal what is new."""
    keys = key_files.load(args.keys)
    with databases.opened(args.db) as store:
        done = sealing.sequence_and_seal(store, keys, every=timedelta(0))
    if done.checkpoint is None:
        out.write("nothing new to seal\n")
        return 0
    out.write(f"sealed {done.checkpoint.size} lines, root {done.checkpoint.root.hex()}\n")
    return 0


def _rotate(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Seal with the old key, then begin with a new one."""
    with databases.opened(args.db) as store:
        by = confirming.two_people(store, args.confirmed_by, stdin)
        sealing.sequence_and_seal(store, key_files.load(args.keys), every=timedelta(0))
        with store.work(databases.operator()) as work:
            made = key_files.rotate(work, args.keys, args.root, reason=args.reason, by=by)
        sealing.sequence_and_seal(store, key_files.load(args.keys), every=timedelta(0))
    out.write(f"new key {made.fingerprint}; the old private key is destroyed\n")
    return 0


def _accept(args: argparse.Namespace, stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Accept a restored log: the first entry of a new epoch says what was lost."""
    with databases.opened(args.db) as store:
        by = confirming.two_people(store, args.confirmed_by, stdin)
        with store.work(databases.operator()) as work:
            place = restoration.accept(work, args.keys, args.root, reason=args.reason, by=by)
            again = forgotten.erase_again(work, forgotten.read_list(args.keys))
        sealing.sequence_and_seal(store, key_files.load(args.keys), every=timedelta(0))
    out.write(f"{place}: give it to each witness (vigilctl ledger witness --restored FILE)\n")
    out.write(f"erased again: {len(again.erased)}\n")
    out.writelines(f"NOT erased again: {one}\n" for one in again.kept)
    return 0


def _witness(args: argparse.Namespace, _stdin: TextIO, out: TextIO, _err: TextIO) -> int:
    """Look at the log, and cosign its newest checkpoint if it continues what was seen."""
    restored = locks.public(args.restored) if args.restored else None
    if args.name:
        witness.create(args.keys, key_files.read_trust(args.trust or args.keys), args.name)
    sight = witness.Witness(args.keys)
    if restored is not None:
        said = sight.accept_restoration(restored)
        out.write(f"accepted: lines {said.kept + 1} to {said.lost} were lost by a restore\n")
    with databases.opened(args.db) as store, store.work(databases.operator()) as work:
        seen = witness.visit(work, sight)
    if seen is None:
        out.write("there is no checkpoint yet\n")
        return 0
    out.write(f"cosigned {seen.size} lines as {sight.key.name}; key {sight.key.vkey}\n")
    return 0


def _digest(args: argparse.Namespace, _stdin: TextIO, out: TextIO, err: TextIO) -> int:
    """Print the page that is mailed, filed or read out."""
    with databases.opened(args.db) as store, store.reading(databases.operator()) as work:
        newest = sealing.last_checkpoint(work.session)
    if newest is None:
        err.write("there is no checkpoint yet\n")
        return 1
    out.write(sealing.digest_page(newest.note))
    return 0
