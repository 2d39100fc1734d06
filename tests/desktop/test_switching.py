"""Light and dark while the window runs: after a switch nothing is left of the other scheme.

Every page is looked at twice: in a window that was dark from the start, and in one that was built
light and then switched. The pictures must be the same.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop import theme
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.theme.tokens import Scheme
from desktop.ticket.drafts import address_of, drafts_of
from desktop.widgets.answers import Called, Draft
from desktop.widgets.queue_resting import DWELL_MS
from desktop.work.clock import DeskClock
from models.vocabulary import MessageKind, Role
from services.watch.desk_store import open_store
from tests.rigs.lived_desk import LATE, LOGINS, lay_lived_desk, number_of
from tests.rigs.sight import PATIENCE_S, settle
from tests.rigs.walk import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.work import Desk
    from services.store.work import Store

pytestmark = [
    pytest.mark.qt_log_ignore(
        "does not support raise", "does not support grabbing the keyboard", extend=True
    ),
    pytest.mark.timeout(300),
    pytest.mark.slow,
]
NEAR: Final = 6
"""So much may one channel of a pixel differ: letters are smoothed."""
FEW: Final = 120
"""So many pixels of a window may differ more: the minute in a figure."""
COUNTING: Final = {"ticket.proof": 1200}
"""Sums that count on with the database's clock from one look to the next."""
DRAFT: Final = Draft(MessageKind.NOTE, "@Tom Reed have you seen it?", "", (Called(1, "Tom Reed"),))
READ_ALONG: Final = "page.trail"
"""Looking at it leaves an entry there, so that the second look shows one more."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'desk.sqlite'}"
    lay_lived_desk(url)
    made = open_store(url)
    yield made
    made.dispose()


@pytest.fixture
def still(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """No second passes and no cursor blinks between two pictures."""
    desk = desk_of(store, Role.AGENT)
    now = desk.now()
    desk.close()
    monkeypatch.setattr(DeskClock, "now", lambda _self: now)
    QApplication.setCursorFlashTime(0)


class Onlooker:
    """One window of a person, and everything there is to see in it."""

    def __init__(self, store: Store, role: Role, folder: Path, name: str) -> None:
        self.desk = desk_of(store, role)
        memory = Memory(folder / f"{name}.ini")
        self.window = MainWindow(memory, "light", is_cover=False)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.work = Workplace(self.window, self.desk, places_for(role))
        self.number = number_of(store, LATE)
        with store.reading(self.desk.actor) as work:
            address = address_of(work)
        drafts_of(self.desk.actor, address).keep(self.number, DRAFT)  # for both windows alike

    def go_round(self) -> Iterator[tuple[str, QWidget]]:
        """Every page, a ticket with all that lies on it, and what opens over the window."""
        for command in self.work.commands.available():
            if command.section == "page" and command.name != READ_ALONG:
                self.work.run(command.name)
                settle(self.desk)
                yield command.name, self.window
        area = self.work.go("queue")
        if isinstance(area, QueueArea):
            self.work.open_ticket(self.number)
            area.ticket.header.details.setChecked(True)
            settle(self.desk)
            area.ticket.composer.show_draft(DRAFT)
            yield "ticket", self.window
        yield from self._over()

    def _over(self) -> Iterator[tuple[str, QWidget]]:
        for name in ("ticket.proof", "ticket.new", "ticket.prepared", "app.keys", "ticket.macro"):
            self.work.run(name)
            settle(self.desk)
            popup = QApplication.activePopupWidget()
            opened = [one for one in QApplication.topLevelWidgets() if _is_dialog(one)]
            for one in [popup] if popup is not None else opened:
                yield name, one

    def close(self) -> None:
        for one in QApplication.topLevelWidgets():
            if one is self.window or _is_dialog(one):
                one.hide()
                one.deleteLater()
        assert self.desk.close()
        settle()


def _is_dialog(one: QWidget) -> bool:
    return isinstance(one, QDialog) and one.isVisible()


def take(onlooker: Onlooker, app: QApplication, *, is_switched: bool) -> dict[str, QImage]:
    """Return a dark picture of everything; where it is switched, it is light until then."""
    pictures = {}
    for name, widget in onlooker.go_round():
        if is_switched:
            theme.apply(app, Scheme.DARK)
            settle()
        pictures[name] = at_rest(widget, onlooker.desk)
        if is_switched:
            theme.apply(app, Scheme.LIGHT)
        if widget is not onlooker.window:
            widget.close()
            settle(onlooker.desk)
    return pictures


def at_rest(widget: QWidget, desk: Desk) -> QImage:
    """Return how it looks once nothing changes for a while: a list may open a ticket of its own."""
    end, picture = time.monotonic() + PATIENCE_S, widget.grab().toImage()
    while time.monotonic() < end:
        QTest.qWait(2 * DWELL_MS)
        settle(desk)
        before, picture = picture, widget.grab().toImage()
        if picture == before:
            break
    return picture


def differing(one: QImage, other: QImage) -> int:
    """Count the pixels that differ by more than smoothing does."""
    if one.size() != other.size():
        return one.width() * one.height()
    if one == other:
        return 0
    pairs = zip(*(_bytes(image) for image in (one, other)), strict=True)
    return len({at // 4 for at, (a, b) in enumerate(pairs) if abs(a - b) > NEAR})


def _bytes(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("role", LOGINS)
def test_a_window_that_was_switched_looks_like_one_that_began_so(
    store: Store, themed: QApplication, tmp_path: Path, role: Role
) -> None:
    theme.apply(themed, Scheme.DARK)
    first = Onlooker(store, role, tmp_path, "dark")
    began = take(first, themed, is_switched=False)
    first.close()
    theme.apply(themed, Scheme.LIGHT)
    second = Onlooker(store, role, tmp_path, "switched")
    switched = take(second, themed, is_switched=True)
    second.close()

    assert began.keys() == switched.keys()
    off = {name: differing(picture, switched[name]) for name, picture in began.items()}
    left = {name: count for name, count in off.items() if count > COUNTING.get(name, FEW)}
    for name in left:
        began[name].save(str(tmp_path / f"{name}-began.png"))
        switched[name].save(str(tmp_path / f"{name}-switched.png"))
    assert left == {}
    assert len(began) > 6
