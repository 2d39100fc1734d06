"""A value that is wider than its box ends in an ellipsis; its list shows all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QStyleOptionComboBox

from desktop.widgets.value_box import HUGGED, ValueBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore(
    "does not support raise", "does not support grabbing the keyboard", extend=True
)
LONG = "Dana Fox (away until 3 Dec 2036, 13:00; Tom Reed stands in)"


@pytest.fixture
def box(qtbot: QtBot) -> ValueBox:
    made = ValueBox(acts=False, hugs=True)
    qtbot.addWidget(made)
    made.addItems(["Lena Ort", LONG])
    return made


def painted(box: ValueBox) -> str:
    """Return the words that are painted."""
    box.resize(box.sizeHint())
    box.show()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


def test_a_long_value_ends_in_an_ellipsis_and_fits(box: ValueBox) -> None:
    box.setCurrentText(LONG)

    words = painted(box)

    assert words.startswith("Dana Fox (away")
    assert words.endswith("…")
    assert box.width() == HUGGED.stop - 1
    assert box.fontMetrics().horizontalAdvance(words) < box.width()
    assert box.currentText() == LONG  # what is read aloud is whole


def test_a_short_value_is_painted_whole(box: ValueBox) -> None:
    box.setCurrentText("Lena Ort")

    assert painted(box) == "Lena Ort"


def test_the_list_is_as_wide_as_its_widest_choice(box: ValueBox) -> None:
    box.setCurrentText("Lena Ort")
    box.resize(box.sizeHint())
    box.show()

    box.showPopup()

    assert box.view().width() >= box.fontMetrics().horizontalAdvance(LONG)
    box.hidePopup()
