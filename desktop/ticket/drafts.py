"""Drafts of answers, one per ticket, in a small file of this seat: they survive a crash."""

from __future__ import annotations

import hashlib
import json
import logging
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QIODevice, QSaveFile

from desktop.widgets.answers import Called, Draft
from models.vocabulary import MessageKind
from services import config

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Actor, Work

log = logging.getLogger(__name__)

KEPT: Final = 200
NEW: Final = 0
"""Stands for the ticket that is not opened yet: subject in the first line, then the words."""
LONGEST: Final = 1_000_000
"""Characters kept of one draft; more is kept only while the window is open."""


class Drafts:
    """What this person typed and did not send, by ticket."""

    def __init__(self, file: Path) -> None:
        """Read `file`; a missing or damaged one means no drafts, and is said in the log."""
        self._file = file
        self._drafts: dict[int, Draft] = _read(file)

    def of(self, ticket_id: int) -> Draft | None:
        """Return the draft of a ticket, or None."""
        return self._drafts.get(ticket_id)

    def keep(self, ticket_id: int, draft: Draft) -> None:
        """Keep a draft, or forget it when its text is blank; written at once."""
        if draft.says_something():
            if self._drafts.get(ticket_id) == draft:
                return
            self._drafts.pop(ticket_id, None)
            self._drafts[ticket_id] = draft
        elif self._drafts.pop(ticket_id, None) is None:
            return
        self._write()

    def count(self) -> int:
        """Return how many tickets have something unsent."""
        return len(self._drafts)

    def take_all(self) -> dict[int, Draft]:
        """Forget every draft, and return them."""
        taken, self._drafts = self._drafts, {}
        self._write()
        return taken

    def put_back(self, taken: dict[int, Draft]) -> None:
        """Keep drafts again; one written meanwhile stays."""
        self._drafts = {**taken, **self._drafts}
        self._write()

    def _write(self) -> None:
        if not self._drafts:
            self._file.unlink(missing_ok=True)
            return
        kept = list(self._drafts.items())[-KEPT:]
        rows = {
            str(ticket_id): {
                "kind": draft.kind.value,
                "text": draft.text[:LONGEST],
                "other": draft.other[:LONGEST],
                "called": [[one.id, one.name] for one in draft.called],
                "files": list(draft.files),
                "other_files": list(draft.other_files),
                "form": [list(pair) for pair in draft.form],
            }
            for ticket_id, draft in kept
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        saved = QSaveFile(str(self._file))
        if not saved.open(QIODevice.OpenModeFlag.WriteOnly):
            log.warning("drafts cannot be written: %s", saved.errorString())
            return
        saved.write(json.dumps(rows, ensure_ascii=False).encode())
        if not saved.commit():
            log.warning("drafts cannot be written: %s", saved.errorString())


def drafts_of(actor: Actor, desk: str) -> Drafts:
    """Return what a person has not sent at a desk, from the data folder of this seat.

    Args:
        actor: Whose drafts.
        desk: The address of the desk, so that #7 here is not #7 elsewhere.
    """
    whose = hashlib.sha256(f"{desk}|{actor.person_id}|{actor.name}".encode()).hexdigest()[:16]
    return _drafts_in(config.load().data_directory / "drafts" / f"{whose}.json")


@cache
def _drafts_in(file: Path) -> Drafts:
    """Return the one keeper of a file: two windows with one each would undo each other's."""
    return Drafts(file)


def address_of(work: Work) -> str:
    """Return the address of the desk a unit of work belongs to, without a password."""
    return str(work.session.connection().engine.url)


def _draft(row: dict[str, Any]) -> Draft:
    called = tuple(Called(int(number), str(name)) for number, name in row.get("called", ()))
    files, others = (tuple(map(str, row.get(key, ()))) for key in ("files", "other_files"))
    texts = str(row["text"]), str(row.get("other", ""))
    form = tuple((str(name), str(value)) for name, value in row.get("form", ()))
    return Draft(MessageKind(row["kind"]), *texts, called, files, others, form)


def _read(file: Path) -> dict[int, Draft]:
    try:
        rows = json.loads(file.read_text("utf-8"))
        return {int(ticket_id): _draft(row) for ticket_id, row in rows.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        log.warning("the file of drafts cannot be read and is started anew")
        return {}
