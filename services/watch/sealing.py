"""The ledger's part of watching: put lines in order, seal them, and verify every night."""

from __future__ import annotations

import logging
import socket
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from services.audit import keys as key_files
from services.audit import seat_keys
from services.audit.sealing import sequence_and_seal
from services.audit.verification.run import Evidence, verify
from services.audit.verified import VERIFIED, keep

if TYPE_CHECKING:
    from services.audit.verification.findings import Verification
    from services.store.work import Actor, Store

log = logging.getLogger(__name__)

CRITICAL_OF_USER: Final = 1 * 8 + 2
"""Facility user, severity critical, as RFC 3164 writes them."""
LONGEST: Final = 1000
"""Characters of one message."""
VERIFY_EVERY: Final = timedelta(hours=24)
ALERT: Final = "ALERT.txt"
"""Beside the keys: an alarm that does not pass through the database it is about."""
SYSTEM_LOG: Final = Path("/dev/log")
"""Where a Linux machine's own log listens; what is told there may go on to another machine."""


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
    with store.work(actor) as work:
        keep(work, found)


def raise_alarm(folder: Path, found: Verification, *, system_log: Path = SYSTEM_LOG) -> None:
    """Say it where whoever changed the database cannot take it back: file and system log."""
    first = found.first.sentence() if found.first else "unknown"
    said = f"the audit log {found.log} does not verify, grade {found.grade}: {first}"
    log.critical("%s", said)
    with (folder / ALERT).open("a", encoding="utf-8") as stream:
        stream.write(f"{found.verified_at} {said}\n")
    _tell_system(system_log, said)


def _tell_system(place: Path, said: str) -> None:
    if not place.is_socket():
        return
    line = " ".join(said.split())
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.sendto(f"<{CRITICAL_OF_USER}>vigildesk: {line}"[:LONGEST].encode(), str(place))
    except OSError as error:
        log.warning("the system's log did not take the alarm: %s", error.strerror)


def _keys_of(store: Store, actor: Actor) -> Path | None:
    """Return the folder of the keys if the settings name one and it is this log's."""
    with store.reading(actor) as work:
        return seat_keys.sealing(work)
