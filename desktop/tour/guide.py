"""Leads through the tour step by step, each with a condition to wait for and a time to give up."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)

from desktop.bootstrap.program import MEMORY, Program, new_application
from desktop.memory import LANGUAGE, Memory
from desktop.tour import scenes
from desktop.tour.camera import Camera
from desktop.tour.steps import Pause, Until
from services import config as settings
from services.errors import HelpDeskError
from services.imports.sample import make_sample_desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.bootstrap.options import Options
    from desktop.tour.steps import Scene, Steps

log = logging.getLogger(__name__)

NO_SCREEN: Final = (
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support raise()",
)
"""What Qt says of every dialog where there is no screen."""
LOOK_MS: Final = 40
PATIENCE: Final = timedelta(seconds=90)


class TourError(HelpDeskError):
    """A step of the tour did not come to its end."""


def make_tour(options: Options) -> int:
    """Make the tour and return the exit code: 0 when every step came to its end."""
    out = sys.stdout
    folder = (options.tour or Path("tour")).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_on_qt_message)
    app = new_application()
    with tempfile.TemporaryDirectory(prefix="vigildesk-tour-") as home:
        os.environ["VIGILDESK_HOME"] = home  # what the person has remembered and drafted stays
        Memory(settings.load().data_directory / MEMORY).keep(LANGUAGE, "en")
        camera = Camera(folder)
        try:
            if options.db is None:
                out.write("Making the sample desk …\n")
                out.flush()
                config = settings.load()
                make_sample_desk(f"sqlite:///{config.sample_desk}", seals=config.sample_seals)
            for login, scene in scenes.SCENES:
                wanted = replace(options, sample=options.db is None, user=login)
                Visit(app, wanted).take(scene, camera)
        except HelpDeskError as error:
            out.write(f"The tour stopped: {error}\n")
            return 1
    out.write(f"{camera.count} pictures and {len(camera.papers())} PDF are in {folder}\n")
    return 0


def _on_qt_message(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    if words not in NO_SCREEN:
        log.warning("%s", words)


class Visit(QObject):
    """One person's part of the tour, from signing in to quitting."""

    def __init__(self, app: QApplication, options: Options) -> None:
        """Start the program for this person."""
        super().__init__()
        self._app = app
        self._program = Program(app, options)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_time)
        self._steps: Steps = iter(())
        self._wish: Until | Pause = Pause(0)
        self._since = time.monotonic()
        self._stopped_at = ""

    def take(self, scene: Scene, camera: Camera) -> None:
        """Go through the scene.

        Raises:
            TourError: A step did not come to its end in time.
        """
        self._steps = scene(self._program, camera)
        self._program.show()
        self._timer.start()
        self._app.exec()
        if self._stopped_at:
            log.error("this did not happen in time: %s", self._stopped_at)  # the end may be hard
        self._program.close()
        window = self._program.window
        window.hide()
        if self._stopped_at:
            camera.take("stopped-here", window)
            raise TourError(f"this did not happen in time: {self._stopped_at}")
        window.deleteLater()  # else every change of colours would dress all windows before, too
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)

    def _on_time(self) -> None:
        waited = time.monotonic() - self._since
        running = self._program.running
        if running is not None and running.crash.is_open:
            self._stopped_at = "the program goes on without a fault (see the log)"
            self._leave()
            return
        if isinstance(self._wish, Pause):
            if waited * 1000 >= self._wish.ms:
                self._go_on()
        elif self._wish.is_so():
            self._go_on()
        elif waited > PATIENCE.total_seconds():
            self._stopped_at = self._wish.what
            self._leave()

    def _go_on(self) -> None:
        try:
            self._wish = next(self._steps)
            self._since = time.monotonic()
        except StopIteration:
            self._leave()
        except HelpDeskError as error:
            self._stopped_at = str(error)
            self._leave()

    def _leave(self) -> None:
        self._timer.stop()
        self._app.exit()  # to quit asks every window first, and one may say no for ever
