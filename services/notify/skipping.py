"""Who was not waited for at the workstation: a line of the delivery log each, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.vocabulary import Medium
from services.notify.outbox import Parcel, queue_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.escalation import Notice
    from services.access.seats import Away
    from services.store.work import Work


def skip(work: Work, notices: Sequence[tuple[Notice, Away | None]]) -> None:
    """Record for each of these notices that the workstation was not waited for, and why."""
    parcels = [
        Parcel(
            key=f"notice:{notice.id}:{Medium.DESKTOP.value}",
            medium=Medium.DESKTOP,
            recipient=away.seat,
            kind=notice.kind,
            subject=notice.title,
            body=notice.body,
            person_id=notice.person_id,
            notice_id=notice.id,
            ticket_id=notice.ticket_id,
            urgency=notice.urgency,
            skipped=away.why,
        )
        for notice, away in notices
        if away is not None
    ]
    queue_new(work, parcels)
