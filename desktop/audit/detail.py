"""One entry in full: what, who, when, why, and every field before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import theme
from desktop.audit import lines
from desktop.audit.entry_text import ChangesText
from desktop.audit.lines import brief
from desktop.spoken.changes import entry_reason
from desktop.text import exact_moment, tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import ElidedLabel, hairline, label
from desktop.widgets.property_rows import FactRows
from services.audit.words import notable

if TYPE_CHECKING:
    from services.audit.browse import TrailEntry


class EntryDetail(QWidget):
    """Shows the entry the person rests on.

    Attributes:
        ticket_opened: Emitted with the ticket the person wants to see.
        ticket_searched: Emitted with the ticket whose whole trail the person wants.
    """

    ticket_opened = Signal(int)
    ticket_searched = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._entry: TrailEntry | None = None
        self._title = ElidedLabel("", "heading")
        self._note = label("", "error", wrap=True)
        self._claims = label("", "small", wrap=True)
        self.facts = FactRows()
        self.changes = ChangesText()
        self._open = button(tr("Open ticket"), icon="ticket")
        self._open.clicked.connect(self._on_open)
        self._search = button(tr("Only this ticket"), "quiet", icon="list-filter")
        self._search.clicked.connect(self._on_search)
        self._pages = QStackedWidget()
        self._pages.addWidget(
            EmptyState(
                "scroll-text",
                tr("No entry chosen"),
                words=tr("Choose a line to see every field before and after."),
            )
        )
        self._pages.addWidget(self._filled())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def show_entry(self, entry: TrailEntry | None) -> None:
        """Show an entry, or that none is chosen."""
        self._entry = entry
        self._pages.setCurrentIndex(0 if entry is None else 1)
        if entry is None:
            return
        self._title.setText(lines.what(entry))
        for words, shown in ((tr(notable(entry)), self._note), (_claims(entry), self._claims)):
            shown.setText(words)
            shown.setVisible(bool(words))
        self.facts.show_facts(_facts(entry))
        self.changes.show_changes(entry.changes)
        is_ticket = entry.subject_type == "ticket"
        self._open.setVisible(is_ticket)
        self._search.setVisible(is_ticket)

    def _filled(self) -> QWidget:
        filled = QWidget()
        actions = QHBoxLayout()
        actions.setSpacing(6)
        actions.addWidget(self._open)
        actions.addWidget(self._search)
        actions.addStretch(1)
        column = QVBoxLayout(filled)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addWidget(self._claims)
        column.addWidget(self.facts)
        column.addLayout(actions)
        column.addWidget(hairline())
        column.addWidget(self.changes, 1)
        self._title.setFont(theme.font(15, theme.Weight.DemiBold))
        return filled

    def _on_open(self) -> None:
        if self._entry is not None:
            self.ticket_opened.emit(self._entry.subject_id)

    def _on_search(self) -> None:
        if self._entry is not None:
            self.ticket_searched.emit(self._entry.subject_id)


def _about(entry: TrailEntry) -> str:
    """Name what it is about, with its number."""
    if not entry.about:
        return lines.about(entry)
    return f"{lines.about(entry)} (#{entry.subject_id})"


def _who(entry: TrailEntry) -> str:
    return f"{lines.actor_words(entry.actor)} ({lines.role_words(entry.role)})"


def _claims(entry: TrailEntry) -> str:
    """Say whose claims an imported entry repeats."""
    if not entry.source:
        return ""
    return tr("Repeats {system}: its time and actor are claims.", system=brief(entry.source))


def _facts(entry: TrailEntry) -> list[tuple[str, str]]:
    claimed = exact_moment(entry.claimed_at) if entry.claimed_at else ""
    return [
        (tr("Entry"), f"{entry.id}"),
        (tr("When"), exact_moment(entry.at)),
        (tr("Who"), lines.visible(_who(entry), 300)),
        (tr("Seat"), lines.visible(lines.actor_words(entry.client), 300)),
        (tr("About"), _about(entry)),
        (tr("Why"), lines.visible(entry_reason(entry.kind, entry.reason or ""))),
        (tr("Claimed time"), claimed),
        (tr("Claimed by"), lines.visible(entry.claimed_actor or "", 300)),
        (tr("Correlation"), entry.correlation[:12]),
    ]
