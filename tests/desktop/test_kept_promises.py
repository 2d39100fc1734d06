"""The figures of a period in the window, both ways, and as files."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.commands import Commands
from desktop.reports import EvidencePage
from desktop.reports.figures import FiguresPart, _facts, _record
from models.vocabulary import Target
from services.audit import browse
from services.audit.browse import TrailFilter
from services.reports.figures import Figure

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.desktop.conftest import Seat


@pytest.mark.parametrize("name", ["figures.csv", "figures.pdf"])
def test_promises_kept_are_shown_both_ways_and_saved(
    seat: Seat, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actor, folder = seat.small.officer, tmp_path / "out"
    folder.mkdir()
    page = EvidencePage(seat.desk_of(actor), Commands(window, actor.role), window)
    page.resize(1180, 740)
    window.show()
    page.show()
    page.show_part("figures")
    part = page.figures
    qtbot.waitUntil(lambda: len(part.log.rows) == len(Target))

    part.save_to(folder / name)

    qtbot.waitUntil(lambda: "Saved as" in part.log.banner.words())
    assert [one.name for one in folder.iterdir()] == [name]
    content, is_pdf = (folder / name).read_bytes(), name.endswith("pdf")
    drawn = PdfReader(folder / name).pages[0].extract_text() if is_pdf else ""
    words = " ".join(drawn.split()) if is_pdf else content.decode("utf-8-sig")
    assert "first response" in words
    assert "as restated" in words
    with seat.store.reading(actor) as work:
        (entry,) = browse.entries(work, TrailFilter(kind="export.finished"))
    said = {one.field: one.after for one in entry.changes}
    assert (said["file"], said["file SHA-256"]) == (name, sha256(content).hexdigest())
    offered = [one for one in part.log.banner.findChildren(QPushButton) if one.text()]
    assert [one.text() for one in offered if not one.isHidden()] == ["Look at it"] * is_pdf


def test_the_saved_figures_are_looked_at_in_the_window(
    seat: Seat, qtbot: QtBot, tmp_path: Path
) -> None:
    part = FiguresPart(seat.desk_of(seat.small.officer))
    qtbot.addWidget(part)
    part.show()
    part.save_to(tmp_path / "figures.pdf")
    qtbot.waitUntil(lambda: "Saved as" in part.log.banner.words())
    (look,) = [one for one in part.findChildren(QPushButton) if one.text() == "Look at it"]
    look.click()

    qtbot.waitUntil(lambda: part.sheet is not None and "Promises kept" in part.sheet.text())
    assert part.sheet is not None
    part.sheet.close()


def test_a_share_has_the_decimal_mark_of_the_window(
    german: None,  # noqa: ARG001 - the window's language
) -> None:
    row = Figure(Target.RESOLUTION, 2, 5, 0, 0)

    assert _record(row).cells[2::2] == ("28,6", "-")
    assert ("Gehalten %", "28,6") in _facts(row)[1]
