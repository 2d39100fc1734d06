"""Starts a window and writes when it was first painted, by the machine's monotonic clock.

Run as a program, with `bare` for an empty QMainWindow, `outline` for the first paint of ours, or
`frame` for its rail and bars with their words and icons.
"""

# ruff: noqa: PLC0415, TC002 - each side loads its own things and nothing of the other's

from __future__ import annotations

import sys
import time
from typing import Final

HEAVY: Final = ("sqlalchemy", "reportlab", "apscheduler", "jeepney", "alembic", "psycopg")


def _bare() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    from desktop.overriding import override

    class Bare(QMainWindow):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, _end)

    app = QApplication(sys.argv[:1])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    app.exec()


def _vigildesk(moment: str) -> None:
    from desktop.bootstrap import program
    from desktop.bootstrap.options import Options
    from desktop.overriding import override

    class Started(program.Program):
        @override
        def begin(self) -> None:
            if moment == "outline":
                _end()
            else:
                super().begin()

        @override
        def go_on(self) -> None:
            _end()

    app = program.new_application()
    started = Started(app, Options(db="sqlite:///nothing-is-opened.sqlite"))
    started.show()
    app.exec()


def _end() -> None:
    from PySide6.QtWidgets import QApplication

    loaded = [name for name in HEAVY if name in sys.modules]
    sys.stdout.write(f"{time.monotonic()} {','.join(loaded)}\n")
    sys.stdout.flush()
    QApplication.exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _bare()
    else:
        _vigildesk(sys.argv[1])
