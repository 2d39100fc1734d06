"""An export in a process of its own, so that the window stays smooth and a cancel is at once."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING, Final

from services.errors import HelpDeskError, StoreUnavailable
from services.reports.progress import ReportCancelled, Unwatched

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from sqlalchemy import URL

    from services.progress import Progress
    from services.reports.files import WrittenReport
    from services.reports.gathering import ExportRequest
    from services.reports.papers import PaperRequest
    from services.store.work import Actor, Work

_LOOK: Final = 0.1
"""Seconds between two looks at the cancel button."""
_GRACE: Final = 5.0
"""Seconds a cancelled process has to tidy up before it is ended."""


def export_in_process(
    url: str | URL,
    actor: Actor,
    wish: ExportRequest | PaperRequest,
    path: Path,
    progress: Progress | None = None,
) -> WrittenReport:
    """Export a history or a certificate in a worker process; blocks, so call it off the GUI thread.

    The process opens the database itself. The program must call
    `multiprocessing.freeze_support()` first thing in its main function.

    Raises:
        HelpDeskError: As `make`, or the process ended without an answer.
    """
    context = multiprocessing.get_context("spawn")
    mine, its = context.Pipe()
    process = context.Process(
        target=_work, args=(its, url, actor, wish, path), daemon=True, name="vigildesk-report"
    )
    process.start()
    its.close()
    try:
        return _follow(process, mine, progress or Unwatched())
    finally:
        process.join(_GRACE)
        if process.is_alive():
            process.terminate()
            process.join()
        mine.close()


def export_for(
    work: Work, progress: Progress, wish: ExportRequest | PaperRequest, path: Path
) -> WrittenReport:
    """Export for the actor of a reading unit, from the database that it reads."""
    url = work.session.connection().engine.url
    work.session.rollback()  # the process reads by itself; no transaction need wait for it
    return export_in_process(url, work.actor, wish, path, progress)


def _follow(process: SpawnProcess, pipe: Connection, progress: Progress) -> WrittenReport:
    """Pass on what the process tells, and the cancel that the person asks for."""
    cancelled = False
    while True:
        if progress.is_cancelled() and not cancelled:
            cancelled = True
            pipe.send("cancel")
        if not pipe.poll(_LOOK):
            continue
        try:
            told = pipe.recv()
        except (EOFError, OSError) as error:
            process.join(_GRACE)
            raise StoreUnavailable(
                "The report's process ended unexpectedly (code {exitcode}); there is no "
                "file. Try again, with a smaller period if it happens twice.",
                exitcode=process.exitcode,
            ) from error
        if isinstance(told, tuple):
            progress.report(*told)
        elif isinstance(told, HelpDeskError):
            raise told
        else:
            report: WrittenReport = told
            return report


class _Distant:
    """Progress that is told through a pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._cancelled = False

    def report(self, done: int, total: int) -> None:
        """Send how far it is; nobody listening any more means cancelled."""
        try:
            self._pipe.send((done, total))
        except OSError:
            self._cancelled = True

    def is_cancelled(self) -> bool:
        """Tell whether the other side sent its cancel, or is gone."""
        try:
            self._cancelled = self._cancelled or self._pipe.poll()
        except OSError:
            self._cancelled = True
        return self._cancelled


def _work(
    pipe: Connection,
    url: str | URL,
    actor: Actor,
    wish: ExportRequest | PaperRequest,
    path: Path,
) -> None:
    """Run in the process: export, and answer with the report or the refusal."""
    from services.reports import making  # noqa: PLC0415 - reportlab stays out of the window
    from services.store.work import Store  # noqa: PLC0415 - as above

    store = Store(url)
    try:
        answer: WrittenReport | HelpDeskError = making.make(
            store, actor, wish, path, _Distant(pipe)
        )
    except ReportCancelled as error:
        answer = error
    except HelpDeskError as error:
        answer = type(error)(error.sentence)
    finally:
        store.dispose()
    pipe.send(answer)
    pipe.close()
