"""The hands of the tour: keys and clicks on whatever is in front."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from services.errors import NotFoundError

Sought = TypeVar("Sought", bound=QWidget)


def press(widget: QWidget, key: Qt.Key, *, control: bool = False) -> None:
    """Press one key."""
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, held)


def write(widget: QWidget, words: str) -> None:
    """Type words into a field, each key on its own."""
    widget.setFocus()
    QTest.keyClicks(widget, words)


def visible(kind: type[Sought], within: QWidget, name: str = "") -> Sought:
    """Return the first visible widget of a kind, by its accessible name where one is given.

    Raises:
        NotFoundError: There is none; the tour does not know its way any more.
    """
    for widget in within.findChildren(kind):
        if widget.isVisible() and name in {"", widget.accessibleName()}:
            return widget
    raise NotFoundError(f"the tour looked for {kind.__name__} “{name}” and did not find it")


def field(within: QWidget, name: str = "") -> QLineEdit:
    """Return a line to type into."""
    return visible(QLineEdit, within, name)


def text(within: QWidget) -> QPlainTextEdit:
    """Return a text to type into."""
    return visible(QPlainTextEdit, within)


def choose(box: QComboBox, words: str) -> None:
    """Choose the entry that begins with words."""
    at = box.findText(words, Qt.MatchFlag.MatchStartsWith)
    if at < 0:
        raise NotFoundError(f"the tour looked for the choice “{words}”")
    box.setCurrentIndex(at)
    box.activated.emit(at)


def dialog() -> QDialog | None:
    """Return the dialog in front, if there is one."""
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            return top
    return None
