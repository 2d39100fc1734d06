"""The timeline of a ticket: everything that happened, in one list that can be narrowed down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.sentences import reason_words
from desktop.spoken.timeline import ICONS, SORTS, full_words, tone_of, what_words
from desktop.text import exact_moment, moment, number, plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import frame, label
from desktop.widgets.plain_body import PlainBody
from desktop.widgets.queue_line import one_line
from desktop.widgets.record_table import Record, RecordTable
from desktop.widgets.room import stay_on_screen
from desktop.widgets.search_field import SearchField
from desktop.widgets.skeleton import Skeleton
from services.reports.paper.visible import shown
from services.tickets.timeline import Sort

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from services.tickets.timeline import Line

SIZE: Final = QSize(960, 700)
BRIEF: Final = 300
FULL: Final = 20_000
DETAIL: Final = 132
WAITING, ROWS, NOTHING = range(3)


class _Everything:
    """Every character; the window's fonts stand in for each other."""

    def __contains__(self, _character: object) -> bool:
        return True


class TimelineSheet(QDialog):
    """Shows the lines it was given; sorts of lines are switched on and off, words found."""

    def __init__(self, name: str, now: Callable[[], datetime], parent: QWidget) -> None:
        """Make a sheet that waits; `name` names the ticket, `now` is the database's clock."""
        super().__init__(parent)
        self._now = now
        self._lines: tuple[Line, ...] = ()
        self._wanted = ""
        self.setWindowTitle(tr("Timeline"))
        self.resize(SIZE)
        stay_on_screen(self)
        self.filters: dict[Sort, QPushButton] = {}
        self._search = SearchField(tr("Find in the timeline"))
        self._search.searched.connect(self._on_searched)
        self._count = label("", "muted")
        self.table = RecordTable(
            tr("Timeline, newest first"),
            ((tr("When"), 130), (tr("Who"), 170), (tr("What"), 0)),
        )
        self.table.rested.connect(self._on_rested)
        self._detail = QVBoxLayout()
        self._states = QStackedWidget()
        self._arrange(name)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, the newest first."""
        self._lines = tuple(lines)
        counts = {sort: sum(one.sort is sort for one in self._lines) for sort in Sort}
        for sort, chip in self.filters.items():
            chip.setText(f"{SORTS[sort]()}  {number(counts[sort])}")
            chip.setEnabled(counts[sort] > 0)
        self._show()

    def shown(self) -> list[Line]:
        """Return the lines that are shown now."""
        return [self._lines[one.key] for one in self.table.records.records]

    def _arrange(self, name: str) -> None:
        head = QHBoxLayout()
        head.addWidget(label(tr("Timeline"), "title"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._search)
        self._search.setFixedWidth(260)
        empty = EmptyState(
            "filter", tr("Nothing matches"), words=tr("Switch more on, or search for less.")
        )
        for state in (Skeleton(12), self.table, empty):
            self._states.addWidget(state)
        card = frame("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 6)
        inner.addWidget(self._states)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(label(name, "muted", wrap=True))
        column.addLayout(self._chips())
        column.addWidget(card, 1)
        column.addWidget(self._detail_part())
        done = button(tr("Close"), "quiet")
        done.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column.addLayout(foot)
        self.table.setFocus()

    def _chips(self) -> QHBoxLayout:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for sort in Sort:
            chip = button(SORTS[sort](), icon=ICONS[sort])
            chip.setCheckable(True)
            chip.setChecked(True)
            chip.setAccessibleName(SORTS[sort]())
            chip.toggled.connect(lambda _on: self._show())
            self.filters[sort] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        return chips

    def _detail_part(self) -> QWidget:
        inside = QWidget()
        inside.setLayout(self._detail)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("In full"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFixedHeight(DETAIL)
        scroll.setWidget(inside)
        return scroll

    def _fits(self, line: Line) -> bool:
        if not self.filters[line.sort].isChecked():
            return False
        words = f"{reason_words(line.who)} {what_words(line)} {full_words(line)}".casefold()
        return all(one in words for one in self._wanted.casefold().split())

    def _show(self) -> None:
        now = self._now()
        fitting = [(place, one) for place, one in enumerate(self._lines) if self._fits(one)]
        self.table.show_records(
            [
                Record(
                    place,
                    (
                        moment(one.at, now),
                        one_line(reason_words(one.who)),
                        one_line(_visible(what_words(one), BRIEF)),
                    ),
                    ICONS[one.sort],
                    tone_of(one),
                )
                for place, one in fitting
            ]
        )
        self._states.setCurrentIndex(ROWS if fitting else NOTHING)
        self._count.setText(plural("%n line", "%n lines", len(fitting)))
        if fitting and self.table.current() is None:
            self.table.selectRow(0)
        if not fitting:
            self._say("", "")

    def _on_searched(self, words: str) -> None:
        self._wanted = words
        self._show()

    def _on_rested(self, place: int) -> None:
        line = self._lines[place]
        head = f"{exact_moment(line.at)}  {one_line(reason_words(line.who))}".strip()
        self._say(head, _visible(full_words(line), FULL))

    def _say(self, head: str, words: str) -> None:
        while (item := self._detail.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if head:
            self._detail.addWidget(label(head, "small"))
        if words:
            body = PlainBody(words)
            body.setAccessibleName(tr("In full"))
            self._detail.addWidget(body)
        self._detail.addStretch(1)


def _visible(text: str, limit: int) -> str:
    """Return text with controls and direction marks as codes, cut to a length."""
    return shown(text, _Everything(), limit).text
