"""Keeps an attachment where a person wants it; nothing is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.sentences import in_words
from desktop.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from services.tickets.attachments import GivenFile


def saved(parent: QWidget, file: GivenFile) -> tuple[str, str]:
    """Ask where to and write the file; returns what was done and what went wrong, in words."""
    path, _ = QFileDialog.getSaveFileName(parent, tr("Save the attachment"), file.name)
    if not path:
        return "", ""
    try:
        Path(path).write_bytes(file.content)
    except OSError as error:
        why = in_words(error)
        return "", tr("“{name}” could not be saved: {why}", name=file.name, why=why)
    return tr("Saved as {path}", path=path), ""
