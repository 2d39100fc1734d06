"""Append to the audit trail, in the transaction of the change itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from models.audit import AuditEntry
from services.audit import capture as _capture  # noqa: F401 - makes lines of entries on SQLite
from services.audit import reasons
from services.audit.field_change import FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.store.work import Work


__all__ = ["FieldChange", "append", "append_numbered"]


def append(
    work: Work,
    kind: str,
    subject: tuple[str, int],
    changes: Iterable[FieldChange] = (),
    reason: str | None = None,
) -> None:
    """Record what was done; the entry stands or falls with the transaction.

    Args:
        work: The unit of work; gives actor, instant and, when replaying, the source's claims.
        kind: `noun.verb`, such as `ticket.assigned`.
        subject: Type and id of what was changed, such as `("ticket", 1042)`.
        changes: Every field that changed.
        reason: What the person gave as the reason, where one was asked for.

    Raises:
        RuleError: A person changed what needs a reason and gave none: nothing is changed.
    """
    work.session.write(AuditEntry, **_entry(work, kind, subject, changes, reason))


def append_numbered(
    work: Work,
    kind: str,
    subject: tuple[str, int],
    changes: Iterable[FieldChange] = (),
    reason: str | None = None,
) -> int:
    """Record the same where the entry's number is wanted at once; returns it."""
    values = _entry(work, kind, subject, changes, reason)
    work.session.flush()  # what was done before has the lower number
    statement = insert(AuditEntry).values(values).returning(AuditEntry.id)
    return int(work.session.execute(statement).scalar_one())


def _entry(
    work: Work,
    kind: str,
    subject: tuple[str, int],
    changes: Iterable[FieldChange],
    reason: str | None,
) -> dict[str, Any]:
    claims = work.source is not None
    changes = [*changes]
    if not claims and work.actor.person_id is not None:
        reasons.demand_reason(kind, changes, reason)
    return {
        "at": work.recorded_at if claims else work.now,
        "kind": kind,
        "subject_type": subject[0],
        "subject_id": subject[1],
        "actor_id": work.actor.person_id,
        "actor_name": work.actor.name,
        "actor_role": work.actor.role.value,
        "client": work.actor.client,
        "correlation": work.correlation,
        "changes": [
            {"field": one.field, "before": one.before, "after": one.after} for one in changes
        ],
        "reason": reason,
        "source": work.source,
        "claimed_at": work.now if claims else None,
        "claimed_actor": work.claimed_actor,
    }
