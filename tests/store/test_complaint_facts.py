"""What happened on a complaint stays so, whatever is entered or put in other words later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.complaint_words import Decision, Stage
from services.complaints import handling, receipt, record
from services.complaints.handling import Answer, Redress, Verdict
from services.complaints.returns import complaint_return
from services.errors import RuleError
from tests.rigs.complaints import RIGHTS, ComplaintDesk, lay_complaint_desk
from tests.rigs.desk import MONDAY_9H

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = "time ran out, as recorded: "


@pytest.fixture
def desk(url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(url)
    yield made
    made.ruled.store.dispose()


def returned(desk: ComplaintDesk) -> dict[str, int]:
    """Return the figures of the hundred days from the day before the desk begins."""
    since = MONDAY_9H - timedelta(days=1)
    with desk.store.reading(desk.people.officer) as work:
        found = complaint_return(work, since, since + timedelta(days=100))
    return {one.key: one.count for one in found.figures if one.count}


def test_a_withdrawal_put_in_other_words_stays_when_it_was(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.decide(number, Decision.WITHDRAWN)
    before = desk.states(number), returned(desk)
    desk.pass_time(days=80)
    with desk.store.work(desk.agent) as work:
        said = Verdict(Decision.WITHDRAWN, "Withdrawn by phone.", why_changed="A slip")
        handling.decide(work, number, said)

    assert (desk.states(number), returned(desk)) == before
    assert desk.view(number).reasons == "Withdrawn by phone."


def test_an_answer_entered_late_erases_no_breach_from_the_return(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.decide(number)
    desk.pass_time(days=80)
    before = returned(desk)
    with desk.store.work(desk.agent) as work:
        at = MONDAY_9H + timedelta(days=2)
        handling.answer(work, number, Answer(RIGHTS, at=at, reason="Found on paper"))
    after = returned(desk)

    assert (before["time ran out: response"], before["time ran out: acknowledgement"]) == (1, 1)
    assert (after[f"{OUT}response"], after[f"{OUT}acknowledgement"]) == (1, 1)
    assert not [one for one in after if one.startswith("time ran out: ")]


def test_another_kind_of_product_erases_no_breach_from_the_return(desk: ComplaintDesk) -> None:
    number = desk.opened(is_payment=True)
    desk.pass_time(days=30)
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"is_payment": False}, reason="A mortgage")

    assert returned(desk)[f"{OUT}payment_response"] == 1


def test_what_was_paid_stays_in_its_currency(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with desk.store.work(desk.agent) as work:
        handling.decide(work, number, Verdict(Decision.UPHELD, "Twice.", Redress(10_000, "GBP")))
        handling.pay(work, number, 10_000)
    other = Verdict(Decision.UPHELD, "Twice.", Redress(9_000, "EUR"), why_changed="Abroad")

    with (
        pytest.raises(RuleError, match="was paid in GBP already"),
        desk.store.work(desk.agent) as work,
    ):
        handling.decide(work, number, other)


def test_nothing_is_referred_or_paid_before_it_was_received(desk: ComplaintDesk) -> None:
    number = desk.opened()
    early = MONDAY_9H - timedelta(days=400)

    with (
        pytest.raises(RuleError, match="before the complaint was received"),
        desk.store.work(desk.agent) as work,
    ):
        handling.refer(work, number, Stage.REFERRED, at=early)


def test_nothing_is_received_after_it_was_withdrawn(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.decide(number, Decision.WITHDRAWN)
    desk.pass_time(days=9)
    officer = desk.people.officer.person_id or 0
    later = MONDAY_9H + timedelta(days=5)

    with (
        pytest.raises(RuleError, match="acknowledged, answered or withdrawn"),
        desk.store.work(desk.agent) as work,
    ):
        receipt.correct(work, number, later, reason="Stamped", approved_by=officer)
