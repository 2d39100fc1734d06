"""A customer's copy names nobody of the desk where a promise was restated, and says that it was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.vocabulary import ClockState
from services.audit.browse import TrailFilter
from services.reports.export import export_audit
from services.reports.gathering import ExportRequest
from services.sla import restating
from services.tickets import lifecycle
from tests.rigs.desk import opened
from tests.store.test_report_copies import everything_in

if TYPE_CHECKING:
    from pathlib import Path

    from services.store.work import Store
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk

WHY: Final = "SECRET-WHY-71 our line was cut"
KEPT: Final = "The record above stays."


@pytest.fixture
def restated(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> int:
    """A ticket resolved too late, whose promise two people restated."""
    number = opened(desk_store, desk)
    time.advance(timedelta(hours=9))
    with desk_store.work(desk.agent) as work:
        lifecycle.resolve(work, number, reason="Done")
    assert desk.manager.person_id is not None
    with desk_store.work(desk.lead) as work:
        late = select(Clock.id).where(Clock.ticket_id == number, Clock.breached_at.is_not(None))
        clock = work.session.scalars(late).first()
        assert clock is not None
        restating.restate(
            work, clock, ClockState.MET, reason=WHY, approved_by=desk.manager.person_id
        )
    return number


def copy(store: Store, desk: SmallDesk, number: int, path: Path, template: str) -> str:
    wanted = TrailFilter(ticket_id=number)
    request = ExportRequest(wanted, template=template, recipient="Ruth Berg")
    export_audit(store, desk.officer, request, path)
    return everything_in(path)


def test_a_customer_reads_that_a_promise_was_restated_and_not_by_whom(
    desk_store: Store, desk: SmallDesk, restated: int, tmp_path: Path
) -> None:
    found = copy(desk_store, desk, restated, tmp_path / "c.pdf", "customer")

    inner = ("SECRET-WHY-71", desk.lead.name, desk.manager.name)
    assert [one for one in inner if one in found] == []
    assert f"Restated as met. {KEPT}" in found


def test_the_control_the_complete_copy_says_by_whom_and_why(
    desk_store: Store, desk: SmallDesk, restated: int, tmp_path: Path
) -> None:
    found = copy(desk_store, desk, restated, tmp_path / "all.pdf", "complete")

    assert f"confirmed by {desk.manager.name}: {WHY}" in found
