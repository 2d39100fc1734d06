"""What the window needs to open a desk, imported in one go away from the window."""

# ruff: noqa: PLC0415 - a page is imported when somebody goes there, or when there is time

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.bootstrap.lock import Lock
from desktop.bootstrap.opening import OpenDesk
from desktop.bootstrap.queue_area import QueueArea
from desktop.bootstrap.seat import Seat
from desktop.bootstrap.taste_keeper import TasteKeeper
from desktop.bootstrap.ticket_windows import TicketWindows
from desktop.main_window.places import Place
from desktop.main_window.workplace import Workplace
from desktop.text import tr
from models.vocabulary import Role
from services.access.permissions import ALLOWED, Act

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.commands import Commands
    from desktop.work import Desk


def _board(desk: Desk, commands: Commands) -> QWidget:
    from desktop.dashboard import BoardPage

    return BoardPage(desk, commands)


def _trail(desk: Desk, commands: Commands) -> QWidget:
    from desktop.audit import TrailPage

    return TrailPage(desk, commands)


def _evidence(desk: Desk, commands: Commands) -> QWidget:
    from desktop.reports import EvidencePage

    return EvidencePage(desk, commands)


def _policies(desk: Desk, commands: Commands) -> QWidget:
    from desktop.policies import PoliciesPage

    return PoliciesPage(desk, commands)


def _rules(desk: Desk, commands: Commands) -> QWidget:
    from desktop.rules import RulesPage

    return RulesPage(desk, commands)


def _firings(desk: Desk, commands: Commands) -> QWidget:
    from desktop.firings import FiringsPage

    return FiringsPage(desk, commands)


def _rota(desk: Desk, commands: Commands) -> QWidget:
    from desktop.rota import RotaPage

    return RotaPage(desk, commands)


def _people(desk: Desk, commands: Commands) -> QWidget:
    from desktop.people import PeoplePage

    return PeoplePage(desk, commands)


def _notifications(desk: Desk, commands: Commands) -> QWidget:
    from desktop.notifications import NotificationsPage

    return NotificationsPage(desk, commands)


def _procedures(desk: Desk, commands: Commands) -> QWidget:
    from desktop.procedures import ProceduresPage

    return ProceduresPage(desk, commands)


def _articles(desk: Desk, commands: Commands) -> QWidget:
    from desktop.articles import ArticlesPage

    return ArticlesPage(desk, commands)


def _inbox(desk: Desk, commands: Commands) -> QWidget:
    from desktop.inbox import InboxPage

    return InboxPage(desk, commands)


def _settings(desk: Desk, commands: Commands) -> QWidget:
    from desktop.settings import SettingsPage
    from desktop.ticket.drafts import address_of, drafts_of

    places = (one for one in places_for(desk.actor.role) if commands.may(f"page.{one.key}"))
    starts = [(place.key, tr(place.words)) for place in places if place.key != "settings"]
    page = SettingsPage(desk, commands, starts)

    def give(address: str) -> None:
        page.keep_drafts_in(drafts_of(desk.actor, address))

    desk.ask(address_of, then=give, receiver=page)
    return page


PLACES: Final = (
    Place("queue", "inbox", "Queues", QueueArea),
    Place("board", "layout-dashboard", "Board", _board),
    Place("trail", "scroll-text", "Trail", _trail),
    Place("evidence", "shield-check", "Evidence", _evidence),
    Place("policies", "scale", "Policies", _policies),
    Place("rules", "workflow", "Rules", _rules),
    Place("firings", "bell-ring", "Escalations", _firings),
    Place("rota", "phone", "On call", _rota),
    Place("tasks", "list-checks", "Tasks", _procedures),
    Place("articles", "book-open", "Articles", _articles),
    Place("people", "users", "People", _people),
    Place("inbox", "bell", "Inbox", _inbox),
    Place("notifications", "bell-ring", "Notifications", _notifications, in_rail=False),
    Place("settings", "settings", "Settings", _settings, in_rail=False),
)
FIRST: Final = {
    Role.SUPERVISOR: "board",
    Role.ADMINISTRATOR: "board",
    Role.COMPLIANCE: "trail",
    Role.AUDITOR: "trail",
    Role.RECORDS: "trail",
}
"""Where a role begins; everybody else begins at the queues."""


def places_for(role: Role) -> tuple[Place, ...]:
    """Return the pages in the order of the rail; those a role may not see are left out there."""
    hidden = set() if role in ALLOWED[Act.READ_TRAIL] else {"evidence"}
    if role not in ALLOWED[Act.WORK_TICKET] | ALLOWED[Act.SUPERVISE]:
        hidden.add("tasks")
    shown = tuple(place for place in PLACES if place.key not in hidden)
    if role is not Role.REQUESTER:
        return shown
    return tuple(
        replace(place, words="My requests") if place.key == "queue" else place for place in shown
    )


def first_for(role: Role, wanted: str, commands: Commands) -> str:
    """Return where a person begins: where they want to, if they may go there."""
    known = {place.key for place in places_for(role)}
    if wanted in known and commands.may(f"page.{wanted}"):
        return wanted
    return FIRST.get(role, "queue")


def import_the_rest() -> None:
    """Import the other pages while nobody waits, so that going there is quick."""
    import desktop.articles
    import desktop.audit
    import desktop.dashboard
    import desktop.firings
    import desktop.inbox
    import desktop.notifications
    import desktop.people
    import desktop.policies
    import desktop.procedures
    import desktop.reports
    import desktop.rota
    import desktop.rules
    import desktop.settings  # noqa: F401 - for its effect, as those above
    from services.reports import leftovers

    leftovers.clear()  # of exports that were killed, here or in another window


__all__ = [
    "FIRST",
    "Lock",
    "OpenDesk",
    "Seat",
    "TasteKeeper",
    "TicketWindows",
    "Workplace",
    "first_for",
    "import_the_rest",
    "places_for",
]
