"""Whoever owns the database changes it and repairs what shows: some layer still names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from services.audit import keys as key_files
from services.audit import notes, sealing, trail
from services.audit.sequencing import put_in_order
from services.audit.trail import FieldChange
from services.audit.verification.findings import Grade
from services.audit.verification.run import Evidence, verify
from services.tickets import conversation
from tests.rigs.attacks import ATTACKS, Attack, erase
from tests.rigs.ledger import NOW, SealedDesk, lay_sealed_desk, see
from tests.rigs.tampering import attack

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.verification.findings import Verification
    from services.store.work import Store


@pytest.fixture
def sealed(store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(store, tmp_path)


def verified(sealed: SealedDesk) -> Verification:
    return verify(
        sealed.store,
        Evidence(
            trust=sealed.trust,
            keys=sealed.keys.folder,
            receipts=(sealed.receipts,),
            witness=sealed.witness.folder,
            witness_keys=(sealed.witness.key,),
        ),
    )


@pytest.mark.parametrize("tampering", ATTACKS, ids=lambda one: one.name)
def test_every_tampering_is_seen_by_the_layers_that_must(
    sealed: SealedDesk, tampering: Attack
) -> None:
    tampering.commit(sealed)
    found = verified(sealed)

    assert tampering.seen_by <= found.layers(), [one.problems for one in found.results]


def test_a_log_nobody_touched_is_sound(sealed: SealedDesk) -> None:
    found = verified(sealed)

    assert found.layers() == set(), [one.problems for one in found.results]
    assert all(one.checked for one in found.results)


def test_a_witnessed_log_has_the_best_grade_a_database_can_have(sealed: SealedDesk) -> None:
    on_server = sealed.store.engine.dialect.name == "postgresql"

    assert verified(sealed).grade is (Grade.WITNESSED if on_server else Grade.LOCAL)


def test_work_that_goes_on_is_no_tampering(sealed: SealedDesk) -> None:
    for turn in range(3):
        with sealed.store.work(sealed.desk.agent) as work:
            conversation.add_note(work, sealed.first, f"Turn {turn}")
        sealing.sequence_and_seal(sealed.store, sealed.keys, every=NOW)
        see(sealed.store, sealed.witness)

    assert verified(sealed).layers() == set()


def test_a_rotated_key_is_no_tampering(sealed: SealedDesk) -> None:
    folder = sealed.keys.folder
    with sealed.store.work(sealed.desk.admin) as work:
        put_in_order(work)
        key_files.rotate(work, folder, folder, reason="Quarterly")
    sealing.sequence_and_seal(sealed.store, key_files.load(folder), every=NOW)

    assert verified(sealed).layers() == set()


def test_an_erasure_with_authority_is_no_tampering(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        one = attacker.chain(f"ticket/{sealed.first}")[2]
        erase(attacker, one.id)
    with sealed.store.work(sealed.desk.officer) as work:
        said = [FieldChange("line", None, one.uuid)]
        trail.append(work, "erasure.executed", ("ticket", sealed.first), said, "Article 17")

    found = verified(sealed)
    assert (found.layers(), found.erased) == (set(), 1)


def test_the_first_bad_entry_is_named(sealed: SealedDesk) -> None:
    with attack(sealed.store) as attacker:
        attacker.set_header(attacker.chain(f"ticket/{sealed.first}")[4].id, actor="mallory")

    first = verified(sealed).first
    assert first is not None
    assert (first.subject, first.seq) == (f"ticket/{sealed.first}", 5)


def test_the_keys_of_another_log_are_refused(sealed: SealedDesk, tmp_path: Path) -> None:
    root = key_files.write_key(tmp_path / "other.key")
    other = key_files.Trust(sealed.trust.log, notes.public_of(sealed.trust.root.name, root))

    found = verify(sealed.store, Evidence(trust=other))
    assert found.layers() == {"checkpoint"}


def test_without_pinned_keys_the_grade_promises_little(sealed: SealedDesk) -> None:
    assert verify(sealed.store, Evidence()).grade is Grade.LOCAL


@pytest.mark.parametrize("table", ["ticket", "policy_target"])
def test_a_capture_that_was_switched_off_is_named(sealed: SealedDesk, table: str) -> None:
    on_server = sealed.store.engine.dialect.name == "postgresql"
    with sealed.store.engine.begin() as connection:
        connection.exec_driver_sql(
            f"ALTER TABLE {table} DISABLE TRIGGER {table}_is_captured"
            if on_server
            else f"DROP TRIGGER {table}_update_is_captured"
        )

    found = verified(sealed)
    assert found.layers() == {"state"}
    assert found.first is not None
    assert f"changes of {table} are not recorded" in found.first.what
