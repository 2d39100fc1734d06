"""The names of the fields that conditions are put together from, as a list offers them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.text import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from services.rules.kinds import Field

NAMES: Final[dict[str, Callable[[], str]]] = {
    "subject": lambda: tr("Subject"),
    "status": lambda: tr("Status"),
    "priority": lambda: tr("Priority"),
    "origin": lambda: tr("Origin"),
    "type": lambda: tr("Type"),
    "requester": lambda: tr("Requester"),
    "requester_email": lambda: tr("Requester's address"),
    "requester_groups": lambda: tr("Requester's groups"),
    "account": lambda: tr("Account"),
    "account_tier": lambda: tr("Tier of the account"),
    "account_manager": lambda: tr("Account manager"),
    "team": lambda: tr("Team"),
    "tier": lambda: tr("Tier of the team"),
    "department": lambda: tr("Department"),
    "assignee": lambda: tr("Assignee"),
    "tags": lambda: tr("Tags"),
    "policy": lambda: tr("Policy"),
    "breached": lambda: tr("Breached targets"),
    "created": lambda: tr("Created"),
    "updated": lambda: tr("Updated"),
    "resolved": lambda: tr("Resolved"),
    "age": lambda: tr("Age"),
    "idle": lambda: tr("Time since the last change"),
    "reopened": lambda: tr("Times reopened"),
    "hold_reason": lambda: tr("Reason of the wait"),
    "message": lambda: tr("Requester's latest message"),
    "tone": lambda: tr("Tone of the requester"),
    "approval": lambda: tr("Latest approval"),
    "open_tasks": lambda: tr("Tasks not ended"),
}


def named(fields: Iterable[Field]) -> list[Field]:
    """Return fields under the names of the window's language; the site's own keep theirs."""
    return [
        replace(one, label=NAMES[one.name]()) if one.name in NAMES and not one.stored else one
        for one in fields
    ]
