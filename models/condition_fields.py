"""What conditions may ask about of the desk's own: name, kind and label of every built-in field.

The server judges conditions of levels on tickets that a sweeping window does not see
(`sql/guard/conditions.sql`), and says why in the same words as the program.
"""

from __future__ import annotations

from typing import Final

FIELDS: Final = (
    ("subject", "text", "subject"),
    ("status", "text", "status"),
    ("priority", "rank", "priority"),
    ("origin", "text", "origin"),
    ("type", "text", "type"),
    ("requester", "text", "requester"),
    ("requester_email", "text", "requester's address"),
    ("requester_groups", "list", "requester's groups"),
    ("account", "text", "account"),
    ("account_tier", "text", "account tier"),
    ("account_manager", "text", "account manager"),
    ("team", "text", "team"),
    ("tier", "number", "tier of the team"),
    ("department", "text", "department"),
    ("assignee", "text", "assignee"),
    ("tags", "list", "tags"),
    ("policy", "text", "SLA policy"),
    ("breached", "list", "breached targets"),
    ("created", "instant", "created"),
    ("updated", "instant", "last change"),
    ("resolved", "instant", "resolved"),
    ("age", "span", "age"),
    ("idle", "span", "time since the last change"),
    ("reopened", "number", "times reopened"),
    ("hold_reason", "text", "reason of the wait"),
    ("message", "text", "requester's latest words"),
    ("tone", "number", "tone of the requester's latest words"),
    ("approval", "text", "latest approval"),
    ("open_tasks", "number", "tasks not ended"),
)


def as_rows() -> str:
    """Write them as rows of SQL: name, kind, label."""
    return ", ".join(
        "(" + ", ".join("'" + one.replace("'", "''") + "'" for one in row) + ")" for row in FIELDS
    )
