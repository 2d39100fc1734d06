"""What verifications of the ledger found, and when; told by their entries in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.audit import AuditEntry
from models.ledger import LedgerCheckpoint
from services.access.permissions import Act, demand
from services.audit import trail
from services.audit.trail import FieldChange
from services.audit.verification.findings import MEANING, Grade

if TYPE_CHECKING:
    from datetime import datetime

    from services.audit.verification.findings import Verification
    from services.changes import Changes
    from services.store.work import Work

VERIFIED: Final = "ledger.verified"
"""The kind of entry that tells how a verification went."""
SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class VerifiedView:
    """One verification.

    Attributes:
        lines: How many lines there were; `sealed`: how many the checkpoint covered.
        first: The first problem, in a sentence; empty where there was none.
    """

    entry_id: int
    at: datetime
    by: str
    grade: Grade
    lines: int
    sealed: int
    first: str

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return self.grade is not Grade.FAILED

    @property
    def meaning(self) -> str:
        """Say what the grade means."""
        return MEANING[self.grade]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the ledger stands: what was verified, newest first, and the newest checkpoint.

    Attributes:
        sealed_at: None: nothing is sealed yet; `size`: how many lines it covers.
    """

    history: tuple[VerifiedView, ...]
    sealed_at: datetime | None
    size: int


def keep(work: Work, found: Verification) -> Changes:
    """Append what a verification found to the trail."""
    said = [
        FieldChange("grade", None, found.grade.value),
        FieldChange("lines", None, str(found.lines)),
        FieldChange("sealed", None, str(found.size)),
        FieldChange("first", None, found.first.sentence() if found.first else None),
    ]
    trail.append(work, VERIFIED, ("ledger", 1), said)
    return work.changes


def standing(work: Work) -> Standing:
    """Return how the ledger stands; NotAllowed where the role may not read the trail."""
    demand(work.actor, Act.READ_TRAIL)
    query = select(AuditEntry).where(AuditEntry.kind == VERIFIED)
    found = work.session.scalars(query.order_by(AuditEntry.id.desc()).limit(SHOWN))
    newest = work.session.scalar(
        select(LedgerCheckpoint).order_by(LedgerCheckpoint.size.desc()).limit(1)
    )
    return Standing(
        tuple(_view(entry) for entry in found),
        newest.sealed_at if newest else None,
        newest.size if newest else 0,
    )


def _view(entry: AuditEntry) -> VerifiedView:
    said = {one["field"]: one["after"] or "" for one in entry.changes}
    return VerifiedView(
        entry_id=entry.id,
        at=entry.at,
        by=entry.actor_name,
        grade=Grade(said.get("grade") or Grade.FAILED),
        lines=int(said.get("lines") or 0),
        sealed=int(said.get("sealed") or 0),
        first=said.get("first", ""),
    )
