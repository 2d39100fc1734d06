"""A restored database is a shorter log: two persons accept it, and the root says what was lost.

Without that statement a witness refuses the log, and copies of checkpoints of the lost range fail
its verification; with it, both know which range is excused, and everything else still counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from models.ledger import LedgerLog
from services.audit import keys as key_files
from services.audit import notes, sealing, trail
from services.audit.capture import stamp
from services.audit.trail import FieldChange
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from services.audit.keys import Trust
    from services.store.work import Work

LABEL: Final = "vigil-audit/restore/v1"
FILES: Final = "restored-*.note"
RESTORED: Final = "log.restored"


@dataclass(frozen=True, slots=True)
class Restoration:
    """What the root key states about a restore.

    Attributes:
        log: Name of the log.
        kept: Size of the newest checkpoint that the restored database still has.
        lost: Size of the newest checkpoint that was signed before; kept < lost.
        time: When it was accepted, RFC 3339.
    """

    log: str
    kept: int
    lost: int
    time: str

    def text(self) -> str:
        """Write the text that is signed."""
        return f"{LABEL}\nlog {self.log}\nkept {self.kept}\nlost {self.lost}\ntime {self.time}\n"

    def excuses(self, said: notes.Checkpoint) -> bool:
        """Tell whether a checkpoint is of the range that the restore lost."""
        return self.kept < said.size <= self.lost and said.time <= self.time


def read(note: str, trust: Trust) -> Restoration:
    """Read a statement; NoteError where the pinned root did not sign it for this log."""
    opened = notes.open_note(note, [trust.root])
    try:
        label, log, kept, lost, time, _ = opened.text.split("\n")
        found = Restoration(log[4:], int(kept[5:]), int(lost[5:]), time[5:])
    except ValueError as error:
        raise notes.NoteError("not a statement about a restore") from error
    if found.text() != opened.text or label != LABEL:
        raise notes.NoteError("not a statement about a restore")
    if trust.root.name not in opened.signers or found.log != trust.log:
        raise notes.NoteError("a statement about a restore is not signed by the root of this log")
    return found


def accepted(folder: Path, trust: Trust) -> list[Restoration]:
    """Return the restores whose statements lie beside the keys."""
    return [read(one.read_text("utf-8"), trust) for one in sorted(folder.glob(FILES))]


def accept(work: Work, folder: Path, root_folder: Path, *, reason: str, by: str) -> Path:
    """Accept that the database was restored: state what is lost, and begin a new epoch.

    Args:
        work: The unit of work.
        folder: Of the keys, with the copies of the checkpoints.
        root_folder: Holds `root.key`, brought from where it is kept.
        reason: What happened.
        by: The two persons who accepted it, as the entry names them.

    Returns:
        The statement, for the witnesses.

    Raises:
        RuleError: No reason, the wrong root key, or nothing was lost.
    """
    if not reason.strip():
        raise RuleError("Accepting a restored log needs a reason: say what happened.")
    trust = key_files.read_trust(folder)
    root = key_files.read_key(root_folder / key_files.ROOT_KEY)
    if notes.public_of(trust.root.name, root) != trust.root:
        raise RuleError("That is not the root key of this log.")
    if work.require(LedgerLog, 1).name != trust.log:
        raise RuleError("The keys are those of another log.")
    newest = sealing.last_checkpoint(work.session)
    kept = newest.size if newest else 0
    lost = max((one.size for one in _copies(folder)), default=0)
    if lost <= kept:
        raise RuleError(
            f"Nothing of this log is lost: it is sealed up to {kept}, and no copy beside the keys "
            "goes further. A log that was not restored is not accepted as one."
        )
    said = Restoration(trust.log, kept, lost, stamp(work.recorded_at))
    text = said.text()
    note = notes.compose(text, [notes.signature_line(trust.root.name, root, text)])
    shown = [
        FieldChange("sealed lines kept", None, str(kept)),
        FieldChange("sealed lines lost up to", None, str(lost)),
        FieldChange("accepted by", None, by),
        FieldChange("statement", None, note),
    ]
    trail.append(work, RESTORED, ("ledger", 1), shown, reason.strip())
    key_files.rotate(work, folder, root_folder, reason=f"After a restore: {reason.strip()}")
    place = folder / f"restored-{kept:016}-{lost:016}.note"
    place.write_text(note, "utf-8", newline="\n")
    return place


def unexcused(copies: Iterable[str], known: Iterable[Restoration]) -> list[str]:
    """Leave out the copies of checkpoints of a lost range; what is no checkpoint stays."""
    restored = list(known)
    return [one for one in copies if not _is_excused(one, restored)]


def _is_excused(note: str, restored: list[Restoration]) -> bool:
    try:
        said = notes.read_checkpoint(notes.open_note(note, []).text)
    except notes.NoteError:
        return False
    return any(one.excuses(said) for one in restored)


def _copies(folder: Path) -> list[notes.Checkpoint]:
    return [
        notes.read_checkpoint(notes.open_note(one, []).text) for one in sealing.published(folder)
    ]
