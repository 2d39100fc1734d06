"""Keeps the order of Tab where fields come and go: it is that of the eye, not that of making."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def stand_before(stops: Sequence[QWidget], after: Sequence[QWidget]) -> None:
    """Let Tab come to `stops`, one after another, and then to `after`, which stay their place.

    Args:
        stops: What can come and go.
        after: What always stands there, at least one.
    """
    if not stops:
        return
    for one, following in pairwise([after[0], *stops]):
        QWidget.setTabOrder(one, following)
    for one, following in pairwise([stops[-1], *after]):
        QWidget.setTabOrder(one, following)
