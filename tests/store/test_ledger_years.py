"""Each year has a log of its own, which begins with the last checkpoint of the one before."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLine
from services.audit import keys as key_files
from services.audit import notes, restoration, sealing, shards, witness
from services.store.work import WATCHER, Store
from tests.rigs import bundles
from tests.rigs.ledger import SealedDesk, lay_sealed_desk, see, tamper
from tests.rigs.tampering import attack
from tests.rigs.years import add_note, logs, problems, said, seal, verified

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rigs.placed_clock import PlacedClock


def test_within_a_year_there_is_one_log_with_the_name_of_the_desk(
    store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(store, tmp_path)
    seal(sealed)

    assert [(one.name, one.year, one.start) for one in logs(store)] == [
        (sealed.trust.log, clock.year, 0)
    ]
    assert said(store).after == 0


def test_when_the_year_is_over_its_log_is_sealed_to_the_end_and_the_next_one_goes_on(
    turned: SealedDesk, clock: PlacedClock
) -> None:
    old, new = logs(turned.store)
    newest = said(turned.store)

    assert (new.name, new.year) == (f"{turned.trust.log}/{clock.year}", clock.year)
    assert said(turned.store, old.end).size == old.end == newest.after
    assert (newest.log, newest.is_of(turned.trust.log)) == (new.name, True)


def test_the_first_entry_of_the_new_log_is_the_last_checkpoint_of_the_old(
    turned: SealedDesk,
) -> None:
    old, new = logs(turned.store)
    with turned.store.reading(WATCHER) as work:
        header = work.session.scalar(
            select(LedgerLine.header)
            .join(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
            .where(LedgerLeaf.position == new.start)
        )
        opening = shards.opening_of(work.session, new)

    assert f"kind {shards.OPENED}\n" in str(header)
    assert opening is not None
    assert opening.names(said(turned.store, old.end), new.name)


def test_a_year_turns_once_whoever_comes_and_however_often(
    store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(store, tmp_path)
    clock.turn_year()
    stores = [Store(store.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: sealing.sequence_and_seal(one, sealed.keys), stores))
    for one in stores:
        one.dispose()

    with store.reading(WATCHER) as work:
        opened = list(
            work.session.scalars(select(LedgerLine.id).where(LedgerLine.subject.like("log/%")))
        )
    assert len(logs(store)) == 2
    assert len(opened) == 1
    assert verified(sealed).is_sound


def test_years_in_which_nobody_sealed_are_passed_over(
    store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(store, tmp_path)
    clock.turn_year()
    third = clock.turn_year()
    seal(sealed)

    assert [one.year for one in logs(store)] == [third - 2, third]


def test_a_clock_that_was_set_back_opens_no_older_log(
    turned: SealedDesk, clock: PlacedClock
) -> None:
    clock.ahead = timedelta(0)
    add_note(turned, "Back again")
    seal(turned)

    assert len(logs(turned.store)) == 2


def test_every_layer_holds_over_the_turn(turned: SealedDesk) -> None:
    see(turned.store, turned.witness)
    found = verified(
        turned,
        receipts=(turned.receipts,),
        witness=turned.witness.folder,
        witness_keys=(turned.witness.key,),
    )

    assert found.is_sound, problems(turned)
    assert [one.layer for one in found.results if one.skipped] == []
    assert found.size == found.lines


def test_another_first_entry_is_named(turned: SealedDesk) -> None:
    new = logs(turned.store)[1]
    with attack(turned.store) as attacker:
        order = attacker.places()
        first, other = order[new.start], order[new.start + 1]
        order[new.start], order[new.start + 1] = other, first
        attacker.close_gaps(order)

    assert "does not begin with the last checkpoint" in problems(turned)
    assert "is not the one that was signed" in problems(turned)


def test_a_first_entry_that_names_another_checkpoint_is_named_even_when_it_is_signed_anew(
    turned: SealedDesk,
) -> None:
    """The log's key is stolen, and the copies beside it are removed."""
    new = logs(turned.store)[1]
    with attack(turned.store) as attacker:
        first = attacker.places()[new.start]
        row = next(one for one in attacker.chain(f"log/{new.year}") if one.id == first)
        attacker.set_fields(first, [one.replace("heads ", "heads 1") for one in row.fields])
        attacker.rehash(f"log/{new.year}")
        attacker.sql(f"DELETE FROM ledger_checkpoint WHERE size > {new.start}")  # noqa: S608 - a number
        attacker.sql(
            "UPDATE audit_entry SET changes = replace(changes, 'heads ', 'heads 1')"
            " WHERE kind = 'log.opened'"
            if turned.store.engine.dialect.name == "sqlite"
            else "UPDATE audit_entry SET changes = replace(changes::text, 'heads ',"
            " 'heads 1')::jsonb WHERE kind = 'log.opened'"
        )
    shutil.rmtree(turned.keys.folder / sealing.PUBLISHED)
    seal(turned)

    assert problems(turned) == (
        f"checkpoint: the log {new.name} does not begin with the last checkpoint of"
        f" {turned.trust.log}"
    )


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM ledger_shard WHERE start > 0",
        "UPDATE ledger_shard SET start = start + 1 WHERE start > 0",
    ],
)
def test_a_turn_that_was_taken_back_is_named(turned: SealedDesk, statement: str) -> None:
    tamper(turned.store, statement)

    assert "of a log that does not begin here" in problems(turned)


