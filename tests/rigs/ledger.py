"""A desk with a sealed ledger for tests, and the ways to look at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from services.audit import keys as key_files
from services.audit import sealing, witness
from services.audit.receipts import ReceiptBook
from services.store.work import WATCHER, Store
from services.tickets import conversation
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.tampering import attack

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.keys import Keys, Trust

NOW = timedelta(0)


@dataclass(frozen=True, slots=True)
class SealedDesk:
    """Two tickets with some history, everything sealed and witnessed, and then a little more."""

    store: Store
    desk: SmallDesk
    trust: Trust
    keys: Keys
    witness: witness.Witness
    receipts: Path
    first: int
    second: int


def lay_sealed_desk(store: Store, folder: Path) -> SealedDesk:
    """Work two tickets, seal and witness, then add what no checkpoint covers yet."""
    desk = lay_desk(store)
    with store.work(desk.admin) as work:
        trust = key_files.create(work, folder / "keys")
    keys = key_files.load(folder / "keys")
    book = ReceiptBook(folder / "receipts.jsonl")
    store.closing = book
    first, second = opened(store, desk), opened(store, desk, subject="No dial tone")
    for number in (first, second, first):
        with store.work(desk.agent) as work:
            conversation.add_note(work, number, f"Looked at #{number}")
    sealing.sequence_and_seal(store, keys, every=NOW)
    sight = witness.create(folder / "witness", trust, "witness/compliance-desk")
    see(store, sight)
    with store.work(desk.agent) as work:
        conversation.send_reply(work, second, "Is it better now?")
    store.closing = None
    return SealedDesk(store, desk, trust, keys, sight, book.file, first, second)


def see(store: Store, sight: witness.Witness) -> None:
    """Let the witness look."""
    with store.work(WATCHER) as work:
        witness.visit(work, sight)


def tamper(store: Store, *statements: str) -> None:
    """Change the database as its owner can: guards off, statement by statement, guards on."""
    with attack(store) as attacker:
        for statement in statements:
            attacker.sql(statement)
