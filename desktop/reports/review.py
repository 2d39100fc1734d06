"""Review: a sample anybody can draw again, and a finding for each entry by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from desktop.reports.asked_for import Asked, since
from desktop.reports.kept_reviews import KeptReviews
from desktop.reports.log import Log
from desktop.sentences import in_words
from desktop.spoken.changes import changed_value
from desktop.text import exact_moment, moment, plain, tr
from desktop.theme import Tone
from desktop.widgets.banner import Gravity
from desktop.widgets.box import inset
from desktop.widgets.buttons import button
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.labels import label
from desktop.widgets.record_table import Record, RecordTable
from services.audit.browse import TrailFilter
from services.audit.review import MOST, sign_off
from services.audit.reviewed import MOST_EXCEPTIONS, Drawn, drawn
from services.audit.reviews import close_review, open_review
from services.audit.words import field_words, kind_words, notable
from services.reports.paper.visible import shown

if TYPE_CHECKING:
    from desktop.work import Desk
    from services.changes import Changes
    from services.errors import HelpDeskError

USUAL_SIZE = 25
SEED: Final = 180
"""Pixels of the field: a quarter and a name are as long as that."""


class _Everything:
    """Every character; the window's fonts stand in for each other."""

    def __contains__(self, _character: object) -> bool:
        return True


