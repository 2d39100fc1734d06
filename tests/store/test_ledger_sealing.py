"""Lines get their order, the order is signed, and another machine watches that it only grows."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLine, LedgerLog
from services.audit import keys as key_files
from services.audit import line, merkle, notes, sealing, witness
from services.audit.receipts import read_receipts
from services.audit.sequencing import put_in_order, waiting_count
from services.errors import RuleError
from services.store.work import WATCHER, Store
from services.tickets import conversation
from tests.rigs.desk import lay_desk, opened
from tests.rigs.ledger import NOW, SealedDesk, lay_sealed_desk, see, tamper

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.laid


@pytest.fixture
def sealed(store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(store, tmp_path)


def newest(store: Store) -> LedgerCheckpoint:
    with store.reading(WATCHER) as work:
        found = sealing.last_checkpoint(work.session)
    assert found is not None
    return found


def add_note(sealed: SealedDesk, words: str = "One more") -> None:
    with sealed.store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, words)


def test_positions_begin_at_nought_and_have_no_gaps(sealed: SealedDesk) -> None:
    with sealed.store.reading(WATCHER) as work:
        places = list(work.session.scalars(select(LedgerLeaf.position)))
        size = work.session.get_one(LedgerLog, 1).size

    assert sorted(places) == list(range(size))


def test_a_checkpoint_names_the_root_over_all_leaves(sealed: SealedDesk) -> None:
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)
    last = newest(sealed.store)
    with sealed.store.reading(WATCHER) as work:
        root = merkle.root_of(sealing.leaves(work.session))
        lines = len(work.session.scalars(select(LedgerLine.id)).all())

    opened_note = notes.open_note(last.note, [])
    assert notes.read_checkpoint(opened_note.text).root == root
    assert last.size == lines


def test_a_checkpoint_names_the_end_of_every_chain(sealed: SealedDesk) -> None:
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)
    with sealed.store.reading(WATCHER) as work:
        query = select(LedgerLine.subject, func.max(LedgerLine.seq)).group_by(LedgerLine.subject)
        chains = sorted(tuple(row) for row in work.session.execute(query))
        heads = list(sealing.sealed_heads(work.session))
    said = notes.read_checkpoint(notes.open_note(newest(sealed.store).note, []).text)

    assert [(subject, seq) for subject, seq, _ in heads] == chains
    assert said.heads == merkle.root_of(line.head_hash(*head) for head in heads)


def test_the_log_and_the_witness_have_signed(sealed: SealedDesk) -> None:
    with sealed.store.reading(WATCHER) as work:
        known = [one.key for one in key_files.epochs(work, sealed.trust)]

    found = notes.open_note(newest(sealed.store).note, [*known, sealed.witness.key])
    assert set(found.signers) == {sealed.trust.log, "witness/compliance-desk"}


def test_a_young_checkpoint_is_not_followed_by_another(sealed: SealedDesk) -> None:
    add_note(sealed)
    done = sealing.sequence_and_seal(sealed.store, sealed.keys, every=timedelta(minutes=5))

    assert done.placed > 0
    assert done.checkpoint is None


def test_nothing_new_is_not_sealed_again(sealed: SealedDesk) -> None:
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)

    assert sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW).checkpoint is None


def test_a_copy_of_each_checkpoint_lies_beside_the_keys(sealed: SealedDesk) -> None:
    copies = sealing.published(sealed.keys.folder)

    assert [notes.read_checkpoint(notes.open_note(one, []).text).size for one in copies] == [
        newest(sealed.store).size
    ]


def test_the_witness_follows_a_log_that_grew(sealed: SealedDesk) -> None:
    add_note(sealed)
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)
    see(sealed.store, sealed.witness)

    assert sealed.witness.remembered().size == newest(sealed.store).size


def test_the_witness_refuses_a_log_that_was_rewritten(sealed: SealedDesk) -> None:
    tamper(
        sealed.store,
        "UPDATE ledger_leaf SET leaf = (SELECT leaf FROM ledger_leaf WHERE position = 1)"
        " WHERE position = 0",
        "DELETE FROM ledger_checkpoint",
    )
    sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)

    with pytest.raises(witness.WitnessError, match="does not continue"):
        see(sealed.store, sealed.witness)


def test_the_witness_refuses_a_log_that_was_rolled_back(sealed: SealedDesk) -> None:
    tamper(sealed.store, "DELETE FROM ledger_checkpoint")

    with pytest.raises(witness.WitnessError, match="rolled back"):
        see(sealed.store, sealed.witness)


def test_the_witness_refuses_a_checkpoint_of_another_key(sealed: SealedDesk) -> None:
    note = newest(sealed.store).note
    stranger = key_files.write_key(sealed.keys.folder / "stranger.key")
    text_of_it = notes.open_note(note, []).text
    forged = notes.compose(
        text_of_it, [notes.signature_line(sealed.trust.log, stranger, text_of_it)]
    )

    with pytest.raises(witness.WitnessError, match="not signed"):
        sealed.witness.cosign(forged, at_s=0, known=[], proof=[])


def test_receipts_name_the_lines_of_this_seat(sealed: SealedDesk) -> None:
    with sealed.store.reading(WATCHER) as work:
        kept = {
            (one.subject, one.seq): one.leaf for one in work.session.scalars(select(LedgerLine))
        }

    given = list(read_receipts(sealed.receipts))
    assert len(given) == 6  # of each unit, one for every subject
    assert all(kept[one.subject, one.seq] == one.leaf for one in given)


def test_a_new_key_signs_what_comes_after_it(sealed: SealedDesk) -> None:
    old = sealed.keys
    folder = sealed.keys.folder
    with sealed.store.work(sealed.desk.admin) as work:
        put_in_order(work)
        made = key_files.rotate(work, folder, folder, reason="Quarterly")
    sealing.sequence_and_seal(sealed.store, key_files.load(folder), every=NOW)

    with sealed.store.reading(WATCHER) as work:
        known = key_files.epochs(work, sealed.trust)
    signers = key_files.signers_at(known, newest(sealed.store).size)
    assert signers == [made]
    assert sealed.trust.log in notes.open_note(newest(sealed.store).note, signers).signers
    assert old.signer.public_key() != key_files.load(folder).signer.public_key()


def test_keys_are_made_once(sealed: SealedDesk, tmp_path: Path) -> None:
    with sealed.store.work(sealed.desk.admin) as work, pytest.raises(RuleError, match="already"):
        key_files.create(work, tmp_path / "others")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_only_the_owner_reads_a_private_key(sealed: SealedDesk) -> None:
    modes = {
        name: (sealed.keys.folder / name).stat().st_mode & 0o777
        for name in (key_files.ROOT_KEY, key_files.LOG_KEY)
    }

    assert set(modes.values()) == {0o400}


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_key_others_may_read_is_not_used(sealed: SealedDesk) -> None:
    (sealed.keys.folder / key_files.LOG_KEY).chmod(0o444)

    with pytest.raises(RuleError, match="Others may read"):
        key_files.load(sealed.keys.folder)


def test_the_certificate_names_the_log_and_its_root(sealed: SealedDesk) -> None:
    page = (sealed.keys.folder / key_files.CERTIFICATE).read_text()

    assert sealed.trust.log in page
    assert sealed.trust.root.fingerprint in page.replace(" ", "")


@pytest.mark.postgres
def test_a_line_waits_for_every_transaction_that_began_before_it(pg_url: str) -> None:
    store = Store(pg_url)
    desk = lay_desk(store)
    number = opened(store, desk)
    with store.engine.connect() as slow:
        slow.execute(text("INSERT INTO account (name, tier, active) VALUES ('Slow', 'a', true)"))
        with store.work(desk.agent) as work:
            conversation.add_note(work, number, "Quicker")
        with store.work(WATCHER) as work:
            put_in_order(work)
        with store.reading(WATCHER) as work:
            waiting = waiting_count(work)
        slow.commit()
    with store.work(WATCHER) as work:
        put_in_order(work)

    with store.reading(WATCHER) as work:
        left = waiting_count(work)
    store.dispose()
    assert (waiting > 0, left) == (True, 0)
