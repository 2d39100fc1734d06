"""The register: a record for a ticket, and its way to the end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.complaint_words import Acceptance, Decision, Stage
from models.tickets import Ticket
from services.audit.browse import TrailFilter, entries
from services.complaints import handling, reading, receipt, record
from services.complaints.handling import Answer, Redress, Verdict
from services.complaints.reading import RegisterFilter
from services.errors import NotAllowed, NotFoundError, RuleError
from tests.rigs.complaints import RIGHTS, ComplaintDesk, kinds, lay_complaint_desk
from tests.rigs.desk import MONDAY_9H
from tests.rigs.rules_desk import lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def desk(monday_url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(monday_url)
    yield made
    made.store.dispose()


def test_a_ticket_becomes_a_complaint_with_its_own_number(desk: ComplaintDesk) -> None:
    number = desk.opened()
    shown = desk.view(number)

    assert (shown.label, shown.ticket_id) == (f"C-{shown.id:06}", number)
    assert (shown.complainant, shown.contact) == ("Ruth Berg", "requester@example.invalid")
    assert shown.received_at == shown.recorded_received_at == MONDAY_9H
    assert shown.regime == "United Kingdom (FCA DISP), version 1"
    assert shown.zone == "Europe/London"
    assert desk.states(number) == {
        "acknowledgement": "running",
        "summary": "running",
        "response": "running",
    }
    assert "complaint" in desk.ruled.ticket(number).tags
    assert kinds(desk, number) == ["complaint.opened"]


def test_one_ticket_is_one_complaint(desk: ComplaintDesk) -> None:
    number = desk.opened()

    with pytest.raises(RuleError, match=r"complaint C-.* already"):
        desk.complain(number)


def test_a_desk_without_a_jurisdiction_says_what_to_do(monday_url: str) -> None:
    ruled = lay_ruled_desk(monday_url)
    bare = ComplaintDesk(ruled)
    number = ruled.open()

    with pytest.raises(RuleError, match="vigilctl complaints take"):
        bare.complain(number)
    ruled.store.dispose()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"substance": "  "}, "substance is empty"),
        ({"product": ""}, "needs its product"),
        ({"product": "x" * 121}, "up to 120"),
        ({"complainant": "x" * 201}, "up to 200"),
        ({"received_at": MONDAY_9H + timedelta(seconds=1)}, "in the future"),
    ],
)
def test_bad_input_is_refused_and_nothing_is_kept(
    desk: ComplaintDesk, given: dict[str, object], said: str
) -> None:
    number = desk.ruled.open()

    with pytest.raises(RuleError, match=said):
        desk.complain(number, **given)
    with desk.store.reading(desk.agent) as work:
        assert reading.complaint_of(work, number) is None
        assert work.require(Ticket, number).tags == []


def test_filling_in_needs_no_reason_and_overriding_does(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"severity": "high", "remedy": "The fee back"})
    with (
        pytest.raises(RuleError, match="Overriding severity needs a reason"),
        desk.store.work(desk.agent) as work,
    ):
        record.amend(work, number, {"severity": "low"})
    with desk.store.work(desk.agent) as work:
        record.amend(work, number, {"severity": "low"}, reason="One customer only")

    assert desk.view(number).severity == "low"
    assert kinds(desk, number) == ["complaint.opened", "complaint.recorded", "complaint.corrected"]
    with desk.store.reading(desk.people.officer) as work:
        last = entries(work, TrailFilter(ticket_id=number, kind="complaint.corrected"))[0]
    assert last.reason == "One customer only"
    assert [(one.field, one.before, one.after) for one in last.changes] == [
        ("severity", "high", "low")
    ]


def test_a_field_that_is_not_filled_in_like_this_is_refused(desk: ComplaintDesk) -> None:
    number = desk.opened()
    for name in ("received_at", "closed_at", "decision", "nonsense"):
        with pytest.raises(RuleError, match="has no"), desk.store.work(desk.agent) as work:
            record.amend(work, number, {name: "2026-01-01"})


def test_the_whole_way(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.ruled.time.advance(timedelta(hours=3))
    with desk.store.work(desk.agent) as work:
        handling.acknowledge(work, number)
        handling.decide(
            work,
            number,
            Verdict(Decision.PARTLY, "One of two fees was ours.", Redress(2550, "gbp", "Sorry")),
        )
        handling.answer(work, number, Answer(RIGHTS))
        record.amend(work, number, {"root_cause": "Fee run twice"})
        handling.close(work, number)
    with desk.store.work(desk.agent) as work:
        handling.pay(work, number, 2550)
        handling.accept(work, number, Acceptance.ACCEPTED)
        handling.refer(work, number, Stage.REFERRED, reference="FOS 77")
    shown = desk.view(number)

    assert (shown.redress_offered, shown.redress_paid, shown.currency) == (2550, 2550, "GBP")
    assert (shown.decided_by, shown.closed_by) == ("Dana Fox", "Dana Fox")
    assert (shown.acceptance, shown.stage) == (Acceptance.ACCEPTED, Stage.REFERRED)
    assert set(desk.states(number).values()) == {"met"}
    assert kinds(desk, number) == [
        "complaint.opened",
        "complaint.acknowledged",
        "complaint.decided",
        "complaint.answered",
        "complaint.recorded",
        "complaint.closed",
        "complaint.paid",
        "complaint.answered_to",
        "complaint.referred",
    ]


def test_closing_says_everything_that_is_missing(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with pytest.raises(RuleError, match="decide it"), desk.store.work(desk.agent) as work:
        handling.close(work, number)
    desk.decide(number)
    assert desk.view(number).missing == ("send the final response", "name the root cause")
    with desk.store.work(desk.agent) as work:
        handling.answer(work, number, Answer(""))

    assert desk.view(number).missing == (
        "the answer bears no text on referral rights",
        "name the root cause",
    )
    with pytest.raises(RuleError, match="referral rights"), desk.store.work(desk.agent) as work:
        handling.close(work, number)


def test_a_closed_complaint_takes_no_change_until_it_is_opened_again(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.decide(number, Decision.WITHDRAWN)
    with desk.store.work(desk.agent) as work:
        handling.close(work, number)
    with pytest.raises(RuleError, match="is closed"), desk.store.work(desk.agent) as work:
        record.amend(work, number, {"remedy": "More"})
    with pytest.raises(RuleError, match="needs a reason"), desk.store.work(desk.agent) as work:
        handling.reopen(work, number, reason=" ")
    with desk.store.work(desk.agent) as work:
        handling.reopen(work, number, reason="They wrote again")
        record.amend(work, number, {"remedy": "More"})

    assert desk.view(number).closed_at is None


def test_a_decision_is_changed_with_a_reason_only(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.decide(number, Decision.REJECTED)
    with pytest.raises(RuleError, match="otherwise needs a reason"):
        desk.decide(number, Decision.UPHELD)
    with desk.store.work(desk.agent) as work:
        wanted = Verdict(Decision.UPHELD, "The log shows it.", why_changed="The log turned up")
        handling.decide(work, number, wanted)

    assert desk.view(number).decision is Decision.UPHELD


def test_an_earlier_time_needs_to_say_where_it_is_known_from(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.ruled.time.advance(timedelta(days=1))
    earlier = MONDAY_9H + timedelta(hours=2)
    for at, reason, said in (
        (earlier, "", "needs a reason"),
        (MONDAY_9H - timedelta(hours=1), "The call log", "before the complaint was received"),
        (MONDAY_9H + timedelta(days=2), "The call log", "in the future"),
    ):
        with pytest.raises(RuleError, match=said), desk.store.work(desk.agent) as work:
            handling.acknowledge(work, number, at=at, reason=reason)
    with desk.store.work(desk.agent) as work:
        handling.acknowledge(work, number, at=earlier, reason="The call log")

    assert desk.view(number).acknowledged_at == earlier


def test_a_requester_and_a_stranger_see_nothing(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with pytest.raises(NotAllowed), desk.store.reading(desk.people.requester) as work:
        reading.complaint_of(work, number)
    with pytest.raises(NotAllowed), desk.store.work(desk.people.requester) as work:
        handling.acknowledge(work, number)
    with pytest.raises(NotFoundError), desk.store.work(desk.agent) as work:
        handling.acknowledge(work, 4711)
    with desk.store.work(desk.people.admin) as work:
        work.session.execute(select(Ticket.id))
        work.require(Ticket, number).kind = "Confidential"
    with pytest.raises(NotFoundError), desk.store.reading(desk.people.admin) as work:
        reading.complaint_of(work, number)
    with desk.store.reading(desk.people.admin) as work:
        assert reading.register(work) == []


def test_the_register_shows_what_runs_out_first(desk: ComplaintDesk) -> None:
    calm, late, done = desk.opened(), desk.opened(), desk.opened()
    for number in (calm, late):
        with desk.store.work(desk.agent) as work:
            handling.acknowledge(work, number)
    with desk.store.work(desk.agent) as work:
        receipt.correct(
            work,
            late,
            MONDAY_9H - timedelta(days=50),
            reason="The letter is stamped",
            approved_by=desk.people.officer.person_id or 0,
        )
    desk.answer(done)
    with desk.store.reading(desk.agent) as work:
        everything = reading.register(work)
        urgent = reading.register(work, RegisterFilter(late_only=True))
        page = reading.register(work, RegisterFilter(before=everything[1].id))

    assert [one.ticket_id for one in everything] == [done, late, calm]
    assert [one.ticket_id for one in urgent] == [late]
    assert [one.ticket_id for one in page] == [calm]
    assert everything[0].due is None
    assert everything[1].due is not None
    assert (everything[1].due.duty.value, everything[1].due.state.value) == ("response", "at_risk")


def test_looking_at_complaints_on_restricted_tickets_is_recorded(desk: ComplaintDesk) -> None:
    number = desk.opened()
    with desk.store.work(desk.people.admin) as work:
        work.require(Ticket, number).kind = "Confidential"
    with desk.store.reading(desk.people.officer) as work:
        reading.register(work)
    with desk.store.reading(desk.people.officer) as work:
        reading.complaint_of(work, number)
    with desk.store.reading(desk.people.officer) as work:
        found = entries(work, TrailFilter(kind="restricted"))

    assert [one.kind for one in found] == ["restricted.viewed", "restricted.searched"]
    assert {one.field: one.after for one in found[1].changes} == {
        "search": "register of complaints",
        "restricted tickets found": f"#{number}",
    }
