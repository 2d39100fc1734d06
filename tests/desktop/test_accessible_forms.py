"""The forms over pages: every control has a name and a role, and Tab leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop.actions.parts import KINDS, Offers
from desktop.articles.editor import ArticleDialog
from desktop.papers import ExportDialog
from desktop.procedures.template_dialog import TemplateDialog
from desktop.rota.rota_dialog import RotaDialog
from desktop.ticket.prepared import MACROS, PreparedDialog
from desktop.ticket.requesters import NewRequesterDialog
from models.vocabulary import Role
from tests.rigs.accessible import nameless, tabbed, unreached
from tests.rigs.sight import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget
    from pytestqt.qtbot import QtBot

    from desktop.work import Desk
    from tests.desktop.conftest import Seat

    Make = Callable[[Desk, QWidget], QDialog]


OFFERS = Offers(("Tier 1",), ("Tom Reed",), (("site", "Site"),), ("P",), ("N",), ("C",))


def of_macros(_desk: Desk, parent: QWidget) -> QDialog:
    made = PreparedDialog(parent, leads=True)
    made.which.choose(MACROS)
    made.steps.offer(OFFERS)
    made.begin()
    for kind in KINDS:
        made.steps.add(kind)
    return made


FORMS: dict[str, Make] = {
    "article": lambda desk, parent: ArticleDialog(desk, None, parent),
    "export": lambda _desk, parent: ExportDialog(Role.COMPLIANCE, parent, one_ticket=True),
    "macro of all actions": of_macros,
    "new requester": lambda desk, parent: NewRequesterDialog(desk, "Zoe", parent),
    "procedure": TemplateDialog,
    "rota": RotaDialog,
}


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
@pytest.mark.parametrize("name", FORMS)
def test_a_form_can_be_used_by_keys_and_read_aloud(seat: Seat, qtbot: QtBot, name: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    desk = seat.desk_of(seat.small.admin)
    form = FORMS[name](desk, window)
    form.show()
    settle(desk)

    assert nameless(form) == []
    assert unreached(form, tabbed(form)[0]) == []
