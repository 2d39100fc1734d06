"""The proof sheet: every interval of a clock, counted or skipped and why, summing up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.overriding import override
from desktop.text import exact_moment, long_span, tr
from desktop.widgets.buttons import button
from desktop.widgets.chip import CountdownChip, target_words
from desktop.widgets.clock_course import paint_course
from desktop.widgets.clock_picture import COUNTED, kind_words
from desktop.widgets.labels import frame, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtPrintSupport import QPrinter

    from desktop.widgets.clock_picture import ClockPicture
    from desktop.widgets.ticking import Ticker

ROW_HEIGHT: Final = 30
MOST_ROWS: Final = 12
"""So many intervals are shown without scrolling."""
WIDTH, TALLEST = 920, 760


def facts_of(clock: ClockPicture) -> list[tuple[str, str]]:
    """Return what the proof rests on, as label and value."""
    policy = tr("{name}, version {version}", name=clock.policy, version=clock.policy_version)
    calendar = tr("{name}, version {version}", name=clock.calendar, version=clock.calendar_version)
    facts = [
        (tr("Policy"), policy),
        (tr("Calendar"), calendar),
        (tr("Started"), exact_moment(clock.started_at)),
        (tr("Target"), long_span(clock.span)),
        (tr("Counted"), long_span(clock.elapsed)),
    ]
    if clock.left is not None:
        facts.append((tr("Left"), long_span(max(clock.left, timedelta(0)))))
    for words, at in (
        (tr("Due"), clock.due_at),
        (tr("Breached"), clock.breached_at),
        (tr("Stopped"), clock.stopped_at),
    ):
        if at is not None:
            facts.append((words, exact_moment(at)))
    return facts


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One line of the sheet: its cells, and whether it counts or sums up."""

    cells: tuple[str, str, str, str, str, str]
    is_strong: bool = False


def rows_of(clock: ClockPicture) -> list[ProofRow]:
    """Return the intervals with the sum so far, and after them what is still to come.

    The cells are: from, to, what it is, why, counted, sum. The last sum is the target where the
    clock still runs, and what was counted where it has ended.
    """
    total, rows = timedelta(0), list[ProofRow]()
    has_ahead = any(segment.is_ahead for segment in clock.segments)
    for place, segment in enumerate(clock.segments):
        begins_ahead = segment.is_ahead and not (place and clock.segments[place - 1].is_ahead)
        if begins_ahead:
            rows.append(_sum_row(tr("Counted so far"), total))
        counted = segment.end - segment.start if segment.kind == COUNTED else timedelta(0)
        total += counted
        kind = kind_words(segment.kind)
        cells = (
            exact_moment(segment.start),
            exact_moment(segment.end),
            tr("{kind}, to come", kind=kind) if segment.is_ahead else kind,
            segment.why,
            long_span(counted) if counted else "–",  # noqa: RUF001 - a dash for nothing
            long_span(total),
        )
        rows.append(ProofRow(cells, is_strong=bool(counted) and not segment.is_ahead))
    rows.append(_sum_row(tr("Sum at the due time") if has_ahead else tr("Sum"), total))
    return rows


def _sum_row(words: str, total: timedelta) -> ProofRow:
    return ProofRow(("", "", words, "", "", long_span(total)), is_strong=True)


def headings() -> tuple[str, ...]:
    """Return the headings of the columns of `rows_of`."""
    return (tr("From"), tr("To"), tr("Time"), tr("Why"), tr("Counted"), tr("Sum"))


def sentence_of(clock: ClockPicture) -> str:
    """Say in one sentence what the sheet proves."""
    counted, target = long_span(clock.elapsed), long_span(clock.span)
    if clock.breached_at is not None:
        return tr(
            "{counted} of {target} counted; the promise was broken at {at}.",
            counted=counted,
            target=target,
            at=exact_moment(clock.breached_at),
        )
    if clock.due_at is not None and clock.stopped_at is None:
        return tr(
            "{counted} of {target} counted; the rest laid on the calendar ends at {at}.",
            counted=counted,
            target=target,
            at=exact_moment(clock.due_at),
        )
    return tr("{counted} of {target} counted.", counted=counted, target=target)


