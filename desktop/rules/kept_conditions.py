"""The conditions of a rule in the builder; what it cannot show whole is kept as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.spoken.rules import clauses
from desktop.text import tr
from desktop.widgets.condition_builder import ConditionBuilder
from desktop.widgets.labels import label
from services.errors import RuleError
from services.rules import conditions
from services.rules.conditions import Leaf
from services.rules.kinds import WAS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QLabel

    from desktop.widgets.condition_builder import Choices
    from services.rules.conditions import Node
    from services.rules.kinds import Field

LOOKED_BACK_AT: Final = ("status", "priority", "team", "assignee", "type")
"""Fields that are asked for as they were before the change."""
INDENT: Final = 18


class KeptConditions(QWidget):
    """Shows conditions to be changed, or reads out those that the builder has no way to show.

    Attributes:
        changed: Another tree is wanted.
    """

    changed = Signal()

    def __init__(self, fields: Sequence[Field], choices: Choices) -> None:
        """Make it without a condition: the rule always holds."""
        super().__init__()
        self._custom = {one.name: one for one in fields if one.stored}
        self._kept: Mapping[str, Any] | None = None
        before = [_before(one) for one in fields if one.name in LOOKED_BACK_AT]
        both = {**choices, **{WAS + one: kept for one, kept in choices.items()}}
        self.builder = ConditionBuilder([*fields, *before], both, by_pattern=True)
        self.builder.changed.connect(self._on_changed)
        self._always = label("", "small")
        self._said: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.builder)
        self._column.addWidget(self._always)
        self._let_go()

    def tree(self) -> dict[str, Any]:
        """Return the conditions as they are stored; empty: they always hold."""
        if self._kept is not None:
            return dict(self._kept)
        return self.builder.tree() if self.builder.parts() else {}

    def show_tree(self, stored: Mapping[str, Any]) -> None:
        """Show stored conditions in place of those that stand here."""
        self._let_go()
        tree = {"all": [dict(stored)]} if "field" in stored else stored
        try:
            wanted = conditions.read(tree, self._custom)
        except RuleError:  # a field it asks about is gone: the person sees what is left of it
            self.builder.show_tree(tree)
            return
        self.builder.show_tree(tree)
        if not self._says(wanted):
            self._keep(stored, wanted)

    def _says(self, wanted: Node) -> bool:
        """Tell whether the builder holds the same conditions."""
        try:
            return asked(conditions.read(self.builder.tree(), self._custom)) == asked(wanted)
        except RuleError:
            return False

    def _let_go(self) -> None:
        self._kept = None
        for said in self._said:
            self._column.removeWidget(said)
            said.hide()
            said.deleteLater()
        self._said.clear()
        self.builder.show()
        self._always.setText(tr("Without a condition it holds for every ticket."))

    def _keep(self, stored: Mapping[str, Any], node: Node) -> None:
        self._kept = stored
        self.builder.hide()
        words = tr("These conditions are kept as they are: the form has no fields for all of them.")
        self._always.setText(words)
        self._always.show()
        for one in clauses(node):
            said = label(one.words, wrap=True)
            said.setContentsMargins(INDENT * one.depth, 0, 0, 0)
            self._column.addWidget(said)
            self._said.append(said)

    def _on_changed(self) -> None:
        self._always.setVisible(not self.builder.parts())
        self.changed.emit()


def _before(field: Field) -> Field:
    words = tr("{field} before the change", field=field.label)
    return replace(field, name=WAS + field.name, label=words)


def asked(node: Node) -> object:
    """Return what a tree asks, without the words it was written in."""
    if isinstance(node, Leaf):
        return node.field.name, node.op, node.value
    return node.way, [asked(one) for one in node.parts]
