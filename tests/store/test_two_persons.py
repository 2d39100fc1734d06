"""On a guarded server nobody destroys alone: the database asks for the second person's own word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from models.ledger import LedgerLine
from models.tickets import Message
from services.audit import confirmed, holds, line
from services.audit.confirmed import Second
from services.audit.scopes import Scope
from services.audit.verification.run import Evidence, verify
from services.errors import NotAllowed
from services.store.work import Store
from services.tickets import conversation
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import SECRET, seats

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]

ERASE = "SELECT records_erase_ticket(:of)"
APPROVE = (
    "INSERT INTO disposal_approval (what, subject_id, approved_by, approved_login, approved_at)"
    " VALUES (:what, :of, :by, 'admin', now() + interval '1 year')"
)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A desk whose officer and administrator have logins of their own."""

    owner: Store
    desk: SmallDesk
    officer: Store
    admin: Store
    ticket: int


@pytest.fixture
def guarded(pg_url: str) -> Iterator[Guarded]:
    owner = Store(pg_url)
    desk = lay_desk(owner)
    ticket = opened(owner, desk)
    with owner.work(desk.agent) as work:
        conversation.add_note(work, ticket, "The password is Rosebud")
    with seats(owner) as sit:
        yield Guarded(owner, desk, sit(desk.officer, "officer"), sit(desk.admin, "admin"), ticket)
    owner.dispose()


def bodies(guarded: Guarded) -> set[str]:
    with guarded.owner.reading(guarded.desk.admin) as work:
        return set(work.session.scalars(select(Message.body)))


def raw(store: Store, *statements: str, **values: object) -> None:
    """Run statements in one transaction of a person's own login."""
    with store.engine.begin() as connection:
        for one in statements:
            connection.execute(text(one), values)


def refused(store: Store, *statements: str, **values: object) -> str:
    with pytest.raises(DBAPIError) as caught:
        raw(store, *statements, **values)
    return str(caught.value.orig)


def test_two_erase_a_ticket_and_the_ledger_has_the_word_of_each(guarded: Guarded) -> None:
    with guarded.officer.work(guarded.desk.officer) as work:
        done = confirmed.erase_ticket(work, guarded.ticket, "Article 17", Second("admin", SECRET))

    assert done.subject == guarded.ticket
    assert bodies(guarded) == {"(erased)"}
    with guarded.owner.reading(guarded.desk.admin) as work:
        headers = work.session.scalars(
            select(LedgerLine.header)
            .where(LedgerLine.subject.like("disposal/%"))
            .order_by(LedgerLine.id)
        ).all()
    told = [line.parse_header(one) for one in headers]
    assert [(one.kind, one.actor) for one in told] == [
        ("row.disposal_approval.insert", "admin"),
        ("disposal.approved", "admin"),
        ("row.disposal_approval.update", "officer"),
    ]
    found = verify(guarded.owner, Evidence())
    assert found.layers() == set(), [one.problems for one in found.results]


@pytest.mark.parametrize("second", [Second("admin", "guessed"), Second("nobody", SECRET)])
def test_a_wrong_password_of_the_second_erases_nothing(guarded: Guarded, second: Second) -> None:
    with guarded.officer.work(guarded.desk.officer) as work:
        done = confirmed.erase_ticket(work, guarded.ticket, "Article 17", second)

    assert done.subject is None
    assert "The password is Rosebud" in bodies(guarded)


def test_the_first_is_not_the_second(guarded: Guarded) -> None:
    with (
        pytest.raises(NotAllowed, match="somebody else"),
        guarded.officer.work(guarded.desk.officer) as work,
    ):
        confirmed.erase_ticket(work, guarded.ticket, "Article 17", Second("officer", SECRET))


def test_raw_sql_without_an_approval_is_refused(guarded: Guarded) -> None:
    assert "no second person approved" in refused(guarded.officer, ERASE, of=guarded.ticket)


def test_raw_sql_with_an_approval_of_ones_own_is_refused(guarded: Guarded) -> None:
    own = {"what": "erase_ticket", "of": guarded.ticket, "by": guarded.desk.officer.person_id}
    raw(guarded.officer, APPROVE, **own)

    assert "no second person approved" in refused(guarded.officer, ERASE, of=guarded.ticket)


def test_raw_sql_cannot_approve_in_anothers_name(guarded: Guarded) -> None:
    forged = {"what": "erase_ticket", "of": guarded.ticket, "by": guarded.desk.admin.person_id}

    assert "in one's own name" in refused(guarded.officer, APPROVE, **forged)


@pytest.mark.parametrize(
    ("what", "other"), [("purge", 0), ("erase_person", 0), ("erase_ticket", 1)]
)
def test_an_approval_for_something_else_is_not_one_for_this(
    guarded: Guarded, what: str, other: int
) -> None:
    by = guarded.desk.admin.person_id
    raw(guarded.admin, APPROVE, what=what, of=guarded.ticket + other, by=by)

    assert "no second person approved" in refused(guarded.officer, ERASE, of=guarded.ticket)


