"""Makes lines of what a unit of work changed on SQLite, whose triggers cannot hash.

On PostgreSQL the database does all of this itself (ledger_walked.postgresql.sql). Here the
triggers of audited tables note the changed rows; just before the unit commits, those notes and
the new audit entries become lines, in the same transaction.
"""

from __future__ import annotations

import getpass
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from sqlalchemy import bindparam, event, insert, select, text, update
from sqlalchemy.orm import Session

from models.audit import AuditEntry
from models.ledger import LedgerHead, LedgerLine, LedgerLog
from services.audit import columns, line
from services.store.engine import BEGIN, DEFERRED, database_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection
    from sqlalchemy.orm import SessionTransaction

SEEN: Final = "captured_before"
"""Notes up to this number stood there before the unit began: another program made them."""
WRITTEN: Final = "lines_written"
"""Subject, seq and leaf of the lines a session has just made, for its receipts."""
MICROSECOND: Final = timedelta(microseconds=1)
DIRECT: Final = "direct.changed"
LAST_NOTE: Final = text("SELECT MAX(id) FROM captured_row")
NOTES: Final = text(
    "SELECT id, table_name, operation, subject, row_key, before, after FROM captured_row"
    " WHERE id > :above AND id <= :upto ORDER BY id"
)
MOVE_HEAD: Final = (
    update(LedgerHead)
    .where(LedgerHead.subject == bindparam("of"))
    .values(seq=bindparam("seq"), leaf=bindparam("leaf"), last_at=bindparam("last_at"))
)


@dataclass(slots=True)
class _Chain:
    """Where a subject's chain ends."""

    seq: int
    leaf: bytes
    last_at: datetime | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Event:
    """What is to become a line."""

    subject: str
    kind: str
    fields: dict[str, line.Value]
    entry_id: int | None = None


def stamp(at: datetime) -> str:
    """Write an instant the way headers and fields do."""
    own = at if at.tzinfo is UTC else at.astimezone(UTC)
    return own.isoformat(timespec="microseconds")[:-6] + "Z"


def entry_fields(entry: AuditEntry | Any) -> dict[str, line.Value]:  # noqa: ANN401 - or its row
    """Return what a line says of an audit entry; the same on both databases."""
    fields: dict[str, line.Value] = {
        "actor": {"id": entry.actor_id, "name": entry.actor_name, "role": entry.actor_role},
        "context": {
            "entry": entry.id,
            "client": entry.client,
            "correlation": entry.correlation,
            "at": stamp(entry.at),
        },
    }
    if entry.reason is not None:
        fields["reason"] = entry.reason
    if entry.source is not None:
        claimed_at = None if entry.claimed_at is None else stamp(entry.claimed_at)
        fields["source"] = {
            "name": entry.source,
            "actor": entry.claimed_actor,
            "at": claimed_at,
        }
    for number, change in enumerate(entry.changes, 1):
        fields[f"change:{number:04}"] = change
    return fields


def write_lines(session: Session) -> None:
    """Turn every note and every new entry into lines; called just before a commit."""
    connection = session.connection()
    upto = connection.scalar(LAST_NOTE) or 0
    before = int(session.info.pop(SEEN, 0))
    entries = session.scalars(_new_entries(connection)).all()
    foreign = _noted(connection, 0, before)
    own = _noted(connection, before, upto)
    if foreign or (own and not entries):
        found = foreign if entries else [*foreign, *own]
        session.add_all(_direct_entries(found, _now(connection)))
        session.flush()
        entries = session.scalars(_new_entries(connection)).all()
    if not (entries or upto):
        return
    events = [*foreign, *own, *(_of_entry(entry) for entry in entries)]
    session.info[WRITTEN] = _append(connection, events)
    if upto:
        connection.execute(text("DELETE FROM captured_row WHERE id <= :upto"), {"upto": upto})


def _new_entries(connection: Connection) -> Any:  # noqa: ANN401 - a select of entries
    last = connection.scalar(
        select(LedgerLine.entry_id).order_by(LedgerLine.entry_id.desc()).limit(1)
    )
    return select(AuditEntry).where(AuditEntry.id > (last or 0)).order_by(AuditEntry.id)


def _of_entry(entry: AuditEntry) -> _Event:
    subject = f"{entry.subject_type}/{entry.subject_id}"
    return _Event(subject, entry.kind, entry_fields(entry), entry.id)


def _noted(connection: Connection, above: int, upto: int) -> list[_Event]:
    if upto <= above:
        return []
    found = connection.execute(NOTES, {"above": above, "upto": upto})
    return [
        event
        for _, table, operation, subject, key, before, after in found
        if (event := _of_row((table, operation, key), subject, before, after)).fields
    ]


