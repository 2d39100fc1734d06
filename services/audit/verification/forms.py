"""One value in two spellings: what SQLite wrote down, and how PostgreSQL says the same.

A desk that was moved keeps its lines, byte for byte, with the spelling of the database they
were written on; its rows stand in the other one. The columns' types decide what is the same.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean

from models.base import InstantType
from models.registry import Base


def is_same(table: str, column: str, one: Any, other: Any) -> bool:  # noqa: ANN401 - any column's value
    """Tell whether two recorded values of a column mean the same."""
    if one == other and type(one) is type(other):
        return True
    known = Base.metadata.tables.get(table)
    if known is None or column not in known.c or one is None or other is None:
        return bool(one == other)
    kind = known.c[column].type
    if isinstance(kind, Boolean):
        return {one, other} <= {0, 1} and bool(one) == bool(other)
    if isinstance(kind, InstantType):
        return _instant(one) == _instant(other)
    if isinstance(kind, JSON):
        return _is_same_json(one, other)
    return bool(one == other)


def _instant(value: Any) -> datetime | str:  # noqa: ANN401 - as recorded
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return repr(value)
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _is_same_json(one: Any, other: Any) -> bool:  # noqa: ANN401 - as recorded
    """SQLite records the text of a JSON value, PostgreSQL the value."""
    return bool(_read(one) == other or one == _read(other))


def _read(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
