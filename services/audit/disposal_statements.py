"""What purge and erasure change in the tables; on PostgreSQL functions do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

from services.audit import approvals

if TYPE_CHECKING:
    from services.store.work import Work

ON_SERVER: Final = {
    "purge": text("SELECT records_purge(:of)"),
    "erase_ticket": text("SELECT records_erase_ticket(:of)"),
    "erase_person": text("SELECT records_erase_person(:of)"),
}
_ORPHANS: Final = (
    "DELETE FROM attachment_content WHERE NOT EXISTS"
    " (SELECT 1 FROM attachment a WHERE a.sha256 = attachment_content.sha256)"
)
_THEIRS: Final = "(SELECT id FROM message WHERE ticket_id = :of)"
_UNNAME: Final = (
    "UPDATE message SET author_name = '(erased)'"
    " WHERE ticket_id = :of AND author_kind = 'requester'"
)
_UNTITLE: Final = (
    "UPDATE ticket SET subject = '(erased)', tags = '[]', hold_reason = NULL,"
    " version = version + 1 WHERE id = :of"
)
_UNCOMPLAIN: Final = (
    "UPDATE complaint SET complainant = '(erased)', contact = '(erased)', substance = '(erased)',"
    " remedy = NULL, vulnerability = NULL, reasons = NULL, redress = NULL,"
    " corrective_action = NULL, ombudsman_reference = NULL, version = version + 1"
    " WHERE ticket_id = :of"
)
_UNREASON: Final = (
    "UPDATE ticket_event SET data = json_set(data, '$.reason', '(erased)')"
    " WHERE ticket_id = :of AND json_extract(data, '$.reason') <> '(erased)'"
)
_UNVOTE: Final = (
    "UPDATE approval_vote SET comment = NULL WHERE comment IS NOT NULL"
    " AND approval_id IN (SELECT id FROM approval WHERE ticket_id = :of)"
)
_UNASK: Final = (
    "UPDATE approval SET title = '(erased)' WHERE ticket_id = :of AND task_id IS NULL OR task_id IN"
    " (SELECT id FROM ticket_task WHERE ticket_id = :of AND template_id IS NULL)"
)
_UNTASK: Final = (
    "UPDATE ticket_task SET title = '(erased)', step = json_set(step, '$.title', '(erased)')"
    " WHERE ticket_id = :of AND template_id IS NULL"
)
"""What a template says is the desk's own, and what waits for it finds it by its title."""
_UNRULE: Final = (
    "UPDATE rule_run SET cause = '(erased)', why = '(erased)', did = '(erased)'"
    " WHERE ticket_id = :of"
)
_FORGET: Final = (
    "UPDATE person SET name = 'Erased person ' || id, email = NULL, login = NULL,"
    " password_hash = NULL, active = 0 WHERE id = :of"
)
IN_FILE: Final = {
    "purge": ("DELETE FROM ticket WHERE id = :of", _ORPHANS),
    "erase_ticket": (
        f"DELETE FROM attachment WHERE message_id IN {_THEIRS}",  # noqa: S608 - a constant
        _ORPHANS,
        f"DELETE FROM message_tone WHERE message_id IN {_THEIRS}",  # noqa: S608 - a constant
        "UPDATE message SET body = '(erased)', html = NULL, form = 'plain' WHERE ticket_id = :of",
        _UNNAME,
        "DELETE FROM custom_value WHERE ticket_id = :of",
        "DELETE FROM notice WHERE ticket_id = :of",
        "DELETE FROM outbox_message WHERE ticket_id = :of",
        "DELETE FROM reminder WHERE ticket_id = :of",
        "UPDATE ticket_link SET note = NULL WHERE from_id = :of AND note IS NOT NULL",
        _UNVOTE,
        _UNASK,
        _UNTASK,
        "UPDATE ticket_task SET note = NULL WHERE ticket_id = :of AND note IS NOT NULL",
        _UNRULE,
        _UNREASON,
        _UNCOMPLAIN,
        _UNTITLE,
    ),
    "erase_person": (_FORGET,),
}


def carry_out(work: Work, what: str, row_id: int) -> None:
    """Change the tables; the triggers of the ledger record it like any change.

    Args:
        work: The unit whose entry approves it; the entry is written already.
        what: `purge`, `erase_ticket` or `erase_person`.
        row_id: Of the ticket or the person.
    """
    session = work.session
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(ON_SERVER[what], {"of": row_id})
    else:
        approvals.use(work, what, row_id)
        session.flush()
        for statement in IN_FILE[what]:
            clause = text(statement)
            session.execute(clause, {"of": row_id} if ":of" in statement else {})
    session.expunge_all()
    work.forget()
