"""Keeps errors visible: only three places may swallow one they do not know."""

from __future__ import annotations

import ast
from typing import Final

from tests.house.sources import FOLDERS, modules, nodes

ALLOWED: Final = {"desktop/bootstrap", "services/watch/"}
"""The crash report of the window, the watcher's job wrapper and one ticket of a sweep."""
BLIND: Final = {"Exception", "BaseException"}


def is_blind(node: ast.AST) -> bool:
    """Tell whether a handler catches everything and does not raise it again."""
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    catches_all = any(one is None or getattr(one, "id", "") in BLIND for one in caught)
    last = node.body[-1]
    raises_again = isinstance(last, ast.Raise) and last.exc is None
    return catches_all and not raises_again


def test_no_error_is_swallowed_unseen() -> None:
    swallowing = {
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path in modules(*FOLDERS)
        if not any(path.as_posix().startswith(allowed) for allowed in ALLOWED)
        for node in nodes(path)
        if is_blind(node)
    }

    assert swallowing == set()
