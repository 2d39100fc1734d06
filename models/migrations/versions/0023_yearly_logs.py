"""A log for each year; what a desk has so far is its first, under the name it has."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
YEAR = {
    "postgresql": "EXTRACT(YEAR FROM started_at AT TIME ZONE 'UTC')::bigint",
    "sqlite": "CAST(strftime('%Y', started_at) AS INTEGER)",
}
GUARDS = {
    "postgresql": (
        """CREATE TRIGGER ledger_shard_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
        ON ledger_shard FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""",
        "ALTER TABLE ledger_shard ENABLE ALWAYS TRIGGER ledger_shard_is_append_only",
    ),
    "sqlite": (
        """CREATE TRIGGER ledger_shard_is_never_changed BEFORE UPDATE ON ledger_shard
        BEGIN SELECT RAISE(ABORT, 'the logs of the years are never changed'); END""",
        """CREATE TRIGGER ledger_shard_is_never_deleted BEFORE DELETE ON ledger_shard
        BEGIN SELECT RAISE(ABORT, 'the logs of the years are never changed'); END""",
    ),
}


def upgrade() -> None:
    """Create the table, and enter the log that there is."""
    dialect = op.get_context().dialect.name
    op.create_table(
        "ledger_shard",
        sa.Column("start", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("name", sa.String(110), nullable=False),
        sa.Column("year", BIG_ID, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("start", name=op.f("pk_ledger_shard")),
        sa.UniqueConstraint("name", name=op.f("uq_ledger_shard_name")),
    )
    op.execute(
        "INSERT INTO ledger_shard (start, name, year, opened_at)"  # noqa: S608 - constants
        f" SELECT 0, name, {YEAR[dialect]}, started_at FROM ledger_log"
    )
    for statement in GUARDS[dialect]:
        op.execute(statement)


def downgrade() -> None:
    """Forget the years; what was sealed after a turn does not verify without them."""
    op.drop_table("ledger_shard")
