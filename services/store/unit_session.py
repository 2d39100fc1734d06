"""The session of a unit of work: the mapper's own, and rows that need none of its bookkeeping."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import event, insert
from sqlalchemy.orm import Session
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Insert
    from sqlalchemy.orm import SessionTransaction

    from models.registry import Base


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

    def write(self, model: type[Base], **values: Any) -> None:  # noqa: ANN401 - of any column
        """Add a row; it is written with the others of its table at the next flush.

        Args:
            model: Its table.
            **values: By column; the same columns for every row of a table.
        """
        self._told.setdefault(model, []).append(values)

    @override
    def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Write what is waiting; the mapper's rows first, for the others name them by number."""
        super().flush(objects)
        if self._told:
            told, self._told = self._told, {}
            connection = self.connection()
            for model, rows in told.items():
                connection.execute(_insert(model), rows)

    def add_numbered(self, row: Base) -> None:
        """Add a mapped row whose number is wanted at once; what is only told goes on waiting."""
        self.add(row)
        super().flush()

    @override
    def commit(self) -> None:
        """Commit, with what is waiting."""
        self.flush()
        super().commit()

    def drop(self) -> None:
        """Let go of what is waiting."""
        self._told.clear()


@cache
def _insert(model: type[Base]) -> Insert:
    return insert(model).inline()  # nobody asks for the numbers


@event.listens_for(UnitSession, "after_soft_rollback")
def _drop(session: UnitSession, _previous: SessionTransaction) -> None:
    # a savepoint begins with a flush: what waits now was told within it
    session.drop()
