"""Reviews that were kept: what is left of each, when it is due, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.text import moment, tr
from desktop.widgets.banner import Banner, Gravity
from services.audit.reviews import reviews

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.audit.reviews import ReviewView

SHOWN = 4
"""Reviews that are named; more are counted."""
LONGEST = 60
"""Characters of a seed."""


class KeptReviews(QWidget):
    """Tells of reviews that are open, as a banner over the part; nothing where there is none.

    Attributes:
        asked_to_close: Emitted with the number of a review all of whose entries have a finding.
    """

    asked_to_close = Signal(int)

    def __init__(self, desk: Desk) -> None:
        """Be hidden until it is known what is open."""
        super().__init__()
        self._desk = desk
        self._ready: ReviewView | None = None
        self.banner = Banner()
        self.banner.acted.connect(self._on_acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self.hide()

    @property
    def is_ready(self) -> bool:
        """Tell whether a review waits for nothing but its end."""
        return self._ready is not None

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(reviews, then=self._on_reviews, receiver=self)

    def _on_reviews(self, found: list[ReviewView]) -> None:
        still = sorted((one for one in found if one.closed_at is None), key=lambda one: one.due_at)
        self._ready = next((one for one in still if not one.open_items), None)
        self.setVisible(bool(still))
        if not still:
            return
        words = tr("Open reviews: {list}", list="; ".join(map(self._words, still[:SHOWN])))
        if len(still) > SHOWN:
            words += tr("; and {count} more", count=len(still) - SHOWN)
        gravity = Gravity.WARNING if any(one.is_overdue for one in still) else Gravity.INFO
        action = tr("Close “{seed}”", seed=self._ready.seed[:LONGEST]) if self._ready else ""
        self.banner.say(gravity, words, action=action, steady=True)

    def _words(self, one: ReviewView) -> str:
        due = moment(one.due_at, self._desk.now())
        when = tr("overdue since {day}", day=due) if one.is_overdue else tr("due {day}", day=due)
        return tr(
            "“{seed}”, {left} of {all} without a finding, {when}",
            seed=one.seed[:LONGEST],
            left=one.open_items,
            all=one.items,
            when=when,
        )

    def _on_acted(self) -> None:
        if self._ready is not None:
            self.asked_to_close.emit(self._ready.id)
