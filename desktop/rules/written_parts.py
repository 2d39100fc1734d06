"""Small fields that the forms of rules are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def beside(holder: QWidget, *parts: QWidget) -> None:
    """Lay parts out in one row of a holder, in equal shares; a tick takes what it needs."""
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for one in parts:
        row.addWidget(one, 0 if isinstance(one, QCheckBox) else 1)


def line(name: str, hint: str = "") -> QLineEdit:
    """Return a field to type into."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint or name)
    return made


def tick(words: str) -> QCheckBox:
    """Return a tick with its words."""
    made = QCheckBox(words)
    made.setAccessibleName(words)
    return made
