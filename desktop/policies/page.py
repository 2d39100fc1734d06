"""What the desk promises, policy by policy in the order they are asked; published from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.page import Page
from desktop.policies.editor import PolicyEditor
from desktop.policies.policy_card import policy_card
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.page_shape import EDGE, CardScroll, beside_edge, page_title
from services.access.permissions import Act, may
from services.escalation.overview import Overview, overview

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes

READING, EDITING = range(2)


class PoliciesPage(Page):
    """Reads the policies out, and lets an administrator publish new versions."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Policies"))
        self._seen: Overview | None = None
        self.edit = button(tr("Change and publish …"), icon="pencil")
        self.edit.clicked.connect(self._on_edit)
        self.edit.setVisible(may(desk.actor, Act.CONFIGURE))
        self.edit.setEnabled(False)
        self.editor = PolicyEditor(desk)
        self.editor.published.connect(self._on_published)
        self.editor.left.connect(self._on_left)
        self.editor.dropped.connect(self._begin)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._states = QStackedWidget()
        self._arrange()

    @override
    def concerns(self, changes: Changes) -> bool:
        return changes.configuration

    @override
    def refresh(self) -> None:
        self._desk.ask(overview, then=self._on_overview, receiver=self)

    def _on_overview(self, seen: Overview) -> None:
        self._seen = seen
        self.edit.setEnabled(True)
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for place, policy in enumerate(seen.policies, 1):
            self._cards.addWidget(policy_card(place, policy, self._desk.now()))
        self._cards.addStretch(1)

    def _on_edit(self) -> None:
        if self._seen is None:
            return
        if self.editor.is_typed():
            self._write()
            self.editor.tell_put_away()
            return
        self._begin()

    def _begin(self) -> None:
        if self._seen is None:
            return
        self.editor.open_text(self._seen.text, needs_second_person=self._seen.needs_second_person)
        self._write()

    def _write(self) -> None:
        self._states.setCurrentIndex(EDITING)
        self.edit.setVisible(False)

    def _on_left(self) -> None:
        """Put the draft away; it can be taken up again as it stood."""
        if self.editor.is_typed():
            self.offered.emit(tr("What you changed is put away"), self._write)
        self._read()

    def _on_published(self) -> None:
        self.said.emit(tr("Published"))
        self._read()
        self.refresh()

    def _read(self) -> None:
        self._states.setCurrentIndex(READING)
        self.edit.setVisible(may(self._desk.actor, Act.CONFIGURE))

    def _arrange(self) -> None:
        head = beside_edge()
        head.addWidget(page_title(tr("Policies")))
        rule = tr("The first one that applies to a ticket counts; the ticket says which.")
        head.addWidget(label(rule, "muted", wrap=True), 1)
        head.addWidget(self.edit)
        inner = QWidget()
        inner.setLayout(self._cards)
        scroll = CardScroll()
        scroll.hold(inner)
        self._states.addWidget(scroll)
        self._states.addWidget(self.editor)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 16)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self._states, 1)
