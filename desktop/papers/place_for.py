"""Asks where a file goes, with a name that is free; one without an ending gets its kind's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from services.store import outputs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ENDING: Final = re.compile(r"\*(\.\w+)")


def place_for(parent: QWidget, title: str, name: str, kinds: str = "") -> Path | None:
    """Return where a file is to be kept; None where the person thought better of it.

    Args:
        parent: Whose dialog it is.
        title: Of the dialog.
        name: What the file is called unless that is taken: then it is offered with a number.
        kinds: What it may be, as Qt writes filters; empty for any.
    """
    where = QStandardPaths.StandardLocation.DownloadLocation
    offered = outputs.free(Path(QStandardPaths.writableLocation(where), name))
    given, kind = QFileDialog.getSaveFileName(parent, title, str(offered), kinds)
    return _with_ending(Path(given), kind, kinds) if given else None


def _with_ending(path: Path, kind: str, kinds: str) -> Path:
    """Add the ending of the kind that was chosen to a name that says none of them.

    The dialog has not asked about that name, so it is never one that is taken.
    """
    known = ENDING.findall(kinds)
    if not known or path.suffix.lower() in known:
        return path
    return outputs.free(path.with_name(path.name + (ENDING.findall(kind) or known)[0]))
