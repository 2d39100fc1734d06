"""A desk in its second year, and the ways to look at its logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.ledger import LedgerCheckpoint
from services.audit import notes, sealing, shards
from services.audit.verification.run import Evidence, verify
from services.store.work import WATCHER
from services.tickets import conversation
from tests.rigs.ledger import NOW, lay_sealed_desk

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.shards import Shard
    from services.audit.verification.findings import Verification
    from services.store.work import Store
    from tests.rigs.ledger import SealedDesk
    from tests.rigs.placed_clock import PlacedClock


def lay_turned_desk(store: Store, folder: Path, clock: PlacedClock) -> SealedDesk:
    """Let a year turn over a sealed desk with a line that nobody sealed before, and go on."""
    sealed = lay_sealed_desk(store, folder)
    clock.turn_year()
    seal(sealed)
    add_note(sealed, "Happy new year")
    seal(sealed)
    return sealed


def seal(sealed: SealedDesk) -> None:
    """Put in order and sign what is new."""
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)


def add_note(sealed: SealedDesk, words: str) -> None:
    """Work on the first ticket."""
    with sealed.store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, words)


def logs(store: Store) -> list[Shard]:
    """Return the logs, oldest first."""
    with store.reading(WATCHER) as work:
        return shards.all_of(work.session)


def said(store: Store, size: int | None = None) -> notes.Checkpoint:
    """Return what the newest checkpoint says, or the one at a size that counts all years."""
    with store.reading(WATCHER) as work:
        row = work.session.get(LedgerCheckpoint, size) if size else None
        row = row or sealing.last_checkpoint(work.session)
    assert row is not None
    return notes.read_checkpoint(notes.open_note(row.note, []).text)


def verified(sealed: SealedDesk, **more: Any) -> Verification:  # noqa: ANN401 - of Evidence
    """Verify with the log's keys, and whatever else is known."""
    evidence = Evidence(trust=sealed.trust, keys=sealed.keys.folder, **more)
    return verify(sealed.store, evidence)


def problems(sealed: SealedDesk, **more: Any) -> str:  # noqa: ANN401 - of Evidence
    """Say what does not verify."""
    found = verified(sealed, **more)
    return "\n".join(one.sentence() for result in found.results for one in result.problems)
