"""Looks a desk's database over: settings and conditions that decide whether it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from services import config
from services.errors import RuleError
from services.escalation.waiting import waiting
from services.operations import doctor_file, doctor_guard, doctor_server
from services.reports import authority as authorities
from services.reports import renewal
from services.store import faults, schema, urls
from services.store.engine import database_now, make_engine
from services.store.schema import SchemaState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection, Engine


class Level(StrEnum):
    """How bad it is."""

    GOOD = "good"
    WARNING = "warning"
    """Works; something should be done about it."""
    BAD = "bad"
    """Work may be lost, or cannot go on."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        level: How bad it is.
        about: In a word or two.
        said: What is, and where it is not good, what to do.
    """

    level: Level
    about: str
    said: str


def examine(address: str) -> list[Finding]:
    """Look at everything; nothing is changed.

    Raises:
        StoreUnavailable: The database cannot be reached at all.
    """
    engine = make_engine(address)
    try:
        with faults.translated(engine.url):
            return list(_findings(engine))
    finally:
        engine.dispose()


def _findings(engine: Engine) -> Iterator[Finding]:
    found = schema.status(engine)
    yield Finding(
        Level.GOOD if found.is_usable else Level.BAD,
        "schema",
        schema.refusal(found, urls.described(engine.url)),
    )
    is_file = engine.dialect.name == "sqlite"
    if is_file and found.revision is None:
        return
    looks = [doctor_file.look] if is_file else [doctor_server.look]
    if not is_file and found.state is SchemaState.OK:
        looks.append(doctor_guard.look)
    with engine.connect() as connection:
        for look in looks:
            for level, about, said in look(connection):
                yield Finding(Level(level), about, said)
        if found.state is SchemaState.OK:
            yield _waiting(connection)
        yield from _certificate(database_now(connection))


def _waiting(connection: Connection) -> Finding:
    """Look whether what is due is done."""
    tickets, since = waiting(connection, database_now(connection))
    if since is None:
        return Finding(Level.GOOD, "levels", "nothing that is due waits")
    said = (
        f"{tickets:,} tickets have something due that nobody does, the first since "
        f"{since:%Y-%m-%d %H:%M} UTC. It waits for a window that sees them or for a watcher: run "
        "`vigilctl watch` under a login of the role watcher. If one runs, its log says why not."
    )
    return Finding(Level.WARNING, "levels", said)


def _certificate(at: datetime) -> Iterator[Finding]:
    """Look at the signing certificate of this seat, where it has one."""
    folder = config.load().signing
    if folder is None:
        return
    try:
        found = authorities.load(folder)
        until, said = renewal.ends_at(found), renewal.warning(found, at)
    except RuleError as error:
        yield Finding(Level.BAD, "signing certificate", str(error))
        return
    level = Level.WARNING if said else Level.GOOD
    if at >= until:
        level = Level.BAD
    yield Finding(level, "signing certificate", said or f"signs until {until:%Y-%m-%d}")