class ReviewPart(QWidget):
    """Draws a sample and signs its entries off one by one."""

    def __init__(self, desk: Desk) -> None:
        """Offer a draw over the last 30 days."""
        super().__init__()
        self._desk = desk
        self.seed = QLineEdit()
        self.seed.setMinimumWidth(SEED)
        self.seed.setPlaceholderText(tr("Seed, such as 2026-Q2 Stein"))
        self.seed.setAccessibleName(tr("Seed of the draw"))
        self.seed.textChanged.connect(lambda _text: self._update())
        self.seed.returnPressed.connect(self._on_draw)
        self.count = QSpinBox()
        self.count.setRange(1, MOST)
        self.count.setValue(USUAL_SIZE)
        inset(self.count)
        self.count.setAccessibleName(tr("How many entries"))
        self.since = since((7, 30, 90))
        self.exceptions = QCheckBox(tr("and every exception"))
        self.exceptions.setChecked(True)
        tip = tr("Breaches, refused attempts, restatements, restores and the like, all of them.")
        self.exceptions.setToolTip(plain(tip))
        self.draw = button(tr("Draw"), icon="sparkles")
        self.draw.clicked.connect(self._on_draw)
        self.keep = self._keep_button()
        self.kept = KeptReviews(desk)
        self.kept.asked_to_close.connect(self._on_close)
        self.finding = QLineEdit()
        self.finding.setPlaceholderText(tr("Finding, even if it is that nothing was found"))
        self.finding.setAccessibleName(tr("Finding"))
        self.finding.textChanged.connect(lambda _text: self._update())
        self.finding.returnPressed.connect(self._on_sign)
        self.sign = button(tr("Sign off"), icon="badge-check")
        self.sign.clicked.connect(self._on_sign)
        self.log = self._log()
        self.log.rested.connect(self._update)
        self._arrange()
        self._update()

    def _keep_button(self) -> QPushButton:
        keep = button(tr("Keep for review"), icon="calendar-clock")
        tip = tr("The sample is due in 14 days; who answers for it is told when it is overdue.")
        keep.setToolTip(plain(tip))
        keep.clicked.connect(self._on_keep)
        return keep

    def _log(self) -> Log[Drawn]:
        words = tr(
            "Choose a seed before you look, such as the quarter and your name. Whoever has the "
            "seed and the period draws the same entries."
        )
        return Log(
            RecordTable(
                tr("Entries drawn"),
                (
                    (tr("Entry"), 90),
                    (tr("When"), 120),
                    (tr("Who"), 150),
                    (tr("What"), 190),
                    (tr("Finding"), 0),
                ),
                gives_way=(1, 0, 2),
            ),
            EmptyState("list-checks", tr("Draw a sample"), words=words),
            key=lambda row: row.entry.id,
            record=self._record,
            facts=_facts,
        )

    def refresh(self) -> None:
        """Draw again, if a sample was drawn: others may have signed off."""
        self.kept.refresh()
        if self.log.rows:
            self._on_draw()

    def _arrange(self) -> None:
        seed = label(tr("Seed"), "muted")
        count = label(tr("Entries"), "muted")
        parts: tuple[QWidget, ...] = (seed, self.seed, count, self.count, self.exceptions)
        parts += (Asked(self.since, tr("From")), self.draw, self.keep)
        for widget in parts:
            self.log.controls.addWidget(widget)
        self.log.acts.addWidget(self.finding)
        self.log.acts.addWidget(self.sign)
        self.log.show_rows(())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.kept)
        column.addWidget(self.log)

    def _update(self) -> None:
        row = self.log.current()
        is_own = row is not None and row.entry.actor == self._desk.actor.name
        is_open = row is not None and row.signed is None and not is_own
        self.draw.setEnabled(bool(self.seed.text().strip()))
        self.keep.setEnabled(bool(self.log.rows) and bool(self.seed.text().strip()))
        self.finding.setEnabled(is_open or self.kept.is_ready)
        self.sign.setEnabled(is_open and bool(self.finding.text().strip()))
        tip = tr("Nobody reviews an entry of their own.") if is_own else ""
        self.sign.setToolTip(plain(tip))

    def _on_draw(self) -> None:
        if not self.seed.text().strip():
            return
        self._desk.ask(
            drawn,
            self._scope(),
            self.count.value(),
            self.seed.text().strip(),
            MOST_EXCEPTIONS if self.exceptions.isChecked() else 0,
            then=self._on_drawn,
            receiver=self,
            otherwise=self._on_refused,
        )

    def _scope(self) -> TrailFilter:
        back = self.since.value()
        since = self._desk.now() - back if back is not None else None
        since = since.replace(hour=0, minute=0, second=0, microsecond=0) if since else None
        return TrailFilter(since=since)

    def _on_keep(self) -> None:
        click = self._desk.do(
            open_review,
            self._scope(),
            size=self.count.value(),
            seed=self.seed.text().strip(),
            with_exceptions=self.exceptions.isChecked(),
        )
        click.succeeded.connect(lambda _changes: self.kept.refresh())
        click.refused.connect(self._on_refused)

    def _on_close(self, number: int) -> None:
        said = self.finding.text().strip()
        if not said:
            words = tr("Write in the line for findings what the review came to, then close it.")
            self.log.banner.say(Gravity.ERROR, words)
            self.finding.setFocus()
            return
        click = self._desk.do(close_review, number, statement=said)
        click.succeeded.connect(lambda _changes: self._on_closed())
        click.refused.connect(self._on_refused)

    def _on_closed(self) -> None:
        self.finding.clear()
        self.kept.refresh()

    def _on_drawn(self, found: list[Drawn]) -> None:
        done = sum(one.signed is not None for one in found)
        words = tr(
            "Drawn with the seed “{seed}” from {period}: {done} of {all} signed off.",
            seed=self.seed.text().strip(),
            period=self.since.box().currentText(),
            done=done,
            all=len(found),
        )
        self.log.banner.say(Gravity.INFO, words, steady=True)
        self.log.show_rows(found)
        self._update()

    def _on_sign(self) -> None:
        row = self.log.current()
        if row is None or not self.sign.isEnabled():
            return
        click = self._desk.do(sign_off, row.entry, finding=self.finding.text().strip())
        click.succeeded.connect(self._on_signed)
        click.refused.connect(self._on_refused)

    def _on_signed(self, _changes: Changes) -> None:
        self.finding.clear()
        self.kept.refresh()
        self._on_draw()

    def _on_refused(self, error: HelpDeskError) -> None:
        self.log.banner.say(Gravity.ERROR, in_words(error))

    def _record(self, row: Drawn) -> Record:
        icon, tone = ("badge-check", Tone.MET) if row.signed else ("circle-dashed", Tone.NEUTRAL)
        if row.signed is None and notable(row.entry):
            icon, tone = "flag", Tone.AT_RISK
        return Record(
            row.entry.id,
            (
                f"{row.entry.id}",
                moment(row.entry.at, self._desk.now()),
                _visible(row.entry.actor),
                tr(kind_words(row.entry.kind)),
                _visible(row.signed.finding) if row.signed else "",
            ),
            icon,
            tone,
            is_faded=row.signed is not None,
        )


def _facts(row: Drawn) -> tuple[str, list[tuple[str, str]]]:
    entry = row.entry
    about = f"{entry.subject_type.replace('_', ' ')} {entry.subject_id}"
    said = [
        (
            field_words(one.field),
            " \N{RIGHTWARDS ARROW} ".join(
                _visible(changed_value(one.field, part), 200)
                for part in (one.before, one.after)
                if part
            ),
        )
        for one in entry.changes
    ]
    review = row.signed
    return (
        tr(kind_words(entry.kind)),
        [
            (tr("Look first"), tr(notable(entry)) if notable(entry) else ""),
            (tr("When"), exact_moment(entry.at)),
            (tr("Who"), f"{_visible(entry.actor)} ({entry.role})"),
            (tr("About"), f"{_visible(entry.about)} ({about})" if entry.about else about),
            (tr("Why"), _visible(entry.reason or "", 300)),
            *said,
            (tr("Reviewed by"), f"{review.by}, {exact_moment(review.at)}" if review else ""),
            (tr("Finding"), _visible(review.finding, 300) if review else ""),
        ],
    )


def _visible(text: str, limit: int = 120) -> str:
    return shown(text, _Everything(), limit).text.replace("\n", " ")
