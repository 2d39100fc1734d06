"""Keeps what is committed free of one machine's traces and of what would break others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tests.house.sources import ROOT, text_of, tracked_files

MACHINE_FOLDERS: Final = ("work", "farm", "opt/pypi", r"root/\.")
MACHINE_PATH: Final = re.compile(
    r"(?:^|[^A-Za-z0-9._~-])/(?:" + "|".join(MACHINE_FOLDERS) + r")[A-Za-z0-9/._-]*", re.MULTILINE
)


def test_no_file_names_a_folder_of_one_machine() -> None:
    named = {
        path.as_posix(): found.group()
        for path in tracked_files()
        if path.suffix != ".svg" and (found := MACHINE_PATH.search(text_of(path)))
    }

    assert named == {}


def test_no_lock_names_an_address() -> None:
    locks = [path for path in tracked_files() if "requirements" in path.name]

    assert len(locks) >= 2
    assert [path for path in locks if "://" in text_of(path)] == []


def test_every_locked_file_has_a_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        entries = re.split(r"\n(?=[a-z])", text_of(Path(name)))[1:]

        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_there_is_one_kind_of_lock() -> None:
    assert not (ROOT / "uv.lock").exists()


def test_packaging_does_not_shadow_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_is_larger_than_the_log_we_ship() -> None:
    limit = 3 * 1024 * 1024

    assert [path for path in tracked_files() if (ROOT / path).stat().st_size > limit] == []
