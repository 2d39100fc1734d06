"""What a log says, and which of its rows are not believed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Priority, TicketStatus
from services.imports import csv_rows, servicenow_log
from services.imports.problems import ProblemKind, Remedy
from tests.rigs.logs import REAL_LOG, row, step, write_gzip, write_log

if TYPE_CHECKING:
    from pathlib import Path

    from services.imports.servicenow_log import Log, Step


def read(file: Path) -> Log:
    return servicenow_log.interpret(*csv_rows.read(file, servicenow_log.REQUIRED))


def found(log: Log) -> list[tuple[int, ProblemKind]]:
    return [(problem.line, problem.kind) for problem in log.problems]


def steps(log: Log) -> tuple[Step, ...]:
    (incident,) = log.incidents
    return incident.steps


def test_local_times_of_the_log_are_those_of_sao_paulo(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row()))

    assert log.incidents[0].opened_at == datetime(2016, 2, 29, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("New", TicketStatus.NEW),
        ("Active", TicketStatus.OPEN),
        ("Awaiting User Info", TicketStatus.PENDING),
        ("Awaiting Vendor", TicketStatus.ON_HOLD),
        ("Awaiting Problem", TicketStatus.ON_HOLD),
        ("Awaiting Evidence", TicketStatus.ON_HOLD),
        ("Resolved", TicketStatus.RESOLVED),
        ("Closed", TicketStatus.CLOSED),
    ],
)
def test_every_state_of_the_log_is_a_status_of_ours(
    tmp_path: Path, state: str, status: TicketStatus
) -> None:
    assert steps(read(write_log(tmp_path, row(incident_state=state))))[0].status is status


def test_an_emptied_group_is_the_group_before(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(), step("10:00", assignment_group="?")))

    assert steps(log)[1].team == "Group 70"


def test_an_emptied_person_is_nobody(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(assigned_to="Resolver 1"), step("10:00", assigned_to="?")))

    assert steps(log)[1].person is None


def test_incidents_come_in_the_order_of_their_openings(tmp_path: Path) -> None:
    late = row(number="INC2", opened_at="29-02-2016 11:00", sys_updated_at="29-02-2016 11:00")

    log = read(write_log(tmp_path, late, row()))

    assert [incident.number for incident in log.incidents] == ["INC1", "INC2"]


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (step("10:00", "Sleeping"), ProblemKind.UNKNOWN_STATE),
        (step("25:61"), ProblemKind.BAD_INSTANT),
        (row(number="?"), ProblemKind.NO_NUMBER),
        (row(), ProblemKind.REPEATED),
        ("INC1,New", ProblemKind.COLUMNS),
        (f"{row()},one more", ProblemKind.COLUMNS),
        (step("10:00", caller_id='"never closed'), ProblemKind.QUOTES),
    ],
)
def test_a_row_that_cannot_be_read_is_skipped_by_its_line(
    tmp_path: Path, bad: str, kind: ProblemKind
) -> None:
    log = read(write_log(tmp_path, row(), bad, step("11:00")))

    assert found(log) == [(3, kind)]
    assert log.problems[0].remedy is Remedy.SKIPPED
    assert [one.line for one in steps(log)] == [2, 4]


def test_a_row_that_is_not_utf_8_is_skipped_by_its_line(tmp_path: Path) -> None:
    file = write_log(tmp_path, row(), "here", step("11:00"))
    file.write_bytes(file.read_bytes().replace(b"here", row(number="M\xfc").encode("latin-1")))

    assert found(read(file)) == [(3, ProblemKind.ENCODING)]


def test_a_row_earlier_than_the_one_before_happens_with_it(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(), step("11:00"), step("10:00", sys_mod_count="2")))

    assert found(log) == [(4, ProblemKind.OUT_OF_ORDER)]
    assert steps(log)[2].at == steps(log)[1].at


def test_a_row_earlier_than_the_opening_happens_with_it(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, step("08:00", "New")))

    assert found(log) == [(2, ProblemKind.BEFORE_OPENING)]
    assert steps(log)[0].at == log.incidents[0].opened_at


def test_an_unknown_priority_is_the_one_before(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(priority="1 - Critical"), step("10:00", priority="?")))

    assert found(log) == [(3, ProblemKind.BAD_PRIORITY)]
    assert steps(log)[1].priority is Priority.CRITICAL


def test_an_opening_that_changes_keeps_its_first_word(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(), step("10:00", opened_at="29-02-2016 09:30")))

    assert found(log) == [(3, ProblemKind.OPENING)]
    assert log.incidents[0].opened_at == datetime(2016, 2, 29, 12, 0, tzinfo=UTC)


def test_a_worked_incident_that_is_new_again_counts_as_active(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(), step("10:00"), step("11:00", "New")))

    assert found(log) == [(4, ProblemKind.BACK_TO_NEW)]
    assert steps(log)[2].status is TicketStatus.OPEN


def test_a_resolution_that_no_row_shows_is_noted(tmp_path: Path) -> None:
    claimed = {"resolved_at": "29-02-2016 15:00"}

    log = read(write_log(tmp_path, row(), step("10:00", "Resolved", **claimed)))

    assert found(log) == [(3, ProblemKind.OTHER_RESOLUTION)]
    assert log.problems[0].remedy is Remedy.NOTED


def test_a_quoted_cell_may_hold_commas_and_lines(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row(category='"Mail, ""urgent""\nand more"'), step("10:00")))

    assert log.problems == ()
    assert steps(log)[0].row["category"] == 'Mail, "urgent"\nand more'


def test_a_gzipped_log_and_a_plain_one_say_the_same(tmp_path: Path) -> None:
    plain, packed = (
        write_log(tmp_path, row(), step("10:00")),
        write_gzip(tmp_path, row(), step("10:00")),
    )

    assert read(plain) == read(packed)


def test_the_same_row_has_the_same_key_in_every_export(tmp_path: Path) -> None:
    first = steps(read(write_log(tmp_path, row())))[0]
    longer = read(write_log(tmp_path, row(number="INC9"), row(), step("10:00")))

    assert longer.incidents[0].steps[0].key == first.key


def test_a_moved_log_keeps_its_times_of_day(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row()))

    moved = servicenow_log.moved(log, 3900)

    # Brazil has had no summer time since 2019: 09:00 there is 12:00 UTC on either day
    assert moved.incidents[0].opened_at == datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def test_a_moved_log_stands_two_days_after_its_last_opening(tmp_path: Path) -> None:
    log = read(write_log(tmp_path, row()))

    days = servicenow_log.days_until(log, datetime(2016, 3, 12, 15, 0, tzinfo=UTC))

    assert days == 10


def test_the_real_log_is_read_whole() -> None:
    log = read(REAL_LOG)

    assert len(log.incidents) == 890
    assert sum(len(incident.steps) for incident in log.incidents) == 5998


def test_the_real_log_contradicts_itself_in_eight_rows() -> None:
    assert found(read(REAL_LOG)) == [
        (330, ProblemKind.BEFORE_OPENING),
        (336, ProblemKind.BEFORE_OPENING),
        (346, ProblemKind.BEFORE_OPENING),
        (351, ProblemKind.BEFORE_OPENING),
        (360, ProblemKind.OUT_OF_ORDER),
        (361, ProblemKind.OUT_OF_ORDER),
        (362, ProblemKind.OTHER_RESOLUTION),
        (438, ProblemKind.BEFORE_OPENING),
    ]
