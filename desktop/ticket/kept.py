"""What is prepared as its dialog handles it: the thing, its place, and what was typed on it."""

from __future__ import annotations

from typing import Any, Protocol

Key = tuple[str, int | None]
"""Canned reply or macro, and its number; None: a new one."""
Form = tuple[str, Any, Any]
"""Name, words or actions, share."""


class Kept(Protocol):
    """A canned reply or a macro; the service's views have this shape."""

    @property
    def id(self) -> int: ...  # noqa: D102 - see the class
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def is_own(self) -> bool: ...  # noqa: D102
    @property
    def team_id(self) -> int | None: ...  # noqa: D102
