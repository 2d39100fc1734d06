"""Goes everywhere in the window: each page and its parts, each form, each thing that is asked.

Nothing is listed here that the window lists itself: pages and deeds come from the command table,
parts from the segments in view, forms from the buttons that promise one by their ellipsis.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from desktop.help import HelpWindow
from desktop.rules.trigger_form import TriggerForm
from desktop.text import tr
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.buttons import LinkButton
from desktop.widgets.composer import Composer
from desktop.widgets.popover import Popover
from desktop.widgets.searched_field import SearchedField
from desktop.widgets.segments import Segments
from desktop.widgets.typed_dialog import TypedDialog
from tests.rigs.accessible import focused, press
from tests.rigs.sight import Sight, settle, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QAbstractItemModel

    from desktop.main_window.workplace import Workplace

Sought = TypeVar("Sought", bound=QWidget)

LARGE: Final = QSize(1920, 1080)
ACTS_AT_ONCE: Final = frozenset(
    {
        *("ticket.next", "ticket.previous", "ticket.open", "ticket.select", "ticket.refresh"),
        *("ticket.acknowledge", "ticket.snooze", "ticket.follow", "ticket.undo"),
        "ticket.print",
        *("ticket.end_drill", "app.theme", "app.lock", "app.rail", "app.sign_out", "app.quit"),
    }
)
"""Commands that show nothing of their own; the others open, ask or explain something."""
TRIGGERS: Final = ("approval", "changed", "in", "schedule")
"""Each has other fields beside its name."""
ROWS: Final = (0, 4, 9)
"""Rested on in turn: the first may be oneself, or what the walk itself has done."""


class Tourist:
    """Goes through the window of one person; what does not close with Escape is noted.

    Attributes:
        stuck: What Escape did not close.
    """

    def __init__(self, workplace: Workplace, known: set[str] | None = None) -> None:
        """Begin where the window is; forms that are `known` are not opened again."""
        self._work = workplace
        self._desk = workplace.desk
        self._known = set[str]() if known is None else known
        self.stuck: list[str] = []

    def pages(self) -> Iterator[Sight]:
        """Every page, its parts, a row of its tables chosen, and the forms its buttons open."""
        for command in self._work.commands.available():
            if command.section != "page":
                continue
            self._work.run(command.name)
            settle(self._desk)
            page = self._work.window.frame.pages.currentWidget() or self._work.window
            name = command.name.removeprefix("page.")
            yield Sight(name, self._work.window)
            yield from self._large(name)
            yield from self._forms(name, page)
            for part in self._parts(page):
                yield Sight(f"{name}/{part}", self._work.window)
                yield from self._forms(f"{name}/{part}", page)

    def around(self) -> Iterator[Sight]:
        """What lies over every page: the palette, the menu of one's own, keys, help, watchers."""
        self._work.open_palette()
        self._work.palette.type("pri")
        settle(self._desk)
        yield Sight("palette", self._work.palette)
        self._work.palette.hide()
        yield from self._menus("top", self._work.window.frame.top)
        for command in self._work.commands.available():
            if command.section == "app" and command.name not in ACTS_AT_ONCE:
                self._work.run(command.name)
                yield from self._opened(command.name)
                self._put_help_away()
        self._work.toast.say("Something is done", undo=lambda: None)
        settle()
        yield Sight("toast", self._work.window)

    def _forms(self, name: str, page: QWidget) -> Iterator[Sight]:
        """Choose rows of each table, and press every button that opens something for one."""
        for row in ROWS:
            if not self._choose_rows(page, row):
                break
            if row:
                yield Sight(f"{name}, row {row}", self._work.window)
            yield from self._promised(name, page)
        yield from self._promised(name, page)
        yield from self._menus(name, page)

    def _promised(self, name: str, page: QWidget) -> Iterator[Sight]:
        place = name.partition("/")[0]
        while waiting := [
            one
            for one in shown(self._brought(page), QPushButton)
            if (one.text().endswith("…") or _wears(one, "plus"))
            and not isinstance(one, LinkButton)  # a name cut short, not a promise
            and one.isEnabled()
            and f"{place} {one.text()}" not in self._known
        ]:
            words = waiting[0].text()
            self._known.add(f"{place} {words}")
            waiting[0].click()
            yield from self._opened(f"{name}/{words}")

    def _opened(self, name: str) -> Iterator[Sight]:
        """Show whatever has opened, its own parts and its further rows, and close it again."""
        settle(self._desk)
        if (popup := QApplication.activePopupWidget()) is not None:
            yield Sight(name, popup)
            popup.close()
            self._escape_strips(name)
            return
        dialogs = [one for one in _tops() if isinstance(one, QDialog)]
        if not dialogs:
            yield Sight(name, _front() or self._work.window)
            self._escape_strips(name)
            return
        for dialog in reversed(dialogs):
            if not isinstance(dialog, QFileDialog):
                yield from self._within(name, dialog)
            yield from self._escape(name, dialog)

    def _large(self, name: str) -> Iterator[Sight]:
        """The queue of a large window has its shelves beside it."""
        if name == "queue":
            before = self._work.window.size()
            self._work.window.resize(LARGE)
            settle(self._desk)
            yield Sight(f"{name}, large", self._work.window)
            self._work.window.resize(before)
            settle(self._desk)

    def _choose_rows(self, widget: QWidget, row: int = 0) -> bool:
        """Rest on this row of every table; tells whether one has so many."""
        found = False
        for table in shown(widget, QAbstractItemView):
            model: QAbstractItemModel | None = table.model()
            if model is None or isinstance(table.parent(), QComboBox):
                continue
            if model.rowCount() > row:
                table.setCurrentIndex(model.index(row, 0))
                found = True
        settle(self._desk)
        return found

    def _within(self, name: str, dialog: QDialog) -> Iterator[Sight]:
        self._choose_rows(dialog)
        yield Sight(name, dialog)
        for part in self._parts(dialog):
            self._choose_rows(dialog)
            yield Sight(f"{name}/{part}", dialog)
        for further in shown(dialog, QPushButton):
            if further.text() == tr("Restate…"):
                further.click()
                settle(self._desk)
                yield Sight(f"{name}/restate", dialog)
        yield from self._somebody_new(name, dialog)
        for form in shown(dialog, TriggerForm):
            for kind in (*TRIGGERS, str(form.kind.currentData())):
                form.kind.setCurrentIndex(form.kind.findData(kind))
                settle(self._desk)
                yield Sight(f"{name}/{kind}", dialog)
        for more in shown(dialog, QPushButton):
            if _wears(more, "plus") and more.isEnabled():
                more.click()
                settle(self._desk)
                yield Sight(f"{name}/{more.text()}", dialog)

    def _somebody_new(self, name: str, dialog: QDialog) -> Iterator[Sight]:
        for field in shown(dialog, SearchedField):
            field.fresh.emit("Nina Falk")
            settle(self._desk)
            for one in _tops():
                if isinstance(one, QDialog) and one is not dialog:
                    yield Sight(f"{name}/somebody new", one)
                    yield from self._escape(f"{name}/somebody new", one)

    def _parts(self, widget: QWidget) -> Iterator[str]:
        """Choose each segment of each row of choices; the first one is in view already."""
        for row in shown(widget, Segments):
            if isinstance(row.parent(), Composer):
                continue
            for part in shown(row, QAbstractButton)[1:]:
                part.click()
                settle(self._desk)
                yield part.text()

    def _brought(self, page: QWidget) -> QWidget:
        """Bring back what gave way to something else; returns the page."""
        return page

    def _menus(self, name: str, widget: QWidget) -> Iterator[Sight]:
        openers: list[QPushButton | QToolButton] = [
            *shown(self._brought(widget), QPushButton),
            *shown(widget, QToolButton),
        ]
        for one in openers:
            menu: QMenu | None = one.menu()
            words = f"{name} {one.accessibleName()}"
            if menu is not None and one.isEnabled() and words not in self._known:
                self._known.add(words)
                menu.popup(one.mapToGlobal(QPoint(0, one.height())))
                settle(self._desk)
                yield Sight(f"{name}/{one.accessibleName()}", menu)
                menu.close()
                for action in menu.actions():
                    if action.text().endswith("…") and action.isEnabled():
                        action.trigger()
                        yield from self._opened(f"{name}/{action.text()}")
        settle(self._desk)

    def _escape(self, name: str, dialog: QDialog) -> Iterator[Sight]:
        """Press Escape; once more where it first closed what was asked within.

        A form that was filled in asks whether that may be dropped.
        """
        for _once in range(2):
            asks = isValid(dialog) and isinstance(dialog, TypedDialog) and dialog.leaving()
            if isValid(dialog) and dialog.isVisible() and not asks:
                press(focused(dialog) or dialog, Qt.Key.Key_Escape)
                settle(self._desk)
        if isValid(dialog) and isinstance(dialog, TypedDialog) and (strip := dialog.leaving()):
            yield Sight(f"{name}/left", dialog)
            strip.given.emit(None)
        if isValid(dialog) and dialog.isVisible():
            self.stuck.append(name)
            dialog.reject()
        if isValid(dialog):
            dialog.deleteLater()
        settle()

    def _escape_strips(self, name: str) -> None:
        for kind in (AskingStrip, Popover):
            for strip in shown(self._work.window, kind):
                for _once in range(2):  # a list that is open over a field closes first
                    if isValid(strip) and strip.isVisible():
                        inside = QApplication.focusWidget()
                        holds = inside is not None and strip.isAncestorOf(inside)
                        press(inside if holds and inside else strip, Qt.Key.Key_Escape)
                        settle()
                if isValid(strip) and strip.isVisible():
                    self.stuck.append(name)
                    strip.hide()

    def _put_help_away(self) -> None:
        if self._work.guidance.window is not None:
            self._work.guidance.window.hide()
        self._work.window.activateWindow()
        self._work.palette.hide()
        settle()


def _wears(one: QPushButton, icon: str) -> bool:
    described = one.property("themedIcon")
    return bool(described) and described[0] == icon


def _tops() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]


def _front() -> QWidget | None:
    """Return a window that came to the front, such as the help."""
    return next((one for one in _tops() if isinstance(one, HelpWindow)), None)
