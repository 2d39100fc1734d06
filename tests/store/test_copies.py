"""Copies of a desk: encrypted, proved, and brought back whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from models.audit import AuditEntry
from models.tickets import Message, Ticket
from services.audit import keys as key_files
from services.audit.verification.findings import Grade
from services.audit.verification.run import Evidence, verify
from services.operations import age, copies, restoring
from services.store.engine import make_engine
from services.store.work import Store
from tests.rigs.copying import is_untouched, made, vigilctl
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)


def test_a_copy_is_proved_when_it_is_made(
    worked: SmallDesk, url: str, word: Path, tmp_path: Path
) -> None:
    del worked
    status, told, said = vigilctl(
        *("backup", "--db", url, "--out", tmp_path / "desk.age"),
        *("--passphrase-file", word, "--keys", tmp_path / "keys"),
    )

    assert (status, said) == (0, "")
    assert "brought back into a scratch database: 1 tickets" in told
    assert ("grade B" if "postgresql" in url else "grade C") in told
    assert "Geheim" not in (tmp_path / "desk.age").read_bytes().decode("latin-1")
    assert not list(tmp_path.glob("*.unfinished"))


def test_a_backup_that_was_ended_in_the_middle_keeps_nobody_from_the_next(
    worked: SmallDesk, url: str, word: Path, tmp_path: Path
) -> None:
    del worked
    of_before, of_now, of_others = (
        tmp_path / name
        for name in ("desk.age.unfinished", "desk.age.0a1b2c3d.unfinished", "desk2.age.unfinished")
    )
    for one in (of_before, of_now, of_others):
        one.write_bytes(b"half")
    for one in (of_before, of_others):
        os.utime(one, (0, 0))

    made(url, word, tmp_path)

    # another backup may still be writing the one of now
    assert [one.exists() for one in (of_before, of_now, of_others)] == [False, True, True]


def test_a_desk_comes_back_with_its_proofs_and_the_restore_is_an_entry(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    file = made(url, word, tmp_path)
    status, told, said = vigilctl(
        *("restore", file, "--db", room, "--passphrase-file", word, "--keys", tmp_path / "keys")
    )

    assert (status, said) == (0, "")
    assert "what came later is gone" in told
    store = Store(room)
    with store.reading(worked.agent) as work:
        bodies = work.session.scalars(select(Message.body)).all()
        entry = work.session.scalars(
            select(AuditEntry).where(AuditEntry.kind == restoring.RESTORED)
        ).one()
    found = verify(store, Evidence(trust=key_files.read_trust(tmp_path / "keys")))
    number = opened(store, worked)
    store.dispose()
    assert "Geheim: das Kennwort liegt im Tresor." in bodies
    said_of = {one["field"]: one["after"] for one in entry.changes}
    assert said_of["sha-256"] == copies.sha256_of(file)
    assert found.grade in {Grade.SIGNED, Grade.LOCAL}, [one.problems for one in found.results]
    assert number == 1002


def test_a_wrong_passphrase_restores_nothing(
    worked: SmallDesk, url: str, room: str, word: Path, tmp_path: Path
) -> None:
    del worked
    file = made(url, word, tmp_path)
    word.write_text("another passphrase\n")

    status, _, said = vigilctl("restore", file, "--db", room, "--passphrase-file", word)

    assert (status, said) == (
        1,
        "vigilctl: The passphrase does not open this backup. Nothing was restored.\n",
    )
    assert is_untouched(room)


@pytest.mark.usefixtures("worked")
@pytest.mark.parametrize("kept", [0.02, 0.5, 0.999])
def test_a_copy_that_was_cut_off_restores_nothing(
    url: str, room: str, word: Path, tmp_path: Path, kept: float
) -> None:
    file = made(url, word, tmp_path)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * kept)])

    status, _, said = vigilctl("restore", file, "--db", room, "--passphrase-file", word)

    assert status == 1
    assert "cut off" in said
    assert is_untouched(room)


def test_a_desk_that_is_there_is_never_overwritten(
    worked: SmallDesk, url: str, word: Path, tmp_path: Path
) -> None:
    file = made(url, word, tmp_path)
    status, _, said = vigilctl("restore", file, "--db", url, "--passphrase-file", word)

    assert status == 1
    assert "is there already" in said or "holds tables already" in said
    store = Store(url)
    with store.reading(worked.agent) as work:
        assert work.session.scalar(select(func.count()).select_from(Ticket)) == 1
    store.dispose()


def test_a_copy_of_an_altered_desk_is_called_out(
    worked: SmallDesk, sqlite_url: str, url: str, word: Path, tmp_path: Path
) -> None:
    del worked
    if "postgresql" in url:
        pytest.skip("one kind is enough: the verifier is the same")
    engine = make_engine(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER ticket_update_is_captured"))
        connection.execute(text("UPDATE ticket SET priority = 1"))
    engine.dispose()

    status, _, said = vigilctl(
        *("backup", "--db", sqlite_url, "--out", tmp_path / "d.age", "--passphrase-file", word)
    )

    assert status == 1
    assert "does not verify" in said
    assert "changes of ticket are not recorded" in said


@pytest.mark.skipif(shutil.which("age-keygen") is None, reason="age is not installed")
def test_a_copy_for_a_recipient_says_that_it_is_not_proved_yet(
    worked: SmallDesk, url: str, tmp_path: Path
) -> None:
    del worked
    key, recipients = tmp_path / "key.txt", tmp_path / "recipients.txt"
    subprocess.run(["age-keygen", "-o", key], check=True, capture_output=True)
    subprocess.run(["age-keygen", "-y", "-o", recipients, key], check=True, capture_output=True)
    file = tmp_path / "desk.age"

    status, _, said = vigilctl("backup", "--db", url, "--out", file, "--recipients", recipients)
    proved, told, _ = vigilctl("restore", file, "--prove", "--db", url, "--identity", key)

    assert status == 0
    assert "was not proved" in said
    assert proved == 0
    assert "brought back into a scratch database: 1 tickets" in told


def test_a_full_disk_leaves_no_copy(
    worked: SmallDesk, url: str, word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del worked

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    status, _, said = vigilctl(
        *("backup", "--db", url, "--out", tmp_path / "desk.age", "--passphrase-file", word)
    )

    assert status == 1
    assert "No space left on device. No backup was made" in said
    assert not list(tmp_path.glob("desk.age*"))


def test_a_full_disk_restores_nothing(
    worked: SmallDesk, url: str, word: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del worked
    if "postgresql" in url:
        pytest.skip("the server's own transaction: nothing of it is ours")
    file = made(url, word, tmp_path)
    room = f"sqlite:///{tmp_path / 'restored.sqlite'}"

    def full(_source: str, _target: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    status, _, said = vigilctl("restore", file, "--db", room, "--passphrase-file", word)

    assert status == 1
    assert "Nothing was restored" in said
    assert is_untouched(room)


@pytest.mark.parametrize(
    ("mode", "words"), [(0o644, "correct horse battery staple"), (0o600, "short")]
)
def test_a_passphrase_must_be_long_and_private(
    sqlite_url: str, word: Path, tmp_path: Path, mode: int, words: str
) -> None:
    word.write_text(words)
    word.chmod(mode)

    status, _, said = vigilctl(
        *("backup", "--db", sqlite_url, "--out", tmp_path / "d.age", "--passphrase-file", word)
    )

    assert status == 1
    assert ("Others may read" if mode == 0o644 else "fewer than") in said


def test_a_copy_is_never_written_in_plain(sqlite_url: str, tmp_path: Path) -> None:
    status, _, said = vigilctl("backup", "--db", sqlite_url, "--out", tmp_path / "d.age")

    assert status == 1
    assert "Copies are encrypted" in said


@pytest.mark.postgres
def test_the_copy_of_a_file_cannot_become_a_server(
    sqlite_url: str, empty_pg_url: str, word: Path, tmp_path: Path
) -> None:
    file = made(sqlite_url, word, tmp_path)
    status, _, said = vigilctl("restore", file, "--db", empty_pg_url, "--passphrase-file", word)

    assert status == 1
    assert "it cannot become a PostgreSQL database" in said
