"""The calendars of a configuration in a form: one is chosen and filled in, or a new one begun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.policies.calendar_fields import CalendarFields
from desktop.policies.spans_field import SpansField
from desktop.text import tr
from desktop.widgets.box import Box
from desktop.widgets.buttons import button
from desktop.widgets.labels import field_label, label
from desktop.widgets.page_shape import CardScroll
from services.sla.drafts import CalendarDraft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

WEEK: Final = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "17:00"),))
"""Of a calendar that is begun where there is none to copy."""


class CalendarForm(QWidget):
    """Keeps every calendar as it was filled in, and shows one of them.

    Attributes:
        changed: Somebody changed something.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        """Begin without a calendar."""
        super().__init__()
        self._drafts: dict[str, CalendarDraft] = {}
        self._now = ""
        self.chosen = Box()
        self.chosen.setAccessibleName(tr("Calendar"))
        self.chosen.currentIndexChanged.connect(self._on_chosen)
        self.new = button(tr("New calendar"), icon="plus")
        self.new.clicked.connect(lambda: self._show_begin(shown=True))
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Such as: Ward nights"))
        self.name.setAccessibleName(tr("Name of the new calendar"))
        self.name.returnPressed.connect(self._on_begun)
        self.begin = button(tr("Begin with a copy"))
        self.begin.clicked.connect(self._on_begun)
        self._problem = label("", "error", wrap=True)
        self.fields = CalendarFields(today)
        self.fields.changed.connect(self.changed)
        self._scroll = CardScroll()
        self._scroll.setAccessibleName(tr("The parts of the calendar"))
        self._arrange()

    def show_drafts(self, drafts: Sequence[CalendarDraft]) -> None:
        """Show the calendars of a text; the one that was chosen stays so if it is among them."""
        before, self._now = self._now, ""
        self._drafts = {one.name: one for one in drafts}
        self._fill(before)
        self._show_begin(shown=not drafts)

    def drafts(self) -> tuple[CalendarDraft, ...]:
        """Return all calendars as they stand."""
        self._keep()
        return tuple(self._drafts.values())

    def is_sound(self) -> bool:
        """Tell whether nothing is wrong; else go to the first field that is."""
        wrong = self.fields.wrong() if self._now else None
        if wrong is None:
            return True
        self._scroll.ensureWidgetVisible(wrong)
        self._go_to(wrong)
        return False

    def _go_to(self, part: QWidget) -> None:
        if isinstance(part, SpansField):
            part.begin()
        elif part is self.fields.holidays:
            self.fields.holidays.bar.day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif part is self.fields.special:
            self.fields.special.begin_at_problem()
        else:
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if self._now:
            self._drafts[self._now] = self.fields.draft()

    def _fill(self, chosen: str) -> None:
        self.chosen.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.chosen.clear()
        for name in self._drafts:
            self.chosen.addItem(name, name)
        self.chosen.setCurrentIndex(max(self.chosen.findData(chosen), 0))
        self.chosen.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._now = str(self.chosen.currentData() or "")
        there = self._now in self._drafts
        self.fields.setVisible(there)
        if there:
            self.fields.show_draft(self._drafts[self._now])

    def _on_chosen(self) -> None:
        """Go to another calendar, once the one shown can be kept as it stands."""
        if not self.is_sound():
            self.chosen.blockSignals(True)  # noqa: FBT003 - Qt's own argument
            self.chosen.setCurrentIndex(self.chosen.findData(self._now))
            self.chosen.blockSignals(False)  # noqa: FBT003 - Qt's own argument
            return
        self._show_chosen()

    def _on_begun(self) -> None:
        name = self.name.text().strip()
        if not name or name in self._drafts:
            words = tr("There is a calendar of this name already.") if name else tr("Give a name.")
            self._problem.setText(words)
            self._problem.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.is_sound():
            return
        pattern = self._drafts.get(self._now, CalendarDraft("", "UTC", WEEK))
        self._drafts[name] = replace(pattern, name=name)
        self._fill(name)
        self._show_begin(shown=False)
        self.chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_begin(self, *, shown: bool) -> None:
        self._begin_row.setVisible(shown)
        self._problem.hide()
        self.name.clear()
        if shown:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(field_label(tr("Calendar"), "small"))
        head.addWidget(self.chosen, 1)
        head.addWidget(self.new)
        self._begin_row = QWidget()
        row = QHBoxLayout(self._begin_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.begin)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._begin_row)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(lambda: self._show_begin(shown=not self._drafts))
        self._scroll.hold(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._begin_row)
        column.addWidget(self._problem)
        column.addWidget(self._scroll, 1)
        self._show_begin(shown=False)
