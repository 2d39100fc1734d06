"""What a scene of the tour is made of: things done, and things waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from desktop.bootstrap.program import Program
from desktop.tour.camera import Camera


@dataclass(frozen=True, slots=True)
class Until:
    """Wait until something is so; what it is, is said when it never comes."""

    what: str
    is_so: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Pause:
    """Let the window breathe: answers on their way, countdowns."""

    ms: int = 350


Steps: TypeAlias = Iterator[Until | Pause]
Scene: TypeAlias = Callable[[Program, Camera], Steps]
