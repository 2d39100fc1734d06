"""What people may do at the desk, in a word."""

from __future__ import annotations

from typing import Final

from desktop.text import tr
from models.vocabulary import Role

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
"""In English, for `tr`."""


def role_words(role: Role) -> str:
    """Say a role in the language of the window."""
    return tr(ROLES[role])
