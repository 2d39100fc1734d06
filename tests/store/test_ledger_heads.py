"""What a line costs does not grow with the desk."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool


@pytest.mark.postgres
def test_a_head_is_found_by_its_index_whatever_wrote_the_line(pg_url: str) -> None:
    """Of a desk with a million tickets every change would read a million heads otherwise."""
    engine = create_engine(pg_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO account (name, tier, active) SELECT 'Account ' || n, 'standard', true"
                " FROM generate_series(1, 50) n"
            )
        )
        connection.execute(text("UPDATE account SET tier = 'vip'"))
        connection.execute(text("SELECT ledger_flush()"))
        read, by_index = connection.execute(
            text(
                "SELECT seq_tup_read, idx_scan FROM pg_stat_xact_all_tables"
                " WHERE relname = 'ledger_head'"
            )
        ).one()
    engine.dispose()
    assert (read, by_index >= 100) == (0, True)
