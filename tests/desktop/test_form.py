"""A form over a page: its fields are as high as what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.form import FormDialog
from desktop.overriding import override

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Form(FormDialog):
    @override
    def is_whole(self) -> bool:
        return True


@pytest.mark.parametrize("layout", [QHBoxLayout, QVBoxLayout])
def test_a_field_of_several_parts_takes_no_room_that_nothing_asks_for(
    layout: type[QHBoxLayout | QVBoxLayout], qtbot: QtBot
) -> None:
    form, both = Form("Letter", "Send", "send"), QWidget()
    qtbot.addWidget(form)
    inside = layout(both)
    for _part in range(2):
        inside.addWidget(QLineEdit())
    form.add("Both", both)
    form.resize(600, 700)
    form.show()

    assert both.height() <= both.sizeHint().height()
