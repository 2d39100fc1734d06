"""What there is to look at in a window, and how to wait until it is all there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from desktop.work import Desk

Sought = TypeVar("Sought", bound=QWidget)
PATIENCE_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Sight:
    """Something to look at: what it is called, and the widget that shows it."""

    name: str
    widget: QWidget


def settle(desk: Desk | None = None) -> None:
    """Let what was asked be answered and what is painted come to rest."""
    end, quiet = time.monotonic() + PATIENCE_S, 0
    while quiet < 4 and time.monotonic() < end:
        QTest.qWait(3)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        quiet = 0 if _is_busy(desk) else quiet + 1


def _is_busy(desk: Desk | None) -> bool:
    if QThreadPool.globalInstance().activeThreadCount():
        return True  # a picture or the page of a PDF is read
    lanes = (desk._clicks, desk._questions, desk._errands) if desk else ()  # noqa: SLF001 - a rig looks behind
    return any(lane._waiting for lane in lanes)  # noqa: SLF001


def shown(widget: QWidget, kind: type[Sought]) -> list[Sought]:
    """Return the visible widgets of a kind."""
    return [one for one in widget.findChildren(kind) if one.isVisible()]


def words_of(widget: QWidget) -> str:
    """Return what its labels say, a line each."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))
