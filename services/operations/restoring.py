"""Brings a copy back as the desk people work in: whole, verified, told; who was erased stays so."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import inspect, select

from models.audit import AuditEntry
from services.audit import forgotten, trail
from services.audit.restoration import BROUGHT_BACK
from services.audit.trail import FieldChange
from services.errors import RuleError, SchemaError, StoreUnavailable
from services.operations import copies, dumping, folders, rooms
from services.store import faults, guarding, schema, urls
from services.store.engine import make_engine
from services.store.schema import SchemaState
from services.store.work import Store

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import URL

    from services.audit.forgotten import Again, Forgotten
    from services.audit.verification.run import Evidence
    from services.operations import age
    from services.store.work import Actor, Work

RESTORED: Final = BROUGHT_BACK
_By: TypeAlias = "tuple[Actor, list[Forgotten]]"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back.

    Attributes:
        proof: What the verifier said of the copy before it was restored.
        newest: When the last entry of the copy was made; what was done later is not in it.
        again: What of the list of erasures was carried out again, and what could not be.
        listed: How many erasures the list has; None: no list was given.
    """

    proof: copies.Proof
    newest: datetime | None
    again: Again
    listed: int | None


def restore(  # noqa: PLR0913, PLR0917 - what a restore is made of
    file: Path,
    lock: age.Passphrase | age.Identities,
    address: str,
    actor: Actor,
    evidence: Evidence,
    erasures: Path | None = None,
) -> Restored:
    """Prove a copy in a scratch database, then make a desk of it where there is none.

    Args:
        file: The copy.
        lock: What opens it.
        address: Of an empty PostgreSQL database, or of a SQLite file that does not exist.
        actor: Who does it, for the entry.
        evidence: Pins for the verifier.
        erasures: The list of what was erased (`services.audit.forgotten`), or its folder.

    Raises:
        RuleError: The lock does not fit, the file or the list is damaged, or the kinds differ.
        SchemaError: The copy does not verify, or there is something at the address.
        StoreUnavailable: It cannot be written; nothing is left half done.
    """
    url = urls.parse(address)
    head = copies.head_of(file, lock)
    is_file = head.startswith(copies.SQLITE_MAGIC)
    if is_file != (url.drivername == "sqlite"):
        kinds = "a SQLite file", "a PostgreSQL database"
        made, asked = kinds if is_file else kinds[::-1]
        raise RuleError(f"This is the copy of {made}; it cannot become {asked}.")
    if not is_file:
        copies.require_fitting(head, url)
        rooms.clear_left(url)
    _require_nothing(url)
    wanted = forgotten.read_list(erasures) if erasures else []
    if not is_file:
        _prepare_server(url)
    proof = copies.prove(file, lock, evidence, None if is_file else address)
    if is_file:
        newest, again = _restore_file(file, lock, url, (actor, wanted))
    else:
        dumping.restore(url, copies.opened(file, lock), is_bare=not _is_superuser(url))
        newest, again = _record(url, file, (actor, wanted))
    return Restored(proof, newest, again, len(wanted) if erasures else None)


def _prepare_server(url: URL) -> None:
    """Make the roles that the dump names: on another server there are none yet."""
    engine = make_engine(url)
    try:
        guarding.make_roles(engine)
    finally:
        engine.dispose()


def _is_superuser(url: URL) -> bool:
    """Tell whether the dump's owners can be set as they were; another login lays them anew."""
    engine = make_engine(url)
    try:
        return guarding.is_superuser(engine)
    finally:
        engine.dispose()


def _require_nothing(url: URL) -> None:
    place = urls.described(url)
    file = urls.file_of(url)
    if file is not None:
        if file.exists():
            raise SchemaError(f"{file} is there already and is not overwritten. Move it away.")
        return
    engine = make_engine(url)
    try:
        with faults.translated(url), engine.connect() as connection:
            names = inspect(connection).get_table_names()
    finally:
        engine.dispose()
    if names:
        raise SchemaError(
            f"{place[0].upper()}{place[1:]} holds tables already. Nothing was changed; restore "
            "into an empty database (createdb)."
        )


def _restore_file(
    file: Path, lock: age.Passphrase | age.Identities, url: URL, by: _By
) -> tuple[datetime | None, Again]:
    """Finish the desk in a folder beside it first: at its place it appears whole or not at all."""
    desk = urls.file_of(url)
    if desk is None:
        raise RuleError("A desk cannot be restored into memory.")
    try:
        with folders.folder(desk.parent) as folder:
            fresh = folder / desk.name
            copies.write_whole(fresh, copies.opened(file, lock), shown=desk)
            done = _record(urls.parse(f"sqlite:///{fresh}"), file, by)
            os.link(fresh, desk)  # unlike a rename it never replaces what came meanwhile
    except FileExistsError as error:
        raise SchemaError(f"{desk} is there already and is not overwritten.") from error
    except OSError as error:
        raise StoreUnavailable(
            f"{desk} cannot be written: {error.strerror}. Nothing was restored."
        ) from error
    return done


def _record(url: URL, file: Path, by: _By) -> tuple[datetime | None, Again]:
    """Say in the trail that the desk was restored, from what, and how old that was.

    In the same unit everybody is erased again who was since: nobody works at the desk before.
    """
    actor, wanted = by
    store = Store(url)
    try:
        schema.require_usable(store.engine)
        if schema.status(store.engine).state is SchemaState.OK:
            guarding.lay(store.engine)
        with store.work(actor) as work:
            newest = _newest(work)
            said = [
                FieldChange("from", None, file.name),
                FieldChange("sha-256", None, copies.sha256_of(file)),
                FieldChange(
                    "newest entry of the copy", None, newest.isoformat() if newest else None
                ),
            ]
            trail.append(work, RESTORED, ("desk", 1), said)
            again = forgotten.erase_again(work, wanted)
        if store.engine.dialect.name == "sqlite":
            with faults.translated(url), store.engine.connect() as connection:
                raw = connection.connection.driver_connection
                if raw is not None:
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return newest, again
    finally:
        store.dispose()


def _newest(work: Work) -> datetime | None:
    return work.session.scalar(select(AuditEntry.at).order_by(AuditEntry.id.desc()).limit(1))
