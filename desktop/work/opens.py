"""What the window needs of a store, so that tests can put another one there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from services.changes import Changes
    from services.store.work import Actor, Work


class Opens(Protocol):
    """What the desk needs of a store: units of work, one at a time."""

    def apply(
        self,
        actor: Actor,
        use_case: Callable[[Work], Changes],
        *,
        key: str | None = None,
        is_repeated: bool = False,
    ) -> Changes:
        """Run a use case in a unit of its own; with the same key, only once."""

    def reading(self, actor: Actor) -> AbstractContextManager[Work]:
        """Open a unit that only asks."""
