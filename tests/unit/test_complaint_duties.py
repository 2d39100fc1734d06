"""What is owed on a complaint: what starts and stops each clock, and that nothing pauses one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.complaint_words import WINDOWS, Duty, DutyState
from services.calendars.working_time import WorkingTime
from services.complaints import promise
from services.complaints.duties import Facts, Owed, Standing, standings, state

HOURS = WorkingTime(
    "UTC", dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "17:00"),))
)
RECEIVED = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
DISP = {
    Duty.ACKNOWLEDGEMENT: Owed(promise.parse("5bd"), promise.parse("1bd")),
    Duty.SUMMARY: Owed(promise.parse("3bd"), promise.parse("0bd")),
    Duty.RESPONSE: Owed(promise.parse("8w"), promise.parse("2w")),
    Duty.PAYMENT_RESPONSE: Owed(promise.parse("15bd"), promise.parse("3bd")),
    Duty.PAYMENT_FINAL: Owed(promise.parse("35bd")),
    Duty.REFERRAL: Owed(promise.parse("6mo")),
}
DUE = {
    Duty.ACKNOWLEDGEMENT: datetime(2026, 6, 8, 17, 0, tzinfo=UTC),
    Duty.SUMMARY: datetime(2026, 6, 4, 17, 0, tzinfo=UTC),
    Duty.RESPONSE: datetime(2026, 7, 28, 0, 0, tzinfo=UTC),
    Duty.PAYMENT_RESPONSE: datetime(2026, 6, 22, 17, 0, tzinfo=UTC),
    Duty.PAYMENT_FINAL: datetime(2026, 7, 20, 17, 0, tzinfo=UTC),
}
INSTANT = timedelta(microseconds=1)


def day(number: int) -> datetime:
    return RECEIVED + timedelta(days=number)


def laid(facts: Facts) -> dict[Duty, Standing]:
    return {one.duty: one for one in standings(facts, DISP, HOURS)}


def states(facts: Facts, now: datetime) -> dict[str, str]:
    return {one.duty.value: state(one, now).value for one in standings(facts, DISP, HOURS)}


def test_what_runs_from_the_receipt() -> None:
    found = laid(Facts(RECEIVED))

    assert list(found) == [Duty.ACKNOWLEDGEMENT, Duty.SUMMARY, Duty.RESPONSE]
    assert {duty: one.due_at for duty, one in found.items()} == {duty: DUE[duty] for duty in found}
    assert {one.starts_at for one in found.values()} == {RECEIVED}


def test_payments_have_times_of_their_own_and_a_longer_one_after_a_holding_response() -> None:
    plain = laid(Facts(RECEIVED, is_payment=True))
    held = laid(Facts(RECEIVED, is_payment=True, holding_at=day(14)))

    assert list(plain) == [Duty.ACKNOWLEDGEMENT, Duty.SUMMARY, Duty.PAYMENT_RESPONSE]
    assert held[Duty.PAYMENT_RESPONSE].stopped_at == day(14)
    assert held[Duty.PAYMENT_FINAL].due_at == DUE[Duty.PAYMENT_FINAL]
    assert held[Duty.PAYMENT_FINAL].stopped_at is None


STOPS = [
    # fact, what it stops, what it does not
    ("acknowledged_at", {Duty.ACKNOWLEDGEMENT}),
    ("holding_at", {Duty.ACKNOWLEDGEMENT, Duty.RESPONSE}),
    ("answered_at", {Duty.ACKNOWLEDGEMENT, Duty.SUMMARY, Duty.RESPONSE}),
    ("withdrawn_at", {Duty.ACKNOWLEDGEMENT, Duty.SUMMARY, Duty.RESPONSE}),
]


@pytest.mark.parametrize(("fact", "stopped"), STOPS)
def test_what_stops_what(fact: str, stopped: set[Duty]) -> None:
    found = laid(replace(Facts(RECEIVED), **{fact: day(2)}))  # type: ignore[arg-type]

    assert {duty for duty, one in found.items() if one.stopped_at == day(2)} == stopped


def test_the_earliest_of_several_stops_a_clock() -> None:
    facts = Facts(RECEIVED, acknowledged_at=day(3), holding_at=day(2), answered_at=day(4))
    found = laid(facts)

    assert found[Duty.ACKNOWLEDGEMENT].stopped_at == day(2)
    assert found[Duty.RESPONSE].stopped_at == day(2)
    assert found[Duty.SUMMARY].stopped_at == day(4)


def test_the_ombudsmans_window_begins_with_the_answer_and_ends_with_a_referral() -> None:
    assert Duty.REFERRAL not in laid(Facts(RECEIVED, holding_at=day(2)))
    window = laid(Facts(RECEIVED, answered_at=day(30)))[Duty.REFERRAL]
    used = laid(Facts(RECEIVED, answered_at=day(30), referred_at=day(60)))[Duty.REFERRAL]

    assert (window.starts_at, window.stopped_at) == (day(30), None)
    assert window.due_at == datetime(2027, 1, 2, 0, 0, tzinfo=UTC)  # 1 July, so 1 January
    assert used.stopped_at == day(60)


def test_what_a_jurisdiction_does_not_name_is_not_owed() -> None:
    only = {Duty.RESPONSE: DISP[Duty.RESPONSE]}

    assert [one.duty for one in standings(Facts(RECEIVED), only, HOURS)] == [Duty.RESPONSE]


def test_in_time_is_up_to_the_very_instant() -> None:
    due_at = DUE[Duty.RESPONSE]
    running = laid(Facts(RECEIVED))[Duty.RESPONSE]
    at_the_end = laid(Facts(RECEIVED, answered_at=due_at))[Duty.RESPONSE]
    after = laid(Facts(RECEIVED, answered_at=due_at + INSTANT))[Duty.RESPONSE]

    assert state(running, due_at) is DutyState.AT_RISK
    assert state(running, due_at + INSTANT) is DutyState.BREACHED
    assert state(at_the_end, due_at + timedelta(days=99)) is DutyState.MET
    assert state(after, due_at + timedelta(days=99)) is DutyState.BREACHED


def test_the_course_of_states() -> None:
    facts = Facts(RECEIVED)

    assert states(facts, RECEIVED) == {
        "acknowledgement": "running",
        "summary": "running",
        "response": "running",
    }
    assert states(facts, day(3))["summary"] == "at_risk"
    assert states(facts, day(4))["summary"] == "lapsed"
    assert states(facts, day(4))["acknowledgement"] == "at_risk"
    assert states(facts, day(8))["acknowledgement"] == "breached"
    assert states(facts, day(41))["response"] == "running"
    assert states(facts, day(42))["response"] == "at_risk"
    assert states(facts, day(57))["response"] == "breached"


def test_a_window_that_passes_breaks_no_promise() -> None:
    answered = Facts(RECEIVED, answered_at=day(30))
    late = states(answered, day(30) + timedelta(days=400))

    assert {one.value for one in WINDOWS} == {"summary", "referral"}
    assert (late["summary"], late["referral"]) == ("lapsed", "lapsed")


def test_a_clock_without_a_warning_is_never_at_risk() -> None:
    held = Facts(RECEIVED, is_payment=True, holding_at=day(1))

    assert states(held, DUE[Duty.PAYMENT_FINAL])["payment_final"] == "running"
