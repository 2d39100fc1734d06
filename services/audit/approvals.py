"""The word of the second person, as a row that a purge or an erasure uses up (R16).

Where people have logins of their own the row is written by the second person's own session, and
the functions of the database take no other; the actor's word for it is not enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from models.records import DisposalApproval
from services.access.second import own_session
from services.audit import trail
from services.audit.trail import FieldChange
from services.errors import NotAllowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from services.store.work import Work

APPROVED: Final = "disposal.approved"
NOT_HERE: Final = (
    "The second person did not sign in with a login of their own, so nothing was done. Ask them "
    "to sign in here."
)


def approve(work: Work, what: str, subjects: Iterable[int], *, by: int | None) -> None:
    """Write the approvals of the second person.

    Args:
        work: The unit of the first.
        what: `purge`, `erase_ticket`, `erase_person` or `purge_log`.
        subjects: Numbers of the tickets, of the person, or the year.
        by: Who approves; None where a restore carries out again what two approved.

    Raises:
        NotAllowed: Logins are people's own here, and the second person's is not known.
    """
    if work.may_everything:
        _add(work.session, what, subjects, (by, work))
        return
    with own_session(work) as other:
        if other is None or other.actor.person_id != by:
            raise NotAllowed(NOT_HERE)
        wanted = sorted(subjects)
        if not wanted:
            return
        _add(other.session, what, wanted, (by, other))
        said = [
            FieldChange("what", None, what),
            FieldChange("records", None, ", ".join(f"#{one}" for one in wanted)),
        ]
        trail.append(other, APPROVED, ("disposal", 0), said)


def use(work: Work, what: str, subject_id: int) -> None:
    """Use up an approval in a file; on PostgreSQL the functions that destroy do it."""
    query = (
        select(DisposalApproval)
        .where(
            DisposalApproval.what == what,
            DisposalApproval.subject_id == subject_id,
            DisposalApproval.used_at.is_(None),
        )
        .order_by(DisposalApproval.id.desc())
        .limit(1)
    )
    row = work.session.scalars(query).one()
    row.used_at, row.used_by, row.used_for = work.now, work.actor.name[:120], f"{what}/{subject_id}"
    work.session.flush()


def _add(
    session: Session, what: str, subjects: Iterable[int], whose: tuple[int | None, Work]
) -> None:
    by, work = whose
    session.add_all(
        DisposalApproval(
            what=what,
            subject_id=one,
            approved_by=by,
            approved_login=work.actor.name[:120],  # on PostgreSQL the server writes the login
            approved_at=work.now,
        )
        for one in subjects
    )
    session.flush()
