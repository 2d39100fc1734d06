"""Whatever a file holds, reading it ends with rows, problems or one sentence."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from services.errors import RuleError
from services.imports import csv_rows, servicenow_log
from tests.rigs.logs import COLUMNS, HEADER, row

CELLS = st.text(st.characters(codec="utf-8") | st.sampled_from('",\n\r\0;?\x1b'), max_size=30)


def read(content: bytes) -> servicenow_log.Log | None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        file.write_bytes(content)
        try:
            return servicenow_log.interpret(*csv_rows.read(file, servicenow_log.REQUIRED))
        except RuleError:
            return None


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read(content)


@given(st.binary(max_size=2000))
def test_any_bytes_after_a_header_are_read_row_by_row(content: bytes) -> None:
    log = read(HEADER.encode() + b"\n" + content)

    assert log is not None


@given(st.binary(max_size=500))
def test_any_bytes_in_a_gzip_are_read_or_refused(content: bytes) -> None:
    packed = gzip.compress(HEADER.encode() + b"\n" + content)

    assert read(packed) is not None


@given(st.dictionaries(st.sampled_from(COLUMNS), CELLS))
def test_a_good_row_survives_whatever_stands_in_the_next(cells: dict[str, str]) -> None:
    quoted = {key: '"' + value.replace('"', '""') + '"' for key, value in cells.items()}
    content = "\n".join((HEADER, row(number="GOOD"), row(**{"number": "NEXT", **quoted})))

    log = read(content.encode())

    assert log is not None
    assert "GOOD" in {incident.number for incident in log.incidents}
