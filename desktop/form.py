"""A small form over a page: fields under their names, and one step that is offered when whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from desktop.work.click import Click
    from services.changes import Changes
    from services.errors import HelpDeskError

WIDTH: Final = 480


class FormDialog(QDialog):
    """Collects a few words and stays open, with what was typed, until it was done.

    A subclass adds its fields, says in `is_whole` when there is enough and does it in `act`.
    """

    def __init__(
        self, title: str, action: str, icon: str, parent: QWidget | None = None, *, words: str = ""
    ) -> None:
        """Make a form without fields.

        Args:
            title: Of the window, and above the form.
            action: What the button says that does it; `icon` stands on it.
            icon: Name of an icon.
            parent: The page it belongs to.
            words: What there is to know before; plain text.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.banner = Banner()
        self.go = button(action, "primary", icon=icon)
        self.go.clicked.connect(self._on_go)
        self._fields = QFormLayout()
        self._fields.setHorizontalSpacing(14)
        self._fields.setVerticalSpacing(10)
        drop = button(tr("Cancel"), "quiet")
        drop.clicked.connect(self.reject)
        self.hint = label("", "small")
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(drop)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(title, "title", wrap=True))
        if words:
            column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.banner)
        column.addLayout(self._fields)
        column.addSpacing(4)
        column.addLayout(foot)

    def add(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        self._fields.addRow(label(name, "small"), field)

    def is_whole(self) -> bool:
        """Tell whether everything that is needed was filled in."""
        raise NotImplementedError

    def act(self) -> Click:
        """Do it."""
        raise NotImplementedError

    def done_with(self, _changes: Changes) -> None:
        """Close: it was done."""
        self.accept()

    def begin_at(self, field: QWidget) -> None:
        """Let typing begin here."""
        self.update_action()
        field.setFocus()

    def update_action(self, *_: object) -> None:
        """Offer the step once the form is whole."""
        self.go.setEnabled(self.is_whole())

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        click = self.act()
        click.succeeded.connect(self.done_with)
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, str(error))
        self.update_action()
