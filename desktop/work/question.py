"""A question on its way to the database, and who waits for the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from services.errors import HelpDeskError
    from services.store.work import Work

Key: TypeAlias = tuple[int, object, str]
"""Receiver, question and what it is about: a newer one replaces an older."""
HELD: Final = object()
"""In place of an answer: the gate was shut when the question's turn came."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `number` grows, so that an answer knows whether it is the latest."""

    key: Key
    number: int
    run: Callable[[Work], object]
    then: Callable[[Any], None]
    receiver: QObject
    otherwise: Callable[[HelpDeskError], None] | None
