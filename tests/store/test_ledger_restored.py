"""A restored desk is a shorter log: refused until two people accept it, and sound from then on."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from services.audit import keys as key_files
from services.audit import notes, restoration, sealing, trail
from services.audit.receipts import ReceiptBook
from services.audit.trail import FieldChange
from services.audit.verification.findings import Layer, Result
from services.audit.verification.run import Evidence, verify
from services.audit.witness import WitnessError
from services.errors import RuleError
from services.store import schema
from services.store.work import Store
from services.tickets import conversation
from tests.rigs.ledger import NOW, SealedDesk, lay_sealed_desk, see, tamper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BY = "Olga Stein #6 and Ada Kern #7"


@pytest.fixture
def restored(tmp_path: Path) -> Iterator[SealedDesk]:
    """A desk whose file is put back to what it was before its last checkpoint."""
    file = tmp_path / "desk.sqlite"
    store = Store(f"sqlite:///{file}")
    schema.upgrade(store.engine)
    sealed = lay_sealed_desk(store, tmp_path)
    store.dispose()
    shutil.copy(file, tmp_path / "copy.sqlite")
    note_with_receipt(sealed, "Lost with the disk")
    sealing.sequence_and_seal(store, sealed.keys, every=NOW)
    see(store, sealed.witness)
    store.dispose()
    for one in tmp_path.glob("desk.sqlite*"):
        one.unlink()
    shutil.copy(tmp_path / "copy.sqlite", file)
    yield sealed
    store.dispose()


def found(sealed: SealedDesk) -> set[str]:
    pins = Evidence(trust=sealed.trust, keys=sealed.keys.folder, witness=sealed.witness.folder)
    return verify(sealed.store, pins).layers()


def accepted(sealed: SealedDesk, folder: Path | None = None) -> Path:
    keys = sealed.keys.folder
    with sealed.store.work(sealed.desk.admin) as work:
        return restoration.accept(work, keys, folder or keys, reason="The disk died", by=BY)


def work_on(sealed: SealedDesk) -> None:
    """Go on until the log is longer than it ever was."""
    for turn in range(6):
        with sealed.store.work(sealed.desk.agent) as work:
            conversation.add_note(work, sealed.first, f"After it, {turn}")
    keys = key_files.load(sealed.keys.folder)
    sealing.sequence_and_seal(sealed.store, keys, every=NOW)


def test_a_restored_log_fails_until_it_is_accepted(restored: SealedDesk) -> None:
    assert found(restored) == {"checkpoint", "witness"}
    with pytest.raises(WitnessError, match="shorter"):
        see(restored.store, restored.witness)


def test_an_accepted_one_is_sound_for_verifier_and_witness(restored: SealedDesk) -> None:
    statement = accepted(restored)
    restored.witness.accept_restoration(statement.read_text("utf-8"))
    work_on(restored)
    see(restored.store, restored.witness)

    assert found(restored) == set()


def test_what_was_sealed_before_it_still_counts(restored: SealedDesk) -> None:
    accepted(restored)
    work_on(restored)
    kept = min((restored.keys.folder / sealing.PUBLISHED).glob("*.note"))
    kept.write_text(kept.read_text("utf-8").replace("time 2", "time 1"), "utf-8")

    assert "checkpoint" in found(restored)


def test_only_the_root_excuses_what_is_lost(restored: SealedDesk, tmp_path: Path) -> None:
    (tmp_path / "forged").mkdir()
    key_files.write_key(tmp_path / "forged" / key_files.ROOT_KEY)
    with pytest.raises(RuleError, match="not the root key"):
        accepted(restored, tmp_path / "forged")
    statement = accepted(restored).read_text("utf-8")
    with pytest.raises(notes.NoteError):
        restoration.read(statement.replace("kept", "keqt"), restored.trust)
    with pytest.raises(WitnessError, match="not accepted"):
        restored.witness.accept_restoration(statement.replace("lost ", "lost 9"))


def test_a_log_that_lost_nothing_is_not_accepted_as_restored(store: Store, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Nothing of this log is lost"):
        accepted(lay_sealed_desk(store, tmp_path))


def receipts_of(sealed: SealedDesk) -> Result:
    """What the verifier says of the seat's receipts."""
    pins = Evidence(trust=sealed.trust, receipts=(sealed.receipts,))
    results = verify(sealed.store, pins).results
    return next(one for one in results if one.layer is Layer.RECEIPTS)


