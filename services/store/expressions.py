"""SQL that each database spells differently: parts of texts, and lists kept as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Integer, String, bindparam, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.sql.compiler import SQLCompiler
    from sqlalchemy.sql.elements import ColumnElement


class text_has(FunctionElement[bool]):  # noqa: N801 - reads like a function
    """Whether a text contains another, letter by letter, case included."""

    type = Boolean()
    inherit_cache = True
    name = "text_has"


class list_has(FunctionElement[bool]):  # noqa: N801 - reads like a function
    """Whether a JSON list of texts has one of them."""

    type = Boolean()
    inherit_cache = True
    name = "list_has"


class list_is_empty(FunctionElement[bool]):  # noqa: N801 - reads like a function
    """Whether a JSON list has nothing in it."""

    type = Boolean()
    inherit_cache = True
    name = "list_is_empty"


class text_position_of(FunctionElement[int]):  # noqa: N801 - reads like a function
    """Where a text first has another, counted from 1; 0 where it has not."""

    type = Integer()
    inherit_cache = True
    name = "text_position_of"


class number_among(FunctionElement[bool]):  # noqa: N801 - reads like a function
    """Whether a number is one of a list, which travels as one value however long it is."""

    type = Boolean()
    inherit_cache = True
    name = "number_among"


def one_of(column: ColumnElement[int], numbers: Iterable[int]) -> ColumnElement[bool]:
    """Return a clause that holds where the column has one of these numbers; for long lists."""
    return number_among(column, literal(listed(numbers), String()))


def one_of_given(column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """Return the same for numbers that are handed over `listed`, under this name."""
    return number_among(column, bindparam(name, type_=String()))


def listed(numbers: Iterable[int]) -> str:
    """Write numbers as one value."""
    return f"[{','.join(map(str, numbers))}]"


def has_text(column: ColumnElement[Any], part: str) -> ColumnElement[bool]:
    """Return a clause that holds where the text contains `part`."""
    return text_has(column, literal(part, String()))


def has_element(column: ColumnElement[Any], value: str) -> ColumnElement[bool]:
    """Return a clause that holds where the JSON list has `value`."""
    return list_has(column, literal(value, String()))


def is_empty_list(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return a clause that holds where the JSON list is empty."""
    return list_is_empty(column)


def _arguments(element: FunctionElement[Any], compiler: SQLCompiler, **kw: Any) -> list[str]:  # noqa: ANN401
    return [compiler.process(one, **kw) for one in element.clauses]


@compiles(text_has)
def _text_has(element: text_has, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    text, part = _arguments(element, compiler, **kw)
    return f"(strpos({text}, CAST({part} AS TEXT)) > 0)"


@compiles(text_has, "sqlite")
def _text_has_sqlite(element: text_has, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    text, part = _arguments(element, compiler, **kw)
    return f"(instr({text}, {part}) > 0)"


@compiles(text_position_of)
def _position(element: text_position_of, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    text, part = _arguments(element, compiler, **kw)
    return f"strpos({text}, CAST({part} AS TEXT))"


@compiles(text_position_of, "sqlite")
def _position_sqlite(element: text_position_of, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    text, part = _arguments(element, compiler, **kw)
    return f"instr({text}, {part})"


@compiles(number_among)
def _number_among(element: number_among, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    column, numbers = _arguments(element, compiler, **kw)
    return f"({column} = ANY (CAST(translate({numbers}, '[]', '{{}}') AS BIGINT[])))"


@compiles(number_among, "sqlite")
def _number_among_sqlite(element: number_among, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    column, numbers = _arguments(element, compiler, **kw)
    return f"({column} IN (SELECT value FROM json_each({numbers})))"  # noqa: S608


@compiles(list_has)
def _list_has(element: list_has, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    column, value = _arguments(element, compiler, **kw)
    return f"({column} @> jsonb_build_array(CAST({value} AS TEXT)))"


@compiles(list_has, "sqlite")
def _list_has_sqlite(element: list_has, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    column, value = _arguments(element, compiler, **kw)
    return f"EXISTS (SELECT 1 FROM json_each({column}) AS one WHERE one.value = {value})"  # noqa: S608


@compiles(list_is_empty)
def _list_is_empty(element: list_is_empty, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    [column] = _arguments(element, compiler, **kw)
    return f"(jsonb_array_length({column}) = 0)"


@compiles(list_is_empty, "sqlite")
def _list_is_empty_sqlite(element: list_is_empty, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    [column] = _arguments(element, compiler, **kw)
    return f"(json_array_length({column}) = 0)"
