"""Check the lines themselves: their bytes, their chains and their times, in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerHead, LedgerLine
from services.audit import line
from services.audit.capture import entry_fields
from services.audit.verification.findings import Layer, Result
from services.audit.verification.state import Replayed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

ALLOWS: Final = frozenset({"erasure.executed", "purge.executed"})
"""Kinds of entries that name lines whose values may be gone."""
BATCH: Final = 2000
CLOCK_MAY_SLIP: Final = timedelta(seconds=2)
"""Clocks of servers are slewed, and sessions overtake each other by milliseconds."""


@dataclass(slots=True)
class Seen:
    """What the pass gathers for the other layers.

    Attributes:
        count: Lines read.
        ends: Subject to seq and leaf of its last line.
        leaves: Number of the line to the leaf its header has now.
        times: Number of the line to its time, for the checkpoints' times.
        erased: Lines with withheld values: their uuid, and where they are.
        allowed: The uuids that an erasure's entry names.
        replayed: What the lines say of every audited row.
    """

    log: str
    row: Result = field(default_factory=lambda: Result(Layer.ROW))
    chain: Result = field(default_factory=lambda: Result(Layer.CHAIN))
    time: Result = field(default_factory=lambda: Result(Layer.TIME))
    count: int = 0
    ends: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    erased: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    allowed: set[str] = field(default_factory=set)
    latest: datetime | None = None
    replayed: Replayed = field(default_factory=Replayed)


def read_lines(session: Session, log: str) -> Seen:
    """Read every line once, oldest first, and check what it can say of itself."""
    seen = Seen(log)
    for one, entry in _pairs(session):
        seen.count += 1
        _check_line(seen, one, entry)
    _check_erasures(seen)
    _check_heads(session, seen)
    _check_bare_entries(session, seen)
    seen.row.checked = seen.chain.checked = seen.time.checked = seen.count
    return seen


def commitments(salt: bytes | None, fields: list[Any]) -> tuple[list[bytes], dict[str, Any], int]:
    """Return the commitments of a line's fields, the values that are there, and how many are not.

    Raises:
        ValueError: The fields are not what a line may have.
    """
    made: list[bytes] = []
    values: dict[str, Any] = {}
    withheld, last = 0, b""
    for one in fields:
        if isinstance(one, dict) and "withheld" in one:
            withheld += 1
            made.append(bytes.fromhex(one["withheld"]))
            continue
        text = one["text"] if isinstance(one, dict) else one
        name, value = line.read_field(text)
        if name.encode() <= last:
            raise ValueError("the names of fields must ascend")
        last = name.encode()
        values[name] = value
        made.append(line.commitment(_salt_of(one, salt, name), text))
    return made, values, withheld


def _salt_of(one: Any, salt: bytes | None, name: str) -> bytes:  # noqa: ANN401 - as the line has it
    if isinstance(one, dict):
        return bytes.fromhex(one["salt"])
    if salt is None:
        raise ValueError("the salt is gone")
    return line.field_salt(salt, name)


def _pairs(session: Session) -> Iterator[tuple[Any, Any]]:
    """Yield each line with its entry, as plain rows: objects would take twice the time."""
    lines = select(*LedgerLine.__table__.columns).order_by(LedgerLine.id)
    with session.execute(lines.execution_options(yield_per=BATCH)) as found:
        for batch in found.partitions(BATCH):
            numbers = [one.entry_id for one in batch if one.entry_id is not None]
            query = select(*AuditEntry.__table__.columns).where(AuditEntry.id.in_(numbers))
            entries = {one.id: one for one in session.execute(query)}
            for one in batch:
                yield one, entries.get(one.entry_id)


def _check_line(seen: Seen, one: Any, entry: Any) -> None:  # noqa: ANN401 - rows
    place = one.subject, one.seq, one.id
    try:
        header = line.parse_header(one.header)
    except ValueError:
        seen.row.fail("the header is not one", *place)
        return
    leaf = line.leaf_hash(one.header)
    stated = header.log, header.subject, header.seq, header.uuid, leaf
    if stated != (seen.log, one.subject, one.seq, one.uuid, one.leaf):
        seen.row.fail("the header is not the one that was hashed", *place)
    _check_chain(seen, header, leaf, one.id)
    _check_time(seen, header, one.id)
    try:
        made, values, withheld = commitments(one.salt, one.fields)
    except (ValueError, KeyError, TypeError) as error:
        seen.row.fail(f"the fields are not readable: {error}", *place)
        return
    if line.body_hash(made) != header.body:
        seen.row.fail("the fields are not those the header commits to", *place)
    if withheld:
        seen.erased[one.uuid] = place
    if header.kind in ALLOWS:
        seen.allowed |= _named_lines(values)
    _check_entry(seen, one, header, (entry, values, withheld))
    seen.replayed.follow(header.kind, values, place, is_whole=not withheld)


def _check_entry(
    seen: Seen,
    one: Any,  # noqa: ANN401 - a row
    header: line.Header,
    what: tuple[Any, dict[str, Any], int],
) -> None:
    entry, values, withheld = what
    place = one.subject, one.seq, one.id
    if one.entry_id is None:
        if not header.kind.startswith("row."):
            seen.row.fail("the line has lost its entry", *place)
        return
    if entry is None:
        seen.row.fail(f"audit entry {one.entry_id} is gone", *place)
        return
    stated = f"{entry.subject_type}/{entry.subject_id}", entry.kind
    if stated != (header.subject, header.kind):
        seen.row.fail(f"audit entry {entry.id} is not the one that was recorded", *place)
        return
    shown = entry_fields(entry)
    if any(shown.get(name) != value for name, value in values.items()) or (
        not withheld and set(shown) != set(values)
    ):
        seen.row.fail(f"audit entry {entry.id} says something else than its line", *place)


def _check_chain(seen: Seen, header: line.Header, leaf: bytes, line_id: int) -> None:
    seq, last = seen.ends.get(header.subject, (0, line.NO_LEAF))
    if header.seq != seq + 1:
        missing = f"entries {seq + 1} to {header.seq - 1} are missing before it"
        out = "it stands out of its order" if header.seq <= seq else missing
        seen.chain.fail(out, header.subject, header.seq, line_id)
    elif header.prev != last:
        seen.chain.fail(
            "it does not continue the entry before it", header.subject, header.seq, line_id
        )
    seen.ends[header.subject] = header.seq, leaf


def _check_time(seen: Seen, header: line.Header, line_id: int) -> None:
    at = datetime.fromisoformat(header.time)
    if seen.latest is not None and at < seen.latest - CLOCK_MAY_SLIP:
        back = seen.latest - at
        seen.time.fail(
            f"its time is {back} before that of an earlier line",
            header.subject,
            header.seq,
            line_id,
        )
        return
    seen.latest = at if seen.latest is None else max(seen.latest, at)


def _check_erasures(seen: Seen) -> None:
    for uuid, place in seen.erased.items():
        if uuid not in seen.allowed:
            seen.row.fail("values were erased without an erasure's entry", *place)


def _check_heads(session: Session, seen: Seen) -> None:
    columns = LedgerHead.subject, LedgerHead.seq, LedgerHead.leaf
    heads = {row[0]: (row[1], row[2]) for row in session.execute(select(*columns))}
    for subject, (seq, leaf) in heads.items():
        if seq and seen.ends.get(subject) != (seq, bytes(leaf)):
            seen.chain.fail("the end of the chain is not the one that was kept", subject, seq)
    for subject, (seq, _) in seen.ends.items():
        if subject not in heads:
            seen.chain.fail("the chain has lost its end", subject, seq)


def _check_bare_entries(session: Session, seen: Seen) -> None:
    query = (
        select(AuditEntry.id, AuditEntry.subject_type, AuditEntry.subject_id)
        .outerjoin(LedgerLine, LedgerLine.entry_id == AuditEntry.id)
        .where(LedgerLine.id.is_(None))
        .order_by(AuditEntry.id)
    )
    for number, kind, subject in session.execute(query):
        seen.row.fail(f"audit entry {number} of {kind}/{subject} was never recorded")


def _named_lines(values: dict[str, Any]) -> set[str]:
    changes = [value for name, value in values.items() if name.startswith("change:")]
    return {str(one.get("after")) for one in changes if isinstance(one, dict)}
