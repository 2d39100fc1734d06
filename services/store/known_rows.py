"""Rows a unit of work fetches, looks at or holds: each is asked for once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from models.registry import Base
from services.errors import NotFoundError
from services.sentence import Sentence
from services.store.mapped_rows import NUMBER

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from services.store.sending import Question
    from services.store.unit_session import UnitSession

Row = TypeVar("Row", bound=Base)
KNOWN: Final = "known"
"""Rows that were read and not yet fetched, by table and number."""


class KnownRows:
    """What a unit of work read and need not ask for again.

    Attributes:
        session: The transaction.
        memory: Rows by table and key, and whatever else a service remembers: a ticket's log, ...
    """

    def __init__(self, session: UnitSession) -> None:
        self.session: Final = session
        self.memory: Final[dict[Hashable, Any]] = {}

    def require(self, model: type[Row], row_id: int) -> Row:
        """Fetch a row by its id; NotFoundError when there is none."""
        row = self.find(model, row_id)
        if row is None:
            noun = Sentence(model.__tablename__.replace("_", " "))
            raise NotFoundError("There is no {noun} #{id} (any more).", noun=noun, id=row_id)
        return row

    def find(self, model: type[Row], key: object) -> Row | None:
        """Fetch a row by its key, or None; asked once in a unit, for a session lets go of rows."""
        found: Row | None = self.memory.get((model, key))
        if found is None:
            known = self.memory.pop((KNOWN, model, key), None)
            held = known and self.session.take(model, known)
            found = self.memory[model, key] = held or self.session.get(model, key)
        return found

    def know(self, model: type[Base], values: Mapping[str, Any]) -> None:
        """Keep a numbered row that came with another answer, until it is fetched or looked at.

        Args:
            model: Its table.
            values: As `asking_session.named` makes them; no number where there is no row.
        """
        number = values[NUMBER]
        if number is not None:
            self.memory[KNOWN, model, number] = values

    def look(self, model: type[Base], row_id: int, name: str) -> Any:  # noqa: ANN401 - of any column
        """Return a column of a row, for which the mapper need not hold it.

        Raises:
            NotFoundError: There is none.
        """
        known = self.memory.get((KNOWN, model, row_id))
        if known is None or self.session.is_held(model, row_id):
            return getattr(self.require(model, row_id), name)
        return known[name]

    def lock(self, model: type[Row], row_id: int, *others: Question) -> Row:
        """Fetch a row to change it; whoever wants the same row waits until this unit ends.

        Args:
            model: Its table.
            row_id: Its key.
            *others: What is asked in the same trip, for whoever asks for it next.
        """
        held: Row | None = self.memory.get(("lock", model, row_id))
        if held is not None:
            return held
        row = self.session.locked(model, row_id, *others)
        if row is None:
            return self.require(model, row_id)
        self.memory[model, row_id] = self.memory["lock", model, row_id] = row
        return row

    def forget(self) -> None:
        """Ask again for everything: a savepoint was rolled back."""
        self.memory.clear()
