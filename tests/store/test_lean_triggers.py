"""What the triggers write was not changed by making them lean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from models.migrations import guard
from services.audit import columns, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row

pytestmark = pytest.mark.postgres

SQL: Final = guard.SQL.parent
WRITE: Final = text("SELECT ledger_flush()")
TABLE: Final = """
    CREATE TABLE odd (kind text, id bigint, say text, at timestamptz, amount numeric, told jsonb,
        bits bytea, hidden int, "wie ""es"" geht" text, PRIMARY KEY (kind, id))
"""
ODD: Final = (
    r"""
    INSERT INTO odd (kind, id, say, at, amount, told, bits, "wie ""es"" geht") VALUES
        ('a', 7, E'line\n"quoted" \\ back \u00e4 \U0001F600', '2026-02-03 04:05:06.7+02', 1.50,
         '{"b": [1, null], "a": 1e3}', '\xdeadbeef', 'x'),
        ('b', 8, NULL, NULL, NULL, NULL, NULL, NULL)
    """,
    "UPDATE odd SET say = 'now', told = NULL, hidden = 3, at = '2026-02-03 04:05Z' WHERE id = 7",
    "UPDATE odd SET hidden = 4 WHERE id = 7",
    "UPDATE odd SET id = 9 WHERE id = 8",
    "DELETE FROM odd",
)
GIVEN: Final = """('odd', 'id', 'kind,id', 'hidden', 'bits,say,told,wie "es" geht')"""
FIELDS: Final = [
    ["column:bits", "column:say", "column:told", 'column:wie "es" geht', "columns", "row"],
    ["columns", "row"],
    ["column:at", "column:say", "column:told", "row"],
    ["column:id", "row"],
    ["column:bits", "column:say", 'column:wie "es" geht', "columns", "row"],
    ["columns", "row"],
]
"""Of a new or removed row what is no word, and what is empty, is one field."""


@pytest.fixture
def connection(pg_url: str) -> Iterator[Connection]:
    engine = create_engine(pg_url, poolclass=NullPool)
    with engine.connect() as one:
        yield one
    engine.dispose()


def _first_functions(connection: Connection) -> None:
    """Lay the functions of the first ledger beside today's, writing subjects of their own."""
    for file, name in (("ledger_append", "ledger_append"), ("ledger_capture", "capture_row")):
        whole = Path(SQL / f"{file}.postgresql.sql").read_text("utf-8").split("-- next\n")[0]
        connection.exec_driver_sql(
            whole.replace(f"FUNCTION {name}(", f"FUNCTION first_{name}(")
            .replace("public.ledger_append(", "public.first_ledger_append('first_' || ")
            .replace("%", "%%")
        )


def _told(connection: Connection, subject: str) -> list[Row[tuple[str, list[str], bytes, bytes]]]:
    connection.execute(WRITE)
    return list(
        connection.execute(
            text(
                "SELECT header, fields, salt, leaf FROM ledger_line"
                " WHERE subject LIKE :subject ORDER BY id"
            ),
            {"subject": f"{subject}/%"},
        )
    )


def _read(fields: list[str]) -> dict[str, Any]:
    """Return the fields of a line by name; a number keeps its spelling."""
    return dict(json.loads(one, parse_float=str) for one in fields)


def _columns(values: dict[str, Any]) -> tuple[dict[str, Any], Any]:
    return dict(columns.told(values)), values["row"]


def test_a_row_is_told_as_the_first_ledger_told_it(connection: Connection) -> None:
    connection.exec_driver_sql(TABLE)
    _first_functions(connection)
    for name in ("capture_row", "first_capture_row"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON odd"
            f" FOR EACH ROW EXECUTE FUNCTION {name}{GIVEN}"
        )
    connection.exec_driver_sql("SET LOCAL timezone = 'Asia/Tokyo'")
    for statement in ODD:
        connection.exec_driver_sql(statement)

    now, then = _told(connection, "odd"), _told(connection, "first_odd")
    assert len(now) == 6
    said, said_then = ([_read(one.fields) for one in told] for told in (now, then))
    assert [list(one) for one in said] == FIELDS
    assert [_columns(one) for one in said] == [_columns(one) for one in said_then]
    for one in (*now, *then):
        header = line.parse_header(one.header)
        assert header.body == line.body_of(one.salt, one.fields)
        assert one.leaf == line.leaf_hash(one.header)
    kinds = [[line.parse_header(one.header).kind for one in told] for told in (now, then)]
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("/1", "x"),
        ("Ticket/1", "x"),
        ("ticket/1/2", "x"),
        ("ticket/", "x"),
        ("t" * 41 + "/1", "x"),
        ("ticket/" + "1" * 65, "x"),
        ("ticket/1\n", "x"),
        ("ticket/1", "x y"),
        ("ticket/1", "x\n"),
        ("ticket/1", "X"),
        ("ticket/1", "x" * 65),
        ("ticket/1", ""),
    ],
)
def test_a_line_that_has_no_place_in_the_format_is_refused(
    connection: Connection, subject: str, kind: str
) -> None:
    with pytest.raises(Exception, match="cannot record"):
        _put_down(connection, subject, kind)


def test_the_longest_names_have_their_place(connection: Connection) -> None:
    subject = "t" * 40 + "/" + "A" * 64
    _put_down(connection, subject, "x" * 64)

    found = connection.execute(
        text("SELECT seq FROM ledger_receipt() WHERE subject = :subject"), {"subject": subject}
    )
    assert found.scalar_one() == 1


def _put_down(connection: Connection, subject: str, kind: str) -> None:
    """Write a line of an entry that is only claimed, as whoever owns the database could."""
    told = {"id": None, "kind": kind, "subject": subject}
    connection.execute(
        text(
            "INSERT INTO ledger_pending (transaction_id, is_first, table_name, given, after)"
            " VALUES (pg_current_xact_id()::text::bigint, true, 'audit_entry',"
            " ARRAY['[\"actor\", null]'], CAST(:after AS jsonb))"
        ),
        {"after": json.dumps(told)},
    )
    connection.execute(WRITE)
