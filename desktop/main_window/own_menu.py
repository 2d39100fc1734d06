"""The menu of one's own: who is signed in, the look of the window, and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.memory import STAYS_IN_TRAY
from desktop.text import tr
from models.vocabulary import Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from desktop.commands import Commands
    from desktop.memory import Memory
    from services.store.work import Actor

ROLES: Final = {
    Role.REQUESTER: "Requester",
    Role.AGENT: "Agent",
    Role.SUPERVISOR: "Supervisor",
    Role.COMPLIANCE: "Compliance officer",
    Role.AUDITOR: "Auditor",
    Role.RECORDS: "Records manager",
    Role.ADMINISTRATOR: "Administrator",
    Role.WATCHER: "Watcher",
}
ENTRIES: Final = ("page.notifications", "app.theme", "app.keys", "", "app.sign_out", "app.quit")


def fill_own_menu(menu: QMenu, commands: Commands, actor: Actor, memory: Memory) -> None:
    """Write the menu anew for this person."""
    menu.clear()
    name = menu.addAction(f"{actor.name} · {tr(ROLES[actor.role])}")
    name.setEnabled(False)
    menu.addSeparator()
    for entry in ENTRIES:
        if entry and commands.may(entry):
            menu.addAction(commands.action(entry))
        elif not entry:
            _add_tray_choice(menu, memory)
            menu.addSeparator()


def _add_tray_choice(menu: QMenu, memory: Memory) -> None:
    """Let closing the window end the program, for those who want that."""
    stays = menu.addAction(tr("Keep watching in the tray when closed"))
    stays.setCheckable(True)
    stays.setChecked(memory.flag(STAYS_IN_TRAY, otherwise=True))
    stays.toggled.connect(lambda chosen: memory.keep(STAYS_IN_TRAY, chosen))
