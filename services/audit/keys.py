"""The keys of the log: made once, kept outside the database, each epoch's stated by the root."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.ledger import LedgerKey, LedgerLog
from services.audit import notes, trail
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from services.store.work import Work

TRUST: Final = "trust.txt"
"""What a verifier pins: the log's name and the root's public key. May be given to anybody."""
ROOT_KEY: Final = "root.key"
LOG_KEY: Final = "log.key"
CERTIFICATE: Final = "certificate.txt"
OWNER_READS: Final = 0o400
OWNER_ONLY: Final = 0o700


@dataclass(frozen=True, slots=True)
class Trust:
    """What a verifier takes from paper or from another machine, never from the database."""

    log: str
    root: notes.PublicKey

    def text(self) -> str:
        """Write it as two lines."""
        return f"{self.log}\n{self.root.vkey}\n"


@dataclass(frozen=True, slots=True)
class Keys:
    """The signing half, on the machine of the watcher.

    Attributes:
        trust: The log and its root.
        signer: The epoch's private key.
        folder: Where they lie; copies of the checkpoints are put there too.
    """

    trust: Trust
    signer: Ed25519PrivateKey
    folder: Path


@dataclass(frozen=True, slots=True)
class Epoch:
    """A key that the root stated, and the first size of the log it signs for."""

    from_size: int
    key: notes.PublicKey


def create(work: Work, folder: Path) -> Trust:
    """Make the root and the first epoch's key, and let the root state it in the log.

    Raises:
        RuleError: The folder has keys already, or this log was given keys before.
    """
    log = work.require(LedgerLog, 1).name
    if work.session.scalar(select(LedgerKey.id).limit(1)) is not None:
        raise RuleError("This log has keys already. Rotate them with `vigilctl ledger rotate`.")
    _make_folder(folder)
    root = write_key(folder / ROOT_KEY)
    trust = Trust(log, notes.public_of(f"{log}/root", root))
    _state(work, (root, trust), write_key(folder / LOG_KEY), from_size=0)
    _write(folder / TRUST, trust.text())
    _write(folder / CERTIFICATE, certificate(trust))
    shown = [FieldChange("root fingerprint", None, trust.root.fingerprint)]
    trail.append(work, "ledger.initialised", ("ledger", 1), shown)
    return trust


def rotate(
    work: Work, folder: Path, root_folder: Path, *, reason: str, by: str = ""
) -> notes.PublicKey:
    """Begin a new epoch: a new key, stated by the root; the old private key is destroyed.

    Args:
        work: The unit of work.
        folder: Of the keys.
        root_folder: Holds `root.key`, brought from where it is kept.
        reason: Why.
        by: The two people who confirmed it, for the entry.

    Raises:
        RuleError: No reason, or the keys are not those of this log.
    """
    if not reason.strip():
        raise RuleError("Rotating a key needs a reason.")
    trust = read_trust(folder)
    root = read_key(root_folder / ROOT_KEY)
    if notes.public_of(trust.root.name, root) != trust.root:
        raise RuleError("That is not the root key of this log.")
    log = work.require(LedgerLog, 1)
    fresh = write_key(folder / f"{LOG_KEY}.new")
    made = _state(work, (root, trust), fresh, from_size=log.size)
    shown = [
        FieldChange("first size", None, str(log.size)),
        FieldChange("key", None, made.fingerprint),
    ]
    shown += [FieldChange("confirmed by", None, by)] if by else []
    trail.append(work, "key.rotated", ("ledger", 1), shown, reason)
    (folder / f"{LOG_KEY}.new").replace(folder / LOG_KEY)
    return made


def load(folder: Path) -> Keys:
    """Read the signing keys of a folder; RuleError where there are none."""
    return Keys(read_trust(folder), read_key(folder / LOG_KEY), folder)


def read_trust(folder: Path) -> Trust:
    """Read what is pinned, from a folder of keys or from a file; RuleError where it is not there.

    Args:
        folder: The folder, or the file `trust.txt` itself.
    """
    file = folder / TRUST if folder.is_dir() else folder
    try:
        log, root, rest = file.read_text("utf-8").split("\n")
        trust = Trust(log, notes.read_vkey(root))
    except OSError as error:
        raise RuleError(
            "There are no keys in {folder}: {why}.", folder=folder, why=error
        ) from error
    except ValueError as error:
        raise RuleError("{file} does not name a log and its root key.", file=file) from error
    if rest:
        raise RuleError("{file} says more than a log and its root key.", file=file)
    return trust


def pinned(work: Work, folders: Iterable[Path | None]) -> Path | None:
    """Return the first of these folders that pins the log of this desk, if one does."""
    name = work.require(LedgerLog, 1).name
    for folder in folders:
        try:
            if folder is not None and read_trust(folder).log == name:
                return folder
        except RuleError:
            continue
    return None


def epochs(work: Work, trust: Trust) -> list[Epoch]:
    """Return the keys the root stated, by size; NoteError for a statement that is forged."""
    found = work.session.scalars(select(LedgerKey).order_by(LedgerKey.from_size, LedgerKey.id))
    return [epoch_of(one.statement, trust) for one in found]


def epoch_of(statement: str, trust: Trust) -> Epoch:
    """Read one statement; NoteError where the pinned root did not sign it for this log."""
    opened = notes.open_note(statement, [trust.root])
    log, key, from_size = notes.read_statement(opened.text)
    if trust.root.name not in opened.signers or log != trust.log:
        raise notes.NoteError("a key statement is not signed by the root of this log")
    return Epoch(from_size, key)


def signers_at(known: list[Epoch], size: int) -> list[notes.PublicKey]:
    """Return the keys that may sign a checkpoint of that size: the epoch's, at its edge both."""
    before = [one for one in known if one.from_size < size]
    newest = max((one.from_size for one in before), default=0)
    return [one.key for one in known if newest <= one.from_size <= size]


