"""Controls that are reached as one: the keys that go on within them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.box import Box
from desktop.widgets.buttons import button
from desktop.widgets.reason_bar import ReasonBar
from desktop.widgets.search_field import SearchField
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", extend=True
)


def test_the_arrow_keys_go_on_within_a_group_of_choices(qtbot: QtBot) -> None:
    row, chosen = Segments([("a", "One"), ("b", "Two"), ("c", "Three")]), list[str]()
    qtbot.addWidget(row)
    row.chosen.connect(chosen.append)
    row.show()
    row.activateWindow()
    first = row.findChildren(QAbstractButton)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)

    QTest.keyClick(first, Qt.Key.Key_Right)

    assert (chosen, row.value()) == (["b"], "b")


def test_the_pictures_within_a_search_field_are_its_enter_and_esc(qtbot: QtBot) -> None:
    field, searched = SearchField("Search"), list[str]()
    qtbot.addWidget(field)
    field.searched.connect(searched.append)
    field.show()

    QTest.keyClicks(field, "vpn")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert searched == ["vpn", ""]


def test_enter_in_a_field_of_a_form_does_what_the_form_is_for(qtbot: QtBot) -> None:
    form, pressed = QDialog(), list[str]()
    qtbot.addWidget(form)
    field, drop, go = QLineEdit(), button("Cancel", "quiet"), button("Save", "primary")
    column = QVBoxLayout(form)
    for part in (field, drop, go):
        column.addWidget(part)
    for one in (drop, go):
        one.clicked.connect(lambda _on, known=one: pressed.append(known.text()))
    form.show()
    form.activateWindow()
    field.setFocus()

    QTest.keyClick(field, Qt.Key.Key_Return)
    drop.setFocus()
    QTest.keyClick(drop, Qt.Key.Key_Return)

    assert pressed == ["Save", "Cancel"]


def test_the_open_list_of_a_box_has_the_name_of_the_box(qtbot: QtBot) -> None:
    box = Box()
    qtbot.addWidget(box)
    box.addItems(["Low", "High"])
    box.setAccessibleName("Priority")
    box.show()

    box.showPopup()

    assert box.view().accessibleName() == "Priority"
    box.hidePopup()


def test_a_strip_that_asked_gives_the_keys_back(qtbot: QtBot) -> None:
    page, list_, bar = QWidget(), QListWidget(), ReasonBar()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for part in (QLineEdit(), list_, bar, QLineEdit()):
        column.addWidget(part)
    page.show()
    page.activateWindow()
    list_.setFocus()
    qtbot.waitUntil(list_.hasFocus)

    for end in (bar.accepted, lambda: QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)):
        bar.ask("Why on hold?", "", "Place on hold")
        qtbot.waitUntil(lambda: not list_.hasFocus())
        end()
        assert not bar.isVisible()
        assert list_.hasFocus()
