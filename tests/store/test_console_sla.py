"""`vigilctl sla` and `vigilctl config` on a real desk, from argument to output."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.people import Person
from services.access import passwords
from services.audit import browse
from services.audit.browse import TrailFilter
from services.console.__main__ import run
from services.store.work import WATCHER, Store
from services.tickets import lifecycle
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk_store(sqlite_url: str) -> Iterator[Store]:
    made = Store(sqlite_url)
    yield made
    made.dispose()


@pytest.fixture
def desk(desk_store: Store) -> SmallDesk:
    return lay_desk(desk_store)


def vigilctl(*arguments: str, given: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(list(arguments), io.StringIO(given), out, err)
    return status, out.getvalue(), err.getvalue()


def test_explain_prints_sheets_that_add_up(
    desk_store: Store, desk: SmallDesk, sqlite_url: str
) -> None:
    ticket_id = opened(desk_store, desk)

    status, out, _ = vigilctl("sla", "explain", str(ticket_id), "--db", sqlite_url)
    sheets = {one["clock"]: one for one in json.loads(out)["clocks"]}
    resolution = sheets["resolution"]
    assert status == 0
    assert sum(line["counted_seconds"] for line in resolution["lines"]) == 8 * 3600
    assert resolution["lines"][-1]["to"] == resolution["due_at"]


@pytest.mark.usefixtures("desk")
def test_explaining_a_ticket_that_is_not_there_is_one_sentence(sqlite_url: str) -> None:
    status, out, err = vigilctl("sla", "explain", "77", "--db", sqlite_url)
    assert (status, out) == (1, "")
    assert "There is no ticket #77" in err


def test_recheck_finds_nothing_on_an_honest_desk(
    desk_store: Store, desk: SmallDesk, sqlite_url: str
) -> None:
    opened(desk_store, desk)

    status, out, _ = vigilctl("sla", "recheck", "--db", sqlite_url)
    assert (status, out) == (0, "every stored deadline equals its replay\n")


def test_recheck_names_a_deadline_that_was_edited(
    desk_store: Store, desk: SmallDesk, sqlite_url: str
) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.admin) as work:
        work.session.execute(text("UPDATE clock SET due_at = '2031-01-01 00:00:00.000000'"))

    status, out, _ = vigilctl("sla", "recheck", "--db", sqlite_url)
    assert status == 1
    assert f"#{ticket_id} resolution 1, due at: stored 2031-01-01" in out


def test_rehearse_prints_the_draft_beside_the_record(
    desk_store: Store, desk: SmallDesk, sqlite_url: str, tmp_path: Path
) -> None:
    opened(desk_store, desk)
    draft = tmp_path / "draft.yaml"
    draft.write_text(vigilctl("config", "export", "--db", sqlite_url)[1].replace("8h", "9h"))

    days = ("--from", "2026-01-01", "--to", "2099-12-31")
    status, out, err = vigilctl(
        "sla", "rehearse", "--policy", str(draft), *days, "--db", sqlite_url
    )
    assert (status, err) == (0, "")
    assert out.startswith("1 tickets\n")
    assert "rehearsed  recorded" in out


def test_rehearsing_leaves_no_version_behind(
    desk_store: Store, desk: SmallDesk, sqlite_url: str, tmp_path: Path
) -> None:
    opened(desk_store, desk)
    before = vigilctl("config", "export", "--db", sqlite_url)[1]
    draft = tmp_path / "draft.yaml"
    draft.write_text(before.replace("8h", "9h"))
    days = ("--from", "2026-01-01", "--to", "2026-12-31", "--json")
    vigilctl("sla", "rehearse", "--policy", str(draft), *days, "--db", sqlite_url)

    assert vigilctl("config", "export", "--db", sqlite_url)[1] == before


@pytest.fixture
def ended(desk_store: Store, desk: SmallDesk) -> int:
    """A resolved ticket, and a manager who signs with a password."""
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        lifecycle.resolve(work, ticket_id, reason="Replaced the cable")
    with desk_store.work(desk.admin) as work:
        milo = work.require(Person, desk.manager.person_id or 0)
        milo.login, milo.password_hash = "milo", passwords.hashed("correct horse battery")
    return ticket_id


def restated(ticket_id: int, url: str, password: str, cycle: int = 1) -> tuple[str, str]:
    command = ("sla", "restate", str(ticket_id), "resolution", "--cycle", str(cycle))
    why = ("--as", "breached", "--reason", "Nobody had told them", "--second", "milo")
    _, out, err = vigilctl(*command, *why, "--db", url, given=f"{password}\n")
    return out, err


def test_a_clock_is_restated_with_a_second_person(ended: int, sqlite_url: str) -> None:
    out, _ = restated(ended, sqlite_url, "correct horse battery")

    sheets = json.loads(vigilctl("sla", "explain", str(ended), "--db", sqlite_url)[1])["clocks"]
    resolution = next(one for one in sheets if one["clock"] == "resolution")
    assert out == f"#{ended} resolution 1: as recorded met, as restated breached\n"
    assert (resolution["state"], resolution["restatements"][0]["outcome"]) == ("met", "breached")


def test_a_wrong_password_of_the_second_person_restates_nothing(
    ended: int, sqlite_url: str
) -> None:
    out, err = restated(ended, sqlite_url, "guess")

    assert (out, "name or password is wrong" in err) == ("", True)
    assert '"restatements": []' in vigilctl("sla", "explain", str(ended), "--db", sqlite_url)[1]


def test_a_clock_that_is_not_there_is_one_sentence(ended: int, sqlite_url: str) -> None:
    _, err = restated(ended, sqlite_url, "correct horse battery", cycle=9)

    assert f"Ticket #{ended} has no such clock" in err


def rehearsed(url: str, *words: str) -> tuple[int, str, str]:
    return vigilctl("sla", "rehearse", *words, "--db", url)


@pytest.mark.parametrize(
    "day", ["March", "2026-12-31T10:00", "2027-01-01T23:00+09:00", "0001-01-01", "9999-12-31"]
)
@pytest.mark.usefixtures("desk")
def test_a_day_that_is_none_is_refused(
    sqlite_url: str, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = rehearsed(sqlite_url, "--from", "2026-01-01", "--to", day)

    assert (status, out) == (2, "")
    assert day in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_days_the_wrong_way_round_are_refused(sqlite_url: str) -> None:
    status, out, err = rehearsed(sqlite_url, "--from", "2026-12-31", "--to", "2026-01-01")

    assert (status, out) == (1, "")
    assert "The last day, 2026-01-01, is before the first, 2026-12-31." in err


@pytest.mark.parametrize("zone", ["Europe", "Nowhere/Place", "../etc", ""])
@pytest.mark.usefixtures("desk")
def test_a_zone_that_is_none_is_refused(sqlite_url: str, zone: str) -> None:
    days = ("--from", "2026-01-01", "--to", "2026-01-31")
    status, out, err = rehearsed(sqlite_url, *days, "--zone", zone)

    assert (status, out) == (1, "")
    assert f"no time zone called {zone!r}" in err


@pytest.mark.usefixtures("desk")
def test_import_publishes_and_says_what(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "desk.yaml"
    vigilctl("config", "export", "--out", str(file), "--db", sqlite_url)
    file.write_text(file.read_text().replace("critical: 2h", "critical: 1h"))

    checked = vigilctl("config", "check", str(file), "--db", sqlite_url)[1]
    status, out, _ = vigilctl("config", "import", str(file), "--db", sqlite_url)
    assert status == 0
    assert "policy Standard: version 2\n" in out
    assert "would publish: policy Standard: version 2" in checked


@pytest.mark.usefixtures("desk")
def test_a_file_that_is_not_there_is_named(sqlite_url: str) -> None:
    status, _, err = vigilctl("config", "check", "nowhere.yaml", "--db", sqlite_url)
    assert status == 1
    assert "“nowhere.yaml” cannot be read" in err


ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//site//holidays//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
DTSTART;VALUE=DATE:20261224
SUMMARY:Works outing
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.usefixtures("desk")
def test_holidays_are_previewed_before_they_are_saved(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "site.ics").write_text(ICS)
    years = ("--from-year", "2026", "--to-year", "2026", "--db", sqlite_url)
    source = ("holidays", "Office hours", "--ics", str(tmp_path / "site.ics"), *years)
    seen = vigilctl(*source)[1]
    before = vigilctl("config", "export", "--db", sqlite_url)[1]
    saved = vigilctl(*source, "--save")[1]

    assert "new      2026-12-24  Works outing" in seen
    assert "2026-12-24" not in before
    assert saved.endswith("calendar Office hours: version 2\n")
    assert "2026-12-24" in vigilctl("config", "export", "--db", sqlite_url)[1]


@pytest.mark.usefixtures("desk")
def test_public_holidays_come_without_a_network(sqlite_url: str) -> None:
    years = ("--from-year", "2026", "--to-year", "2026", "--db", sqlite_url)

    out = vigilctl("holidays", "Office hours", "--country", "DE", "--region", "BY", *years)[1]
    assert "new      2026-10-03" in out


@pytest.mark.usefixtures("desk")
def test_a_calendar_that_has_them_all_says_so(sqlite_url: str) -> None:
    years = ("--from-year", "2026", "--to-year", "2026", "--db", sqlite_url)
    command = ("holidays", "Office hours", "--country", "DE", *years, "--save")
    vigilctl(*command)

    assert "has all of these holidays already" in vigilctl(*command)[2]


def test_the_figures_of_a_period_stand_side_by_side_as_recorded_and_as_restated(
    ended: int, desk_store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    restated(ended, sqlite_url, "correct horse battery")
    path = tmp_path / "figures.csv"

    _, out, _ = vigilctl("report", "figures", "--csv", str(path), "--db", sqlite_url)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["promise"]: row for row in csv.DictReader(file)}

    found = rows["resolution"]
    assert (found["met, as recorded"], found["breached, as recorded"]) == ("1", "0")
    assert (found["met, as restated"], found["breached, as restated"]) == ("0", "1")
    assert (found["kept %, as recorded"], found["kept %, as restated"]) == ("100.0", "0.0")
    (line,) = (one for one in out.splitlines() if one.startswith("resolution"))
    assert line.split()[1:] == ["1", "0", "100.0", "0", "1", "0.0", "1"]
    with desk_store.reading(WATCHER) as work:
        (told,) = browse.entries(work, TrailFilter(kind="export.finished"))
    said = {one.field: one.after for one in told.changes}
    assert said["what"] == "Promises kept"
    assert said["file"] == "figures.csv"
    assert said["file SHA-256"] == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("ended")
def test_what_ended_before_the_period_is_in_no_figure(sqlite_url: str) -> None:
    words = ("report", "figures", "--from", "2000-01-01", "--to", "2000-12-31")

    _, out, _ = vigilctl(*words, "--db", sqlite_url)

    assert {one.split()[-2] for one in out.splitlines()[2:]} == {"-"}
