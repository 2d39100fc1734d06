"""What people and mails may contain stays harmless to the layout and to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.widgets.attachments import AttachmentTray
from desktop.widgets.conversation import ConversationView
from desktop.widgets.file_row import FileRow
from desktop.widgets.plain_body import PlainBody
from desktop.widgets.suggestions import Suggestion, Suggestions
from services.tickets import rich_text
from tests.desktop.made import NOW, MadeFile, MadeMessage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORD = "x" * 200
RTL = "مرحبا \u202egnp.exe\u202c שלום"
HIDDEN = "pass\u200bword\u2060 \ufeffzero\u200d"
ZALGO = "H" + "\u0301\u0316\u0489" * 60
HOSTILE = {
    "long word": WORD,
    "right to left": RTL,
    "zero width": HIDDEN,
    "combining": ZALGO,
    "markup": "<b>bold</b> &lt;img src='file:///etc/passwd'&gt; <a href='javascript:1'>x</a>",
    "controls": "a\u0007b\u001b[31mc\u0085d",
    "many lines": "line\n" * 500,
    "emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 20,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("is_html", [False, True], ids=["plain", "html"])
def test_no_text_widens_a_conversation(text: str, qtbot: QtBot, *, is_html: bool) -> None:
    view = ConversationView(lambda: NOW)
    qtbot.addWidget(view)
    view.resize(420, 400)
    view.show()
    html = rich_text.from_markdown(text) if is_html else None
    files = (MadeFile(1, f"{text[:100]}.txt", 3),)
    view.show_messages([MadeMessage(1, body=text, html=html, author=text[:200], attachments=files)])
    inside = view.widget()
    assert inside is not None

    assert inside.minimumSizeHint().width() <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0


def test_what_was_written_is_kept_letter_by_letter(qtbot: QtBot) -> None:
    for text in (WORD, RTL, HIDDEN, ZALGO):
        body = PlainBody(text)
        qtbot.addWidget(body)

        assert body.toPlainText() == text


@pytest.mark.parametrize(
    "name", ["invoice\u202egnp.exe", "a\u2066b\u2069.txt", f"{WORD}.pdf", "con.txt", "x:y|z.txt"]
)
def test_the_name_of_a_file_reorders_nothing_and_hides_nothing(
    name: str, qtbot: QtBot, tmp_path: Path
) -> None:
    row = FileRow([MadeFile(1, name, 3)])
    tray = AttachmentTray()
    for one in (row, tray):
        qtbot.addWidget(one)
    path = tmp_path / name.replace("/", "_")
    if len(name.encode()) < 250:
        path.write_bytes(b"x")
        tray.add([str(path)])
    said = [one.text() for part in (row, tray) for one in part.findChildren(QPushButton)]

    assert said
    assert not any(mark in text for text in said for mark in "\u202e\u2066\u2069")


def test_names_in_the_list_beside_the_cursor_are_one_line_and_in_order(qtbot: QtBot) -> None:
    holder = QLabel()
    qtbot.addWidget(holder)
    holder.resize(500, 300)
    shown = Suggestions(holder)
    shown.show_found("People", [Suggestion(1, f"{RTL}\nsecond", WORD)], holder.rect())
    item = shown._list.item(0)  # noqa: SLF001 - what is painted

    assert "\n" not in item.text()
    assert "\u202e" not in item.text()
    assert shown.width() <= holder.width()
