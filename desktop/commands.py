"""Everything the window can be told to do, once: text, shortcut, icon and who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop import theme
from desktop.text import tr
from services.access.permissions import ALLOWED, Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from models.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    Attributes:
        name: Stable name, "section.verb". text: What it does, in English, for `tr`.
        icon: A file of resources/icons. shortcut: Portable key sequence, or empty.
        act: What one must be allowed to do; None for everybody. Others see neither entry nor
            button, and the use case refuses them as well.
    """

    name: str
    text: str
    icon: str
    shortcut: str = ""
    act: Act | None = Act.WORK_TICKET

    @property
    def section(self) -> str:
        """The part of the key map it stands in: page, ticket or app."""
        return self.name.partition(".")[0]


COMMANDS: Final = (
    Command("page.queue", "Go to the queues", "inbox", "G, Q", None),
    Command("page.board", "Go to the board", "layout-dashboard", "G, B", Act.SUPERVISE),
    Command("page.trail", "Go to the audit trail", "scroll-text", "G, T", Act.READ_TRAIL),
    Command("page.evidence", "Go to evidence and records", "shield-check", "G, V", Act.READ_TRAIL),
    Command("page.policies", "Go to the policies", "scale", "G, P", Act.SUPERVISE),
    Command("page.rules", "Go to the rules and paths", "workflow", "G, R", Act.SUPERVISE),
    Command("page.firings", "Go to the escalations", "bell-ring", "G, E", Act.SUPERVISE),
    Command("page.rota", "Go to who is on call", "phone", "G, C"),
    Command("page.tasks", "Go to tasks and approvals", "list-checks", "G, K", None),
    Command("page.articles", "Go to the articles", "book-open", "G, A", None),
    Command("page.people", "Go to the people", "users", "G, L", Act.MANAGE_PEOPLE),
    Command("page.inbox", "Go to my inbox", "bell", "G, I", None),
    Command("page.notifications", "Choose how I am told", "bell-ring", "G, N"),
    Command("page.settings", "Open the settings", "settings", "Ctrl+,", None),
    Command("ticket.new", "New ticket", "plus", "Ctrl+N", Act.OPEN_TICKET),
    Command("ticket.next", "Next ticket", "arrow-down", "J", None),
    Command("ticket.previous", "Previous ticket", "arrow-up", "K", None),
    Command("ticket.open", "Open in a window of its own", "external-link", "Ctrl+Shift+O", None),
    Command("ticket.select", "Select the ticket", "list-checks", "X"),
    Command("ticket.reply", "Reply to the requester", "reply", "R", Act.REPLY),
    Command("ticket.note", "Write an internal note", "sticky-note", "N"),
    Command("ticket.assign", "Assign", "user-check", "A"),
    Command("ticket.status", "Change the status", "circle-dot", "S"),
    Command("ticket.priority", "Change the priority", "flag", "P"),
    Command("ticket.kind", "Change the type", "layers", "Shift+K"),
    Command("ticket.hold", "Place on hold", "circle-pause", "H"),
    Command("ticket.resolve", "Resolve", "circle-check", "Ctrl+Shift+Return"),
    Command("ticket.acknowledge", "Acknowledge: stop the escalation", "hand", "Ctrl+Shift+A"),
    Command("ticket.snooze", "Snooze its alerts for 10 minutes", "alarm-clock", "Ctrl+Shift+Z"),
    Command("ticket.escalate", "Escalate now", "trending-up", "Ctrl+Shift+E"),
    Command("ticket.drill", "Start a fire drill", "megaphone", "", Act.SUPERVISE),
    Command("ticket.end_drill", "End the fire drill", "circle-check", "", Act.SUPERVISE),
    Command("ticket.macro", "Run a macro", "sparkles", "M"),
    Command("ticket.prepared", "Make canned replies and macros", "pencil", "Shift+M"),
    Command("ticket.tags", "Change the tags", "tag", "T"),
    Command("ticket.link", "Link with another ticket", "link", "L"),
    Command("ticket.merge", "Merge into another ticket", "git-merge", "Ctrl+Shift+M"),
    Command("ticket.follow", "Follow, or no more", "eye", "W"),
    Command("ticket.aside", "Put aside until later", "clock", "Z"),
    Command("ticket.remind", "Remind me later", "calendar-clock", "Shift+Z"),
    Command("ticket.procedure", "Start a procedure", "list-checks", "Shift+P"),
    Command("ticket.approval", "Ask for approval", "user-check", "Shift+A"),
    Command("ticket.forward", "Forward by mail", "mail", "F"),
    Command("ticket.proof", "Show the SLA proof", "timer", "F9", None),
    Command("ticket.print", "Print to a PDF", "printer", "Ctrl+P", Act.EXPORT),
    Command("ticket.timeline", "Show the timeline of everything", "history", "Shift+T"),
    Command("ticket.why", "Why this policy, why this assignee", "circle-help", "Y"),
    Command("ticket.undo", "Undo what was just done", "undo-2", "Ctrl+Z", None),
    Command("ticket.refresh", "Refresh", "refresh-cw", "F5", None),
    Command("app.palette", "Find a command or a ticket", "search", "Ctrl+K", None),
    Command("app.keys", "Show the keys", "keyboard", "?", None),
    Command("app.help", "Open the help of this screen", "circle-help", "F1", None),
    Command("app.watchers", "Show who watches the deadlines", "radio"),
    Command("app.theme", "Switch between light and dark", "moon", "Ctrl+Shift+L", None),
    Command("app.lock", "Lock the window", "lock", "Ctrl+Alt+L", None),
    Command("app.rail", "Fold or unfold the rail", "panel-left", "Ctrl+Shift+B", None),
    Command("app.sign_out", "Sign out", "log-out", "", None),
    Command("app.quit", "Quit Vigildesk", "x", "Ctrl+Q", None),
)


