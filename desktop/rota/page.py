"""Who is on call, team by team, over a week or a month."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.overriding import override
from desktop.page import Page
from desktop.rota.card import RotaCard
from desktop.rota.import_dialog import ImportDialog
from desktop.rota.rota_dialog import RotaDialog
from desktop.rota.swap_dialog import SwapDialog
from desktop.sentences import in_words
from desktop.text import day_label, plural, tr
from desktop.widgets.buttons import button, icon_button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import ElidedLabel, label
from desktop.widgets.page_shape import EDGE, CardScroll, beside_edge, page_title
from desktop.widgets.reason_bar import ReasonBar
from desktop.widgets.segments import Segments
from desktop.widgets.skeleton import Skeleton
from services.access.permissions import Act, may
from services.escalation.duty import Duty, duty, end_swap

if TYPE_CHECKING:
    from datetime import date

    from desktop.commands import Commands
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError
    from services.escalation.duty import RotaView

WEEK, MONTH = "week", "month"
DAY: Final = timedelta(days=1)
DAYS: Final = {WEEK: 7, MONTH: 28}
TEAMS_NAMED: Final = 8
WAITING, SHOWN, NOTHING = range(3)


class RotaPage(Page):
    """Shows rotas; lets shifts be swapped and calendar files be taken in."""

    def __init__(self, desk: Desk, _commands: Commands, parent: QWidget | None = None) -> None:
        """Make the page; it is asked for when it is first shown."""
        super().__init__(desk, parent)
        self.setAccessibleName(tr("On call"))
        self.cards: list[RotaCard] = []
        self._ending: int | None = None
        self._first = _monday(desk.now().astimezone().date())
        self.parts = Segments([(WEEK, tr("Week")), (MONTH, tr("Four weeks"))])
        self.parts.chosen.connect(lambda _value: self.refresh())
        self.earlier = icon_button("chevron-left", tr("Earlier"))
        self.earlier.clicked.connect(lambda: self._move(-1))
        self.later = icon_button("chevron-right", tr("Later"))
        self.later.clicked.connect(lambda: self._move(1))
        self.today = button(tr("Today"), "quiet")
        self.today.clicked.connect(self._on_today)
        self._during = ElidedLabel("", "muted")
        self.edit = button(tr("Write a rota …"), icon="pencil")
        self.edit.clicked.connect(self._on_edit)
        self.edit.setVisible(may(desk.actor, Act.CONFIGURE))
        self.reason = ReasonBar()
        self.reason.given.connect(self._on_reason)
        self._without = label("", "muted", wrap=True)
        self._list = QVBoxLayout()
        self._states = QStackedWidget()
        self._arrange()

    @override
    def concerns(self, changes: Changes) -> bool:
        return changes.configuration or bool(changes.people)

    @override
    def refresh(self) -> None:
        start, end = self._bounds()
        first, last = day_label(start, is_long=True), day_label(end - DAY, is_long=True)
        self._during.setText(tr("{first} to {last}", first=first, last=last))
        self._desk.ask(duty, start, end, then=self._on_duty, receiver=self)

    def _bounds(self) -> tuple[datetime, datetime]:
        """Return the instants between which the picture lies, by this seat's midnights."""
        days = DAYS[self.parts.value()]
        last = self._first + days * DAY
        start, end = (datetime.combine(day, time(0)).astimezone() for day in (self._first, last))
        return start, end

    def _move(self, steps: int) -> None:
        self._first += steps * 7 * DAY
        self.refresh()

    def _on_today(self) -> None:
        self._first = _monday(self._desk.now().astimezone().date())
        self.refresh()

    def _on_duty(self, found: Duty) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None and old is not self._without:
                old.hide()
                old.deleteLater()
        works, configures = (may(self._desk.actor, act) for act in (Act.WORK_TICKET, Act.CONFIGURE))
        self.cards = []
        for view in found.rotas:
            card = RotaCard(view, self._bounds(), self._desk.now(), may_change=(works, configures))
            card.swap_asked.connect(self._on_swap_asked)
            card.import_asked.connect(self._on_import_asked)
            card.ended.connect(self._on_end_asked)
            self.cards.append(card)
            self._list.addWidget(card)
        self._without.setText(_without_words(found.without))
        self._without.setVisible(bool(found.without))
        self._list.addWidget(self._without)
        self._list.addStretch(1)
        self._states.setCurrentIndex(SHOWN if found.rotas else NOTHING)

    def _on_edit(self) -> None:
        dialog = RotaDialog(self._desk, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.said.emit(tr("The rota is written down.")))
        dialog.show()

    def _on_swap_asked(self, view: RotaView) -> None:
        dialog = SwapDialog(self._desk, view, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.said.emit(tr("The override is entered.")))
        dialog.show()

    def _on_import_asked(self, view: RotaView) -> None:
        kinds = tr("Calendar files (*.ics)")
        path, _ = QFileDialog.getOpenFileName(self, tr("Import shifts"), "", kinds)
        if path:
            self.import_file(view, Path(path))

    def import_file(self, view: RotaView, path: Path) -> None:
        """Show what a calendar file would enter."""
        try:
            content = path.read_bytes()
        except OSError as error:
            why = in_words(error)
            self.said.emit(tr("“{name}” cannot be read: {why}", name=path.name, why=why))
            return
        dialog = ImportDialog(self._desk, view, content, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.said.emit(tr("The shifts are entered.")))
        dialog.show()

    def _on_end_asked(self, override_id: int) -> None:
        self._ending = override_id
        self.reason.ask(
            tr("Why take it back?"), tr("Such as: Tom is well again"), tr("Take it back")
        )

    def _on_reason(self, reason: str) -> None:
        if self._ending is None:
            return
        click = self._desk.do(end_swap, self._ending, reason=reason)
        click.succeeded.connect(lambda _changes: self.reason.accepted())
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.reason.refused(in_words(error))

    def _arrange(self) -> None:
        head = beside_edge()
        head.addWidget(page_title(tr("On call")))
        head.addWidget(self.parts)
        for part in (self.earlier, self.today, self.later):
            head.addWidget(part)
        head.addWidget(self._during, 1)
        head.addWidget(self.edit)
        inside = QWidget()
        inside.setLayout(self._list)
        self._list.setSpacing(12)
        scroll = CardScroll()
        scroll.hold(inside)
        words = tr("An administrator writes a rota down for a team; until then its lead is called.")
        nothing = EmptyState("phone", tr("No team is on call"), words=words)
        for state in (Skeleton(8), scroll, nothing):
            self._states.addWidget(state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 16, 0, 16)
        whole.setSpacing(14)
        whole.addLayout(head)
        whole.addLayout(beside_edge(self.reason))
        whole.addWidget(self._states, 1)


def _without_words(teams: tuple[str, ...]) -> str:
    named, more = tr(", ").join(teams[:TEAMS_NAMED]), len(teams) - TEAMS_NAMED
    if more <= 0:
        return tr("Without a rota: {teams}. Their calls go to the lead.", teams=named)
    return plural(
        "Without a rota: {teams} and %n other team. Their calls go to the lead.",
        "Without a rota: {teams} and %n other teams. Their calls go to the lead.",
        more,
    ).format_map({"teams": named})


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
