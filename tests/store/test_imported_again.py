"""The same log again, or a later export of it, adds what is new and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from models.audit import AuditEntry
from models.desk import ImportedRecord
from models.tickets import CustomField, Ticket
from models.vocabulary import Role, TicketStatus
from services.imports import csv_rows, servicenow_log
from services.imports.problems import ProblemKind
from services.imports.servicenow import import_log
from services.store.work import Actor, Store
from services.time_source import VirtualTime
from tests.rigs.desk import lay_desk
from tests.rigs.logs import HEADER, row, step, write_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = Actor(None, "Test", Role.ADMINISTRATOR, "test")
NOW = datetime(2016, 3, 2, 15, 0, tzinfo=UTC)


@pytest.fixture
def desk(url: str) -> Iterator[Store]:
    store = Store(url, VirtualTime(NOW))
    lay_desk(store)
    yield store
    store.dispose()


def only_ticket(store: Store) -> Ticket:
    with store.reading(NOBODY) as work:
        return work.session.scalars(select(Ticket)).one()


def entries(store: Store) -> int:
    with store.reading(NOBODY) as work:
        return work.session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def read_log(file: Path) -> servicenow_log.Log:
    rows, problems = csv_rows.read(file, servicenow_log.REQUIRED)
    return servicenow_log.interpret(rows, problems)


def test_the_same_file_again_changes_nothing_and_says_so(desk: Store, tmp_path: Path) -> None:
    log = write_log(tmp_path, row(), step("10:00"), step("11:00", "Resolved"))
    import_log(desk, log)
    before = entries(desk), only_ticket(desk).version

    figures = import_log(desk, log)

    assert (entries(desk), only_ticket(desk).version) == before
    assert figures.lines()[0].endswith("nothing was changed.")


def test_a_later_export_adds_only_its_new_rows(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row(), step("10:00")))

    figures = import_log(desk, write_log(tmp_path, row(), step("10:00"), step("11:00", "Resolved")))

    assert (figures.incidents, figures.known, figures.events) == (0, 2, 1)
    assert only_ticket(desk).status is TicketStatus.RESOLVED


def test_a_later_export_that_tells_how_it_ended_in_every_row_goes_on_with_the_ticket(
    desk: Store, tmp_path: Path
) -> None:
    import_log(desk, write_log(tmp_path, row(), step("10:00")))

    told = {"resolved_at": "29-02-2016 11:00", "closed_at": "05-03-2016 11:00"}
    later = [row(**told), step("10:00", **told), step("11:00", "Resolved", **told)]
    figures = import_log(desk, write_log(tmp_path, *later))

    assert (figures.incidents, figures.known, figures.events) == (0, 2, 1)
    assert only_ticket(desk).status is TicketStatus.RESOLVED


def test_an_export_with_other_columns_adds_only_its_new_rows(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row(), step("10:00")))

    later = [f"{one},true" for one in (row(), step("10:00"), step("11:00", "Resolved"))]
    figures = import_log(desk, write_log(tmp_path, *later, header=f"{HEADER},knowledge"))

    assert (figures.incidents, figures.known, figures.events) == (0, 2, 1)


def test_an_export_that_begins_later_goes_on_with_the_ticket(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row()))

    figures = import_log(desk, write_log(tmp_path, step("11:00", "Resolved")))

    assert (figures.incidents, figures.events) == (0, 1)
    assert only_ticket(desk).status is TicketStatus.RESOLVED


def test_a_row_that_an_earlier_version_imported_is_known(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row()))
    [step_of_it] = read_log(write_log(tmp_path, row())).incidents[0].steps
    with desk.work(NOBODY) as work:
        is_row = ImportedRecord.key == step_of_it.key
        work.session.execute(update(ImportedRecord).where(is_row).values(key=step_of_it.whole_key))

    figures = import_log(desk, write_log(tmp_path, row(), step("11:00", "Resolved")))

    assert (figures.incidents, figures.known, figures.events) == (0, 1, 1)


def test_an_incident_whose_ticket_was_purged_does_not_return(desk: Store, tmp_path: Path) -> None:
    import_log(desk, write_log(tmp_path, row(), row(number="INC2")))
    with desk.work(NOBODY) as work:
        gone = ImportedRecord.key.startswith("INC1:")
        work.session.execute(update(ImportedRecord).where(gone).values(ticket_id=None))

    figures = import_log(desk, write_log(tmp_path, row(), step("10:00")))

    assert (figures.incidents, figures.events) == (0, 0)
    assert [(one.line, one.kind) for one in figures.problems] == [(3, ProblemKind.GONE)]


def test_an_incident_that_the_desk_refuses_is_named_and_takes_no_other_with_it(
    desk: Store, tmp_path: Path
) -> None:
    import_log(desk, write_log(tmp_path, row(number="INC0")))
    switch_places(desk, active=False)
    log = write_log(
        tmp_path,
        row(number="INC1", location="?"),
        row(number="INC2"),
        step("10:00", number="INC2"),
        row(number="INC3", location="?"),
    )

    figures = import_log(desk, log)
    assert (figures.incidents, figures.events, figures.live) == (2, 2, 2)
    assert [(one.line, one.kind) for one in figures.problems] == [(3, ProblemKind.UNOPENED)]

    switch_places(desk, active=True)
    again = import_log(desk, log)
    assert (again.incidents, again.known, again.problems) == (1, 2, [])
    assert import_log(desk, log).earlier_import is not None


def switch_places(store: Store, *, active: bool) -> None:
    with store.work(NOBODY) as work:
        is_place = CustomField.key == "location"
        work.session.scalars(select(CustomField).where(is_place)).one().active = active
