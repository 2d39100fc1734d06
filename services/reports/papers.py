"""What somebody wants on paper, and why it is not signed; plain values, for a worker process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from services.reports.tongue import SOURCE
from services.sentence import Sentence

if TYPE_CHECKING:
    from services.audit.papers import Kind

HOW: Final = (
    "An administrator makes one with `vigilctl audit authority` and names its folder in the"
    " settings file (signing = DIR) or in VIGILDESK_SIGNING."
)
NO_CERTIFICATE: Final = Sentence(
    "{why} {how}", why=Sentence("no certificate on this seat."), how=Sentence(HOW)
)


@dataclass(frozen=True, slots=True)
class Unsigned:
    """Nothing is signed here; `why` follows "unsigned: " and says how to change it."""

    why: str = NO_CERTIFICATE


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """One certificate.

    Attributes:
        kind: Of a purge, an erasure or a hold.
        number: Of the entry that certifies a purge or approves an erasure; of the hold.
        zone: IANA name in which the times are written.
        language: Of `tongue.TAGS`.
    """

    kind: Kind
    number: int
    zone: str = "UTC"
    language: str = SOURCE
