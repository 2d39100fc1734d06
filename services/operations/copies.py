"""Encrypted copies of a whole desk: made in one piece, and proved by bringing them back."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final
from uuid import uuid4

from sqlalchemy import text

from services.audit.verification.findings import Grade
from services.audit.verification.run import Evidence, verify
from services.errors import RuleError, SchemaError, StoreUnavailable
from services.operations import age, dumping, folders, heads, rooms
from services.store import faults, outputs, schema, urls
from services.store.engine import make_engine
from services.store.work import Store
from services.time_source import workstation_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import URL

    from services.audit.verification.findings import Verification

PIECE: Final = 1024 * 1024
SQLITE_MAGIC: Final = b"SQLite format 3\x00"
UNFINISHED: Final = ".unfinished"
ABANDONED_S: Final = 24 * 3600
"""Who writes a copy writes to it every few seconds."""


@dataclass(frozen=True, slots=True)
class Copy:
    """An encrypted copy that was written.

    Attributes:
        file: Where it is.
        size: In bytes.
        sha256: Of the encrypted file, for the register of backups.
    """

    file: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What bringing a copy back into a scratch database has shown."""

    tickets: int
    found: Verification


def back_up(address: str, file: Path, lock: age.Passphrase | age.Recipients) -> Copy:
    """Write an encrypted copy of a desk while people work in it.

    The plain text of a server's desk touches no disk; that of a SQLite desk lies in a folder
    only this account can read until the copy is written.

    Raises:
        RuleError: The file is there already, its folder is none, or a program is missing.
        StoreUnavailable: The database cannot be read, or the file not be written; then there
            is no file.
    """
    url = urls.parse(address)
    engine = make_engine(url)
    try:
        schema.require_usable(engine)
    finally:
        engine.dispose()
    outputs.require_new(file)
    _sweep(file)
    unfinished = file.with_name(f"{file.name}.{uuid4().hex[:8]}{UNFINISHED}")
    try:
        with unfinished.open("xb") as out, _plain(url) as pieces:
            age.encrypt(pieces, out, lock)
            out.flush()
            os.fsync(out.fileno())
        outputs.require_new(file)  # another backup may have taken the name meanwhile
        unfinished.rename(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"{file} cannot be written: {error.strerror}. No backup was made; free some space "
            "or choose another place."
        ) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return Copy(file, file.stat().st_size, sha256_of(file))


def _sweep(file: Path) -> None:
    """Remove what an earlier backup left there that was ended in the middle.

    Nobody can say of another's file whether it is still written to, but for its age.
    """
    for one in file.parent.iterdir():
        if one.name.startswith(f"{file.name}.") and one.name.endswith(UNFINISHED):
            with suppress(OSError):
                if workstation_now().timestamp() - one.stat().st_mtime > ABANDONED_S:
                    one.unlink()


def prove(
    file: Path, lock: age.Passphrase | age.Identities, evidence: Evidence, scratch: str | None
) -> Proof:
    """Bring a copy back into a database nobody works in, run the verifier, and drop it again.

    Args:
        file: The copy.
        lock: What opens it.
        evidence: Pins for the verifier: without them checkpoints cannot be believed.
        scratch: Needed for the copy of a server's desk: a PostgreSQL database whose login may
            create databases, or an empty one, which is empty again afterwards.

    Raises:
        RuleError: The lock does not fit, the file is damaged, or there is no room to try.
        SchemaError: What came back does not verify.
    """
    with _scratch(file, lock, scratch) as url:
        store = Store(url)
        try:
            schema.require_usable(store.engine)
            found = verify(store, replace(evidence, is_older=True))
            with faults.translated(store.url), store.engine.connect() as connection:
                tickets = connection.scalar(text("SELECT count(*) FROM ticket")) or 0
        finally:
            store.dispose()
    if found.grade is Grade.FAILED:
        first = next(one.problems[0] for one in found.results if one.problems)
        raise SchemaError(
            f"The copy came back, and does not verify: {first.sentence()}. Verify the desk itself."
        )
    return Proof(int(tickets), found)


