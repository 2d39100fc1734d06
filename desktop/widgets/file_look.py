"""Looks at a file before it is sent, off the GUI thread: what it is, and what the scanner says."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QThreadPool, Signal

from desktop.sentences import in_words
from desktop.text import tr
from services.errors import HelpDeskError
from services.tickets import file_kinds, scanning

if TYPE_CHECKING:
    from pathlib import Path

    from services.tickets.scanning import Scanner

log = logging.getLogger(__name__)

AT_ONCE: Final = 2
"""Files looked at side by side; a scanner may be slow, and pictures have threads of their own."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found.

    Attributes:
        found_type: What the first bytes say. refusal: Why it is not attached; empty if it is.
        sha256: Of the bytes that the scanner let pass; empty where none is configured.
    """

    path: Path
    found_type: str
    refusal: str = ""
    sha256: str = ""


class FileLooker(QObject):
    """Looks at files one after the other in the background.

    Attributes:
        looked: Emitted with a `Look`, on the GUI thread.
    """

    looked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make a looker with threads of its own."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(AT_ONCE)
        self.scanner: Scanner | None = None

    def start(self, path: Path) -> None:
        """Look at a file; `looked` tells."""
        self._pool.start(partial(self._run, path, self.scanner))

    def _run(self, path: Path, scanner: Scanner | None) -> None:
        self.looked.emit(_look(path, scanner))


def _look(path: Path, scanner: Scanner | None) -> Look:
    try:
        if scanner is None:
            with path.open("rb") as file:
                return Look(path, file_kinds.found_in(file.read(file_kinds.LOOKED_AT)))
        content = path.read_bytes()
        found = file_kinds.found_in(content)
        refused = in_words(scanning.refusal(scanner, path.name, content))
        return Look(path, found, refused, "" if refused else hashlib.sha256(content).hexdigest())
    except OSError as error:
        log.info("a file could not be looked at: %s", error)
        words = tr("“{name}” is not a file that can be read.", name=path.name)
        return Look(path, file_kinds.UNKNOWN, words if scanner else "")
    except HelpDeskError as error:
        return Look(path, file_kinds.UNKNOWN, in_words(error))
