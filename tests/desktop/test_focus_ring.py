"""The focus ring of every kind of control, in high contrast too: one sees where the keys go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.theme import Scheme, contrast, switch
from desktop.widgets.buttons import button, icon_button
from tests.rigs.focus_ring import AROUND, seen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

SEEN: Final = 3.0
"""WCAG 2.2, 2.4.13: so much a pixel of the ring differs from itself without the focus."""


def _checked() -> QWidget:
    made = button("Mine")
    made.setCheckable(True)
    made.setChecked(True)
    return made


def _flat(made: QWidget) -> QWidget:
    made.setProperty("role", "flat")
    return made


def _tabs() -> QTabBar:
    made = QTabBar()
    made.addTab("First")
    made.addTab("Second")
    return made


def _listed() -> QListWidget:
    made = QListWidget()
    made.addItems(["First", "Second"])
    return made


def _chooser() -> QComboBox:
    made = QComboBox()
    made.addItem("First")
    return made


CONTROLS: Final[dict[str, Callable[[], QWidget]]] = {
    "button": lambda: button("Save"),
    "primary button": lambda: button("Save", "primary"),
    "quiet button": lambda: button("Save", "quiet"),
    "danger button": lambda: button("Save", "danger"),
    "link": lambda: button("Save", "link"),
    "checked button": _checked,
    "icon button": lambda: icon_button("x", "Close"),
    "tool button": QToolButton,
    "field": QLineEdit,
    "flat field": lambda: _flat(QLineEdit()),
    "text": QPlainTextEdit,
    "chooser": _chooser,
    "flat chooser": lambda: _flat(_chooser()),
    "figure": QSpinBox,
    "date": QDateEdit,
    "check box": lambda: QCheckBox("Only mine"),
    "radio button": lambda: QRadioButton("Only mine"),
    "list": _listed,
    "tabs": _tabs,
}


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("is_high", [False, True], ids=["usual", "high"])
def test_the_ring_is_seen(
    themed: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    scheme: Scheme,
    *,
    is_high: bool,
) -> None:
    monkeypatch.setattr(switch, "system_contrast", lambda: is_high)
    theme.apply(themed, scheme)
    window, other = QWidget(), button("Elsewhere")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(*[4 * AROUND] * 4)
    column.setSpacing(4 * AROUND)
    column.addWidget(other)
    made = {name: make() for name, make in CONTROLS.items()}
    for one in made.values():
        column.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    told = {name: _told(window, one, other) for name, one in made.items()}

    assert {name: count for name, count in told.items() if count < _least(made[name])} == {}


def _least(one: QWidget) -> int:
    """Return half the pixels around it: corners are smoothed, a line may stand there too."""
    ringed = one.tabRect(0) if isinstance(one, QTabBar) else one.rect()
    return ringed.width() + ringed.height()


def _told(window: QWidget, one: QWidget, other: QWidget) -> int:
    """Count the pixels by which one sees that a control has the focus."""
    with_it, without = seen(window, one, one), seen(window, one, other)
    assert with_it is not None
    assert without is not None
    spots = ((x, y) for x in range(with_it.width()) for y in range(with_it.height()))
    pairs = ((with_it.pixelColor(*spot), without.pixelColor(*spot)) for spot in spots)
    return sum(a != b and contrast(a.name(), b.name()) >= SEEN for a, b in pairs)
