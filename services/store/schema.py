"""Knows whether this program can work with a database's schema, and brings it up to date."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, text

import models.migrations
from services.config import VERSION
from services.errors import OutdatedSchemaError, OutgrownError, SchemaError, StoreUnavailable
from services.sentence import Sentence
from services.store import urls
from services.store.faults import is_retryable, translated
from services.store.migrating import LOCK_WAIT_S, hold_tables, migrating

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

BASE: Final = "base"
HEAD: Final = "head"
VERSIONS: Final = Path(models.migrations.__path__[0]) / "versions"
OWN_SCHEMAS: Final = frozenset({"api", "guard"})
"""The desk's own beside `public`; every upgrade makes them anew."""
UTF8: Final = "UTF8"
PAUSE_S: Final = 0.5
REVISION_DIGITS: Final = 4
"""A revision is the number its file's name begins with."""


class SchemaState(StrEnum):
    """What a database is to this program."""

    OK = "ok"
    ABSENT = "absent"
    """Empty: a desk can be made here."""
    OLDER = "older"
    """A desk of an earlier version: can be upgraded."""
    NEWER = "newer"
    """Upgraded by a newer program that still lets this one in."""
    TOO_NEW = "too_new"
    """Upgraded by a newer program; this one must be updated first."""
    FOREIGN = "foreign"
    """Full of somebody else's tables."""


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """What was found.

    Attributes:
        state: What the database is to this program.
        revision: The revision it stands at; None where there is none.
        head: The newest revision this program knows.
        min_client: The oldest program version the database lets in, where it says so.
    """

    state: SchemaState
    revision: str | None
    head: str
    min_client: str | None = None

    @property
    def is_usable(self) -> bool:
        """Tell whether this program may work with the database as it is."""
        return self.state in {SchemaState.OK, SchemaState.NEWER}


def status(engine: Engine) -> SchemaStatus:
    """Look at a database without changing or creating anything.

    Raises:
        StoreUnavailable: It cannot be reached or read.
    """
    file = urls.file_of(engine.url)
    head = _head()
    if file is not None and (not file.exists() or file.stat().st_size == 0):
        return SchemaStatus(SchemaState.ABSENT, None, head)
    with translated(engine.url), engine.connect() as connection:
        return _status_on(connection, head)


def require_usable(engine: Engine) -> None:
    """Pass when this program may work with the database.

    Raises:
        SchemaError: It may not; the sentence says what to do.
        StoreUnavailable: It cannot be reached or read.
    """
    found = status(engine)
    if found.state is SchemaState.OLDER:
        raise OutdatedSchemaError(refusal(found, urls.described(engine.url)))
    if not found.is_usable:
        raise SchemaError(refusal(found, urls.described(engine.url)))


def require_known(engine: Engine) -> None:
    """Pass as long as nobody has upgraded a database that is open already beyond this program.

    Raises:
        OutgrownError: Somebody has, and it does not let this program in any more.
        StoreUnavailable: It cannot be reached or read.
    """
    with translated(engine.url), engine.connect() as connection:
        revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
        if revision is None or revision in known_revisions():
            return
        found = _status_on(connection, _head())
    if not found.is_usable:
        raise OutgrownError(refusal(found, urls.described(engine.url)))


def refusal(found: SchemaStatus, place: str) -> Sentence:
    """Say why this program cannot work with the database, and what to do."""
    sentence = {
        SchemaState.ABSENT: Sentence(
            "{place} holds no desk yet. Make one with `vigilctl db init`.", place=place
        ),
        SchemaState.OLDER: Sentence(
            "{place} is a desk of an earlier version (schema {revision}, this program needs "
            "{head}). Upgrade it with `vigilctl db upgrade`.",
            place=place,
            revision=found.revision,
            head=found.head,
        ),
        SchemaState.TOO_NEW: Sentence(
            "{place} was upgraded by a newer program and needs Vigildesk {needed} or later; this "
            "is {version}. Update this seat.",
            place=place,
            needed=found.min_client or Sentence("of that version"),
            version=VERSION,
        ),
        SchemaState.FOREIGN: Sentence(
            "{place} holds tables of another program and no desk. Choose an empty one.",
            place=place,
        ),
        SchemaState.OK: Sentence("{place} is up to date.", place=place),
        SchemaState.NEWER: Sentence(
            "{place} was upgraded by a newer program; this one still works with it.", place=place
        ),
    }[found.state]
    return sentence.begun()


