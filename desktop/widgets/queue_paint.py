"""Paints the cells of a queue straight from prepared lines; asks the model for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop import theme
from desktop.overriding import override
from desktop.widgets.chip import chip_width, paint_chip, target_words
from desktop.widgets.glyphs import AVATAR, SIGN, paint_avatar, paint_priority, paint_status
from desktop.widgets.queue_columns import COLUMNS, Key
from desktop.widgets.queue_heading import paint_heading
from desktop.widgets.queue_line import priority_words, status_words
from desktop.widgets.queue_ticks import CARD_LEFT, CARD_MIDDLE, GUTTER, paint_tick
from desktop.widgets.skeleton import paint_bar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFont

    from desktop.widgets.queue_line import Line
    from desktop.widgets.queue_model import QueueModel

    Index = QModelIndex | QPersistentModelIndex

TABLE_HEIGHT: Final = 52
CARD_HEIGHT: Final = 68
LEFT: Final = 10
CARD_GUTTER: Final = 24
TEXT_TOP: Final = 0.5
RING: Final = 1
SELECTED: Final = QStyle.StateFlag.State_Selected


class QueuePainter(QStyledItemDelegate):
    """The one delegate of a queue; a cell is a few drawing calls on laid-out texts.

    Attributes:
        now: The instant the countdowns are drawn for; the table moves it each second.
        hovered: The row under the pointer, or -1. held: The row that the keys are on, or -1.
        is_cards: True while the subject column shows whole tickets (narrow queues).
        is_choosing: Several tickets are chosen: every row shows its tick.
    """

    def __init__(self, model: QueueModel, now: datetime, parent: QObject | None = None) -> None:
        """Paint the lines of `model`."""
        super().__init__(parent)
        self._model = model
        self.now = now
        self.hovered = self.held = -1
        self.is_cards = self.is_choosing = False
        self._text: QFont = theme.font()
        self._strong: QFont = theme.font(theme.TEXT_PX, theme.Weight.Medium)
        self._small: QFont = theme.font(theme.SMALL_PX)
        self._cells: tuple[Callable[[QPainter, QRect, Line], None], ...] = tuple(
            {
                Key.DUE: self._paint_due,
                Key.SUBJECT: self._paint_subject,
                Key.PRIORITY: self._paint_priority,
                Key.STATUS: self._paint_status,
                Key.ASSIGNEE: self._paint_assignee,
            }.get(column.key, self._plain(column.key))
            for column in COLUMNS
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(COLUMNS[index.column()].width, TABLE_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        row, now = index.row(), theme.tokens()
        heading = self._model.heading_at(row)
        if heading is not None:
            if box.x() <= 0:  # over all columns, so that none cuts it off
                over = QRect(0, box.y(), _width_of(option), box.height())
                paint_heading(painter, over, heading, is_marked=row in {self.hovered, self.held})
            return
        chosen = SELECTED in option.state
        if chosen or row == self.hovered:
            painter.fillRect(box, theme.colour(now.selected if chosen else now.hover))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour(now.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, line = box, self._model.line_at(row)
        if box.x() <= 0:
            box = self._paint_edge(painter, box, row, line, chosen=chosen)
        if line is None:
            _paint_missing(painter, box, row)
        elif self.is_cards:
            self._paint_card(painter, box, line)
        else:
            self._cells[index.column()](painter, box, line)
        if _has_keys(option, row):
            _paint_ring(painter, whole, _width_of(option))

    def _paint_edge(
        self, painter: QPainter, box: QRect, row: int, line: Line | None, *, chosen: bool
    ) -> QRect:
        """Paint the left edge of a row; returns what is left of its first cell."""
        if chosen:
            painter.fillRect(box.x(), box.y(), 3, box.height(), theme.colour(theme.tokens().accent))
        if self.is_choosing or row == self.hovered:
            paint_tick(painter, box, is_on=chosen and self.is_choosing, is_card=self.is_cards)
        elif self.is_cards and line is not None:
            at = QPointF(box.x() + CARD_LEFT - 1, box.y() + CARD_MIDDLE - SIGN / 2)
            paint_priority(painter, at, line.row.priority)
        return box.adjusted(CARD_GUTTER if self.is_cards else GUTTER, 0, 0, 0)

    def _write(  # noqa: PLR0913 - a line of text has that many sides
        self,
        painter: QPainter,
        spot: QPointF,
        room: float,
        line: Line,
        *,
        key: str,
        text: str,
        font: QFont,
        ink: str,
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawStaticText(spot, line.laid_out(key, text, font, int(room)))

    def _paint_due(self, painter: QPainter, box: QRect, line: Line) -> None:
        if (face := line.face(self.now)) is not None:
            middle = QPointF(box.x() + LEFT + 2, box.y() + box.height() / 2)
            paint_chip(painter, middle, box.width() - LEFT - 6, face)

    def _paint_subject(self, painter: QPainter, box: QRect, line: Line) -> None:
        now, room = theme.tokens(), box.width() - LEFT - 8
        spot = QPointF(box.x() + LEFT, box.y() + 8 + TEXT_TOP)
        self._write(
            painter,
            spot,
            room,
            line,
            key="subject",
            text=line.subject,
            font=self._strong,
            ink=now.text,
        )
        spot = QPointF(box.x() + LEFT, box.y() + 27 + TEXT_TOP)
        self._write(
            painter,
            spot,
            room,
            line,
            key="second",
            text=line.second,
            font=self._small,
            ink=now.muted,
        )

    def _paint_priority(self, painter: QPainter, box: QRect, line: Line) -> None:
        top = box.y() + (box.height() - SIGN) / 2
        paint_priority(painter, QPointF(box.x() + LEFT, top), line.row.priority)
        self._beside(painter, box, line, "priority", priority_words(line.row.priority))

    def _paint_status(self, painter: QPainter, box: QRect, line: Line) -> None:
        top = box.y() + (box.height() - SIGN) / 2
        paint_status(painter, QPointF(box.x() + LEFT, top), line.row.status)
        self._beside(painter, box, line, "status", status_words(line.row.status))

    def _beside(self, painter: QPainter, box: QRect, line: Line, key: str, text: str) -> None:
        spot = QPointF(box.x() + LEFT + SIGN + 7, box.y() + box.height() / 2 - 8 + TEXT_TOP)
        self._write(
            painter,
            spot,
            box.width() - LEFT - SIGN - 11,
            line,
            key=key,
            text=text,
            font=self._text,
            ink=theme.tokens().text,
        )

    def _paint_assignee(self, painter: QPainter, box: QRect, line: Line) -> None:
        now, middle = theme.tokens(), box.y() + box.height() / 2
        if line.assignee:
            disc = QRectF(box.x() + LEFT, middle - AVATAR / 2, AVATAR, AVATAR)
            paint_avatar(painter, disc, line.initials, theme.Tone.NEUTRAL)
        self._write(
            painter,
            QPointF(box.x() + LEFT + AVATAR + 7, middle - 8 + TEXT_TOP),
            box.width() - LEFT - AVATAR - 11,
            line,
            key="assignee",
            text=line.assignee or "–",  # noqa: RUF001 - a dash for nobody
            font=self._text,
            ink=now.text if line.assignee else now.muted,
        )

    def _plain(self, key: Key) -> Callable[[QPainter, QRect, Line], None]:
        text = _PLAIN_TEXTS.get(key, _no_text)

        def paint(painter: QPainter, box: QRect, line: Line) -> None:
            spot = QPointF(box.x() + LEFT, box.y() + box.height() / 2 - 8 + TEXT_TOP)
            self._write(
                painter,
                spot,
                box.width() - LEFT - 4,
                line,
                key=key,
                text=text(line),
                font=self._text,
                ink=theme.tokens().muted,
            )

        return paint

    def _paint_card(self, painter: QPainter, box: QRect, line: Line) -> None:
        now = theme.tokens()
        left, right = box.x() + 14, box.right() - 12
        updated = line.laid_out("when", line.updated, self._small, 120)
        painter.setFont(self._small)
        painter.setPen(theme.colour(now.muted))
        when = updated.size().width()
        painter.drawStaticText(QPointF(right - when, box.y() + 11 + TEXT_TOP), updated)
        spot = QPointF(left, box.y() + 10 + TEXT_TOP)
        room = right - when - 12 - left
        self._write(
            painter,
            spot,
            room,
            line,
            key="headline",
            text=line.subject,
            font=self._strong,
            ink=now.text,
        )
        middle, at = box.y() + 47, float(left)
        if (face := line.face(self.now)) is not None:
            paint_chip(painter, QPointF(at, middle), 170, face)
            at += min(chip_width(face), 170) + 10
        end = right - (AVATAR if line.assignee else 0)
        self._write(
            painter,
            QPointF(at, middle - 7.5),
            end - at - 8,
            line,
            key="card",
            text=line.second,
            font=self._small,
            ink=now.muted,
        )
        if line.assignee:
            disc = QRectF(right - AVATAR, middle - AVATAR / 2, AVATAR, AVATAR)
            paint_avatar(painter, disc, line.initials, theme.Tone.NEUTRAL)


def _has_keys(option: QStyleOptionViewItem, row: int) -> bool:
    """Tell whether the keys are on this row."""
    view = option.widget
    return (
        isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex().row() == row
    )


def _paint_ring(painter: QPainter, cell: QRect, width: int) -> None:
    """Paint what a cell sees of the ring around its row: the list itself needs none then."""
    ink = theme.colour(theme.tokens().accent)
    painter.fillRect(cell.x(), cell.y(), cell.width(), RING, ink)
    painter.fillRect(cell.x(), cell.bottom() + 1 - RING, cell.width(), RING, ink)
    for edge in (0, width - RING):
        if cell.x() <= edge <= cell.right():
            painter.fillRect(edge, cell.y(), RING, cell.height(), ink)


def _width_of(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()


def _paint_missing(painter: QPainter, box: QRect, row: int) -> None:
    width = min(box.width() - 2 * LEFT, 60 + (row * 37) % 120)
    paint_bar(painter, QRectF(box.x() + LEFT, box.y() + box.height() / 2 - 5, width, 10))


def _no_text(_line: Line) -> str:
    return ""


_PLAIN_TEXTS: Final[dict[Key, Callable[[Line], str]]] = {
    Key.TEAM: lambda line: line.row.team or "",
    Key.UPDATED: lambda line: line.updated,
    Key.NUMBER: lambda line: line.number,
    Key.REQUESTER: lambda line: line.row.requester,
    Key.ACCOUNT: lambda line: line.row.account or "",
    Key.TARGET: lambda line: "" if line.clock is None else target_words(line.clock.target),
}
