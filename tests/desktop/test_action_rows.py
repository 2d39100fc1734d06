"""The actions of a macro as rows: read back as shown, every kind, and put in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.actions.parts import KINDS, SAME_AS_ANOTHER, Offers
from desktop.actions.rows import ActionRow, ActionRows
from services.rules import actions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OFFERS = Offers(
    ("Tier 2",),
    ("Tom Reed",),
    (("plant", "Plant"),),
    ("Call around",),
    ("New colleague",),
    ("Chat",),
)


@pytest.mark.parametrize(
    "action",
    [
        {"do": "assign", "team": "Tier 2", "agent": "least_loaded"},
        {"do": "assign", "agent": "person:Tom Reed"},
        {"do": "field", "key": "plant", "to": "Lyon"},
        {"do": "tags", "remove": ["hot"]},
        {"do": "status", "to": "resolved", "reason": "done"},
        {"do": "close", "reason": "done"},
        {"do": "field", "key": "plant", "to": None},
        {"do": "assign", "team": "Tier 2", "agent": "round_robin", "skill": "Networks"},
        {"do": "notify", "recipients": ["lead", "person:Tom Reed"], "text": "Look", "urgent": True},
        {"do": "notify", "recipients": ["assignee"], "text": {"de": "Sieh", "en": "Look"}},
        {"do": "approval", "title": "A new laptop", "approvers": ["manager"], "way": "any"},
        {"do": "approval", "title": "A new laptop", "approvers": ["lead", "director"]},
        {"do": "path", "path": "Call around", "restart": True},
        {"do": "tasks", "template": "New colleague"},
        {"do": "webhook", "channel": "Chat", "payload": {"text": "{{number}}"}},
        {"do": "sing", "song": "any"},
    ],
)
def test_an_action_is_read_back_as_it_was_shown(action: dict[str, Any], qtbot: QtBot) -> None:
    row = ActionRow(action, OFFERS)
    qtbot.addWidget(row)

    assert row.action() == action


def test_every_action_of_a_rule_can_be_part_of_a_macro() -> None:
    offered = set(OFFERS.kinds()) | SAME_AS_ANOTHER

    assert offered == set(KINDS) == set(actions.KINDS)


def test_nothing_is_offered_that_there_is_nothing_to_choose_for() -> None:
    assert {"path", "tasks", "webhook", "field"}.isdisjoint(Offers().kinds())


# -- the order -----------------------------------------------------------------------------------


@pytest.fixture
def rows(qtbot: QtBot) -> ActionRows:
    made = ActionRows()
    qtbot.addWidget(made)
    made.resize(500, 900)
    made.offer(OFFERS)
    made.show_actions([{"do": one} for one in ("note", "tags", "status")])
    made.show()
    return made


def order(rows: ActionRows) -> list[str]:
    return [one["do"] for one in rows.written()]


def test_an_action_goes_up_and_down_by_keys_and_keeps_the_cursor(
    rows: ActionRows, qtbot: QtBot
) -> None:
    rows.activateWindow()
    first = rows.rows()[2].first()
    assert first is not None
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    once = order(rows)
    qtbot.keyClick(first, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(first, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)  # there is no higher

    assert once == ["note", "status", "tags"]
    assert order(rows) == ["status", "note", "tags"]
    assert first.hasFocus()


def test_an_action_is_pulled_to_another_place_by_the_mouse(rows: ActionRows, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: rows.rows()[2].geometry().top() > 0)
    low = rows.rows()[2].geometry().bottom() - 2
    row = rows.rows()[0]
    start = QPoint(40, 18)
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    where = QPointF(row.mapFrom(rows, QPoint(40, low)))
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        QPointF(row.mapToGlobal(where.toPoint())),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(row, move)

    assert order(rows) == ["tags", "status", "note"]


def test_the_first_goes_no_higher_and_the_last_no_lower(rows: ActionRows) -> None:
    up = [one for one in rows.findChildren(QToolButton) if "Earlier" in one.accessibleName()]
    down = [one for one in rows.findChildren(QToolButton) if "Later" in one.accessibleName()]
    down[0].click()

    assert [one.isEnabled() for one in up] == [True, False, True]
    assert order(rows) == ["tags", "note", "status"]
