"""The subject-access report: who saw the tickets of a person, and who carried them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.reports.asked_for import Asked, choice
from desktop.reports.log import Log
from desktop.sentences import in_words
from desktop.text import exact_moment, moment, plural, tr
from desktop.theme import Tone
from desktop.widgets.banner import Gravity
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.period import PeriodField
from desktop.widgets.property_rows import Choice
from desktop.widgets.queue_line import number_words
from desktop.widgets.record_table import Record, RecordTable
from services.access.people import people
from services.audit.subject_access import Access, SubjectAccess, who_saw

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.work import Desk
    from services.access.people import PersonView
    from services.errors import HelpDeskError
    from services.store.work import Work

MOST_PEOPLE = 2_000


class AccessPart(QWidget):
    """Takes a person, and tells who saw them."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; the people are asked for by `refresh`."""
        super().__init__()
        self._desk = desk
        self._numbers: dict[Access, int] = {}
        self.person = choice(tr("Person"))
        self.period = PeriodField(desk.now().astimezone().date())
        self.run = button(tr("Who saw their tickets?"), icon="eye")
        self.run.clicked.connect(self._on_run)
        self.person.chosen.connect(lambda _value: self._update())
        words = tr("Choose whom it is about. The report is an entry of the trail itself.")
        self.log: Log[Access] = Log(
            RecordTable(
                tr("Who saw the person's tickets"),
                (
                    (tr("When"), 130),
                    (tr("Who"), 190),
                    (tr("Did"), 150),
                    (tr("Ticket"), 80),
                    (tr("Detail"), 0),
                ),
                gives_way=(2, 3),
            ),
            EmptyState("eye", tr("Who saw whom"), words=words),
            key=lambda row: self._numbers[row],
            record=self._record,
            facts=_facts,
        )
        self.log.controls.addWidget(Asked(self.person, tr("Person")))
        self.log.controls.addWidget(self.period)
        self.log.controls.addWidget(self.run)
        self.log.show_rows(())
        self._update()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.log)

    def refresh(self) -> None:
        """Ask for the people; the report is made only when somebody asks for it."""
        self._desk.ask(_requesters, then=self._on_people, receiver=self)

    def _on_people(self, found: list[PersonView]) -> None:
        chosen = self.person.value()
        self.person.offer([Choice(one.id, one.name) for one in found])
        self.person.set_value(chosen)
        self._update()

    def _update(self) -> None:
        self.run.setEnabled(self.person.value() is not None)

    def _on_run(self) -> None:
        person = self.person.value()
        if person is not None:
            self._desk.ask(
                _who_saw,
                person,
                *self.period.bounds(),
                then=self._on_report,
                receiver=self,
                otherwise=self._on_refused,
            )

    def _on_report(self, found: SubjectAccess) -> None:
        tickets = plural("%n ticket", "%n tickets", len(found.tickets))
        times = plural("%n time", "%n times", len(found.accesses))
        words = tr(
            "{person}: {tickets}, seen or taken {times} as far as is recorded.",
            person=found.person,
            tickets=tickets,
            times=times,
        )
        if found.is_cut:
            words += " " + tr("There are more than the report holds.")
        self.log.banner.say(Gravity.INFO, words)
        newest_first = found.accesses[::-1]
        self._numbers = {one: number for number, one in enumerate(newest_first)}
        self.log.show_rows(newest_first)

    def _on_refused(self, error: HelpDeskError) -> None:
        self.log.banner.say(Gravity.ERROR, in_words(error))

    def _record(self, row: Access) -> Record:
        return Record(
            self._numbers[row],
            (
                moment(row.at, self._desk.now()),
                f"{row.who} ({row.role})",
                tr(row.did),
                number_words(row.ticket_id) if row.ticket_id else "\N{EM DASH}",
                row.detail or row.purpose or "",
            ),
            "eye" if row.is_certain else "circle-help",
            Tone.NEUTRAL if row.is_certain else Tone.AT_RISK,
        )


def _requesters(work: Work) -> list[PersonView]:
    return people(work, with_login=False, limit=MOST_PEOPLE)


def _who_saw(
    work: Work, person: int, since: datetime | None, until: datetime | None
) -> SubjectAccess:
    return who_saw(work, person, since=since, until=until)


def _facts(row: Access) -> tuple[str, list[tuple[str, str]]]:
    return (
        f"{row.who} ({row.role})",
        [
            (tr("Did"), tr(row.did)),
            (tr("When"), exact_moment(row.at)),
            (tr("Ticket"), number_words(row.ticket_id) if row.ticket_id else ""),
            (tr("Detail"), row.detail),
            (tr("Purpose"), row.purpose or ""),
            (tr("Seat"), row.client),
            (tr("Entry"), f"{row.entry_id}"),
            ("", "" if row.is_certain else tr("What the export held of them is not known.")),
        ],
    )