def _of_row(
    what: tuple[str, str, str], subject: str, before: str | None, after: str | None
) -> _Event:
    table, operation, key = what
    old, new = (None if one is None else json.loads(one) for one in (before, after))
    fields = columns.fields_of(table, old, new)
    fields["row"] = f"{table}/{key}"
    return _Event(subject, f"row.{table}.{operation}", fields)


def _direct_entries(events: Iterable[_Event], at: datetime) -> list[AuditEntry]:
    """Write down, subject by subject, what was changed without an entry."""
    by_subject: dict[str, list[_Event]] = {}
    for one in events:
        by_subject.setdefault(one.subject, []).append(one)
    return [
        AuditEntry(
            at=at,
            kind=DIRECT,
            subject_type=subject.partition("/")[0],
            subject_id=_number(subject.partition("/")[2]),
            actor_name=_login(),
            actor_role="database",
            client="local",
            correlation=uuid4().hex,
            changes=[change for one in found for change in _direct_changes(one)],
        )
        for subject, found in by_subject.items()
    ]


def _direct_changes(event: _Event) -> list[dict[str, str | None]]:
    changes: list[dict[str, str | None]] = []
    for name, sides in columns.told(event.fields):
        field = f"{event.fields['row']} {name}"
        before, after = (_text(sides.get(side)) for side in ("before", "after"))
        changes.append({"field": field, "before": before, "after": after})
    return changes


def _append(connection: Connection, events: list[_Event]) -> list[tuple[str, int, bytes]]:
    log = connection.scalar(select(LedgerLog.name))
    if log is None:
        raise RuntimeError("the ledger of this database has no name")
    chains = _chains(connection, {one.subject for one in events})
    now = _now(connection)
    rows = [_line(log, one, chains[one.subject], now) for one in events]
    connection.execute(insert(LedgerLine), rows)
    new = [_head(subject, chain) for subject, chain in chains.items() if chain.is_new]
    old = [
        _head(subject, chain) | {"of": subject}
        for subject, chain in chains.items()
        if not chain.is_new
    ]
    if new:
        connection.execute(insert(LedgerHead), new)
    if old:
        connection.execute(MOVE_HEAD, old)
    return [(row["subject"], row["seq"], row["leaf"]) for row in rows]


def _line(log: str, event: _Event, chain: _Chain, now: datetime) -> dict[str, Any]:
    at = now if chain.last_at is None else max(now, chain.last_at + MICROSECOND)
    salt = os.urandom(32)
    texts, body = line.write_body(salt, event.fields)
    uuid = line.id_from(at)
    header = line.header_text(
        line.Header(
            log=log,
            uuid=uuid,
            subject=event.subject,
            seq=chain.seq + 1,
            prev=chain.leaf,
            time=stamp(at),
            actor=_login(),
            client="local",
            kind=event.kind,
            body=body,
        )
    )
    chain.seq, chain.leaf, chain.last_at = chain.seq + 1, line.leaf_hash(header), at
    return {
        "uuid": uuid,
        "subject": event.subject,
        "seq": chain.seq,
        "header": header,
        "fields": texts,
        "salt": salt,
        "leaf": chain.leaf,
        "entry_id": event.entry_id,
        "transaction_id": 0,
    }


def _chains(connection: Connection, subjects: set[str]) -> dict[str, _Chain]:
    columns = LedgerHead.subject, LedgerHead.seq, LedgerHead.leaf, LedgerHead.last_at
    found = connection.execute(select(*columns).where(LedgerHead.subject.in_(subjects)))
    chains = {row[0]: _Chain(*row[1:], is_new=False) for row in found}
    for subject in subjects - set(chains):
        chains[subject] = _Chain(0, line.NO_LEAF, None, is_new=True)
    return chains


def _head(subject: str, chain: _Chain) -> dict[str, Any]:
    return {"subject": subject, "seq": chain.seq, "leaf": chain.leaf, "last_at": chain.last_at}


def _now(connection: Connection) -> datetime:
    return database_now(connection)


@cache
def _login() -> str:
    """Return the account of the machine: the only fact about a person a file can have."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _text(value: line.Value) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value)


@event.listens_for(Session, "after_begin")
def _note_what_was_there(
    session: Session, transaction: SessionTransaction, connection: Connection
) -> None:
    # what a unit did before its savepoint is not somebody else's
    is_first = connection.dialect.name == "sqlite" and not transaction.nested
    if is_first and _is_writing(connection):
        session.info[SEEN] = connection.scalar(LAST_NOTE) or 0


@event.listens_for(Session, "before_commit")
def _record(session: Session) -> None:
    connection = session.connection()
    # where a savepoint ends and not the unit, its entry may still be to come
    if connection.dialect.name == "sqlite" and not session.in_nested_transaction():
        session.flush()
        write_lines(session)


def _is_writing(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(BEGIN, DEFERRED) != DEFERRED)
