"""Finds the files the rules of the house are about."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ("desktop", "services", "models", "resources")
FOLDERS: Final = (*PACKAGES, "tests", "packaging")


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """Every Python file below the folders (all of ours when none is named), from the root."""
    found = (path for folder in folders or FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path.relative_to(ROOT) for path in found))


@cache
def tree(path: Path) -> ast.Module:
    """The parsed source of a module."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def nodes(path: Path) -> Iterator[ast.AST]:
    """Every node of a module's source."""
    yield from ast.walk(tree(path))


def tracked_files() -> list[Path]:
    """What git would hand to somebody else; new files that are not ignored count."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = (Path(name) for name in listed.stdout.split("\0") if name)
    return sorted(path for path in names if (ROOT / path).is_file())


def text_of(path: Path) -> str:
    """A tracked file as text; empty when it is none."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
