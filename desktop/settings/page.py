"""Ctrl+,: how the window looks, begins, locks and goes on, for this person on this seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop import memory as remembered
from desktop import theme
from desktop.memory import memory_of
from desktop.overriding import override
from desktop.page import Page
from desktop.settings import choices
from desktop.settings.cards import Card, choice_box, switch
from desktop.text import plural, tr
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from desktop.widgets.page_shape import EDGE, CardScroll, beside_edge, page_title
from desktop.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent

    from desktop.commands import Commands
    from desktop.memory import Memory
    from desktop.work import Desk
    from services.changes import Changes

Kept = TypeVar("Kept")


class Drafts(Protocol[Kept]):
    """What a person typed and did not send; the ticket page keeps it."""

    def count(self) -> int:
        """Return how many there are."""

    def take_all(self) -> dict[int, Kept]:
        """Forget them all, and return them."""

    def put_back(self, taken: dict[int, Kept]) -> None:
        """Keep them again."""


WIDEST: Final = 760


class SettingsPage(Page):
    """Every choice is in force as soon as it is made, or its line says when."""

    def __init__(self, desk: Desk, commands: Commands, starts: Sequence[tuple[str, str]]) -> None:
        """Make the page.

        Args:
            desk: Of the person.
            commands: Of the window.
            starts: The pages one may begin with, as (key, words).
        """
        super().__init__(desk)
        self.setAccessibleName(tr("Settings"))
        self._commands = commands
        self._memory: Memory | None = None
        self._drafts: Drafts[Any] | None = None
        self.scheme = Segments(choices.appearances())
        self.scale = choice_box(tr("Display size"), choices.scales())
        self.language = choice_box(tr("Language"), choices.languages())
        self.start = choice_box(tr("First page"), [("", tr("As usual for my role")), *starts])
        self.wait = choice_box(tr("Lock the window"), choices.waits())
        self.tray = switch(tr("Keep watching in the tray when closed"))
        self.forget = button(tr("Forget all drafts"))
        self._arrange()
        self._connect()

    def keep_drafts_in(self, drafts: Drafts[Any]) -> None:
        """Know where the drafts are."""
        self._drafts = drafts
        self._count_drafts()

    @override
    def concerns(self, changes: Changes) -> bool:
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        memory = memory_of(self)
        if memory is not None and memory is not self._memory:
            self._memory = memory
            memory.kept.connect(self._on_kept)
        self._show_choices()
        self._count_drafts()

    def _show_choices(self) -> None:
        memory = self._memory
        if memory is None:
            return
        known = {value for value, _ in choices.appearances()}
        scheme = memory.text(remembered.SCHEME)
        self.scheme.choose(scheme if scheme in known else choices.SYSTEM)
        self.scale.set_value(choices.scale_of(memory))
        self.language.set_value(memory.text(remembered.LANGUAGE))
        self.start.set_value(memory.text(remembered.START))
        self.wait.set_value(choices.wait_of(memory))
        self.tray.setChecked(memory.flag(remembered.STAYS_IN_TRAY, otherwise=True))

    def _connect(self) -> None:
        self.scheme.chosen.connect(self._on_scheme)
        self.scale.chosen.connect(lambda one: self._keep(remembered.SCALE, str(one)))
        self.language.chosen.connect(lambda one: self._keep(remembered.LANGUAGE, one))
        self.start.chosen.connect(lambda one: self._keep(remembered.START, one))
        self.wait.chosen.connect(lambda one: self._keep(remembered.LOCK_MINUTES, one))
        self.tray.toggled.connect(self._on_tray)
        self.forget.clicked.connect(self._on_forget)

    def _keep(self, key: str, value: str) -> None:
        if self._memory is not None:
            self._memory.keep(key, value)
            self._memory.save()

    def _on_kept(self, key: str) -> None:
        if key in remembered.CHOSEN and self.isVisible():
            self._show_choices()

    def _on_scheme(self, value: str) -> None:
        self._keep(remembered.SCHEME, value)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme.Scheme(value) if value else theme.system_scheme())

    def _on_tray(self, stays: bool) -> None:  # noqa: FBT001 - a slot
        if self._memory is not None:
            self._memory.keep(remembered.STAYS_IN_TRAY, stays)
            self._memory.save()

    def _on_forget(self) -> None:
        if self._drafts is None:
            return
        drafts, taken = self._drafts, self._drafts.take_all()
        self._count_drafts()

        def undo() -> None:
            drafts.put_back(taken)
            self._count_drafts()

        words = plural("%n draft is forgotten.", "%n drafts are forgotten.", len(taken))
        self.offered.emit(words, undo)

    def _count_drafts(self) -> None:
        count = self._drafts.count() if self._drafts is not None else 0
        self.forget.setEnabled(count > 0)
        if count:
            words = plural(
                "%n unsent answer is kept in a file of this seat, so that it survives a crash.",
                "%n unsent answers are kept in a file of this seat, so that they survive a crash.",
                count,
            )
        else:
            words = tr("Nothing unsent is kept. What you type is, until it is sent.")
        self._draft_words.setText(words)

    def _runner(self, name: str) -> Callable[[], None]:
        return lambda: self._commands.run(name)

    def _arrange(self) -> None:
        cards = (self._looks(), self._beginning(), self._leaving(), self._telling())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        for card in cards:
            card.setMaximumWidth(WIDEST)
            column.addWidget(card)
        column.addStretch(1)
        scroll = CardScroll()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.hold(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 0)
        whole.setSpacing(14)
        words = tr(
            "Colours, language, first page and lock go with you; the rest belongs to this seat."
        )
        head = beside_edge(page_title(tr("Settings")), label(words, "muted"))
        head.addStretch(1)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)

    def _looks(self) -> Card:
        card = Card(tr("Appearance"))
        card.add(tr("Colours"), tr("Takes effect at once."), self.scheme)
        card.add(
            tr("Display size"),
            tr("Takes effect at the next start, on every screen."),
            self.scale,
        )
        card.add(tr("Language"), tr("Takes effect at the next start."), self.language)
        return card

    def _beginning(self) -> Card:
        card = Card(tr("Beginning"))
        words = tr("What you see after signing in, from the next time.")
        card.add(tr("First page"), words, self.start)
        self._draft_words = card.add(tr("Drafts"), "", self.forget)
        return card

    def _leaving(self) -> Card:
        card = Card(tr("Leaving"))
        words = tr(
            "When nobody touches it; every window and preview is covered. As usual: after "
            "{count} minutes where a password is asked for, else never. At once.",
            count=choices.USUAL_MINUTES,
        )
        card.add(tr("Lock the window"), words, self.wait)
        now = button(tr("Lock now"), icon="lock")
        now.clicked.connect(self._runner("app.lock"))
        card.add(tr("Lock it now"), self._commands.keys("app.lock"), now)
        words = tr("Closing the window then leaves the watcher running. At once.")
        card.add(tr("Keep watching in the tray when closed"), words, self.tray)
        return card

    def _telling(self) -> Card:
        card = Card(tr("Notifications"))
        choose = button(tr("Choose how I am told"))
        choose.clicked.connect(self._runner("page.notifications"))
        choose.setVisible(self._commands.may("page.notifications"))
        words = tr("Which events, by which way, quiet hours and addresses. Kept by the desk.")
        card.add(tr("How I am told"), words, choose)
        keys = button(tr("Show the keys"), icon="keyboard")
        keys.clicked.connect(self._runner("app.keys"))
        card.add(tr("Keys"), tr("Everything works by keyboard."), keys)
        return card
