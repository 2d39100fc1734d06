"""The form of a letter that left by another way: its words are compared, its file is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.ticket.complaint_form import ComplaintForm, instant_of
from desktop.widgets.buttons import button
from desktop.widgets.property_rows import Choice
from services.errors import RuleError
from services.tickets import attachments, scanning

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.changes import Changes
    from services.complaints.reading import ComplaintView
    from services.complaints.templates import TemplateView
    from services.store.work import Work


class OutsideForm(ComplaintForm):
    """Records a letter that was sent past the desk; what it lacks blocks closing."""

    def __init__(
        self, desk: Desk, view: ComplaintView, templates: Sequence[TemplateView], parent: QWidget
    ) -> None:
        """Offer the templates it may be compared with."""
        words = tr(
            "For a letter that left by post or another way. Its words are compared with the "
            "template; what a letter may not be without and this one lacks blocks closing."
        )
        title = tr("Letter sent another way, {complaint}", complaint=view.label)
        super().__init__(desk, title, tr("Record the letter"), parent, words)
        self._view = view
        self.template = self.choice(
            tr("Compare with"), (Choice(one.id, one.draft.name) for one in templates)
        )
        final = [one.id for one in templates if one.draft.kind == "final"]
        self.template.set_value(final[0] if final else templates[0].id)
        self.words = self.text(tr("Its words"), "", tr("The whole text, as it was sent"), 6)
        self.file = QLineEdit()
        self.file.setAccessibleName(tr("File"))
        self.file.setPlaceholderText(tr("The scan, or the document itself"))
        self.file.textChanged.connect(self.update_action)
        choose = button(tr("Choose …"), icon="paperclip")
        choose.clicked.connect(self._on_choose)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        self.add(tr("File"), both)
        self.sent = self.instant(tr("Sent"), desk.now(), desk.now())
        self.why = self.line(tr("Known from"), hint=tr("Such as: the post book"))
        self.begin_at(self.words)

    @override
    def is_whole(self) -> bool:
        there = (self.words.toPlainText(), self.file.text(), self.why.text())
        return all(one.strip() for one in there)

    @override
    def act(self) -> Click:
        return self._desk.do(
            _record,
            self._view.ticket_id,
            (self.template.value() or 0, self.words.toPlainText()),
            self.file.text().strip(),
            (instant_of(self.sent), self.why.text()),
        )

    def _on_choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("The letter"))
        if path:
            self.file.setText(path)


def _record(
    work: Work,
    ticket_id: int,
    letter: tuple[int, str],
    path: str,
    sent: tuple[datetime, str],
) -> Changes:
    """Read the file on the desk's thread and record the letter, all or nothing."""
    from services.reports.complaint_letters import (  # noqa: PLC0415 - it loads fonts
        OutsideLetter,
        record_letter,
    )

    file = attachments.read_file(Path(path), attachments.size_limit(work))
    scanner = scanning.configured()
    refusal = scanning.refusal(scanner, file.name, file.content) if scanner is not None else ""
    if refusal:
        raise RuleError(refusal)
    at = min(sent[0], work.now)
    return record_letter(work, ticket_id, OutsideLetter(letter[0], letter[1], file, at, sent[1]))
