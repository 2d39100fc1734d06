"""What is looked at in a SQLite file; each answer is a level, a word and a sentence."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    Answer = tuple[str, str, str]

OLDEST: Final = (3, 38, 0)
CANNOT_PROMISE: Final = (
    "one seat only; its clock is this machine's; its owner can alter it, which an audit finds "
    "only by checkpoints kept elsewhere."
)
FREE_DISK: Final = 0.1
OTHERS: Final = 0o077


def look(connection: Connection) -> Iterator[Answer]:
    """Look at a file through one connection; the whole of it is read."""
    yield _version()
    yield _journal(connection)
    yield _integrity(connection)
    yield _references(connection)
    file = _file(connection)
    if file is not None:
        yield _rights(file)
        yield _disk(file)
    yield "good", "what a file is", CANNOT_PROMISE


def _version() -> Answer:
    told = f"SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < OLDEST:
        return "bad", "version", f"{told} is too old."
    return "good", "version", told


def _journal(connection: Connection) -> Answer:
    mode = str(connection.scalar(text("PRAGMA journal_mode")))
    if mode != "wal":
        said = f"{mode}: readers and the writer wait for each other. Is the disk writable?"
        return "warning", "journal", said
    return "good", "journal", mode


def _integrity(connection: Connection) -> Answer:
    found = list(connection.scalars(text("PRAGMA integrity_check(5)")))
    if found != ["ok"]:
        said = f"{found[0]}. Stop working, copy the file, and restore the newest good backup."
        return "bad", "integrity", said
    return "good", "integrity", "every page was read and is sound"


def _references(connection: Connection) -> Answer:
    found = connection.execute(text("PRAGMA foreign_key_check")).all()
    if found:
        said = f"{len(found)} rows refer to nothing, the first in {found[0][0]}. Restore a backup."
        return "bad", "references", said
    return "good", "references", "every row has what it refers to"


def _file(connection: Connection) -> Path | None:
    for _number, name, path in connection.execute(text("PRAGMA database_list")):
        if name == "main" and path:
            return Path(path)
    return None


def _rights(file: Path) -> Answer:
    if os.name == "posix" and file.stat().st_mode & OTHERS:
        said = f"other accounts of this machine may read it. Restrict it: chmod 600 {file}"
        return "warning", "rights", said
    return "good", "rights", "only its owner may read it"


def _disk(file: Path) -> Answer:
    usage = shutil.disk_usage(file.parent)
    told = f"the desk takes {file.stat().st_size / 1e6:,.1f} MB"
    if usage.free < usage.total * FREE_DISK:
        return "bad", "disk", f"{told}; only {usage.free / 1e9:,.1f} GB are free. Make room."
    return "good", "disk", f"{told}; {usage.free / 1e9:,.0f} GB are free"
