"""A small form over a page: fields under their names, and one step that is offered when whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.sentences import in_words
from desktop.text import breakable, tr
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.field_scroll import FieldScroll
from desktop.widgets.labels import field_label, label
from desktop.widgets.room import keep_room
from desktop.widgets.typed_dialog import TypedDialog
from services.errors import ConflictError

if TYPE_CHECKING:
    from desktop.work.click import Click
    from services.changes import Changes
    from services.errors import HelpDeskError

WIDTH: Final = 480


class FormDialog(TypedDialog):
    """Collects a few words and stays open, with what was typed, until it was done or dropped.

    A subclass adds its fields, says in `is_whole` when there is enough and does it in `act`.
    """

    scrolls: ClassVar[bool] = False
    """True for a form of so many fields that a low screen would cut its buttons off."""

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
        keep_room(self)
        self.go = button(action, "primary", icon=icon)
        self.go.clicked.connect(self._on_go)
        self._fields = QFormLayout()
        self._fields.setHorizontalSpacing(14)
        self._fields.setVerticalSpacing(10)
        drop = button(tr("Cancel"), "quiet")
        drop.clicked.connect(self.reject)
        self.hint = label("", "small", wrap=True)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(drop)
        self._foot.addWidget(self.go)
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(label(breakable(title), "title", wrap=True))
        if words:
            column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.banner)
        if self.scrolls:
            column.addWidget(FieldScroll(self._fields, title))
        else:
            column.addLayout(self._fields)
        column.addLayout(self._body, 1)
        column.addStretch()  # what no part below asks for is no part of a field above
        column.addLayout(self._foot)

    def add(self, name: str, field: QWidget) -> None:
        """Add a field under its name; one of several parts is as high as they are."""
        policy = field.sizePolicy()
        if field.layout() is not None and policy.verticalPolicy() is QSizePolicy.Policy.Preferred:
            policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
            field.setSizePolicy(policy)
        self._fields.addRow(field_label(name, "small"), field)

    def add_wide(self, part: QWidget, *, grows: bool = False) -> None:
        """Add a part below the fields over the whole width; one that `grows` takes the room."""
        self._body.addWidget(part, 1 if grows else 0)

    def add_scrolled(self, column: QVBoxLayout, name: str) -> None:
        """Add a column of parts that may be longer than the form; `name` is read aloud."""
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addStretch(1)
        inside = QWidget()
        inside.setLayout(column)
        scroll = QScrollArea()
        scroll.setAccessibleName(name)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        self.add_wide(scroll, grows=True)

    def begin_foot(self, part: QWidget) -> None:
        """Put a button at the left of the foot, before what is hinted."""
        self._foot.insertWidget(0, part)

    def is_whole(self) -> bool:
        """Tell whether everything that is needed was filled in."""
        raise NotImplementedError

    def act(self) -> Click | None:
        """Do it; None where somebody else does, and there is nothing to wait for."""
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
        self.decide(self._go)

    def _go(self) -> None:
        self.go.setEnabled(False)
        click = self.act()
        if click is not None:
            click.succeeded.connect(self.done_with)
            click.refused.connect(self.refuse)

    def refuse(self, error: HelpDeskError) -> None:
        """Say why it was not done; everything typed stays."""
        (self.theirs or self.banner).say(Gravity.WARNING, in_words(error))
        self.update_action()
        if isinstance(error, ConflictError):
            self.ask_for_theirs()

    def ask_for_theirs(self) -> None:
        """Ask for what a colleague saved first, where it can be shown in this form."""
