"""A verification that somebody asks for in the window, with what this seat pins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.ledger import LedgerLog
from services.access.permissions import Act, demand
from services.audit import keys as key_files
from services.audit import seat_keys
from services.audit.verification.run import Evidence, verify
from services.errors import HelpDeskError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from services.audit.verification.findings import Verification
    from services.progress import Progress
    from services.store.work import Work


class VerificationCancelled(HelpDeskError):  # noqa: N818 - nothing went wrong
    """The person gave up; nothing is known, and nothing is recorded."""


@dataclass(frozen=True, slots=True)
class _Here:
    """The database of a unit of work, for a view of its own."""

    engine: Engine
    url: str


def verify_for(work: Work, progress: Progress) -> Verification:
    """Run every layer this seat has the evidence for, on a view of its own.

    Raises:
        NotAllowed: The role may not read the trail.
        VerificationCancelled: The person gave up.
    """
    demand(work.actor, Act.READ_TRAIL)
    keys = seat_keys.pinned(work)
    total = work.require(LedgerLog, 1).size

    def look(done: int) -> None:
        if progress.is_cancelled():
            raise VerificationCancelled("The verification was cancelled; nothing is recorded.")
        progress.report(done, max(total, done))

    look(0)
    engine = work.session.connection().engine
    here = _Here(engine, engine.url.render_as_string(hide_password=True))
    trust = key_files.read_trust(keys) if keys is not None else None
    return verify(here, Evidence(trust=trust, keys=keys), look)
