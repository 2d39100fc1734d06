"""A ticket that turns out to be a complaint has the policy for complaints at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Target
from services.complaints import record
from services.complaints.record import NewComplaint
from services.sla.drafts import Promise
from services.sla.publishing import publish_policy
from tests.rigs.complaints import ComplaintDesk, lay_complaint_desk
from tests.rigs.desk import MONDAY_9H, STANDARD
from tests.rigs.moving import due, view

if TYPE_CHECKING:
    from collections.abc import Iterator

FOR_COMPLAINTS = replace(
    STANDARD,
    name="Complaints",
    position=0,
    promises=(Promise(Target.RESOLUTION, "3h"),),
    conditions=({"field": "tags", "op": "contains", "value": "complaint"},),
)


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    yield made
    made.store.dispose()


def test_the_tag_of_a_complaint_brings_its_policy(desk: ComplaintDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        publish_policy(work, FOR_COMPLAINTS)
    number = desk.opened()

    assert view(desk.store, desk.agent, number).policy == "Complaints, version 1"
    assert due(desk.store, number)[Target.RESOLUTION][1] == MONDAY_9H + timedelta(hours=3)  # type: ignore[index]


def test_also_where_an_officer_records_it(desk: ComplaintDesk) -> None:
    with desk.store.work(desk.people.admin) as work:
        publish_policy(work, FOR_COMPLAINTS)
    number = desk.ruled.open()
    with desk.store.work(desk.people.officer) as work:
        record.open_complaint(work, NewComplaint(number, "Charged twice", "Current account"))

    assert view(desk.store, desk.agent, number).policy == "Complaints, version 1"
