"""Writing an answer by keys alone: canned replies, colleagues, Markdown; nothing by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMainWindow

from desktop.widgets.answers import Called, Draft, Submission
from desktop.widgets.composer import Composer
from desktop.widgets.composer_text import CANNED, PEOPLE
from desktop.widgets.suggestions import Suggestion, fitting
from models.vocabulary import MessageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.widgets.composer_text import ComposerText

CONTROL = Qt.KeyboardModifier.ControlModifier
REPLIES = (
    Suggestion(1, "Password reset", "Dear Ada, your password"),
    Suggestion(2, "Ask for the version", "Which version"),
    Suggestion(3, "VPN: password", "Your password for the VPN"),
)
PEOPLE_HERE = (Suggestion(4, "Tom Reed", "IT"), Suggestion(5, "Tom Reeder", "IT"))


@pytest.fixture
def composer(qtbot: QtBot) -> Iterator[Composer]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Composer()
    window.setCentralWidget(made)
    window.resize(700, 420)
    window.show()
    window.activateWindow()
    made.writing.wanted.connect(
        lambda mark: made.writing.offer(mark, REPLIES if mark == CANNED else PEOPLE_HERE)
    )
    made.writing.setFocus()
    qtbot.waitUntil(made.writing.hasFocus)
    yield made
    window.close()


@pytest.fixture
def text(composer: Composer) -> ComposerText:
    return composer.writing


def names(text: ComposerText) -> list[str]:
    return [one.words for one in text.offered()]


def test_a_slash_at_the_start_of_a_word_offers_canned_replies(
    text: ComposerText, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text, "Hello /pass")

    assert names(text) == ["Password reset", "VPN: password"]


@pytest.mark.parametrize("typed", ["and/or", "https://pass", "/ ", "/etc/pass", "me@tom"])
def test_inside_a_word_or_path_nothing_is_offered(
    text: ComposerText, qtbot: QtBot, typed: str
) -> None:
    qtbot.keyClicks(text, typed)
    if typed == "/ ":
        qtbot.keyClicks(text, "xyz")

    assert names(text) == []


def test_what_fits_best_comes_first_and_every_word_must_fit() -> None:
    assert [one.id for one in fitting(REPLIES, "password")] == [1, 3]
    assert [one.id for one in fitting(REPLIES, "password vpn")] == [3]


def test_a_canned_reply_is_chosen_by_keys_and_stands_where_it_was_typed(
    text: ComposerText, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text, "Hello. /pass")
    qtbot.keyClick(text, Qt.Key.Key_Down)
    with qtbot.waitSignal(text.canned_chosen) as chosen:
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert chosen.args == [3]

    text.put_canned("Your password for the VPN is new.")
    qtbot.keyClicks(text, " Bye")

    assert text.toPlainText() == "Hello. Your password for the VPN is new. Bye"
    assert names(text) == []


def test_canned_words_are_put_in_as_text_and_taken_back_in_one_step(
    text: ComposerText, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text, "/pass")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    text.put_canned("<b>Dear Ada</b>\nyour password")
    shown = text.toPlainText()
    text.undo()

    assert shown == "<b>Dear Ada</b>\nyour password"
    assert text.toPlainText() == "/pass"


def test_escape_closes_the_list_and_not_the_composer(
    composer: Composer, text: ComposerText, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text, "/pass")
    with qtbot.assertNotEmitted(composer.left):
        qtbot.keyClick(text, Qt.Key.Key_Escape)

    assert names(text) == []
    assert text.toPlainText() == "/pass"


def test_without_a_list_enter_begins_a_line(text: ComposerText, qtbot: QtBot) -> None:
    qtbot.keyClicks(text, "/nothing like it")
    qtbot.keyClick(text, Qt.Key.Key_Return)

    assert text.toPlainText() == "/nothing like it\n"


def submitted(composer: Composer, qtbot: QtBot) -> Submission:
    with qtbot.waitSignal(composer.submitted) as sent:
        qtbot.keyClick(composer.writing, Qt.Key.Key_Return, CONTROL)
    assert sent.args is not None
    return cast("Submission", sent.args[0])


def test_a_colleague_chosen_from_the_list_is_called(
    composer: Composer, text: ComposerText, qtbot: QtBot
) -> None:
    composer.write(MessageKind.NOTE)
    qtbot.keyClicks(text, "@tom")
    offered = names(text)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "please look")

    sent = submitted(composer, qtbot)

    assert offered == ["Tom Reed", "Tom Reeder"]
    assert (sent.text, sent.mentions) == ("@Tom Reed please look", (4,))


def test_a_name_taken_out_again_or_made_another_calls_nobody(
    composer: Composer, text: ComposerText, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text, "@tom")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    text.setPlainText("@Tom Reeder look")

    assert submitted(composer, qtbot).mentions == ()


def test_a_name_only_typed_calls_nobody(
    composer: Composer, text: ComposerText, qtbot: QtBot
) -> None:
    qtbot.keyClicks(text, "@Tom Reed, look")

    assert submitted(composer, qtbot).mentions == ()


def test_a_draft_remembers_whom_it_calls(
    composer: Composer, text: ComposerText, qtbot: QtBot
) -> None:
    composer.show_draft(Draft(MessageKind.NOTE, "@Tom Reed?", called=(Called(4, "Tom Reed"),)))
    assert len(text.extraSelections()) == 1

    assert submitted(composer, qtbot).mentions == (4,)


def test_requesters_are_offered_nothing(
    composer: Composer, text: ComposerText, qtbot: QtBot
) -> None:
    composer.offer_notes(offered=False)
    with qtbot.assertNotEmitted(text.wanted):
        qtbot.keyClicks(text, "@tom /pass")

    assert names(text) == []


def test_what_is_asked_again_for_another_ticket(text: ComposerText, qtbot: QtBot) -> None:
    qtbot.keyClicks(text, "@t")
    text.forget_offers()
    with qtbot.waitSignal(text.wanted) as wanted:
        qtbot.keyClicks(text, "o")

    assert wanted.args == [PEOPLE]


# -- Markdown --------------------------------------------------------------------------------


def select(text: ComposerText, start: int, end: int) -> None:
    cursor = text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("key", "held", "made"),
    [
        (Qt.Key.Key_B, CONTROL, "a **word** here"),
        (Qt.Key.Key_I, CONTROL, "a *word* here"),
        (Qt.Key.Key_K, CONTROL | Qt.KeyboardModifier.ShiftModifier, "a [word](https://) here"),
    ],
)
def test_keys_format_what_is_selected(
    text: ComposerText, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, made: str
) -> None:
    text.setPlainText("a word here")
    select(text, 2, 6)
    qtbot.keyClick(text, key, held)

    assert text.toPlainText() == made


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_B, "**"), (Qt.Key.Key_I, "*")])
def test_the_same_key_takes_the_format_away(
    text: ComposerText, qtbot: QtBot, key: Qt.Key, mark: str
) -> None:
    text.setPlainText("a word here")
    select(text, 2, 6)
    qtbot.keyClick(text, key, CONTROL)
    formatted = text.toPlainText()
    qtbot.keyClick(text, key, CONTROL)

    assert formatted == f"a {mark}word{mark} here"
    assert text.toPlainText() == "a word here"
    assert text.textCursor().selectedText() == "word"


def test_italic_does_not_eat_the_stars_of_bold(text: ComposerText, qtbot: QtBot) -> None:
    text.setPlainText("**word**")
    select(text, 2, 6)
    qtbot.keyClick(text, Qt.Key.Key_I, CONTROL)

    assert text.toPlainText() == "***word***"


def test_without_a_selection_one_types_between_the_marks(text: ComposerText, qtbot: QtBot) -> None:
    qtbot.keyClick(text, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(text, "now")

    assert text.toPlainText() == "**now**"


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("- one", "- one\n- "),
        ("  * one", "  * one\n  * "),
        ("1. one", "1. one\n2. "),
        ("9) one", "9) one\n10) "),
        ("> they said", "> they said\n> "),
        ("no list", "no list\n"),
        ("- ", ""),
        ("3. ", ""),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it_after_an_empty_item(
    text: ComposerText, qtbot: QtBot, line: str, made: str
) -> None:
    qtbot.keyClicks(text, line)
    qtbot.keyClick(text, Qt.Key.Key_Return)

    assert text.toPlainText() == made


def test_shift_enter_is_an_ordinary_line_in_a_list(text: ComposerText, qtbot: QtBot) -> None:
    qtbot.keyClicks(text, "- one")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(text, "still one")

    assert text.toPlainText().splitlines() == ["- one", "still one"]
