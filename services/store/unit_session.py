"""The session of a unit of work: the mapper's own, and rows that need none of its bookkeeping."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from sqlalchemy import ClauseElement, bindparam, event, insert, inspect, select
from sqlalchemy.orm import Session, make_transient, make_transient_to_detached
from sqlalchemy.orm.attributes import get_history
from typing_extensions import override

from services.store import sending

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy import Connection, Insert, Select, TextClause
    from sqlalchemy.orm import SessionTransaction

    from models.registry import Base


Row = TypeVar("Row", bound="Base")
NUMBER: Final = "id"
"""The key of every row that is numbered."""


class UnitSession(Session):
    """A session that also takes rows which nobody changes or asks for by their key in this unit.

    What a unit only tells (entries, events, new clocks) is most of what it writes. As mapped
    objects such rows cost twice as much, and one statement for each flush and table.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        autoflush: bool = True,
        join_transaction_mode: Literal[
            "conditional_savepoint", "create_savepoint"
        ] = "conditional_savepoint",
    ) -> None:
        """Begin on a connection, whose transaction may have begun already."""
        super().__init__(
            connection,
            autoflush=autoflush,
            expire_on_commit=False,
            join_transaction_mode=join_transaction_mode,
        )
        self._told: dict[type[Base], list[dict[str, Any]]] = {}
        self._moved: list[tuple[type[Base], dict[str, Any]]] = []

    def locked(self, model: type[Row], number: int) -> Row | None:
        """Fetch a row to change it, as it is now; None when there is none."""
        if not self._is_asked_plainly(model, number):
            found: Row | None = self.scalars(_locked(model), {NUMBER: number}).one_or_none()
            return found
        rows = sending.ask(self.connection(), _locked_columns(model), {NUMBER: number})
        if not rows:
            return None
        row: Row = model.__mapper__.class_manager.new_instance()
        inspect(row).dict.update(zip(_names(model), rows[0], strict=True))
        make_transient_to_detached(row)
        self.add(row)
        return row

    def _is_asked_plainly(self, model: type[Base], number: int) -> bool:
        """Tell whether a row has nothing but columns, and nothing of it is here or waits."""
        is_quiet = self._is_quiet() and not (self._told or self._moved)
        is_new_here = self.identity_key(model, number) not in self.identity_map
        is_plain = not model.__mapper__.relationships
        return is_plain and is_quiet and is_new_here and _is_sent(self.connection())

    def write(self, model: type[Base], **values: Any) -> None:  # noqa: ANN401 - of any column
        """Add a row; it is written with the others of its table at the next flush.

        Args:
            model: Its table.
            **values: By column; the same columns for every row of a table.
        """
        self._told.setdefault(model, []).append(values)

    def change(self, model: type[Base], number: int, **values: Any) -> None:  # noqa: ANN401 - of any column
        """Change columns of a row that the session does not hold, at the next flush.

        Args:
            model: Its table.
            number: Its key.
            **values: By column.
        """
        self._moved.append((model, {**values, sending.KEY: number}))

    def holds(self, model: type[Base]) -> bool:
        """Tell whether mapped rows of this table are in memory."""
        return any(isinstance(one, model) for one in self.identity_map.values())

    def is_waiting(self, model: type[Base]) -> bool:
        """Tell whether rows of this table are told or changed and not yet written."""
        return model in self._told or any(one is model for one, _ in self._moved)

    @override
    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what is waiting; the mapper's rows first, for the others name them by number."""
        self._take_moves()
        super().flush(objects)
        if self._told or self._moved:
            connection = self.connection()
            if _is_sent(connection):
                sending.send(connection, self._taken())
                return
            moved, told = self._moved, self._told
            self.drop()
            for model, values in moved:
                connection.execute(sending.changing(model, (*values,)), values)
            for model, rows in told.items():
                connection.execute(_insert(model), rows)

    def finish(self, statement: TextClause, given: Mapping[str, Any]) -> int:
        """Write what is waiting and after it, in the same trip, one statement of a module.

        Returns:
            How many rows that statement wrote.
        """
        self._take_moves()
        super().flush()
        connection = self.connection()
        if _is_sent(connection):
            last = (sending.spelled(statement), [given])
            return sending.send(connection, [*self._taken(), last])
        self.flush()
        return connection.execute(statement, given).rowcount

    def _take_moves(self) -> None:
        """Take over from the mapper what changed of rows, if that is all it has to write."""
        rows = [*self.dirty]
        if not rows or self.new or self.deleted or self.in_nested_transaction():
            return
        if not (_is_sent(self.connection()) and all(_is_moved_only(row) for row in rows)):
            return
        for row in rows:
            if moved := _moved(row):
                self._moved.append((type(row), moved))
            make_transient(row)  # what makes it a row without changes again
            make_transient_to_detached(row)
            self.add(row)

    def _taken(self) -> list[sending.Given]:
        """Take what is waiting, to be sent."""
        moved, told = self._moved, self._told
        self.drop()
        changed: list[sending.Given] = [
            (sending.change(one, (*values,)), [values]) for one, values in moved
        ]
        added: list[sending.Given] = [
            (sending.insertion(one, (*rows[0],)), rows) for one, rows in told.items()
        ]
        return changed + added

    def add_numbered(self, row: Base) -> None:
        """Add a mapped row whose number is wanted at once; what is only told goes on waiting.

        Where nothing else waits for the mapper, it is only shown what it would have written.
        """
        connection = self.connection()
        if not (_is_sent(connection) and self._is_quiet() and _is_plain(row)):
            self.add(row)
            super().flush()
            return
        values = _complete(row)
        statement = sending.insertion(type(row), (*values,), numbered=True)
        (number,) = sending.ask_one(connection, statement, values)
        for name in values.keys() - inspect(row).dict.keys():
            setattr(row, name, values[name])
        setattr(row, NUMBER, number)
        make_transient_to_detached(row)
        self.add(row)

    def _is_quiet(self) -> bool:
        """Tell whether the mapper has nothing to write, and nothing to take back one day."""
        return not (self.new or self.dirty or self.deleted or self.in_nested_transaction())

    @override
    def commit(self) -> None:
        """Commit, with what is waiting."""
        self.flush()
        super().commit()

    def drop(self) -> None:
        """Let go of what is waiting."""
        self._told, self._moved = {}, []


