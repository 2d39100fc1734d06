"""Erasure by two persons, and the certificates of what was destroyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import language
from desktop.papers import ExportBar, save_as, zone_here
from desktop.reports.asked_for import Asked, choice
from desktop.reports.log import Log
from desktop.reports.second_dialog import SecondDialog
from desktop.text import exact_moment, moment, number, tr
from desktop.theme import Tone
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.property_rows import Choice
from desktop.widgets.record_table import Record, RecordTable
from models.vocabulary import Role
from services.access.people import people
from services.access.permissions import Act, may
from services.audit.confirmed import Second, erase_person, erase_ticket
from services.audit.papers import Certificate, Kind, certificates
from services.reports.papers import PaperRequest

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.work import Desk
    from desktop.work.click import Click
    from services.access.people import PersonView
    from services.store.work import Work

MOST_PEOPLE = 2_000


class DisposalPart(QWidget):
    """Shows certificates, and takes the words of a ticket or a person out."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        self.ticket = QLineEdit()
        self.ticket.setPlaceholderText(tr("Ticket #"))
        self.ticket.setAccessibleName(tr("Number of the ticket to erase"))
        self.ticket.setFixedWidth(100)
        self.ticket.textChanged.connect(lambda _text: self._update())
        self.erase = button(tr("Erase its words …"), icon="trash-2")
        self.erase.clicked.connect(self._on_erase_ticket)
        self.person = choice(tr("Requester"))
        self.person.chosen.connect(lambda _value: self._update())
        self.forget = button(tr("Erase this person …"), icon="trash-2")
        self.forget.clicked.connect(self._on_erase_person)
        self.save = button(tr("Save as PDF …"), icon="file-down")
        self.save.clicked.connect(self._on_save)
        self.log = self._log()
        asked = Asked(self.person, tr("Requester"))
        for widget in (self.ticket, self.erase, asked, self.forget):
            widget.setVisible(may(desk.actor, Act.DISPOSE))
            self.log.controls.addWidget(widget)
        self.log.acts.addWidget(self.save)
        self.papers = ExportBar(desk)
        self.papers.busy_changed.connect(self.save.setDisabled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.papers)
        column.addWidget(self.log)
        self._update()

    def _log(self) -> Log[Certificate]:
        words = tr("Purges and erasures leave a certificate: what went, on which ground, by whom.")
        return Log(
            RecordTable(
                tr("Certificates of destruction, newest first"),
                (
                    (tr("Number"), 116),
                    (tr("When"), 120),
                    (tr("Class"), 180),
                    (tr("Ground"), 0),
                    (tr("Tickets"), 80),
                    (tr("Confirmed by"), 160),
                ),
                numbers=(4,),
                gives_way=(5, 1, 2),
            ),
            EmptyState("file-text", tr("Nothing was destroyed"), words=words),
            key=lambda row: row.number,
            record=self._record,
            facts=_facts,
        )

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(certificates, then=self.log.show_rows, receiver=self)
        self._desk.ask(_requesters, then=self._on_people, receiver=self)

    def save_to(self, path: Path) -> None:
        """Write the certificate one rests on into a file."""
        row = self.log.current()
        if row is not None:
            self.papers.start(PaperRequest(row.kind, row.number, zone_here(), language.now()), path)

    def _update(self) -> None:
        self.erase.setEnabled(self._number() is not None)
        self.forget.setEnabled(self.person.value() is not None)

    def _number(self) -> int | None:
        found = re.fullmatch(r"#?\s*(\d{1,18})", self.ticket.text().strip())
        return int(found[1]) if found else None

    def _on_people(self, found: list[PersonView]) -> None:
        chosen = self.person.value()
        self.person.offer([Choice(one.id, one.name) for one in found])
        self.person.set_value(chosen)
        self._update()

    def _on_erase_ticket(self) -> None:
        ticket = self._number()
        if ticket is None:
            return

        def act(authority: str, second: Second) -> Click:
            return self._desk.do(erase_ticket, ticket, authority, second)

        words = tr(
            "Subject, messages, files and fields of ticket #{number} go for good; its clocks and "
            "the proofs over its history stay. This cannot be undone.",
            number=ticket,
        )
        title = tr("Erase the words of #{number}", number=ticket)
        SecondDialog(title, words, tr("Authority"), act, self).open()

    def _on_erase_person(self) -> None:
        person = self.person.value()
        if person is None:
            return

        def act(authority: str, second: Second) -> Click:
            return self._desk.do(erase_person, person, authority, second)

        words = tr(
            "Their name and address, and the words of every ticket they asked for, go for good. "
            "One ticket on hold keeps them all. This cannot be undone."
        )
        SecondDialog(tr("Erase a person"), words, tr("Authority"), act, self).open()

    def _on_save(self) -> None:
        row = self.log.current()
        if row is not None:
            save_as(self, f"certificate-{row.label}.pdf", self.save_to)

    def _record(self, row: Certificate) -> Record:
        return Record(
            row.number,
            (
                row.label,
                moment(row.at, self._desk.now()),
                _class_of(row),
                row.reason,
                number(len(row.tickets)) if row.tickets else "\N{EM DASH}",
                row.confirmed_by,
            ),
            "file-text" if row.kind is Kind.DESTRUCTION else "trash-2",
            Tone.NEUTRAL,
        )


def _class_of(row: Certificate) -> str:
    """Name the class of a purge; an erasure has none."""
    if row.kind is Kind.DESTRUCTION:
        return row.record_class
    return tr("Erasure of a ticket") if row.tickets else tr("Erasure of a person")


def _requesters(work: Work) -> list[PersonView]:
    return people(work, roles=[Role.REQUESTER], limit=MOST_PEOPLE)


def _facts(row: Certificate) -> tuple[str, list[tuple[str, str]]]:
    return (
        row.label,
        [
            (tr("When"), exact_moment(row.at)),
            (tr("Class"), _class_of(row)),
            (tr("Basis"), row.basis),
            (tr("Ground"), row.reason),
            (tr("Tickets"), ", ".join(f"#{one}" for one in row.tickets[:40])),
            (tr("Messages"), number(row.messages) if row.messages else ""),
            (tr("Lines"), number(row.lines)),
            (tr("Asked by"), row.asked_by),
            (tr("Confirmed"), row.confirmed_by),
        ],
    )
