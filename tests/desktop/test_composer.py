"""Writing an answer: nothing typed is lost, a note is never mistaken, files are checked unread."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from desktop.widgets.answers import Draft, Submission
from desktop.widgets.composer import Composer
from desktop.widgets.message_card import NoteTag
from models.vocabulary import MessageKind, TicketStatus

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

GIB = 2**30


@pytest.fixture
def composer(qtbot: QtBot) -> Composer:
    made = Composer()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def text_of(composer: Composer) -> QPlainTextEdit:
    return composer.findChildren(QPlainTextEdit)[0]


def submit(composer: Composer, qtbot: QtBot) -> Submission:
    with qtbot.waitSignal(composer.submitted) as submitted:
        qtbot.keyClick(text_of(composer), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert submitted.args is not None
    return cast("Submission", submitted.args[0])


def test_a_blank_answer_cannot_be_sent(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("  \n ")

    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(text_of(composer), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_control_enter_sends_what_was_written(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText(" Hello Ada ")

    assert submit(composer, qtbot) == Submission(MessageKind.REPLY, "Hello Ada")


def test_a_note_is_announced_as_a_note(composer: Composer, qtbot: QtBot) -> None:
    composer.write(MessageKind.NOTE)
    text_of(composer).setPlainText("Ask Network")

    assert submit(composer, qtbot).kind is MessageKind.NOTE


def test_a_note_never_becomes_a_reply_by_a_key(composer: Composer) -> None:
    composer.write(MessageKind.NOTE)
    text_of(composer).setPlainText("He has called five times, be careful")
    composer.write(MessageKind.REPLY)
    as_reply = text_of(composer).toPlainText()
    composer.write(MessageKind.NOTE)

    assert as_reply == ""
    assert text_of(composer).toPlainText() == "He has called five times, be careful"


def test_files_stay_with_the_kind_they_were_attached_to(composer: Composer, tmp_path: Path) -> None:
    file = tmp_path / "salary.txt"
    file.write_text("secret")
    composer.write(MessageKind.NOTE)
    composer.tray.add([str(file)])
    composer.write(MessageKind.REPLY)
    with_reply = composer.tray.files()
    composer.write(MessageKind.NOTE)

    assert with_reply == ()
    assert [one.path for one in composer.tray.files()] == [file]


def test_sending_a_reply_leaves_the_note_that_was_begun(composer: Composer, qtbot: QtBot) -> None:
    composer.write(MessageKind.NOTE)
    text_of(composer).setPlainText("Ask Network")
    composer.write(MessageKind.REPLY)
    text_of(composer).setPlainText("We are on it.")
    submit(composer, qtbot)
    composer.accepted()

    assert composer.draft() == Draft(MessageKind.REPLY, "", "Ask Network")


def test_storing_a_note_leaves_the_reply_that_was_begun(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Dear Ada")
    composer.write(MessageKind.NOTE)
    text_of(composer).setPlainText("Ask Network")
    submit(composer, qtbot)
    composer.accepted()

    assert composer.draft() == Draft(MessageKind.REPLY, "Dear Ada", "")


def test_a_note_being_written_says_internal(composer: Composer) -> None:
    composer.write(MessageKind.NOTE)

    tag = composer.findChildren(NoteTag)[0]
    assert not tag.isHidden()
    assert "internal" in tag.accessibleName()


def test_the_text_stays_until_it_was_accepted(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Hello")

    submit(composer, qtbot)

    assert composer.draft() == Draft(MessageKind.REPLY, "Hello")


def test_an_accepted_answer_is_gone(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Hello")
    submit(composer, qtbot)

    composer.accepted()

    assert composer.draft().text == ""


def test_a_refused_answer_can_be_sent_again(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Hello")
    submit(composer, qtbot)

    composer.refused("The reply is longer than 1 MB.")

    assert submit(composer, qtbot).text == "Hello"


def test_a_refusal_is_said_where_it_was_written(composer: Composer) -> None:
    composer.refused("The reply is longer than 1 MB.")

    said = [label.text() for label in composer.findChildren(QLabel) if label.isVisible()]
    assert "The reply is longer than 1 MB." in said


def test_an_answer_is_not_sent_twice(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Hello")
    submit(composer, qtbot)

    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(text_of(composer), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_without_a_database_one_writes_and_does_not_send(composer: Composer, qtbot: QtBot) -> None:
    composer.allow(sending=False)
    qtbot.keyClicks(text_of(composer), "Hello")

    with qtbot.assertNotEmitted(composer.submitted):
        qtbot.keyClick(text_of(composer), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert composer.draft().text == "Hello"


def test_typing_announces_a_draft_when_it_pauses(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.drafted) as drafted:
        qtbot.keyClicks(text_of(composer), "Hel")

    assert drafted.args == [Draft(MessageKind.REPLY, "Hel")]


def test_a_draft_is_taken_up_as_what_it_was(composer: Composer) -> None:
    composer.show_draft(Draft(MessageKind.NOTE, "Ask Network"))

    assert composer.draft() == Draft(MessageKind.NOTE, "Ask Network")


def test_sending_can_change_the_status_in_one_gesture(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Which device?")
    action = next(one for one in composer.sending_actions() if "wait" in one.text())

    with qtbot.waitSignal(composer.submitted) as submitted:
        action.trigger()

    assert submitted.args is not None
    assert submitted.args[0].then is TicketStatus.PENDING


def test_a_file_of_2_gb_is_refused_without_being_read(composer: Composer, tmp_path: Path) -> None:
    huge = tmp_path / "disk.img"
    with huge.open("wb") as file:
        file.truncate(2 * GIB)

    composer.tray.add([str(huge)])

    said = " ".join(label.text() for label in composer.findChildren(QLabel) if label.isVisible())
    assert "“disk.img” has 2.0 GB; attachments may have up to 25 MB" in said
    assert composer.tray.files() == ()


def test_a_refused_file_loses_no_text(composer: Composer, tmp_path: Path) -> None:
    text_of(composer).setPlainText("Hello")

    composer.tray.add([str(tmp_path / "gone.txt")])

    assert composer.draft().text == "Hello"


def test_attached_files_are_sent_along(composer: Composer, qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "vpn.log"
    log.write_text("drop")
    composer.tray.add([str(log)])
    text_of(composer).setPlainText("See the log")

    assert submit(composer, qtbot).paths == (log,)


def test_a_file_is_attached_once(composer: Composer, tmp_path: Path) -> None:
    log = tmp_path / "vpn.log"
    log.write_text("drop")

    composer.tray.add([str(log), str(log)])

    assert len(composer.tray.files()) == 1


def test_a_requester_writes_no_notes(composer: Composer) -> None:
    composer.offer_notes(offered=False)

    assert composer.kind() is MessageKind.REPLY


def test_10_megabytes_are_refused_in_a_sentence_and_lose_nothing(composer: Composer) -> None:
    text_of(composer).setPlainText("Hello")
    QGuiApplication.clipboard().setText("word " * 2_000_000)

    text_of(composer).paste()

    said = " ".join(label.text() for label in composer.findChildren(QLabel) if label.isVisible())
    assert "a message may have up to 1,000,000" in said
    assert composer.draft().text == "Hello"


def test_what_is_being_stored_cannot_be_added_to(composer: Composer, qtbot: QtBot) -> None:
    text_of(composer).setPlainText("Hello")
    submit(composer, qtbot)

    qtbot.keyClicks(text_of(composer), " again")

    assert composer.draft().text == "Hello"


def test_a_note_cannot_be_begun_while_a_reply_is_being_stored(
    composer: Composer, qtbot: QtBot
) -> None:
    text_of(composer).setPlainText("Hello")
    submit(composer, qtbot)

    composer.write(MessageKind.NOTE)

    assert composer.kind() is MessageKind.REPLY


def test_escape_leaves_the_text_and_keeps_it(composer: Composer, qtbot: QtBot) -> None:
    composer.write(MessageKind.REPLY)
    text_of(composer).setPlainText("Hello")

    with qtbot.waitSignal(composer.left):
        qtbot.keyClick(text_of(composer), Qt.Key.Key_Escape)

    assert composer.draft().text == "Hello"


def test_a_stored_answer_lets_the_keys_of_the_ticket_work_again(
    composer: Composer, qtbot: QtBot
) -> None:
    composer.write(MessageKind.REPLY)
    text_of(composer).setPlainText("Hello")
    submit(composer, qtbot)
    qtbot.waitUntil(text_of(composer).hasFocus)

    with qtbot.waitSignal(composer.left):
        composer.accepted()
