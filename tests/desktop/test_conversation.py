"""Reading a conversation: plain text only, quick at any length, notes unmistakable."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.widgets import conversation
from desktop.widgets.conversation import AT_ONCE, ConversationView
from desktop.widgets.message_card import MessageCard, NoteTag
from desktop.widgets.plain_body import SHOWN_AT_FIRST, PlainBody
from desktop.widgets.quoting import parted
from models.vocabulary import AuthorKind, MessageKind
from tests.desktop.made import MINUTE, NOW, MadeFile, MadeMessage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def view(qtbot: QtBot) -> ConversationView:
    made = ConversationView(lambda: NOW)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def messages(count: int) -> list[MadeMessage]:
    return [
        MadeMessage(n, body=f"Message {n}", at=NOW - (count - n) * MINUTE) for n in range(count)
    ]


def shown(view: ConversationView) -> list[int]:
    return [card.message.id for card in view.cards()]


def is_laid_out(view: ConversationView) -> bool:
    """Tell whether every card that is wanted stands where it will stay."""
    inside = view.widget()
    assert inside is not None
    return not view.is_building and inside.height() == inside.sizeHint().height()


def test_only_the_newest_messages_are_built_a_few_at_a_time(
    view: ConversationView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversation, "TURN_MS", 0)  # over with the first card
    view.show_messages(messages(500))
    assert view.is_building
    assert shown(view) == [499]

    qtbot.waitUntil(lambda: not view.is_building)

    assert shown(view) == list(range(500 - AT_ONCE, 500))


def test_what_is_read_stays_in_view_while_earlier_messages_are_built(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(messages(50))
    qtbot.waitUntil(lambda: is_laid_out(view))
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    from_end = bar.maximum() - bar.value()

    view.show_earlier()
    qtbot.waitUntil(lambda: len(shown(view)) == 2 * AT_ONCE and is_laid_out(view))

    assert bar.maximum() - bar.value() == from_end


def test_another_ticket_ends_the_building_of_the_last_one(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(messages(500))
    view.show_messages(messages(3))
    qtbot.waitUntil(lambda: not view.is_building)

    assert shown(view) == [0, 1, 2]


def test_a_conversation_opens_at_its_end(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(messages(40))

    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: 0 < bar.maximum() == bar.value())


def test_the_newest_message_stays_in_view_when_the_room_shrinks(
    view: ConversationView, qtbot: QtBot
) -> None:
    view.show_messages(messages(40))
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: 0 < bar.maximum() == bar.value())

    view.resize(600, 300)

    qtbot.waitUntil(lambda: 0 < bar.maximum() == bar.value())


def test_earlier_messages_come_when_asked_for(view: ConversationView, qtbot: QtBot) -> None:
    view.show_messages(messages(50))

    view.show_earlier()

    qtbot.waitUntil(lambda: shown(view) == list(range(50 - 2 * AT_ONCE, 50)))


def test_500_messages_open_as_quickly_as_those_that_are_shown_at_once(
    view: ConversationView, qapp: QApplication
) -> None:
    """Whether that is quick enough, `make bench` says."""
    few, many = messages(AT_ONCE), messages(500)
    taken: dict[int, list[float]] = {AT_ONCE: [], 500: []}
    for one in (few, many) * 4:
        began = time.thread_time()
        view.show_messages(one)
        while view.is_building:
            qapp.processEvents()
        view.repaint()
        taken[len(one)].append(time.thread_time() - began)
    assert min(taken[500]) < 1.5 * min(taken[AT_ONCE])


def test_a_new_message_is_added_without_building_the_others_again(view: ConversationView) -> None:
    view.show_messages(messages(5))
    first = view.cards()[0]

    view.show_messages([*messages(5)[:5], MadeMessage(99)], afresh=False)

    assert view.cards()[0] is first
    assert view.cards()[-1].message.id == 99


def test_markup_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    body = "<b>bold</b> <img src='file:///etc/passwd'> &amp;"
    card = _card(qtbot, MadeMessage(1, body=body))

    assert card.findChildren(PlainBody)[0].toPlainText() == body


def test_every_label_of_a_card_is_plain_text(qtbot: QtBot) -> None:
    card = _card(qtbot, MadeMessage(1, author="<i>Ada</i>", attachments=(MadeFile(1, "a.txt", 9),)))

    formats = {label.textFormat().name for label in card.findChildren(QLabel) if label.text()}
    assert formats == {"PlainText"}


def test_a_word_of_200_letters_does_not_widen_the_page(view: ConversationView) -> None:
    view.show_messages([MadeMessage(1, body="x" * 200)])
    card = view.cards()[0]

    assert card.minimumSizeHint().width() < view.viewport().width()


def test_a_body_is_as_tall_as_its_lines(qtbot: QtBot) -> None:
    short, long = PlainBody("one line"), PlainBody("\n".join("line" for _ in range(30)))
    for body in (short, long):
        qtbot.addWidget(body)
        body.resize(400, 10)
        body.show()

    assert long.height() > 20 * short.height()


def test_10_megabytes_open_quickly_and_in_part(qtbot: QtBot) -> None:
    began = time.thread_time()
    body = PlainBody("word " * 2_000_000)
    qtbot.addWidget(body)

    assert time.thread_time() - began < 1
    assert body.hidden_count() == 10_000_000 - SHOWN_AT_FIRST


def test_the_rest_of_a_long_message_comes_in_steps(qtbot: QtBot) -> None:
    body = PlainBody("y" * (SHOWN_AT_FIRST + 5))
    qtbot.addWidget(body)

    body.show_more()

    assert body.is_complete()


def test_a_note_says_that_it_is_internal(qtbot: QtBot) -> None:
    note = MadeMessage(1, author_kind=AuthorKind.AGENT, kind=MessageKind.NOTE)

    card = _card(qtbot, note)

    assert [tag.accessibleName() for tag in card.findChildren(NoteTag)] == ["Internal note"]


def test_a_note_has_another_ground_than_a_reply(qtbot: QtBot) -> None:
    reply = _card(qtbot, MadeMessage(1, author_kind=AuthorKind.AGENT))
    note = _card(qtbot, MadeMessage(1, author_kind=AuthorKind.AGENT, kind=MessageKind.NOTE))

    assert _ground(reply) != _ground(note)


def test_quoted_text_is_folded_until_asked_for(qtbot: QtBot) -> None:
    card = _card(qtbot, MadeMessage(1, body="Yes.\n\n> Is it?\n> Tell me."))
    fold = next(each for each in card.findChildren(QPushButton) if "quoted" in each.text())
    quoted = card.findChildren(PlainBody)[1]
    assert quoted.isHidden()

    fold.click()

    assert not quoted.isHidden()


@pytest.mark.parametrize(
    ("body", "written", "quoted"),
    [
        ("Hello", "Hello", ""),
        ("Yes.\n> No?", "Yes.", "> No?"),
        ("Yes.\n\nOn Monday Ada wrote:\n> No?", "Yes.", "On Monday Ada wrote:\n> No?"),
        ("> only a quotation", "> only a quotation", ""),
        ("See\n> inside\nand more", "See\n> inside\nand more", ""),
        ("Ok\n-----Original Message-----\nFrom: x", "Ok", "-----Original Message-----\nFrom: x"),
        ("", "", ""),
    ],
)
def test_a_message_is_parted_at_what_it_quotes(body: str, written: str, quoted: str) -> None:
    assert parted(body) == (written, quoted)


def test_a_file_is_announced_by_its_number(qtbot: QtBot) -> None:
    card = _card(qtbot, MadeMessage(1, attachments=(MadeFile(7, "log.txt", 18_400),)))
    chip = next(each for each in card.findChildren(QPushButton) if "log.txt" in each.text())

    with qtbot.waitSignal(card.file_opened) as opened:
        chip.click()

    assert opened.args == [7]


def _card(qtbot: QtBot, message: MadeMessage) -> MessageCard:
    card = MessageCard(message, NOW)
    qtbot.addWidget(card)
    card.resize(500, 200)
    return card


def _ground(card: QWidget) -> int:
    return card.grab().toImage().pixel(250, 6)
