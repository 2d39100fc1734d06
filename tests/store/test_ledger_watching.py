"""A watcher with keys seals by itself and verifies once a day; without keys it leaves both be."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from services.audit import browse, disposal, sealing
from services.audit import keys as key_files
from services.audit.browse import TrailFilter
from services.audit.retention import ClassDraft, set_class
from services.audit.verification.run import Evidence, verify
from services.audit.verified import VERIFIED
from services.errors import RuleError
from services.store.work import WATCHER, Store
from services.watch.sealing import ALERT, raise_alarm, seal_due, verify_due
from tests.rigs.ledger import NOW, SealedDesk, lay_sealed_desk, tamper

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sealed(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SealedDesk:
    made = lay_sealed_desk(store, tmp_path)
    monkeypatch.setenv("VIGILDESK_KEYS", str(made.keys.folder))
    return made


def verifications(sealed: SealedDesk) -> list[str | None]:
    with sealed.store.reading(WATCHER) as work:
        found = browse.entries(work, TrailFilter(kind=VERIFIED))
    return [one.changes[0].after for one in found]


def test_new_lines_are_put_in_order(sealed: SealedDesk) -> None:
    assert seal_due(sealed.store, WATCHER) > 0
    assert seal_due(sealed.store, WATCHER) == 0


def test_a_seat_without_keys_seals_nothing(
    sealed: SealedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VIGILDESK_KEYS")

    assert (seal_due(sealed.store, WATCHER), verify_due(sealed.store, WATCHER)) == (0, 0)


def test_the_result_of_a_verification_is_an_entry(sealed: SealedDesk) -> None:
    assert verify_due(sealed.store, WATCHER) == 1
    assert len(verifications(sealed)) == 1


def test_a_day_has_one_verification(sealed: SealedDesk) -> None:
    verify_due(sealed.store, WATCHER)

    assert verify_due(sealed.store, WATCHER) == 0


def test_a_failure_is_told_beside_the_keys(sealed: SealedDesk) -> None:
    tamper(sealed.store, "UPDATE policy_target SET duration = '99h'")
    verify_due(sealed.store, WATCHER)

    assert verifications(sealed) == ["F"]
    assert "duration" in (sealed.keys.folder / ALERT).read_text("utf-8")


def test_a_failure_is_told_to_the_system_by_a_way_of_its_own(
    sealed: SealedDesk, tmp_path: Path
) -> None:
    tamper(sealed.store, "UPDATE policy_target SET duration = '99h'")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "log"))
        found = verify(sealed.store, Evidence())
        raise_alarm(sealed.keys.folder, found, system_log=tmp_path / "log")
        heard = listening.recv(2000).decode()

    assert heard.startswith("<10>vigildesk: the audit log vigildesk/")
    assert "duration" in heard


def test_while_the_log_does_not_verify_nothing_is_purged(sealed: SealedDesk) -> None:
    tamper(sealed.store, "UPDATE policy_target SET duration = '99h'")
    verify_due(sealed.store, WATCHER)
    with sealed.store.work(sealed.desk.officer) as work:
        class_id = set_class(work, ClassDraft("All", "Law", 365), reason="Law").subject
    assert class_id is not None
    assert sealed.desk.admin.person_id is not None
    by = sealed.desk.admin.person_id
    with (
        pytest.raises(RuleError, match="did not verify"),
        sealed.store.work(sealed.desk.officer) as work,
    ):
        disposal.purge(work, class_id, [sealed.first], reason="Law", approved_by=by)


def test_the_keys_of_another_log_seal_nothing(sealed: SealedDesk) -> None:
    (sealed.keys.folder / "trust.txt").chmod(0o600)
    said = (sealed.keys.folder / "trust.txt").read_text("utf-8").split("\n")
    said[0] = "vigildesk/another"
    (sealed.keys.folder / "trust.txt").write_text("\n".join(said), "utf-8")
    other = key_files.load(sealed.keys.folder)

    assert seal_due(sealed.store, WATCHER) == 0
    with pytest.raises(RuleError, match="The keys are those of vigildesk/another"):
        sealing.sequence_and_seal(sealed.store, other, every=NOW)
