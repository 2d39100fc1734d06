"""The menu of one's own: who is signed in, the look of the window, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.language import LANGUAGES
from desktop.memory import LANGUAGE, STAYS_IN_TRAY
from desktop.spoken.roles import ROLES
from desktop.text import tr, unmarked

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from desktop.commands import Commands
    from desktop.memory import Memory
    from services.store.work import Actor

ENTRIES: Final = (
    "page.settings",
    "page.notifications",
    "app.theme",
    "app.help",
    "app.keys",
    "",
    "app.lock",
    "app.sign_out",
    "app.quit",
)


def fill_own_menu(
    menu: QMenu, commands: Commands, actor: Actor, memory: Memory, said: Callable[[str], object]
) -> None:
    """Write the menu anew for this person; `said` shows a sentence at the window's foot."""
    menu.clear()
    name = menu.addAction(unmarked(f"{actor.name} · {tr(ROLES[actor.role])}"))
    name.setEnabled(False)
    menu.addSeparator()
    for entry in ENTRIES:
        if entry and commands.may(entry):
            menu.addAction(commands.action(entry))
        elif not entry:
            _add_languages(menu, memory, said)
            _add_tray_choice(menu, memory)
            menu.addSeparator()


def _add_languages(menu: QMenu, memory: Memory, said: Callable[[str], object]) -> None:
    """Let the person choose what the window speaks; it does from its next start."""
    languages = menu.addMenu(tr("Language"))
    chosen = memory.text(LANGUAGE)
    for code, name in (("", tr("As the desktop")), *LANGUAGES.items()):
        entry = languages.addAction(name)
        entry.setCheckable(True)
        entry.setChecked(code == chosen)
        entry.triggered.connect(lambda _=False, code=code: _choose(code, languages, memory, said))


def _choose(code: str, menu: QMenu, memory: Memory, said: Callable[[str], object]) -> None:
    memory.keep(LANGUAGE, code)
    for entry, known in zip(menu.actions(), ("", *LANGUAGES), strict=True):
        entry.setChecked(known == code)
    said(tr("The window speaks it from its next start."))


def _add_tray_choice(menu: QMenu, memory: Memory) -> None:
    """Let closing the window end the program, for those who want that."""
    stays = menu.addAction(tr("Keep watching in the tray when closed"))
    stays.setCheckable(True)
    stays.setChecked(memory.flag(STAYS_IN_TRAY, otherwise=True))
    stays.toggled.connect(lambda chosen: memory.keep(STAYS_IN_TRAY, chosen))
