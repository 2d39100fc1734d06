"""A restored database is a shorter log: two persons accept it, and the root says what was lost.

Without that statement a witness refuses the log, and copies of checkpoints of the lost range fail
its verification; with it, both know which range is excused, and everything else still counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerCheckpoint, LedgerLine, LedgerLog
from services.audit import keys as key_files
from services.audit import line, notes, sealing, trail
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
BROUGHT_BACK: Final = "desk.restored"
"""The kind of entry with which `vigilctl restore` begins."""
MAY_SLIP: Final = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Restoration:
    """What the root key states about a restore.

    Attributes:
        log: Name of the desk's first log.
        kept: Lines, of all years, under the newest checkpoint that the restored database has.
        lost: Lines under the newest checkpoint that was signed before; kept < lost.
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
        return self.kept < said.end <= self.lost and said.time <= self.time


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


@dataclass(frozen=True, slots=True)
class Lost:
    """What an accepted restore lost of the time between its copy and itself.

    Attributes:
        begin: When the newest checkpoint of the copy was signed; end: when the copy was brought
            back, or, where the log does not say, when that was accepted; RFC 3339, both.
        is_recorded: The log says when it was brought back.
        by: The two persons who accepted it.
    """

    begin: str
    end: str
    is_recorded: bool
    by: str

    def explains(self, given: str, now: str | None) -> bool:
        """Tell whether a receipt is of a line that went with the restore.

        Args:
            given: When the receipt was given, RFC 3339; empty where it does not say.
            now: When the line was written that stands in its place; None: there is none.
        """
        if not given or not self.begin < given <= self.end:
            return False
        return now is None or now > (self.end if self.is_recorded else given)

    def sentence(self) -> str:
        """Say it for the result of a verification."""
        return f"lost by the recorded restore of {self.end}, accepted by {self.by}"


def recorded(work: Work, trust: Trust) -> list[Lost]:
    """Return the restores whose entries hold the root's statement and name two persons.

    An entry without the statement, or one the pinned root did not sign, excuses nothing.
    """
    query = select(AuditEntry).where(AuditEntry.kind == RESTORED).order_by(AuditEntry.id)
    found: list[Lost] = []
    for entry in work.session.scalars(query):
        shown = {one["field"]: one["after"] or "" for one in entry.changes}
        by = shown.get("accepted by", "")
        try:
            stated = read(shown.get("statement", ""), trust)
        except notes.NoteError:
            continue
        if by.count(" and ") == 1:
            found.append(_lost(work, entry, stated, by))
    return found


def _lost(work: Work, entry: AuditEntry, stated: Restoration, by: str) -> Lost:
    kept = work.session.scalar(
        select(LedgerCheckpoint.note).where(LedgerCheckpoint.size == stated.kept)
    )
    begin = said(kept) if kept else None
    back = work.session.scalar(
        select(LedgerLine.header)
        .join(AuditEntry, AuditEntry.id == LedgerLine.entry_id)
        .where(AuditEntry.kind == BROUGHT_BACK, AuditEntry.id < entry.id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    )
    start = _earlier(begin.time) if begin else ""
    at = line.time_of(back) if back else ""
    is_recorded = start < at <= stated.time
    return Lost(start, at if is_recorded else stated.time, is_recorded, by)


def _earlier(time: str) -> str:
    """Allow for a unit that was under way when the checkpoint was signed."""
    return stamp(datetime.fromisoformat(time) - MAY_SLIP)


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
    lost = max((one.end for one in _copies(folder)), default=0)
    lost = max(lost, kept)
    if lost == kept and not _was_brought_back(work):
        raise RuleError(
            "Nothing of this log is lost: it is sealed up to {kept}, and no copy beside "
            "the keys goes further. A log that was not restored is not accepted as one.",
            kept=kept,
        )
    text = Restoration(trust.log, kept, lost, stamp(work.recorded_at)).text()
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


def _was_brought_back(work: Work) -> bool:
    """Tell whether `vigilctl restore` made this desk, and nobody accepted that yet."""
    query = select(AuditEntry.kind).where(AuditEntry.kind.in_((RESTORED, BROUGHT_BACK)))
    return work.session.scalar(query.order_by(AuditEntry.id.desc()).limit(1)) == BROUGHT_BACK


def unexcused(copies: Iterable[str], known: Iterable[Restoration]) -> list[str]:
    """Leave out the copies of checkpoints of a lost range; what is no checkpoint stays."""
    restored = list(known)
    return [one for one in copies if not _is_excused(one, restored)]


def said(note: str) -> notes.Checkpoint | None:
    """Read what a note says, whoever signed it; None where it is no checkpoint."""
    try:
        return notes.read_checkpoint(notes.open_note(note, []).text)
    except notes.NoteError:
        return None


def _is_excused(note: str, restored: list[Restoration]) -> bool:
    found = said(note)
    return found is not None and any(one.excuses(found) for one in restored)


def _copies(folder: Path) -> list[notes.Checkpoint]:
    return [
        notes.read_checkpoint(notes.open_note(one, []).text) for one in sealing.published(folder)
    ]
