"""Where a file goes that a person saves: nothing is written over that nobody agreed to replace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.papers import place_for
from desktop.ticket.saved_file import saved
from services.store import outputs
from services.tickets.attachments import GivenFile

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LOG = GivenFile("log.txt", b"new", "text/plain")
KINDS = "Spreadsheet (*.xlsx);;Text with commas (*.csv)"


class Chooser:
    """Stands in for the person at Qt's own dialog."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.offered: list[Path] = []
        self.answer: tuple[str, str] | None = None
        monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(self._choose))

    def _choose(self, _parent: QWidget, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        self.offered.append(Path(path))
        return self.answer or (path, "")


@pytest.fixture
def chooser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Chooser:
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _where: str(tmp_path))
    )
    return Chooser(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_name_that_is_taken_is_offered_with_a_number(
    chooser: Chooser, window: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "log.txt").write_bytes(b"old")

    said, why = saved(window, LOG)

    assert chooser.offered == [tmp_path / "log (2).txt"]
    assert (tmp_path / "log.txt").read_bytes() == b"old"
    assert (tmp_path / "log (2).txt").read_bytes() == b"new"
    assert "log (2).txt" in said
    assert not why


def test_what_a_person_agreed_to_replace_is_replaced(
    chooser: Chooser, window: QWidget, tmp_path: Path
) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes(b"old")
    chooser.answer = (str(old), "")

    saved(window, LOG)

    assert old.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["old.txt"]


@pytest.mark.parametrize(("name", "content"), [("desk.db", b"SQLite format 3\x00"), ("a.key", b"")])
def test_a_desk_or_a_key_is_never_replaced(
    chooser: Chooser, window: QWidget, tmp_path: Path, name: str, content: bytes
) -> None:
    there = tmp_path / name
    there.write_bytes(content)
    chooser.answer = (str(there), "")

    said, why = saved(window, LOG)

    assert there.read_bytes() == content
    assert not said
    assert name in why


@pytest.mark.parametrize(
    ("kind", "ending"), [("Text with commas (*.csv)", ".csv"), ("Spreadsheet (*.xlsx)", ".xlsx")]
)
def test_a_name_without_an_ending_gets_that_of_its_kind(
    chooser: Chooser, window: QWidget, tmp_path: Path, kind: str, ending: str
) -> None:
    (tmp_path / f"mine{ending}").touch()  # the dialog asked about another name
    chooser.answer = (str(tmp_path / "mine"), kind)

    assert place_for(window, "Export", "all.xlsx", KINDS) == tmp_path / f"mine (2){ending}"


def test_an_ending_that_is_known_stays(chooser: Chooser, window: QWidget, tmp_path: Path) -> None:
    chooser.answer = (str(tmp_path / "mine.CSV"), "Spreadsheet (*.xlsx)")

    assert place_for(window, "Export", "all.xlsx", KINDS) == tmp_path / "mine.CSV"


def test_a_link_that_leads_nowhere_is_no_free_name(tmp_path: Path) -> None:
    (tmp_path / "log.txt").symlink_to(tmp_path / "gone")

    assert outputs.free(tmp_path / "log.txt") == tmp_path / "log (2).txt"
