"""What a part of the evidence is asked for, chosen in the row above it: fields among fields."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = TypeVar("Value")
LEAST: Final = 170
"""Pixels a choice takes at least: names of people are as long as that."""


class Asked(QWidget):
    """A choice with its name right before it; `row` is the choice."""

    def __init__(self, row: ChoiceRow[Value], name: str) -> None:
        """Put the name before the choice."""
        super().__init__()
        row.box().setProperty("role", "")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(name, "muted"))
        line.addWidget(row)
        row.setMinimumWidth(LEAST)


def choice(name: str) -> ChoiceRow[int | None]:
    """Return a choice that `Asked` names."""
    return ChoiceRow(name, labelled=False)


def since(days: Sequence[int]) -> ChoiceRow[timedelta | None]:
    """Return the choice of how far back one looks: so many days, or all; first 30 days."""
    row: ChoiceRow[timedelta | None] = ChoiceRow(tr("From"), labelled=False)
    choices: list[Choice[timedelta | None]] = [
        Choice(timedelta(days=one), tr("the last {days} days", days=one)) for one in days
    ]
    row.offer([*choices, Choice(None, tr("the whole trail"))])
    row.set_value(timedelta(days=30))
    return row
