"""Values that every program can read: the server takes no others, whoever writes them.

PostgreSQL has room for more than the program: an instant `infinity` or of the year 200000, a word
that no list of words has, a number where a list is to be. One such row, written with an SQL client,
would break every list that it stands in, for everybody. So the types that the models name become
conditions of the tables, laid anew with the guard.

The server reads the text of a condition again for every statement, which took longer for a clock
than to write it. So a condition is one call, of a function whose plan each session keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import Enum

from models.base import InstantType, PriorityType, SpanType
from models.registry import Base
from models.rights import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column

FIRST: Final = "1000-01-01 00:00:00+00"
LAST: Final = "9000-01-01 00:00:00+00"
"""Instants that are still instants in every time zone."""
LONGEST_SPAN: Final = 10**17
"""In microseconds: three thousand years, which added to an instant give one."""
PARTED: Final = frozenset({"message", "audit_entry"})
"""Tables that may be parted by month: their triggers say the same (`sql/guard/claims.sql`)."""
SHAPES: Final = {"list": "array", "dict": "object"}
TAGS_ARE_WORDS: Final = """
    NOT jsonb_path_exists(r.tags, 'strict $[*] ? (@.type() != "string")', '{}', true)
"""
ACTIONS_SAY_WHAT: Final = """
    NOT jsonb_path_exists(r.actions, 'strict $[*] ? (@.type() != "object"
        || !exists(@.do) || @.do.type() != "string")', '{}', true)
"""
ALSO: Final = {
    ("ticket", "tags"): TAGS_ARE_WORDS.strip(),
    ("macro", "actions"): ACTIONS_SAY_WHAT.strip(),
}


def statements() -> Iterator[str]:
    """Yield a block for each table that says what it takes; columns may not be there yet."""
    for name, asked in _asked_of_tables():
        yield _block(name, asked)


def functions() -> list[str]:
    """Return the functions that the conditions call; whoever writes a row calls them."""
    return [f"guard.is_readable({name})" for name, _ in _asked_of_tables()]


def bodies() -> list[str]:
    """Return what those functions say, where every column of the models is there."""
    return [_body(" AND ".join(said for _, said in asked)) for _, asked in _asked_of_tables()]


def _body(asked: str) -> str:
    return f" BEGIN RETURN {asked}; END "


def _asked_of_tables() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    shapes = _shapes()
    for name, table in TABLES.items():
        if table.kept or name in PARTED or name not in Base.metadata.tables:
            continue
        columns = Base.metadata.tables[name].columns
        asked = [(one.name, said) for one in columns for said in _asked(one, shapes)]
        if asked:
            yield name, asked


def _block(name: str, asked: list[tuple[str, str]]) -> str:
    rows = ", ".join(
        f"({number}, $is${column}$is$, $is${said}$is$)"
        for number, (column, said) in enumerate(asked)
    )
    body = _body("' || v_asked || '")
    return (
        "DO $readable$\nDECLARE\n"  # noqa: S608 - names of the models
        "    v_asked text := (SELECT string_agg(x.asked, ' AND ' ORDER BY x.number)"
        f" FROM (VALUES {rows}) x (number, name, asked)\n"
        f"        JOIN pg_attribute a ON a.attrelid = to_regclass('public.{name}')"
        " AND a.attname = x.name AND NOT a.attisdropped);\n"
        "BEGIN\n    IF v_asked IS NULL THEN RETURN; END IF;\n"
        f"    EXECUTE 'CREATE OR REPLACE FUNCTION guard.is_readable(r public.{name})"
        " RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS"
        f" $is${body}$is$';\n"
        f"    ALTER TABLE public.{name} ADD CONSTRAINT {name}_is_readable"
        f" CHECK (guard.is_readable({name}.*)) NOT VALID;\nEND $readable$"
    )


def _asked(column: Column[object], shapes: dict[tuple[str, str], str]) -> Iterator[str]:
    name, kind = f'r."{column.name}"', column.type
    if isinstance(kind, InstantType):
        yield f"{name} BETWEEN '{FIRST}' AND '{LAST}'"
    elif isinstance(kind, PriorityType):
        yield f"{name} BETWEEN 1 AND 4"
    elif isinstance(kind, SpanType):
        yield f"{name} BETWEEN -{LONGEST_SPAN} AND {LONGEST_SPAN}"
    elif isinstance(kind, Enum):
        words = ", ".join(f"'{one}'" for one in kind.enums)
        yield f"{name} IN ({words})"
    place = (column.table.name, column.name)
    if place in shapes:
        taken = f"'{shapes[place]}', 'null'" if column.nullable else f"'{shapes[place]}'"
        yield f"jsonb_typeof({name}) IN ({taken})"
    if place in ALSO:
        yield ALSO[place]


def _shapes() -> dict[tuple[str, str], str]:
    """Return which columns of JSON hold lists and which objects, as the models annotate them."""
    found = {}
    for mapper in Base.registry.mappers:
        for name, said in mapper.class_.__annotations__.items():
            for word, shape in SHAPES.items():
                if name in mapper.columns and str(said).startswith(f"Mapped[{word}["):
                    found[mapper.class_.__tablename__, mapper.columns[name].name] = shape
    return found
