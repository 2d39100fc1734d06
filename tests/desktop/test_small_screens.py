"""Small screens (Full HD at 200 per cent is 960x540): nothing is cut off or scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QWidget

from desktop import language
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.rooms import places_for
from desktop.main_window.key_map import KeyMap
from desktop.main_window.window import SMALLEST, MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.widgets.composer import Composer
from desktop.widgets.popover import Popover
from desktop.widgets.segments import Segments
from models.vocabulary import Role
from services.watch.desk_store import open_store
from tests.rigs.clipping import clipped_for_good
from tests.rigs.lived_desk import LATE, LOGINS, SHOWPIECE, lay_lived_desk, number_of
from tests.rigs.sight import settle, shown
from tests.rigs.walk import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from services.store.work import Store

pytestmark = [
    pytest.mark.qt_log_ignore(
        "does not support raise", "does not support grabbing the keyboard", extend=True
    ),
    pytest.mark.timeout(300),
]
SIZES: Final = ((960, 540), (1024, 640), (1366, 768))
SMALL: Final = SIZES[0]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path_factory.mktemp('small') / 'desk.sqlite'}"
    lay_lived_desk(url)
    made = open_store(url)
    yield made
    made.dispose()


@pytest.fixture(params=["de", "en"])
def spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    language.speak(qapp, request.param)
    yield str(request.param)
    language.speak(qapp, "en")
    QLocale.setDefault(before)


class Seat:
    """The window of one person at the lived-in desk."""

    def __init__(self, store: Store, role: Role, folder: Path) -> None:
        self.desk = desk_of(store, role)
        self.window = MainWindow(Memory(folder / "window.ini"), "light", is_cover=False)
        self.window.show()
        self.window.activateWindow()
        self.work = Workplace(self.window, self.desk, places_for(role))

    def go_round(self) -> Iterator[str]:
        """Every page and each of its parts."""
        for command in self.work.commands.available():
            if command.section == "page":
                self.work.run(command.name)
                settle(self.desk)
                yield command.name
                page = self.window.frame.pages.currentWidget()
                rows = [] if page is None else shown(page, Segments)
                for row in rows:
                    for part in [] if isinstance(row.parent(), Composer) else _parts(row):
                        part.click()
                        settle(self.desk)
                        yield f"{command.name}/{part.text()}"

    def area(self) -> QueueArea:
        found = self.work.go("queue")
        assert isinstance(found, QueueArea)
        return found

    def resize(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        settle(self.desk)

    def close(self) -> None:
        for one in QApplication.topLevelWidgets():
            if one is self.window or (isinstance(one, QDialog) and one.isVisible()):
                one.hide()
                one.deleteLater()
        assert self.desk.close()
        settle()


def _parts(row: Segments) -> list[QAbstractButton]:
    return shown(row, QAbstractButton)[1:]


def faults(window: QWidget) -> list[str]:
    """Return what is cut off, and what scrolls sideways."""
    found = clipped_for_good(window)
    areas = [one for one in window.findChildren(QAbstractScrollArea) if one.isVisible()]
    wide = [one for one in areas if one.horizontalScrollBar().isVisible()]
    return found + [
        f"{type(one).__name__} “{one.accessibleName()}” scrolls sideways" for one in wide
    ]


def _told(bad: dict[str, list[str]]) -> str:
    return "\n".join(f"{name}: {one}" for name, found in bad.items() for one in found)


@pytest.mark.slow
@pytest.mark.parametrize("role", LOGINS)
@pytest.mark.usefixtures("spoken")
def test_every_page_has_room_in_every_small_window(
    store: Store, tmp_path: Path, role: Role
) -> None:
    seat, bad = Seat(store, role, tmp_path), dict[str, list[str]]()

    for name in seat.go_round():
        for size in SIZES:
            seat.resize(size)
            if found := faults(seat.window):
                bad[f"{name} at {size}"] = found

    seat.close()
    assert not bad, _told(bad)


@pytest.mark.parametrize(
    "role", [Role.AGENT, pytest.param(Role.SUPERVISOR, marks=pytest.mark.slow)]
)
@pytest.mark.usefixtures("spoken")
def test_a_ticket_has_room_with_its_details_open(store: Store, tmp_path: Path, role: Role) -> None:
    seat, bad = Seat(store, role, tmp_path), dict[str, list[str]]()
    area = seat.area()

    for subject in (SHOWPIECE, LATE):
        area.show_ticket(number_of(store, subject))
        for size in SIZES:
            seat.resize(size)
            for is_open in (False, True):
                area.ticket.header.details.setChecked(is_open)
                settle(seat.desk)
                if found := faults(seat.window):
                    bad[f"{subject} at {size}, details {is_open}"] = found

    seat.close()
    assert not bad, _told(bad)


def test_the_window_fits_full_hd_at_200_per_cent() -> None:
    assert SMALLEST.width() <= SMALL[0]
    assert SMALLEST.height() <= SMALL[1] - 40  # a title bar


@pytest.mark.usefixtures("spoken")
def test_the_map_of_the_keys_scrolls_where_it_is_higher_than_the_window(
    store: Store, tmp_path: Path
) -> None:
    seat = Seat(store, Role.SUPERVISOR, tmp_path)
    seat.area()
    seat.resize(SMALL)
    seat.work.run("app.keys")
    settle(seat.desk)

    [keys] = [one for one in QApplication.topLevelWidgets() if isinstance(one, KeyMap)]
    found = faults(keys)
    [area] = shown(keys, QAbstractScrollArea)
    bar = area.verticalScrollBar()
    had_focus, reached = area.hasFocus(), bar.maximum()
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    moved = bar.value()
    size = keys.size()
    keys.close()
    seat.close()

    assert found == []
    assert (size.width() <= SMALL[0], size.height() <= SMALL[1]) == (True, True)
    assert had_focus
    assert moved > 0 < reached


@pytest.mark.usefixtures("spoken")
def test_the_palette_stays_within_a_small_window(store: Store, tmp_path: Path) -> None:
    seat = Seat(store, Role.SUPERVISOR, tmp_path)
    seat.area()
    seat.resize((SMALLEST.width(), SMALLEST.height()))
    seat.work.open_palette()
    settle(seat.desk)

    box, room = seat.work.palette.geometry(), seat.window.frame.rect()
    for _ in seat.work.palette.hits():
        QTest.keyClick(QApplication.focusWidget() or seat.window, Qt.Key.Key_Down)
    found = faults(seat.work.palette)
    seat.work.palette.put_away()
    seat.close()

    assert room.contains(box), (room, box)
    assert found == []


def test_details_put_away_stay_away_and_come_as_a_drawer_where_there_is_little_room(
    store: Store, tmp_path: Path
) -> None:
    seat = Seat(store, Role.AGENT, tmp_path)
    area = seat.area()
    area.show_ticket(number_of(store, SHOWPIECE))
    seat.resize((1700, 900))
    page = area.ticket
    opener, details = page.header.details, page.details

    assert details.isVisible()
    beside = page.conversation.width()
    opener.click()
    assert not details.isVisible()
    seat.resize(SMALL)
    seat.resize((1700, 900))
    assert not details.isVisible()  # as it was left where there is room
    opener.click()
    seat.resize(SMALL)
    assert not details.isVisible()
    narrow = page.conversation.width()
    opener.click()
    settle(seat.desk)
    assert details.isVisible()
    assert page.conversation.width() == narrow  # the drawer lies over it
    QTest.keyClick(page.conversation, Qt.Key.Key_Escape)
    assert not details.isVisible()
    seat.resize((1700, 900))
    assert details.isVisible()
    assert page.conversation.width() == beside
    seat.close()


def test_the_drawer_gives_way_to_what_is_written(store: Store, tmp_path: Path) -> None:
    seat = Seat(store, Role.AGENT, tmp_path)
    area = seat.area()
    area.show_ticket(number_of(store, SHOWPIECE))
    seat.resize(SMALL)
    opener = area.ticket.header.details
    covered = []
    for command in ("ticket.tags", "ticket.resolve", "ticket.reply"):
        opener.setChecked(True)
        settle(seat.desk)
        seat.work.run(command)
        settle(seat.desk)
        covered += [command] if area.ticket.details.isVisible() else []
    seat.close()

    assert covered == []


def test_tab_passes_the_composer_and_comes_into_the_drawer(store: Store, tmp_path: Path) -> None:
    seat = Seat(store, Role.AGENT, tmp_path)
    area = seat.area()
    area.show_ticket(number_of(store, SHOWPIECE))
    seat.resize(SMALL)
    page = area.ticket
    page.header.details.setFocus()
    page.header.details.click()
    settle(seat.desk)
    met: list[QWidget] = []
    while len(met) < 80 and not any(page.details.isAncestorOf(one) for one in met):
        QTest.keyClick(QApplication.focusWidget() or seat.window, Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget() or seat.window)

    assert page.details.isVisible()
    assert page.composer.writing in met
    assert page.details.isAncestorOf(met[-1])
    page.composer.writing.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(page.composer.writing, "x")
    assert not page.details.isVisible()
    seat.close()


def test_what_is_explained_stands_inside_the_window(store: Store, tmp_path: Path) -> None:
    seat = Seat(store, Role.AGENT, tmp_path)
    area = seat.area()
    area.show_ticket(number_of(store, SHOWPIECE))
    seat.resize(SMALL)
    seat.work.run("ticket.why")  # its anchor is scrolled out of view
    settle(seat.desk)
    [sheet] = shown(seat.window, Popover)
    room, box = seat.window.rect(), sheet.geometry()
    seat.close()

    assert room.contains(box), (room, box)
