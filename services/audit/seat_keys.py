"""Where this seat has keys of the log: to verify by them, and to seal with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.ledger import LedgerLog
from services import config
from services.audit import keys as key_files

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Work


def of_sample() -> Path:
    """Return the folder of the keys of the sample desk."""
    return config.load().sample_seals / "log"


def pinned(work: Work) -> Path | None:
    """Return the first folder of the settings that pins the log of this desk, if one does."""
    settings = config.load()
    folders = (settings.ledger_keys, settings.signing, of_sample())
    return key_files.pinned(work, folders)


def sealing(work: Work) -> Path | None:
    """Return the folder of keys that the settings name, or the sample's, if it is this log's.

    Raises:
        RuleError: The folder is there, and what it pins cannot be read.
    """
    folder = config.load().ledger_keys or of_sample()
    if not folder.is_dir():
        return None
    name = work.session.get_one(LedgerLog, 1).name
    return folder if key_files.read_trust(folder).log == name else None
