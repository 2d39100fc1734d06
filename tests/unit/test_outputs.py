"""Where a file that leaves the desk may lie, and what it never replaces."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from services.errors import RuleError
from services.reports.files import leaving
from services.store.outputs import require_new, require_replaceable

if TYPE_CHECKING:
    from pathlib import Path

AGE_KEY = "# created: 2026-06-08T09:00:00Z\n# public key: age1qqq\nAGE-SECRET-KEY-1QQQ\n"


def desk(folder: Path) -> Path:
    with closing(sqlite3.connect(folder / "desk.sqlite")) as made:
        made.execute("CREATE TABLE ticket (id INTEGER)")
        made.commit()
    return folder / "desk.sqlite"


def test_a_new_name_is_taken(tmp_path: Path) -> None:
    require_new(tmp_path / "new.pdf")
    require_replaceable(tmp_path / "new.pdf")


@pytest.mark.parametrize("words", ["", "an older report"])
def test_a_plain_file_is_replaced_by_who_agreed_and_by_nobody_else(
    tmp_path: Path, words: str
) -> None:
    file = tmp_path / "old.pdf"
    file.write_text(words)

    require_replaceable(file)
    with pytest.raises(RuleError, match="is there already and is not overwritten"):
        require_new(file)


@pytest.mark.parametrize(
    ("name", "content", "mode"),
    [
        ("copy.age", b"age-encryption.org/v1\n-> scrypt", 0o644),
        ("dump", b"PGDMP\x01", 0o644),
        ("identity.txt", AGE_KEY.encode(), 0o600),
        ("root.key", b"", 0o600),
        ("signer.txt", b"-----BEGIN PRIVATE KEY-----\n", 0o600),
        ("kept.pdf", b"%PDF-1.7", 0o400),
    ],
)
def test_a_copy_a_key_and_a_protected_file_are_not_replaced(
    tmp_path: Path, name: str, content: bytes, mode: int
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    file.chmod(mode)

    with pytest.raises(RuleError, match="is a desk or a key, or is protected"):
        require_replaceable(file)


def test_a_desk_is_not_replaced_under_any_name(tmp_path: Path) -> None:
    other = tmp_path / "history.pdf"
    os.link(desk(tmp_path), other)

    for file in (tmp_path / "desk.sqlite", other):
        with pytest.raises(RuleError, match="is a desk or a key"):
            require_replaceable(file)


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_what_sqlite_would_read_beside_a_desk_is_not_written(tmp_path: Path, ending: str) -> None:
    file = desk(tmp_path).with_name(f"desk.sqlite{ending}")

    for refuses in (require_new, require_replaceable):
        with pytest.raises(RuleError, match=r"not overwritten|not replaced"):
            refuses(file)
    require_new(tmp_path / f"report{ending}")


@pytest.mark.skipif(os.name == "nt", reason="POSIX has these")
@pytest.mark.parametrize("kind", ["folder", "link", "dangling link", "pipe"])
def test_what_is_no_plain_file_is_not_replaced(tmp_path: Path, kind: str) -> None:
    place, target = tmp_path / "place.pdf", tmp_path / "target.pdf"
    target.write_text("somebody else's")
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(target if kind == "link" else tmp_path / "none")

    with pytest.raises(RuleError, match="is a folder, a link or a device"):
        require_replaceable(place)
    with pytest.raises(RuleError, match="is there already"):
        require_new(place)


@pytest.mark.parametrize("folder", ["nowhere", "file"])
def test_a_folder_that_is_none_is_said(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")

    for refuses in (require_new, require_replaceable):
        with pytest.raises(RuleError, match=r"cannot be written in .*Choose another place"):
            refuses(tmp_path / folder / "a.pdf")


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="Choose another place"):
        require_new(tmp_path / ("a" * 300))


def test_what_leaves_is_for_its_owner_only(tmp_path: Path) -> None:
    with leaving(tmp_path / "a.json") as file:
        file.write(b"{}")

    assert (tmp_path / "a.json").read_bytes() == b"{}"
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600 or os.name == "nt"


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    place = tmp_path / "a.json"

    def write() -> None:
        with leaving(place) as file:
            file.write(b"{}")
            place.write_text("another's")

    with pytest.raises(RuleError, match="is there already"):
        write()

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.json", "another's")]
