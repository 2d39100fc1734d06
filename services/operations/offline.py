"""Writes the SQL of an upgrade for a database administrator who runs it by hand."""

from __future__ import annotations

import io
import re
from typing import Final

from models.migrations import guard
from services.errors import RuleError
from services.store import alembic_runs, schema
from services.store.migrating import LOCK_KEY

BEGIN: Final = re.compile(r"^BEGIN;\n", re.MULTILINE)
HEADER: Final = """\
-- Vigildesk: the schema of a desk, from revision {start} to {end}.
-- Run it as the database's owner with CREATEROLE, or as a superuser, all of it at once:
--     psql --set ON_ERROR_STOP=1 --file THIS "dbname=..."
-- It is one transaction, waits for other upgrades, and refuses a desk at another revision.

"""
GUARD: Final = """\
BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL client_min_messages = warning;
SET LOCAL search_path = public;
SET LOCAL standard_conforming_strings = on;

DO $guard$
DECLARE
    v_found text;
BEGIN
    PERFORM pg_advisory_xact_lock({key});
    IF to_regclass('public.alembic_version') IS NOT NULL THEN
        SELECT version_num INTO v_found FROM public.alembic_version;
    END IF;
    IF v_found IS DISTINCT FROM {wanted} THEN
        RAISE EXCEPTION 'this SQL is for a desk at revision %, and this one is at %',
            {shown}, coalesce(v_found, 'none')
            USING HINT = 'Write the SQL again with vigilctl db sql --from.';
    END IF;
END
$guard$;
"""


DOORS: Final = """\
-- Vigildesk: what only a superuser can close of the database of a desk that another login made.
-- Run it once, in that database; running it again changes nothing.

"""


def doors_sql() -> str:
    """Return SQL that takes advisory locks and large objects from everybody."""
    return DOORS + "".join(f"{one.strip()}\n" for one in guard.close())


def upgrade_sql(start: str | None, end: str | None = None) -> str:
    """Return SQL for PostgreSQL that takes a desk from one revision to another.

    Args:
        start: The revision it is at; None: the database is empty.
        end: The revision wanted; the newest by default.

    Raises:
        RuleError: A revision this program does not know, or nothing to do.
    """
    known = schema.known_revisions()
    last = end or known[-1]
    for one in (start, last):
        if one is not None and one not in known:
            raise RuleError(f"There is no revision {one}; this program knows {', '.join(known)}.")
    if start is not None and start >= last:
        raise RuleError(f"From {start} to {last} there is nothing to upgrade.")
    written = io.StringIO()
    alembic_runs.upgrade_offline(start or schema.BASE, last, written)
    first = GUARD.format(
        key=LOCK_KEY,
        wanted="NULL" if start is None else f"'{start}'",
        shown=f"'{start or 'none (empty)'}'",
    )
    body, count = BEGIN.subn(lambda _: first, written.getvalue(), count=1)
    if not count:
        raise RuntimeError("Alembic wrote no transaction")
    return HEADER.format(start=start or "none", end=last) + body
