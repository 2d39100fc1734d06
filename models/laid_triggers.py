"""The triggers that migrations lay on the tables of a shared desk, by name.

`tests/store/test_doctor_laid.py` holds them against a desk that was just made. Those of
`migrations/sql/guard` are not here: they are laid anew at every upgrade.
"""

from __future__ import annotations

from typing import Final

CAPTURED: Final = (
    "account",
    "approval",
    "approval_vote",
    "article",
    "article_wording",
    "attachment",
    "calendar",
    "calendar_version",
    "canned_reply",
    "channel",
    "clock",
    "complaint",
    "complaint_due",
    "complaint_letter",
    "complaint_regime",
    "custom_field",
    "custom_value",
    "department",
    "disposal_approval",
    "escalation_level",
    "escalation_path",
    "firing",
    "legal_hold",
    "legal_hold_member",
    "letter_template",
    "macro",
    "mention",
    "message",
    "person",
    "policy",
    "policy_target",
    "policy_version",
    "reminder",
    "retention_class",
    "review",
    "review_item",
    "role_request",
    "rota",
    "rota_layer",
    "rota_override",
    "rule",
    "rule_version",
    "saved_view",
    "setting",
    "task_template",
    "team",
    "team_member",
    "ticket",
    "ticket_event",
    "ticket_link",
    "ticket_merge",
    "ticket_snooze",
    "ticket_task",
    "ticket_watcher",
)
"""Tables whose every change is a line of the ledger, and which nobody empties."""
OTHERS: Final = {
    "attachment": ("attachment_is_searchable",),
    "audit_entry": (
        "audit_entry_becomes_a_line",
        "audit_entry_is_append_only",
        "audit_entry_only_blanks",
    ),
    "custom_value": ("custom_value_is_searchable",),
    "disposal_approval": ("disposal_approval_claims_nothing",),
    "ledger_checkpoint": ("ledger_checkpoint_stays",),
    "ledger_key": ("ledger_key_is_append_only",),
    "ledger_leaf": ("ledger_leaf_is_append_only",),
    "ledger_line": (
        "ledger_line_is_append_only",
        "ledger_line_only_withholds",
    ),
    "ledger_pending": ("ledger_pending_is_settled",),
    "ledger_shard": ("ledger_shard_is_append_only",),
    "message": ("message_is_searchable",),
    "ticket": (
        "ticket_is_disposed_of_by_approval",
        "ticket_is_searchable",
        "ticket_on_hold_stays",
    ),
    "ticket_event": (
        "ticket_event_goes_with_its_ticket",
        "ticket_event_is_append_only",
        "ticket_event_only_loses_words",
    ),
}


def names() -> set[tuple[str, str]]:
    """Return table and name of each trigger."""
    captured = {
        (table, f"{table}_is_{what}")
        for table in CAPTURED
        for what in ("captured", "never_emptied")
    }
    return captured | {(table, name) for table, given in OTHERS.items() for name in given}
