"""Before the trail leaves the desk: whose copy it is, what for, and who gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.papers.export_bar import unsigned_words
from desktop.text import tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.reports.redaction import allowed

if TYPE_CHECKING:
    from models.vocabulary import Role

WIDTH: Final = 480
_NAMES: Final = {
    "complete": "Complete",
    "internal": "Internal copy",
    "customer": "Customer's copy",
}


class ExportDialog(QDialog):
    """Collects what the cover and the record of an export say.

    Attributes:
        decided: Emitted with the name of the template, the purpose and the recipient.
    """

    decided = Signal(str, str, str)

    def __init__(self, role: Role, parent: QWidget | None = None, *, one_ticket: bool) -> None:
        """Offer the copies a role may make; a customer's only of one ticket."""
        super().__init__(parent)
        self.setWindowTitle(tr("Export the audit trail"))
        self.setMinimumWidth(WIDTH)
        self._templates = {
            one.name: one for one in allowed(role) if one_ticket or not one.for_outside
        }
        self.template: ChoiceRow[str] = ChoiceRow(tr("Copy"))
        self.template.offer([Choice(one, tr(_NAMES[one])) for one in self._templates])
        self.template.set_value(next(iter(self._templates), None))
        self.template.chosen.connect(lambda _value: self._update())
        self.says = label("", "muted", wrap=True)
        self.signing = label("", "muted", wrap=True)
        self.purpose = _line(tr("Purpose"), tr("Such as: inspection 2026-06, sample 3"))
        self.recipient = _line(tr("Recipient"), tr("Who gets the file"))
        for field in (self.purpose, self.recipient):
            field.textChanged.connect(lambda _text: self._update())
        self.go = button(tr("Choose a file …"), "primary", icon="file-down")
        self.go.clicked.connect(self._on_go)
        self._arrange()
        self._update()

    def show_signing(self, why_not: str) -> None:
        """Say whether the PDF will be signed; empty: it will be."""
        signed = tr("The PDF is signed by the certificate of this seat, with its proof inside.")
        self.signing.setText(unsigned_words(why_not) if why_not else signed)

    def _arrange(self) -> None:
        drop = button(tr("Cancel"), "quiet")
        drop.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(drop)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.template)
        column.addWidget(self.says)
        for words, field in ((tr("Purpose"), self.purpose), (tr("Recipient"), self.recipient)):
            column.addWidget(label(words, "muted"))
            column.addWidget(field)
        column.addSpacing(4)
        column.addWidget(self.signing)
        column.addSpacing(6)
        column.addLayout(foot)

    def _update(self) -> None:
        chosen = self._templates.get(self.template.value() or "")
        needs = chosen is not None and chosen.for_outside
        words = tr(chosen.words) if chosen else ""
        self.says.setText(words[:1].upper() + words[1:])
        ready = chosen is not None and bool(self.purpose.text().strip())
        self.go.setEnabled(ready and (not needs or bool(self.recipient.text().strip())))

    def _on_go(self) -> None:
        values = (self.template.value() or "", self.purpose.text(), self.recipient.text())
        self.accept()
        self.decided.emit(*(one.strip() for one in values))


def _line(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
