"""The window going from sight to sight, for whoever reads it from outside; run as a program.

Takes the lived-in desk and a role; `next` on its input leads to the next sight, whose name
is written as a JSON event; an empty name is the end.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier

from desktop import theme
from desktop.bootstrap.program import new_application
from desktop.bootstrap.rooms import places_for
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from models.vocabulary import Role
from services.watch.desk_store import open_store
from tests.rigs.chosen_files import files_chosen
from tests.rigs.doorstep import before_the_desk
from tests.rigs.ticket_sights import TicketTourist
from tests.rigs.walk import desk_of, sights_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rigs.sight import Sight


class Guide:
    """Shows one sight for each line of input."""

    def __init__(self, sights: Iterator[Sight]) -> None:
        self._sights = sights
        self._input = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._input.activated.connect(self._on_line)

    def _on_line(self) -> None:
        if not sys.stdin.readline():
            self._input.setEnabled(False)
            return
        shown = next(self._sights, None)
        name = shown.name if shown is not None else ""
        sys.stdout.write(json.dumps({"event": "sight", "is": name}) + "\n")
        sys.stdout.flush()


def main(url: str, role: Role) -> int:
    """Show everything to one person until the end of the input."""
    gc.disable()
    app = new_application()
    theme.apply(app, theme.Scheme.LIGHT)
    store = open_store(url)
    desk = desk_of(store, role)
    folder = Path(tempfile.mkdtemp())
    window = MainWindow(Memory(folder / "window.ini"), "light", is_cover=False)
    window.resize(1280, 800)
    window.show()
    tourist = TicketTourist(Workplace(window, desk, places_for(role)))
    before = before_the_desk() if role is Role.AGENT else iter(())
    with files_chosen(folder):
        guide = Guide(chain(before, sights_of(store, tourist, role)))
        code = app.exec()
    del guide
    desk.close()
    store.dispose()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Role(sys.argv[2])))
