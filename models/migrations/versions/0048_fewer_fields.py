"""Lines of new and removed rows have fewer fields: what nobody writes is one field together.

Lines that are there keep theirs. A field takes two hashes, and most columns are numbers, instants
and words of closed lists.
"""

from pathlib import Path

from alembic import op

from models.migrations.capture import forget_words, name_words

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

SQL = Path(__file__).parent.parent / "sql"
WORDS = {
    "account": "name,tier",
    "department": "name",
    "person": "name,email,login",
    "team": "name,ola",
    "role_request": "reason",
    "calendar": "name",
    "calendar_version": "timezone,weekly,holidays,overrides,published_by",
    "policy": "name",
    "policy_version": "conditions,pause_statuses,options,published_by,note",
    "policy_target": "duration,warn_before",
    "escalation_path": "name",
    "escalation_level": "name,offset,settings,conditions,ack_within",
    "ticket": "subject,kind,hold_reason,tags,policy_reason",
    "ticket_event": "data",
    "message": "author_name,body,html",
    "attachment": "name,media_type,sha256,content_id,found_type",
    "custom_field": "key,label,choices",
    "custom_value": "value",
    "clock": "breach_cause",
    "firing": "detail",
    "ticket_link": "linked_by,note",
    "ticket_merge": "merged_by",
    "reminder": "note",
    "task_template": "name,about,steps",
    "ticket_task": "title,step,ended_by,note",
    "approval": "title,asked_by",
    "approval_vote": "comment",
    "complaint_regime": "name,duties,published_by",
    "complaint": (
        "opened_by,complainant,contact,received_by,substance,product,remedy,vulnerability,reasons,"
        "decided_by,currency,redress,rights_version,root_cause,corrective_action,ombudsman_reference,closed_by"
    ),
    "letter_template": "name,language,title,paragraphs,published_by",
    "complaint_letter": "sent_by,name,sha256,missing",
    "saved_view": "name,conditions,sorted_by,columns,grouped_by",
    "canned_reply": "name,body",
    "macro": "name,actions",
    "article": "title,keywords,body,changed_by",
    "article_wording": "title,keywords,body,saved_by",
    "setting": "key,value",
    "rule": "name",
    "rule_version": "trigger,conditions,actions,note,published_by",
    "rota": "name,timezone",
    "rota_layer": "name,people,handover,hours",
    "rota_override": "source,reason",
    "retention_class": "name,basis,types,tags,counts_from",
    "legal_hold": "matter,custodian,scope,placed_by",
    "disposal_approval": "what,approved_login,used_by,used_for",
    "review": "seed,scope,statement",
    "review_item": "finding",
    "channel": "name",
}
"""Columns of what people write, of each audited table; each stays a field of its own."""


def upgrade() -> None:
    """Let the triggers name the words; the lines of a file are made by the program."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _lay("ledger_grouped", "ledger_flush()", "ledger_entry()", "ledger_settle()")
        name_words(WORDS)
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def downgrade() -> None:
    """Bring back the functions that make every column a field."""
    if op.get_context().dialect.name == "postgresql":
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _lay("ledger_ordered", "ledger_flush()")
        _lay("ledger_together", "ledger_entry()", "ledger_settle()")
        forget_words()
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def _lay(file: str, *names: str) -> None:
    for part in (SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n"):
        for name in names:
            at = part.find(f"FUNCTION {name} RETURNS")
            if at >= 0:
                op.execute("CREATE OR REPLACE " + part[at:])
