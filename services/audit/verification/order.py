"""Check the tree: every line has its place, and the root is the one that was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLine
from services.audit import keys as key_files
from services.audit import line, notes, shards
from services.audit.merkle import BLOCK, Frontier, root_of
from services.audit.sealing import sealed_heads
from services.audit.verification.findings import Layer, Result
from services.audit.verification.lines import CLOCK_MAY_SLIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from services.audit.keys import Trust
    from services.audit.verification.lines import Seen
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint whose signature by the log holds, and who else signed it."""

    said: notes.Checkpoint
    signers: Mapping[str, int | None]
    note: str


def opened_checkpoints(
    work: Work, trust: Trust, copies: Iterable[str], witnesses: Iterable[notes.PublicKey]
) -> tuple[list[Signed], Result]:
    """Open the notes of the database and the copies kept elsewhere, by size."""
    result = Result(Layer.CHECKPOINT)
    try:
        known = key_files.epochs(work, trust)
    except notes.NoteError as error:
        result.fail(str(error))
        return [], result
    stored = work.session.scalars(select(LedgerCheckpoint).order_by(LedgerCheckpoint.size)).all()
    found: list[Signed] = []
    for note in [*(one.note for one in stored), *copies]:
        try:
            found.append(_opened(note, trust, known, witnesses))
        except notes.NoteError as error:
            result.fail(f"a checkpoint does not hold: {error}")
    return sorted(found, key=lambda one: (one.said.end, len(one.signers))), result


def check_order(work: Work, seen: Seen, found: list[Signed], result: Result) -> dict[int, bytes]:
    """Compare the tree with the signed checkpoints; return the roots at their sizes."""
    logs = shards.all_of(work.session)
    wanted = {one.said.end for one in found}
    roots = _roots(work, wanted, result)
    good = 0
    for one in found:
        result.checked += 1
        end, root = one.said.end, roots.get(one.said.end)
        if (one.said.log, one.said.after) not in {(log.name, log.start) for log in logs}:
            result.fail(
                f"the checkpoint of {one.said.log} is of a log that does not begin here after"
                f" {one.said.after} lines"
            )
        elif root is None:
            left = max(roots, default=0)
            result.fail(
                f"the checkpoint covers {end} lines, of which {left} are in their"
                " places: lines were removed"
            )
        elif root != one.said.root:
            result.fail(
                f"the tree at size {end} is not the one that was signed on"
                f" {one.said.time}: a line between {good + 1} and {end} was changed,"
                " removed or added"
            )
        else:
            good = end
    _check_turns(work, logs, found, result)
    _check_heads(work, found, result)
    _check_times(seen, found)
    return roots


def _check_turns(work: Work, logs: list[shards.Shard], found: list[Signed], result: Result) -> None:
    """See that each log begins with the signed last word of the one before it."""
    at = {one.said.end: one.said for one in found}
    for before, after in pairwise(logs):
        last = at.get(after.start)
        result.checked += 1
        if last is None or last.log != before.name:
            result.fail(f"the log {before.name} has lost its last checkpoint")
        elif not _is_opened_by(work, after, last):
            result.fail(
                f"the log {after.name} does not begin with the last checkpoint of {before.name}"
            )


def _is_opened_by(work: Work, after: shards.Shard, last: notes.Checkpoint) -> bool:
    opening = shards.opening_of(work.session, after)
    return opening is not None and opening.names(last, after.name)


def root_at(work: Work, size: int) -> bytes | None:
    """Return the root over the lines of a log up to `size`, which counts those of all years.

    None where there are not so many.
    """
    return _roots(work, {size}, Result(Layer.WITNESS)).get(size)


def _opened(
    note: str,
    trust: Trust,
    known: list[key_files.Epoch],
    witnesses: Iterable[notes.PublicKey],
) -> Signed:
    text = notes.open_note(note, []).text
    said = notes.read_checkpoint(text)
    signers = notes.open_note(note, [*key_files.signers_at(known, said.end), *witnesses]).signers
    if not said.is_of(trust.log) or trust.log not in signers:
        raise notes.NoteError(f"size {said.end} is not signed by the key of its time")
    return Signed(said, signers, note)


def _roots(work: Work, wanted: set[int], result: Result) -> dict[int, bytes]:
    """Grow the trees leaf by leaf, a new one from each turn; stop at the first empty place.

    Sizes count the lines of all years.
    """
    edge, size, start = Frontier(), 0, 0
    turns = {one.start for one in shards.all_of(work.session)} - {0}
    roots = {0: edge.root()} if 0 in wanted else {}
    pending: list[bytes] = []
    query = (
        select(LedgerLeaf.position, LedgerLeaf.leaf, LedgerLine.leaf, LedgerLine.id)
        .outerjoin(LedgerLine, LedgerLine.id == LedgerLeaf.line_id)
        .order_by(LedgerLeaf.position)
        .execution_options(yield_per=10_000)
    )
    with work.session.execute(query) as rows:
        for position, leaf, line_leaf, line_id in rows:
            if position != size:
                result.fail(f"the places {size} to {position - 1} of the tree are empty")
                break
            if line_leaf != leaf:
                _misplaced(work, result, position, line_id)
            if size in turns:
                edge, start = Frontier(), size
                pending.clear()
            pending.append(bytes(leaf))
            size += 1
            if size in wanted or not (size - start) % BLOCK:
                edge.extend(pending)
                pending.clear()
            if size in wanted:
                roots[size] = edge.root()
    edge.extend(pending)
    return roots | {size: edge.root()}


def _misplaced(work: Work, result: Result, position: int, line_id: int | None) -> None:
    line_there = work.session.get(LedgerLine, line_id) if line_id is not None else None
    subject, seq = (line_there.subject, line_there.seq) if line_there else (None, None)
    found = f"the line at place {position} is not the one that was put there"
    result.fail(found, subject, seq, line_id)


def _check_heads(work: Work, found: list[Signed], result: Result) -> None:
    """Of the newest checkpoint only: the map of earlier ones is gone when chains go on."""
    if not found:
        return
    newest = found[-1].said
    size = work.session.scalar(
        select(LedgerLeaf.position).order_by(LedgerLeaf.position.desc()).limit(1)
    )
    if size is None or size + 1 != newest.end:
        return
    heads = root_of(line.head_hash(*head) for head in sealed_heads(work.session))
    if heads != newest.heads:
        result.fail("the ends of the chains are not those that were signed")


def _check_times(seen: Seen, found: list[Signed]) -> None:
    latest: datetime | None = None
    for one in found:
        at = datetime.fromisoformat(one.said.time)
        if latest is not None and at < latest - CLOCK_MAY_SLIP:
            seen.time.fail(
                f"the checkpoint of size {one.said.end} was sealed {latest - at} before a"
                " smaller one: the server's clock was set back"
            )
        latest = at if latest is None else max(latest, at)
