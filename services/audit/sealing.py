"""Seal the log: a signed checkpoint over the whole tree and over the end of every chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import String, collate, select, type_coerce

from models.ledger import (
    LedgerCheckpoint,
    LedgerLeaf,
    LedgerLog,
    LedgerSealedHead,
    LedgerShard,
)
from services.audit import forgotten, line, notes, settling, shards, trail
from services.audit import keys as key_files
from services.audit.capture import stamp
from services.audit.merkle import Frontier
from services.audit.sequencing import place_entry, put_in_order
from services.audit.trail import FieldChange
from services.errors import RuleError
from services.store.work import WATCHER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from services.audit.keys import Keys
    from services.store.work import Actor, Store, Work

EVERY: Final = timedelta(minutes=5)
_NONE: Final = timedelta(0)
PUBLISHED: Final = "checkpoints"
"""Folder beside the keys: copies of the notes that the database's owner cannot take back."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What one round did: lines that got their place, and the checkpoint if one was due."""

    placed: int
    checkpoint: notes.Checkpoint | None


def sequence_and_seal(
    store: Store, keys: Keys, *, every: timedelta = EVERY, actor: Actor = WATCHER
) -> Sealed:
    """Put lines in order and seal them when the last checkpoint is old enough.

    When a year is over, its log is closed and the next one opened. Raises RuleError where the
    keys are another log's.

    Args:
        store: The database.
        keys: The log's signing keys, from a folder outside the database.
        every: How old the last checkpoint must be; zero seals whatever is new.
        actor: Who seals; no entry is written, for it would be the next thing to seal.
    """
    with store.work(actor) as work:
        placed = put_in_order(work)
        before = last_checkpoint(work.session)
        last_at = before.sealed_at if before else None
        made = turn(work, keys)
        if (newest := seal(work, keys, every=every)) is not None:
            made.append(newest)
    for sealed in made:
        publish(keys.folder, sealed)
    if placed:
        with store.reading(actor) as work:
            fresh = forgotten.since(work, keys.folder, last_at)
        forgotten.keep(keys.folder, fresh)
    if not made:
        return Sealed(placed, None)
    return Sealed(placed, notes.read_checkpoint(notes.open_note(made[-1].note, []).text))


def turn(work: Work, keys: Keys) -> list[LedgerCheckpoint]:
    """Close the log of a year that is over by the database's clock, and open the next.

    Its last checkpoint becomes the first entry of the new log, in one transaction. The caller has
    just put lines in order: the lock it took lets one of several watchers through at a time, and
    the others find the year turned. Returns the checkpoint that was sealed for it, if any.
    """
    log = work.session.get_one(LedgerLog, 1)
    shard = shards.current(work.session)
    year = work.recorded_at.year
    if shard.year >= year or log.size == shard.start:
        return []
    made = seal(work, keys)
    final = made or last_checkpoint(work.session)
    if final is None or final.size != log.size:
        raise RuntimeError("a log that is not sealed to its end cannot be closed")
    name = f"{log.name}/{year}"
    work.session.add(LedgerShard(start=log.size, name=name, year=year, opened_at=work.recorded_at))
    said = [FieldChange(shards.LAST, None, final.note), FieldChange("log", shard.name, name)]
    entry = trail.append_numbered(work, shards.OPENED, ("log", year), said)
    settling.settle(work.session)
    place_entry(work, entry)
    return [made] if made else []


