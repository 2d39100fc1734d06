"""What `vigilctl` writes: over nothing that is there, for its owner only, never unrecorded."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

import pytest

from services.audit import browse
from services.audit.browse import TrailFilter
from services.errors import StoreUnavailable
from services.reports import export, record, twin
from services.reports.files import file_sha256
from services.store import urls
from tests.rigs.copying import vigilctl
from tests.rigs.ledger import SealedDesk, lay_sealed_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from services.reports.authority import Authority
    from services.store.work import Store

    Asked = Callable[[str, Path], tuple[int, str]]

PERIOD: Final = ("--from", "2026-06-01", "--to", "2026-06-30")
COMMANDS: Final = {
    "report audit": ("report", "audit", "--ticket", "1001", "--out"),
    "report twin": ("report", "twin", "1", "--out"),
    "report figures": ("report", "figures", "--csv"),
    "config export": ("config", "export", "--out"),
    "complaints return": ("complaints", "return", *PERIOD, "--out"),
    "audit bundle": ("audit", "bundle", "--keys", "KEYS", "--ticket", "1001", "--out"),
    "audit report": (
        *("audit", "report", "--keys", "KEYS", "--sign", "SIGN", "--ticket", "1001", "--out"),
    ),
    "records certificate": ("records", "certificate", "--as", "officer", "H-1", "--out"),
    "backup": ("backup", "--passphrase-file", "WORD", "--out"),
}
TEXTS: Final = ("report figures", "config export", "complaints return", "audit bundle")
"""Commands whose files are no PDF."""


@pytest.fixture
def sealed(sqlite_store: Store, tmp_path: Path) -> SealedDesk:
    return lay_sealed_desk(sqlite_store, tmp_path)


@pytest.fixture
def asked(sealed: SealedDesk, authority: Authority, tmp_path: Path) -> Asked:
    """Run one of the commands, with its file at a place."""
    word = tmp_path / "word"
    word.write_text("correct horse battery staple\n")
    word.chmod(0o600)
    named = {"KEYS": str(sealed.keys.folder), "SIGN": str(authority.folder), "WORD": str(word)}

    def ask(command: str, place: Path) -> tuple[int, str]:
        words = [named.get(one, one) for one in COMMANDS[command]]
        status, told, said = vigilctl(*words, place, "--db", str(sealed.store.url))
        return status, told + said

    return ask


def entries(sealed: SealedDesk) -> list[str]:
    with sealed.store.reading(sealed.desk.officer) as work:
        return [one.kind for one in browse.entries(work, TrailFilter())]


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(one): str(one.readlink()).encode() if one.is_symlink() else one.read_bytes()
        for one in folder.rglob("*")
        if one.is_symlink() or one.is_file()
        if not one.name.endswith(("-wal", "-shm"))
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_is_there_is_written_over(
    sealed: SealedDesk, asked: Asked, tmp_path: Path, command: str
) -> None:
    """The desk itself, a key, an older file and what a link leads to stay as they are."""
    desk = urls.file_of(sealed.store.url)
    assert desk is not None
    (tmp_path / "old.pdf").write_text("an older report")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "old.pdf")
    before, known = content(tmp_path), entries(sealed)
    places = (desk, sealed.keys.folder / "root.key", tmp_path / "old.pdf", tmp_path / "link.pdf")

    for place in places:
        status, said = asked(command, place)
        assert (status in {1, 2}, "is there already and is not overwritten" in said) == (True, True)

    assert content(tmp_path) == before
    assert entries(sealed) == known


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("folder", ["nowhere", "old.pdf"])
def test_a_folder_that_is_none_is_said_before_anything_is_recorded(
    sealed: SealedDesk, asked: Asked, tmp_path: Path, command: str, folder: str
) -> None:
    (tmp_path / "old.pdf").write_text("no folder")
    known = entries(sealed)

    status, said = asked(command, tmp_path / folder / "x.out")

    assert (status in {1, 2}, "Choose another place" in said) == (True, True)
    assert entries(sealed) == known


@pytest.mark.skipif(os.name == "nt", reason="POSIX has pipes with names")
@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_no_file_stays_what_it_is(asked: Asked, tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert asked(command, tmp_path / "pipe")[0] in {1, 2}
    assert stat.S_ISFIFO((tmp_path / "pipe").lstat().st_mode)


@pytest.mark.parametrize("command", TEXTS)
def test_a_full_disk_is_a_sentence_and_leaves_no_file(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(os, "fsync", full)

    status, said = asked(command, folder / "x")

    assert (status in {1, 2}, "No space left on device" in said) == (True, True)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("command", TEXTS)
def test_what_is_written_is_for_its_owner_only(asked: Asked, tmp_path: Path, command: str) -> None:
    status, _ = asked(command, tmp_path / "x")

    assert (status, stat.S_IMODE((tmp_path / "x").stat().st_mode)) == (0, 0o600)


@pytest.mark.parametrize("end", [StoreUnavailable("The server is gone."), KeyboardInterrupt()])
def test_a_bundle_that_is_not_recorded_does_not_leave(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException
) -> None:
    def broken(*_: object) -> None:
        raise end

    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr("services.console.audit.trail.append", broken)

    status, _ = asked("audit bundle", folder / "x.json")

    assert status != 0
    assert list(folder.iterdir()) == []


def test_the_entry_of_a_bundle_names_the_file_that_left(
    sealed: SealedDesk, asked: Asked, tmp_path: Path
) -> None:
    asked("audit bundle", tmp_path / "x.json")

    with sealed.store.reading(sealed.desk.officer) as work:
        entry = browse.entries(work, TrailFilter(kind="export.bundle"))[0]
    assert {one.field: one.after for one in entry.changes}["file SHA-256"] == file_sha256(
        tmp_path / "x.json"
    )


def test_a_csv_is_not_called_signed(sealed: SealedDesk, asked: Asked, tmp_path: Path) -> None:
    known = entries(sealed)

    status, said = asked("audit report", tmp_path / "x.CSV")

    assert (status, "A CSV cannot be signed" in said) == (1, True)
    assert not (tmp_path / "x.CSV").exists()
    assert entries(sealed) == known


@pytest.mark.parametrize("end", [KeyboardInterrupt, ZeroDivisionError])
def test_an_export_that_a_bug_or_a_key_ends_is_not_under_way_for_ever(
    sealed: SealedDesk,
    asked: Asked,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: type[BaseException],
) -> None:
    def broken(*_: object) -> None:
        raise end

    asked("report audit", tmp_path / "first.pdf")
    with sealed.store.reading(sealed.desk.officer) as work:
        number = record.register(work)[0].number
    monkeypatch.setattr(export, "_written", broken)
    monkeypatch.setattr(twin, "write_audit_pdf", broken)
    outcomes = []
    for words in (("audit", "--out", "a.pdf"), ("twin", str(number), "--out", "b.pdf")):
        place = tmp_path / words[-1]
        try:
            outcomes.append(
                vigilctl("report", *words[:-1], place, "--db", str(sealed.store.url))[0]
            )
        except ZeroDivisionError:
            outcomes.append(130)
        assert not place.exists()

    with sealed.store.reading(sealed.desk.officer) as work:
        found = record.register(work)[:2]
    assert outcomes == [130, 130]
    assert [one.state for one in found] == ["failed", "failed"]
    assert {dict(one.facts)["why"] for one in found} == {
        f"The program was stopped, or failed: {end.__name__}."
    }
