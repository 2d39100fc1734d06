"""One rule read out: when, if, then; its version; and the switch, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.overriding import override
from desktop.sentences import in_words
from desktop.spoken.rules import action_words, clauses, trigger_words
from desktop.text import breakable, exact_moment, moment, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import frame, label
from desktop.widgets.reason_bar import ReasonBar

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from services.rules.reading import RuleCard

INDENT = 18
NARROW = 560
"""Pixels; from this width on the buttons stand beside the name."""


class RuleDetail(QWidget):
    """Shows a rule; announces that somebody wants it switched, changed or moved.

    Attributes:
        switched: Emitted with the rule's id, the wanted state and the reason.
        change_asked: Emitted with the rule's id.
        moved: Emitted with the rule's id, and -1 or 1: it is asked earlier or later.
    """

    switched = Signal(int, bool, str)
    change_asked = Signal(int)
    moved = Signal(int, int)

    def __init__(self, *, may_switch: bool, parent: QWidget | None = None) -> None:
        """Make an empty detail; `may_switch` offers the switch."""
        super().__init__(parent)
        self._may_switch = may_switch
        self.rule: RuleCard | None = None
        self.banner = Banner()
        self.reason = ReasonBar()
        self.reason.given.connect(self._on_reason)
        self._name = label("", "heading", wrap=True)
        self._version = label("", "small", wrap=True)
        self.switch = button("", "quiet")
        self.switch.clicked.connect(self._on_switch)
        self.change = button(tr("Change …"), icon="pencil")
        self.change.clicked.connect(self._on_change)
        self.up = icon_button("chevron-up", tr("Ask it earlier"))
        self.down = icon_button("chevron-down", tr("Ask it later"))
        for way, by in ((self.up, -1), (self.down, 1)):
            way.clicked.connect(lambda _=False, known=by: self._on_move(known))
        self._sentence = QGridLayout()
        self._sentence.setHorizontalSpacing(14)
        self._sentence.setVerticalSpacing(10)
        self._sentence.setColumnStretch(1, 1)
        self._note = label("", "muted", wrap=True)
        self._arrange()

    def show_rule(self, rule: RuleCard, now: datetime) -> None:
        """Read a rule out; `now` decides how its publication is said."""
        is_other = self.rule is None or self.rule.id != rule.id
        self.rule = rule
        if is_other:
            self.banner.withdraw()
            self.reason.accepted()
        if rule.problem:
            self.banner.say(Gravity.WARNING, in_words(rule.problem), steady=True)
        self._name.setText(breakable(rule.name))
        self._version.setText(
            tr(
                "version {number}, published {when} by {who}",
                number=rule.version,
                when=moment(rule.published_at, now),
                who=rule.published_by,
            )
        )
        self._version.setToolTip(exact_moment(rule.published_at))
        words = tr("Disable …") if rule.active else tr("Enable …")
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        for one in (self.up, self.down, self.change, self.switch):
            one.setVisible(self._may_switch)
        self._say(rule)
        self._note.setText(rule.note)
        self._note.setVisible(bool(rule.note))

    def refuse(self, words: str) -> None:
        """Say why what was asked for was not done."""
        self.banner.say(Gravity.WARNING, words)

    def set_place(self, place: int, of: int) -> None:
        """Offer the ways there are from this place in the order."""
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < of - 1)

    def _say(self, rule: RuleCard) -> None:
        empty(self._sentence)
        held = [(one.words, one.depth) for one in clauses(rule.node)]
        done = [(action_words(one), 0) for one in rule.actions]
        numbered = [
            (f"{place}. {words}" if len(done) > 1 else words, 0)
            for place, (words, _) in enumerate(done, 1)
        ]
        when = trigger_words(rule.trigger) if rule.trigger else tr("cannot be read any more")
        parts = (
            (tr("Trigger"), [(when, 0)]),
            (tr("Conditions"), held or [(tr("always"), 0)]),
            (tr("Actions"), numbered),
        )
        for row, (heading, lines) in enumerate(parts):
            self._sentence.addWidget(label(heading, "section"), row, 0, Qt.AlignmentFlag.AlignTop)
            column = QVBoxLayout()
            column.setSpacing(4)
            for words, depth in lines:
                line = label(words, wrap=True)
                line.setContentsMargins(INDENT * depth, 0, 0, 0)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(line)
            self._sentence.addLayout(column, row, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the name where they would leave it a few words a line."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._head.setDirection(way.TopToBottom if self.width() < NARROW else way.LeftToRight)

    def _on_switch(self) -> None:
        if self.rule is None:
            return
        if self.rule.active:
            self.reason.ask(
                tr("Why disable it?"), tr("Such as: it floods Tier 2"), tr("Disable the rule")
            )
        else:
            self.reason.ask(
                tr("Why enable it?"), tr("Such as: the storm is over"), tr("Enable the rule")
            )

    def _on_change(self) -> None:
        if self.rule is not None:
            self.change_asked.emit(self.rule.id)

    def _on_move(self, by: int) -> None:
        if self.rule is not None:
            self.moved.emit(self.rule.id, by)

    def _on_reason(self, reason: str) -> None:
        if self.rule is not None:
            self.switched.emit(self.rule.id, not self.rule.active, reason)

    def _arrange(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._version)
        acts = QHBoxLayout()
        acts.setSpacing(6)
        for one in (self.up, self.down, self.switch, self.change):
            acts.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        acts.addStretch(1)
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(6)
        head.addLayout(names, 1)
        head.addLayout(acts)
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self.reason)
        column.addLayout(self._sentence)
        column.addWidget(self._note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and end it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)
            inner.deleteLater()