def seal(work: Work, keys: Keys, *, every: timedelta = timedelta(0)) -> LedgerCheckpoint | None:
    """Sign the log as it is in order now; None where nothing is new or the last one is young."""
    log = work.session.get_one(LedgerLog, 1)
    if keys.trust.log != log.name:
        raise RuleError(
            "The keys are those of {log}; this log is {log_2}.", log=keys.trust.log, log_2=log.name
        )
    last, shard = last_checkpoint(work.session), shards.current(work.session)
    if log.size == (last.size if last else 0):
        return None
    own = last if last is not None and last.size > shard.start else None
    if own is not None and _NONE <= work.recorded_at - own.sealed_at < every:
        return None  # below zero the clock was set back: that is no reason to leave lines unsealed
    edge = Frontier() if own is None else _edge_of(own)
    edge.extend(leaves(work.session, shard.start + edge.size))
    text = _checkpoint(work, shard, edge).text()
    note = notes.compose(text, [notes.signature_line(log.name, keys.signer, text)])
    sealed = LedgerCheckpoint(
        size=shard.start + edge.size,
        note=note,
        sealed_at=work.recorded_at,
        peaks=[peak.hex() for peak in edge.peaks],
    )
    work.session.add(sealed)
    return sealed


def last_checkpoint(session: Session) -> LedgerCheckpoint | None:
    """Return the newest checkpoint, or None before the first."""
    return session.scalar(select(LedgerCheckpoint).order_by(LedgerCheckpoint.size.desc()).limit(1))


def leaves(session: Session, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield leaf hashes in their order, from position `start` up to before `end`."""
    query = (
        select(LedgerLeaf.leaf).where(LedgerLeaf.position >= start).order_by(LedgerLeaf.position)
    )
    if end is not None:
        query = query.where(LedgerLeaf.position < end)
    yield from session.scalars(query.execution_options(yield_per=10_000))


def sealed_heads(session: Session) -> Iterator[tuple[str, int, bytes]]:
    """Yield the end of every chain, sorted by the bytes of the subject."""
    columns = LedgerSealedHead.subject, LedgerSealedHead.seq, LedgerSealedHead.leaf
    subject = type_coerce(LedgerSealedHead.subject, String)
    in_bytes = subject if session.get_bind().dialect.name == "sqlite" else collate(subject, "C")
    for row in session.execute(
        select(*columns).order_by(in_bytes).execution_options(yield_per=10_000)
    ):
        yield row[0], row[1], row[2]


def publish(folder: Path, sealed: LedgerCheckpoint) -> Path:
    """Put a copy of a checkpoint beside the keys, out of the reach of the database's owner."""
    place = folder / PUBLISHED
    place.mkdir(mode=key_files.OWNER_ONLY, exist_ok=True)
    file = place / f"{sealed.size:016}.note"
    file.write_text(sealed.note, "utf-8", newline="\n")
    return file


def published(folder: Path) -> list[str]:
    """Return the notes that were put beside the keys, oldest first."""
    return [file.read_text("utf-8") for file in sorted((folder / PUBLISHED).glob("*.note"))]


def digest_page(note: str) -> str:
    """Return a checkpoint as the one page that is printed, mailed or read out."""
    found = notes.read_checkpoint(notes.open_note(note, []).text)
    return (
        f"CHECKPOINT of {found.log}\n\nLines     {found.size}\nRoot      {found.root.hex()}\n"
        f"Subjects  {found.subjects}\nHeads     {found.heads.hex()}\nSealed    {found.time}\n\n"
        f"{note}"
    )


def _checkpoint(work: Work, shard: shards.Shard, edge: Frontier) -> notes.Checkpoint:
    heads = Frontier()
    heads.extend(line.head_hash(*head) for head in sealed_heads(work.session))
    return notes.Checkpoint(
        log=shard.name,
        size=edge.size,
        root=edge.root(),
        subjects=heads.size,
        heads=heads.root(),
        time=stamp(work.recorded_at),
        after=shard.start,
    )


def _edge_of(last: LedgerCheckpoint) -> Frontier:
    """Go on from the last checkpoint, if its edge is the one that was signed."""
    signed = notes.read_checkpoint(notes.open_note(last.note, []).text)
    edge = Frontier(signed.size, [bytes.fromhex(peak) for peak in last.peaks])
    if edge.root() != signed.root:
        raise RuntimeError(f"the edge kept at size {last.size} is not the one that was signed")
    return edge
