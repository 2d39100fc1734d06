"""The window itself: one person at one desk, or whatever stands in front of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop import memory as remembered
from desktop import theme
from desktop.commands import Commands
from desktop.main_window.frame import Frame
from desktop.main_window.key_map import KeyMap
from desktop.main_window.own_menu import fill_own_menu
from desktop.main_window.palette import Palette
from desktop.overriding import override
from desktop.page import Page
from desktop.text import tr
from desktop.widgets.banner import Gravity
from desktop.widgets.toast import Offer, Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QCloseEvent

    from desktop.main_window.places import Place
    from desktop.memory import Memory
    from desktop.work import Desk
    from services.errors import HelpDeskError

FIRST_SIZE: Final = QSize(1280, 800)
SMALLEST: Final = QSize(880, 560)


class MainWindow(QMainWindow):
    """Shows the frame at once, a cover while nobody is signed in, then the pages of a role."""

    closing = Signal()
    sign_out_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, memory: Memory) -> None:
        """Make the window in the size it had last time."""
        super().__init__()
        self._memory = memory
        self._desk: Desk | None = None
        self._commands: Commands | None = None
        self._places: dict[str, Place] = {}
        self._built: dict[str, QWidget] = {}
        self._waiting = 0
        self.setWindowTitle("Vigildesk")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self.frame = Frame()
        self._layers = QStackedWidget()
        self._layers.addWidget(self.frame)
        self.setCentralWidget(self._layers)
        self.toast = Toast(self._layers)
        self._palette = Palette(self._layers)
        self._connect()
        self._restore()
        self._layers.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._layers.setFocus()

    def cover(self, cover: QWidget) -> None:
        """Show a page that fills the window: the first choice, or signing in."""
        if self._layers.indexOf(cover) < 0:
            self._layers.addWidget(cover)
        self._layers.setCurrentWidget(cover)

    def uncover(self) -> None:
        """Show the frame and let go of whatever covered it."""
        self._layers.setCurrentWidget(self.frame)
        for index in reversed(range(1, self._layers.count())):
            cover = self._layers.widget(index)
            if cover is not None:
                self._layers.removeWidget(cover)
                cover.deleteLater()

    def enter(self, desk: Desk, places: Iterable[Place]) -> Commands:
        """Open the desk for the person it is for; the first place they may see is shown."""
        self.uncover()
        self._desk = desk
        commands = Commands(self, desk.actor.role)
        self._commands = commands
        self._bind(commands)
        for place in places:
            if commands.may(f"page.{place.key}"):
                self._places[place.key] = place
                self.frame.rail.add(place.key, place.icon, tr(place.words))
                commands.bind(f"page.{place.key}", self._goer(place.key))
        self.frame.top.face.set_name(desk.actor.name)
        self.frame.top.new.setVisible(commands.may("ticket.new"))
        fill_own_menu(self.frame.top.menu, commands, desk.actor)
        desk.refused.connect(self._on_refused)
        desk.connection.connect(self._on_connection)
        desk.begun.connect(self._on_begun)
        desk.finished.connect(self._on_finished)
        if self._places:
            self.go(next(iter(self._places)))
        return commands

    @property
    def commands(self) -> Commands | None:
        """The commands of the person signed in; None while nobody is."""
        return self._commands

    def go(self, key: str) -> QWidget:
        """Show a place, built now if it never was, and return its page."""
        page = self._built.get(key) or self._build(key)
        self.frame.pages.setCurrentWidget(page)
        self.frame.rail.choose(key)
        self.frame.banner.withdraw()
        self.setWindowTitle(f"{tr(self._places[key].words)} · Vigildesk")
        return page

    def page(self, key: str) -> QWidget | None:
        """Return a place's page if it was ever shown."""
        return self._built.get(key)

    def open_palette(self) -> None:
        """Open the palette."""
        if self._commands is not None:
            self._palette.open_for(self._commands)

    @property
    def palette_box(self) -> Palette:
        """The palette, for those who drive the window."""
        return self._palette

    def say(self, words: str, offer: Offer | None = None) -> None:
        """Say a short word at the foot of the window."""
        self.toast.say(words, offer=offer)

    def show_up(self) -> None:
        """Come to the front, from the tray as well."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def switch_scheme(self) -> None:
        """Change between light and dark, and remember it."""
        is_light = theme.tokens().scheme is theme.Scheme.LIGHT
        self.set_scheme(theme.Scheme.DARK if is_light else theme.Scheme.LIGHT)

    def set_scheme(self, scheme: theme.Scheme) -> None:
        """Show every window in this scheme, and remember it."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scheme)
        self._memory.keep(remembered.SCHEME, scheme.value)

    def remember(self) -> None:
        """Write down the layout."""
        self._memory.keep(remembered.GEOMETRY, self.saveGeometry())
        self._memory.keep(remembered.FOLDED, self.frame.rail.is_folded())
        self._memory.save()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        event.ignore()
        self.closing.emit()

    def _connect(self) -> None:
        self.frame.rail.chosen.connect(self.go)
        self.frame.top.find_pressed.connect(self.open_palette)
        self.frame.top.new_pressed.connect(lambda: self._run("ticket.new"))
        self.frame.top.bell_pressed.connect(lambda: self._run("page.inbox"))

    def _run(self, name: str) -> None:
        if self._commands is not None:
            self._commands.run(name)

    def _restore(self) -> None:
        geometry = self._memory.shape(remembered.GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        if self._memory.flag(remembered.FOLDED):
            self.frame.rail.set_folded(folded=True)

    def _bind(self, commands: Commands) -> None:
        commands.bind("app.palette", self.open_palette)
        commands.bind("app.keys", lambda: KeyMap(commands, self).show())
        commands.bind("app.theme", self.switch_scheme)
        commands.bind("app.rail", self._fold)
        commands.bind("app.sign_out", self.sign_out_chosen.emit)
        commands.bind("app.quit", self.quit_chosen.emit)
        commands.bind("ticket.refresh", self._refresh)

    def _fold(self) -> None:
        rail = self.frame.rail
        rail.set_folded(folded=not rail.is_folded())

    def _refresh(self) -> None:
        page = self.frame.pages.currentWidget()
        if isinstance(page, Page):
            page.refresh()

    def _goer(self, key: str) -> Callable[[], QWidget]:
        return lambda: self.go(key)

    def _build(self, key: str) -> QWidget:
        if self._desk is None or self._commands is None:
            raise RuntimeError("a page needs a desk")
        page = self._places[key].make(self._desk, self._commands)
        if isinstance(page, Page):
            page.said.connect(self.say)
        self._built[key] = page
        self.frame.pages.addWidget(page)
        return page

    def _on_refused(self, error: HelpDeskError) -> None:
        if self._desk is not None and self._desk.is_connected:
            self.frame.banner.say(Gravity.WARNING, str(error))

    def _on_connection(self, is_up: bool) -> None:  # noqa: FBT001 - a slot
        if self._commands is not None:
            writing = [c.name for c in self._commands.known() if c.section == "ticket"]
            self._commands.enable(writing, on=is_up)
        self.frame.top.new.setEnabled(is_up)
        if is_up:
            self.frame.banner.withdraw()
            self.say(tr("The database answers again."))
        else:
            words = tr(
                "The database does not answer. What you typed is kept, and it is tried again "
                "by itself."
            )
            self.frame.banner.say(Gravity.ERROR, words, steady=True)

    def _on_begun(self) -> None:
        self._waiting += 1
        self.frame.status.saving()

    def _on_finished(self) -> None:
        self._waiting = max(0, self._waiting - 1)
        if self._waiting == 0:
            self.frame.status.saved()
