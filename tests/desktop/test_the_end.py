"""The real program ends: by a signal it waits for nobody, and however it ends it loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.ticket.drafts import Drafts
from models.vocabulary import MessageKind
from services.access.sign_in import OPEN_SIGN_IN
from services.imports.sample_desk import put_setting
from tests.rigs.desk import opened
from tests.rigs.session import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desktop.conftest import Seat

WRITER = """
import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from desktop.bootstrap import program as programs
from models.vocabulary import MessageKind

how, number, asked = sys.argv.pop(), int(sys.argv.pop()), []
made = programs.Program


class Written(made):
    def show(self):
        super().show()
        self.looking = QTimer(self, interval=50)
        self.looking.timeout.connect(self.look)
        self.looking.start()

    def look(self):
        work = self.running.workplace if self.running is not None else None
        if work is None:
            return
        if not asked:
            work.open_ticket(number)
            asked.append(number)
        page = work.go("queue").ticket
        if page.ticket is None or page._keeping.drafts is None:
            return
        self.looking.stop()
        if how == "signal":
            work.run("ticket.prepared")
            QTest.keyClicks(page.preparing.dialog.name, "A form that asks before it closes")
        else:
            work.run("ticket.open")
        page.composer._pause.setInterval(60_000)  # typed last, and not kept by itself yet
        page.composer.write(MessageKind.REPLY)
        QTest.keyClicks(page.composer.writing, "Dear Ruth, the spare")
        print("typed", flush=True)
        if how == "quit":
            work.run("app.quit")


programs.Program = Written
from desktop.__main__ import main

sys.exit(main())
"""


@pytest.mark.parametrize("how", ["signal", "quit"])
def test_the_program_ends_and_keeps_the_draft_and_its_windows(
    seat: Seat, sqlite_url: str, tmp_path: Path, how: str
) -> None:
    """A signal ends it over a form that would ask; quitting closes no window for good."""
    number = opened(seat.store, seat.small)
    with seat.store.work(seat.small.admin) as work:
        put_setting(work, OPEN_SIGN_IN, value=True)
    home = tmp_path / "home"
    words = [sys.executable, "-c", WRITER, "--offscreen", "--db", sqlite_url, "--user", "agent"]
    window = subprocess.Popen(
        [*words, str(number), how],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"VIGILDESK_HOME": str(home), "HOME": str(home)},
    )
    assert window.stdout is not None
    said = window.stdout.readline()

    if how == "signal":
        os.kill(window.pid, signal.SIGTERM)
    _, errors = window.communicate(timeout=30)

    assert (said, window.returncode) == ("typed\n", 0), errors
    assert ("told to end while 1 open form" in errors) == (how == "signal")
    assert (f"={number}:" in (home / "window.ini").read_text("utf-8")) == (how == "quit")
    [file] = (home / "drafts").glob("*.json")
    draft = Drafts(file).of(number)
    assert draft is not None
    assert (draft.kind, draft.text) == (MessageKind.REPLY, "Dear Ruth, the spare")
