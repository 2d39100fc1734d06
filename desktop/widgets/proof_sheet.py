"""The proof sheet: every interval of a clock, counted or skipped and why, summing up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
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
from desktop.text import plain, tr
from desktop.widgets.buttons import button
from desktop.widgets.chip import CountdownChip, target_words
from desktop.widgets.clock_course import paint_course
from desktop.widgets.labels import frame, label
from desktop.widgets.proof_rows import (
    as_text,
    facts_of,
    headings,
    restated_facts,
    rows_of,
    sentence_of,
)
from desktop.widgets.restate_panel import RestatePanel
from models.vocabulary import ClockState, is_live

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtPrintSupport import QPrinter

    from desktop.widgets.clock_picture import ClockPicture
    from desktop.widgets.proof_rows import ProofRow
    from desktop.widgets.ticking import Ticker

ROW_HEIGHT: Final = 30
MOST_ROWS: Final = 12
"""So many intervals are shown without scrolling."""
WIDTH, TALLEST = 920, 760


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
    """Shows one clock's proof; it can be copied, printed and, by some, restated.

    Attributes:
        copied: Emitted before the sheet goes to the clipboard, with the number of its intervals.
        printed: Emitted before it goes to the printer, with the same.
        restatement: Asks for the corrected figure, the reason and the second person.
    """

    copied = Signal(int)
    printed = Signal(int)

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
        self._foot = QWidget(self)  # before its buttons come in, so that one is what Enter presses
        self.restatement = RestatePanel()
        self.restatement.dropped.connect(self._on_dropped)
        self._foot.setLayout(self._buttons())
        column.addWidget(self.restatement)
        column.addWidget(self._foot)
        self.resize(WIDTH, min(self.sizeHint().height(), TALLEST))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for table in self.findChildren(QTableWidget):
                _ink(table, rows_of(self._clock))

    def offer_restatement(self, *, offered: bool) -> None:
        """Offer to restate the clock, once it has ended or was broken."""
        clock = self._clock
        is_open = is_live(clock.state, clock.stopped_at)
        self._restate.setVisible(offered and not (is_open and clock.breached_at is None))

    def _on_restate(self) -> None:
        self._foot.setVisible(False)
        is_late = self._clock.breached_at is not None
        self.restatement.ask(ClockState.MET if is_late else ClockState.BREACHED)

    def _on_dropped(self) -> None:
        self._foot.setVisible(True)
        self._close.setDefault(True)

    def _facts(self) -> QWidget:
        card = frame("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(16)
        facts = facts_of(self._clock)
        for place, fact in enumerate(facts):
            line, side = divmod(place, 2)
            _lay_fact(grid, fact, line, side * 2)
        below = (len(facts) + 1) // 2
        for line, fact in enumerate(restated_facts(self._clock), below):
            _lay_fact(grid, fact, line, 0, columns=3)
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
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for place, row in enumerate(rows):
            _fill(table, place, row)
        _ink(table, rows)
        table.setFixedHeight((min(len(rows), MOST_ROWS) + 1) * ROW_HEIGHT + 4)
        header = table.horizontalHeader()
        header.setFixedHeight(ROW_HEIGHT)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        copy = button(tr("Copy"), icon="copy")
        copy.clicked.connect(self._on_copy)
        out = button(tr("Print"), icon="printer")
        out.clicked.connect(self._on_print)
        self._close = button(tr("Close"), "primary")
        self._close.clicked.connect(self.accept)
        row.addWidget(copy)
        row.addWidget(out)
        self._restate = button(tr("Restate…"), icon="scale")
        self._restate.clicked.connect(self._on_restate)
        self._restate.setVisible(False)
        row.addWidget(self._restate)
        row.addStretch(1)
        row.addWidget(self._close)
        return row

    def _on_copy(self) -> None:
        self.copied.emit(len(rows_of(self._clock)))
        QGuiApplication.clipboard().setText(as_text(self._title, self._clock))

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - loads CUPS

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec():
            self.printed.emit(len(rows_of(self._clock)))
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
        for name, value in (*facts_of(self._clock), *restated_facts(self._clock)):
            cursor.insertText(f"{name}: {value}\n", style)
        _insert_table(cursor, [headings(), *(row.cells for row in rows_of(self._clock))])
        document.print_(printer)


def _lay_fact(
    grid: QGridLayout, fact: tuple[str, str], line: int, column: int, *, columns: int = 1
) -> None:
    name, value = fact
    grid.addWidget(label(name, "small"), line, column, Qt.AlignmentFlag.AlignTop)
    shown = label(value, wrap=columns > 1)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    grid.addWidget(shown, line, column + 1, 1, columns)


def _fill(table: QTableWidget, place: int, row: ProofRow) -> None:
    ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column, text in enumerate(row.cells):
        item = QTableWidgetItem(text)
        item.setToolTip(plain(text))
        if column >= len(row.cells) - 2:
            item.setTextAlignment(ends)
        if not row.cells[0]:
            item.setFont(theme.font(theme.TEXT_PX, theme.Weight.DemiBold))
        table.setItem(place, column, item)


def _ink(table: QTableWidget, rows: Sequence[ProofRow]) -> None:
    """Write what does not count in the muted colour of now."""
    for place, row in enumerate(rows):
        for column in range(len(row.cells)):
            item = table.item(place, column)
            if item is not None and not row.is_strong:
                item.setForeground(theme.colour(theme.tokens().muted))


def _insert_table(cursor: QTextCursor, rows: Sequence[Sequence[str]]) -> None:
    table = cursor.insertTable(len(rows), len(rows[0]))
    for line, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cellAt(line, column).firstCursorPosition().insertText(text)
