"""The ladders of a ticket as lines of time: what fired, what was passed over, what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.overriding import override
from desktop.sentences import stored
from desktop.spoken.outcomes import firing_words
from desktop.spoken.paths import does_words, when_words
from desktop.text import exact_moment, moment, plural, span, tr
from desktop.theme import Tone
from desktop.widgets.buttons import button
from desktop.widgets.chip import target_words
from desktop.widgets.labels import hairline, label
from models.vocabulary import FiringOutcome
from services.access.permissions import Act, may
from services.escalation.ladders import ladders

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QPaintEvent

    from desktop.work import Desk
    from services.escalation.ladders import LadderView, Step

RADIUS: Final = 5
LATE_S: Final = 2


class Escalations(QWidget):
    """Asks for the ladders of a ticket and shows them; takes no room where there are none.

    Attributes:
        called: Tells whether a level has fired that nobody has answered.
    """

    called = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.setAccessibleName(tr("Escalations"))
        self._desk = desk
        self._wanted: int | None = None
        self._may = may(desk.actor, Act.WORK_TICKET) or may(desk.actor, Act.SUPERVISE)
        self._is_drill = False
        self._inside = QVBoxLayout()
        self._inside.setSpacing(14)
        self.escalate = button(tr("Escalate now …"), icon="trending-up")
        self.end_drill = button(tr("End the drill"), icon="circle-check")
        feet = QHBoxLayout()
        feet.setSpacing(8)
        feet.addWidget(self.escalate)
        feet.addWidget(self.end_drill)
        feet.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(hairline())
        column.addWidget(label(tr("Escalations"), "section"))
        column.addLayout(self._inside)
        column.addLayout(feet)
        self.setVisible(False)

    def show_ticket(self, ticket_id: int, *, is_drill: bool) -> None:
        """Ask for the ladders of this ticket; those of another one go at once."""
        self._is_drill = is_drill
        if ticket_id != self._wanted:
            self._lay([])  # the header knows already whether this one calls
        self._wanted = ticket_id
        if self._may:
            self._desk.ask(ladders, ticket_id, then=self._show, receiver=self, otherwise=self._hide)

    def _hide(self, _refusal: object) -> None:
        self._show([])

    def _show(self, found: list[LadderView]) -> None:
        self._lay(found)
        self.called.emit(any(one.calls for one in found))

    def _lay(self, found: list[LadderView]) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in found:
            self._inside.addWidget(_ladder(one, self._desk.now()))
        works = may(self._desk.actor, Act.WORK_TICKET)
        self.escalate.setVisible(works and any(one.is_live for one in found))
        self.end_drill.setVisible(self._is_drill and may(self._desk.actor, Act.SUPERVISE))
        self.setVisible(bool(found) or self._is_drill)


def _ladder(view: LadderView, now: datetime) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    on = (
        target_words(view.target)
        if view.target is not None
        else tr("started by {who}", who=view.started_by)
    )
    column.addWidget(label(f"{view.path} · {on}", "strong", wrap=True))
    state = _state_words(view, now)
    if state:
        column.addWidget(label(state, "small", wrap=True))
    column.addSpacing(6)
    for place, step in enumerate(view.steps):
        column.addWidget(StepRow(step, view, now, is_last=place == len(view.steps) - 1))
    return made


def _state_words(view: LadderView, now: datetime) -> str:
    if view.acknowledged_at is not None:
        return tr(
            "acknowledged {when} by {who}",
            when=moment(view.acknowledged_at, now),
            who=view.acknowledged_by or tr("somebody"),
        )
    if not view.is_live:
        return tr("ended")
    if view.is_paused:
        return tr("paused: its levels move with the clock")
    return tr("waits for somebody to take it on") if view.calls else ""


class StepRow(QWidget):
    """One level: a dot on the line, what it is, when, and what it did or will do."""

    def __init__(self, step: Step, view: LadderView, now: datetime, *, is_last: bool) -> None:
        """Show a step as seen at `now`; the line goes on below unless it is the last."""
        super().__init__()
        self._step, self._is_last = step, is_last
        self._tone = _tone(step)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 8)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(step.level.name, wrap=True), 1)
        when = label(_when(step, now), "small")
        at = step.fired.fired_at if step.fired is not None else step.at
        when.setToolTip(exact_moment(at) if at is not None else "")
        top.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        lines = _lines(step, view, now)
        for words in lines:
            column.addWidget(label(words, "small", wrap=True))
        self.setAccessibleName(f"{step.level.name}, {when.text()}. {' '.join(lines)}")

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(120, 24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(RADIUS + 1, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._is_last:
            painter.setBrush(theme.colour(now.line))
            painter.drawRect(int(middle.x()) - 1, 10, 2, self.height())
        mark = theme.colour(now.tones[self._tone].mark)
        painter.setBrush(mark)
        painter.drawEllipse(middle, RADIUS, RADIUS)
        if self._step.fired is None or self._step.fired.outcome is not FiringOutcome.FIRED:
            painter.setBrush(theme.colour(now.surface))
            painter.drawEllipse(middle, RADIUS - 2, RADIUS - 2)


def _tone(step: Step) -> Tone:
    if step.fired is None:
        return Tone.NEUTRAL
    return Tone.AT_RISK if step.fired.outcome is FiringOutcome.FIRED else Tone.PAUSED


def _when(step: Step, now: datetime) -> str:
    if step.fired is not None:
        return moment(step.fired.fired_at, now)
    return moment(step.at, now) if step.at is not None else ""


def _lines(step: Step, view: LadderView, now: datetime) -> list[str]:
    """Say what became of a level, or what it will do."""
    fired = step.fired
    if fired is None:
        if not view.is_live:
            return [tr("did not come to it")]
        if step.at is None:
            when, does = (
                when_words(step.level, is_started=view.target is None),
                does_words(step.level),
            )
            return [tr("to come {when}: {does}", when=when, does=does)]
        return [tr("to come: {does}", does=does_words(step.level))]
    said = [stored(fired.detail)]
    if fired.outcome is not FiringOutcome.FIRED:
        said.insert(0, firing_words(fired.outcome))
    if fired.late_by.total_seconds() > LATE_S:
        said.append(tr("late by {span}", span=span(fired.late_by)))
    if fired.calls:
        said.append(plural("called %n time more", "called %n times more", fired.calls))
    if step.next_call_at is not None and view.is_live:
        said.append(tr("calls again {when}", when=moment(step.next_call_at, now)))
    return said