@cache
def _locked(model: type[Row]) -> Select[Row]:
    """Return the question for a row to change, made once: making it costs as much as asking."""
    (key,) = model.__table__.primary_key
    query = select(model).where(key == bindparam(NUMBER, type_=key.type)).with_for_update()
    return query.execution_options(populate_existing=True)


@cache
def _names(model: type[Base]) -> tuple[str, ...]:
    return tuple(one.key for one in model.__mapper__.column_attrs)


@cache
def _locked_columns(model: type[Base]) -> Select[*tuple[Any, ...]]:
    """Return the same question past the mapper."""
    (key,) = model.__table__.primary_key
    query = select(*(getattr(model, name) for name in _names(model)))
    return query.where(key == bindparam(NUMBER, type_=key.type)).with_for_update()


@cache
def _insert(model: type[Base]) -> Insert:
    return insert(model).inline()  # nobody asks for the numbers


def _is_sent(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _is_plain(row: Base) -> bool:
    """Tell whether a row has neither a number yet nor other rows that hang on it."""
    state = inspect(row)
    return state.dict.keys().isdisjoint({NUMBER, *state.mapper.relationships.keys()})


def _is_moved_only(row: Base) -> bool:
    """Tell whether nothing but values of columns changed, of a row on which no others hang."""
    state = inspect(row)
    changed = {name: state.dict.get(name) for name in state.committed_state}
    is_numbered = NUMBER in state.mapper.columns and NUMBER not in changed
    is_spelled = any(isinstance(value, ClauseElement) for value in changed.values())
    return is_numbered and not is_spelled and not state.mapper.relationships


def _moved(row: Base) -> dict[str, Any]:
    """Return what changed, with whose it is, and move the version on where rows have one."""
    state = inspect(row)
    names = [name for name in state.committed_state if get_history(row, name).has_changes()]
    if not names:
        return {}
    moved = {name: state.dict[name] for name in sorted(names)} | {sending.KEY: state.dict[NUMBER]}
    version = None if state.mapper.version_id_col is None else state.mapper.version_id_col.key
    if version is not None:
        before = state.dict[version]
        setattr(row, version, before + 1)
        moved |= {version: before + 1, sending.VERSION: before}
    return moved


def _complete(row: Base) -> dict[str, Any]:
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


@event.listens_for(UnitSession, "after_soft_rollback")
def _drop(session: UnitSession, _previous: SessionTransaction) -> None:
    # a savepoint begins with a flush: what waits now was told within it
    session.drop()