def opened(file: Path, lock: age.Passphrase | age.Identities) -> Iterator[bytes]:
    """Yield the plain text of a copy, after all of it was found unaltered."""
    for _ in _decrypted(file, lock):
        pass  # to the end, for only then is it known that nothing is missing
    yield from _decrypted(file, lock)


def head_of(file: Path, lock: age.Passphrase | age.Identities) -> bytes:
    """Return the beginning of the plain text, which says what kind of desk it is."""
    first = next(_decrypted(file, lock))
    if first.startswith((SQLITE_MAGIC, heads.MAGIC)):
        return first
    raise RuleError(f"{file} holds no desk: it was not made by `vigilctl backup`.")


def require_fitting(head: bytes, url: URL) -> None:
    """Refuse a copy that was made on a newer PostgreSQL than the server it is to come back on.

    Raises:
        RuleError: It was; the sentence names both versions.
    """
    made_on, server = heads.server_of(head), dumping.server_of(url)
    if made_on is not None and made_on > server:
        raise RuleError(
            f"This copy was made on PostgreSQL {made_on}, and the server it is to come back on is "
            f"PostgreSQL {server}, which is older and cannot take it: choose a server of version "
            f"{made_on} or newer."
        )


def sha256_of(file: Path) -> str:
    """Return the fingerprint of a file."""
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


@contextmanager
def _scratch(
    file: Path, lock: age.Passphrase | age.Identities, scratch: str | None
) -> Iterator[URL]:
    head = head_of(file, lock)
    if head.startswith(SQLITE_MAGIC):
        with folders.folder() as folder:
            desk = folder / "desk.sqlite"
            write_whole(desk, opened(file, lock))
            yield urls.parse(f"sqlite:///{desk}")
        return
    if scratch is None:
        raise RuleError(
            "To prove the copy of a server's desk, name a database beside which a scratch "
            "database may be made: --scratch postgresql://name@server/desk"
        )
    require_fitting(head, urls.parse(scratch))
    with rooms.room(scratch) as url:
        dumping.restore(url, opened(file, lock), is_bare=True)
        yield url


def write_whole(file: Path, pieces: Iterator[bytes], shown: Path | None = None) -> None:
    """Write a file all at once or not at all; StoreUnavailable says why not.

    Args:
        file: It is not there yet.
        pieces: Its contents.
        shown: The name it is to have in the end, where it is written under another one.
    """
    try:
        with file.open("xb") as out:
            file.chmod(0o600)
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        file.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"{shown or file} cannot be written: {error.strerror}. Nothing was restored; free some "
            "space or choose another place."
        ) from error
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _decrypted(file: Path, lock: age.Passphrase | age.Identities) -> Iterator[bytes]:
    try:
        with file.open("rb") as source:
            yield from age.decrypt(source, lock)
    except OSError as error:
        raise RuleError(f"{file} cannot be read: {error.strerror}.") from error


@contextmanager
def _plain(url: URL) -> Iterator[Iterator[bytes]]:
    """Yield a desk as one moment saw it."""
    file = urls.file_of(url)
    if file is None:
        if url.drivername == "sqlite":
            raise RuleError("A desk in memory cannot be copied.")
        with dumping.dumped(url) as pieces:
            yield pieces
        return
    with folders.folder() as folder:
        twin = folder / "desk.sqlite"
        with (
            faults.translated(url),
            closing(sqlite3.connect(file)) as source,
            closing(sqlite3.connect(twin)) as target,
        ):
            _copied(source, target, folder)
        with twin.open("rb") as stream:
            yield _read(stream)


def _copied(source: sqlite3.Connection, target: sqlite3.Connection, folder: Path) -> None:
    try:
        source.backup(target)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_FULL:
            raise
        raise StoreUnavailable(
            f"{folder.parent}, where the desk lies while it is encrypted, is full. No backup was "
            "made; free some space there, or name another folder (TMPDIR)."
        ) from error


def _read(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece
