"""The form of a letter: a locked template, the paragraphs that are free, and how it will read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import plain, tr
from desktop.ticket.complaint_form import ComplaintForm, Lines
from desktop.widgets.buttons import button
from desktop.widgets.file_dialog import FileDialog
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice
from services.complaints import letters
from services.complaints.letters import LetterDraft
from services.tickets import file_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.changes import Changes
    from services.complaints.letters import Composed
    from services.complaints.reading import ComplaintView
    from services.complaints.templates import Paragraph, TemplateView
    from services.store.work import Work
    from services.tickets.attachments import GivenFile

LINES: Final = 3
PREVIEW: Final = 12


class LetterForm(ComplaintForm):
    """Sends a letter; what is locked is shown and cannot be written."""

    def __init__(
        self, desk: Desk, view: ComplaintView, templates: Sequence[TemplateView], parent: QWidget
    ) -> None:
        """Offer the templates; the first that the complaint needs next is chosen."""
        title = tr("Letter on {complaint}", complaint=view.label)
        words = tr("It is sent as PDF with a reply; its bytes are kept and hashed.")
        super().__init__(desk, title, tr("Send the letter"), parent, words)
        self._view = view
        self._templates = {one.id: one for one in templates}
        self._own: dict[str, Lines] = {}
        self._composed: Composed | None = None
        self.template = self.choice(
            tr("Letter"), (Choice(one.id, one.draft.name) for one in templates)
        )
        self._free = QWidget()
        self._column = QVBoxLayout(self._free)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add(tr("You write"), self._free)
        self.preview = Lines(tr("How it will read"), lines=PREVIEW)
        self.preview.setReadOnly(True)
        self.add(tr("How it will read"), self.preview)
        self.look = button(tr("As PDF …"), icon="eye")
        self.look.setToolTip(plain(tr("See the pages as they would be sent; nothing is sent yet.")))
        self.look.clicked.connect(self._on_look)
        self.add("", self.look)
        self.sheet: LetterSheet | None = None
        self.template.set_value(_wanted(view, templates))
        self.template.chosen.connect(self._on_template)
        self.begin_at(self.template.box())
        self._on_template(self.template.value())

    @override
    def is_whole(self) -> bool:
        return self._composed is not None and not self._composed.missing

    @override
    def act(self) -> Click:
        return self._desk.do(_send, self._view.ticket_id, self._draft())

    def write(self, key: str, words: str) -> None:
        """Write a free paragraph."""
        self._own[key].setPlainText(words)

    def pages_text(self) -> str:
        """Return what the page says that is looked at; empty while none is."""
        return self.sheet.text() if self.sheet is not None else ""

    def _draft(self) -> LetterDraft:
        own = {key: field.toPlainText() for key, field in self._own.items()}
        return LetterDraft(self.template.value() or 0, own)

    def _on_template(self, template_id: int | None) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._own = {}
        chosen = self._templates.get(template_id or 0)
        for one in chosen.draft.paragraphs if chosen else ():
            if one.free:
                self._column.addWidget(label(_asked(one), "small", wrap=True))
                self._own[one.key] = self._field(one)
        self._free.setVisible(bool(self._own))
        self._ask()

    def _field(self, one: Paragraph) -> Lines:
        field = Lines(_asked(one), one.text, LINES)
        field.textChanged.connect(self._ask)
        self._column.addWidget(field)
        return field

    def _ask(self) -> None:
        if self.template.value() is not None:
            self._desk.ask(
                letters.compose,
                self._view.ticket_id,
                self._draft(),
                then=self._on_composed,
                receiver=self,
            )

    def _on_look(self) -> None:
        if self.template.value() is not None:
            ticket, draft = self._view.ticket_id, self._draft()
            self._desk.ask(_drawn, ticket, draft, then=self._on_drawn, receiver=self)

    def _on_drawn(self, file: GivenFile) -> None:
        self.sheet = LetterSheet(file, self)
        self.sheet.open()

    def _on_composed(self, found: Composed) -> None:
        self._composed = found
        kept = self.preview.verticalScrollBar().value()
        told = "\n\n".join([found.title, *(words for _, words in found.paragraphs)])
        self.preview.setPlainText(told)
        self.preview.verticalScrollBar().setValue(kept)
        known = {one.key: one for one in found.template.draft.paragraphs}
        missing = ", ".join(_asked(known[key]) for key in found.missing)
        self.hint.setText(tr("Still missing: {what}", what=missing) if missing else "")
        self.hint.setWordWrap(True)
        self.update_action()


class LetterSheet(FileDialog):
    """Shows the pages of a letter that is not sent yet."""

    def __init__(self, file: GivenFile, parent: QWidget) -> None:
        """Show the pages."""
        super().__init__(parent, hint=tr("Not sent yet"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tell(file.name, file_kinds.PDF, len(file.content), "")
        self.show_pages(file.content)


def _asked(one: Paragraph) -> str:
    """Say what a paragraph is for."""
    if one.asks:
        return one.asks
    return tr("Your own words (may be empty)") if one.free else one.text[:60]


def _wanted(view: ComplaintView, templates: Sequence[TemplateView]) -> int | None:
    """Return the letter that comes next."""
    kind = "final" if view.decision else "acknowledgement"
    if view.acknowledged_at is not None and view.decision is None:
        kind = "holding"
    found = [one.id for one in templates if one.draft.kind == kind]
    return found[0] if found else next((one.id for one in templates), None)


def _drawn(work: Work, ticket_id: int, draft: LetterDraft) -> GivenFile:
    from services.reports.complaint_letters import drawn_letter  # noqa: PLC0415 - it loads fonts

    return drawn_letter(work, ticket_id, draft)


def _send(work: Work, ticket_id: int, draft: LetterDraft) -> Changes:
    from services.reports.complaint_letters import send_letter  # noqa: PLC0415 - it loads fonts

    return send_letter(work, ticket_id, draft)
