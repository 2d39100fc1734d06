"""How one is told: choices, quiet hours, addresses; for administrators the ways out and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.absences import AbsencesPart
from desktop.notifications.channels_card import ChannelsCard
from desktop.notifications.matrix import Matrix
from desktop.notifications.profile_form import ProfileForm
from desktop.notifications.template_card import TemplateCard
from desktop.overriding import override
from desktop.page import Page
from desktop.sentences import in_words
from desktop.text import tr
from desktop.widgets.banner import Gravity
from desktop.widgets.labels import frame
from desktop.widgets.page_shape import EDGE, CardScroll, beside_edge, page_title
from desktop.widgets.segments import Segments
from services.access.permissions import Act, may
from services.notify import wishes

if TYPE_CHECKING:
    from desktop.commands import Commands
    from desktop.work import Desk
    from models.vocabulary import Timing
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.notify.wishes import Cell, WishesView

MINE, DESK, CHANNELS, WORDS = "mine", "desk", "channels", "words"
WIDEST: Final = 980


class NotificationsPage(Page):
    """Three parts; what is the desk's own is shown to administrators only."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("Notifications"))
        configures = may(desk.actor, Act.CONFIGURE)
        parts = [(MINE, tr("How I am told"))]
        own = [(DESK, tr("How everybody is told")), (CHANNELS, tr("Channels"))]
        parts += own if configures else []
        self.parts = Segments([*parts, (WORDS, tr("Mail templates"))])
        self.parts.chosen.connect(lambda _value: self._show_part())
        self.matrix = Matrix()
        self.matrix.chosen.connect(self._on_chosen)
        self.desk_matrix = Matrix(for_desk=True)
        self.desk_matrix.chosen.connect(self._on_chosen_for_desk)
        self.profile = ProfileForm()
        self.profile.given.connect(self._on_profile)
        self._works = may(desk.actor, Act.WORK_TICKET) and desk.actor.person_id is not None
        self._supervises = may(desk.actor, Act.SUPERVISE)
        title = tr("Who is away") if self._supervises else tr("When I am away")
        self.absences = AbsencesPart(desk, title)
        self.absences.said.connect(self.said)
        self.channels = ChannelsCard(desk)
        self.words = TemplateCard(desk, may_write=configures)
        self.words.said.connect(self.said)
        self._stack = QStackedWidget()
        self._arrange()

    @override
    def concerns(self, changes: Changes) -> bool:
        is_about = bool(changes.people) and self._supervises
        return changes.configuration or is_about or self._desk.actor.person_id in changes.people

    @override
    def refresh(self) -> None:
        part = self.parts.value()
        if part in {MINE, DESK}:
            self._desk.ask(wishes.wishes, then=self._on_wishes, receiver=self)
            actor = self._desk.actor
            if self._works and actor.person_id is not None:
                self.absences.ask_for((actor.person_id, actor.name), of_all=self._supervises)
        elif part == CHANNELS:
            self.channels.refresh()
        else:
            self.words.refresh()

    def _on_wishes(self, seen: WishesView) -> None:
        self.matrix.show_wishes(seen)
        self.desk_matrix.show_wishes(seen)
        self.profile.show_wishes(seen)

    def _show_part(self) -> None:
        self._stack.setCurrentIndex((MINE, DESK, CHANNELS, WORDS).index(self.parts.value()))
        self.refresh()

    def _on_chosen(self, cell: Cell, timing: Timing | None) -> None:
        self._desk.do(wishes.choose, cell, timing)

    def _on_chosen_for_desk(self, cell: Cell, timing: Timing | None) -> None:
        self._desk.do(wishes.choose_for_desk, cell, timing)

    def _on_profile(self, given: dict[str, object]) -> None:
        click = self._desk.do(wishes.save, given)
        click.succeeded.connect(lambda _changes: self._on_saved())
        click.refused.connect(self._on_refused)

    def _on_saved(self) -> None:
        self.profile.saved()
        self.said.emit(tr("Your settings are saved."))

    def _on_refused(self, error: HelpDeskError) -> None:
        self.profile.banner.say(Gravity.WARNING, in_words(error))
        self.profile.save.setEnabled(True)

    def _arrange(self) -> None:
        head = beside_edge()
        head.addWidget(page_title(tr("Notifications")))
        head.addWidget(self.parts)
        head.addStretch(1)
        away = frame("card")
        around = QVBoxLayout(away)
        around.setContentsMargins(18, 14, 18, 14)
        around.addWidget(self.absences)
        mine = (self.matrix, self.profile, away)
        for cards in (mine, (self.desk_matrix,), (self.channels,), (self.words,)):
            self._stack.addWidget(_scrolled(*cards))
        away.setVisible(self._works)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 16)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)


def _scrolled(*cards: QWidget) -> CardScroll:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setSpacing(12)
    for card in cards:
        card.setMaximumWidth(WIDEST)
        column.addWidget(card)
    column.addStretch(1)
    scroll = CardScroll()
    scroll.hold(inside)
    return scroll
