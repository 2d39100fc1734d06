"""Files that are no incident log: each a sentence that says what to do."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from services.errors import RuleError
from services.imports import csv_rows
from services.imports.servicenow import import_log
from services.imports.servicenow_log import REQUIRED
from tests.rigs.logs import REAL_LOG, row, write_log

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store


def told(file: Path) -> str:
    with pytest.raises(RuleError) as caught:
        csv_rows.read(file, REQUIRED)
    return str(caught.value)


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_a_file_that_does_not_exist(tmp_path: Path) -> None:
    assert "cannot be read: No such file or directory. Check the path" in told(tmp_path / "x.csv")


def test_a_folder(tmp_path: Path) -> None:
    assert "Is a directory. Check the path" in told(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    assert told(written(tmp_path, "log.csv", b"")) == "log.csv is empty. Export it again."


def test_a_file_called_gz_that_is_none(tmp_path: Path) -> None:
    sentence = told(written(tmp_path, "log.csv.gz", b"number,state\n"))

    assert sentence == "log.csv.gz is called .gz but is no gzip file. Copy it again."


def test_a_gzip_file_that_was_cut_off(tmp_path: Path) -> None:
    sentence = told(written(tmp_path, "log.csv.gz", REAL_LOG.read_bytes()[:20_000]))

    assert "is damaged or was cut off. Copy it again." in sentence


def test_a_gzip_file_that_is_damaged(tmp_path: Path) -> None:
    content = bytearray(REAL_LOG.read_bytes())
    content[-8:] = bytes(8)

    assert "is damaged or was cut off" in told(written(tmp_path, "log.csv.gz", bytes(content)))


def test_a_missing_header(tmp_path: Path) -> None:
    sentence = told(write_log(tmp_path, header=row()))

    assert sentence.startswith("log.csv lacks the columns number, incident_state, priority")


def test_a_missing_column(tmp_path: Path) -> None:
    sentence = told(write_log(tmp_path, header=",".join(REQUIRED[:-1])))

    assert "lacks the columns sys_updated_at in its first line" in sentence


def test_a_picture(tmp_path: Path) -> None:
    assert "no log in CSV" in told(written(tmp_path, "log.csv", b"\x89PNG" + bytes(2_000_000)))


def test_a_line_that_never_ends(tmp_path: Path) -> None:
    packed = gzip.compress(b"number," + b"x" * 30_000_000)

    assert "over a megabyte long" in told(written(tmp_path, "log.csv.gz", packed))


def test_a_header_without_rows(tmp_path: Path, sqlite_store: Store) -> None:
    with pytest.raises(RuleError, match="no incident that could be read"):
        import_log(sqlite_store, write_log(tmp_path))


def test_a_log_of_bad_rows_only(tmp_path: Path, sqlite_store: Store) -> None:
    with pytest.raises(RuleError, match="no incident that could be read"):
        import_log(sqlite_store, write_log(tmp_path, "a,b", row(incident_state="Asleep")))
