"""What a killed backup or proof leaves in plain text goes with the next; a copy has its server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import text

from services.console import locks
from services.operations import age, folders, rooms
from services.store.engine import make_engine
from tests.rigs.copying import is_untouched, vigilctl
from tests.rigs.maker import hospital
from tests.rigs.postgres_server import find_binaries, wheel_binaries

if TYPE_CHECKING:
    from pathlib import Path


KILLED: Final = """
import os, pathlib, signal, sys
from services.operations import folders, rooms
with rooms.room(sys.argv[1]) if "postgresql" in sys.argv[1] else folders.folder() as place:
    if isinstance(place, pathlib.Path):
        (place / "desk.sqlite").write_text("Geheim")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, of this test alone."""
    folder = tmp_path / "plain"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.mark.usefixtures("worked")
def test_what_a_killed_proof_left_is_cleared_by_the_next(
    url: str, word: Path, tmp_path: Path, plain: Path
) -> None:
    subprocess.run([sys.executable, "-c", KILLED, url], check=False, env=dict(os.environ))
    killed = _rooms(url, plain)
    with rooms.room(url) if "postgresql" in url else folders.folder():
        at_work = _rooms(url, plain) - killed
        status, _, said = vigilctl(
            *("backup", "--db", url, "--out", tmp_path / "desk.age", "--passphrase-file", word)
        )

        assert (status, said) == (0, "")
        assert (len(killed), len(at_work)) == (1, 1)
        assert _rooms(url, plain) == at_work


def _rooms(url: str, plain: Path) -> set[str]:
    """Return the names of folders or databases in which copies are looked at."""
    if "postgresql" not in url:
        return {one.name for one in plain.iterdir()}
    engine = make_engine(url)
    with engine.connect() as connection:
        asked = text("SELECT datname FROM pg_database WHERE datname LIKE 'vigildesk_scratch_%'")
        names = {*connection.scalars(asked)}
    engine.dispose()
    return names


def test_a_folder_of_another_kind_or_without_its_lock_yet_stays(plain: Path) -> None:
    for name in ("vigildesk-scan-1", f"{folders.PREFIX}young", f"{folders.PREFIX}old"):
        (plain / name).mkdir()
    os.utime(plain / f"{folders.PREFIX}old", (0, 0))

    with folders.folder():
        left = {one.name for one in plain.iterdir()}

    assert {"vigildesk-scan-1", f"{folders.PREFIX}young"} < left
    assert f"{folders.PREFIX}old" not in left


@pytest.mark.postgres
def test_a_copy_from_a_newer_server_is_refused_at_once(
    empty_pg_url: str, word: Path, tmp_path: Path
) -> None:
    newest = wheel_binaries()
    if newest is None or _major(newest) <= _major(find_binaries()):
        pytest.skip("there is no newer server to make it on")
    with hospital(newest) as house:
        address = house.database("desk").replace("+psycopg", "")
        command = [str(newest / "pg_dump"), "--format=custom", address]
        dumped = subprocess.run(command, check=True, capture_output=True)
    file = tmp_path / "desk.age"
    with file.open("wb") as out:
        age.encrypt(iter([dumped.stdout]), out, locks.passphrase(word))

    for proving in ((), ("--prove",)):
        status, _, said = vigilctl(
            *("restore", file, *proving, "--db", empty_pg_url, "--passphrase-file", word)
        )
        assert status == 1
        versions = f"made on PostgreSQL {_major(newest)}, and the server it is to come back on is"
        assert f"{versions} PostgreSQL {_major(find_binaries())}, which is older" in said
    assert is_untouched(empty_pg_url)


def _major(programs: Path) -> int:
    told = subprocess.run([programs / "pg_dump", "--version"], check=True, capture_output=True)
    return int(told.stdout.split()[2].split(b".")[0])
