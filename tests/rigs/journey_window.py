"""The real window of a journey: what a person would see, as events, and how long it stalled.

Takes the arguments of `vigildesk`; `forget` and `stalls` may be written to its input.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier

from desktop.bootstrap.options import read_options
from desktop.bootstrap.program import Program, new_application
from tests.rigs.stalls import StallWatch
from tests.rigs.watched_window import Onlooker


class Asked:
    """Answers what the journey writes to the program."""

    def __init__(self, watch: StallWatch) -> None:
        self._watch = watch
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._on_line)

    def _on_line(self) -> None:
        line = sys.stdin.readline().strip()
        if line == "forget":
            self._watch.forget()
        elif line == "stalls":
            told = {
                "event": "stalls",
                "longest_ms": round(self._watch.longest_ms, 1),
                "over_50": self._watch.over_50,
            }
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()
        elif not line:
            self._notifier.setEnabled(False)


def main() -> int:
    """Run the window until it is quit."""
    app = new_application()
    program = Program(app, read_options(sys.argv[1:]))
    watch = StallWatch()
    kept = Onlooker(program), Asked(watch)
    program.show()
    code = app.exec()
    del kept
    program.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
