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


def test_a_wrong_password_of_the_first_person_is_theirs(old: Store) -> None:
    out, err = io.StringIO(), io.StringIO()
    given = ["records", "schedule", "--db", str(old.url), "--as", "officer"]

    run(given, io.StringIO("guessed\n"), out, err)

    assert "officer: The name or the password is wrong" in err.getvalue()
    assert "second" not in err.getvalue()


def test_ticket_nought_is_a_ticket_that_is_not_there(old: Store) -> None:
    erase = ("erase", "--ticket", "0", "--authority", "Article 17", "--confirmed-by", "admin")

    status, said = told(old, *erase, typed=2)

    assert (status, "There is no ticket #0" in said) == (1, True)


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (("--ticket", "5"), "There is no ticket #5"),
        (("--ticket", "1001", "--ticket", "9223372036854775807"), "no ticket #9223372036854775807"),
        (("--requester", "999999"), "There is no person #999999"),
        (("--type", "nosuch"), "No ticket is of the type “nosuch”"),
        (("--type", "incident"), "No ticket is of the type “incident”"),
    ],
)
def test_a_hold_on_what_is_not_there_is_none(
    old: Store, scope: tuple[str, ...], words: str
) -> None:
    hold = ("hold", "--matter", "Claim", "--custodian", "O. Stein", "--reason", "Claim")

    status, said = told(old, *hold, *scope)

    assert (status, words in said) == (1, True)
    assert told(old, "holds") == (0, "")


def test_a_hold_on_a_type_that_may_come_is_one(old: Store) -> None:
    hold = ("hold", "--matter", "Claim", "--custodian", "O. Stein", "--reason", "Claim")

    assert told(old, *hold, "--type", "Complaint") == (
        0,
        "hold 1: 0 tickets are kept, and those that match later\n",
    )


@pytest.mark.parametrize(
    "number", ["9223372036854775808", "-1", "1" * 5000, "1.0", "\N{ARABIC-INDIC DIGIT ONE}", "x"]
)
@pytest.mark.parametrize(
    "command",
    [
        ("records", "hold", "--ticket"),
        ("records", "release"),
        ("records", "erase", "--person"),
        ("sla", "explain"),
        ("rules", "why", "Rule"),
        ("alerts", "again"),
        ("alerts", "log", "--ticket"),
        ("db", "partition", "--over"),
    ],
)
def test_a_number_that_no_row_has_is_a_wrong_argument(
    command: tuple[str, ...], number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*command, number], io.StringIO(), io.StringIO(), io.StringIO()) == 2
    said = capsys.readouterr().err
    assert "not a whole number from 0" in said or "expected one argument" in said or "-1" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--country", "DE", "--from-year", "-5", "--to-year", "2026"), "argument --from-year"),
        (("--country", "DE", "--from-year", "99999", "--to-year", "99999"), "no year between"),
    ],
)
def test_a_year_that_no_desk_has_is_a_wrong_argument(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["holidays", "Office hours", *words, "--db", "x.sqlite"]
    assert run(given, io.StringIO(), io.StringIO(), io.StringIO()) == 2
    assert said in capsys.readouterr().err


def test_holidays_of_no_country_are_refused(old: Store) -> None:
    err = io.StringIO()
    years = ("--from-year", "2026", "--to-year", "2026", "--db", str(old.url))
    given = ["holidays", "Office hours", "--country", "", *years]

    assert run(given, io.StringIO(), io.StringIO(), err) == 1
    assert "Say which country" in err.getvalue()


def test_making_a_desk_begins_its_record(empty_url: str) -> None:
    assert run(["db", "init", "--db", empty_url], io.StringIO(), io.StringIO(), io.StringIO()) == 0
    store = Store(empty_url)
    schema.require_usable(store.engine)
    with store.reading(WATCHER) as work:
        found = browse.entries(work, TrailFilter(kind="capture"))
    store.dispose()

    assert [one.kind for one in found] == ["capture.begun"]
