"""The logs of a desk: one for each year, each beginning with the last checkpoint of the one before.

The desk's name is what verifiers pin. Its first log has that name; later ones add their year. Each
has a tree and sizes of its own; chains of subjects and the map of their ends go on over the turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLine, LedgerShard
from services.audit import line, notes
from services.audit.merkle import is_included

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

OPENED: Final = "log.opened"
"""The kind of a later log's first entry; its subject is `log/<year>`."""
LAST: Final = "last checkpoint"
"""The field of that entry that holds the note."""
SAYS: Final = "change:0001"


@dataclass(frozen=True, slots=True)
class Shard:
    """One log: the places of its lines are [start, end); `end` is None while it grows."""

    name: str
    year: int
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Opening:
    """The first entry of a later log, and the proof that it is the first.

    Attributes:
        header: As it was hashed.
        fields: Each with its own salt, as bundles have them.
        path: Inclusion at place 0 of the tree of its log.
    """

    header: str
    fields: Sequence[dict[str, str]]
    path: Sequence[bytes]

    def names(self, before: notes.Checkpoint, log: str) -> bool:
        """Tell whether it is a first entry of that log and holds `before`, what came last."""
        try:
            found = line.parse_header(self.header)
            said, body = self._note(), _body(self.fields)
        except (ValueError, KeyError, TypeError):
            return False
        first = (found.kind, found.subject, found.seq, found.prev)
        own = (OPENED, f"log/{log.rpartition('/')[2]}", 1, line.NO_LEAF)
        return first == own and found.body == body and said == before.text()

    def links(self, before: notes.Checkpoint, after: notes.Checkpoint) -> bool:
        """Tell whether the log of `after` begins with `before`, the last word of the one before."""
        if not self.names(before, after.log) or after.after != before.end:
            return False
        leaf = line.leaf_hash(self.header)
        return is_included(leaf, 0, size=after.size, path=self.path, root=after.root)

    def _note(self) -> str:
        """Return the text of the checkpoint that it holds; its signatures are checked elsewhere."""
        values: dict[str, Any] = dict(line.read_field(one["text"]) for one in self.fields)
        if values[SAYS]["field"] != LAST:
            raise ValueError("it names no checkpoint")
        return notes.open_note(values[SAYS]["after"], []).text


def all_of(session: Session) -> list[Shard]:
    """Return the logs of the desk, oldest first."""
    rows = session.scalars(select(LedgerShard).order_by(LedgerShard.start)).all()
    ends = [*(one.start for one in rows[1:]), None]
    return [Shard(one.name, one.year, one.start, end) for one, end in zip(rows, ends, strict=True)]


def current(session: Session) -> Shard:
    """Return the log that grows."""
    return all_of(session)[-1]


def final_of(session: Session, shard: Shard) -> LedgerCheckpoint | None:
    """Return the last checkpoint of a log that is closed."""
    if shard.end is None:
        return None
    return session.get(LedgerCheckpoint, shard.end)


def uuids_of(shard: Shard) -> Select[str]:
    """Return the question which lines have their place in a closed log."""
    return (
        select(LedgerLine.uuid)
        .join(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
        .where(LedgerLeaf.position >= shard.start, LedgerLeaf.position < (shard.end or 0))
    )


def opening_of(session: Session, shard: Shard, path: Sequence[bytes] = ()) -> Opening | None:
    """Return the first entry of a later log; None where its place is empty."""
    row = session.execute(
        select(LedgerLine.header, LedgerLine.fields, LedgerLine.salt)
        .join(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
        .where(LedgerLeaf.position == shard.start)
    ).one_or_none()
    if row is None:
        return None
    return Opening(row.header, [shown(row.salt, one) for one in row.fields], path)


def shown(salt: bytes | None, stored: Any) -> dict[str, str]:  # noqa: ANN401 - as the line has it
    """Write a stored field as bundles have it: its text with its own salt, or its commitment."""
    if isinstance(stored, dict):
        return dict(stored)
    name = line.read_field(stored)[0]
    return {"salt": line.field_salt(bytes(salt or b""), name).hex(), "text": stored}


def _body(fields: Sequence[dict[str, str]]) -> bytes:
    return line.body_hash(
        line.commitment(bytes.fromhex(one["salt"]), one["text"]) for one in fields
    )
