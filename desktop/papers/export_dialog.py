"""Before the trail leaves the desk: whose copy it is, what for, and who gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.form import FormDialog
from desktop.overriding import override
from desktop.papers.export_bar import unsigned_words
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from services.reports.redaction import allowed

if TYPE_CHECKING:
    from models.vocabulary import Role

_NAMES: Final = {
    "complete": "Complete",
    "internal": "Internal copy",
    "customer": "Customer's copy",
}


class ExportDialog(FormDialog):
    """Collects what the cover and the record of an export say.

    Attributes:
        decided: Emitted with the name of the template, the purpose and the recipient.
    """

    decided = Signal(str, str, str)

    def __init__(self, role: Role, parent: QWidget | None = None, *, one_ticket: bool) -> None:
        """Offer the copies a role may make; a customer's only of one ticket."""
        title, action = tr("Export the audit trail"), tr("Choose a file …")
        super().__init__(title, action, "file-down", parent)
        self._templates = {
            one.name: one for one in allowed(role) if one_ticket or not one.for_outside
        }
        self.template: ChoiceRow[str] = ChoiceRow(tr("Copy"), labelled=False)
        self.template.box().setProperty("role", "")
        self.template.offer([Choice(one, tr(_NAMES[one])) for one in self._templates])
        self.template.set_value(next(iter(self._templates), None))
        self.template.chosen.connect(self.update_action)
        self.says = label("", "muted", wrap=True)
        self.signing = label("", "muted", wrap=True)
        self.purpose = _line(tr("Purpose"), tr("Such as: inspection 2026-06, sample 3"))
        self.recipient = _line(tr("Recipient"), tr("Who gets the file"))
        for field in (self.purpose, self.recipient):
            field.textChanged.connect(self.update_action)
        self.add(tr("Copy"), self.template)
        self.add("", self.says)
        self.add(tr("Purpose"), self.purpose)
        self.add(tr("Recipient"), self.recipient)
        self.add_wide(self.signing)
        self.begin_at(self.purpose)

    def show_signing(self, why_not: str) -> None:
        """Say whether the PDF will be signed; empty: it will be."""
        signed = tr("The PDF is signed by the certificate of this seat, with its proof inside.")
        self.signing.setText(unsigned_words(why_not) if why_not else signed)

    @override
    def update_action(self, *_: object) -> None:
        """Say what the chosen copy holds as well."""
        chosen = self._templates.get(self.template.value() or "")
        words = tr(chosen.words) if chosen else ""
        self.says.setText(words[:1].upper() + words[1:])
        super().update_action()

    @override
    def is_whole(self) -> bool:
        """Tell whether there is a purpose, and a recipient where it leaves the house."""
        chosen = self._templates.get(self.template.value() or "")
        needs = chosen is not None and chosen.for_outside
        ready = chosen is not None and bool(self.purpose.text().strip())
        return ready and (not needs or bool(self.recipient.text().strip()))

    @override
    def act(self) -> None:
        """Hand over what was decided; the file is chosen when the form is gone."""
        values = (self.template.value() or "", self.purpose.text(), self.recipient.text())
        self.accept()
        self.decided.emit(*(one.strip() for one in values))


def _line(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
