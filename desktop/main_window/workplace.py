"""The window while somebody is signed in: their commands, their pages, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop import memory as remembered
from desktop import theme
from desktop.commands import Commands
from desktop.main_window.focus_keeper import FocusKeeper
from desktop.main_window.guidance import Guidance
from desktop.main_window.herald import Herald
from desktop.main_window.key_map import KeyMap
from desktop.main_window.own_menu import fill_own_menu
from desktop.main_window.palette import Palette
from desktop.main_window.places import Place, ShowsArticles, ShowsTickets
from desktop.main_window.ticket_search import TicketSearch
from desktop.main_window.watchers_dialog import WatchersDialog
from desktop.page import Page
from desktop.text import tr
from desktop.widgets.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.main_window.window import MainWindow
    from desktop.work import Desk


class Workplace(QObject):
    """Fills the frame of one window for one person; pages are built when first shown."""

    sign_out_chosen = Signal()
    quit_chosen = Signal()
    window_wanted = Signal(int)  # the id of a ticket to show in a window of its own

    def __init__(self, window: MainWindow, desk: Desk, places: Iterable[Place]) -> None:
        """Take the cover away; `go` shows the first place."""
        super().__init__(window)
        self.window = window
        self.desk = desk
        self.commands = Commands(window, desk.actor.role)
        # not over the layers: what lies on a stack beside its pages is in no tree of a reader
        self.toast = Toast(window.frame, room=window.frame.room_below)
        self.palette = Palette(window.frame)
        self._search = TicketSearch(desk, self.palette)
        self.guidance = Guidance(self)
        self.herald = Herald(desk, self.commands, window.frame, self.toast)
        self.keeper = FocusKeeper(window, self._home)
        self._key = ""
        self._places: dict[str, Place] = {}
        self._pages: dict[str, QWidget] = {}
        self._bind()
        self._connect()
        for place in places:
            self._add(place)
        self._dress(window)
        window.uncover()

    def go(self, key: str) -> QWidget:
        """Show a place and return its page."""
        page = self._pages.get(key) or self._build(key)
        frame = self.window.frame
        frame.pages.setCurrentWidget(page)
        (_beginning(page) or page).setFocus(Qt.FocusReason.OtherFocusReason)
        frame.rail.choose(key)
        frame.banner.withdraw()
        self._key = key
        self._update_title()
        return page

    def open_ticket(self, ticket_id: int) -> None:
        """Show a ticket beside its queue."""
        area = self.go("queue")
        if isinstance(area, ShowsTickets):
            area.show_ticket(ticket_id)

    def show_tickets(self, wanted: object) -> None:
        """Show a queue's view, or what somebody searched for."""
        area = self.go("queue")
        if isinstance(area, ShowsTickets):
            area.show_tickets(wanted)

    def open_article(self, article_id: int) -> None:
        """Show an article on its page."""
        page = self.go("articles")
        if isinstance(page, ShowsArticles):
            page.open_article(article_id)

    def key(self) -> str:
        """Return the key of the place shown; empty before the first."""
        return self._key

    def run(self, name: str) -> None:
        """Do a command, if this person may."""
        self.commands.run(name)

    def open_palette(self) -> None:
        """Look for a command, a ticket or words."""
        self.palette.open_for(self.commands)

    def switch_scheme(self) -> None:
        """Change between light and dark, and remember it."""
        is_light = theme.tokens().scheme is theme.Scheme.LIGHT
        scheme = theme.Scheme.DARK if is_light else theme.Scheme.LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, scheme)
        self.window.memory.keep(remembered.SCHEME, scheme.value)

    def _dress(self, window: MainWindow) -> None:
        top = window.frame.top
        top.face.set_name(self.desk.actor.name)
        top.new.setVisible(self.commands.may("ticket.new"))
        top.bell.setVisible(self.commands.may("page.inbox"))
        actor, say = self.desk.actor, self.toast.say
        fill_own_menu(top.menu, self.commands, actor, window.memory, say)

    def _connect(self) -> None:
        frame = self.window.frame
        frame.rail.chosen.connect(self.go)
        frame.top.find_pressed.connect(self.open_palette)
        frame.top.new_pressed.connect(self._runner("ticket.new"))
        frame.top.bell_pressed.connect(self._runner("page.inbox"))
        if self.commands.may("app.watchers"):
            frame.status.watcher.make_pressable(tr("Show who watches"))
        frame.status.watcher.pressed.connect(self._runner("app.watchers"))
        self.palette.ticket_named.connect(self.open_ticket)
        self.palette.words_given.connect(self.show_tickets)
        self.palette.article_named.connect(self.open_article)

    def _bind(self) -> None:
        bind = self.commands.bind
        bind("app.palette", self.open_palette)
        bind("app.keys", self._show_keys)
        bind("app.help", self.guidance.open)
        bind("app.theme", self.switch_scheme)
        bind("app.rail", self._fold)
        bind("app.watchers", self._show_watchers)
        bind("app.sign_out", self.sign_out_chosen.emit)
        bind("app.quit", self.quit_chosen.emit)
        bind("ticket.refresh", self._refresh)

    def _add(self, place: Place) -> None:
        name = f"page.{place.key}"
        if not self.commands.may(name):
            return
        self._places[place.key] = place
        if place.in_rail:
            self.window.frame.rail.add(place.key, place.icon, tr(place.words))
        self.commands.bind(name, lambda: self.go(place.key))

    def _build(self, key: str) -> QWidget:
        page = self._places[key].make(self.desk, self.commands)
        if isinstance(page, Page):
            page.said.connect(self.toast.say)
            page.offered.connect(lambda words, undo: self.toast.say(words, undo=undo))
            page.ticket_opened.connect(self.open_ticket)
            page.tickets_opened.connect(self.show_tickets)
            page.window_wanted.connect(self.window_wanted)
        if _beginning(page) is None:
            page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if isinstance(page, ShowsTickets):
            self.desk.answered.connect(self._update_title)
        self._pages[key] = page
        self.window.frame.pages.addWidget(page)
        return page

    def _update_title(self) -> None:
        """Name the window after the ticket in view, else after the place."""
        page = self._pages[self._key]
        words = page.title() if isinstance(page, ShowsTickets) else ""
        self.window.name_after(words or tr(self._places[self._key].words))

    def _show_watchers(self) -> None:
        dialog = WatchersDialog(self.desk, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _show_keys(self) -> None:
        dialog = KeyMap(self.commands, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _fold(self) -> None:
        rail = self.window.frame.rail
        rail.set_folded(folded=not rail.is_folded())

    def _refresh(self) -> None:
        page = self.window.frame.pages.currentWidget()
        if isinstance(page, Page):
            page.refresh()

    def _home(self) -> QWidget | None:
        page = self.window.frame.pages.currentWidget()
        return (_beginning(page) or page) if page is not None else None

    def _runner(self, name: str) -> Callable[[], None]:
        return lambda: self.commands.run(name)


def _beginning(page: QWidget) -> QWidget | None:
    return page.begins_at if isinstance(page, Page) else None
