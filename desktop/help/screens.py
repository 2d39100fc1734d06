"""Which page of the help belongs to what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SCREENS: Final = (
    "start",
    "queue",
    "views",
    "ticket",
    "new-ticket",
    "proof",
    "search",
    "requests",
    "inbox",
    "notifications",
    "board",
    "firings",
    "drill",
    "rota",
    "watching",
    "policies",
    "rules",
    "tasks",
    "paths",
    "trail",
    "evidence",
    "articles",
    "complaints",
    "people",
    "settings",
    "lock",
    "keys",
    "fault",
)
"""The pages in the order of the contents: resources/help/KEY.md, in German KEY.de.md."""
OF_CLASS: Final = {
    "Welcome": "start",
    "SignInPage": "start",
    "LockPage": "lock",
    "LeaveDialog": "lock",
    "QueueArea": "queue",
    "QueuePage": "queue",
    "ViewDialog": "views",
    "TicketPage": "ticket",
    "FileDialog": "ticket",
    "FileSheet": "ticket",
    "PaperSheet": "trail",
    "PendingSheet": "ticket",
    "LetterSheet": "complaints",
    "TimelineSheet": "ticket",
    "PreparedDialog": "ticket",
    "NewTicketDialog": "new-ticket",
    "ProofSheet": "proof",
    "Palette": "search",
    "InboxPage": "inbox",
    "NotificationsPage": "notifications",
    "AbsenceDialog": "notifications",
    "BoardPage": "board",
    "FiringsPage": "firings",
    "DrillDialog": "drill",
    "RotaPage": "rota",
    "RotaDialog": "rota",
    "SwapDialog": "rota",
    "ImportDialog": "rota",
    "NewRequesterDialog": "new-ticket",
    "WatchersDialog": "watching",
    "PoliciesPage": "policies",
    "HolidaysDialog": "policies",
    "RulesPage": "rules",
    "RuleDialog": "rules",
    "ProceduresPage": "tasks",
    "TemplateDialog": "tasks",
    "PathsView": "paths",
    "TrailPage": "trail",
    "ExportDialog": "trail",
    "EvidencePage": "evidence",
    "HoldDialog": "evidence",
    "SecondDialog": "evidence",
    "ArticlesPage": "articles",
    "ArticleDialog": "articles",
    "WordingsDialog": "articles",
    "ComplaintForm": "complaints",
    "PeoplePage": "people",
    "AddDialog": "people",
    "RoleDialog": "people",
    "PasswordDialog": "people",
    "TeamDialog": "people",
    "SkillDialog": "people",
    "GroupDialog": "people",
    "SettingsPage": "settings",
    "KeyMap": "keys",
    "CrashDialog": "fault",
}
"""By the class of a page or a dialog; a test holds that none is missing."""
FOR_REQUESTERS: Final = {"queue": "requests"}
"""A requester's queue is another screen than an agent's."""


def screen_of(widget: QWidget | None, *, is_requester: bool = False) -> str:
    """Return the key of the help page for where the focus is; empty where nothing is known.

    Args:
        widget: What has the focus, or any widget of the screen.
        is_requester: The person asks for help and gives none.
    """
    while widget is not None:
        key = next((OF_CLASS[one] for one in _names(widget) if one in OF_CLASS), "")
        if key:
            return FOR_REQUESTERS.get(key, key) if is_requester else key
        widget = widget.parentWidget()
    return ""


def _names(widget: QWidget) -> list[str]:
    return [one.__name__ for one in type(widget).__mro__]
