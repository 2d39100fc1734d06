"""How the composer looks: where its parts stand, and its frame, in the tint of notes or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop import theme
from desktop.text import tr
from desktop.theme import Tone
from models.vocabulary import TicketStatus

if TYPE_CHECKING:
    from collections.abc import Sequence


def row(parts: Sequence[QWidget | None], *, gap: int, wide: QWidget | None = None) -> QHBoxLayout:
    """Return parts side by side; `wide` takes what is left, None stands for a gap that does."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part, 1 if part is wide else 0)
    return made


def stack(box: QWidget, parts: Sequence[QWidget | QHBoxLayout]) -> None:
    """Stand parts one under the other in a box."""
    column = QVBoxLayout(box)
    column.setContentsMargins(12, 10, 12, 10)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)


def endings() -> Sequence[tuple[str, TicketStatus]]:
    """Return the ways to send and change the status in one gesture."""
    return (
        (tr("Send and wait for the requester"), TicketStatus.PENDING),
        (tr("Send and resolve"), TicketStatus.RESOLVED),
    )


def hint_words(*, offers: bool) -> str:
    """Say the keys of the composer, in the order in which they are needed."""
    if offers:
        return tr("Ctrl+Enter sends · / canned reply · @ colleague")
    return tr("Ctrl+Enter sends")


def paint_box(box: QWidget, *, is_note: bool, has_focus: bool) -> None:
    """Paint the frame of what is being written: a note is never taken for a reply."""
    now, painter = theme.tokens(), QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = now.note_line if is_note else now.edge
    if has_focus:
        edge = now.tones[Tone.NOTE].mark if is_note else now.accent
    painter.setPen(theme.colour(edge))
    painter.setBrush(theme.colour(now.tones[Tone.NOTE].tint if is_note else now.surface))
    painter.drawRoundedRect(QRectF(box.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
