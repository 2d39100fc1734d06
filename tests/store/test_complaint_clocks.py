"""The regulatory clocks of complaints: nothing pauses them, the watcher tells once, two correct."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.tickets import Ticket
from services.audit.browse import TrailFilter, entries
from services.audit.confirmed import Second
from services.complaints import handling, receipt, record, regimes, reminding
from services.complaints.regimes import RegimeDraft
from services.errors import NotAllowed, RuleError
from services.sla.drafts import CalendarDraft
from services.sla.publishing import publish_calendar
from services.tickets import lifecycle
from tests.rigs.complaints import ComplaintDesk, kinds, lay_complaint_desk, told
from tests.rigs.desk import MONDAY_9H

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    yield made
    made.store.dispose()


def test_waiting_for_the_customer_pauses_no_regulatory_clock(desk: ComplaintDesk) -> None:
    number = desk.opened()
    before = {one.duty: one.due_at for one in desk.view(number).dues}
    with desk.store.work(desk.agent) as work:
        lifecycle.await_requester(work, number, reason="Asked for the statement")
    desk.ruled.time.advance(timedelta(days=57))
    with desk.store.work(desk.agent) as work:
        lifecycle.resume(work, number)
        lifecycle.resolve(work, number, reason="Solved")

    assert {one.duty: one.due_at for one in desk.view(number).dues} == before
    assert desk.states(number)["response"] == "breached"


def test_another_product_has_other_times(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"is_payment": True}, reason="It is about a card payment")

    assert set(desk.states(number)) == {"acknowledgement", "summary", "payment_response"}
    with desk.store.work(desk.agent) as work:
        handling.hold(work, number)
    assert desk.states(number)["payment_final"] == "running"
    assert desk.states(number)["payment_response"] == "met"


def test_the_watcher_tells_once_of_each_clock(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with desk.store.work(desk.agent) as work:
        handling.acknowledge(work, number)

    assert desk.pass_time(days=2) == 0
    # received on Monday, so Thursday is the last day of the summary resolution
    assert desk.pass_time(days=1) == 1
    assert desk.pass_time(minutes=1) == 0
    assert desk.pass_time(weeks=5, days=3) == 0
    assert desk.pass_time(days=1) == 1
    assert desk.pass_time(weeks=2) == 0  # the last day is not over
    assert desk.pass_time(days=1) == 1
    assert desk.pass_time(weeks=2) == 0

    label = desk.view(number).label
    assert told(desk, desk.agent) == [
        f"Complaint {label}: the summary resolution is due soon",
        f"Complaint {label}: the final or holding response is due soon",
        f"Complaint {label}: the final or holding response is overdue",
    ]
    assert (
        told(desk, desk.people.officer)
        == told(desk, desk.people.director)
        == [f"Complaint {label}: the final or holding response is overdue"]
    )
    assert [one for one in kinds(desk, number) if "opened" not in one] == [
        "complaint.acknowledged",
        "complaint.at_risk",
        "complaint.at_risk",
        "complaint.breached",
    ]


def test_due_this_very_instant_is_not_breached(desk: ComplaintDesk) -> None:
    number = desk.opened()
    due_at = {one.duty.value: one.due_at for one in desk.view(number).dues}["acknowledgement"]
    desk.pass_time(days=5)
    desk.ruled.time.advance(due_at - MONDAY_9H - timedelta(days=5))

    assert reminding.remind_due(desk.store, desk.people.admin) == 0
    assert desk.states(number)["acknowledgement"] == "at_risk"
    assert desk.pass_time(microseconds=1) == 1
    assert desk.states(number)["acknowledgement"] == "breached"


def test_a_window_that_passed_before_anybody_looked_is_no_news(desk: ComplaintDesk) -> None:
    number = desk.opened(received_at=MONDAY_9H - timedelta(days=4))
    with desk.store.work(desk.agent) as work:
        handling.acknowledge(work, number)

    assert desk.states(number)["summary"] == "running"
    assert desk.pass_time(days=2) == 0
    assert told(desk, desk.agent) == []
    assert desk.states(number)["summary"] == "lapsed"


@pytest.mark.postgres
def test_many_watchers_at_once_tell_once(pg_monday_url: str) -> None:
    desk = lay_complaint_desk(pg_monday_url)
    numbers = [desk.opened() for _ in range(6)]
    desk.ruled.time.advance(timedelta(days=20))
    with ThreadPoolExecutor(4) as pool:
        found = list(
            pool.map(lambda _: reminding.remind_due(desk.store, desk.people.admin), range(12))
        )
    once_more = reminding.remind_due(desk.store, desk.people.admin)
    titles = told(desk, desk.agent)
    desk.store.dispose()

    # of each complaint: the acknowledgement is overdue
    assert (sum(found), once_more) == (len(numbers), 0)
    assert len(titles) == len(set(titles)) == len(numbers)


@pytest.mark.postgres
def test_a_ticket_that_somebody_holds_is_told_of_later(pg_monday_url: str) -> None:
    desk = lay_complaint_desk(pg_monday_url)
    number = desk.opened()
    desk.ruled.time.advance(timedelta(days=20))
    with desk.store.work(desk.agent) as work:
        work.lock(Ticket, number)
        assert reminding.remind_due(desk.store, desk.people.admin) == 0
    assert reminding.remind_due(desk.store, desk.people.admin) == 1
    desk.store.dispose()


def test_a_rule_hears_of_a_complaint(desk: ComplaintDesk) -> None:
    trigger = {"on": "complaint", "to": ["breached"]}
    desk.ruled.publish("Overdue", trigger, {"do": "priority", "to": "critical"})
    number = desk.opened()
    desk.pass_time(days=6)
    assert desk.ruled.ticket(number).priority.word == "normal"
    desk.pass_time(days=2)

    assert desk.ruled.ticket(number).priority.word == "critical"


def test_what_was_answered_late_is_breached_for_good(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.ruled.time.advance(timedelta(weeks=9))
    desk.answer(number)
    late = {one.duty.value: one for one in desk.view(number).dues}["response"]

    assert (late.state.value, late.breached_at) == ("breached", late.due_at)


def correct(desk: ComplaintDesk, number: int, by: int | None, days: int = 1) -> None:
    assert by is not None
    with desk.store.work(desk.agent) as work:
        receipt.correct(
            work,
            number,
            MONDAY_9H - timedelta(days=days),
            reason="The letter is stamped",
            approved_by=by,
        )


def test_the_receipt_is_corrected_by_two_and_the_clocks_count_from_it(
    desk: ComplaintDesk,
) -> None:
    number = desk.opened()
    correct(desk, number, desk.people.officer.person_id, days=4)
    shown = desk.view(number)

    assert shown.received_at == MONDAY_9H - timedelta(days=4)
    assert shown.recorded_received_at == MONDAY_9H
    due = {one.duty.value: one.due_at for one in shown.dues}
    assert due["summary"].isoformat() == "2026-06-09T16:00:00+00:00"
    with desk.store.reading(desk.people.officer) as work:
        found = entries(work, TrailFilter(ticket_id=number, kind="complaint.receipt_corrected"))
    assert {one.field: one.after for one in found[0].changes}["confirmed by"] == (
        f"Olga Stein #{desk.people.officer.person_id}"
    )


@pytest.mark.parametrize("who", ["agent", "colleague", "lead"])
def test_nobody_corrects_the_receipt_alone_or_with_whom_it_is_not_the_task(
    desk: ComplaintDesk, who: str
) -> None:
    number = desk.opened()

    with pytest.raises(NotAllowed, match="second person"):
        correct(desk, number, getattr(desk.people, who).person_id)
    assert desk.view(number).received_at == MONDAY_9H


def test_a_receipt_needs_a_reason_and_a_sensible_time(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.ruled.time.advance(timedelta(days=1))
    with desk.store.work(desk.agent) as work:
        handling.acknowledge(work, number)
    by = desk.people.officer.person_id
    assert by is not None
    for at, reason, said in (
        (MONDAY_9H - timedelta(days=1), " ", "needs a reason"),
        (MONDAY_9H + timedelta(days=2), "Typed wrongly", "in the future"),
        (MONDAY_9H, "Typed wrongly", "already"),
    ):
        with pytest.raises(RuleError, match=said), desk.store.work(desk.agent) as work:
            receipt.correct(work, number, at, reason=reason, approved_by=by)


def test_a_wrong_name_of_the_second_person_corrects_nothing(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with desk.store.work(desk.agent) as work:
        done = receipt.correct_signed(
            work,
            number,
            MONDAY_9H - timedelta(days=1),
            "The letter is stamped",
            Second("nobody", "wrong"),
        )

    assert done.subject is None
    assert desk.view(number).received_at == MONDAY_9H


def test_a_breach_stays_when_the_corrected_receipt_would_have_been_in_time(
    desk: ComplaintDesk,
) -> None:
    number = desk.opened(received_at=MONDAY_9H - timedelta(weeks=9))
    assert desk.states(number)["response"] == "breached"
    with desk.store.work(desk.agent) as work:
        receipt.correct(
            work,
            number,
            MONDAY_9H - timedelta(days=1),
            reason="Typed a wrong month",
            approved_by=desk.people.officer.person_id or 0,
        )
    late = {one.duty.value: one for one in desk.view(number).dues}["response"]

    assert late.state.value == "breached"
    assert late.breached_at is not None
    assert late.breached_at < MONDAY_9H < late.due_at


def test_a_new_version_leaves_open_complaints_with_theirs(desk: ComplaintDesk) -> None:
    first = desk.opened()
    with desk.store.work(desk.people.admin) as work:
        publish_calendar(
            work,
            CalendarDraft("Office hours", "Europe/London", {"mon": (("09:00", "12:00"),)}, (), {}),
        )
        regimes.publish(
            work,
            RegimeDraft("United Kingdom (FCA DISP)", "Office hours", {"response": ("4w", "")}),
            reason="A trial",
        )
    second = desk.opened()

    assert set(desk.states(first)) == {"acknowledgement", "summary", "response"}
    assert desk.view(first).regime.endswith("version 1")
    assert set(desk.states(second)) == {"response"}
    assert desk.view(second).regime.endswith("version 2")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (RegimeDraft("X", "Nowhere", {"response": ("4w", "")}), "no calendar"),
        (RegimeDraft("X", "Office hours", {"lunch": ("4w", "")}), "no time of a complaint"),
        (RegimeDraft("X", "Office hours", {"response": ("soon", "")}), "time such as"),
        (RegimeDraft("X", "Office hours", {"response": ("4w", "1mo")}), "days or weeks"),
        (RegimeDraft("X", "Office hours", {"summary": ("3bd", "")}), "owes something"),
        (RegimeDraft("", "Office hours", {"response": ("4w", "")}), "has a name"),
    ],
)
def test_a_jurisdiction_that_cannot_be_is_refused(
    desk: ComplaintDesk, draft: RegimeDraft, said: str
) -> None:
    with pytest.raises(RuleError, match=said), desk.store.work(desk.people.admin) as work:
        regimes.publish(work, draft, reason="A trial")
    with pytest.raises(NotAllowed), desk.store.work(desk.agent) as work:
        regimes.publish(work, draft, reason="A trial")
