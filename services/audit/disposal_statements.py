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
_FORGET: Final = (
    "UPDATE person SET name = 'Erased person ' || id, email = NULL, login = NULL,"
    " password_hash = NULL, active = 0 WHERE id = :of"
)
IN_FILE: Final = {
    "purge": ("DELETE FROM ticket WHERE id = :of", _ORPHANS),
    "erase_ticket": (
        f"DELETE FROM attachment WHERE message_id IN {_THEIRS}",  # noqa: S608 - a constant
        _ORPHANS,
        "UPDATE message SET body = '(erased)' WHERE ticket_id = :of",
        _UNNAME,
        "DELETE FROM custom_value WHERE ticket_id = :of",
        "DELETE FROM notice WHERE ticket_id = :of",
        "DELETE FROM outbox_message WHERE ticket_id = :of",
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
        for statement in IN_FILE[what]:
            clause = text(statement)
            session.execute(clause, {"of": row_id} if ":of" in statement else {})
    session.expunge_all()
    work.forget()
