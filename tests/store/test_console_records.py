"""`vigilctl records` and the entries of `vigilctl db`, as operators use them."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from services.access.administration import set_password
from services.audit import browse
from services.audit.browse import TrailFilter
from services.console.__main__ import run
from services.store import schema
from services.store.work import WATCHER, Store
from services.tickets import lifecycle
from services.time_source import VirtualTime
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "correct horse 4711"  # noqa: S105 - of people made up


@pytest.fixture
def old(url: str) -> Iterator[Store]:
    """A desk whose one ticket was closed nine years ago, and whose officers have passwords."""
    time = VirtualTime(datetime.now(UTC) - timedelta(days=9 * 365))
    store = Store(url, time)
    desk: SmallDesk = lay_desk(store)
    number = opened(store, desk)
    with store.work(desk.agent) as work:
        lifecycle.close(work, number, reason="Answered")
    with store.work(desk.admin) as work:
        for person in (desk.officer, desk.admin):
            assert person.person_id is not None
            set_password(work, person.person_id, PASSWORD)
    yield store
    store.dispose()


def told(store: Store, *words: str, typed: int = 1) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    given = ["records", *words, "--db", str(store.url), "--as", "officer"]
    status = run(given, io.StringIO(f"{PASSWORD}\n" * typed), out, err)
    return status, out.getvalue() + err.getvalue()


def test_a_schedule_is_proposed_and_what_is_due_goes_by_two(old: Store) -> None:
    assert told(old, "propose", "--reason", "Agreed")[0] == 0
    assert (
        "Everything else: 2557 days from closed; 1 due, 0 of them held" in told(old, "schedule")[1]
    )
    purge = ("purge", "--class", "Everything else", "--reason", "Schedule", "--confirmed-by")
    alone = told(old, *purge, "officer", typed=2)
    status, said = told(old, *purge, "admin", typed=2)

    assert (alone[0], "somebody else" in alone[1]) == (1, True)
    assert status == 0
    assert "CERTIFICATE OF DESTRUCTION" in said
    assert "Records       #1001" in said
    assert told(old, "certificate", said.split()[3])[1] == said


def test_a_hold_keeps_it_until_two_release_it(old: Store) -> None:
    told(old, "propose", "--reason", "Agreed")
    hold = ("hold", "--matter", "Claim", "--custodian", "O. Stein", "--reason", "Claim")
    assert "1 tickets are kept" in told(old, *hold, "--ticket", "1001")[1]
    assert "1 due, 1 of them held" in told(old, "schedule")[1]
    erase = ("erase", "--ticket", "1001", "--authority", "Article 17", "--confirmed-by", "admin")
    assert "legal hold “Claim”" in told(old, *erase, typed=2)[1]
    release = ("release", "1", "--reason", "Settled", "--confirmed-by", "admin")
    assert told(old, *release, typed=2)[0] == 0
    assert told(old, *erase, typed=2)[0] == 0
    assert "released" in told(old, "holds")[1]


def test_a_wrong_password_does_nothing(old: Store) -> None:
    out, err = io.StringIO(), io.StringIO()
    given = ["records", "schedule", "--db", str(old.url), "--as", "officer"]

    assert run(given, io.StringIO("guessed\n"), out, err) == 1
    assert (out.getvalue(), "wrong" in err.getvalue()) == ("", True)


def test_making_a_desk_begins_its_record(empty_url: str) -> None:
    assert run(["db", "init", "--db", empty_url], io.StringIO(), io.StringIO(), io.StringIO()) == 0
    store = Store(empty_url)
    schema.require_usable(store.engine)
    with store.reading(WATCHER) as work:
        found = browse.entries(work, TrailFilter(kind="capture"))
    store.dispose()

    assert [one.kind for one in found] == ["capture.begun"]
