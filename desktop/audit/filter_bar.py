"""What the trail is searched by: words, ticket, person, kind, field and period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.text import plain, tr
from desktop.widgets.period import Period, PeriodField, frame_choices
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.search_field import SearchField
from services.audit.browse import TrailFilter
from services.audit.words import kind_words, subject_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from services.access.people import PersonView

_NUMBER: Final = re.compile(r"#?\s*(\d{1,18})")
_NOTHING_HAS: Final = -1
"""A ticket that cannot exist: what is no number finds nothing, rather than everything."""


class FilterBar(QWidget):
    """Collects a filter and announces it whenever it changes.

    Attributes:
        changed: Emitted with the new TrailFilter.
    """

    changed = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """Start with a filter that lets everything through."""
        super().__init__(parent)
        self.words = SearchField(tr("Search values, reasons and names"))
        self.words.searched.connect(self._announce)
        self.ticket = _field(tr("Ticket #"), tr("Number of a ticket"), 84)
        self.ticket.editingFinished.connect(self._announce)
        self.field = _field(tr("Field"), tr("Name of a field, such as priority"), 96)
        self.field.editingFinished.connect(self._announce)
        self.person: ChoiceRow[int | None] = ChoiceRow(tr("Person"), labelled=False)
        self.kind: ChoiceRow[str | None] = ChoiceRow(tr("Kind"), labelled=False)
        self.period = PeriodField(today)
        self.person.chosen.connect(self._announce)
        self.kind.chosen.connect(self._announce)
        self.period.changed.connect(self._announce)
        for row_of_choices in (self.person, self.kind):
            frame_choices(row_of_choices.box())
        self._people: dict[int, str] = {}
        self.offer((), ())
        self._told = self.value()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 3)
        row.addWidget(self.ticket)
        row.addWidget(self.person, 2)
        row.addWidget(self.kind, 2)
        row.addWidget(self.field)
        row.addWidget(self.period, 2)

    def offer(self, people: Sequence[PersonView], kinds: Sequence[str]) -> None:
        """Offer these people and kinds, each kind also as a whole family."""
        self._people = {person.id: person.name for person in people}
        everybody: Choice[int | None] = Choice(None, tr("Everybody"))
        self.person.offer([everybody, *(Choice(one.id, one.name) for one in people)])
        families = sorted({kind.partition(".")[0] for kind in kinds})
        every: Choice[str | None] = Choice(None, tr("Every kind"))
        self.kind.offer(
            [
                every,
                *(Choice(one, tr("All: {family}", family=_family(one))) for one in families),
                *(Choice(one, tr(kind_words(one))) for one in kinds),
            ]
        )
        self.person.set_value(self.person.value())
        self.kind.set_value(self.kind.value())

    def value(self) -> TrailFilter:
        """Return what is asked for now."""
        since, until = self.period.bounds()
        return TrailFilter(
            ticket_id=self._ticket_id(),
            person_id=self.person.value(),
            kind=self.kind.value(),
            field=self.field.text().strip() or None,
            since=since,
            until=until,
            text=self.words.text().strip() or None,
        )

    def in_words(self) -> tuple[tuple[str, str], ...]:
        """Return the filters that are set, as the cover of a report prints them."""
        wanted = self.value()
        person = self._people.get(wanted.person_id or 0, "")
        named = (
            ("Ticket", f"#{wanted.ticket_id}" if wanted.ticket_id is not None else ""),
            ("Person", f"{person} (number {wanted.person_id})" if wanted.person_id else ""),
            ("Kind", f"{wanted.kind}" if wanted.kind else ""),
            ("Field", wanted.field or ""),
            ("Text", wanted.text or ""),
        )
        return tuple((name, words) for name, words in named if words)

    def show_ticket(self, ticket_id: int) -> None:
        """Ask for one ticket's entries, whatever was asked before."""
        self.clear()
        self.ticket.setText(f"#{ticket_id}")
        self._announce()

    def clear(self) -> None:
        """Let everything through again."""
        self.words.clear()
        self.ticket.clear()
        self.field.clear()
        self.person.set_value(None)
        self.kind.set_value(None)
        self.period.set_period(Period.ANY)
        self._announce()

    def _ticket_id(self) -> int | None:
        """Read the number of the ticket field, and mark the field when it holds none."""
        text = self.ticket.text().strip()
        found = _NUMBER.fullmatch(text)
        is_wrong = bool(text) and found is None
        if self.ticket.property("invalid") != is_wrong:
            self.ticket.setProperty("invalid", is_wrong)
            self.ticket.style().polish(self.ticket)
        if not text:
            return None
        return int(found[1]) if found else _NOTHING_HAS

    def _announce(self, *_told: object) -> None:
        value = self.value()
        if value != self._told:
            self._told = value
            self.changed.emit(value)


def _family(kind: str) -> str:
    return tr(subject_words(kind))


def _field(hint: str, name: str, width: int) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(name)
    made.setToolTip(plain(name))
    made.setFixedWidth(width)
    return made