def as_text(title: str, clock: ClockPicture) -> str:
    """Return the sheet as tab-separated text, for the clipboard."""
    lines = [title, sentence_of(clock), ""]
    lines += [f"{name}\t{value}" for name, value in facts_of(clock)]
    lines += ["", "\t".join(headings())]
    lines += ["\t".join(row.cells) for row in rows_of(clock)]
    return "\n".join(lines)


class Course(QWidget):
    """The bar of the clock, large."""

    def __init__(self, ticker: Ticker, clock: ClockPicture) -> None:
        """Show the course of `clock`."""
        super().__init__()
        self._ticker, self._clock = ticker, clock
        self.setFixedHeight(34)
        self.setAccessibleName(tr("Course of the clock"))
        self.setAccessibleDescription(sentence_of(clock))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(8, 4, -8, -4)
        paint_course(QPainter(self), box, self._clock, self._ticker.now())


class ProofSheet(QDialog):
    """Shows one clock's proof; it can be copied and printed."""

    def __init__(
        self, ticker: Ticker, ticket: str, clock: ClockPicture, parent: QWidget | None = None
    ) -> None:
        """Show the proof of `clock`; `ticket` names the ticket, such as "#1042 VPN drops"."""
        super().__init__(parent)
        self._clock = clock
        name = target_words(clock.target)
        self._title = tr("{ticket}: {target}", ticket=ticket, target=name)
        self.setWindowTitle(tr("Proof sheet"))
        chip = CountdownChip(ticker)
        chip.show_clock(clock, clock.stopped_at)
        head = QHBoxLayout()
        head.addWidget(label(name, "title"))
        head.addWidget(chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(label(ticket, "muted", wrap=True))
        column.addWidget(label(sentence_of(clock), wrap=True))
        column.addWidget(Course(ticker, clock))
        column.addWidget(self._facts())
        column.addWidget(self._table())
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.resize(WIDTH, min(self.sizeHint().height(), TALLEST))

    def _facts(self) -> QWidget:
        card = frame("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        for place, (name, value) in enumerate(facts_of(self._clock)):
            line, side = divmod(place, 2)
            grid.addWidget(label(name, "small"), line, side * 2)
            shown = label(value)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, line, side * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return card

    def _table(self) -> QTableWidget:
        rows = rows_of(self._clock)
        table = QTableWidget(len(rows), len(headings()))
        table.setAccessibleName(tr("Intervals"))
        table.setHorizontalHeaderLabels(list(headings()))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, row in enumerate(rows):
            _fill(table, place, row)
        table.setFixedHeight((min(len(rows), MOST_ROWS) + 1) * ROW_HEIGHT + 4)
        header = table.horizontalHeader()
        header.setFixedHeight(ROW_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = button(tr("Copy"), icon="copy")
        copy.clicked.connect(self._on_copy)
        out = button(tr("Print"), icon="printer")
        out.clicked.connect(self._on_print)
        close = button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(out)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._title, self._clock))

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - loads CUPS

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the sheet: title, facts and intervals, in black on white."""
        document = QTextDocument()
        document.documentLayout().setPaintDevice(printer)
        document.setDefaultFont(theme.font(theme.SMALL_PX))
        cursor = QTextCursor(document)
        style = cursor.charFormat()
        style.setForeground(QColor("black"))
        cursor.insertText(f"{self._title}\n{sentence_of(self._clock)}\n\n", style)
        for name, value in facts_of(self._clock):
            cursor.insertText(f"{name}: {value}\n", style)
        _insert_table(cursor, [headings(), *(row.cells for row in rows_of(self._clock))])
        document.print_(printer)


def _fill(table: QTableWidget, place: int, row: ProofRow) -> None:
    ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column, text in enumerate(row.cells):
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if column >= len(row.cells) - 2:
            item.setTextAlignment(ends)
        if not row.is_strong:
            item.setForeground(theme.colour(theme.tokens().muted))
        if not row.cells[0]:
            item.setFont(theme.font(theme.TEXT_PX, theme.Weight.DemiBold))
        table.setItem(place, column, item)


def _insert_table(cursor: QTextCursor, rows: Sequence[Sequence[str]]) -> None:
    table = cursor.insertTable(len(rows), len(rows[0]))
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cellAt(line, column).firstCursorPosition().insertText(text)
