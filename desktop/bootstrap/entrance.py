"""The way in: which desk, does it answer, who is there; every refusal keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject, Qt, Signal

from desktop import memory as remembered
from desktop.sentences import in_words
from desktop.sign_in.place import Place, without_password
from desktop.text import tr
from desktop.widgets.banner import Gravity
from services.errors import HelpDeskError, OutdatedSchemaError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from desktop.bootstrap.opening import OpenDesk
    from desktop.bootstrap.options import Options
    from desktop.main_window.window import MainWindow
    from desktop.memory import Memory
    from desktop.sign_in.cover import Cover
    from desktop.work import Lane
    from services.config import Config
    from services.store.work import Actor

Result = TypeVar("Result")


class Entrance(QObject):
    """Leads from the first paint to a person at a desk; `entered` carries both."""

    entered = Signal(object, object)  # OpenDesk, Actor

    _made = Signal(int, int)  # incidents of the sample, done and all

    def __init__(self, options: Options, config: Config, memory: Memory, lane: Lane) -> None:
        """Know the wishes of the command line and the place of last time."""
        super().__init__()
        self._options = options
        self._config = config
        self._memory = memory
        self._lane = lane
        self._window: MainWindow | None = None
        self._cover: Cover | None = None
        self._desk: OpenDesk | None = None
        self._place: Place | None = None
        self._made.connect(self._on_made, Qt.ConnectionType.QueuedConnection)

    def stand_before(self, window: MainWindow) -> None:
        """Use this window from now on; where no desk is opened for it, offer the choice."""
        self._window = window
        self._cover = None
        if self._options.sample or self._options.db or self._memory.text(remembered.PLACE):
            return
        self.welcome()

    def welcome(self) -> None:
        """Let the person choose a desk."""
        from desktop.sign_in.welcome import Welcome  # noqa: PLC0415 - not every start needs it

        page = Welcome()
        page.chosen.connect(self.open)
        known = urlsplit(self._memory.text(remembered.PLACE))
        if known.hostname:
            host = f"{known.hostname}:{known.port}" if known.port else known.hostname
            page.fill(host, unquote(known.path.strip("/")), unquote(known.username or ""))
        self._put(page)

    def turn_away(self, refusal: str) -> None:
        """Say at the door why somebody had to leave."""
        if self._cover is None:
            self.welcome()
        if self._cover is not None:
            self._cover.refuse(in_words(refusal))

    def open(self, place: Place) -> None:
        """Open a desk in the background."""
        from desktop.bootstrap import opening  # noqa: PLC0415 - after the first paint

        self._place = place
        made = self._made.emit
        self._run(lambda: opening.open_desk(place, self._config, made), self._on_opened)

    def sign_in(self, login: str, password: str) -> None:
        """Let a person in at the desk that is open."""
        from desktop.bootstrap import opening  # noqa: PLC0415 - loaded by now

        desk = self._desk
        if desk is None:
            return
        self._run(
            lambda: opening.enter(desk, login, password), lambda actor: self._on_in(desk, actor)
        )

    def _on_made(self, done: int, total: int) -> None:
        """Say how far the sample desk is; it is made once, at its first opening."""
        words = tr("Making the sample desk: {done} of {total}", done=done, total=total)
        if self._window is not None:
            self._window.frame.status.starting(words)
        if self._cover is not None:
            self._cover.banner.say(Gravity.INFO, words, steady=True)

    def _on_opened(self, desk: OpenDesk) -> None:
        self._desk = desk
        if self._window is not None:
            self._window.frame.status.connected(desk.words)
        if desk.signed_in is not None:
            self.sign_in(desk.signed_in.name, "")
            return
        only = desk.choices[0].login if len(desk.choices) == 1 else None
        known = self._options.user or only
        if known:
            self.sign_in(known, "")
        else:
            self._ask_who(desk)

    def _ask_who(self, desk: OpenDesk) -> None:
        from desktop.sign_in.sign_in_page import SignInPage  # noqa: PLC0415 - not every start needs it
        from desktop.spoken.roles import ROLES  # noqa: PLC0415 - not every start needs it

        people = [(one.name, tr(ROLES[one.role])) for one in desk.choices]
        page = SignInPage(desk.words[:1].upper() + desk.words[1:], people)
        page.submitted.connect(self.sign_in)
        page.other_desk_chosen.connect(self._on_other_desk)
        self._put(page)
        page.fill(self._memory.text(remembered.NAME))

    def _on_in(self, desk: OpenDesk, actor: Actor) -> None:
        if not self._options.sample:
            self._memory.keep(remembered.PLACE, without_password(desk.place.name))
            self._memory.keep(remembered.NAME, actor.name)
        self._desk = self._cover = None
        self.entered.emit(desk, actor)

    def _on_other_desk(self) -> None:
        if self._desk is not None:
            self._desk.store.dispose()
            self._desk = None
        self.welcome()

    def _on_refused(self, error: HelpDeskError) -> None:
        if self._cover is None and self._desk is not None:
            self._ask_who(self._desk)
        elif self._cover is None:
            self.welcome()
        if self._cover is not None:
            outdated = isinstance(error, OutdatedSchemaError)
            self._cover.refuse(in_words(error), action=tr("Upgrade it now") if outdated else "")

    def _on_acted(self) -> None:
        """Bring the older desk up to date; of several seats the first does it, the others wait."""
        from desktop.bootstrap import opening  # noqa: PLC0415 - loaded by now

        place = self._place
        if place is not None and self._cover is not None:
            self._cover.set_busy(busy=True)
            self._run(lambda: opening.upgrade_desk(place, self._config), self._on_opened)

    def _put(self, cover: Cover) -> None:
        self._cover = cover
        cover.banner.acted.connect(self._on_acted)
        if self._window is not None:
            self._window.cover(cover)

    def _run(self, work: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Do `work` away from the window; a refusal is shown, a bug goes to the report."""

        def ended(future: Future[Result]) -> None:
            error = future.exception()
            if isinstance(error, HelpDeskError):
                self._on_refused(error)
                return
            if error is not None and self._cover is not None:
                self._cover.set_busy(busy=False)
            then(future.result())

        self._lane.run(work, ended)