def approved(guarded: Guarded) -> None:
    by = guarded.desk.admin.person_id
    raw(guarded.admin, APPROVE, what="erase_ticket", of=guarded.ticket, by=by)


def test_an_approval_is_used_once(guarded: Guarded) -> None:
    approved(guarded)
    raw(guarded.officer, ERASE, of=guarded.ticket)

    assert "no second person approved" in refused(guarded.officer, ERASE, of=guarded.ticket)


def test_nobody_takes_back_that_an_approval_was_used(guarded: Guarded) -> None:
    approved(guarded)
    raw(guarded.officer, ERASE, of=guarded.ticket)

    again = "UPDATE disposal_approval SET used_at = NULL"
    assert "permission denied" in refused(guarded.admin, again)


def test_an_approval_is_over_after_a_quarter_of_an_hour(guarded: Guarded) -> None:
    approved(guarded)
    old = "UPDATE disposal_approval SET approved_at = now() - interval '16 minutes'"
    raw(guarded.owner, old)

    assert "no second person approved" in refused(guarded.officer, ERASE, of=guarded.ticket)


def test_somebody_who_was_switched_off_approves_nothing_any_more(guarded: Guarded) -> None:
    approved(guarded)
    off = "UPDATE person SET active = false WHERE id = :of"
    raw(guarded.owner, off, of=guarded.desk.admin.person_id)

    assert "no second person approved" in refused(guarded.officer, ERASE, of=guarded.ticket)


EXECUTED = (
    "INSERT INTO audit_entry (at, kind, subject_type, subject_id, actor_id, actor_name,"
    " actor_role, client, correlation, changes) SELECT clock_timestamp(), 'erasure.executed',"
    " 'ticket', :of, :me, :name, 'compliance', 'psql', :unit, jsonb_agg(jsonb_build_object("
    "'field', 'line', 'before', 'x', 'after', uuid)) FROM ledger_line WHERE subject = :chain"
)
WITHHOLD = "SELECT ledger_withhold((SELECT max(id) FROM audit_entry))"


def entry_of(guarded: Guarded, chain: str) -> dict[str, object]:
    officer = guarded.desk.officer
    claims = {"me": officer.person_id, "name": officer.name, "unit": "0" * 32}
    return {"of": guarded.ticket, "chain": chain, **claims}


def test_the_ledger_keeps_its_words_from_one_person(guarded: Guarded) -> None:
    """An entry that names lines is not enough: an approval must have been used with it."""
    own = entry_of(guarded, f"ticket/{guarded.ticket}")

    assert "no approval was used" in refused(guarded.officer, EXECUTED, WITHHOLD, **own)


@pytest.mark.parametrize("chain", ["ticket/{ticket}", "policy/1"])
def test_an_approval_that_was_given_and_not_used_takes_no_words(
    guarded: Guarded, chain: str
) -> None:
    """Its row says that it was used for nothing, which is not the same as for anything."""
    mine = {"what": "erase_ticket", "by": guarded.desk.officer.person_id}
    own = entry_of(guarded, chain.format(ticket=guarded.ticket)) | mine

    assert "no approval was used" in refused(guarded.officer, APPROVE, EXECUTED, WITHHOLD, **own)


@pytest.mark.parametrize("chain", ["ticket/{other}", "person/{officer}", "policy/1"])
def test_an_approval_takes_no_words_from_what_it_is_not_about(guarded: Guarded, chain: str) -> None:
    """With an approval for one ticket, lines of another subject keep theirs."""
    other = opened(guarded.owner, guarded.desk)
    approved(guarded)
    named = chain.format(other=other, officer=guarded.desk.officer.person_id)
    own = entry_of(guarded, named)

    assert f"for lines of {named}" in refused(guarded.officer, ERASE, EXECUTED, WITHHOLD, **own)


def test_an_approval_takes_the_words_of_its_own_ticket(guarded: Guarded) -> None:
    approved(guarded)
    raw(guarded.officer, ERASE, EXECUTED, WITHHOLD, **entry_of(guarded, f"ticket/{guarded.ticket}"))

    found = verify(guarded.owner, Evidence())
    assert found.erased > 0
    assert found.layers() == set(), [one.problems for one in found.results]


def test_the_log_of_a_year_keeps_its_words_from_one_person(guarded: Guarded) -> None:
    purge = "SELECT records_purge_log(:of)"
    withhold = "SELECT ledger_withhold_year((SELECT max(id) FROM audit_entry))"

    year = datetime.now(UTC).year
    assert "no second person approved" in refused(guarded.officer, purge, of=year)
    scope = Scope(tickets=(guarded.ticket,))
    with guarded.officer.work(guarded.desk.officer) as work:
        holds.place(work, "Claim", "O. Stein", scope, reason="Claim")
    by = guarded.desk.admin.person_id
    raw(guarded.admin, APPROVE, what="purge_log", of=year, by=by)
    assert "under a legal hold" in refused(guarded.officer, purge, of=year)
    assert "no approval was used" in refused(guarded.officer, withhold)
