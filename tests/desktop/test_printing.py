"""Ctrl+P prints the ticket in view to a PDF, by those who may export, with a purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QMainWindow

from desktop.commands import Commands
from desktop.ticket import TicketPage
from desktop.ticket.drafts import Drafts
from models.vocabulary import Role
from services.reports.record import register
from services.reports.redaction import allowed
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


class Window:
    """One person's window on a ticket."""

    def __init__(self, seat: Seat, actor: Actor, file: Path, qtbot: QtBot) -> None:
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.commands = Commands(self.window, actor.role)
        self.page = TicketPage(seat.desk_of(actor), self.commands, drafts=Drafts(file))
        self.window.setCentralWidget(self.page)
        self.window.show()
        self.number = opened(seat.store, seat.small)
        self.page.show_ticket(self.number)
        qtbot.waitUntil(lambda: self.page.ticket is not None)


@pytest.fixture
def lead(seat: Seat, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(seat, seat.small.lead, tmp_path / "drafts.json", qtbot)
    yield made
    made.window.close()
    shiboken6.delete(made.window)


def test_a_ticket_is_printed_with_its_purpose_and_recorded(
    lead: Window, seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    lead.commands.run("ticket.print")
    dialog = lead.page.printing.dialog
    assert dialog is not None
    at_first = dialog.go.isEnabled()
    dialog.purpose.setText("For the customer's file")
    ready = dialog.go.isEnabled()
    copy = dialog.template.value() or ""
    dialog.reject()
    path = tmp_path / "ticket.pdf"
    bar = lead.page.printing.bar
    with qtbot.waitSignal(bar.exported, timeout=90_000):
        lead.page.printing.print_to(path, lead.number, (copy, "For the customer's file", ""))

    assert (at_first, ready) == (False, True)
    assert path.read_bytes().startswith(b"%PDF")
    with seat.store.reading(seat.small.lead) as work:
        [row] = register(work)
    assert (row.purpose, row.state) == ("For the customer's file", "finished")


def test_what_was_printed_is_looked_at_in_the_window_if_it_is_still_the_same(
    lead: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path, bar = tmp_path / "ticket.pdf", lead.page.printing.bar
    copy = next(iter(allowed(Role.SUPERVISOR))).name
    with qtbot.waitSignal(bar.exported, timeout=90_000):
        lead.page.printing.print_to(path, lead.number, (copy, "For the customer's file", "Them"))
    bar.look.click()
    sheet = bar.sheet
    assert sheet is not None
    qtbot.waitUntil(lambda: f"ticket #{lead.number}" in sheet.text())
    sheet.reject()
    path.write_bytes(path.read_bytes() + b"\n")
    bar.look.click()

    changed = bar.sheet
    assert changed is not None
    qtbot.waitUntil(
        lambda: any("was changed" in one.text() for one in changed.findChildren(QLabel))
    )


def test_who_may_not_export_has_no_such_command(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)

    assert not Commands(window, Role.AGENT).may("ticket.print")
    assert Commands(window, Role.SUPERVISOR).may("ticket.print")
