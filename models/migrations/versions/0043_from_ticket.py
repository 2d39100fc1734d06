"""Say from which ticket on a published version counts, and its policy's place in the order.

What was published for new tickets only counted for open ones as well once anything happened to
them. What is published already goes on counting for all. The places are those that the policies
have: the ledger knows them, and is told of no change. Where a downgrade took the columns away, the
ledger says what stood in them.
"""

import json

import sqlalchemy as sa
from alembic import op

from models.migrations.capture import audit_table, stop_auditing

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AUDITED = {"calendar_version": "calendar", "policy_version": "policy"}
ADDED = (
    ("calendar_version", "from_ticket"),
    ("policy_version", "from_ticket"),
    ("policy_version", "position"),
)
RECORDED = (
    "SELECT CAST(fields AS TEXT) FROM ledger_line WHERE entry_id IS NULL"
    " AND (subject LIKE 'policy/%' OR subject LIKE 'calendar/%') ORDER BY id"
)


def upgrade() -> None:
    """Add the columns; the guard is laid anew as well."""
    for table in AUDITED:
        stop_auditing(table)
    for table, name in ADDED:
        op.add_column(table, sa.Column(name, BIG_ID, server_default="0", nullable=False))
    op.execute(
        "UPDATE policy_version SET position ="
        " (SELECT p.position FROM policy p WHERE p.id = policy_version.policy_id)"
    )
    if not op.get_context().as_sql:
        _bring_back()
    for table, subject in AUDITED.items():
        audit_table(table, subject, by=f"{subject}_id")


def _bring_back() -> None:
    """Write what the ledger recorded of these columns; of a desk that never had them, nothing."""
    for fields in op.get_bind().scalars(sa.text(RECORDED)).all():
        said = dict(json.loads(one) for one in json.loads(fields) if isinstance(one, str))
        of, _, number = str(said.get("row")).partition("/")
        for table, name in ADDED:
            alone = said.get(f"column:{name}") or {}
            # since 0048 what nobody writes is one field together
            together = (said.get("columns") or {}).get("after") or {}
            value = alone.get("after", together.get(name))
            if of == table and value is not None:
                row = sa.table(table, sa.column("id"), sa.column(name))
                given = {name: int(value)}
                op.execute(sa.update(row).where(row.c.id == int(number)).values(given))


def downgrade() -> None:
    """Take the columns away."""
    for table in AUDITED:
        stop_auditing(table)
    for table, name in reversed(ADDED):
        op.drop_column(table, name)
    for table, subject in AUDITED.items():
        audit_table(table, subject, by=f"{subject}_id")