EVERYWHERE: Final = ("app.help", "app.keys", "app.lock")
"""Work from every window and dialog of the program: main_window.guidance lends them."""


class Commands(QObject):
    """The commands of one window as actions; whoever does one binds a function to it."""

    def __init__(self, window: QWidget, role: Role) -> None:
        """Give the window every action its person may use; unbound ones stay disabled."""
        super().__init__(window)
        self._commands = {c.name: c for c in COMMANDS if _may(role, c)}
        self._actions = {c.name: _action(c, self) for c in self._commands.values()}
        self._bound: dict[str, Callable[[], object]] = {}
        self._window = window
        self._is_suspended = False
        window.addActions(list(self._actions.values()))

    def action(self, name: str) -> QAction:
        """Return the action for buttons and menus.

        Raises:
            KeyError: There is no such command, or this role may not use it.
        """
        return self._actions[name]

    def may(self, name: str) -> bool:
        """Tell whether the person may use the command at all."""
        return name in self._actions

    def bind(self, name: str, slot: Callable[[], object]) -> None:
        """Let `slot` do the command from now on; a later binding takes its place.

        A command that this role may not use is left alone.
        """
        if name not in self._actions:
            return
        self._bound[name] = slot
        self._actions[name].setEnabled(True)

    def prefer(self, name: str, slot: Callable[[], bool]) -> None:
        """Let `slot` have a bound command first; where it answers False, the former one does it."""
        before = self._bound.get(name)
        if before is not None:
            self.bind(name, lambda: slot() or before())

    def enable(self, names: Iterable[str], *, on: bool) -> None:
        """Grey commands out while they make no sense (no ticket, no database)."""
        for name in names:
            if name in self._bound:
                self._actions[name].setEnabled(on)

    def available(self) -> list[Command]:
        """Return what could be done now, in the order of the table."""
        return [c for c in self._commands.values() if self._actions[c.name].isEnabled()]

    def known(self) -> list[Command]:
        """Return what this person may do at all, in the order of the table."""
        return list(self._commands.values())

    def suspend(self, *, on: bool) -> None:
        """Let no key and no button do anything while the window is locked."""
        self._is_suspended = on
        for action in self._actions.values():
            if on:
                self._window.removeAction(action)
            else:
                self._window.addAction(action)

    def keys(self, name: str) -> str:
        """Return the keys of a command as the person's system writes them; empty without."""
        shortcut = self._commands[name].shortcut if name in self._commands else ""
        return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)

    def run(self, name: str) -> None:
        """Do the command, as the palette does."""
        slot = self._bound.get(name)
        if slot is not None and not self._is_suspended and self._actions[name].isEnabled():
            slot()


def _may(role: Role, command: Command) -> bool:
    return command.act is None or role in ALLOWED[command.act]


def _action(command: Command, commands: Commands) -> QAction:
    action = QAction(tr(command.text), commands)
    action.setObjectName(command.name)
    action.setEnabled(False)
    action.setShortcut(QKeySequence(command.shortcut))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    theme.set_icon(action, command.icon)
    action.triggered.connect(lambda: commands.run(command.name))
    return action
