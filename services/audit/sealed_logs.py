"""The logs of a desk as far as they are signed, for what is exported from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from services.audit import notes, shards
from services.audit.merkle import Tree
from services.audit.sealing import last_checkpoint, leaves
from services.errors import RuleError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from services.store.work import Work


@dataclass(frozen=True)
class SealedLog:
    """One of the desk's logs, as far as a checkpoint goes; `opening` of a later year's only."""

    session: Session
    shard: shards.Shard
    note: str
    said: notes.Checkpoint

    @cached_property
    def tree(self) -> Tree:
        """Read it, and see that it is the one that was signed.

        Raises:
            RuleError: It is not.
        """
        tree = Tree(list(leaves(self.session, self.said.after, self.said.end)))
        if tree.size != self.said.size or tree.root() != self.said.root:
            raise RuleError(
                "The log is not the one that was signed, so nothing is exported. Verify it first:"
                " `vigilctl audit verify`."
            )
        return tree

    def opening(self) -> dict[str, Any]:
        """Return its first entry, with the proof that it is the first."""
        found = shards.opening_of(self.session, self.shard, self.tree.inclusion(0))
        if found is None:
            raise RuleError(
                "The log {shard} has lost its first entry. Verify it.", shard=self.shard.name
            )
        return {
            "header": found.header,
            "fields": [*found.fields],
            "path": [one.hex() for one in found.path],
        }


@dataclass(frozen=True, slots=True)
class SealedLogs:
    """The logs of the desk, oldest first; the last one as far as the newest checkpoint goes."""

    logs: list[SealedLog]

    @property
    def tip(self) -> SealedLog:
        """Return the log everything is proved against."""
        return self.logs[-1]

    def log_at(self, place: int) -> SealedLog:
        """Return the log in which a line has its place."""
        return next(one for one in self.logs if place < one.said.end)


def sealed_logs(work: Work) -> SealedLogs:
    """Return the logs with their last checkpoints.

    Raises:
        RuleError: Nothing is sealed yet, or the newest log is not the one that was signed.
    """
    newest = last_checkpoint(work.session)
    if newest is None:
        raise RuleError("Nothing is sealed yet. Make keys and seal: `vigilctl ledger init`.")
    logs = []
    for shard in shards.all_of(work.session):
        if shard.start < newest.size:
            row = shards.final_of(work.session, shard) or newest
            said = notes.read_checkpoint(notes.open_note(row.note, []).text)
            logs.append(SealedLog(work.session, shard, row.note, said))
    logs[-1].tree.size  # noqa: B018 - nothing is exported of a log that is not the signed one
    return SealedLogs(logs)
