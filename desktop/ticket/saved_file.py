"""Keeps an attachment where a person wants it; nothing is opened, and nothing half written."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desktop.papers import place_for
from desktop.sentences import in_words
from desktop.text import tr
from services.errors import RuleError
from services.store import outputs
from services.tickets.attachments import safe_name

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from services.tickets.attachments import GivenFile


def saved(parent: QWidget, file: GivenFile) -> tuple[str, str]:
    """Ask where to and write the file; returns what was done and what went wrong, in words."""
    path = place_for(parent, tr("Save the attachment"), safe_name(file.name))
    if path is None:
        return "", ""
    try:
        outputs.require_replaceable(path)
        _write(path, file.content)
    except (OSError, RuleError) as error:
        why = in_words(error)
        return "", tr("“{name}” could not be saved: {why}", name=file.name, why=why)
    return tr("Saved as {path}", path=str(path)), ""


def _write(path: Path, content: bytes) -> None:
    """Write beside it first: what is replaced stays whole where the disk is full."""
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
