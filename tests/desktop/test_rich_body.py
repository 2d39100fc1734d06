"""Formatted messages on screen: nothing is loaded, links are pressed, pictures are their own."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from desktop.widgets import pictures
from desktop.widgets.message_card import MessageCard
from desktop.widgets.pictures import PictureReader, picture
from desktop.widgets.rich_body import RichBody
from services.tickets.rich_text import cleaned
from tests.desktop.made import NOW, MadeFile, MadeMessage
from tests.unit.test_rich_text import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def png(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(device, QByteArray(b"png")).write(image)
    return bytes(device.data().data())


@pytest.fixture
def visits() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that notes who comes."""
    seen: list[str] = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_error(404)

        @override
        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    thread.join()
    server.server_close()


def shown(html: str, qtbot: QtBot) -> RichBody:
    body = RichBody(html)
    qtbot.addWidget(body)
    body.resize(500, 300)
    body.show()
    qtbot.wait(1)
    return body


@pytest.mark.usefixtures("themed")
def test_no_message_of_the_corpus_asks_for_anything(qtbot: QtBot) -> None:
    asked = {markup: shown(cleaned(markup), qtbot).refused for markup in HOSTILE}

    assert {markup: refused for markup, refused in asked.items() if refused} == {}


@pytest.mark.usefixtures("themed")
def test_even_text_that_nobody_cleaned_gets_nothing(
    visits: tuple[str, list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    address, seen = visits
    canary = tmp_path / "canary.png"
    canary.write_bytes(png(50, 50))
    body = shown(
        f'<link rel="stylesheet" href="{address}/x.css"><img src="{address}/x.png">'
        f'<img src="{canary}"><img src="file://{canary}"><img src="data:image/png;base64,AAAA">'
        f'<table background="file://{canary}"><tr><td style="background-image:url({address}/b)">'
        "x</td></tr></table>",
        qtbot,
    )
    qtbot.wait(200)

    assert seen == []
    assert {f"file://{canary}", f"{address}/b"} <= set(body.refused)
    assert body.document().size().height() < 120  # no picture of the file stands in it


@pytest.mark.usefixtures("themed")
def test_a_pressed_link_is_told_and_not_opened(qtbot: QtBot) -> None:
    body = shown('<p><a href="https://wiki.example/a">wiki</a></p>', qtbot)

    with qtbot.waitSignal(body.link_opened) as told:
        qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    assert told.args == ["https://wiki.example/a"]
    assert "wiki" in body.toPlainText()


@pytest.mark.usefixtures("themed")
def test_a_picture_of_the_message_is_asked_for_once_and_shown(qtbot: QtBot) -> None:
    message = MadeMessage(
        1,
        html=cleaned(
            '<p>See</p><p><img src="cid:shot@1" alt="x"></p><p><img src="cid:shot@1"></p>'
        ),
        attachments=(
            MadeFile(7, "shot.png", 400, "image/png", "shot@1"),
            MadeFile(8, "log.txt", 9),
        ),
    )
    wanted: list[int] = []
    card = MessageCard(message, NOW)
    card.picture_wanted.connect(wanted.append)
    qtbot.addWidget(card)
    card.resize(600, 400)
    card.show()
    qtbot.waitUntil(lambda: bool(wanted))
    [body] = card.findChildren(RichBody)
    before = body.height()

    card.show_picture(7, picture(png(300, 200)))

    assert wanted == [7]
    assert body.height() > before + 200
    names = [child.accessibleName() or "" for child in card.findChildren(QAbstractButton)]
    assert not any("shot.png" in name for name in names)


@pytest.mark.usefixtures("themed")
def test_a_quotation_at_the_end_is_folded(qtbot: QtBot) -> None:
    html = cleaned("<p>Thanks!</p><blockquote><p>We replaced it.</p></blockquote>")
    card = MessageCard(MadeMessage(1, html=html), NOW)
    qtbot.addWidget(card)
    card.show()

    written, quoted = card.findChildren(RichBody)

    assert (written.isVisible(), quoted.isVisible()) == (True, False)
    assert written.toPlainText().strip() == "Thanks!"


def test_a_picture_too_large_to_be_honest_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = png(400, 300)

    monkeypatch.setattr(pictures, "MOST_PIXELS", 400 * 300 - 1)

    assert picture(content).isNull()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>",
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 64,
        # a header that promises 60,000 x 60,000 pixels
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xea\x60\x00\x00\xea\x60\x08\x02\x00\x00\x00"
        + b"\x00" * 64,
    ],
)
def test_what_is_no_picture_stays_unread(content: bytes) -> None:
    assert picture(content).isNull()


def test_a_large_picture_is_read_at_the_size_of_a_screen() -> None:
    image = picture(png(4000, 1000))

    assert (image.width(), image.height()) == (1600, 400)


def test_pictures_are_read_in_the_background(qtbot: QtBot) -> None:
    reader = PictureReader()

    with qtbot.waitSignal(reader.read) as told:
        reader.start("key", png(30, 20))

    assert told.args is not None
    assert (told.args[0], told.args[1].width()) == ("key", 30)
