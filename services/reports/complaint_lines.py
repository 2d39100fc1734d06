"""What a report says of a complaint: frozen facts, already in words, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class DueLine:
    """One regulatory clock: what it counts, and where it stood when the report was made."""

    duty: str
    began_at: datetime
    until: datetime
    stopped_at: datetime | None
    breached_at: datetime | None
    state: str


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter that was sent, by its template's version and the hash of its bytes."""

    template: str
    sent_at: datetime
    by: str
    name: str
    sha256: str
    lacks: str


@dataclass(frozen=True, slots=True)
class ComplaintPicture:
    """The record of a complaint.

    Attributes:
        facts: (name, value); empty ones are left out.
    """

    label: str
    facts: tuple[tuple[str, str], ...]
    dues: tuple[DueLine, ...]
    letters: tuple[LetterLine, ...]

    @property
    def values(self) -> int:
        """How many values a copy without it keeps back."""
        return len(self.facts) + len(self.dues) + len(self.letters)
