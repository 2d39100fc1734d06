"""Answers Qt's own dialogs for files, which wait for somebody to choose."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIFTS: Final = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nSUMMARY:Tom Reed\n"
    "DTSTART:20300601T180000Z\nDTEND:20300601T220000Z\nEND:VEVENT\nEND:VCALENDAR\n"
)


@contextmanager
def files_chosen(folder: Path) -> Iterator[None]:
    """Answer Qt's own file dialogs, which wait for somebody, with a file of shifts."""
    file = folder / "shifts.ics"
    file.write_text(SHIFTS, "utf-8")
    answers = {
        "getOpenFileName": (str(file), ""),
        "getOpenFileNames": ([str(file)], ""),
        "getSaveFileName": ("", ""),  # thought better of it
        "getExistingDirectory": "",
    }
    before = {name: getattr(QFileDialog, name) for name in answers}
    for name, answer in answers.items():
        setattr(QFileDialog, name, staticmethod(lambda *_args, given=answer, **_more: given))
    try:
        yield
    finally:
        for name, was in before.items():
            setattr(QFileDialog, name, was)
