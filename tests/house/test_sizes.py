"""Keeps files and functions short enough to be read in one go."""

from __future__ import annotations

import ast
from typing import Final

from tests.house.sources import ROOT, modules, nodes

FILE_LINES: Final = 300
FUNCTION_LINES: Final = 40
LONGER_FILES: Final = {
    "resources/verify/vigilverify.py": "one file by design: it is handed over, and read, alone",
}
"""Files that read as one story beyond the limit, each with the reason."""
MIGRATIONS: Final = "models/migrations/versions/"
"""A revision is one list of tables, written once."""


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def test_no_file_is_longer_than_the_limit() -> None:
    lengths = {
        path.as_posix(): len((ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in modules()
    }

    assert {
        name: lines
        for name, lines in lengths.items()
        if lines > FILE_LINES and name not in LONGER_FILES and not name.startswith(MIGRATIONS)
    } == {}


def test_no_function_is_longer_than_the_limit() -> None:
    lengths = {
        f"{path}:{node.name}": lines_of(node)
        for path in modules()
        if not path.as_posix().startswith(MIGRATIONS)
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}
