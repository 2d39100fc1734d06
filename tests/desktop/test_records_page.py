"""Holds, retention, purge and erasure in the window; the second person signs in on the screen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from desktop.commands import Commands
from desktop.reports import EvidencePage
from desktop.reports.holds import HoldDialog
from desktop.reports.second_dialog import SecondDialog
from models.vocabulary import Role
from services.access import administration
from services.access.administration import NewPerson
from services.audit import browse, holds, retention
from services.audit.browse import TrailFilter
from services.audit.retention import ClassDraft
from services.audit.scopes import Scope
from services.store.work import Actor, Store
from services.tickets import lifecycle
from services.time_source import VirtualTime
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat

PASSWORD = "correct horse battery"  # noqa: S105 - of a test


@pytest.fixture
def keeper(seat: Seat) -> Actor:
    """Another compliance officer, who can sign in as the second person."""
    with seat.store.work(seat.small.admin) as work:
        changes = administration.add_person(
            work, NewPerson("Rita Sommer", role=Role.RECORDS, login="rita")
        )
        administration.set_password(work, changes.subject or 0, PASSWORD)
        return Actor(changes.subject, "Rita Sommer", Role.RECORDS, "test")


@pytest.fixture
def page(seat: Seat, keeper: Actor, qtbot: QtBot) -> Iterator[EvidencePage]:
    del keeper
    window = QWidget()
    qtbot.addWidget(window)
    shown = EvidencePage(
        seat.desk_of(seat.small.officer), Commands(window, Role.COMPLIANCE), window
    )
    shown.resize(1180, 740)
    window.show()
    shown.show()
    yield shown
    window.hide()


def confirm(part: QWidget, qtbot: QtBot, reason: str, password: str = PASSWORD) -> SecondDialog:
    qtbot.waitUntil(lambda: bool(part.findChildren(SecondDialog)))
    dialog = part.findChildren(SecondDialog)[-1]
    dialog.reason.setText(reason)
    dialog.login.setText("rita")
    dialog.password.setText(password)
    dialog.go.click()
    return dialog


def kinds(seat: Seat) -> list[str]:
    with seat.store.reading(seat.small.officer) as work:
        return [one.kind for one in browse.entries(work, TrailFilter())]


def test_a_hold_is_placed_from_the_form(seat: Seat, page: EvidencePage, qtbot: QtBot) -> None:
    number = opened(seat.store, seat.small)
    page.show_part("holds")
    page.holds.place.click()
    dialog = page.holds.findChild(HoldDialog)
    assert isinstance(dialog, HoldDialog)
    for field, words in (
        (dialog.matter, "Berg against Northbank"),
        (dialog.custodian, "Olga Stein"),
        (dialog.tickets, f"#{number}"),
        (dialog.reason, "letter of counsel"),
    ):
        field.setText(words)

    dialog.go.click()

    qtbot.waitUntil(lambda: bool(page.holds.log.rows))
    assert (page.holds.log.rows[0].matter, page.holds.log.rows[0].frozen) == (
        "Berg against Northbank",
        1,
    )


def test_a_hold_without_a_scope_keeps_what_was_typed(page: EvidencePage, qtbot: QtBot) -> None:
    page.show_part("holds")
    page.holds.place.click()
    dialog = page.holds.findChild(HoldDialog)
    assert isinstance(dialog, HoldDialog)
    dialog.matter.setText("A matter")
    dialog.custodian.setText("Olga")
    dialog.reason.setText("because")

    dialog.go.click()

    qtbot.waitUntil(lambda: "Say which tickets" in dialog.banner.words())
    assert dialog.matter.text() == "A matter"


def held(seat: Seat) -> None:
    number = opened(seat.store, seat.small)
    with seat.store.work(seat.small.officer) as work:
        holds.place(work, "A matter", "Olga", Scope(tickets=(number,)), reason="because")


def test_a_hold_is_released_by_two(seat: Seat, page: EvidencePage, qtbot: QtBot) -> None:
    held(seat)
    page.show_part("holds")
    qtbot.waitUntil(lambda: bool(page.holds.log.rows))
    page.holds.release.click()

    confirm(page.holds, qtbot, "settled")

    qtbot.waitUntil(lambda: page.holds.log.rows[0].released_at is not None)


def test_a_wrong_password_of_the_second_releases_nothing(
    seat: Seat, page: EvidencePage, qtbot: QtBot
) -> None:
    held(seat)
    page.show_part("holds")
    qtbot.waitUntil(lambda: bool(page.holds.log.rows))
    page.holds.release.click()

    dialog = confirm(page.holds, qtbot, "settled", "wrong")

    qtbot.waitUntil(lambda: "nothing was done" in dialog.banner.words())
    assert dialog.reason.text() == "settled"
    assert "hold.released" not in kinds(seat)


def due(seat: Seat) -> int:
    """A ticket that was closed 40 days ago, of a class that is kept for 30."""
    with seat.store.reading(seat.small.officer) as work:
        then = work.now - timedelta(days=40)
    past = Store(seat.store.url, VirtualTime(then))
    number = opened(past, seat.small)
    with past.work(seat.small.agent) as work:
        lifecycle.resolve(work, number, reason="done")
    past.dispose()
    with seat.store.work(seat.small.officer) as work:
        draft = ClassDraft("Everything", "A rule", 30)
        retention.set_class(work, draft, reason="counsel")
    return number


def test_what_is_due_is_purged_by_two_with_a_certificate(
    seat: Seat, page: EvidencePage, qtbot: QtBot, tmp_path: Path
) -> None:
    number = due(seat)
    page.show_part("retention")
    qtbot.waitUntil(lambda: bool(page.retention.log.rows) and page.retention.log.rows[0].due == 1)
    page.retention.purge.click()
    confirm(page.retention, qtbot, "schedule of 2026")
    qtbot.waitUntil(lambda: "purge.certified" in kinds(seat))
    page.show_part("disposal")
    qtbot.waitUntil(lambda: bool(page.disposal.log.rows))

    path = tmp_path / "certificate.pdf"
    page.disposal.save_to(path)

    qtbot.waitUntil(path.exists, timeout=90_000)
    qtbot.waitUntil(lambda: not page.disposal.papers.is_busy)
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert f"#{number}" in text
    assert "Confirmed by" in text
    assert "Rita Sommer" in text


def test_a_ticket_is_erased_by_two(seat: Seat, page: EvidencePage, qtbot: QtBot) -> None:
    number = opened(seat.store, seat.small, subject="Words to be forgotten")
    page.show_part("disposal")
    page.disposal.ticket.setText(f"#{number}")
    page.disposal.erase.click()

    confirm(page.disposal, qtbot, "GDPR Article 17")

    qtbot.waitUntil(lambda: "erasure.executed" in kinds(seat))


def test_an_auditor_sees_no_buttons_that_destroy(seat: Seat, qtbot: QtBot) -> None:
    auditor = Actor(seat.small.officer.person_id, "Otto Frank", Role.AUDITOR, "test")
    window = QWidget()
    qtbot.addWidget(window)
    page = EvidencePage(seat.desk_of(auditor), Commands(window, Role.AUDITOR), window)

    assert page.retention.purge.isHidden()
    assert page.disposal.erase.isHidden()
    assert page.holds.place.isHidden()
