"""Choosing a property: only a choice that was meant changes a ticket."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(QLineEdit())
    row: ChoiceRow[int] = ChoiceRow("Team", labelled=False)
    row.offer([Choice(1, "One"), Choice(2, "Two")])
    row.set_value(1)
    column.addWidget(row)
    made.show()
    return made


def row_of(page: QWidget) -> ChoiceRow[int]:
    return page.findChildren(ChoiceRow)[0]


def test_a_letter_typed_on_a_property_does_not_change_it(page: QWidget, qtbot: QtBot) -> None:
    box = row_of(page).box()

    with qtbot.assertNotEmitted(row_of(page).chosen):
        qtbot.keyClick(box, Qt.Key.Key_T)


@OFFSCREEN
def test_an_arrow_on_a_property_opens_the_list_and_changes_nothing(
    page: QWidget, qtbot: QtBot
) -> None:
    box = row_of(page).box()

    with qtbot.assertNotEmitted(row_of(page).chosen):
        qtbot.keyClick(box, Qt.Key.Key_Down)

    assert box.view().isVisible()
    box.hidePopup()


def test_the_wheel_does_not_change_a_property(page: QWidget, qtbot: QtBot) -> None:
    box = row_of(page).box()
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase, place, turn = Qt.ScrollPhase.NoScrollPhase, QPointF(5, 5), QPoint(0, -120)

    with qtbot.assertNotEmitted(row_of(page).chosen):
        wheel = QWheelEvent(place, place, turn, turn, buttons, keys, phase, False)  # noqa: FBT003
        QApplication.sendEvent(box, wheel)


@OFFSCREEN
def test_the_focus_returns_to_where_the_list_was_opened_from(page: QWidget, qtbot: QtBot) -> None:
    field = page.findChildren(QLineEdit)[0]
    qtbot.waitActive(page)
    field.setFocus()

    row_of(page).open()
    row_of(page).box().hidePopup()

    assert QApplication.focusWidget() is field
