"""What the mapper knows of its rows: what is new of one, what changed, what hangs on it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import ClauseElement, inspect
from sqlalchemy.orm.attributes import get_history

from services.store import sending

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.registry import Base

Row = TypeVar("Row", bound="Base")
NUMBER: Final = "id"
"""The key of every row that is numbered."""


def fresh(model: type[Row], **values: Any) -> Row:  # noqa: ANN401 - of any column
    """Make a new row without noting of each column that it was set, as its constructor would.

    A row that is only going to be inserted needs no such notes.
    """
    row: Row = model.__mapper__.class_manager.new_instance()
    inspect(row).dict.update(values)
    return row


def is_plain(row: Base) -> bool:
    """Tell whether a row has neither a number yet nor other rows that hang on it."""
    state = inspect(row)
    return state.dict.keys().isdisjoint({NUMBER, *state.mapper.relationships.keys()})


def is_moved_only(row: Base) -> bool:
    """Tell whether nothing but values of columns changed, of a row on which no others hang."""
    state = inspect(row)
    changed = {name: state.dict.get(name) for name in state.committed_state}
    is_numbered = NUMBER in state.mapper.columns and NUMBER not in changed
    is_spelled = any(isinstance(value, ClauseElement) for value in changed.values())
    return is_numbered and not is_spelled and not state.mapper.relationships


def moved(row: Base) -> dict[str, Any]:
    """Return what changed, with whose it is, and move the version on where rows have one."""
    state = inspect(row)
    names = [name for name in state.committed_state if get_history(row, name).has_changes()]
    if not names:
        return {}
    found = {name: state.dict[name] for name in sorted(names)} | {sending.KEY: state.dict[NUMBER]}
    version = None if state.mapper.version_id_col is None else state.mapper.version_id_col.key
    if version is not None:
        before = state.dict[version]
        setattr(row, version, before + 1)
        found |= {version: before + 1, sending.VERSION: before}
    return found


def complete(row: Base) -> dict[str, Any]:
    """Return a new row's columns, defaults included; what the server fills in is left out."""
    given = inspect(row).dict
    return {
        name: given[name] if name in given else make() for name, make in _columns(type(row)).items()
    }


@cache
def _columns(model: type[Base]) -> dict[str, Callable[[], Any]]:
    """Return what a column of a model is where nobody says, for all but the number."""
    return {
        one.key: sending.default_of(one) if one.default is not None else lambda: None
        for one in model.__table__.columns
        if not one.primary_key and (one.default is not None or one.server_default is None)
    }
