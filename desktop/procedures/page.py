"""What waits for somebody, and the procedures that tickets are worked by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.page import Page
from desktop.procedures.templates_view import TemplatesView
from desktop.procedures.todo_view import TodoView
from desktop.text import tr
from desktop.widgets.page_shape import EDGE, beside_edge, page_title
from desktop.widgets.segments import Segments
from services.access.permissions import Act, may
from services.workflow import overview

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes

TODO, TEMPLATES = "todo", "templates"
PARTS: Final = (TODO, TEMPLATES)


class ProceduresPage(Page):
    """Tasks and approvals that wait, and procedures; who works no tickets sees the first alone."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Tasks"))
        self._works = may(desk.actor, Act.WORK_TICKET) or may(desk.actor, Act.SUPERVISE)
        parts = [(TODO, tr("To do"))]
        parts += [(TEMPLATES, tr("Procedures"))] if self._works else []
        self.parts = Segments(parts)
        self.parts.setVisible(self._works)
        self.parts.chosen.connect(lambda _value: self._show_part())
        self.todo = TodoView(desk)
        self.todo.opened.connect(self.ticket_opened)
        self.todo.said.connect(self.said)
        self.templates = TemplatesView(desk)
        self.templates.said.connect(self.said)
        self._stack = QStackedWidget()
        for part in (self.todo, self.templates):
            self._stack.addWidget(part)
        head = beside_edge()
        head.addWidget(page_title(tr("Tasks")))
        head.addWidget(self.parts)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 16)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    @override
    def concerns(self, changes: Changes) -> bool:
        mine = self._desk.actor.person_id in changes.people
        return changes.configuration or bool(changes.tickets) or mine

    @override
    def refresh(self) -> None:
        if self.parts.value() == TEMPLATES:
            self._desk.ask(overview.cards, then=self.templates.show_cards, receiver=self)
        else:
            self._desk.ask(overview.todo, then=self.todo.show_todo, receiver=self)

    def _show_part(self) -> None:
        self._stack.setCurrentIndex(PARTS.index(self.parts.value()))
        self.refresh()
