"""Keeps the list of dependencies true: each one is used, and each one used is on it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from typing import TYPE_CHECKING, Final

from tests.house.sources import PACKAGES, ROOT, modules, nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

IMPORTED_AS: Final = {
    "apscheduler": "apscheduler",
    "argon2-cffi": "argon2",
    "google-re2": "re2",
    "markdown-it-py": "markdown_it",
    "python-dateutil": "dateutil",
    "pypdfium2": "pypdfium2_raw",
    "pyside6-essentials": "PySide6",
    "pyyaml": "yaml",
    "typing-extensions": "typing_extensions",
}
NOT_IMPORTED: Final = {
    "psycopg": "SQLAlchemy imports it when a URL names it",
    "tzdata": "zoneinfo reads it where the system has no time zones",
}
COMES_WITH: Final = {"asn1crypto": "pyhanko", "shiboken6": "PySide6"}


def declared() -> set[str]:
    """The import names of the run-time dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {
        re.split(r"[\[<>=;~ ]", entry, maxsplit=1)[0].lower() for entry in project["dependencies"]
    }
    return {IMPORTED_AS.get(name, name) for name in names}


def imported_by(node: ast.AST) -> Iterator[str]:
    """The top-level names a statement imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module.split(".")[0]


def imported() -> set[str]:
    """The top-level names our packages import that are neither ours nor Python's."""
    names = {
        COMES_WITH.get(name, name)
        for path in modules(*PACKAGES)
        for node in nodes(path)
        for name in imported_by(node)
    }
    return names - set(PACKAGES) - set(sys.stdlib_module_names)


def test_everything_that_is_imported_is_declared() -> None:
    assert imported() - declared() == set()


def test_everything_that_is_declared_is_imported() -> None:
    assert declared() - imported() - set(NOT_IMPORTED) == set()
