"""What one hears of by which medium: a table of choices, each kept as soon as it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.notifications.words import EVENTS, SCOPES, TIMINGS, default_words, standard_words
from desktop.spoken.outcomes import medium_words
from desktop.text import tr
from desktop.widgets.labels import label
from desktop.widgets.property_rows import Choice, ChoiceRow
from desktop.widgets.segments import Segments
from models.vocabulary import Timing
from services.notify.audience import PERSONAL
from services.notify.wishes import EVENTS as KINDS
from services.notify.wishes import Cell

if TYPE_CHECKING:
    from models.vocabulary import Medium
    from services.notify.wishes import WishesView

LEAST_CELL, CELL_WIDTH = 112, 190


class Matrix(QFrame):
    """Events by media, for one scope at a time: one's own choices, or the desk's for everybody.

    Attributes:
        chosen: Emitted with a Cell and a Timing, or None to follow the desk again.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, *, for_desk: bool = False) -> None:
        """Make the table before the choices are known."""
        super().__init__(parent)
        self._for_desk = for_desk
        self.setProperty("role", "card")
        self._seen: WishesView | None = None
        self.scope = Segments([(key, words()) for key, words in SCOPES.items()])
        self.scope.chosen.connect(lambda _value: self._show())
        self.boxes: dict[tuple[str, Medium], ChoiceRow[Timing | None]] = {}
        self._closed = label("", "small", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for column, medium in enumerate(PERSONAL, 1):
            grid.addWidget(label(medium_words(medium), "section"), 0, column)
        for row, event in enumerate(KINDS, 1):
            grid.addWidget(label(EVENTS[event](), wrap=True), row, 0, Qt.AlignmentFlag.AlignVCenter)
            for column, medium in enumerate(PERSONAL, 1):
                grid.addWidget(self._box(event, medium), row, column)
        for column, share in enumerate((*(4 for _ in PERSONAL), 1), 1):
            grid.setColumnStretch(column, share)
        head = QHBoxLayout()
        title = tr("What I hear, and by what")
        if for_desk:
            title = tr("What everybody hears, and by what")
        head.addWidget(label(title, "strong"))
        head.addStretch(1)
        head.addWidget(self.scope)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(18, 14, 18, 16)
        column_.setSpacing(10)
        column_.addLayout(head)
        words = tr("The closest choice counts: my tickets before my teams before any ticket.")
        if for_desk:
            words = tr(
                "It counts for everybody who has not chosen for themselves; here, “my” is "
                "whoever hears of it."
            )
        column_.addWidget(label(words, "muted", wrap=True))
        column_.addLayout(grid)
        column_.addWidget(self._closed)

    def show_wishes(self, seen: WishesView) -> None:
        """Show the choices made."""
        self._seen = seen
        self._show()
        closed = [medium_words(one) for one in PERSONAL if one not in seen.media]
        words = tr(
            "Nothing is sent yet: no channel is open for {media}.", media=tr(", ").join(closed)
        )
        self._closed.setText(words)
        self._closed.setVisible(bool(closed))

    def _show(self) -> None:
        if self._seen is None:
            return
        scope = self.scope.value()
        for (event, medium), box in self.boxes.items():
            desk = self._desk_timing(event, medium, scope)
            chosen = self._seen.desk if self._for_desk else self._seen.own
            words = standard_words if self._for_desk else default_words
            follow: Choice[Timing | None] = Choice(None, words(medium, desk))
            box.offer([follow, *(Choice(one, TIMINGS[one]()) for one in Timing)])
            box.set_value(chosen.get(Cell(event, medium, scope)))

    def _desk_timing(self, event: str, medium: Medium, scope: str) -> Timing | None:
        """Return what the desk chose for this cell, or for a wider one.

        For the desk itself only what is wider counts: that is what counts without a choice here.
        """
        if self._seen is None:
            return None
        cells = [Cell(kind, medium, wider) for kind in (event, "*") for wider in (scope, "*")]
        if self._for_desk:
            cells = [one for one in cells if (one.event, one.scope) != (event, scope)]
        found = (self._seen.desk.get(one) for one in cells)
        return next((one for one in found if one is not None), None)

    def _box(self, event: str, medium: Medium) -> ChoiceRow[Timing | None]:
        name = f"{EVENTS[event]()}, {medium_words(medium)}"
        box: ChoiceRow[Timing | None] = ChoiceRow(name, labelled=False)
        box.box().setProperty("role", "")
        box.setMinimumWidth(LEAST_CELL)
        box.setMaximumWidth(CELL_WIDTH)
        box.chosen.connect(
            lambda timing: self.chosen.emit(Cell(event, medium, self.scope.value()), timing)
        )
        self.boxes[event, medium] = box
        return box
