"""The real window, with somebody looking over its shoulder; run as a program.

Takes the arguments of `vigildesk`. Writes one JSON object per line when a person would see
something new: the title, a toast, the badge of the bell, whether the window is shown, and where
on the screen each button is that can be pressed.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton

from desktop.bootstrap.options import read_options
from desktop.bootstrap.program import Program, new_application
from desktop.widgets.toast import Toast

LOOK_MS = 50


class Onlooker:
    """Tells what has changed since it last looked."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._seen: dict[str, object] = {}
        self._buttons: dict[str, QPoint] = {}
        self._timer = QTimer(interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for what, now in self._sights().items():
            if self._seen.get(what) != now:
                self._seen[what] = now
                sys.stdout.write(json.dumps({"event": what, "is": now}) + "\n")
        self._tell_buttons()
        sys.stdout.flush()

    def _tell_buttons(self) -> None:
        places = {
            one.accessibleName() or one.text(): one.mapToGlobal(one.rect().center())
            for one in self._program.window.findChildren(QAbstractButton)
            if one.isVisible() and one.isEnabled() and not one.visibleRegion().isEmpty()
        }
        for name, at in places.items():
            if self._buttons.get(name) != at:
                told = {"event": "button", "says": name, "x": at.x(), "y": at.y()}
                sys.stdout.write(json.dumps(told) + "\n")
        self._buttons = places

    def _sights(self) -> dict[str, object]:
        window, running = self._program.window, self._program.running
        sights: dict[str, object] = {"title": window.windowTitle(), "shown": window.isVisible()}
        sights["ground"] = self._program.app.palette().window().color().name().upper()
        workplace = running.workplace if running is not None else None
        if workplace is not None:
            toasts = [toast.words() for toast in window.findChildren(Toast)]
            sights["toast"] = "; ".join(words for words in toasts if words)
            sights["banner"] = window.frame.banner.words()
        return sights


def main() -> int:
    """Run the window until it is quit."""
    app = new_application()
    program = Program(app, read_options(sys.argv[1:]))
    onlooker = Onlooker(program)
    program.show()
    code = app.exec()
    del onlooker
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
