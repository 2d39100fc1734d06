"""Guards against a PySide6 that drops references to None, as 6.12.0 does on Python 3.11."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 200


def test_calls_that_return_nothing_keep_the_count_of_references_to_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("x")
        thing.parent()
    lost = before - sys.getrefcount(None)

    assert lost < CALLS / 2
