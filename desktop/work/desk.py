"""The only way data moves between the window and the services: one click, there and back."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar, TypeVarTuple, Unpack

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.widgets.ticking import Ticker
from desktop.work.click import Click
from desktop.work.clock import DeskClock
from desktop.work.connection import Connection
from desktop.work.errand import Errand
from desktop.work.gate import Gate
from desktop.work.intentions import Intention, Intentions
from desktop.work.lane import Lane
from desktop.work.question import HELD, Key, Question
from services.errors import HelpDeskError, StoreUnavailable
from services.time_source import steady_s

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from desktop.work.opens import Opens
    from services.changes import Changes
    from services.progress import Progress
    from services.store.work import Actor, Work

log = logging.getLogger(__name__)

Wanted = ParamSpec("Wanted")
Given = TypeVarTuple("Given")
Answer = TypeVar("Answer")

PATIENCE: Final = timedelta(seconds=3)


class Desk(QObject):
    """Runs clicks in order on one thread, questions on another; signals fire on the GUI's."""

    changed = Signal(object)  # Changes, of this window, its watcher or another client
    refused = Signal(object)  # HelpDeskError that no page shows itself
    barred = Signal(str)  # the database does not let this person in any more
    failed = Signal(object)  # BaseException: a bug
    begun = Signal()  # a click is on its way
    answered = Signal()  # a question has come back, well or not
    finished = Signal()  # it has come back, well or not
    connection = Signal(bool)

    def __init__(self, store: Opens, actor: Actor, clock: DeskClock | None = None) -> None:
        """Work for one person on one store.

        Args:
            store: The database.
            actor: Who works at this window.
            clock: The database's clock as signing in has read it.
        """
        super().__init__()
        self.actor = actor
        self._store = store
        self._clock = clock or DeskClock()
        self._ticker: Ticker | None = None
        self._clicks = Lane("desk-clicks", self)
        self._questions = Lane("desk-questions", self)
        self._errands = Lane("desk-errands", self)
        self._intentions = Intentions()
        self._latest: dict[Key, int] = {}
        self._unanswered: dict[Key, Question] = {}
        self._count = 0
        self._connection = Connection(self)
        self.why_not = self._connection.why_not
        self._connection.barred.connect(self.barred)
        self._connection.changed.connect(self._on_connection)
        self._connection.try_due.connect(self._read_clock)
        self.gate = Gate(self)
        self.gate.trust(self)
        self.gate.opened.connect(self._ask_again)

    @property
    def is_connected(self) -> bool:
        """Tell whether the database answered last time it was asked."""
        return self._connection.is_up

    @property
    def ticker(self) -> Ticker:
        """The one timer that every countdown of the window listens to."""
        if self._ticker is None:
            self._ticker = Ticker(self.now, self)
        return self._ticker

    def now(self) -> datetime:
        """Return the database's time, which every countdown of the window counts by.

        Raises:
            LookupError: The database has not answered anything yet.
        """
        return self._clock.now()

    def do(
        self,
        use_case: Callable[Concatenate[Work, Wanted], Changes],
        *args: Wanted.args,
        **kwargs: Wanted.kwargs,
    ) -> Click:
        """Run a use case after the clicks before it, in one unit of work of its own."""
        click = Click(self)
        self.begun.emit()
        meant = self._intentions.mean((use_case, args, kwargs))
        apply = partial(self._apply, lambda work: use_case(work, *args, **kwargs), meant)
        self._clicks.run(
            self.gate.guarded(use_case, apply), lambda future: self._on_done(click, meant, future)
        )
        return click

    def whisper(self, use_case: Callable[[Work], Changes]) -> None:
        """Change what nobody waits for; whether it worked is noticed elsewhere."""
        if not self.gate.is_shut:
            self._questions.run(lambda: self._store.apply(self.actor, use_case), _ignore)

    def ask(
        self,
        question: Callable[[Work, Unpack[Given]], Answer],
        *args: *Given,
        then: Callable[[Answer], None],
        receiver: QObject,
        about: str = "",
        otherwise: Callable[[HelpDeskError], None] | None = None,
    ) -> None:
        """Ask and hand the answer to `then`, unless a newer one was asked or nobody waits.

        Args:
            question: A reading function of services; its positional arguments follow.
            args: The question's own arguments.
            then: Called with the answer.
            receiver: Who waits; when it is gone, the answer is dropped.
            about: Sets apart the same question of the same receiver about two things.
            otherwise: Called with a refusal in place of the banner.
        """
        self._count += 1
        asked = Question(
            key=(id(receiver), question, about),
            number=self._count,
            run=lambda work: question(work, *args),
            then=then,
            receiver=receiver,
            otherwise=otherwise,
        )
        self._latest[asked.key] = asked.number
        self._submit(asked)

    def start(
        self,
        task: Callable[Concatenate[Work, Progress, Wanted], object],
        *args: Wanted.args,
        **kwargs: Wanted.kwargs,
    ) -> Errand:
        """Run a long reading task on a thread of its own, with progress and cancel."""
        errand = Errand(self)
        unit = partial(self._unit, lambda work: task(work, errand, *args, **kwargs))
        self._errands.run(
            self.gate.guarded(task, unit), lambda future: self._on_errand_ended(errand, future)
        )
        return errand

    def tell(self, changes: Changes) -> None:
        """Spread what the watcher or another client changed, the same path as our own."""
        if changes:
            self.changed.emit(changes)

    def close(self) -> bool:
        """End the threads; False when one is stuck in the database."""
        self._connection.stop()
        ended = [lane.close(PATIENCE) for lane in (self._clicks, self._questions, self._errands)]
        return all(ended)

    def _unit(self, run: Callable[[Work], Answer]) -> Answer:
        """Ask in one unit of work; in a lane's thread."""
        began = steady_s()
        with self._store.reading(self.actor) as work:
            self._clock.read(work.now, began, steady_s())
            return run(work)

    def _apply(self, run: Callable[[Work], Changes], meant: Intention) -> Changes:
        """Apply a click once; in its lane's thread."""
        began = steady_s()

        def timed(work: Work) -> Changes:
            self._clock.read(work.now, began, steady_s())
            return run(work)

        return self._store.apply(self.actor, timed, key=meant.key, is_repeated=meant.is_repeated)

    def _submit(self, asked: Question) -> None:
        key, number, question = asked.key, asked.number, asked.run
        if self.gate.holds(asked.receiver):
            self._unanswered[key] = asked
            return
        is_trusted = self.gate.trusts(asked.receiver)  # the lane's thread never holds who waits

        def run() -> object:
            if self._latest.get(key) != number:
                return None
            return HELD if self.gate.is_shut and not is_trusted else self._unit(question)

        self._questions.run(run, lambda future: self._on_answered(asked, future))

    def _on_answered(self, asked: Question, future: Future[object]) -> None:
        error = future.exception()
        is_wanted = self._latest.get(asked.key) == asked.number
        is_held = error is None and future.result() is HELD
        if isinstance(error, StoreUnavailable):
            if is_wanted:
                self._unanswered[asked.key] = asked
            self._connection.lost(error)
        elif is_wanted and (is_held or self.gate.holds(asked.receiver)):
            self._submit(asked)  # waits while nobody may see it, and is asked again afterwards
        else:
            if is_wanted:
                del self._latest[asked.key]
            self._deliver(asked, future, is_wanted=is_wanted)
        self.answered.emit()

    def _deliver(self, asked: Question, future: Future[object], *, is_wanted: bool) -> None:
        error = future.exception()
        is_wanted = is_wanted and shiboken6.isValid(asked.receiver)
        if error is None:
            self._connection.found()
            if is_wanted:
                asked.then(future.result())
        elif not isinstance(error, HelpDeskError):
            self._on_bug(error)
        elif is_wanted:
            (asked.otherwise or self.refused.emit)(error)

    def _on_done(self, click: Click, meant: Intention, future: Future[Changes]) -> None:
        error = future.exception()
        self._intentions.ended(meant, error)
        if error is None:
            self._connection.found()
            click.succeeded.emit(future.result())
            self.tell(future.result())
        else:
            self._on_refused(click, error)
        self.finished.emit()
        self._end(click)

    def _on_errand_ended(self, errand: Errand, future: Future[object]) -> None:
        error = future.exception()
        if error is None:
            errand.succeeded.emit(future.result())
        else:
            self._on_refused(errand, error)
        self._end(errand)

    def _on_refused(self, handle: Click | Errand, error: BaseException) -> None:
        if isinstance(error, StoreUnavailable):
            self._connection.lost(error)
        if not isinstance(error, HelpDeskError):
            self._on_bug(error)
            return
        is_shown = handle.is_answered_for()
        handle.refused.emit(error)
        if not is_shown:
            self.refused.emit(error)

    def _end(self, handle: Click | Errand) -> None:
        handle.finished.emit()
        handle.deleteLater()

    def _on_bug(self, error: BaseException) -> None:
        log.error("a use case or question failed", exc_info=error)
        self.failed.emit(error)

    def _on_connection(self, is_up: bool) -> None:  # noqa: FBT001 - a slot
        self.connection.emit(is_up)
        if is_up:
            self._ask_again()

    def _ask_again(self) -> None:
        waiting, self._unanswered = self._unanswered, {}
        for asked in waiting.values():
            if self._latest.get(asked.key) == asked.number:
                self._submit(asked)

    def _read_clock(self) -> None:
        self.ask(_clock, then=_ignore, receiver=self)


def _clock(work: Work) -> datetime:
    return work.now


def _ignore(_answer: object) -> None:
    """The unit itself has read the clock and found the database."""
