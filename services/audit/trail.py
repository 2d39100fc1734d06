"""Append to the audit trail, in the transaction of the change itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.audit import AuditEntry
from services.audit import capture as _capture  # noqa: F401 - makes lines of entries on SQLite
from services.audit import reasons
from services.audit.field_change import FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.store.work import Work


__all__ = ["FieldChange", "append"]


def append(
    work: Work,
    kind: str,
    subject: tuple[str, int],
    changes: Iterable[FieldChange] = (),
    reason: str | None = None,
) -> AuditEntry:
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
    claims = work.source is not None
    changes = [*changes]
    if not claims and work.actor.person_id is not None:
        reasons.demand_reason(kind, changes, reason)
    entry = AuditEntry(
        at=work.recorded_at if claims else work.now,
        kind=kind,
        subject_type=subject[0],
        subject_id=subject[1],
        actor_id=work.actor.person_id,
        actor_name=work.actor.name,
        actor_role=work.actor.role.value,
        client=work.actor.client,
        correlation=work.correlation,
        changes=[{"field": one.field, "before": one.before, "after": one.after} for one in changes],
        reason=reason,
        source=work.source,
        claimed_at=work.now if claims else None,
        claimed_actor=work.claimed_actor,
    )
    work.session.add(entry)
    return entry
