"""What a colleague saved first, looked at in the fields in which one's own words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from desktop.text import tr
from desktop.widgets.banner import Gravity

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.widgets.banner import Banner

Form = TypeVar("Form")


def _at_once(then: Callable[[], None]) -> None:
    then()


class Theirs(Generic[Form]):
    """Turns the fields of a form between what was typed and what a colleague saved.

    The banner of the form offers the turn, and is not put away while it does. What is changed on
    either side stands there again when that side is turned to.
    """

    def __init__(
        self,
        banner: Banner,
        read: Callable[[], Form],
        show: Callable[[Form], object],
        settle: Callable[[Callable[[], None]], object] = _at_once,
    ) -> None:
        """Turn nothing yet.

        Args:
            banner: Says what was refused, and carries the button.
            read: Returns what stands in the fields.
            show: Puts something into them.
            settle: Does what it is given when the fields can be read, and not before.
        """
        self._banner, self._read, self._show, self._settle = banner, read, show, settle
        self._other: Form | None = None
        self._is_shown = False
        banner.acted.connect(self._on_acted)

    @property
    def mine(self) -> Form | None:
        """What was typed, while theirs stands in its place."""
        return self._other if self._is_shown else None

    @property
    def offer(self) -> str:
        """The words of the button that turns; empty while there is nothing to turn to."""
        if self._other is None:
            return ""
        return tr("Back to mine") if self._is_shown else tr("Look at theirs")

    def come(self, theirs: Form) -> None:
        """Offer what a colleague saved first, below what the banner says of it.

        What stands in the fields is one's own from now on, and to be saved over it.
        """
        self._other, self._is_shown = theirs, False
        self.say(Gravity.WARNING, self._banner.words())

    def say(self, gravity: Gravity, words: str) -> None:
        """Say something in the banner, which goes on offering the turn."""
        self._banner.say(gravity, words, action=self.offer, steady=self._other is not None)

    def leave(self) -> None:
        """Forget both: something else stands in the fields now."""
        if self._other is not None:
            self._other, self._is_shown = None, False
            self._banner.withdraw()

    def _on_acted(self) -> None:
        if self._other is not None:  # else the banner offers something else
            self._settle(self._turn)

    def _turn(self) -> None:
        if self._other is None:  # it was left while the fields were settled
            return
        wanted, self._other = self._other, self._read()
        self._is_shown = not self._is_shown
        self._show(wanted)
        self.tell()

    def tell(self) -> None:
        """Say whose it is that stands in the fields."""
        if self._is_shown:
            self.say(Gravity.INFO, tr("This is what your colleague saved; yours is kept."))
            return
        words = tr("This is what you wrote. Saving it puts it in the place of theirs.")
        self.say(Gravity.WARNING, words)
