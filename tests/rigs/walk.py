"""The walk of everybody through their window, with somebody who looks at every sight."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.bootstrap.rooms import places_for
from desktop.help import HelpWindow
from desktop.main_window.window import MainWindow
from desktop.main_window.workplace import Workplace
from desktop.memory import Memory
from desktop.work import Desk
from desktop.work.clock import DeskClock
from models.vocabulary import Role
from services.time_source import steady_s
from tests.rigs.lived_desk import LATE, LOGINS, SHOWPIECE, actor_of, number_of
from tests.rigs.sight import Sight
from tests.rigs.ticket_sights import TicketTourist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from services.store.work import Store

SIZE: Final = (1280, 720)
TICKETS: Final = {Role.AGENT: SHOWPIECE, Role.SUPERVISOR: LATE, Role.REQUESTER: SHOWPIECE}
"""Who looks into which ticket."""


def desk_of(store: Store, role: Role) -> Desk:
    """Open the desk for somebody of a role, its clock read as signing in does."""
    actor, clock = actor_of(store, LOGINS[role]), DeskClock()
    with store.reading(actor) as work:
        clock.read(work.now, steady_s(), steady_s())
    return Desk(store, actor, clock)


def sights_of(store: Store, tourist: TicketTourist, role: Role) -> Iterator[Sight]:
    """Everything one person comes by, under names that say who it is."""
    ways = [tourist.pages()]
    if role in TICKETS:
        ways += [tourist.ticket(number_of(store, TICKETS[role])), tourist.around()]
    for sight in chain.from_iterable(ways):
        yield Sight(f"{role.value}: {sight.name}", sight.widget)


def walk(
    store: Store, role: Role, folder: Path, look: Callable[[Sight], None], known: set[str]
) -> list[str]:
    """Go everywhere as somebody of a role; returns what Escape did not close.

    Args:
        store: The lived-in desk.
        role: Who walks.
        folder: For what the window remembers.
        look: Called with every sight.
        known: Forms that were opened before, which are not opened again; grows.
    """
    desk = desk_of(store, role)
    window = MainWindow(Memory(folder / f"{role.value}.ini"), "light", is_cover=False)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    tourist = TicketTourist(Workplace(window, desk, places_for(role)), known)
    for sight in sights_of(store, tourist, role):
        look(sight)
    assert desk.close()
    for one in (window, *QApplication.topLevelWidgets()):
        if one is window or isinstance(one, HelpWindow):
            one.hide()
            one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return tourist.stuck
