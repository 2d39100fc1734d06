"""Seal the log: a signed checkpoint over the whole tree and over the end of every chain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import String, collate, select, type_coerce

from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLog, LedgerSealedHead
from services.audit import forgotten, line, notes
from services.audit import keys as key_files
from services.audit.capture import stamp
from services.audit.merkle import Frontier
from services.audit.sequencing import put_in_order
from services.errors import RuleError
from services.store.work import WATCHER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from services.audit.keys import Keys
    from services.store.work import Actor, Store, Work

EVERY: Final = timedelta(minutes=5)
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

    Raises RuleError where the keys are another log's.

    Args:
        store: The database.
        keys: The log's signing keys, from a folder outside the database.
        every: How old the last checkpoint must be; zero seals whatever is new.
        actor: Who seals; no entry is written, for it would be the next thing to seal.
    """
    with store.work(actor) as work:
        placed = put_in_order(work)
        before = last_checkpoint(work.session)
        sealed = seal(work, keys, every=every)
        last_at = before.sealed_at if before else None
    if sealed is None:
        return Sealed(placed, None)
    publish(keys.folder, sealed)
    with store.reading(actor) as work:
        fresh = forgotten.since(work, keys.folder, last_at)
    forgotten.keep(keys.folder, fresh)
    return Sealed(placed, notes.read_checkpoint(notes.open_note(sealed.note, []).text))


def seal(work: Work, keys: Keys, *, every: timedelta = timedelta(0)) -> LedgerCheckpoint | None:
    """Sign the log as it is in order now; None where nothing is new or the last one is young."""
    log = work.session.get_one(LedgerLog, 1)
    if keys.trust.log != log.name:
        raise RuleError(f"The keys are those of {keys.trust.log}; this log is {log.name}.")
    last = last_checkpoint(work.session)
    if last is not None and (last.size == log.size or work.recorded_at - last.sealed_at < every):
        return None
    if log.size == 0:
        return None
    edge = Frontier() if last is None else _edge_of(last)
    edge.extend(leaves(work.session, edge.size))
    text = _checkpoint(work, log, edge).text()
    note = notes.compose(text, [notes.signature_line(log.name, keys.signer, text)])
    sealed = LedgerCheckpoint(
        size=edge.size,
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


def _checkpoint(work: Work, log: LedgerLog, edge: Frontier) -> notes.Checkpoint:
    heads = Frontier()
    heads.extend(line.head_hash(*head) for head in sealed_heads(work.session))
    return notes.Checkpoint(
        log=log.name,
        size=edge.size,
        root=edge.root(),
        subjects=heads.size,
        heads=heads.root(),
        time=stamp(work.recorded_at),
    )


def _edge_of(last: LedgerCheckpoint) -> Frontier:
    """Go on from the last checkpoint, if its edge is the one that was signed."""
    edge = Frontier(last.size, [bytes.fromhex(peak) for peak in last.peaks])
    signed = notes.read_checkpoint(notes.open_note(last.note, []).text)
    if edge.root() != signed.root:
        raise RuntimeError(f"the edge kept at size {last.size} is not the one that was signed")
    return edge
