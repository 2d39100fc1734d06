"""Who writes on a complaint says what they began with; what a colleague wrote first stays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.complaint_words import Decision
from services.audit.confirmed import Second
from services.complaints import handling, receipt, record
from services.complaints.handling import Verdict
from services.errors import ConflictError
from tests.rigs.complaints import lay_complaint_desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.rigs.complaints import ComplaintDesk


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    yield made
    made.store.dispose()


def test_what_a_colleague_changed_meanwhile_is_not_overwritten(desk: ComplaintDesk) -> None:
    number = desk.opened()
    seen = {"remedy": None, "root_cause": None}
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"remedy": "An apology"}, seen=seen)

    with (
        pytest.raises(ConflictError, match="changed remedy of the complaint"),
        desk.store.work(desk.people.colleague) as work,
    ):
        record.amend(work, number, {"remedy": "Money", "root_cause": "Fees"}, seen=seen)
    with desk.store.work(desk.people.colleague) as work:
        record.amend(work, number, {"root_cause": "Fees"}, seen=seen)
    assert (desk.view(number).remedy, desk.view(number).root_cause) == ("An apology", "Fees")


def test_what_a_colleague_decided_meanwhile_is_not_decided_over(desk: ComplaintDesk) -> None:
    number = desk.opened()
    seen = {name: getattr(desk.view(number), name) for name in handling.DECIDED}
    desk.decide(number)
    verdict = Verdict(Decision.REJECTED, "We were right.", why_changed="Read again")

    with (
        pytest.raises(ConflictError, match="decided the complaint"),
        desk.store.work(desk.people.colleague) as work,
    ):
        handling.decide(work, number, verdict, seen)
    assert desk.view(number).decision is Decision.UPHELD


def test_a_receipt_a_colleague_corrected_meanwhile_is_not_corrected_over(
    desk: ComplaintDesk,
) -> None:
    number = desk.opened()
    was = desk.view(number).received_at
    mine, seen = was - timedelta(days=2), was - timedelta(days=1)

    with (
        pytest.raises(ConflictError, match="corrected the receipt"),
        desk.store.work(desk.people.colleague) as work,
    ):
        receipt.correct_signed(work, number, mine, "Stamped", Second("officer", "-"), seen=seen)
    assert desk.view(number).received_at == was
