"""The rest of the tour: every page that no other scene stops at, the help, the keys, the lock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from desktop.tour import hands
from desktop.tour.steps import Pause, Until
from services.errors import NotFoundError

if TYPE_CHECKING:
    from desktop.bootstrap.program import Program
    from desktop.main_window.workplace import Workplace
    from desktop.tour.camera import Camera
    from desktop.tour.steps import Steps

ELSEWHERE: Final = frozenset(
    {"queue", "board", "trail", "evidence", "rules", "firings", "rota", "notifications"}
)
"""Pages that other scenes show in both sizes, with something going on in them."""


def look_at_every_page(program: Program, workplace: Workplace, camera: Camera) -> Steps:
    """Go wherever the rail and the menu of one's own lead."""
    commands = [one.name for one in workplace.commands.known() if one.section == "page"]
    for name in commands:
        key = name.removeprefix("page.")
        if key in ELSEWHERE:
            continue
        workplace.run(name)
        yield Until(f"the page {key} is shown", partial(_is_at, workplace, key))
        yield Pause(700)
        camera.take_all(f"page-{key}", workplace.window)
    yield from _read_help(workplace, camera)
    yield from _lock(program, workplace, camera)


def _is_at(workplace: Workplace, key: str) -> bool:
    return workplace.key() == key


def _read_help(workplace: Workplace, camera: Camera) -> Steps:
    workplace.guidance.show_page("queue")
    window = workplace.guidance.window
    if window is None:
        raise NotFoundError("the tour did not find the help")
    yield Pause(300)
    camera.take_all("help", window)
    window.close()


def _lock(program: Program, workplace: Workplace, camera: Camera) -> Steps:
    """Lock and open again; on the sample desk a press is enough."""
    running = program.running
    lock = running.lock if running is not None else None
    if lock is None:
        raise NotFoundError("the tour did not find the lock")
    yield Until("it is known what the lock asks for", lambda: lock.way)
    workplace.run("app.lock")
    yield Until("the window is locked", lambda: lock.page)
    yield Pause(300)
    camera.take_all("locked", workplace.window)
    if lock.page is not None:
        lock.page.enter.click()
    yield Until("the window opens again", lambda: not lock.is_locked)
    yield Until("no dialog is left", lambda: hands.dialog() is None)
