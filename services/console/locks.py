"""What opens and closes encrypted copies: always in a file, never on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from services.audit import keys as key_files
from services.audit.verification.run import Evidence
from services.errors import RuleError
from services.operations import age

if TYPE_CHECKING:
    import argparse

SHORTEST = 12
"""Letters of a passphrase that may be tried by anybody who holds the file."""


def add_keys(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that open a copy and pin the log."""
    lock = parser.add_mutually_exclusive_group()
    lock.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line is the passphrase"
    )
    lock.add_argument(
        "--identity", type=Path, metavar="FILE", help="private key, as age-keygen writes it"
    )
    parser.add_argument(
        "--keys", type=Path, metavar="DIR", help="folder of the log's keys, or its trust.txt"
    )


def unlocking(args: argparse.Namespace) -> age.Passphrase | age.Identities | None:
    """Return what opens copies, where the arguments name it."""
    if args.passphrase_file:
        return passphrase(args.passphrase_file)
    if args.identity:
        return age.read_identities(secret(args.identity))
    return None


def passphrase(file: Path) -> age.Passphrase:
    """Read a passphrase; RuleError where it is short, or others may read the file."""
    words = secret(file).splitlines()
    text = words[0].strip() if words else ""
    if len(text) < SHORTEST:
        raise RuleError(f"The passphrase in {file} has fewer than {SHORTEST} letters.")
    return age.Passphrase(text.encode())


def secret(file: Path) -> str:
    """Read a file that only its owner may read."""
    if os.name == "posix" and file.exists() and file.stat().st_mode & 0o077:
        raise RuleError(f"Others may read {file}. Restrict it to its owner (chmod 600).")
    return public(file)


def public(file: Path) -> str:
    """Read a file of text."""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise RuleError(f"{file} cannot be read: {reason}.") from error


def evidence(args: argparse.Namespace) -> Evidence:
    """Return the pins for the verifier."""
    if not args.keys:
        return Evidence()
    return Evidence(
        trust=key_files.read_trust(args.keys), keys=args.keys if args.keys.is_dir() else None
    )
