"""A foreign log becomes tickets with their history, once, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.clocks import Clock
from models.people import Person, Team
from models.rules import RuleDue
from models.tickets import Ticket, TicketEvent
from models.vocabulary import ClockState, Origin, Priority, Role, Target, TicketStatus
from services.imports.problems import Figures, ProblemKind
from services.imports.servicenow import Options, import_log
from services.rules.publishing import RuleDraft, publish_rule
from services.store.work import Actor, Store
from services.time_source import VirtualTime
from tests.rigs.desk import lay_desk
from tests.rigs.logs import row, step, write_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = Actor(None, "Test", Role.ADMINISTRATOR, "test")
NOW = datetime(2016, 3, 2, 15, 0, tzinfo=UTC)
NINE = datetime(2016, 2, 29, 12, 0, tzinfo=UTC)
"""09:00 in São Paulo, when the incident of the small log was opened."""


@pytest.fixture
def clock() -> VirtualTime:
    return VirtualTime(NOW)


@pytest.fixture
def desk(url: str, clock: VirtualTime) -> Iterator[Store]:
    store = Store(url, clock)
    lay_desk(store)
    yield store
    store.dispose()


def only_ticket(store: Store) -> Ticket:
    with store.reading(NOBODY) as work:
        return work.session.scalars(select(Ticket)).one()


def entries(store: Store, kind: str) -> list[AuditEntry]:
    with store.reading(NOBODY) as work:
        query = select(AuditEntry).where(AuditEntry.kind == kind).order_by(AuditEntry.id)
        return list(work.session.scalars(query))


def worked(folder: Path) -> Path:
    """Write the log of an incident that was handed on, waited, was resolved and reopened."""
    return write_log(
        folder,
        row(),
        step("09:30", assignment_group="Group 24", assigned_to="Resolver 9"),
        step("10:00", "Awaiting User Info", assignment_group="Group 24", assigned_to="Resolver 9"),
        step("10:00", "Awaiting User Info", assignment_group="Group 24", sys_mod_count="3"),
        step("11:00", "Resolved", assignment_group="Group 24", priority="1 - Critical"),
        step("12:00", "Active", assignment_group="Group 24", priority="1 - Critical"),
    )


def test_an_incident_becomes_a_ticket_as_it_stood_last(desk: Store, tmp_path: Path) -> None:
    import_log(desk, worked(tmp_path))

    ticket = only_ticket(desk)
    assert ticket.status is TicketStatus.OPEN
    assert ticket.priority is Priority.CRITICAL
    assert ticket.reopen_count == 1
    assert ticket.created_at == NINE
    assert ticket.origin is Origin.SYSTEM


def test_groups_and_people_of_the_log_become_teams_and_people(desk: Store, tmp_path: Path) -> None:
    import_log(desk, worked(tmp_path))

    with desk.reading(NOBODY) as work:
        roles = dict(work.session.execute(select(Person.name, Person.role)).all())
        teams = set(work.session.scalars(select(Team.name)))
    assert roles["Caller 7"] is Role.REQUESTER
    assert roles["Resolver 9"] is Role.AGENT
    assert {"Group 70", "Group 24"} <= teams


def test_every_row_is_an_entry_that_names_the_source(desk: Store, tmp_path: Path) -> None:
    import_log(desk, worked(tmp_path))

    (waiting,) = entries(desk, "ticket.awaiting_requester")
    assert waiting.source == "ServiceNow"
    assert waiting.claimed_at == NINE + timedelta(hours=1)
    assert waiting.claimed_actor == "Updated by 21"
    assert waiting.reason == "ServiceNow: Awaiting User Info"


def test_the_import_itself_is_the_fact(desk: Store, tmp_path: Path) -> None:
    import_log(desk, worked(tmp_path))

    (imported,) = entries(desk, "ticket.imported")
    assert imported.source is None
    assert imported.claimed_at is None
    assert imported.actor_name == "Import"
    assert imported.at.year >= 2026  # the database's own clock, not that of the log


def test_a_row_that_changes_nothing_we_know_is_kept_as_history(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row(), step("10:00", "New", sys_mod_count="1")))

    assert [one.changes[0]["after"] for one in entries(desk, "ticket.updated_at_source")] == [
        "update 0, line 2",
        "update 1, line 3",
    ]


def test_waiting_pauses_the_clock_of_an_imported_ticket(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row(), step("10:00", "Awaiting Vendor")))

    with desk.reading(NOBODY) as work:
        clock = work.session.scalars(select(Clock).where(Clock.target == Target.RESOLUTION)).one()
    assert clock.state is ClockState.PAUSED
    assert clock.elapsed == timedelta(hours=1)


def test_a_breach_in_the_log_is_found(desk: Store, tmp_path: Path) -> None:
    figures = import_log(desk, write_log(tmp_path, row(), step("17:01", "Resolved")))

    with desk.reading(NOBODY) as work:
        clock = work.session.scalars(select(Clock).where(Clock.target == Target.RESOLUTION)).one()
    assert clock.breached_at == NINE + timedelta(hours=8)
    assert figures.breaches >= 1


def test_no_first_response_is_judged_from_a_log_without_messages(
    desk: Store, tmp_path: Path
) -> None:
    import_log(desk, worked(tmp_path))

    with desk.reading(NOBODY) as work:
        targets = set(work.session.scalars(select(Clock.target)))
    assert Target.FIRST_RESPONSE not in targets


def test_figures_count_what_was_done(desk: Store, tmp_path: Path) -> None:
    figures = import_log(desk, worked(tmp_path))

    assert (figures.incidents, figures.events, figures.live) == (1, 6, 1)
    assert figures.policies == 1


def test_what_the_rules_of_the_desk_refuse_is_named_by_its_line(
    desk: Store, tmp_path: Path
) -> None:
    import_log(desk, write_log(tmp_path, row()))
    retire_team(desk, "Group 70")

    later = write_log(tmp_path, row(), step("10:00", assigned_to="Resolver 9"))
    figures = import_log(desk, later)

    assert [(one.line, one.kind) for one in figures.problems] == [(3, ProblemKind.REFUSED)]


def test_rows_after_the_present_are_skipped_by_line(desk: Store, tmp_path: Path) -> None:
    tomorrow = row(sys_updated_at="03-03-2016 09:00", incident_state="Resolved")

    figures = import_log(desk, write_log(tmp_path, row(), tomorrow))

    assert [(one.line, one.kind) for one in figures.problems] == [(3, ProblemKind.FUTURE)]
    assert only_ticket(desk).status is TicketStatus.NEW


def shifted(store: Store, file: Path) -> Figures:
    return import_log(store, file, Options(shift_to_now=True))


def test_a_shifted_log_ends_now_and_what_lies_ahead_waits(
    desk: Store, clock: VirtualTime, tmp_path: Path
) -> None:
    clock.move_to(datetime(2026, 6, 10, 15, 0, tzinfo=UTC))
    ahead = row(sys_updated_at="05-03-2016 09:00", incident_state="Resolved")

    figures = shifted(desk, write_log(tmp_path, row(), step("10:00"), ahead))

    assert (figures.events, figures.waiting, figures.live) == (2, 1, 1)
    assert only_ticket(desk).created_at == datetime(2026, 6, 8, 12, 0, tzinfo=UTC)


def test_a_desk_moves_every_log_by_the_same_days(
    desk: Store, clock: VirtualTime, tmp_path: Path
) -> None:
    shifted(desk, write_log(tmp_path, row(), step("10:00")))

    clock.advance(timedelta(days=5))
    later = shifted(desk, write_log(tmp_path, row(), step("10:00"), step("11:00", "Resolved")))

    assert (later.known, later.events) == (2, 1)


@pytest.mark.parametrize(
    "nasty",
    [
        "x" * 900,
        "   ",
        "Zoë '); DROP TABLE ticket;--",
        "\x00\x1b[31m",
        "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe",
    ],
)
@pytest.mark.parametrize(
    "column",
    ["caller_id", "assignment_group", "assigned_to", "sys_updated_by", "category", "location"],
)
def test_whatever_a_cell_says_the_incident_is_imported(
    sqlite_url: str, tmp_path: Path, column: str, nasty: str
) -> None:
    store = Store(sqlite_url, VirtualTime(NOW))

    figures = import_log(store, write_log(tmp_path, row(**{column: nasty}), step("10:00")))
    store.dispose()

    assert (figures.incidents, figures.events) == (1, 2)


def test_nasty_cells_fit_into_a_server_too(pg_url: str, tmp_path: Path) -> None:
    store = Store(pg_url, VirtualTime(NOW))
    nasty = dict.fromkeys(
        ("caller_id", "assignment_group", "assigned_to", "sys_updated_by", "location"),
        "\x00" + "ä" * 900,
    )

    figures = import_log(store, write_log(tmp_path, row(**nasty), step("10:00", **nasty)))
    store.dispose()

    assert (figures.incidents, figures.events) == (1, 2)


def test_a_first_part_holds_the_open_incidents_and_a_later_import_the_rest(
    desk: Store, tmp_path: Path
) -> None:
    done = [row(), step("10:00", "Resolved")]
    still_open = [row(number="INC2"), step("10:00", number="INC2")]
    log = write_log(tmp_path, *done, *still_open)

    first = import_log(desk, log, Options(most=1))
    assert (first.incidents, only_ticket(desk).status) == (1, TicketStatus.OPEN)

    rest = import_log(desk, log)
    assert (rest.incidents, rest.known, rest.earlier_import) == (1, 2, None)


def test_an_imported_ticket_is_worked_like_any_other(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row(), step("10:00")))

    with desk.reading(NOBODY) as work:
        kinds = list(work.session.scalars(select(TicketEvent.kind).order_by(TicketEvent.seq)))
    assert kinds == ["created", "policy", "status"]


def retire_team(store: Store, name: str) -> None:
    with store.work(NOBODY) as work:
        work.session.scalars(select(Team).where(Team.name == name)).one().active = False


def test_an_imported_ticket_is_waited_for_by_rules_of_time(desk: Store, tmp_path: Path) -> None:
    trigger = {"on": "idle", "for": "4d", "wall": True}
    with desk.work(NOBODY) as work:
        publish_rule(work, RuleDraft("Idle", trigger, [{"do": "note", "text": "Nobody moved"}]))
    import_log(desk, write_log(tmp_path, row(), step("10:00")))

    with desk.reading(NOBODY) as work:
        [due] = work.session.scalars(select(RuleDue))
    assert due.due_at == NINE + timedelta(days=4, hours=1)