def note_with_receipt(sealed: SealedDesk, words: str) -> None:
    sealed.store.closing = ReceiptBook(sealed.receipts)
    with sealed.store.work(sealed.desk.agent) as work:
        conversation.add_note(work, sealed.first, words)
    sealed.store.closing = None


def test_receipts_that_went_with_a_restore_fail_until_two_accepted_it(restored: SealedDesk) -> None:
    before = receipts_of(restored)
    accepted(restored)
    after = receipts_of(restored)

    assert before.failed
    assert (after.failed, sum(after.explained.values())) == (0, before.failed)
    (why,) = after.explained
    assert "lost by the recorded restore of 20" in why
    assert why.endswith(f"accepted by {BY}")


def test_lines_that_took_their_places_since_explain_nothing_else(restored: SealedDesk) -> None:
    lost = receipts_of(restored).failed
    accepted(restored)
    work_on(restored)

    found = receipts_of(restored)

    assert (found.failed, sum(found.explained.values())) == (0, lost)


def test_a_receipt_of_after_the_restore_still_fails(restored: SealedDesk) -> None:
    lost = receipts_of(restored).failed
    accepted(restored)
    note_with_receipt(restored, "Taken back by somebody")
    chain = f"ledger_line WHERE subject = 'ticket/{restored.first}'"
    tamper(restored.store, f"DELETE FROM {chain} AND seq = (SELECT max(seq) FROM {chain})")  # noqa: S608

    found = receipts_of(restored)

    assert found.failed >= 1
    assert sum(found.explained.values()) == lost


def test_a_receipt_of_before_the_copy_still_fails(restored: SealedDesk) -> None:
    accepted(restored)
    gone = {"subject": f"ticket/{restored.first}", "seq": 999, "leaf": "ab" * 32}
    for time in ("", "2020-01-01T00:00:00.000000Z"):
        with restored.receipts.open("a") as stream:
            stream.write(json.dumps(gone | {"time": time}) + "\n")

    assert receipts_of(restored).failed == 2


@pytest.mark.parametrize("by", ["Olga Stein #6", BY])
def test_an_entry_that_the_root_did_not_sign_explains_nothing(
    restored: SealedDesk, by: str
) -> None:
    before = receipts_of(restored).failed
    statement = f"{restoration.LABEL}\nlog {restored.trust.log}\nkept 1\nlost 9999\n"
    said = [FieldChange("accepted by", None, by), FieldChange("statement", None, statement)]
    with restored.store.work(restored.desk.admin) as work:
        trail.append(work, restoration.RESTORED, ("ledger", 1), said, "It died")

    assert receipts_of(restored).failed == before


def test_a_statement_that_one_person_accepted_explains_nothing(restored: SealedDesk) -> None:
    before = receipts_of(restored).failed
    keys = restored.keys.folder
    with restored.store.work(restored.desk.admin) as work:
        restoration.accept(work, keys, keys, reason="The disk died", by="Olga Stein #6")

    assert receipts_of(restored).failed == before


def test_a_restore_that_lost_only_what_was_not_sealed_is_accepted_too(
    store: Store, tmp_path: Path
) -> None:
    """`vigilctl restore` says in the log that it was one."""
    sealed = lay_sealed_desk(store, tmp_path)
    with sealed.store.work(sealed.desk.admin) as work:
        trail.append(work, restoration.BROUGHT_BACK, ("desk", 1))

    accepted(sealed)

    assert found(sealed) == set()
    with pytest.raises(RuleError, match="Nothing of this log is lost"):
        accepted(sealed)
