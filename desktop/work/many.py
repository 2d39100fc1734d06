"""One thing done to many tickets, a click each: others come between, one refusal is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.sentences import in_words
from desktop.text import tr
from services.errors import StoreUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.work.click import Click
    from services.errors import HelpDeskError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of many.

    Attributes:
        done: Numbers of the tickets it was done to. failed: Those it was not, each with why.
        left: Those nobody came to, because it was stopped or the desk was lost.
    """

    done: tuple[int, ...]
    failed: tuple[tuple[int, str], ...]
    left: tuple[int, ...]


class Many(QObject):
    """Clicks once for each ticket, the next when the last came back; can be stopped between.

    Attributes:
        progressed: How many came back, of how many. ended: Emitted last with an `Outcome`.
    """

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(
        self, ticket_ids: Iterable[int], click: Callable[[int], Click], parent: QObject
    ) -> None:
        """Do nothing before `start`; `click` does it to one ticket."""
        super().__init__(parent)
        self._click = click
        self._left = list(ticket_ids)
        self._total = len(self._left)
        self._done: list[int] = []
        self._failed: list[tuple[int, str]] = []
        self._is_stopped = False
        self._is_answered = False

    def start(self) -> None:
        """Begin with the first ticket."""
        self._next()

    def stop(self) -> None:
        """Do it to no further ticket; what was done stays."""
        self._is_stopped = True

    def _next(self) -> None:
        if self._is_stopped or not self._left:
            self.ended.emit(Outcome(tuple(self._done), tuple(self._failed), tuple(self._left)))
            self.deleteLater()
            return
        ticket_id = self._left.pop(0)
        self._is_answered = False
        click = self._click(ticket_id)
        click.succeeded.connect(lambda _changes: self._on_done(ticket_id))
        click.refused.connect(lambda error: self._on_refused(ticket_id, error))
        click.finished.connect(lambda: self._on_finished(ticket_id))

    def _on_done(self, ticket_id: int) -> None:
        self._is_answered = True
        self._done.append(ticket_id)

    def _on_refused(self, ticket_id: int, error: HelpDeskError) -> None:
        self._is_answered = True
        if isinstance(error, StoreUnavailable):
            self._left.insert(0, ticket_id)
            self._is_stopped = True
        else:
            self._failed.append((ticket_id, in_words(error)))

    def _on_finished(self, ticket_id: int) -> None:
        if not self._is_answered:  # a bug, which the window reports
            self._failed.append((ticket_id, tr("This broke; see the report.")))
        self.progressed.emit(len(self._done) + len(self._failed), self._total)
        self._next()