def test_a_log_without_its_last_checkpoint_is_named(turned: SealedDesk) -> None:
    old = logs(turned.store)[0]
    tamper(turned.store, f"DELETE FROM ledger_checkpoint WHERE size = {old.end}")  # noqa: S608 - a number
    (turned.keys.folder / sealing.PUBLISHED / f"{old.end:016}.note").unlink()

    assert f"the log {old.name} has lost its last checkpoint" in problems(turned)


def test_a_witness_follows_from_year_to_year(turned: SealedDesk, clock: PlacedClock) -> None:
    see(turned.store, turned.witness)
    clock.turn_year()
    seal(turned)
    clock.turn_year()
    seal(turned)
    see(turned.store, turned.witness)

    assert turned.witness.remembered().end == said(turned.store).end
    cosigned = [
        turned.witness.key.name in notes.open_note(final.note, [turned.witness.key]).signers
        for final in finals(turned.store)
    ]
    assert cosigned == [True, True, True]


def finals(store: Store) -> list[LedgerCheckpoint]:
    with store.reading(WATCHER) as work:
        found = [shards.final_of(work.session, one) for one in shards.all_of(work.session)]
    return [one for one in found if one is not None]


def test_a_witness_refuses_a_year_that_begins_with_a_rewritten_one(
    store: Store, tmp_path: Path, clock: PlacedClock
) -> None:
    sealed = lay_sealed_desk(store, tmp_path)
    tamper(
        store,
        "UPDATE ledger_leaf SET leaf = (SELECT leaf FROM ledger_leaf WHERE position = 1)"
        " WHERE position = 0",
        "DELETE FROM ledger_checkpoint",
    )
    clock.turn_year()
    seal(sealed)

    with pytest.raises(witness.WitnessError, match="does not continue"):
        see(store, sealed.witness)


def test_a_witness_that_comes_new_begins_with_the_log_that_grows(
    turned: SealedDesk, tmp_path: Path
) -> None:
    fresh = witness.create(tmp_path / "fresh", turned.trust, "witness/second")
    see(turned.store, fresh)

    assert fresh.remembered().end == said(turned.store).end


def test_a_copy_from_before_the_turn_is_accepted_and_turns_again(
    tmp_path: Path, clock: PlacedClock
) -> None:
    file = tmp_path / "desk.sqlite"
    store = bundles.empty_desk(file)
    sealed = lay_sealed_desk(store, tmp_path)
    kept = tmp_path / "kept.sqlite"
    store.dispose()
    shutil.copy(file, kept)
    clock.turn_year()
    seal(sealed)
    see(store, sealed.witness)
    store.dispose()
    restored = replace(sealed, store=Store(f"sqlite:///{kept}"))
    assert "lines were removed" in problems(restored)

    folder = sealed.keys.folder
    with restored.store.work(WATCHER) as work:
        place = restoration.accept(work, folder, folder, reason="Disk", by="A #1 and B #2")
    restored = replace(restored, keys=key_files.load(folder))
    seal(restored)
    sealed.witness.accept_restoration(place.read_text("utf-8"))
    see(restored.store, sealed.witness)

    assert len(logs(restored.store)) == 2
    assert verified(restored, witness=sealed.witness.folder).is_sound, problems(restored)
    restored.store.dispose()
