"""A dialog that drops nothing somebody typed unless they say so: Escape and closing ask first."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QDialog, QHBoxLayout, QWidget

from desktop.overriding import override
from desktop.text import tr
from desktop.widgets.asking_strip import AskingStrip
from desktop.widgets.labels import label
from desktop.widgets.room import stay_on_screen
from desktop.widgets.typed import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QShowEvent

    from desktop.widgets.theirs import Theirs


class TypedDialog(QDialog):
    """A form over a page; whoever leaves it with something typed is asked.

    It is compared with what stood in it when it was shown. What the desk answers later is typed
    by nobody and put in by `filling`; a form that begins anew says so by `begin_anew`.
    """

    holds_words: ClassVar[bool] = True
    """False for a form in which one only chooses: it goes without a question."""
    theirs: Theirs[Any] | None = None
    """What a colleague saved first, where the form can show that in place of what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a dialog without a layout; its own is a column."""
        super().__init__(parent)
        self._began: object = None
        self._strip: LeavingStrip | None = None
        self._then: Callable[[], None] = self._leave

    def stands(self) -> object:
        """Return what stands in the form; a subclass adds what its fields do not show."""
        return standing(self)

    def begin_anew(self) -> None:
        """Take what stands in the form now for nothing typed."""
        self._began = self.stands()

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Fill in what the desk answered: that is typed by nobody."""
        is_typed = self.is_typed()
        yield
        if self._began is not None and not is_typed:
            self.begin_anew()

    def is_typed(self) -> bool:
        """Tell whether something stands here that would be lost."""
        if self._began is None or not self.holds_words:
            return False
        return self._shows_theirs() or self.stands() != self._began

    def leaving(self) -> LeavingStrip | None:
        """Return what asks whether to leave, while it does."""
        strip = self._strip
        return strip if strip is not None and not strip.isHidden() else None

    @override
    def showEvent(self, event: QShowEvent) -> None:
        stay_on_screen(self)
        super().showEvent(event)
        if self.holds_words and self._began is None:
            self.begin_anew()

    @override
    def reject(self) -> None:
        """Leave, or ask first: Escape, closing and Cancel all come by here."""
        self.ask_first(self._leave)

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self._began = None

    def ask_first(self, then: Callable[[], None]) -> None:
        """Do what drops everything typed here; where something is, once it is agreed to."""
        if not self.is_typed():
            then()
            return
        self._then = then
        if self._strip is None:
            self._strip = LeavingStrip(self)
            self._strip.given.connect(self._on_agreed)
            column = self.layout()
            if isinstance(column, QBoxLayout):
                column.addWidget(self._strip)
        self.activateWindow()
        self._strip.ask(tr("What you typed here is not saved."), tr("Drop it"))

    def decide(self, then: Callable[[], None]) -> None:
        """Save what stands here; where that is a colleague's, once one's own may be dropped."""
        if self._shows_theirs():
            self.ask_first(then)
        else:
            then()

    def _shows_theirs(self) -> bool:
        return self.theirs is not None and self.theirs.mine is not None

    def _on_agreed(self, _answer: object) -> None:
        if self._strip is not None:
            self._strip.accepted()
        self._then()

    def _leave(self) -> None:
        super().reject()


class LeavingStrip(AskingStrip):
    """Asks at the foot of a form whether what was typed may be dropped; Escape goes on writing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make a strip that takes no room yet."""
        super().__init__(parent)
        self._words = label("", "strong", wrap=True)
        self._drop.setText(tr("Go on writing"))
        for step, role in ((self._done, "quiet"), (self._drop, "primary")):
            step.setProperty("role", role)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._done)
        row.addWidget(self._drop)

    def ask(self, words: str, action: str) -> None:
        """Ask; Enter keeps what was typed, `action` is the words of the button that drops it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._open(action)
        self._drop.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def is_complete(self) -> bool:
        return True

    @override
    def answer(self) -> None:
        return None

    @override
    def first_field(self) -> QWidget:
        return self._drop
