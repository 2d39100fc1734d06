"""The compliance officer's pages: verification, exports, who saw whom, review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop.commands import Commands
from desktop.papers import ExportDialog
from desktop.reports import EvidencePage
from models.vocabulary import Role
from services.audit import access_log, browse, reviews, trail
from services.audit.browse import TrailFilter
from services.audit.trail import FieldChange
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from services.store.work import WATCHER
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat


@pytest.fixture
def shown(seat: Seat, qtbot: QtBot) -> Callable[[Actor], EvidencePage]:
    windows: list[QWidget] = []
    for subject in ("First", "Second", "Third"):
        opened(seat.store, seat.small, subject=subject)

    def show(actor: Actor) -> EvidencePage:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        page = EvidencePage(seat.desk_of(actor), Commands(window, actor.role), window)
        page.resize(1180, 740)
        window.show()
        page.show()
        return page

    return show


def verified(seat: Seat, grade: str, first: str | None = None) -> None:
    said = [
        FieldChange("grade", None, grade),
        FieldChange("lines", None, "120"),
        FieldChange("sealed", None, "118"),
        FieldChange("first", None, first),
    ]
    with seat.store.work(WATCHER) as work:
        trail.append(work, "ledger.verified", ("ledger", 1), said)


def test_a_sound_verification_is_said_in_the_banner(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    verified(seat, "A")
    page = shown(seat.small.officer)

    qtbot.waitUntil(lambda: "nothing was altered" in page.proof.banner.words())
    assert "Grade A" in page.proof.banner.words()


def test_an_alteration_is_said_with_its_place(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    verified(seat, "A")
    verified(seat, "F", "row: the text is not the one that was hashed (ticket/1, entry 3)")
    page = shown(seat.small.officer)

    qtbot.waitUntil(lambda: "The trail was altered" in page.proof.banner.words())
    assert "ticket/1, entry 3" in page.proof.banner.words()
    assert len(page.proof.log.rows) == 2


def test_the_register_lists_an_export_with_its_recipient(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot, tmp_path: Path
) -> None:
    number = opened(seat.store, seat.small)
    request = ExportRequest(
        TrailFilter(ticket_id=number), purpose="By letter", template="customer", recipient="Ruth"
    )
    export_audit(seat.store, seat.small.officer, request, tmp_path / "copy.pdf")
    page = shown(seat.small.officer)

    page.show_part("exports")

    qtbot.waitUntil(lambda: bool(page.exports.log.rows))
    row = page.exports.log.table.records.records[0]
    assert row.cells[3:] == ("Ruth", "By letter", "customer")


def test_who_saw_a_person_is_told_and_recorded(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    with seat.store.work(seat.small.agent) as work:
        trail.append(work, access_log.VIEWED, ("ticket", number))
    page = shown(seat.small.officer)
    page.show_part("access")
    qtbot.waitUntil(lambda: page.access.person.box().count() > 0)

    page.access.person.set_value(seat.small.requester.person_id)
    page.access.person.chosen.emit(None)
    page.access.run.click()

    qtbot.waitUntil(lambda: bool(page.access.log.rows))
    assert page.access.log.rows[0].who == seat.small.agent.name


def test_who_saw_a_person_is_asked_for_a_period(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    number = opened(seat.store, seat.small)
    with seat.store.work(seat.small.agent) as work:
        trail.append(work, access_log.VIEWED, ("ticket", number))
    page = shown(seat.small.officer)
    page.show_part("access")
    qtbot.waitUntil(lambda: page.access.person.box().count() > 0)
    page.access.person.set_value(seat.small.requester.person_id)
    page.access.person.chosen.emit(None)
    page.access.period.set_days(date(2001, 1, 1), date(2001, 12, 31))

    page.access.run.click()

    qtbot.waitUntil(lambda: "0 times" in page.access.log.banner.words())
    assert page.access.log.rows == []


def test_every_exception_is_reviewed_besides_the_sample(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    with seat.store.work(seat.small.admin) as work:
        trail.append(work, "attempt.refused", ("ticket", 1), reason="Not theirs")
    with seat.store.reading(seat.small.officer) as work:
        refused = browse.entries(work, TrailFilter(kind="attempt.refused"))[0].id
    page = shown(seat.small.officer)
    seeds = [f"seed {number}" for number in range(4)]
    drawn = [draw(page, seed, qtbot) for seed in seeds]
    without = seeds[next(at for at, one in enumerate(drawn) if refused not in one)]

    page.review.exceptions.setChecked(True)
    page.review.seed.setText(without)
    page.review.draw.click()

    qtbot.waitUntil(lambda: len(page.review.log.rows) > 5)
    assert refused in [one.entry.id for one in page.review.log.rows]


def draw(page: EvidencePage, seed: str, qtbot: QtBot) -> list[int]:
    page.show_part("review")
    page.review.exceptions.setChecked(False)
    page.review.seed.setText(seed)
    page.review.count.setValue(5)
    page.review.since.set_value(None)
    page.review.draw.click()
    log = page.review.log
    qtbot.waitUntil(lambda: len(log.rows) == 5 and seed in log.banner.words())
    return [one.entry.id for one in page.review.log.rows]


def test_the_same_seed_draws_the_same_entries(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    page = shown(seat.small.officer)

    first = draw(page, "2026-Q2 Stein", qtbot)
    other = draw(page, "2026-Q3 Stein", qtbot)

    assert draw(page, "2026-Q2 Stein", qtbot) == first
    assert other != first


def test_a_finding_signs_an_entry_off(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    page = shown(seat.small.officer)
    draw(page, "seed", qtbot)

    page.review.finding.setText("Nothing found")
    page.review.sign.click()

    qtbot.waitUntil(lambda: any(one.signed for one in page.review.log.rows))
    signed = next(one.signed for one in page.review.log.rows if one.signed)
    assert (signed.by, signed.finding) == (seat.small.officer.name, "Nothing found")


def test_nobody_signs_an_entry_of_their_own_off(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    page = shown(seat.small.officer)
    draw(page, "seed", qtbot)
    own = page.review.log.rows[0]
    object.__setattr__(own.entry, "actor", seat.small.officer.name)
    page.review.log.show_rows([own])

    page.review.finding.setText("Nothing found")

    assert not page.review.sign.isEnabled()


def test_a_customers_copy_is_offered_for_one_ticket_only(qtbot: QtBot) -> None:
    wide = ExportDialog(Role.COMPLIANCE, one_ticket=False)
    narrow = ExportDialog(Role.COMPLIANCE, one_ticket=True)
    for one in (wide, narrow):
        qtbot.addWidget(one)

    assert [one.template.box().count() for one in (wide, narrow)] == [2, 3]


def test_a_customers_copy_waits_for_a_recipient(qtbot: QtBot) -> None:
    dialog = ExportDialog(Role.SUPERVISOR, one_ticket=True)
    qtbot.addWidget(dialog)
    dialog.template.set_value("customer")
    dialog.purpose.setText("By letter")
    before = dialog.go.isEnabled()

    dialog.recipient.setText("Ruth Berg")

    assert (before, dialog.go.isEnabled()) == (False, True)


def test_whoever_reads_the_trail_verifies_it_now(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    page = shown(seat.small.officer)
    qtbot.waitUntil(lambda: "Nobody has verified" in page.proof.banner.words())

    with qtbot.waitSignal(page.proof.run.verified):
        page.proof.run.start.click()

    qtbot.waitUntil(lambda: "nothing was altered" in page.proof.banner.words())
    qtbot.waitUntil(page.proof.run.start.isVisible)
    assert [one.by for one in page.proof.log.rows] == [seat.small.officer.name]
    assert page.proof.log.rows[0].lines > 20


def test_what_was_altered_is_found_now(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    with seat.store.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER ledger_line_is_never_changed")
        connection.exec_driver_sql("UPDATE ledger_line SET header = header || 'x' WHERE id = 5")
    page = shown(seat.small.officer)

    with qtbot.waitSignal(page.proof.run.verified):
        page.proof.run.start.click()

    qtbot.waitUntil(lambda: "The trail was altered" in page.proof.banner.words())


def test_a_sample_is_kept_with_its_day_and_closed_when_all_of_it_was_looked_at(
    seat: Seat, shown: Callable[[Actor], EvidencePage], qtbot: QtBot
) -> None:
    page = shown(seat.small.officer)
    page.show_part("review")
    part = page.review
    part.seed.setText("2026-Q2 Stein")
    part.count.setValue(1)
    part.exceptions.setChecked(False)
    part.draw.click()
    qtbot.waitUntil(part.keep.isEnabled)
    part.keep.click()
    qtbot.waitUntil(lambda: "1 of 1 without a finding, due" in part.kept.banner.words())
    part.log.table.setCurrentIndex(part.log.table.model().index(0, 0))
    part.finding.setText("Nothing was found")
    part.sign.click()
    qtbot.waitUntil(lambda: part.kept.is_ready)

    part.kept.banner.acted.emit()
    qtbot.waitUntil(lambda: "what the review came to" in part.log.banner.words())
    part.finding.setText("All well")
    part.kept.banner.acted.emit()

    qtbot.waitUntil(lambda: not part.kept.isVisible())
    with seat.store.reading(seat.small.officer) as work:
        (view,) = reviews.reviews(work)
    assert view.statement == "All well"
