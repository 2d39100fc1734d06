"""One field of a subject, before and after."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of the subject, before and after, as a person reads it."""

    field: str
    before: str | None
    after: str | None
