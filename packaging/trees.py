"""The program's own modules as trees, each read and walked once however many ask for it."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Tree:
    """A module: where it is below the root, its syntax, and every node of it."""

    name: str
    module: ast.Module
    nodes: tuple[ast.AST, ...]


@cache  # the source stays as it is meanwhile, and reading all of it takes seconds
def tree(name: str) -> Tree:
    """Return the tree of a module, named by its path below the root."""
    module = ast.parse((ROOT / name).read_text("utf-8"))
    return Tree(name, module, tuple(ast.walk(module)))


def below(folder: str) -> Iterator[Tree]:
    """Yield the tree of every module in a folder, in the order of their names."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield tree(path.relative_to(ROOT).as_posix())
