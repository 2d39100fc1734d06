"""Reads the rows of a foreign CSV file; one bad line never takes its neighbours with it."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.errors import RuleError
from services.imports.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import IO

LONGEST_LINE: Final = 1_000_000
"""In bytes; what is longer is no row of a log."""
MOST_LINES: Final = 5_000_000
QUOTED_LINES: Final = 50
"""A quoted field may go on for so many lines; then the quote counts as forgotten."""
_RETURN: Final = re.compile(r"(?<=\r)(?=[^\n])")
csv.field_size_limit(LONGEST_LINE * (QUOTED_LINES + 1))  # a cell is as long as its lines are


@dataclass(frozen=True, slots=True)
class Row:
    """One row by its column names, and the line it starts on."""

    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty where the file has no such column."""
        return self.values.get(column, "")


def read(path: Path, required: Sequence[str]) -> tuple[list[Row], list[Problem]]:
    """Read a CSV file, plain or gzipped, UTF-8 with or without a mark.

    Args:
        path: The file.
        required: Columns without which it is not the expected file.

    Returns:
        The good rows in file order, and what was wrong with the others.

    Raises:
        RuleError: The file as a whole cannot be used; the sentence says why.
    """
    problems: list[Problem] = []
    with _explained(path), _opened(path) as file:
        records = _records(_lines(file, problems), problems)
        header = next(records, (0, []))[1]
        _check_header(header, required, path)
        rows = []
        for line, cells in records:
            if len(cells) == len(header):
                rows.append(Row(line, dict(zip(header, cells, strict=True))))
            elif cells:
                detail = f"{len(cells)} instead of {len(header)}"
                problems.append(Problem(line, ProblemKind.COLUMNS, detail))
    return rows, problems


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise RuleError(
            "{path} is not a whole gzip file: it is damaged or was cut off. Copy it again.",
            path=path.name,
        ) from error
    except OSError as error:
        raise RuleError(
            "{path} cannot be read: {why}. Check the path and your rights.", path=path, why=error
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    """Open the file by what it is, not by what it is called."""
    with path.open("rb") as plain:
        is_gzip = plain.read(2) == b"\x1f\x8b"
        plain.seek(0)
        if is_gzip:
            with gzip.open(plain) as unpacked:
                yield unpacked
        elif path.suffix == ".gz":
            raise RuleError(
                "{path} is called .gz but is no gzip file. Copy it again.", path=path.name
            )
        else:
            yield plain


def _lines(file: IO[bytes] | gzip.GzipFile, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if number > MOST_LINES:
            raise RuleError(
                "The file has more than {most_lines:,} lines. Split it.", most_lines=MOST_LINES
            )
        if len(raw) > LONGEST_LINE:
            raise RuleError(
                "Line {number} is over a megabyte long: this is no log in CSV.", number=number
            )
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            detail = f"byte {error.object[error.start]:#04x} at column {error.start + 1}"
            problems.append(Problem(number, ProblemKind.ENCODING, detail))
            continue
        # no database keeps NUL; and a return alone ends a line, which nothing else but \n does
        lines = _RETURN.split(text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
        yield from enumerate(lines, number)
        number += len(lines) - 1


def _records(
    lines: Iterator[tuple[int, str]], problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    """Join the lines of quoted fields; where a quote never closes, only its line is lost."""
    ahead: deque[tuple[int, str]] = deque()
    while first := ahead.popleft() if ahead else next(lines, None):
        number, text = first
        taken: list[tuple[int, str]] = []
        cells = _cells(text)
        while cells is None and len(taken) < QUOTED_LINES:
            following = ahead.popleft() if ahead else next(lines, None)
            if following is None:
                break
            taken.append(following)
            text += following[1]
            cells = _cells(text)
        if cells is None:
            problems.append(Problem(number, ProblemKind.QUOTES, "the line was read alone"))
            ahead.extendleft(reversed(taken))
        else:
            yield number, cells


def _cells(text: str) -> list[str] | None:
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error:
        return None


def _check_header(header: Sequence[str], required: Sequence[str], path: Path) -> None:
    if not header:
        raise RuleError("{path} is empty. Export it again.", path=path.name)
    missing = [column for column in required if column not in header]
    if missing:
        raise RuleError(
            "{path} lacks the columns {missing} in its first line. Export the incident "
            "log with its header.",
            path=path.name,
            missing=", ".join(missing),
        )
