"""A list beside what is chosen in it, as rules and articles lay it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop.articles import ArticlesPage
from desktop.commands import Commands
from desktop.rules import RulesPage
from desktop.widgets.list_and_detail import ListAndDetail
from desktop.widgets.painted_row import PaintedRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


def rows(count: int) -> list[PaintedRow]:
    made = [PaintedRow(200, 40) for _ in range(count)]
    for number, row in enumerate(made):
        row.setText(f"Row {number}")
        row.setCheckable(True)
    return made


def test_other_rows_stay_where_the_list_was_scrolled_to(qtbot: QtBot) -> None:
    shown = ListAndDetail("Rows", "Row", [QLabel("everything about it")])
    qtbot.addWidget(shown)
    shown.resize(900, 300)
    shown.fill(rows(40))
    shown.show()
    bar = shown.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(500)

    shown.fill(rows(41))

    assert bar.value() == 500


def test_one_row_is_chosen_at_a_time(qtbot: QtBot) -> None:
    shown = ListAndDetail("Rows", "Row", [QLabel("")])
    qtbot.addWidget(shown)
    made = rows(2)
    shown.fill(made)

    made[0].click()
    made[1].click()

    assert [one.isChecked() for one in made] == [False, True]


def test_a_list_without_rows_says_why(qtbot: QtBot) -> None:
    shown = ListAndDetail("Rows", "Row", [QLabel("")])
    qtbot.addWidget(shown)
    shown.show()
    shown.fill([], "Nothing says <b>x</b>.")
    said = [one.text() for one in shown.findChildren(QLabel) if one.isVisibleTo(shown)]
    shown.fill(rows(1), "Nothing says <b>x</b>.")

    assert "Nothing says <b>x</b>." in said
    assert not [
        one
        for one in shown.findChildren(QLabel)
        if "Nothing" in one.text() and one.isVisibleTo(shown)
    ]


def test_rules_and_articles_lie_alike(seat: Seat, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    commands = Commands(holder, seat.small.admin.role)
    desk = seat.desk_of(seat.small.admin)

    for page in (RulesPage(desk, commands), ArticlesPage(desk, commands)):
        qtbot.addWidget(page)
        assert len(page.findChildren(ListAndDetail)) == 1
