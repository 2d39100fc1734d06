"""Makes every change of a table a line of the ledger; called by the migration that adds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OPERATIONS = ("insert", "update", "delete")
AGAIN = r"""
DO $again$
DECLARE
    v_trigger record;
BEGIN
    FOR v_trigger IN
        SELECT t.tgname, t.tgrelid::regclass::text AS of_table, regexp_replace(regexp_replace(
                   pg_get_triggerdef(t.oid), ' UPDATE (OF .* )?ON ', ' UPDATE ' || {of} || 'ON '),
                   '\((''[^'']*'', ''[^'']*'', ''[^'']*'', ''[^'']*'').*\)$',
                   '(\1' || {given} || ')') AS made
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            LEFT JOIN (VALUES {words}) w(of_table, words) ON w.of_table = c.relname
            CROSS JOIN LATERAL (
                SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS recorded
                FROM pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    AND a.attname <> ALL (string_to_array(
                        split_part(encode(t.tgargs, 'escape'), '\000', 4), ','))) r
            WHERE t.tgname = c.relname || '_is_captured' AND t.tgparentid = 0
                AND c.relnamespace = 'public'::regnamespace
            ORDER BY 1
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', v_trigger.tgname, v_trigger.of_table);
        EXECUTE v_trigger.made;
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', v_trigger.of_table,
                       v_trigger.tgname);
    END LOOP;
END $again$
"""
"""Makes the trigger of each audited table again, with other words and columns that it fires for."""
NAMED = "', ''' || coalesce(w.words, '') || ''''"
"""The fifth word of a trigger: the columns of its table that people write in, sorted."""


def audit_table(
    table: str,
    subject: str,
    *,
    by: str,
    key: Sequence[str] = ("id",),
    skip: Sequence[str] = (),
) -> None:
    """Record the rows of a table; call it again after columns were added or renamed.

    Since 0048 a server's triggers also name words: call `name_words` after it.

    Args:
        table: Name of the table.
        subject: Type of the subject whose chain records its rows.
        by: The column that holds the subject's id.
        key: The columns of the primary key.
        skip: Columns that are not recorded: caches of others, and secrets.
    """
    stop_auditing(table)
    if op.get_context().dialect.name == "postgresql":
        statements = _on_postgresql(table, (subject, by, ",".join(key), ",".join(skip)))
    else:
        found = op.get_bind().execute(sa.text(f"PRAGMA table_info({table})"))  # table_xinfo alike
        columns = [row[1] for row in found if row[1] not in skip]
        statements = _on_sqlite(table, (subject, by), key, columns)
    for statement in statements:
        op.execute(statement)


def stop_auditing(table: str) -> None:
    """Remove the triggers of a table, before it is dropped or changed."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"DROP TRIGGER IF EXISTS {table}_is_captured ON {table}")
        op.execute(f"DROP TRIGGER IF EXISTS {table}_is_never_emptied ON {table}")
    else:
        for operation in OPERATIONS:
            op.execute(f"DROP TRIGGER IF EXISTS {table}_{operation}_is_captured")


def name_words(words: Mapping[str, str]) -> None:
    """Let the triggers of a server know which columns people write in, and when to fire at all.

    They fire for an update of what is recorded: what is not (a version, what is counted anew)
    changes more often than anything else.

    Args:
        words: For each audited table that has any, its columns with commas between them.
    """
    told = {table: ",".join(sorted(columns.split(","))) for table, columns in words.items()}
    listed = ", ".join(f"('{table}', '{columns}')" for table, columns in told.items())
    _make_again(listed, of="'OF ' || r.recorded || ' '", given=NAMED)


def forget_words() -> None:
    """Let them fire for every update again, and know of no words."""
    _make_again("('', '')", of="''", given="''")


def _make_again(words: str, *, of: str, given: str) -> None:
    statement = AGAIN
    for name, part in {"words": words, "of": of, "given": given}.items():
        statement = statement.replace(f"{{{name}}}", part)
    op.execute(statement)


def _on_postgresql(table: str, words: Sequence[str]) -> Iterator[str]:
    given = ", ".join(f"'{word}'" for word in words)
    yield (
        f"CREATE TRIGGER {table}_is_captured AFTER INSERT OR UPDATE OR DELETE ON {table}\n"
        f"FOR EACH ROW EXECUTE FUNCTION capture_row({given})"
    )
    yield (
        f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table}\n"
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_emptying()"
    )
    for name in ("captured", "never_emptied"):
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_is_{name}"


def _on_sqlite(
    table: str, subject: tuple[str, str], key: Sequence[str], columns: Sequence[str]
) -> Iterator[str]:
    for operation in OPERATIONS:
        row = "OLD" if operation == "delete" else "NEW"
        shown = {
            "before": "NULL" if operation == "insert" else _json("OLD", columns),
            "after": "NULL" if operation == "delete" else _json("NEW", columns),
        }
        keys = " || ',' || ".join(f"{row}.{one}" for one in key)
        differs = " OR ".join(f"OLD.{one} IS NOT NEW.{one}" for one in columns)
        when = f"\nWHEN {differs}" if operation == "update" else ""
        yield (
            f"CREATE TRIGGER {table}_{operation}_is_captured AFTER {operation.upper()}"
            f" ON {table}{when}\n"
            "BEGIN INSERT INTO captured_row"
            " (table_name, operation, subject, row_key, before, after)\n"
            f"VALUES ('{table}', '{operation}', '{subject[0]}/' || {row}.{subject[1]}, {keys},\n"
            f"{shown['before']},\n{shown['after']}); END"
        )


def _json(row: str, columns: Sequence[str]) -> str:
    return "json_object(" + ", ".join(f"'{one}', {row}.{one}" for one in columns) + ")"
