"""Legal holds: what a matter needs is kept; releasing one takes two persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import language
from desktop.form import FormDialog
from desktop.overriding import override
from desktop.papers import ExportBar, save_as, zone_here
from desktop.reports.log import Log
from desktop.reports.second_dialog import SecondDialog
from desktop.sentences import in_words
from desktop.text import exact_moment, moment, number, tr
from desktop.theme import Tone
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.record_table import Record, RecordTable
from services.access.permissions import Act, may
from services.audit.confirmed import Second, release_hold
from services.audit.holds import HoldView, holds, place
from services.audit.papers import Kind
from services.audit.scopes import Scope
from services.reports.papers import PaperRequest

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.work import Desk
    from desktop.work.click import Click


class HoldsPart(QWidget):
    """Shows the holds, places new ones and releases old ones."""

    def __init__(self, desk: Desk) -> None:
        """Make an empty part; `refresh` fills it."""
        super().__init__()
        self._desk = desk
        keeps = may(desk.actor, Act.HOLD)
        self.place = button(tr("Place a hold …"), icon="lock")
        self.place.clicked.connect(self._on_place)
        self.place.setVisible(keeps)
        self.release = button(tr("Release …"), icon="users")
        self.release.clicked.connect(self._on_release)
        self.release.setVisible(keeps)
        words = tr("A hold keeps every ticket of its scope, those that come later too.")
        self.log: Log[HoldView] = Log(
            RecordTable(
                tr("Legal holds, newest first"),
                (
                    (tr("Matter"), 0),
                    (tr("Custodian"), 160),
                    (tr("Placed"), 120),
                    (tr("Tickets"), 80),
                    (tr("Came since"), 90),
                    (tr("Released"), 120),
                ),
                numbers=(3, 4),
                gives_way=(4, 1, 2, 3),
            ),
            EmptyState("lock", tr("Nothing is on hold"), words=words),
            key=lambda row: row.id,
            record=self._record,
            facts=_facts,
        )
        self.log.controls.addWidget(self.place)
        self.save = button(tr("Save as PDF …"), icon="file-down")
        self.save.clicked.connect(self._on_save)
        self.papers = ExportBar(desk)
        self.papers.busy_changed.connect(self.save.setDisabled)
        self.log.acts.addWidget(self.save)
        self.log.acts.addWidget(self.release)
        self.log.rested.connect(self._update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.papers)
        column.addWidget(self.log)

    def refresh(self) -> None:
        """Ask again."""
        self._desk.ask(holds, then=self.log.show_rows, receiver=self)

    def save_to(self, path: Path) -> None:
        """Write the certificate of the hold one rests on into a file."""
        row = self.log.current()
        if row is not None:
            self.papers.start(PaperRequest(Kind.HOLD, row.id, zone_here(), language.now()), path)

    def _on_save(self) -> None:
        row = self.log.current()
        if row is not None:
            save_as(self, f"certificate-H-{row.id:06d}.pdf", self.save_to)

    def _update(self) -> None:
        row = self.log.current()
        self.release.setEnabled(row is not None and row.released_at is None)

    def _on_place(self) -> None:
        HoldDialog(self._desk, self).open()

    def _on_release(self) -> None:
        row = self.log.current()
        if row is None:
            return

        def act(reason: str, second: Second) -> Click:
            return self._desk.do(release_hold, row.id, reason, second)

        words = tr("Its tickets may be purged and erased again, as the schedule says.")
        title = tr("Release “{matter}”", matter=row.matter)
        SecondDialog(title, words, tr("Reason"), act, self).open()

    def _record(self, row: HoldView) -> Record:
        now = self._desk.now()
        is_held = row.released_at is None
        return Record(
            row.id,
            (
                row.matter,
                row.custodian,
                moment(row.placed_at, now),
                number(row.frozen),
                number(row.later),
                moment(row.released_at, now) if row.released_at else "\N{EM DASH}",
            ),
            "lock" if is_held else "check",
            Tone.ACCENT if is_held else Tone.PAUSED,
            is_faded=not is_held,
        )


class HoldDialog(FormDialog):
    """Collects a hold and places it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Ask for matter, custodian, scope and reason."""
        words = tr("Every part of the scope that is filled in must hold; one at least is needed.")
        title, action = tr("Place a legal hold"), tr("Place the hold")
        super().__init__(title, action, "lock", parent, words=words)
        self._desk = desk
        self.matter = _field(tr("Matter"), tr("Such as: Berg against Northbank, 2026-11"))
        self.custodian = _field(tr("Custodian"), tr("Who answers for it"))
        self.tickets = _field(tr("Tickets"), tr("Numbers, such as 1042, 1043"))
        self.types = _field(tr("Types"), tr("Such as: Complaint"))
        self.tags = _field(tr("Tags"), tr("Separated by commas"))
        self.words = _field(tr("Words"), tr("Said in the subject or a message"))
        self.reason = _field(tr("Reason"), tr("Such as: letter of counsel of 24 November"))
        fields = (self.matter, self.custodian, self.tickets, self.types, self.tags, self.words)
        for field in (*fields, self.reason):
            self.add(field.accessibleName(), field)
        self.begin_at(self.matter)

    @override
    def is_whole(self) -> bool:
        """Leave it to the desk to say what is missing: it depends on the other parts."""
        return True

    @override
    def act(self) -> Click:
        """Place the hold."""
        scope = Scope(
            tickets=tuple(int(one) for one in re.findall(r"\d{1,18}", self.tickets.text())),
            types=_listed(self.types.text()),
            tags=_listed(self.tags.text()),
            text=self.words.text().strip(),
        )
        return self._desk.do(
            place, self.matter.text(), self.custodian.text(), scope, reason=self.reason.text()
        )


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())


def _facts(row: HoldView) -> tuple[str, list[tuple[str, str]]]:
    return (
        row.matter,
        [
            (tr("Custodian"), row.custodian),
            (tr("Scope"), in_words(row.scope)),
            (tr("Placed"), exact_moment(row.placed_at)),
            (tr("By"), row.placed_by),
            (tr("Tickets"), number(row.frozen)),
            (tr("Came since"), number(row.later)),
            (tr("Released"), exact_moment(row.released_at) if row.released_at else ""),
        ],
    )
