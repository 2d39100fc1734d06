"""Says in the frame what the desk has to say: lost and found databases, notices, savings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.sentences import in_words, notice_words
from desktop.text import open_words, tr
from desktop.widgets.banner import Gravity
from desktop.widgets.toast import ALERT, Offer, Toast

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.commands import Commands
    from desktop.main_window.frame import Frame
    from desktop.work import Desk
    from services.errors import HelpDeskError
    from services.notify.inbox import NoticeView


class Herald(QObject):
    """Listens to one desk for one window."""

    notice_opened = Signal(int)  # the id of a notice whose toast was pressed

    def __init__(self, desk: Desk, commands: Commands, frame: Frame, toast: Toast) -> None:
        """Begin to say things."""
        super().__init__(frame)
        self._desk = desk
        self._commands = commands
        self._frame = frame
        self._toast = toast
        self._calls = Toast(frame, room=frame.room_above)
        self._waiting = 0
        self._watcher: tuple[str, datetime | None] = ("", None)
        desk.refused.connect(self._on_refused)
        desk.connection.connect(self._on_connection)
        desk.begun.connect(self._on_begun)
        desk.finished.connect(self._on_finished)
        desk.ticker.ticked.connect(self._on_ticked)

    def say(self, words: str) -> None:
        """Say a short word at the foot of the window."""
        self._toast.say(words)

    def show_watcher(self, name: str, swept_at: datetime | None) -> None:
        """Say who sweeps, and from now on how long ago."""
        self._watcher = (name, swept_at)
        self._frame.status.watched(name, swept_at, self._desk.now())

    def show_notices(self, count: int, is_critical: bool) -> None:  # noqa: FBT001 - a slot
        """Show how many notices wait."""
        self._frame.top.bell.set_count(count, critical=is_critical)
        if self._commands.may("page.inbox"):
            self._frame.rail.set_count("inbox", count)

    def toast_notice(self, notice: NoticeView) -> None:
        """Show a notice inside the window, because the desktop could not, and flash."""
        offer = Offer(open_words(), self._opener(notice.id))
        self._calls.say(notice_words(notice.title), offer=offer, looks=ALERT)
        QApplication.alert(self._frame.window())

    def _opener(self, notice_id: int) -> Callable[[], None]:
        return lambda: self.notice_opened.emit(notice_id)

    def _on_ticked(self, now: datetime) -> None:
        name, swept_at = self._watcher
        if swept_at is not None:
            self._frame.status.watched(name, swept_at, now)

    def _on_refused(self, error: HelpDeskError) -> None:
        if self._desk.is_connected:
            self._frame.banner.say(Gravity.WARNING, in_words(error))

    def _on_connection(self, is_up: bool) -> None:  # noqa: FBT001 - a slot
        writing = [c.name for c in self._commands.known() if c.section == "ticket"]
        self._commands.enable(writing, on=is_up)
        self._frame.top.new.setEnabled(is_up)
        if is_up:
            self._frame.banner.withdraw()
            self._frame.status.reconnected()
            self.say(tr("The database answers again."))
            return
        words = tr(
            "The database does not answer. What you typed is kept, and it is tried again by itself."
        )
        if why_not := self._desk.why_not():
            kept = tr("What you typed is kept. Close this window and start the new version.")
            words = f"{why_not} {kept}"
        self._frame.banner.say(Gravity.ERROR, words, steady=True)
        self._frame.status.unconnected()

    def _on_begun(self) -> None:
        self._waiting += 1
        self._frame.status.saving()

    def _on_finished(self) -> None:
        self._waiting = max(0, self._waiting - 1)
        if self._waiting == 0:
            self._frame.status.saved()
