"""Desks whose large tables are parted by month, and what the server knows of their parts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import func, select, text

from models.registry import Base
from services.store import partitions
from services.time_source import workstation_now

if TYPE_CHECKING:
    from sqlalchemy import Engine

AGO: Final = timedelta(days=62)
PARTS: Final = """SELECT inhrelid::regclass::text FROM pg_inherits
    WHERE inhparent = 'public.{table}'::regclass"""
ATTEMPTS: Final = (
    "SELECT 1 FROM {part}",
    "INSERT INTO {part} DEFAULT VALUES",
    "UPDATE {part} SET at = now()",
    "DELETE FROM {part}",
    "TRUNCATE {part}",
    "ALTER TABLE {part} DISABLE TRIGGER ALL",
)
GRANTED: Final = """SELECT c.oid::regclass::text, a.grantee::regrole::text FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
    WHERE n.nspname ~ '^m[0-9]' AND a.grantee <> c.relowner"""
OWNERS: Final = """SELECT DISTINCT c.relname, c.relowner::regrole::text, c.relrowsecurity
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname ~ '^m[0-9]' AND c.relkind = 'r'"""
SCHEMAS: Final = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^m[0-9]' ORDER BY 1"
SHAPE: Final = (
    """SELECT c.relname, a.attname, a.attnotnull, format_type(a.atttypid, a.atttypmod),
       pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND a.attnum > 0""",
    """SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       WHERE c.relnamespace = 'public'::regnamespace""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND conparentid = 0""",
    "SELECT pg_get_triggerdef(oid), tgenabled FROM pg_trigger WHERE NOT tgisinternal",
    """SELECT polrelid::regclass::text, polname, polroles::text, pg_get_expr(polqual, polrelid)
       FROM pg_policy""",
    """SELECT relname, relowner::regrole::text, relacl::text, relrowsecurity FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S')""",
)


def rows(engine: Engine, query: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return sorted((tuple(row) for row in connection.execute(text(query))), key=repr)


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def part_some_months_ago(engine: Engine) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(partitions, "database_now", lambda _: workstation_now() - AGO)
        partitions.part(engine, over=0)
