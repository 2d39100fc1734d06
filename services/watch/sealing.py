"""The ledger's part of watching: put lines in order, seal them, and verify every night."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerLog
from services import config
from services.audit import keys as key_files
from services.audit import trail
from services.audit.sealing import sequence_and_seal
from services.audit.trail import FieldChange
from services.audit.verification.run import Evidence, verify

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.verification.findings import Verification
    from services.store.work import Actor, Store

log = logging.getLogger(__name__)

VERIFIED: Final = "ledger.verified"
VERIFY_EVERY: Final = timedelta(hours=24)
ALERT: Final = "ALERT.txt"
"""Beside the keys: an alarm that does not pass through the database it is about."""


def seal_due(store: Store, actor: Actor) -> int:
    """Put new lines in order and seal them when it is time; 0 where this seat has no keys."""
    folder = _keys_of(store, actor)
    if folder is None or not (folder / key_files.LOG_KEY).is_file():
        return 0
    return sequence_and_seal(store, key_files.load(folder), actor=actor).placed


def verify_due(store: Store, actor: Actor) -> int:
    """Verify the ledger when the last time is a day ago; the result is an entry of the trail."""
    folder = _keys_of(store, actor)
    if folder is None:
        return 0
    with store.reading(actor) as work:
        query = select(AuditEntry.at).where(AuditEntry.kind == VERIFIED)
        last = work.session.scalar(query.order_by(AuditEntry.id.desc()).limit(1))
        if last is not None and work.recorded_at - last < VERIFY_EVERY:
            return 0
    found = verify(store, Evidence(trust=key_files.read_trust(folder), keys=folder))
    record(store, actor, found)
    if not found.is_sound:
        raise_alarm(folder, found)
    return 1


def record(store: Store, actor: Actor, found: Verification) -> None:
    """Append the result of a verification to the trail."""
    said = [
        FieldChange("grade", None, found.grade.value),
        FieldChange("lines", None, str(found.lines)),
        FieldChange("sealed", None, str(found.size)),
        FieldChange("first", None, found.first.sentence() if found.first else None),
    ]
    with store.work(actor) as work:
        trail.append(work, VERIFIED, ("ledger", 1), said)


def raise_alarm(folder: Path, found: Verification) -> None:
    """Say it where whoever changed the database cannot take it back."""
    first = found.first.sentence() if found.first else "unknown"
    log.critical("the audit log %s does not verify: %s", found.log, first)
    with (folder / ALERT).open("a", encoding="utf-8") as stream:
        stream.write(f"{found.verified_at} {found.log} grade {found.grade}: {first}\n")


def _keys_of(store: Store, actor: Actor) -> Path | None:
    """Return the folder of the keys if the settings name one and it is this log's."""
    folder = config.load().ledger_keys
    if folder is None or not folder.is_dir():
        return None
    with store.reading(actor) as work:
        name = work.session.get_one(LedgerLog, 1).name
    return folder if key_files.read_trust(folder).log == name else None
