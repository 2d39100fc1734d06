"""Absences that are not over, of one person or of everybody, each with the step that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.absences.form import AbsenceDialog
from desktop.sentences import in_words
from desktop.text import moment, quoted, tr, whole_moment
from desktop.widgets.banner import Banner, Gravity
from desktop.widgets.buttons import button
from desktop.widgets.labels import label
from services.access import presence

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.work import Desk
    from services.access.people import MemberView
    from services.access.presence import AbsenceView
    from services.errors import HelpDeskError


class AbsencesPart(QWidget):
    """Lists absences and lets them be entered and ended.

    Attributes:
        said: Emitted with a sentence when something was done.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, title: str) -> None:
        """Make it of nobody; it asks when it is told whose absences are wanted."""
        super().__init__()
        self._desk = desk
        self._who: tuple[int, str] | None = None
        self._of_all = False
        self.shown: tuple[AbsenceView, ...] | None = None
        self.banner = Banner()
        self._title = label(title, "strong")
        self.enter = button(tr("Enter an absence …"), icon="calendar-clock")
        self.enter.clicked.connect(self._on_enter)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.banner)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self.enter)
        foot.addStretch(1)
        column.addLayout(foot)

    def ask_for(self, who: tuple[int, str], *, of_all: bool = False) -> None:
        """Ask for the absences of a person (number, name), or those of everybody.

        Args:
            who: Whose they are, and whom the form begins with.
            of_all: Everybody's are shown, and the form lets one choose.
        """
        if who != self._who:
            self.banner.hide()
        self._who, self._of_all = who, of_all
        wanted = None if of_all else who[0]
        self._desk.ask(presence.absences, wanted, then=self._on_absences, receiver=self)

    def _on_absences(self, found: list[AbsenceView]) -> None:
        if self.shown == tuple(found):
            return
        self.shown = tuple(found)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in found:
            self._rows.addWidget(self._row(one))
        if not found:
            self._rows.addWidget(label(tr("No absence is entered."), "muted", wrap=True))

    def _row(self, one: AbsenceView) -> QWidget:
        words = absence_words(one, self._desk.now())
        if self._of_all:
            words = tr("{name}: {words}", name=one.person, words=words)
        line = QWidget()
        line.setAccessibleName(words)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(words[:1].upper() + words[1:], wrap=True))
        if one.note:
            said.addWidget(label(quoted(one.note), "muted", wrap=True))
        step = tr("End now") if one.has_begun else tr("Take back")
        end = button(step, "quiet")
        end.setAccessibleName(tr("{step}: {words}", step=step, words=words))
        end.clicked.connect(lambda: self._on_end(one))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(said, 1)
        row.addWidget(end)
        return line

    def _on_enter(self) -> None:
        if self._who is None:
            return
        dialog = AbsenceDialog(self._desk, self._who, self, of_anybody=self._of_all)
        dialog.accepted.connect(lambda: self.said.emit(tr("The absence is entered.")))
        dialog.open()

    def _on_end(self, one: AbsenceView) -> None:
        click = self._desk.do(presence.end_absence, one.id)
        words = (
            tr("{name} is back.", name=one.person)
            if one.has_begun
            else tr("The absence of {name} is taken back.", name=one.person)
        )
        click.succeeded.connect(lambda _changes: self.said.emit(words))
        click.refused.connect(self._on_refused)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.banner.say(Gravity.WARNING, in_words(error))


def absence_words(one: AbsenceView, now: datetime | None = None) -> str:
    """Say when somebody is away, and who stands in; without `now` with whole dates."""

    def said(at: datetime) -> str:
        return whole_moment(at) if now is None else moment(at, now)

    start = said(one.starts_at)
    if one.ends_at is None:
        away = (
            tr("away until further notice")
            if one.has_begun
            else tr("away from {start} until further notice", start=start)
        )
    else:
        end = said(one.ends_at)
        away = (
            tr("away until {end}", end=end)
            if one.has_begun
            else tr("away from {start} until {end}", start=start, end=end)
        )
    if one.substitute is None:
        return tr("{away}; nobody stands in", away=away)
    return tr("{away}; {name} stands in", away=away, name=one.substitute)


def member_words(one: MemberView) -> str:
    """Name somebody to whom tickets are given; whoever is away can be chosen, and it is said."""
    if one.away is None:
        return one.name
    return tr("{who} ({away})", who=one.name, away=absence_words(one.away))
