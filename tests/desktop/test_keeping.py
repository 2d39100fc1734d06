"""What a person writes on a ticket waits there, files and all, while they look elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.ticket import NewTicketDialog
from desktop.ticket.drafts import Drafts
from desktop.ticket.keeping import Keeping
from desktop.widgets.answers import Draft
from desktop.widgets.composer import Composer
from models.vocabulary import MessageKind
from tests.rigs.desk import opened
from tests.rigs.ticket_window import show, ticket_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.ticket import TicketPage
    from tests.desktop.conftest import Seat

REPLY, NOTE = MessageKind.REPLY, MessageKind.NOTE
WORDS = "The list is attached"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "log.txt"
    file.write_text("read twice")
    return file


@pytest.fixture
def page(seat: Seat, number: int, qtbot: QtBot, tmp_path: Path) -> Iterator[TicketPage]:
    with ticket_window(seat.desk, qtbot, number, folder=tmp_path) as made:
        yield made


def named(composer: Composer) -> list[str]:
    return [one.name for one in composer.tray.files()]


def test_files_wait_with_the_words_they_belong_to(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot, log: Path
) -> None:
    page.composer.writing.setPlainText(WORDS)
    page.composer.tray.add([str(log)])

    show(page, opened(seat.store, seat.small), qtbot)
    elsewhere = named(page.composer)
    show(page, number, qtbot)

    assert elsewhere == []
    assert (page.composer.draft().text, named(page.composer)) == (WORDS, ["log.txt"])


def test_a_file_that_is_gone_meanwhile_is_named(
    page: TicketPage, seat: Seat, number: int, qtbot: QtBot, log: Path
) -> None:
    page.composer.tray.add([str(log)])
    show(page, opened(seat.store, seat.small), qtbot)
    log.unlink()
    refused: list[str] = []
    page.composer.tray.refused.connect(refused.append)

    show(page, number, qtbot)

    assert named(page.composer) == []
    assert "log.txt" in refused[0]


def test_files_of_a_draft_are_read_by_the_next_start(tmp_path: Path) -> None:
    begun = Draft(REPLY, WORDS, "Ask", files=("/a",), other_files=("/b",))
    Drafts(tmp_path / "drafts.json").keep(7, begun)

    assert Drafts(tmp_path / "drafts.json").of(7) == begun


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (REPLY, Draft(REPLY, "", "a note", other_files=("/n",))),
        (NOTE, Draft(REPLY, "a reply", "", files=("/r",))),
    ],
)
@pytest.mark.parametrize(
    "draft",
    [
        Draft(REPLY, "a reply", "a note", files=("/r",), other_files=("/n",)),
        Draft(NOTE, "a note", "a reply", files=("/n",), other_files=("/r",)),
    ],
)
def test_what_is_left_is_the_other_kind(draft: Draft, kind: MessageKind, left: Draft) -> None:
    assert draft.without(kind) == left


def test_a_note_begun_beside_a_reply_stays_when_it_is_sent_while_one_looks_elsewhere(
    qtbot: QtBot, tmp_path: Path
) -> None:
    drafts, composer = Drafts(tmp_path / "drafts.json"), Composer()
    qtbot.addWidget(composer)
    keeping = Keeping(composer, composer, drafts)
    drafts.keep(7, Draft(REPLY, WORDS, "a note"))
    keeping.enter(8)

    keeping.sent(7, REPLY)

    assert drafts.of(7) == Draft(REPLY, "", "a note")


def test_files_of_a_new_ticket_wait_as_well(seat: Seat, qtbot: QtBot, log: Path) -> None:
    def begun() -> NewTicketDialog:
        made = NewTicketDialog(seat.desk)
        qtbot.addWidget(made)
        qtbot.waitUntil(lambda: made.properties.team.box().count() > 1)  # what is asked last
        return made

    form = begun()
    form.subject.setText(WORDS)
    form.tray.add([str(log)])
    form.reject()

    again = begun()
    assert (again.subject.text(), [one.name for one in again.tray.files()]) == (WORDS, ["log.txt"])
    again.subject.clear()
    again.tray.clear()
    again.reject()
