"""Returns: every figure counted by hand over one period, each with its tickets; the console."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from models.complaint_words import Decision, Stage
from services.audit.browse import TrailFilter, entries
from services.complaints import handling, receipt, record, regimes
from services.complaints.handling import Answer, Redress, Verdict
from services.complaints.returns import ComplaintReturn, complaint_return
from services.console.__main__ import run
from services.errors import NotAllowed, RuleError
from services.reports.complaint_return import table
from tests.rigs.complaints import RIGHTS, ComplaintDesk, lay_complaint_desk
from tests.rigs.desk import MONDAY_9H

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

JUNE = (datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))
AUGUST = (datetime(2026, 8, 1, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC))


@pytest.fixture
def url(monday_url: str) -> str:
    """Come with the small desk in it."""
    return monday_url


@pytest.fixture
def desk(url: str) -> Iterator[ComplaintDesk]:
    made = lay_complaint_desk(url)
    yield made
    made.store.dispose()


@pytest.fixture
def numbers(desk: ComplaintDesk) -> dict[str, int]:
    """Seven complaints of June: three end in it, one late, one is withdrawn, two stay open."""
    names = ("quick", "slow", "late", "withdrawn", "open", "held")
    found = {name: desk.opened(product="Loan") for name in names}
    found["=1+1"] = desk.opened(product="=1+1", vulnerable=True)
    desk.ruled.time.advance(timedelta(days=2))
    _end(desk, found["quick"], Verdict(Decision.UPHELD, "Ours", Redress(1000, "GBP")), 1000)
    desk.ruled.time.advance(timedelta(days=10))
    _end(desk, found["slow"], Verdict(Decision.REJECTED, "Not ours"))
    desk.decide(found["withdrawn"], Decision.WITHDRAWN)
    with desk.store.work(desk.agent) as work:
        handling.hold(work, found["held"])
    desk.ruled.time.advance(timedelta(weeks=8))  # Saturday 15 August
    _end(desk, found["late"], Verdict(Decision.PARTLY, "Half", Redress(500, "EUR")))
    with desk.store.work(desk.agent) as work:
        handling.refer(work, found["slow"], Stage.REFERRED)
    return found


def _end(desk: ComplaintDesk, number: int, verdict: Verdict, paid: int | None = None) -> None:
    with desk.store.work(desk.agent) as work:
        handling.decide(work, number, verdict)
        handling.answer(work, number, Answer(RIGHTS))
        record.amend(work, number, {"root_cause": "@Fees"})
        if paid is not None:
            handling.pay(work, number, paid)


def counted(desk: ComplaintDesk, period: tuple[datetime, datetime]) -> ComplaintReturn:
    with desk.store.reading(desk.people.officer) as work:
        return complaint_return(work, *period)


def names_in(found: ComplaintReturn, numbers: dict[str, int], key: str) -> set[str]:
    by_number = {number: name for name, number in numbers.items()}
    return {by_number[one] for one in found.figure(key).tickets}


def test_the_figures_of_june(desk: ComplaintDesk, numbers: dict[str, int]) -> None:
    june = counted(desk, JUNE)

    def of(key: str) -> set[str]:
        return names_in(june, numbers, key)

    assert of("opened") == set(numbers)
    assert of("opened: vulnerable") == {"=1+1"}
    assert of("closed") == {"quick", "slow", "withdrawn"}
    assert of("closed: within 3 days") == {"quick"}
    assert of("closed: within 8 weeks") == {"slow", "withdrawn"}
    assert of("closed: later") == set()
    assert of("outcome: upheld") == of("redress offered") == of("redress paid") == {"quick"}
    assert of("outcome: rejected") == {"slow"}
    assert of("outcome: withdrawn") == {"withdrawn"}
    assert of("open at the end") == {"late", "open", "held", "=1+1"}
    assert of("root cause: @Fees") == {"quick", "slow"}
    assert of("referred to the ombudsman") == set()
    # nobody was acknowledged by Monday the 15th but who was answered before
    assert of("time ran out: acknowledgement") == set(numbers) - {"quick"}
    assert of("time ran out: response") == set()
    assert [(one.currency, one.offered, one.paid) for one in june.money] == [("GBP", 1000, 1000)]
    assert june.is_whole


def test_the_figures_of_august(desk: ComplaintDesk, numbers: dict[str, int]) -> None:
    august = counted(desk, AUGUST)

    def of(key: str) -> set[str]:
        return names_in(august, numbers, key)

    assert of("opened") == set()
    assert of("closed") == of("closed: later") == of("outcome: partly") == {"late"}
    assert of("time ran out: response") == {"late", "open", "=1+1"}
    assert of("open at the end") == {"open", "held", "=1+1"}
    assert of("referred to the ombudsman") == {"slow"}
    assert [(one.currency, one.offered, one.paid) for one in august.money] == [("EUR", 500, 0)]


def test_each_complaint_ends_once_and_every_opening_is_accounted_for(
    desk: ComplaintDesk, numbers: dict[str, int]
) -> None:
    year = (JUNE[0], datetime(2027, 1, 1, tzinfo=UTC))
    found = counted(desk, year)
    speeds = [one for one in found.figures if one.key.startswith("closed: ")]

    assert sum(one.count for one in speeds) == found.figure("closed").count
    assert found.figure("opened").count == len(numbers)
    assert {*found.figure("closed").tickets} | {*found.figure("open at the end").tickets} == {
        *numbers.values()
    }


def test_a_corrected_receipt_is_told_by_both(desk: ComplaintDesk) -> None:
    number = desk.opened()
    desk.ruled.time.advance(timedelta(days=1))
    desk.answer(number)
    with desk.store.work(desk.agent) as work:
        receipt.correct(
            work,
            number,
            MONDAY_9H - timedelta(days=14),
            reason="The letter is stamped",
            approved_by=desk.people.officer.person_id or 0,
        )
    may = counted(desk, (datetime(2026, 5, 1, tzinfo=UTC), JUNE[0]))
    june = counted(desk, JUNE)

    assert may.figure("opened").tickets == (number,)
    assert june.figure("opened").tickets == ()
    assert june.figure("opened, as recorded").tickets == (number,)
    assert june.figure("receipt corrected").tickets == (number,)
    assert june.figure("closed: within 8 weeks").tickets == (number,)
    assert june.figure("closed, as recorded: within 3 days").tickets == (number,)


def test_what_one_does_not_see_is_not_counted_and_the_return_says_so(
    desk: ComplaintDesk, numbers: dict[str, int]
) -> None:
    with desk.store.reading(desk.people.lead) as work:
        found = complaint_return(work, *JUNE)

    assert not found.is_whole
    assert found.figure("opened").count == len(numbers)
    assert table(found).endswith("Only the tickets that you see are counted.\n")
    with pytest.raises(NotAllowed), desk.store.reading(desk.people.requester) as work:
        complaint_return(work, *JUNE)
    with pytest.raises(RuleError, match="before it begins"):
        counted(desk, (JUNE[1], JUNE[0]))


def console(*given: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    status = run(list(given), io.StringIO(), out, err)
    return status, out.getvalue(), err.getvalue()


@pytest.mark.usefixtures("desk")
def test_the_console_returns_and_lists(url: str, numbers: dict[str, int], tmp_path: Path) -> None:
    period = ("complaints", "return", "--db", url, "--from", "2026-06-01", "--to", "2026-06-30")
    status, written, _ = console(*period, "--json")
    plain = json.loads(written)
    opened = next(one for one in plain["figures"] if one["figure"] == "opened")

    assert status == 0
    assert (opened["number"], opened["tickets"]) == (7, sorted(numbers.values()))
    assert plain["redress"] == [
        {"currency": "GBP", "offered_hundredths": 1000, "paid_hundredths": 1000}
    ]

    file = tmp_path / "june.csv"
    status, said, _ = console(*period, "--csv", "--out", str(file))
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert (status, said) == (0, f"{file}: 7 opened, 3 closed\n")
    assert ["opened: product: =1+1", "1", str(numbers["=1+1"])] in rows
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@")]

    status, shown, _ = console("complaints", "list", "--db", url, "--late")
    assert status == 0
    assert [line.split()[1] for line in shown.splitlines()] == [
        f"#{numbers['=1+1']}",
        f"#{numbers['open']}",
    ]
    assert "acknowledgement breached, until 2026-06-15 16:00 UTC" in shown


def test_a_return_that_leaves_is_in_the_trail(url: str, desk: ComplaintDesk) -> None:
    desk.opened()
    console("complaints", "return", "--db", url, "--from", "2026-06-01", "--to", "2026-06-30")
    with desk.store.reading(desk.people.officer) as work:
        [made] = entries(work, TrailFilter(kind="complaints.returned"))
    assert {one.field: one.after for one in made.changes} == {
        "from": "2026-06-01T00:00:00+00:00",
        "to": "2026-07-01T00:00:00+00:00",
        "form": "table",
        "opened": "1",
        "closed": "0",
    }


def test_the_console_takes_a_jurisdiction_over(url: str, desk: ComplaintDesk) -> None:
    take = ("complaints", "take", "--db", url, "--calendar", "Office hours", "--reason", "Counsel")
    status, said, _ = console(*take, "iso-10002")
    refused, _, why = console(*take, "nowhere")
    _, shown, _ = console("complaints", "jurisdictions", "--db", url)

    assert (status, said.split(";")[0]) == (0, "ISO 10002: version 1")
    assert refused == 1
    assert "fca-disp, iso-10002" in why
    assert "United Kingdom (FCA DISP), version 1, calendar Office hours" in shown
    assert "  payment final: 35bd, warned 5bd before" in shown
    assert "come with the desk: fca-disp, iso-10002" in shown
    with desk.store.reading(desk.agent) as work:
        assert [one.name for one in regimes.newest(work)] == [
            "United Kingdom (FCA DISP)",
            "ISO 10002",
        ]


def test_a_day_that_is_none_is_a_wrong_argument(url: str) -> None:
    status, _, _ = console(
        "complaints", "return", "--db", url, "--from", "June", "--to", "2026-06-30"
    )

    assert status == 2
