"""The on-call page: who is on call, gaps said as gaps, overrides entered and taken back, files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.rota import RotaPage
from desktop.rota.import_dialog import ImportDialog
from desktop.rota.page import MONTH
from desktop.rota.rota_dialog import RotaDialog
from desktop.rota.swap_dialog import SwapDialog
from services.escalation import on_call
from services.escalation.duty import write, written
from services.escalation.on_call import LayerDraft
from tests.rigs.sight import words_of
from tests.rigs.single_page import single

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from services.store.work import Actor
    from tests.desktop.conftest import Seat

DAY = timedelta(days=1)


@pytest.fixture
def rota(seat: Seat) -> Seat:
    """The seat of a desk whose first team has somebody on call from yesterday on."""
    with seat.store.work(seat.small.admin) as work:
        yesterday: date = (work.now - DAY).date()
        layer = LayerDraft("Around the clock", [seat.small.agent.person_id or 0], yesterday)
        on_call.set_rota(work, "Rota", team_id=seat.small.tier_1, timezone="UTC", layers=[layer])
    return seat


def shown(seat: Seat, qtbot: QtBot, actor: Actor) -> RotaPage:
    return single(RotaPage, seat.desk_of(actor), qtbot)


def pressed(widget: QWidget, words: str) -> None:
    """Press the button that says this."""
    next(one for one in widget.findChildren(QPushButton) if one.text() == words).click()


def test_who_is_on_call_is_said_in_words_and_picture(rota: Seat, qtbot: QtBot) -> None:
    page = shown(rota, qtbot, rota.small.agent)
    qtbot.waitUntil(lambda: bool(page.cards))

    qtbot.waitUntil(lambda: "Dana Fox" in words_of(page.cards[0]))
    assert [row.name for row in page.cards[0].picture.rows] == ["Around the clock", "On call"]
    assert "Dana Fox, " in page.cards[0].picture.accessibleDescription()


def test_a_gap_is_said_as_one(rota: Seat, qtbot: QtBot) -> None:
    page = shown(rota, qtbot, rota.small.agent)
    page.earlier.click()

    qtbot.waitUntil(lambda: any("gap in this time" in words_of(card) for card in page.cards))


def test_an_override_is_entered_and_taken_back(rota: Seat, qtbot: QtBot) -> None:
    page = shown(rota, qtbot, rota.small.agent)
    qtbot.waitUntil(lambda: bool(page.cards))
    dialog = SwapDialog(rota.desk_of(rota.small.agent), page.cards[0].view)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.person.box().count() > 1)
    dialog.person.set_value(rota.small.colleague.person_id)
    before = dialog.go.isEnabled()
    dialog.reason.setText("The dentist")
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()
    page.parts.choose(MONTH)  # the next hours may lie in the next week
    page.refresh()
    qtbot.waitUntil(lambda: any("“The dentist”" in words_of(card) for card in page.cards))

    next(iter(page.cards[0].findChildren(QToolButton))).click()
    page.reason.given.emit("No dentist")

    assert not before
    qtbot.waitUntil(page.reason.isHidden)
    qtbot.waitUntil(lambda: all("dentist" not in words_of(card) for card in page.cards))


def test_an_override_that_ends_before_it_begins_is_refused_and_kept(
    rota: Seat, qtbot: QtBot
) -> None:
    page = shown(rota, qtbot, rota.small.agent)
    qtbot.waitUntil(lambda: bool(page.cards))
    dialog = SwapDialog(rota.desk_of(rota.small.agent), page.cards[0].view)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.person.box().count() > 1)
    dialog.person.set_value(rota.small.colleague.person_id)
    dialog.reason.setText("The dentist")
    dialog.ends.setDateTime(dialog.starts.dateTime().addSecs(-3600))

    dialog.go.click()

    qtbot.waitUntil(lambda: "ends before it begins" in dialog.banner.words())
    assert dialog.reason.text() == "The dentist"


def test_a_calendar_file_is_shown_before_it_is_entered(
    rota: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    page = shown(rota, qtbot, rota.small.admin)
    qtbot.waitUntil(lambda: bool(page.cards))
    start = (page.cards[0].view.present.starts_at + DAY).strftime("%Y%m%d")
    file = tmp_path / "rota.ics"
    file.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tom Reed\n"
        f"DTSTART:{start}T180000Z\nDTEND:{start}T220000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    page.import_file(page.cards[0].view, file)
    dialog = next(iter(page.window().findChildren(ImportDialog)))
    qtbot.waitUntil(dialog.go.isEnabled)
    tried = dialog.table.records.records[0].cells[0]

    with qtbot.waitSignal(page.said):
        dialog.go.click()

    assert tried == "Tom Reed"


def test_only_an_administrator_imports(rota: Seat, qtbot: QtBot) -> None:
    page = shown(rota, qtbot, rota.small.agent)
    qtbot.waitUntil(lambda: bool(page.cards))

    take = next(
        one for one in page.cards[0].findChildren(QPushButton) if one.text().startswith("Import")
    )
    assert not take.isVisibleTo(page.cards[0])


def test_a_desk_without_a_rota_says_so(seat: Seat, qtbot: QtBot) -> None:
    page = shown(seat, qtbot, seat.small.agent)

    qtbot.waitUntil(lambda: "No team is on call" in words_of(page))


def test_a_rota_is_written_down_and_read_again(seat: Seat, qtbot: QtBot) -> None:
    dialog = RotaDialog(seat.desk_of(seat.small.admin))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.layers))
    before = dialog.go.isEnabled()
    layer = dialog.layers[0]
    for person in (seat.small.colleague, seat.small.agent):
        layer.add.chosen.emit(person.person_id)
    layer.bounded.setChecked(True)
    layer.on["sat"].setChecked(False)
    layer.on["sun"].setChecked(False)
    with qtbot.waitSignal(dialog.accepted):
        dialog.go.click()

    with seat.store.reading(seat.small.admin) as work:
        rota = written(work, seat.small.tier_1)
    assert not before
    turns = (seat.small.colleague.person_id, seat.small.agent.person_id)
    assert [one.people for one in rota.layers] == [turns]
    assert set(rota.layers[0].hours) == {"mon", "tue", "wed", "thu", "fri"}


def test_a_rota_read_into_the_form_comes_back_unchanged(rota: Seat, qtbot: QtBot) -> None:
    dialog = RotaDialog(rota.desk_of(rota.small.admin))
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.name.text() == "Rota")

    with rota.store.reading(rota.small.admin) as work:
        assert dialog.rota() == written(work, rota.small.tier_1)


def test_an_agent_is_offered_no_form_for_rotas(rota: Seat, qtbot: QtBot) -> None:
    page = shown(rota, qtbot, rota.small.agent)

    assert not page.edit.isVisible()


def test_a_rota_that_a_colleague_changed_meanwhile_is_not_written_over(
    rota: Seat, qtbot: QtBot
) -> None:
    dialog = RotaDialog(rota.desk_of(rota.small.admin))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.name.text() == "Rota")
    with rota.store.work(rota.small.admin) as work:
        seen = written(work, rota.small.tier_1)
        theirs = replace(seen, name="Theirs")
        write(work, rota.small.tier_1, theirs, seen)
    dialog.name.setText("Mine")
    dialog.go.click()

    qtbot.waitUntil(lambda: "meanwhile" in dialog.banner.words())
    with rota.store.reading(rota.small.admin) as work:
        assert written(work, rota.small.tier_1) == theirs
    assert dialog.name.text() == "Mine"
    qtbot.waitUntil(lambda: bool(dialog.theirs.offer))
    assert dialog.rota() == replace(seen, name="Mine")
    dialog.banner.acted.emit()  # Look at theirs
    assert dialog.rota() == theirs
