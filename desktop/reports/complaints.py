"""The register of complaints and the figures of a period, each number with its tickets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.reports.log import Log
from desktop.sentences import in_words
from desktop.spoken.complaints import (
    DECISIONS,
    DUTIES,
    due_face,
    figure_words,
    money_words,
)
from desktop.text import day_label, exact_moment, moment, number, tr
from desktop.theme import Tone
from desktop.widgets.banner import Gravity
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import label
from desktop.widgets.period import Period, PeriodField
from desktop.widgets.queue_line import number_words, one_line
from desktop.widgets.record_table import Record, RecordTable
from desktop.widgets.segments import Segments
from models.complaint_words import DutyState
from services.access.permissions import Act, may
from services.complaints import reading
from services.complaints.reading import RegisterFilter
from services.reports import complaint_return

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.complaints.reading import RegisterRow
    from services.complaints.returns import ComplaintReturn, Figure
    from services.errors import HelpDeskError

EVERYTHING, OPEN, LATE, RETURN = "everything", "open", "late", "return"
AS_RECORDED: Final = ", as recorded"
MOMENT: Final = timedelta(seconds=1)
DASH: Final = "\N{EM DASH}"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One number of a return; its place is its key."""

    place: int
    key: str
    tickets: tuple[int, ...]


class ComplaintsPart(QWidget):
    """Shows the register, or the return of a period.

    Attributes:
        ticket_opened: Emitted with a ticket to show.
        tickets_opened: Emitted with the tickets that a number counts.
    """

    ticket_opened = Signal(int)
    tickets_opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        offered = [(EVERYTHING, tr("All")), (OPEN, tr("Open")), (LATE, tr("At risk or late"))]
        if may(desk.actor, Act.EXPORT):
            offered.append((RETURN, tr("Return")))
        self.shown = Segments(offered)
        self.shown.setAccessibleName(tr("Which complaints"))
        self.shown.chosen.connect(lambda _value: self.refresh())
        self.register = self._register()
        self.figures = self._figures()
        self.period = PeriodField(desk.now().astimezone().date())
        self.period.set_period(Period.MONTH)
        self.period.changed.connect(self.refresh)
        self._said = label("", "muted", wrap=True)
        self.open = button(tr("Show its tickets"), icon="external-link")
        self.open.clicked.connect(self._on_open)
        self.figures.acts.addWidget(self.open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.register)
        self._stack.addWidget(self.figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.shown)
        top.addWidget(self.period)
        top.addWidget(self._said, 9)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Ask again for what is shown."""
        is_return = self.shown.value() == RETURN
        for part in (self.period, self._said):
            part.setVisible(is_return)
        if is_return:
            self._stack.setCurrentWidget(self.figures)
            self._desk.ask(
                complaint_return.returned,
                *self._bounds(),
                then=self._on_return,
                receiver=self,
                otherwise=self._on_refused,
            )
            return
        self._stack.setCurrentWidget(self.register)
        wanted = RegisterFilter(
            open_only=self.shown.value() == OPEN, late_only=self.shown.value() == LATE
        )
        self._desk.ask(
            reading.register,
            wanted,
            then=self.register.show_rows,
            receiver=self,
            otherwise=lambda error: self.register.banner.say(Gravity.ERROR, in_words(error)),
        )

    def _register(self) -> Log[RegisterRow]:
        words = tr("Record a ticket as a complaint in its details; then it stands here.")
        log: Log[RegisterRow] = Log(
            RecordTable(
                tr("Complaints, newest first"),
                (
                    (tr("Number"), 116),
                    (tr("Ticket"), 70),
                    (tr("Received"), 112),
                    (tr("Decision"), 104),
                    (tr("Next deadline"), 0),
                ),
                gives_way=(2, 1, 3),
            ),
            EmptyState("scale", tr("No complaint is recorded"), words=words),
            key=lambda row: row.id,
            record=self._record,
            facts=self._facts,
        )
        log.table.opened.connect(self._on_opened)
        return log

    def _figures(self) -> Log[FigureRow]:
        log: Log[FigureRow] = Log(
            RecordTable(
                tr("Figures of the period"), ((tr("Figure"), 0), (tr("Number"), 90)), numbers=(1,)
            ),
            EmptyState("scale", tr("Nothing to count")),
            key=lambda row: row.place,
            record=_figure,
            facts=_figure_facts,
        )
        log.table.opened.connect(lambda _key: self._on_open())
        log.rested.connect(self._on_rested)
        return log

    def _bounds(self) -> tuple[datetime, datetime]:
        """Return the period; without a bound it begins with the first complaint and ends now."""
        since, until = self.period.bounds()
        now = self._desk.now()
        return since or datetime.combine(now.date().replace(2000, 1, 1), time()).astimezone(), (
            until or now
        )

    def _on_return(self, found: ComplaintReturn) -> None:
        words = tr(
            "{since} to {until}.",
            since=day_label(found.since, is_long=True),
            until=day_label(found.until - MOMENT, is_long=True),
        )
        money = (
            tr(
                "{currency}: {offered} offered, {paid} paid.",
                currency=one.currency,
                offered=money_words(one.offered, ""),
                paid=money_words(one.paid, ""),
            )
            for one in found.money
        )
        whole = "" if found.is_whole else tr("Only the tickets that you see are counted.")
        self._said.setText(" ".join((words, *money, whole)).strip())
        self.figures.show_rows(
            [
                FigureRow(place, one.key, one.tickets)
                for place, one in enumerate(found.figures, 1)
                if _differs(found, one)
            ]
        )

    def _on_refused(self, error: HelpDeskError) -> None:
        self.figures.banner.say(Gravity.ERROR, in_words(error))

    def _on_opened(self, complaint_id: int) -> None:
        row = next((one for one in self.register.rows if one.id == complaint_id), None)
        if row is not None:
            self.ticket_opened.emit(row.ticket_id)

    def _on_open(self) -> None:
        row = self.figures.current()
        if row is not None and row.tickets:
            self.tickets_opened.emit(list(row.tickets))

    def _on_rested(self) -> None:
        row = self.figures.current()
        self.open.setEnabled(row is not None and bool(row.tickets))

    def _record(self, row: RegisterRow) -> Record:
        now = self._desk.now()
        icon, tone, words = "", Tone.NEUTRAL, DASH
        if row.due is not None:
            face = due_face(row.due, now)
            icon, tone = face.icon, face.tone
            words = f"{DUTIES[row.due.duty]()}: {face.words}"
        return Record(
            row.id,
            (
                row.label,
                number_words(row.ticket_id),
                moment(row.received_at, now),
                DECISIONS[row.decision]() if row.decision else DASH,
                words,
            ),
            icon or ("circle-check" if row.closed_at else "scale"),
            tone,
            is_faded=row.closed_at is not None,
        )

    def _facts(self, row: RegisterRow) -> tuple[str, list[tuple[str, str]]]:
        due = row.due
        is_late = due is not None and due.state is DutyState.BREACHED
        return (
            f"{row.label} {one_line(row.subject)}",
            [
                (tr("Ticket"), number_words(row.ticket_id)),
                (tr("Complainant"), one_line(row.complainant)),
                (tr("Product"), one_line(row.product)),
                (tr("Received"), exact_moment(row.received_at)),
                (tr("Decision"), DECISIONS[row.decision]() if row.decision else ""),
                (tr("Answered"), exact_moment(row.answered_at) if row.answered_at else ""),
                (tr("Closed"), exact_moment(row.closed_at) if row.closed_at else ""),
                (
                    tr("Overdue") if is_late else tr("Next deadline"),
                    DUTIES[due.duty]() if due else "",
                ),
                (tr("Until"), exact_moment(due.until) if due else ""),
            ],
        )


def _differs(found: ComplaintReturn, one: Figure) -> bool:
    """Tell whether a figure is worth a line: as first recorded, only where it is another."""
    if AS_RECORDED not in one.key:
        return True
    return found.figure(one.key.replace(AS_RECORDED, "", 1)).tickets != one.tickets


def _figure(row: FigureRow) -> Record:
    words = one_line(figure_words(row.key))
    return Record(row.place, (words, number(len(row.tickets))), is_faded=not row.tickets)


def _figure_facts(row: FigureRow) -> tuple[str, list[tuple[str, str]]]:
    shown = ", ".join(number_words(one) for one in row.tickets[:60])
    more = len(row.tickets) - 60
    if more > 0:
        shown += tr(" and {count} more", count=number(more))
    return one_line(figure_words(row.key)), [
        (tr("Number"), number(len(row.tickets))),
        (tr("Tickets"), shown),
    ]
