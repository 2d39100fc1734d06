"""Full HD at 200 per cent is 540 high: no form is higher, and what it is for is in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget

from desktop.articles.editor import ArticleDialog
from desktop.procedures.template_dialog import TemplateDialog
from desktop.queue.view_dialog import ViewDialog
from desktop.rota.rota_dialog import RotaDialog
from desktop.rules.rule_dialog import RuleDialog
from desktop.ticket import NewTicketDialog
from desktop.ticket.prepared import PreparedDialog
from desktop.widgets import room

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

LOW = 500
MADE: dict[str, Callable[[Any, QWidget], QDialog]] = {
    "article": lambda desk, over: ArticleDialog(desk, None, over),
    "new ticket": NewTicketDialog,
    "prepared": lambda _desk, over: PreparedDialog(over, leads=True),
    "procedure": TemplateDialog,
    "rota": RotaDialog,
    "rule": RuleDialog,
    "view": ViewDialog,
}


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("kind", MADE)
def test_a_form_is_no_higher_than_the_screen_and_its_button_is_in_view(
    kind: str, seat: Seat, over: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "tallest", lambda _window: LOW)
    form = MADE[kind](seat.desk_of(seat.small.admin), over)
    form.open()
    qtbot.wait(150)
    buttons = [one for one in form.findChildren(QPushButton) if one.isVisible()]
    last = max(one.mapTo(form, one.rect().bottomLeft()).y() for one in buttons)

    assert (form.height() <= LOW, last < form.height()) == (True, True), (form.size(), last)
