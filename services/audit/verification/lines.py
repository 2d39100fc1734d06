"""Check the lines themselves: their bytes, their chains and their times, in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerHead, LedgerLine
from services.audit import line, shards
from services.audit.capture import entry_fields
from services.audit.verification.findings import Layer, Result
from services.audit.verification.state import Replayed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

YEAR_PURGED: Final = "log.purged"
DISPOSALS: Final = frozenset({"erasure.executed", "purge.executed", YEAR_PURGED})
"""Kinds of entries by which values may be gone: all of a closed log, or of the lines they name."""
COLUMNS: Final = (
    LedgerLine.id,
    LedgerLine.uuid,
    LedgerLine.subject,
    LedgerLine.seq,
    LedgerLine.header,
    LedgerLine.fields,
    LedgerLine.salt,
    LedgerLine.leaf,
    LedgerLine.entry_id,
)
"""In the order in which a line is unpacked; by name it would take longer."""
BATCH: Final = 2000
MOST_NAMES: Final = 10_000
_KNOWN: Final[dict[tuple[str, ...], tuple[tuple[str, ...], tuple[bytes, ...]]]] = {}
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
        purged: The logs that an entry says are purged, as its subject: `log/2026`.
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
    purged: set[str] = field(default_factory=set)
    latest: str = ""
    replayed: Replayed = field(default_factory=Replayed)


def read_lines(session: Session, log: str, look: Callable[[int], None] | None = None) -> Seen:
    """Read every line once, oldest first, and check what it can say of itself."""
    seen = Seen(log)
    for one, entry in _pairs(session):
        seen.count += 1
        _check_line(seen, one, entry)
        if look is not None and not seen.count % BATCH:
            look(seen.count)
    _check_erasures(session, seen)
    _check_heads(session, seen)
    _check_bare_entries(session, seen)
    seen.row.checked = seen.chain.checked = seen.time.checked = seen.count
    return seen


def commitments(salt: bytes | None, fields: list[Any]) -> tuple[bytes, dict[str, Any], int]:
    """Return a line's commitments, joined; the values that are there; how many are not.

    Raises:
        ValueError: The fields are not what a line may have.
    """
    if salt is None:
        return _partial(fields)
    together = line.read_together(fields)
    found = _committed(salt, fields, together, are_joined=True) if together is not None else None
    if found is None:  # joined they are not what each is alone
        one_by_one = [line.read_field(written) for written in fields]
        found = _committed(salt, fields, one_by_one, are_joined=False)
    if found is None:
        raise ValueError("the fields are not readable")
    return *found, 0


def _committed(
    salt: bytes, fields: list[Any], pairs: list[tuple[str, Any]], *, are_joined: bool
) -> tuple[bytes, dict[str, Any]] | None:
    """Hash every field; None where joined texts were cut elsewhere than before their names."""
    names = tuple([name for name, _ in pairs])
    known = _KNOWN.get(names) or _remember(names)
    if are_joined and not all(map(str.startswith, fields, known[0])):
        return None
    root, of_field, hashed = line.SALT_LABEL + salt, line.FIELD_LABEL, sha256
    made = [
        hashed(of_field + hashed(root + name).digest() + written.encode()).digest()
        for name, written in zip(known[1], fields, strict=True)
    ]
    return b"".join(made), dict(pairs)


def _remember(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    """Return how fields of these names begin, and the names as bytes; few lines have others.

    Raises:
        ValueError: They do not ascend.
    """
    if any(one >= other for one, other in pairwise(names)):  # as their bytes: by code points
        raise ValueError("the names of fields must ascend")
    if len(_KNOWN) > MOST_NAMES:
        _KNOWN.clear()
    _KNOWN[names] = tuple(f'["{one}",' for one in names), tuple(one.encode() for one in names)
    return _KNOWN[names]


def _partial(fields: list[Any]) -> tuple[bytes, dict[str, Any], int]:
    """Read a line that lost values: what is left carries its own salt."""
    made: list[bytes] = []
    values: dict[str, Any] = {}
    withheld, last = 0, ""
    for one in fields:
        if not isinstance(one, dict):
            raise ValueError("the salt is gone")  # noqa: TRY004 - of the data, not a type
        if "withheld" in one:
            withheld += 1
            made.append(bytes.fromhex(one["withheld"]))
            continue
        name, value = line.read_field(one["text"])
        if name <= last:
            raise ValueError("the names of fields must ascend")
        last = name
        values[name] = value
        made.append(line.commitment(bytes.fromhex(one["salt"]), one["text"]))
    return b"".join(made), values, withheld


def _pairs(session: Session) -> Iterator[tuple[Any, Any]]:
    """Yield each line with its entry, as plain rows: objects would take twice the time."""
    lines = select(*COLUMNS).order_by(LedgerLine.id)
    with session.execute(lines.execution_options(yield_per=BATCH)) as found:
        for batch in found.partitions(BATCH):
            numbers = [one.entry_id for one in batch if one.entry_id is not None]
            query = select(*AuditEntry.__table__.columns).where(AuditEntry.id.in_(numbers))
            entries = {one.id: one for one in session.execute(query)}
            for one in batch:
                yield one, entries.get(one.entry_id)


def _check_line(seen: Seen, one: Any, entry: Any) -> None:  # noqa: ANN401 - rows
    line_id, uuid, subject, seq, header, _, _, leaf, _ = one
    found = line.HEADER.fullmatch(header)
    if found is None:
        seen.row.fail("the header is not one", subject, seq, line_id)
        return
    log, its_uuid, its_subject, its_seq, prev, time, _, _, kind, body = found.groups()
    number, made = int(its_seq), sha256(b"\x00" + header.encode()).digest()
    if (
        made != leaf
        or number != seq
        or its_subject != subject
        or its_uuid != uuid
        or log != seen.log
    ):
        seen.row.fail("the header is not the one that was hashed", subject, seq, line_id)
    before = seen.ends.get(its_subject) or (0, line.NO_LEAF)
    if before[0] + 1 != number or before[1] != bytes.fromhex(prev):
        _break_chain(seen, before, (its_subject, number), line_id)
    seen.ends[its_subject] = number, made
    if time < seen.latest:
        _check_time(seen, time, (its_subject, number, line_id))
    else:
        seen.latest = time
    _check_body(seen, one, entry, (its_subject, kind, body))


def _check_body(seen: Seen, one: Any, entry: Any, stated: tuple[str, str, str]) -> None:  # noqa: ANN401 - rows
    subject, kind, body = stated
    line_id, uuid, own_subject, seq, _, fields, salt, _, entry_id = one
    place = own_subject, seq, line_id
    try:
        made, values, withheld = commitments(salt, fields)
    except (ValueError, KeyError, TypeError) as error:
        seen.row.fail(f"the fields are not readable: {error}", *place)
        return
    if sha256(line.BODY_LABEL + made).hexdigest() != body:
        seen.row.fail("the fields are not those the header commits to", *place)
    if withheld:
        seen.erased[uuid] = place
    if kind in DISPOSALS:
        _note_disposal(seen, kind, subject, values)
    is_row = kind.startswith("row.")
    if entry_id is not None:
        _check_entry(seen, (place, entry_id), (subject, kind), (entry, values, withheld))
    elif not is_row:
        seen.row.fail("the line has lost its entry", *place)
    if is_row:
        seen.replayed.follow(kind, values, place, is_whole=not withheld)


def _check_entry(
    seen: Seen,
    where: tuple[tuple[str, int, int], int],
    stated: tuple[str, str],
    what: tuple[Any, dict[str, Any], int],
) -> None:
    place, entry_id = where
    entry, values, withheld = what
    if entry is None:
        seen.row.fail(f"audit entry {entry_id} is gone", *place)
        return
    if stated != (f"{entry.subject_type}/{entry.subject_id}", entry.kind):
        seen.row.fail(f"audit entry {entry.id} is not the one that was recorded", *place)
        return
    shown = entry_fields(entry)
    if shown != values and (
        not withheld or any(shown.get(name) != value for name, value in values.items())
    ):
        seen.row.fail(f"audit entry {entry.id} says something else than its line", *place)


def _break_chain(
    seen: Seen, before: tuple[int, bytes], stated: tuple[str, int], line_id: int
) -> None:
    subject, number = stated
    seq = before[0]
    if number != seq + 1:
        missing = f"entries {seq + 1} to {number - 1} are missing before it"
        out = "it stands out of its order" if number <= seq else missing
        seen.chain.fail(out, subject, number, line_id)
    else:
        seen.chain.fail("it does not continue the entry before it", subject, number, line_id)


def _check_time(seen: Seen, time: str, place: tuple[str, int, int]) -> None:
    """Look closer at a time before that of an earlier line; sessions overtake each other."""
    at, latest = datetime.fromisoformat(time), datetime.fromisoformat(seen.latest)
    if at < latest - CLOCK_MAY_SLIP:
        seen.time.fail(f"its time is {latest - at} before that of an earlier line", *place)


def _check_erasures(session: Session, seen: Seen) -> None:
    for shard in shards.all_of(session) if seen.purged else ():
        if f"log/{shard.year}" in seen.purged and shard.end is not None:
            seen.allowed |= set(session.scalars(shards.uuids_of(shard)))
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


def _note_disposal(seen: Seen, kind: str, subject: str, values: dict[str, Any]) -> None:
    if kind == YEAR_PURGED:
        seen.purged.add(subject)
        return
    changes = [value for name, value in values.items() if name.startswith("change:")]
    seen.allowed |= {str(one.get("after")) for one in changes if isinstance(one, dict)}
