"""Whatever a file holds, reading it ends with rows, problems or one sentence."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import RuleError
from services.imports import csv_rows, servicenow_log
from services.imports.problems import ProblemKind
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


def numbers(content: str) -> list[str]:
    log = read(content.encode())
    assert log is not None
    assert log.problems == ()
    return [incident.number for incident in log.incidents]


def test_a_return_alone_ends_a_row_and_none_is_lost() -> None:
    first, second = row(number="A"), row(number="B")

    assert numbers(f"{HEADER}\n{first}\r{second}\n") == ["A", "B"]
    assert numbers(f"{HEADER}\r{first}\r{second}\r") == ["A", "B"]
    assert numbers(f"{HEADER}\r\n{first}\r\n{second}") == ["A", "B"]


def test_a_problem_after_returns_is_named_by_its_own_line() -> None:
    log = read("\r".join((HEADER, row(number="A"), "short", row(number="B"))).encode())

    assert log is not None
    assert [one.line for one in log.problems] == [3]


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_ends_a_line_elsewhere_is_part_of_a_cell(sign: str) -> None:
    assert numbers(f"{HEADER}\n{row(number='A', category=f'one{sign}two')}\n") == ["A"]


def test_a_cell_may_be_as_long_as_its_lines() -> None:
    long = f'"{"x" * 900_000}\n{"y" * 900_000}"'

    assert numbers(f"{HEADER}\n{row(number='A', category=long)}\n") == ["A"]


@pytest.mark.parametrize("day", ["01-01-0001", "31-12-1969", "01-01-2200", "31-12-9999"])
def test_an_instant_nobody_can_believe_is_named(day: str) -> None:
    log = read(f"{HEADER}\n{row(sys_updated_at=f'{day} 23:59')}\n{row(number='B')}".encode())

    assert log is not None
    assert [one.number for one in log.incidents] == ["B"]
    assert [(one.line, one.kind) for one in log.problems] == [(2, ProblemKind.BAD_INSTANT)]
