"""What a line says of the columns of a row: people's words apart, everything else together."""

from __future__ import annotations

import pytest

from models.ledger import AUDITED
from models.tickets import Message, Ticket
from services.audit import columns
from services.store.work import WATCHER, Store
from tests.rigs.desk import lay_desk, opened
from tests.store.test_ledger_capture import entries, fields_of, lines, raw


@pytest.fixture
def number(store: Store) -> int:
    return opened(store, lay_desk(store))


def test_a_removed_row_is_recorded_with_what_it_said(store: Store, number: int) -> None:
    raw(store, f"DELETE FROM message WHERE ticket_id = {number}")  # noqa: S608 - a number
    with store.work(WATCHER) as work:  # lines are made by the next unit on SQLite
        work.session.flush()

    gone = [one for one in lines(store, f"ticket/{number}") if "row.message.delete" in one.header]
    said = fields_of(gone[0])
    assert said["column:body"] == {"before": "It worked yesterday."}
    assert said["columns"]["before"]["ticket_id"] == number
    [entry] = entries(store, "direct.changed")
    told = {one["field"].split()[1]: one["before"] for one in entry.changes}
    assert set(told) == {one.name for one in Message.__table__.columns}
    assert (told["body"], told["ticket_id"]) == ("It worked yesterday.", str(number))


def test_what_people_wrote_is_apart_from_everything_else(store: Store, number: int) -> None:
    """Of a new row; what is empty says nothing, and stands with the rest."""
    new = [one for one in lines(store, f"ticket/{number}") if "row.ticket.insert" in one.header]
    said = fields_of(new[0])

    words = {"kind", "policy_reason", "subject"}
    assert {*said} == {f"column:{one}" for one in words} | {"columns", "row"}
    assert said["column:subject"] == {"after": "VPN drops every ten minutes"}
    rest = said["columns"]["after"]
    assert (rest["id"], rest["hold_reason"], rest["status"]) == (number, None, "new")
    how = AUDITED["ticket"]
    known = {one.name for one in Ticket.__table__.columns} - set(how.skip)
    assert known == {*rest, *words}


def test_lines_of_any_shape_tell_of_no_column() -> None:
    odd = {"columns": 5, "column:a": "x", "column:b": {"after": 1}, "row": "ticket/1"}
    odder = {"columns": {"after": [1]}, "change:0001": {"after": 2}}

    assert list(columns.told(odd)) == [("b", {"after": 1})]
    assert list(columns.told(odder)) == []
