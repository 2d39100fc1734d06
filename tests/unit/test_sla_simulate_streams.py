"""`vigilctl simulate` reads one question or a stream, and answers about business time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from services.sla.scenario import Desk
from tests.rigs.questions import (
    OFFICE,
    ask,
    ask_text,
    changed,
    created,
    event,
    hours,
    policy,
    state,
)

if TYPE_CHECKING:
    from pathlib import Path

BERLIN = {
    "tz": "Europe/Berlin",
    "weekly": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]], "sun": []},
    "holidays": ["2016-11-01"],
    "overrides": {"2019-12-27": [["10:00", "18:00"]]},
}
GOOD = json.dumps(
    {
        "kind": "businesstime",
        "calendar": OFFICE,
        "op": "is_open",
        "start": "2026-06-08T09:00:00Z",
    }
)


def test_the_example_of_the_format_is_answered() -> None:
    question = {
        "kind": "businesstime",
        "calendar": BERLIN,
        "op": "add",
        "start": "2016-11-07T08:00:00Z",
        "seconds": 3600,
    }

    assert ask(question) == {"result": "2016-11-07T09:00:00Z"}


@pytest.mark.parametrize(
    ("op", "start", "arguments", "result"),
    [
        ("add", "2026-06-08T07:00:00Z", {"seconds": 3600}, "2026-06-08T09:00:00Z"),
        ("add", "2026-06-06T10:00:00Z", {"seconds": 0}, "2026-06-06T10:00:00Z"),
        ("subtract", "2026-06-08T09:00:00Z", {"seconds": 3600}, "2026-06-08T08:00:00Z"),
        ("subtract", "2026-06-08T08:00:00Z", {"seconds": 3600}, "2026-06-05T15:00:00Z"),
        ("between", "2026-06-05T15:00:00Z", {"end": "2026-06-08T09:00:00Z"}, 7200),
        ("is_open", "2026-06-08T08:00:00Z", {}, True),
        ("is_open", "2026-06-08T16:00:00Z", {}, False),
        ("next_open", "2026-06-08T09:30:00Z", {}, "2026-06-08T09:30:00Z"),
        ("next_open", "2026-06-08T16:00:00Z", {}, "2026-06-09T08:00:00Z"),
        ("prev_close", "2026-06-08T16:00:00Z", {}, "2026-06-08T16:00:00Z"),
        ("prev_close", "2026-06-08T08:00:00Z", {}, "2026-06-05T16:00:00Z"),
        ("next_close", "2026-06-08T16:00:00Z", {}, "2026-06-09T16:00:00Z"),
        ("next_close", "2026-06-08T15:59:59Z", {}, "2026-06-08T16:00:00Z"),
    ],
)
def test_a_business_time_question_is_answered(
    op: str, start: str, arguments: dict[str, Any], result: object
) -> None:
    assert hours(op, start, **arguments) == {"result": result}


def test_the_longest_completed_clock_is_remembered() -> None:
    events = [
        created(),
        event("08 09:10", "agent_reply"),
        event("08 10:00", "customer_reply"),
        event("08 10:20", "customer_reply"),
        event("08 10:50", "agent_reply"),
        event("08 11:00", "customer_reply"),
        event("08 11:05", "agent_reply"),
    ]

    found = state([policy({"next_response": 30})], events, "08 12:00")

    assert (found["next_response_minutes"], found["next_response_minutes_max"]) == (5, 50)
    assert found["breached"] == ["next_response"]


def test_a_desk_remembers_what_it_read_and_forgets_it_in_time() -> None:
    desk = Desk()
    questions = [
        changed("policies.0.name", f"policy {number}")
        | {"calendars": {"main": OFFICE | {"holidays": [f"2027-{number % 12 + 1:02}-01"]}}}
        for number in range(1_100)
    ]
    twice = changed("calendars.other", OFFICE)

    answers = [desk.answer(question)["checks"][0]["policy"] for question in questions]

    assert answers == [f"policy {number}" for number in range(1_100)]
    assert desk.answer(twice) == desk.answer(twice)


def test_a_desk_forgets_calendars_in_time() -> None:
    desk = Desk()
    for number in range(1_100):
        calendar = OFFICE | {"holidays": [f"{1_950 + number % 200}-{number // 200 + 1:02}-01"]}
        question = changed("calendars.main", calendar)
        assert desk.answer(question)["checks"][0]["breached"] == ["resolution"]


def test_a_question_that_is_no_object_is_refused() -> None:
    assert ask([1]) == {"error": "a question is an object", "at": ""}


def test_a_malformed_line_in_a_stream_leaves_the_others_answered() -> None:
    status, answers = ask_text(f"{GOOD}\n{GOOD[:40]}\nrubbish\n[1]\n{GOOD}\n")

    assert status == 2
    assert ["error" in answer for answer in answers] == [False, True, True, True, False]


def test_a_stream_without_mistakes_ends_well() -> None:
    status, answers = ask_text(f"{GOOD}\n\n{GOOD}")

    assert (status, answers) == (0, [{"result": True}, {"result": True}])


def test_one_object_over_many_lines_is_one_question() -> None:
    pretty = json.dumps(json.loads(GOOD), indent=2)

    assert ask_text(pretty) == (0, [{"result": True}])


def test_several_objects_over_many_lines_are_as_many_questions() -> None:
    pretty = json.dumps(json.loads(GOOD), indent=2)

    assert ask_text(f"{pretty}\n{pretty}\n{GOOD}\n") == (0, [{"result": True}] * 3)


def test_an_object_cut_off_at_the_end_is_one_mistake() -> None:
    status, answers = ask_text('{\n "kind":\n')

    assert (status, len(answers)) == (2, 1)


CUT = GOOD[:-1]
PRETTY = json.dumps(json.loads(GOOD), indent=2)


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        (f"{CUT}\n {GOOD}\n", [True, False]),
        (f"{CUT}\n{CUT}\n", [True, True]),
        (f"{CUT}\n[]\n", [True, True]),
        (f'{CUT}\n{{"op": "add"}}\n', [True, True]),
        (f"{CUT}\n\n{GOOD}\n", [True, False]),
        (f"{PRETTY[:-1]}\n{GOOD}\n", [True, False]),
        (f"{PRETTY[:-1]}\n{PRETTY[:-1]}\n{GOOD}\n{PRETTY}", [True, True, False, False]),
    ],
)
def test_an_object_without_its_end_is_one_mistake_and_hides_no_other(
    text: str, errors: list[bool]
) -> None:
    status, answers = ask_text(text)

    assert (status, ["error" in answer for answer in answers]) == (2, errors)


def test_bytes_that_are_no_text_are_an_error_on_their_line(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes(GOOD.replace("is_open", "is_\xff").encode("latin-1") + f"\n{GOOD}\n".encode())

    status, answers = ask_text("", str(path))

    assert (status, answers[1:]) == (2, [{"result": True}])
    assert answers[0] == {"error": "this is not JSON: it is not UTF-8", "at": ""}


def test_a_fraction_of_a_second_says_what_was_first() -> None:
    reply = event("08 10:00", "agent_reply") | {"at": "2026-06-08T09:00:00.500Z"}
    question = changed("events", [created(), reply])
    question["checks"] = [{"at": f"2026-06-08T09:00:00.{part}Z"} for part in ("200", "500")]
    disordered = changed("events", [created(), reply, reply | {"at": "2026-06-08T09:00:00.1Z"}])

    answers = ask(question)["checks"]

    assert [one["first_response_at"] for one in answers] == [None, "2026-06-08T09:00:00Z"]
    assert ask(disordered) == {"error": "events must be in time order", "at": "events[2].at"}


def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    rare = {"tz": "UTC", "weekly": {}, "overrides": {"2036-01-04": [["09:00", "17:00"]]}}
    question = {"kind": "businesstime", "calendar": rare, "op": "next_open"}
    old = question | {"op": "is_open", "start": "2010-01-01T00:00:00Z"}
    asked = question | {"start": "2025-01-01T00:00:00Z"}

    _, answers = ask_text(f"{json.dumps(old)}\n{json.dumps(asked)}\n")

    assert answers == [{"result": False}, {"result": "2036-01-04T09:00:00Z"}] == [
        ask(old), ask(asked)
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["[" * 100_000, '{"kind": NaN}', '{"a": 1' + "0" * 5000 + "}"])
def test_hostile_json_is_an_error_on_its_line(line: str) -> None:
    status, answers = ask_text(f"{line}\n{GOOD}\n")

    assert (status, "error" in answers[0], answers[1]) == (2, True, {"result": True})


def test_however_deeply_an_object_is_nested_the_others_are_answered() -> None:
    """Just below what JSON's reader takes, whoever looks into it goes too deep."""
    front = '{"kind": "scenario", "calendars": {}, "events": [], "policies": [{"targets": '
    lines = [f"{front}{'[' * depth}{']' * depth}}}]}}\n" for depth in range(700, 1_000)]

    status, answers = ask_text("".join(lines) + GOOD)

    assert (status, len(answers), answers[-1]) == (2, 301, {"result": True})
    assert all("error" in answer for answer in answers[:-1])


def test_a_file_is_read_like_the_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(f"\ufeff{GOOD}\n", encoding="utf-8")

    assert ask_text("", str(path)) == (0, [{"result": True}])


def test_a_missing_file_is_a_clear_failure(tmp_path: Path) -> None:
    assert ask_text("", str(tmp_path / "none.json")) == (2, [])


def test_a_key_that_is_given_twice_is_an_error_and_hides_no_other_line() -> None:
    twice = GOOD.replace('"op"', '"op": "next_open", "op"', 1)
    spread = json.dumps(json.loads(GOOD), indent=1).replace('"op"', '"op": "next_open",\n "op"', 1)

    status, answers = ask_text(f"{twice}\n{GOOD}\n{spread}\n{GOOD}\n")

    said = {"error": "this is not JSON: the key 'op' is given twice", "at": ""}
    assert answers == [said, {"result": True}, said, {"result": True}]
    assert status == 2
