"""A window is killed in the middle of a sentence, and the next one has the words."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop.ticket.drafts import Drafts
from models.vocabulary import MessageKind
from tests.rigs.session import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WRITER = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ticket.drafts import Drafts
from desktop.widgets.composer import Composer
from models.vocabulary import MessageKind

app = QApplication(sys.argv[:1])
drafts = Drafts(Path(sys.argv[1]))
composer = Composer()
composer.drafted.connect(lambda draft: (drafts.keep(1042, draft), print("kept", flush=True)))
composer.show()
composer.write(MessageKind.REPLY)
QTest.keyClicks(composer.writing, "Dear Ruth, the spare")
composer.write(MessageKind.NOTE)
QTest.keyClicks(composer.writing, "ask Tom")
QTimer.singleShot(20000, app.quit)
app.exec()
"""


def test_what_was_typed_outlives_a_window_that_was_killed(tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    window = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert window.stdout is not None
    said = window.stdout.readline()

    window.send_signal(signal.SIGKILL)
    window.wait(10)
    window.stdout.close()

    draft = Drafts(file).of(1042)
    assert said == "kept\n"
    assert draft is not None
    assert (draft.kind, draft.text, draft.other) == (
        MessageKind.NOTE,
        "ask Tom",
        "Dear Ruth, the spare",
    )
