"""What is to be published, filled in as a form or written as text: one draft, seen two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.policies.calendar_form import CalendarForm
from desktop.policies.holidays_dialog import HolidaysDialog
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.segments import Segments
from services.escalation import calendar_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.sla.drafts import CalendarDraft

FORM: Final = "form"
TEXT: Final = "text"


class TermsPane(QWidget):
    """Holds the draft as text; the form is filled from it and puts its calendars back into it.

    Attributes:
        changed: Something was typed or filled in; what was checked is no longer what stands here.
        refused: Emitted with the error where the text cannot be read or changed.
        turned: The form or the text was shown; what was said of the other no longer holds.
    """

    changed = Signal()
    refused = Signal(object)
    turned = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._desk = desk
        self._filled_in = self._put_in = 0
        self.way = Segments([(FORM, tr("Form")), (TEXT, tr("Text"))])
        self.way.chosen.connect(self._on_way)
        self._hint = label("", "muted", wrap=True)
        self._today = desk.now().astimezone().date()
        self.form = CalendarForm(self._today)
        self.form.fields.holidays.import_asked.connect(self._on_import_asked)
        self.form.changed.connect(self._on_filled_in)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Configuration as text"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)  # the text indents by spaces, and Tab leads out of it
        self.text.textChanged.connect(self.changed)
        self._pages = QStackedWidget()
        for page in (self.form, self.text):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.way)
        head.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def open_text(self, text: str) -> None:
        """Begin with a text, in the form where it can be read."""
        self.text.setPlainText(text)
        self._fill_form()

    def put(self, text: str) -> None:
        """Put another text in the place of what stands here, and stay in the form or the text."""
        if self.is_form():
            self.open_text(text)
        else:
            self.text.setPlainText(text)

    def is_form(self) -> bool:
        """Tell whether the form is shown, and not the text."""
        return self._pages.currentWidget() is self.form

    def is_ahead(self) -> bool:
        """Tell whether something was filled in that the text does not say yet."""
        return self.is_form() and self._filled_in != self._put_in

    def settle(self, then: Callable[[str], None]) -> bool:
        """Put what was filled in into the text and hand the text on; False where a field is wrong.

        What cannot be put into it is `refused`, and nothing is handed on.
        """
        if not self.is_form():
            then(self.text.toPlainText())
            return True
        if not self.form.is_sound():
            return False
        told = self._filled_in
        self._desk.ask(
            calendar_form.with_calendars,
            self.text.toPlainText(),
            self.form.drafts(),
            then=lambda text: self._on_settled(text, told, then),
            receiver=self,
            otherwise=self._on_refused,
        )
        return True

    def _on_import_asked(self) -> None:
        holidays = self.form.fields.holidays
        dialog = HolidaysDialog(self._desk, holidays.days(), self._today, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(holidays.put_in)
        dialog.open()

    def _on_filled_in(self) -> None:
        self._filled_in += 1
        self.changed.emit()

    def _on_settled(self, text: str, told: int, then: Callable[[str], None]) -> None:
        self._put_in = told
        if text != self.text.toPlainText():
            self.text.setPlainText(text)
        then(text)

    def _on_way(self, way: str) -> None:
        if way == FORM:
            self._fill_form()
        elif not self.settle(lambda _text: self._show(TEXT)):
            self.way.choose(FORM)

    def _fill_form(self) -> None:
        self._desk.ask(
            calendar_form.calendars_in,
            self.text.toPlainText(),
            then=self._on_read,
            receiver=self,
            otherwise=self._on_unreadable,
        )

    def _on_read(self, drafts: tuple[CalendarDraft, ...]) -> None:
        self.form.show_drafts(drafts)
        self._put_in = self._filled_in
        self._show(FORM)

    def _on_unreadable(self, error: HelpDeskError) -> None:
        self._show(TEXT)
        self.refused.emit(error)

    def _on_refused(self, error: HelpDeskError) -> None:
        self._show(FORM)
        self.refused.emit(error)

    def _show(self, way: str) -> None:
        is_form = way == FORM
        self.way.choose(way)
        self._pages.setCurrentWidget(self.form if is_form else self.text)
        self._hint.setText(
            tr("The calendars. Policies, paths and rules stand in the text.")
            if is_form
            else tr("Everything, as it is exported and imported.")
        )
        self.turned.emit()
