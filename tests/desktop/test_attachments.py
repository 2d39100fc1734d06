"""Files on their way into a message, and files of a message looked at: nothing is opened."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.widgets.attachments import AttachmentTray
from desktop.widgets.composer import Composer
from desktop.widgets.file_chip import FileChip
from desktop.widgets.file_row import FileRow
from desktop.widgets.file_sheet import FileFacts, FileSheet
from desktop.widgets.file_words import KINDS, kind_words
from desktop.widgets.picture import Picture
from desktop.widgets.plain_body import PlainBody
from models.vocabulary import MessageKind
from services.tickets.scanning import Scanner
from tests.desktop.made import MadeFile

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

EXE = b"MZ\x90\x00" + bytes(200)
BOMB_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x06\x00\x00\x00"
    b"\x00\x00\x00\x00"
)
"""Says that it has 100,000 by 100,000 pixels."""


@pytest.fixture
def tray(qtbot: QtBot) -> AttachmentTray:
    made = AttachmentTray()
    qtbot.addWidget(made)
    return made


def words_in(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def written(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_a_program_under_another_name_is_called_one_before_it_is_sent(
    tray: AttachmentTray, tmp_path: Path, qtbot: QtBot
) -> None:
    tray.add([written(tmp_path, "invoice.pdf", EXE), written(tmp_path, "vpn.log", b"drop")])

    said = "“invoice.pdf” is a Windows program under another name. Do not open it."
    qtbot.waitUntil(lambda: said in words_in(tray))
    assert "vpn.log" not in words_in(tray)
    assert len(tray.files()) == 2


def test_the_warning_goes_with_the_file(tray: AttachmentTray, tmp_path: Path, qtbot: QtBot) -> None:
    tray.add([written(tmp_path, "invoice.pdf", EXE), written(tmp_path, "vpn.log", b"drop")])
    qtbot.waitUntil(lambda: "invoice.pdf" in words_in(tray))
    next(one for one in tray.findChildren(FileChip) if "invoice" in one.look.text()).drop.click()

    assert "invoice.pdf" not in words_in(tray)


def scanner(code: str) -> Scanner:
    return Scanner((sys.executable, "-c", code))


def test_what_the_scanner_refuses_is_not_attached_and_its_reason_is_said(
    tray: AttachmentTray, tmp_path: Path, qtbot: QtBot
) -> None:
    tray.set_scanner(scanner("print('Eicar FOUND'); raise SystemExit(1)"))
    with qtbot.waitSignal(tray.refused) as refused:
        tray.add([written(tmp_path, "a.txt", b"x")])

    assert refused.args == ["“a.txt” was refused by the check of files: Eicar FOUND."]
    assert tray.files() == ()


def test_nothing_is_sent_before_the_scanner_let_it_pass(tmp_path: Path, qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.writing.setPlainText("See the log")
    composer.tray.set_scanner(scanner("import time; time.sleep(0.3)"))
    composer.tray.add([written(tmp_path, "a.txt", b"x")])
    send = next(one for one in composer.findChildren(QPushButton) if "Send" in one.text())
    at_first = send.isEnabled()
    qtbot.waitUntil(send.isEnabled)

    assert not at_first
    assert composer.tray.files()[0].sha256 == (
        "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    )


def test_a_file_is_looked_at_before_it_is_sent(
    tray: AttachmentTray, tmp_path: Path, qtbot: QtBot
) -> None:
    tray.add([written(tmp_path, "vpn.log", b"drop at 9:14")])
    tray.findChildren(FileChip)[0].look.click()
    sheet = tray.sheet
    assert sheet is not None
    bodies = lambda: [one.toPlainText() for one in sheet.findChildren(PlainBody)]  # noqa: E731
    qtbot.waitUntil(lambda: bodies() == ["drop at 9:14"])
    sheet.reject()

    assert [one.name for one in tray.files()] == ["vpn.log"]


def test_a_file_that_is_gone_is_said_so(tray: AttachmentTray, tmp_path: Path, qtbot: QtBot) -> None:
    tray.add([written(tmp_path, "vpn.log", b"drop")])
    (tmp_path / "vpn.log").unlink()
    tray.findChildren(FileChip)[0].look.click()
    sheet = tray.sheet
    assert sheet is not None

    qtbot.waitUntil(lambda: "not there any more" in words_in(sheet))


# -- pasted --------------------------------------------------------------------------------------


def test_a_pasted_screenshot_becomes_a_file_of_the_note(qtbot: QtBot) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    composer.write(MessageKind.NOTE)
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(0)
    QGuiApplication.clipboard().setImage(image)
    composer.writing.paste()

    [file] = composer.tray.files()
    assert (file.name, file.path.read_bytes()[:4]) == ("Picture 1.png", b"\x89PNG")


def test_pasted_files_are_attached_and_their_paths_are_not_typed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    composer = Composer()
    qtbot.addWidget(composer)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(written(tmp_path, "vpn.log", b"drop"))])
    QGuiApplication.clipboard().setMimeData(data)
    composer.writing.paste()

    assert [one.name for one in composer.tray.files()] == ["vpn.log"]
    assert composer.writing.toPlainText() == ""


# -- of a message --------------------------------------------------------------------------------


def test_a_message_warns_of_a_file_that_is_not_what_it_says(qtbot: QtBot) -> None:
    row = FileRow([MadeFile(1, "photo.png", 3, found_type="application/x-dosexec")])
    qtbot.addWidget(row)

    assert "“photo.png” is a Windows program under another name" in words_in(row)


def sheet_on(
    content: bytes, qtbot: QtBot, name: str = "a.png", found: str | None = None
) -> FileSheet:
    sheet = FileSheet(FileFacts(7, name, len(content), "ab" * 32, "image/png", found))
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.show_content(content)
    return sheet


def png() -> bytes:

    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x2563EB)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(held.data())


def test_a_picture_is_shown_with_its_checksum(qtbot: QtBot) -> None:
    sheet = sheet_on(png(), qtbot)
    qtbot.waitUntil(lambda: bool(sheet.findChildren(Picture)))

    assert "ab" * 32 in words_in(sheet)


@pytest.mark.parametrize("content", [BOMB_PNG, b"\x89PNG\r\n\x1a\nbroken", png()[:60]])
def test_a_picture_that_is_a_bomb_or_broken_is_said_and_not_drawn(
    content: bytes, qtbot: QtBot
) -> None:
    sheet = sheet_on(content, qtbot)

    qtbot.waitUntil(lambda: "cannot be read" in words_in(sheet))
    assert sheet.findChildren(Picture) == []


def test_nobody_is_told_to_save_a_program_to_look_at_it(qtbot: QtBot) -> None:
    disguised = sheet_on(EXE, qtbot, "photo.png", "application/x-dosexec")
    unknown = sheet_on(b"\x00\x01\x02", qtbot, "measures.bin")

    assert "nothing here runs it" in words_in(disguised)
    assert "Save it to look at it" in words_in(unknown)


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.txt", "a.png"])
def test_markup_is_shown_as_text_whatever_the_name(name: str, qtbot: QtBot) -> None:
    content = b"<html><img src='http://tracker.example/x.png'><script>alert(1)</script>"
    sheet = sheet_on(content, qtbot, name)

    shown = [one.toPlainText() for one in sheet.findChildren(PlainBody)]
    assert content.decode() in shown


def test_the_checksum_goes_to_the_clipboard(qtbot: QtBot) -> None:
    sheet = sheet_on(b"x", qtbot, "a.txt")
    next(one for one in sheet.findChildren(QPushButton) if "checksum" in one.text()).click()

    assert QGuiApplication.clipboard().text() == "ab" * 32


def test_every_kind_has_words() -> None:
    assert all(kind_words(kind) != kind for kind in KINDS)
