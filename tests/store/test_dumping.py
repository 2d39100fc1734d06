"""Of the PostgreSQL programs that are installed, one that fits the server is chosen."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from services.errors import RuleError
from services.operations import dumping
from tests.rigs.postgres_server import find_binaries, wheel_binaries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.postgres


def _installed() -> dict[int, Path]:
    """Return the folders of real programs: of the system and of the wheel, by their version."""
    newest = wheel_binaries()
    there = [find_binaries()]
    if newest is not None:
        there += [newest, newest.parent.parent / "pginstall" / "bin"]
    return {_version(one / "pg_dump"): one for one in there}


def _version(program: Path) -> int:
    told = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    return int(re.findall(r"(\d+)", told.stdout)[0])


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[int, Path]:
    """Leave nothing but these programs on the PATH."""
    found = _installed()
    monkeypatch.setattr(dumping, "DEBIAN", tmp_path)
    _path(monkeypatch, list(found.values()))
    return found


def _path(monkeypatch: pytest.MonkeyPatch, folders: Sequence[Path]) -> None:
    monkeypatch.setenv("PATH", ":".join(str(one) for one in folders))


def test_each_server_gets_the_oldest_program_that_knows_it(only: dict[int, Path]) -> None:
    for version, folder in only.items():
        assert dumping.found("pg_dump", version) == str(folder / "pg_dump")
    assert dumping.found("pg_restore", 14) == str(only[min(only)] / "pg_restore")


def test_an_older_program_is_not_taken_because_it_comes_first(
    only: dict[int, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Debian's folder held 15 and hid what else was there."""
    debian = tmp_path / str(min(only))
    debian.mkdir()
    (debian / "bin").symlink_to(only[min(only)])
    _path(monkeypatch, [only[max(only)]])

    assert dumping.found("pg_dump", max(only)) == str(only[max(only)] / "pg_dump")
    assert dumping.found("pg_dump", min(only)) == str(debian / "bin" / "pg_dump")


def test_what_is_missing_is_said(
    only: dict[int, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    newer = max(only) + 1
    with pytest.raises(RuleError, match=rf"PostgreSQL {newer}, and pg_dump on this machine is of"):
        dumping.found("pg_dump", newer)

    (tmp_path / "pg_dump").write_text("no program of PostgreSQL")
    (tmp_path / "pg_dump").chmod(0o755)
    _path(monkeypatch, [tmp_path])
    with pytest.raises(RuleError, match="pg_dump is not installed on this machine"):
        dumping.found("pg_dump", newer)
