"""What can be done with several chosen tickets at once, how far it is, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.overriding import override
from desktop.text import plain, plural, tr
from desktop.widgets.ask_bar import AskBar
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent


WORDS_FROM: Final = 660
NARROWEST: Final = 340


class BulkBar(QWidget):
    """Hidden until several tickets are chosen; its menus are filled by whoever owns it.

    Attributes:
        tagged: The tags are to be changed. stopped: The change under way is to stop.
        dropped: No ticket is to be chosen any more.
    """

    tagged = Signal()
    stopped = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a bar that takes no room yet."""
        super().__init__(parent)
        self.setAccessibleName(tr("Chosen tickets"))
        self._words = label("", "strong")
        self.assign, self.status, self.priority = QMenu(self), QMenu(self), QMenu(self)
        self.later, self.macro = QMenu(self), QMenu(self)
        self.ask_bar = AskBar()
        self._far = QProgressBar()
        self._far.setTextVisible(False)
        self._far.setAccessibleName(tr("Progress"))
        self._so_far = label("", "muted")
        self._rows = QStackedWidget()
        self._rows.addWidget(self._choices())
        self._rows.addWidget(self._progress())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addWidget(self.ask_bar)
        column.addWidget(self._rows)
        self.setVisible(False)

    def show_count(self, count: int, *, is_all: bool = False) -> None:
        """Say how many are chosen; fewer than two hide the bar, unless it is at work.

        Args:
            count: How many.
            is_all: Everything that matches is chosen, of which nobody knows each ticket.
        """
        words = plural("%n chosen", "%n chosen", count)
        self._words.setText(tr("All that match are chosen") if is_all else words)
        if self._rows.currentIndex() == 0:
            if count < 2:  # noqa: PLR2004 - one ticket has its own page
                self.ask_bar.accepted()
            self.setVisible(count > 1)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the change is."""
        self._rows.setCurrentIndex(1)
        self.ask_bar.accepted()
        self._far.setRange(0, total)
        self._far.setValue(done)
        self._so_far.setText(tr("{done} of {total}", done=done, total=total))
        self.setVisible(True)

    def show_end(self) -> None:
        """The change has come to its end: offer what can be done again."""
        self._rows.setCurrentIndex(0)

    def names(self) -> tuple[str, ...]:
        """Return the commands of a ticket that mean all chosen ones here."""
        return tuple(self._openers)

    def open(self, name: str) -> bool:
        """Open what a command means for all chosen tickets; False while there are none."""
        if self.isHidden() or self.is_busy:
            return False
        opener = self._openers[name]
        menu: QMenu | None = opener.menu()  # the stubs forget the None
        if menu is None:
            opener.click()
            return True
        menu.setAccessibleName(opener.accessibleName())
        menu.popup(opener.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        first = next((one for one in menu.actions() if one.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)
        return True

    @property
    def is_busy(self) -> bool:
        """Tell whether a change is under way."""
        return self._rows.currentIndex() == 1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """Show icons alone where there is no room for the words beside them."""
        has_room = self.width() >= WORDS_FROM
        for opener, words in self._texts.items():
            opener.setText(words if has_room else "")
            opener.setProperty("shape", "" if has_room else "icon")
            opener.style().polish(opener)
            opener.setToolTip("" if has_room else plain(words))

    def _choices(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._words)
        row.addSpacing(4)
        self._texts: dict[QPushButton, str] = {}
        self._openers: dict[str, QPushButton] = {}
        for name, words, icon, menu in (
            ("ticket.assign", tr("Assign"), "user-check", self.assign),
            ("ticket.status", tr("Status"), "circle-dot", self.status),
            ("ticket.priority", tr("Priority"), "flag", self.priority),
            ("ticket.aside", tr("Put aside"), "alarm-clock", self.later),
            ("ticket.macro", tr("Macro"), "sparkles", self.macro),
        ):
            opener = _opens(words, icon, menu)
            self._openers[name] = opener
            self._texts[opener] = words
            row.addWidget(opener)
        tags = button(tr("Tags"), "quiet", icon="tag")
        self._texts[tags], self._openers["ticket.tags"] = tr("Tags"), tags
        tags.clicked.connect(self.tagged)
        drop = icon_button("x", tr("Choose none"))
        drop.clicked.connect(self.dropped)
        row.addWidget(tags)
        row.addStretch(1)
        row.addWidget(drop)
        return made

    def _progress(self) -> QWidget:
        made = QWidget()
        stop = button(tr("Stop"), "quiet", icon="circle-x")
        stop.clicked.connect(self.stopped)
        row = QHBoxLayout(made)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._so_far)
        row.addWidget(self._far, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(stop)
        return made

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour(now.raised))
        painter.setPen(theme.colour(now.line))
        painter.drawLine(QRectF(self.rect()).topLeft(), QRectF(self.rect()).topRight())


def _opens(words: str, icon: str, menu: QMenu) -> QPushButton:
    made = button(words, "quiet", icon=icon)
    made.setMenu(menu)
    return made
