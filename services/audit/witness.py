"""The witness: another machine that cosigns only what is a successor of what it remembers."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.audit import keys as key_files
from services.audit import notes, restoration, shards
from services.audit.merkle import Tree, is_consistent
from services.audit.sealing import last_checkpoint, leaves
from services.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from models.ledger import LedgerCheckpoint
    from services.audit.keys import Epoch, Trust
    from services.store.work import Work

WITNESS_KEY: Final = "witness.key"
WITNESS_VKEY: Final = "witness.txt"
MEMORY: Final = "memory.json"


class WitnessError(RuleError):
    """The checkpoint does not follow from what the witness remembers: the log was rewritten."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The last checkpoint a witness cosigned, with the size of its log; 0 before the first."""

    size: int
    root: bytes
    note: str

    @property
    def said(self) -> notes.Checkpoint | None:
        """Return the checkpoint; None before the first."""
        return restoration.said(self.note) if self.size else None

    @property
    def end(self) -> int:
        """Return how many lines of the desk it saw, those of earlier years counted."""
        return self.said.end if self.said else self.size


class Witness:
    """One witness with its own folder, on a machine the log's operators do not control.

    Args:
        folder: Holds its key, what it pins of the log, and its memory.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trust = key_files.read_trust(folder)
        self.key = read_witness_key(folder)
        self._private: Ed25519PrivateKey = key_files.read_key(folder / WITNESS_KEY)

    def remembered(self) -> Remembered:
        """Return what it cosigned last."""
        return remembered(self.folder)

    def cosign(
        self,
        note: str,
        *,
        at_s: int,
        known: Sequence[Epoch],
        proof: Sequence[bytes],
        opening: shards.Opening | None = None,
    ) -> str:
        """Check a checkpoint and return the note with this witness's line.

        The memory is written before the signature is given away.

        Args:
            note: The checkpoint as the log signed it.
            at_s: Seconds since 1970, which the cosignature states.
            known: Keys of the log, as its root stated them.
            proof: Consistency from the remembered size to this one.
            opening: The first entry of its log, where that is a later year's.

        Raises:
            WitnessError: Not signed by the log, or no successor of what is remembered.
        """
        found = self._checked(note, known)
        before = self.remembered()
        if not _continues(before, found, proof, opening):
            raise WitnessError(
                "The checkpoint of size {size} does not continue the log this witness saw at "
                "size {size_2}: entries were changed, removed or put back.",
                size=found.size,
                size_2=before.size,
            )
        text = notes.open_note(note, []).text
        line = notes.cosignature_line(self.key.name, self._private, text, at_s)
        signed = note if f" {self.key.name} " in note else notes.add_line(note, line)
        self._remember(Remembered(found.size, found.root, signed))
        return signed

    def accept_restoration(self, note: str) -> restoration.Restoration:
        """Forget what a restore lost, because the root key says so; the old memory is kept aside.

        Raises:
            WitnessError: The root did not sign it, or it does not speak of what is remembered.
        """
        try:
            said = restoration.read(note, self.trust)
        except notes.NoteError as error:
            raise WitnessError("The restore is not accepted: {error}.", error=error) from error
        before = self.remembered()
        if not said.kept < before.end <= said.lost:
            raise WitnessError(
                "This witness saw {end} entries; the statement is about those from {kept} to "
                "{lost}.",
                end=before.end,
                kept=said.kept + 1,
                lost=said.lost,
            )
        (self.folder / MEMORY).replace(self.folder / f"memory-before-{before.end}.json")
        self._remember(Remembered(0, b"", note))
        return said

    def _checked(self, note: str, known: Sequence[Epoch]) -> notes.Checkpoint:
        try:
            opened = notes.open_note(note, [one.key for one in known])
            found = notes.read_checkpoint(opened.text)
        except notes.NoteError as error:
            raise WitnessError(
                "The checkpoint is not signed by the log: {error}.", error=error
            ) from error
        if not found.is_of(self.trust.log) or self.trust.log not in opened.signers:
            raise WitnessError("The checkpoint is not signed by the log this witness watches.")
        return found

    def _remember(self, seen: Remembered) -> None:
        fresh = self.folder / f"{MEMORY}.new"
        said = {"size": seen.size, "root": seen.root.hex(), "note": seen.note}
        with fresh.open("w", encoding="utf-8") as stream:
            json.dump(said, stream)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self.folder / MEMORY)


def _continues(
    before: Remembered,
    found: notes.Checkpoint,
    proof: Sequence[bytes],
    opening: shards.Opening | None,
) -> bool:
    """Tell whether a checkpoint goes on from what is remembered: its log grew, or a year turned."""
    said = before.said
    if said is not None and said.log != found.log:
        return opening is not None and opening.links(said, found)
    return not before.size or is_consistent(
        before.size, found.size, old_root=before.root, new_root=found.root, path=proof
    )


def create(folder: Path, trust: Trust, name: str) -> Witness:
    """Make a witness: its own key, and what it pins of the log; RuleError where one is."""
    if not name or set(name) & set(" \n+"):
        raise RuleError("The name of a witness is one word, such as witness/compliance-desk.")
    folder.mkdir(mode=key_files.OWNER_ONLY, parents=True, exist_ok=True)
    private = key_files.write_key(folder / WITNESS_KEY)
    (folder / key_files.TRUST).write_text(trust.text(), "utf-8", newline="\n")
    public = notes.public_of(name, private, notes.COSIGNATURE)
    (folder / WITNESS_VKEY).write_text(public.vkey + "\n", "utf-8", newline="\n")
    return Witness(folder)


def read_witness_key(place: Path) -> notes.PublicKey:
    """Read a witness's public key from its folder or from a copy of its `witness.txt`."""
    file = place / WITNESS_VKEY if place.is_dir() else place
    try:
        return notes.read_vkey(file.read_text("utf-8").strip())
    except (OSError, notes.NoteError) as error:
        raise RuleError("{file} holds no key of a witness.", file=file) from error


