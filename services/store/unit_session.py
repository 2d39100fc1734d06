"""The session of a unit of work: the mapper's own, and rows that need none of its bookkeeping."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import make_transient, make_transient_to_detached
from typing_extensions import override

from services.store import sending
from services.store.asking_session import AskingSession
from services.store.mapped_rows import NUMBER, complete, is_moved_only, is_plain, moved
from services.store.numbering import add_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Insert, TextClause
    from sqlalchemy.orm import SessionTransaction

    from models.registry import Base
    from services.store.sending import Selectable


class Closing(Protocol):
    """Takes part in the end of every unit of a store."""

    @property
    def question(self) -> Selectable:
        """What a server is asked when all is written, in the trip of the commit."""

    def keep(self, session: UnitSession, told: Sequence[Any]) -> None:
        """Take the answer; what was asked about is committed."""


class UnitSession(AskingSession):
    """A session that also takes rows which nobody changes or asks for by their key in this unit.

    What a unit only tells (entries, events, new clocks) is most of what it writes. As mapped
    objects such rows cost twice as much, and one statement for each flush and table.
    """

    def __init__(
        self,
        connection: Connection,
        *,
        autoflush: bool = True,
        closing: Closing | None = None,
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
        self._closing: Final = closing
        self._told_last: Sequence[Any] | None = None
        self._told: dict[type[Base], list[dict[str, Any]]] = {}
        self._moved: list[tuple[type[Base], dict[str, Any]]] = []
        self.made: Final[list[object]] = []
        """Rows made within savepoints; see `_hold`."""

    def write(self, model: type[Base], **values: Any) -> None:  # noqa: ANN401 - of any column
        """Add a row; it is written with the others of its table at the next flush.

        Args:
            model: Its table.
            **values: By column; the same columns for every row of a table.
        """
        self._told.setdefault(model, []).append(values)

    def tell_ahead(self) -> None:
        """Let a server write what was told so far while the unit goes on counting.

        Only where nothing is to be changed before it; the next trip waits for it.
        """
        if not (self.is_sent and self._told) or self._moved or not self.is_quiet():
            return
        told, self._told = self._told, {}
        sending.send_ahead(self.joined, _added(told))

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
        self._answers.clear()
        self._flush_mapped(objects)
        if self.has_waiting():
            connection = self.joined
            if self.is_sent:
                sending.send(connection, self._taken())
                return
            waiting, told = self._moved, self._told
            self.drop()
            for model, values in waiting:
                connection.execute(sending.changing(model, (*values,)), values)
            for model, rows in told.items():
                connection.execute(_insert(model), rows)

    def finish(self, statement: TextClause, given: Mapping[str, Any]) -> None:
        """Write what is waiting and after it one statement of a module; the unit ends with it.

        The server commits in the same trip, unless it must first be seen whether a row that nobody
        holds is still as it was.
        """
        self._take_moves(is_last=True)
        self._flush_mapped()
        connection = self.joined
        if not self.is_sent:
            self.flush()
            connection.execute(statement, given)
            return
        is_sure = all(
            (model, values[sending.KEY]) in self._held
            for model, values in self._moved
            if sending.VERSION in values
        )
        last = [*self._taken(), (sending.spelled(statement), [given])]
        if is_sure:
            question = None if self._closing is None else self._closing.question
            self._told_last = sending.send_last(connection, last, question)
        else:
            sending.send(connection, last)

    def _flush_mapped(self, objects: Sequence[Any] | None = None) -> None:
        """Let the mapper write; a number that was drawn and not used before it never will be."""
        if not self.is_quiet():
            self._numbers = {}
        super().flush(objects)

    def _take_moves(self, *, is_last: bool = False) -> None:
        """Take over from the mapper what changed of rows, if that is all it has to write.

        Args:
            is_last: The unit ends: nobody changes these rows any more.
        """
        rows = [*self.dirty]
        if not rows or self.new or self.deleted or self.in_nested_transaction():
            return
        if not (self.is_sent and all(is_moved_only(row) for row in rows)):
            return
        for row in rows:
            if changed := moved(row):
                self._moved.append((type(row), changed))
            make_transient(row)  # what makes it a row without changes again
            if not is_last:
                make_transient_to_detached(row)
                self.add(row)

    def _taken(self) -> list[sending.Given]:
        """Take what is waiting, to be sent."""
        waiting, told = self._moved, self._told
        self.drop()
        changed: list[sending.Given] = [
            (sending.change(one, (*values,)), [values]) for one, values in waiting
        ]
        return changed + _added(told)

    def add_numbered(self, row: Base, *, is_held: bool = True) -> None:
        """Add a mapped row whose number is wanted at once; what is only told goes on waiting.

        Where nothing else waits for the mapper, it is only shown what it would have written.

        Args:
            row: New, and in no session.
            is_held: Somebody may change it in this unit, or fetch it by its number; else it is only
                written, and has its number.
        """
        if not (self.is_sent and self.is_quiet() and is_plain(row)):
            self.add(row)
            self._flush_mapped()
            return
        values, number = complete(row), self._numbers.pop(type(row), None)
        if number is None:
            statement = sending.insertion(type(row), (*values,), numbered=True)
            (number,) = sending.ask_one(self.joined, statement, values)
        else:
            numbered = {NUMBER: number, **values}
            statement = sending.insertion(type(row), (*numbered,))
            sending.send_ahead(self.joined, [(statement, [numbered])])
        inspect(row).dict.update(values, **{NUMBER: number})
        if is_held:
            self._held.add((type(row), number))
            make_transient_to_detached(row)  # which takes them for what was read
            self.add(row)

    def add_together(self, rows: Sequence[Base]) -> None:
        """Write new rows of one table, after what waits, and give each its number.

        The mapper does not hold them: nobody may change them in this unit.

        Args:
            rows: Numbered by a sequence, and in no session.
        """
        if not rows:
            return
        self.flush()
        values = [complete(row) for row in rows]
        numbers = add_rows(self.joined, type(rows[0]), values)
        for row, given, number in zip(rows, values, numbers, strict=True):
            inspect(row).dict.update(given, **{NUMBER: number})

    @override
    def has_waiting(self) -> bool:
        """Tell whether rows past the mapper wait to be written."""
        return bool(self._told or self._moved)

    @override
    def commit(self) -> None:
        """Commit, with what is waiting.

        What the server committed already only has to be closed: nothing was changed since.
        """
        closing, told = self._closing, self._told_last
        if told is None:
            self.flush()
            if closing is not None and self.is_sent:
                told = self.ask(closing.question, {})
            super().commit()
        if closing is not None:
            closing.keep(self, told or ())

    def drop(self) -> None:
        """Let go of what is waiting."""
        self._told, self._moved = {}, []
        self._answers.clear()


@cache
def _insert(model: type[Base]) -> Insert:
    return insert(model).inline()  # nobody asks for the numbers


def _added(told: Mapping[type[Base], Sequence[dict[str, Any]]]) -> list[sending.Given]:
    return [(sending.insertion(one, (*rows[0],)), rows) for one, rows in told.items()]


@event.listens_for(UnitSession, "after_soft_rollback")
def _drop(session: UnitSession, _previous: SessionTransaction) -> None:
    # a savepoint begins with a flush: what waits now was told within it
    session.drop()
    session.let_go()


@event.listens_for(UnitSession, "pending_to_persistent")
def _hold(session: UnitSession, row: object) -> None:
    # the mapper takes back what it made within a savepoint, but only while somebody holds it: read
    # again it would outlive its row, whose number SQLite gives to the next one
    if session.in_nested_transaction():
        session.made.append(row)