def upgrade(engine: Engine, target: str = HEAD, *, wait_s: float = LOCK_WAIT_S) -> bool:
    """Create the schema or bring it up to date; the first of several clients does the work.

    Args:
        engine: Of the database; a SQLite file is created where there is none.
        target: A revision, for tests; newest by default.
        wait_s: How long to wait for another client that is at it.

    Returns:
        Whether this call changed anything; False when another client already had.

    Raises:
        SchemaError: The database is newer than this program, or not a desk.
        StoreUnavailable: It cannot be reached or written, or the other client did not end.
    """
    _make_folder(engine)
    give_up = time.monotonic() + wait_s
    while True:
        try:
            return _upgraded(engine, target, wait_s)
        except StoreUnavailable as error:  # people are at work: all was undone, and they go on
            if not is_retryable(error) or time.monotonic() > give_up:
                raise
        time.sleep(PAUSE_S)


def _upgraded(engine: Engine, target: str, wait_s: float) -> bool:
    with migrating(engine, wait_s) as connection:
        found = _status_on(connection, _head())
        if found.state in {SchemaState.TOO_NEW, SchemaState.FOREIGN}:
            raise SchemaError(refusal(found, urls.described(engine.url)))
        if found.is_usable or found.revision == target:
            return False
        _require_letters(connection)
        hold_tables(connection)
        # Alembic costs half a second to import, and only a change of the schema needs it
        from services.store import alembic_runs  # noqa: PLC0415

        alembic_runs.upgrade(connection, target)
        return True


def downgrade(engine: Engine, target: str = BASE) -> None:
    """Take the schema back to `target`; data the older schema has no place for is lost."""
    with migrating(engine, LOCK_WAIT_S) as connection:
        from services.store import alembic_runs  # noqa: PLC0415 - as above

        hold_tables(connection)

        alembic_runs.downgrade(connection, target)


def _status_on(connection: Connection, head: str) -> SchemaStatus:
    revision = _revision_of(connection)
    if revision == head:
        return SchemaStatus(SchemaState.OK, revision, head)
    if revision is None:
        there = inspect(connection)
        others = set(there.get_table_names()) - {"alembic_version"}
        others |= OWN_SCHEMAS.intersection(there.get_schema_names())
        state = SchemaState.FOREIGN if others else SchemaState.ABSENT
        return SchemaStatus(state, None, head)
    if revision in known_revisions():
        return SchemaStatus(SchemaState.OLDER, revision, head)
    return _newer(connection, revision, head)


def _require_letters(connection: Connection) -> None:
    """Refuse a database that cannot keep what people write.

    Raises:
        SchemaError: It is not kept in UTF8.
    """
    if connection.dialect.name != "postgresql":
        return
    encoding = str(connection.scalar(text("SELECT current_setting('server_encoding')")))
    if encoding != UTF8:
        sentence = Sentence(
            "{place} keeps letters as {encoding}, and a desk needs UTF8. Nothing was changed; "
            "make it anew: createdb --template=template0 --encoding=UTF8.",
            place=urls.described(connection.engine.url),
            encoding=encoding,
        ).begun()
        raise SchemaError(sentence)


def _newer(connection: Connection, revision: str, head: str) -> SchemaStatus:
    if not inspect(connection).has_table("schema_meta"):
        return SchemaStatus(SchemaState.FOREIGN, revision, head)
    wanted = connection.scalar(text("SELECT value FROM schema_meta WHERE key = 'min_client'"))
    lets_us_in = wanted is not None and _numbers(VERSION) >= _numbers(wanted)
    state = SchemaState.NEWER if lets_us_in else SchemaState.TOO_NEW
    return SchemaStatus(state, revision, head, wanted)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _make_folder(engine: Engine) -> None:
    file = urls.file_of(engine.url)
    if file is None or file.parent.exists():
        return
    try:
        file.parent.mkdir(parents=True)
    except OSError as error:
        raise StoreUnavailable(
            "The folder {parent} cannot be made: {why}. Choose another place.",
            parent=file.parent,
            why=error,
        ) from error


def known_revisions() -> list[str]:
    """Return every revision this program can make, the oldest first."""
    return sorted(file.name[:REVISION_DIGITS] for file in VERSIONS.glob("[0-9]*.py"))


def _head() -> str:
    known = known_revisions()
    if not known:
        raise RuntimeError("the program was built without its migrations")
    return known[-1]


def _revision_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
