"""One save of fields that may meet another's: what was wanted, kept until it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.tickets.together import FieldEdit

if TYPE_CHECKING:
    from services.errors import FieldConflict


@dataclass(slots=True)
class Saving:
    """Edits on their way, and the fields in which a colleague was first."""

    ticket_id: int
    edits: tuple[FieldEdit, ...]
    reason: str | None
    conflicts: tuple[FieldConflict, ...] = ()

    def rebased(self) -> list[FieldEdit]:
        """Return the edits as if the colleague's values had been seen: so that mine win."""
        theirs = {one.field: one.theirs_value for one in self.conflicts}
        return [
            FieldEdit(one.field, theirs.get(one.field, one.seen), one.wanted) for one in self.edits
        ]
