"""Keeps one clock in the house: nobody but services/time_source reads the wall."""

from __future__ import annotations

import ast
from typing import Final

from tests.house.sources import PACKAGES, modules, nodes

ALLOWED: Final = (
    "services/time_source",
    "services/watch/watcher.py",  # tells APScheduler, which lives by the wall, when it jumped
)
WALL: Final = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("QDateTime", "currentDateTime"),
    ("QDateTime", "currentDateTimeUtc"),
    ("QDate", "currentDate"),
    ("QTime", "currentTime"),
}


def reads_the_wall(node: ast.AST) -> bool:
    """Tell whether a node is a call such as `datetime.now(...)`."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = node.func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return (name, node.func.attr) in WALL


def test_no_module_reads_the_wall_clock() -> None:
    readers = {
        f"{path}:{getattr(node, 'lineno', 0)}"
        for path in modules(*PACKAGES)
        if not path.as_posix().startswith(ALLOWED)
        for node in nodes(path)
        if reads_the_wall(node)
    }

    assert readers == set()