def remembered(folder: Path) -> Remembered:
    """Read a witness's memory; size 0 before its first cosignature."""
    try:
        said = json.loads((folder / MEMORY).read_text("utf-8"))
        return Remembered(int(said["size"]), bytes.fromhex(said["root"]), str(said["note"]))
    except FileNotFoundError:
        return Remembered(0, b"", "")
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise RuleError(
            "The memory of the witness in {folder} cannot be read.", folder=folder
        ) from error


def visit(work: Work, witness: Witness) -> notes.Checkpoint | None:
    """Let a witness look at the newest checkpoint and cosign it; None before the first.

    Where years turned since its last visit it looks at the last checkpoint of each log, and at the
    entry with which the next one goes on from there.

    Raises:
        WitnessError: The log does not continue what the witness remembers.
    """
    newest = last_checkpoint(work.session)
    before = witness.remembered()
    if newest is None or newest.size < before.end:
        if before.size:
            raise WitnessError(
                "The log is shorter than the {end} entries this witness saw: it was rolled back.",
                end=before.end,
            )
        return None
    known, signed = key_files.epochs(work, witness.trust), newest.note
    for shard in _unseen(work, before, newest):
        of = shards.final_of(work.session, shard) or newest
        tree = Tree(list(leaves(work.session, shard.start, of.size)))
        seen = witness.remembered()
        proof = tree.consistency(seen.size) if seen.size <= tree.size else []
        opening = shards.opening_of(work.session, shard, tree.inclusion(0)) if shard.start else None
        at_s = int(work.recorded_at.timestamp())
        signed = witness.cosign(of.note, at_s=at_s, known=known, proof=proof, opening=opening)
        of.note = signed
    return notes.read_checkpoint(notes.open_note(signed, []).text)


def _unseen(work: Work, before: Remembered, newest: LedgerCheckpoint) -> list[shards.Shard]:
    """Return the logs to look at: from the one a witness remembers; to a new one only the last."""
    found = [one for one in shards.all_of(work.session) if one.start < newest.size]
    if not before.size:
        return found[-1:]
    return [one for one in found if one.end is None or one.end >= before.end]
