"""The audit log of a year goes whole when nothing in it has to be kept; its skeleton stays."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from models.ledger import LedgerCheckpoint, LedgerLeaf, LedgerLine
from services.access.administration import set_password
from services.audit import bundle, disposal, holds, papers, retention, year_purge
from services.audit.retention import propose
from services.audit.scopes import Scope
from services.console.__main__ import run
from services.errors import HelpDeskError, NotAllowed, NotFoundError, RuleError
from services.store.work import WATCHER
from services.tickets import lifecycle
from tests.rigs import bundles
from tests.rigs.attacks import erase
from tests.rigs.tampering import attack
from tests.rigs.years import logs, problems, seal, verified

if TYPE_CHECKING:
    from pathlib import Path

    from tests.rigs.ledger import SealedDesk
    from tests.rigs.placed_clock import PlacedClock

REASON = "The schedule"
PASSWORD = "correct horse 4711"  # noqa: S105 - of people made up
EIGHT_YEARS = timedelta(days=8 * 366)


@pytest.fixture
def over(turned: SealedDesk, clock: PlacedClock) -> SealedDesk:
    """Eight years after the turn; the tickets are closed, and the schedule is proposed."""
    with turned.store.work(turned.desk.officer) as work:
        propose(work, reason="Agreed with counsel")
    for number in (turned.first, turned.second):
        with turned.store.work(turned.desk.agent) as work:
            lifecycle.close(work, number, reason="Done")
    clock.ahead += EIGHT_YEARS
    seal(turned)
    return turned


def second(sealed: SealedDesk) -> int:
    assert sealed.desk.admin.person_id is not None
    return sealed.desk.admin.person_id


def purge_tickets(sealed: SealedDesk) -> None:
    with sealed.store.work(sealed.desk.officer) as work:
        of_class = next(one for one in retention.schedule(work) if one.due)
        numbers = [sealed.first, sealed.second]
        disposal.purge(work, of_class.id, numbers, reason=REASON, approved_by=second(sealed))
    seal(sealed)


def purge_year(sealed: SealedDesk, year: int) -> int:
    with sealed.store.work(sealed.desk.officer) as work:
        done = year_purge.purge_year(work, year, reason=REASON, approved_by=second(sealed))
    assert done.subject is not None
    seal(sealed)
    return done.subject


def first_year(sealed: SealedDesk) -> int:
    return logs(sealed.store)[0].year


def with_words(sealed: SealedDesk) -> list[str]:
    """Kinds of the lines of the first year that still say something."""
    old = logs(sealed.store)[0]
    query = (
        select(LedgerLine.header)
        .join(LedgerLeaf, LedgerLeaf.line_id == LedgerLine.id)
        .where(LedgerLeaf.position < (old.end or 0), LedgerLine.salt.is_not(None))
    )
    with sealed.store.reading(WATCHER) as work:
        headers = work.session.scalars(query).all()
    return sorted({one.split("\nkind ")[1].split("\n")[0] for one in headers})


def test_a_purged_year_keeps_skeleton_proofs_and_last_checkpoint(over: SealedDesk) -> None:
    purge_tickets(over)
    year, old = first_year(over), logs(over.store)[0]
    number = purge_year(over, year)

    assert with_words(over) == ["ledger.initialised"]
    with over.store.reading(over.desk.officer) as work:
        shown = papers.certificate(work, number)
        lines = work.session.scalar(
            select(func.count()).select_from(LedgerLeaf).where(LedgerLeaf.position < (old.end or 0))
        )
        last = work.session.get(LedgerCheckpoint, old.end)
        view = year_purge.years(work)[0]
    assert (lines, last is not None) == (old.end, True)
    assert (shown.record_class, shown.lines > 20) == (f"Audit log of {year}", True)
    assert "last checkpoint" in shown.log_keeps
    assert (view.purged, view.words) == (number, 0)
    assert verified(over).is_sound, problems(over)


def test_what_is_left_of_it_still_leaves_the_desk_with_its_proof(
    over: SealedDesk, tmp_path: Path
) -> None:
    purge_tickets(over)
    purge_year(over, first_year(over))
    file = tmp_path / "bundle.json"
    with over.store.reading(WATCHER) as work:
        made = bundle.of_tickets(work, over.trust, [over.first])
    file.write_text(made.text(), "utf-8")
    answer = bundles.python_answers(["--root", over.trust.root.fingerprint], [file])[0]

    assert (answer["code"], len(made.content["logs"]) > 0) == ("ok", True)
    assert answer["withheld"] > 0


def test_a_line_that_lost_its_words_in_another_year_is_named(over: SealedDesk) -> None:
    purge_tickets(over)
    purge_year(over, first_year(over))
    with attack(over.store) as attacker:
        kept = next(one for one in attacker.chain("retention/1") if one.salt is not None)
        erase(attacker, kept.id)

    assert "erased without an erasure's entry" in problems(over)


def test_it_stays_while_a_ticket_of_it_is_here(over: SealedDesk) -> None:
    with pytest.raises(RuleError, match="2 tickets that have entries"):
        purge_year(over, first_year(over))


def test_it_stays_while_a_ticket_of_it_is_held(over: SealedDesk) -> None:
    with over.store.work(over.desk.officer) as work:
        holds.place(work, "Claim", "O. Stein", Scope(tickets=(over.second,)), reason="Claim")

    with pytest.raises(NotAllowed, match="legal hold “Claim”"):
        purge_year(over, first_year(over))


def test_it_stays_until_the_longest_time_is_over(over: SealedDesk, clock: PlacedClock) -> None:
    purge_tickets(over)
    clock.ahead -= EIGHT_YEARS / 2

    with pytest.raises(RuleError, match="is kept until"):
        purge_year(over, first_year(over))


@pytest.mark.parametrize(
    ("years", "error", "said"),
    [(0, RuleError, "the one that grows"), (-40, NotFoundError, "no log of")],
)
def test_only_a_closed_log_is_purged(
    over: SealedDesk, years: int, error: type[HelpDeskError], said: str
) -> None:
    purge_tickets(over)

    with pytest.raises(error, match=said):
        purge_year(over, logs(over.store)[-1].year + years)


def test_years_go_in_their_order_and_once(over: SealedDesk, clock: PlacedClock) -> None:
    purge_tickets(over)
    clock.ahead += EIGHT_YEARS
    seal(over)
    years = [one.year for one in logs(over.store)]
    with pytest.raises(RuleError, match=f"log of {years[0]} is older"):
        purge_year(over, years[1])
    purge_year(over, years[0])
    with pytest.raises(RuleError, match="purged already"):
        purge_year(over, years[0])
    purge_year(over, years[1])

    assert verified(over).is_sound, problems(over)


def test_nobody_does_it_alone(over: SealedDesk) -> None:
    purge_tickets(over)
    own = over.desk.officer.person_id
    assert own is not None

    with (
        pytest.raises(NotAllowed, match="somebody else"),
        over.store.work(over.desk.officer) as work,
    ):
        year_purge.purge_year(work, first_year(over), reason=REASON, approved_by=own)


def test_past_the_program_it_is_refused(over: SealedDesk) -> None:
    """No approval on the server; in a file no entry, and the year that grows never."""
    statement = (
        "SELECT ledger_withhold_year((SELECT max(id) FROM audit_entry))"
        if over.store.engine.dialect.name == "postgresql"
        else "UPDATE ledger_line SET salt = NULL WHERE id = 1"
    )
    with (
        pytest.raises(DBAPIError, match=r"no approval was used|never changed"),
        over.store.engine.begin() as connection,
    ):
        connection.execute(text(statement))


def test_the_console_lists_the_years_and_purges_one_by_two(over: SealedDesk) -> None:
    purge_tickets(over)
    with over.store.work(over.desk.admin) as work:
        for person in (over.desk.officer, over.desk.admin):
            assert person.person_id is not None
            set_password(work, person.person_id, PASSWORD)
    year = str(first_year(over))
    purge = ("purge-year", "--year", year, "--reason", REASON, "--confirmed-by")

    assert "kept until" in told(over, "years")[1]
    assert "somebody else" in told(over, *purge, "officer")[1]
    status, said = told(over, *purge, "admin")
    assert (status, f"Audit log of {year}" in said) == (0, True)
    assert ", 0 with words; purged, certificate D-" in told(over, "years")[1]


def told(sealed: SealedDesk, *words: str) -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    given = ["records", *words, "--db", str(sealed.store.url), "--as", "officer"]
    status = run(given, io.StringIO(f"{PASSWORD}\n" * 2), out, err)
    return status, out.getvalue() + err.getvalue()
