"""The card of one team: who is on call now, the hand-over, the picture, gaps and overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.rota.picture import RotaPicture
from desktop.rota.words import away_words, handover_words, now_words, shift_words
from desktop.text import moment, plural, tr
from desktop.theme import Tone
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import Dot, label

if TYPE_CHECKING:
    from datetime import datetime

    from services.escalation.duty import OverrideRow, RotaView

GAPS_SHOWN: Final = 4
OVERRIDES_SHOWN: Final = 6


class RotaCard(QFrame):
    """Shows one rota.

    Attributes:
        swap_asked, import_asked: Emitted with the rota.
        ended: Emitted with the id of an override to take back.
    """

    swap_asked = Signal(object)
    import_asked = Signal(object)
    ended = Signal(int)

    def __init__(
        self,
        view: RotaView,
        during: tuple[datetime, datetime],
        now: datetime,
        *,
        may_change: tuple[bool, bool],
        parent: QWidget | None = None,
    ) -> None:
        """Show a rota; `may_change` says whether shifts may be swapped and files imported."""
        super().__init__(parent)
        self.view = view
        self.setProperty("role", "card")
        self.setAccessibleName(tr("On call for {team}", team=view.team))
        self.picture = RotaPicture(view, during, now)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addLayout(self._head(now, *may_change))
        if view.present.is_away:
            column.addWidget(label(away_words(view.present), "error", wrap=True))
        column.addWidget(self.picture)
        column.addLayout(_gap_lines(view, now))
        for one in view.overrides[:OVERRIDES_SHOWN]:
            column.addWidget(self._override(one, now, may_end=may_change[0]))

    def _head(self, now: datetime, may_swap: bool, may_import: bool) -> QHBoxLayout:  # noqa: FBT001 - as given
        view = self.view
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(label(view.team, "heading"))
        nobody = view.present.person is None
        row.addWidget(Dot(Tone.BREACHED if nobody else Tone.MET))
        row.addWidget(label(now_words(view), "strong"))
        row.addWidget(label(handover_words(view, now), "muted", wrap=True), 1)
        swap = button(tr("Override …"), icon="user-check")
        swap.clicked.connect(lambda: self.swap_asked.emit(view))
        swap.setVisible(may_swap)
        take = button(tr("Import .ics …"), "quiet", icon="upload")
        take.clicked.connect(lambda: self.import_asked.emit(view))
        take.setVisible(may_import)
        row.addWidget(take)
        row.addWidget(swap)
        return row

    def _override(self, one: OverrideRow, now: datetime, *, may_end: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = tr(
            "Override: {person}, {start} to {end}",
            person=one.person,
            start=moment(one.starts_at, now),
            end=moment(one.ends_at, now),
        )
        row.addWidget(label(words, "small"))
        if one.reason:
            row.addWidget(label(f"“{one.reason}”", "small", wrap=True), 1)
        else:
            row.addStretch(1)
        end = icon_button("x", tr("Take the override of {person} back", person=one.person))
        end.clicked.connect(lambda: self.ended.emit(one.id))
        end.setVisible(may_end and one.ends_at > now)
        row.addWidget(end)
        return line


def _gap_lines(view: RotaView, now: datetime) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    gaps = view.gaps
    if not gaps:
        return column
    words = plural(
        "%n gap in this time: its calls go to the team's lead",
        "%n gaps in this time: their calls go to the team's lead",
        len(gaps),
    )
    said = label(words, "error", wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignLeft)
    column.addWidget(said)
    for gap in gaps[:GAPS_SHOWN]:
        column.addWidget(label(shift_words(gap, now), "small", wrap=True))
    return column
