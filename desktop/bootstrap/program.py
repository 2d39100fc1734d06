"""The program's first paint: a frame, a theme, and nothing else loaded yet."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.language import speak
from desktop.main_window.outline import COLOURS
from desktop.main_window.window import MainWindow
from desktop.memory import LANGUAGE, PLACE, SCALE, SCALES, SCHEME, Memory
from services import config as settings

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.bootstrap.options import Options
    from desktop.bootstrap.running import Running
    from services.config import Config


MEMORY: Final = "window.ini"
SCALE_VARIABLE: Final = "QT_SCALE_FACTOR"


def run(options: Options) -> int:
    """Start the window and stay until it is quit."""
    gc.disable()  # for good: see collector.py
    set_scale(settings.load().data_directory)
    app = new_application()
    program = Program(app, options)
    program.show()
    code = app.exec()
    program.close()
    return code


def new_application() -> QApplication:
    """Return Qt's application, named; windows may all be closed while the tray goes on."""
    QApplication.setApplicationName("vigildesk")
    QApplication.setApplicationDisplayName("Vigildesk")
    QApplication.setDesktopFileName("vigildesk")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    return app


def set_scale(folder: Path) -> None:
    """Make everything as large as was chosen; before Qt starts, and unless the system says so."""
    chosen = Memory(folder / MEMORY).text(SCALE)
    if chosen in {str(one) for one in SCALES} and SCALE_VARIABLE not in os.environ:
        os.environ[SCALE_VARIABLE] = str(int(chosen) / 100)


class Program(QObject):
    """Paints a window; everything that takes longer is begun after that.

    Attributes:
        config: The settings of this client. memory: What the window remembers.
        window: The window of the moment; signing out makes a new one.
        running: The rest of the program, once the window is painted.
    """

    def __init__(self, app: QApplication, options: Options) -> None:
        """Make the window and nothing that the first paint can do without."""
        super().__init__()
        self.app = app
        self.options = options
        self.config: Config = settings.load()
        self.memory = Memory(self.config.data_directory / MEMORY)
        speak(app, self.memory.text(LANGUAGE))
        self.running: Running | None = None
        self.window = self.new_window()
        self.window.painted.connect(self.begin)

    def show(self) -> None:
        """Paint the outline of the window."""
        self.window.show()

    def new_window(self) -> MainWindow:
        """Return a window nobody has signed in to."""
        return MainWindow(self.memory, self.scheme(), is_cover=self.first_place() is None)

    def scheme(self) -> str:
        """Return the remembered appearance, or the one the desktop asks for."""
        chosen = self.memory.text(SCHEME)
        if chosen in COLOURS:
            return chosen
        wanted = self.app.styleHints().colorScheme()
        return "dark" if wanted.name == "Dark" else "light"

    def wear(self) -> bool:
        """Look and speak as whoever is at the seat likes; returns whether the language changed."""
        from desktop import language, theme  # noqa: PLC0415 - after the first paint

        before = language.now()
        theme.apply(self.app, theme.Scheme(self.scheme()))
        return speak(self.app, self.memory.text(LANGUAGE)) != before

    def first_place(self) -> str | None:
        """Return the name of the desk to open without asking; None at the first start."""
        known = self.options.db or self.config.database or self.memory.text(PLACE)
        return "sample" if self.options.sample else known or None

    def begin(self) -> None:
        """Load the theme and the frame, now that there is something to look at."""
        from desktop import theme  # noqa: PLC0415 - after the first paint

        theme.apply(self.app, theme.Scheme(self.scheme()))
        hints = self.app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_scheme)
        self.window.frame.show()
        QTimer.singleShot(0, self.go_on)

    def _on_system_scheme(self) -> None:
        """Follow the desktop: in contrast always, in light and dark where nothing was chosen."""
        from desktop import theme  # noqa: PLC0415 - after the first paint

        theme.apply(self.app, theme.Scheme(self.scheme()))

    def go_on(self) -> None:
        """Start the rest, now that the frame is painted too."""
        from desktop.bootstrap.running import Running  # noqa: PLC0415 - after the first paint

        self.running = Running(self)
        self.running.start()

    def close(self) -> None:
        """End everything in reverse."""
        self.window.remember()
        if self.running is not None:
            self.running.close()