def certificate(trust: Trust) -> str:
    """Return the page that is printed at the installation and kept on paper."""
    print_of_root = trust.root.fingerprint
    groups = " ".join(print_of_root[at : at + 8] for at in range(0, len(print_of_root), 8))
    return (
        "VIGILDESK: CERTIFICATE OF INSTALLATION OF AN AUDIT LOG\n\n"
        f"Log               {trust.log}\n"
        f"Root key          {trust.root.vkey}\n"
        f"Root fingerprint  {groups}\n\n"
        "Print this page, sign it with two witnesses and keep it where the operators of the\n"
        "database cannot exchange it. Move the file root.key to a medium that is kept offline.\n"
        "Whoever verifies an export compares the fingerprint above with the one on the export.\n"
        "Alteration of the log is detectable by someone who does not trust us; this page is\n"
        "where that person starts.\n"
    )


def write_key(file: Path) -> Ed25519PrivateKey:
    """Make a private key in a file only its owner reads; RuleError where one lies there."""
    from cryptography.hazmat.primitives import serialization as forms  # noqa: PLC0415 - 40 ms
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    private = ed25519.Ed25519PrivateKey.generate()
    raw = private.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    _write(file, raw.decode("ascii"), OWNER_READS)
    return private


def read_key(file: Path) -> Ed25519PrivateKey:
    """Read a private key; RuleError where there is none or others may read it."""
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415
        load_pem_private_key,
    )

    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise RuleError(
                "Others may read {file}. Restrict it to its owner (chmod 400).", file=file
            )
        private = load_pem_private_key(file.read_bytes(), None)
    except OSError as error:
        raise RuleError("There is no key in {file}: {why}.", file=file, why=error) from error
    except ValueError as error:
        raise RuleError("{file} is not a private key.", file=file) from error
    if not isinstance(private, ed25519.Ed25519PrivateKey):
        raise RuleError("{file} is not an Ed25519 key.", file=file)
    return private


def _state(
    work: Work, root: tuple[Ed25519PrivateKey, Trust], fresh: Ed25519PrivateKey, *, from_size: int
) -> notes.PublicKey:
    private, trust = root
    key = notes.public_of(trust.log, fresh)
    text = notes.statement_text(trust.log, key, from_size)
    note = notes.compose(text, [notes.signature_line(trust.root.name, private, text)])
    work.session.add(LedgerKey(from_size=from_size, statement=note))
    return key


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
    except OSError as error:
        raise RuleError(
            "The folder {folder} cannot be made: {why}.", folder=folder, why=error
        ) from error


def _write(file: Path, text: str, mode: int = 0o644) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise RuleError("{file} is there already and is not overwritten.", file=file) from error
    except OSError as error:
        raise RuleError("{file} cannot be written: {why}.", file=file, why=error) from error
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
