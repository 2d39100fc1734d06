"""What this seat signs its exports with; where it has nothing, why, and how to get it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from services import config
from services.audit import keys as key_files
from services.audit import seat_keys
from services.errors import RuleError
from services.reports import authority as authorities
from services.reports.papers import HOW, Unsigned
from services.sentence import Sentence

if TYPE_CHECKING:
    from pathlib import Path

    from services.audit.keys import Trust
    from services.audit.notes import PublicKey
    from services.reports.authority import Authority
    from services.store.work import Work


@dataclass(frozen=True, slots=True)
class Seals:
    """What makes an export evidence.

    Attributes:
        authority: Signs the PDF.
        keys: Folder of the log's keys, or of its `trust.txt` only; None: this seat pins no log, so
            the signature says who exported what, and no grade can rest on a checkpoint.
        witnesses: Keys of witnesses whose cosignatures count.
    """

    authority: Authority
    keys: Path | None = None
    witnesses: tuple[PublicKey, ...] = ()

    def trust(self) -> Trust | None:
        """Return the pinned log and root."""
        return key_files.read_trust(self.keys) if self.keys else None


def of_seat(work: Work) -> Seals | Unsigned:
    """Return what the settings of this seat name; a folder that does not serve is said."""
    settings = config.load()
    pinned = seat_keys.pinned(work)
    is_sample = pinned == seat_keys.of_sample()
    signing = settings.sample_seals / "signer" if is_sample else settings.signing
    if signing is None:
        return Unsigned()
    try:
        found = authorities.load(signing)
        authorities.demand_valid(found, work.recorded_at)
    except RuleError as error:
        return Unsigned(Sentence("{why} {how}", why=error, how=Sentence(HOW)))
    return Seals(found, pinned)


def why_unsigned(work: Work) -> str:
    """Return why this seat cannot sign; empty where it can. Asked before an export is begun."""
    found = of_seat(work)
    return found.why if isinstance(found, Unsigned) else ""
