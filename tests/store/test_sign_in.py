"""Signing in with local accounts, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.desk import Setting
from models.people import Person
from models.vocabulary import Role
from services.access import people, sign_in
from services.access.administration import (
    NewPerson,
    add_person,
    set_active,
    set_password,
    set_role,
)
from services.errors import NotAllowed, RuleError
from services.store.work import Actor, Store
from services.time_source import VirtualTime

if TYPE_CHECKING:
    from collections.abc import Iterator

MONDAY_9H = datetime(2026, 6, 8, 9, tzinfo=UTC)
ADMIN = Actor(None, "Setup", Role.ADMINISTRATOR, "test")
RIGHT, WRONG = "correct horse battery", "incorrect horse"


@pytest.fixture
def clock() -> VirtualTime:
    return VirtualTime(MONDAY_9H)


@pytest.fixture
def desk(url: str, clock: VirtualTime) -> Iterator[Store]:
    store = Store(url, clock)
    with store.work(ADMIN) as work:
        add_person(work, NewPerson("Dana Fox", Role.AGENT, login="Dana", password=RIGHT))
    yield store
    store.dispose()


def dana(store: Store) -> int:
    with store.reading(ADMIN) as work:
        return work.session.scalars(select(Person.id).where(Person.login == "dana")).one()


def fail(store: Store, times: int) -> str:
    said = ""
    for _ in range(times):
        with pytest.raises(NotAllowed) as caught:
            sign_in.sign_in(store, "dana", WRONG, client="seat")
        said = str(caught.value)
    return said


def kinds(store: Store) -> list[str]:
    with store.reading(ADMIN) as work:
        return list(work.session.scalars(select(AuditEntry.kind).order_by(AuditEntry.id)))


def test_the_right_password_admits_the_person_with_their_role(desk: Store) -> None:
    actor = sign_in.sign_in(desk, " DANA ", RIGHT, client="seat 3")

    assert actor == Actor(dana(desk), "Dana Fox", Role.AGENT, "seat 3")


def test_a_wrong_password_and_an_unknown_name_say_the_same(desk: Store) -> None:
    with pytest.raises(NotAllowed) as unknown:
        sign_in.sign_in(desk, "nobody", RIGHT, client="seat")

    assert str(unknown.value) == fail(desk, 1)


def test_the_fifth_wrong_password_locks_the_account(desk: Store) -> None:
    assert "locked for 15 minutes" in fail(desk, 5)


def test_a_locked_account_refuses_the_right_password(desk: Store) -> None:
    fail(desk, 5)

    with pytest.raises(NotAllowed, match="locked"):
        sign_in.sign_in(desk, "dana", RIGHT, client="seat")


def test_the_lock_ends_after_its_time(desk: Store, clock: VirtualTime) -> None:
    fail(desk, 5)
    clock.advance(timedelta(minutes=15))

    assert sign_in.sign_in(desk, "dana", RIGHT, client="seat").name == "Dana Fox"


def test_a_new_password_ends_the_lock(desk: Store) -> None:
    fail(desk, 5)
    with desk.work(ADMIN) as work:
        set_password(work, dana(desk), "a fresh start today")

    assert sign_in.sign_in(desk, "dana", "a fresh start today", client="seat").person_id


def test_a_success_forgets_the_failures_before_it(desk: Store) -> None:
    fail(desk, 4)
    sign_in.sign_in(desk, "dana", RIGHT, client="seat")

    assert "wrong" in fail(desk, 4)


def test_a_person_who_was_switched_off_stays_outside(desk: Store) -> None:
    with desk.work(ADMIN) as work:
        set_active(work, dana(desk), active=False)

    with pytest.raises(NotAllowed, match="name or the password is wrong"):
        sign_in.sign_in(desk, "dana", RIGHT, client="seat")


def test_every_try_is_an_entry_of_the_trail(desk: Store) -> None:
    fail(desk, 5)

    assert kinds(desk) == ["person.added", *["person.sign_in_refused"] * 4, "person.locked"]


def test_no_password_is_written_down(desk: Store) -> None:
    with desk.reading(ADMIN) as work:
        kept = work.session.scalars(select(Person.password_hash)).one()
        entries = work.session.scalars(select(AuditEntry.changes)).all()

    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert RIGHT not in f"{kept} {entries}"


def test_a_desk_that_asks_for_passwords_admits_nobody_by_name(desk: Store) -> None:
    with pytest.raises(NotAllowed, match="asks for a password"):
        sign_in.sign_in_as(desk, "dana", client="seat")


def test_an_open_desk_admits_by_name_and_shows_whom(desk: Store) -> None:
    with desk.work(ADMIN) as work:
        work.session.add(Setting(key=sign_in.OPEN_SIGN_IN, value=True))

    assert not sign_in.needs_password(desk)
    assert [one.login for one in sign_in.choices(desk)] == ["dana"]
    assert sign_in.sign_in_as(desk, "dana", client="seat").name == "Dana Fox"


def test_a_short_password_is_refused(desk: Store) -> None:
    with desk.work(ADMIN) as work, pytest.raises(RuleError, match="10 to 1000 characters"):
        set_password(work, dana(desk), "short")


def test_a_login_is_given_once(desk: Store) -> None:
    with desk.work(ADMIN) as work, pytest.raises(RuleError, match="choose another name"):
        add_person(work, NewPerson("Dana Two", login="DANA"))


def test_nobody_changes_their_own_role(desk: Store) -> None:
    me = Actor(dana(desk), "Dana Fox", Role.ADMINISTRATOR, "seat")
    with desk.work(me) as work, pytest.raises(RuleError, match="their own role"):
        set_role(work, dana(desk), Role.AUDITOR, reason="I like reading")


def test_an_agent_adds_nobody(desk: Store) -> None:
    agent = Actor(dana(desk), "Dana Fox", Role.AGENT, "seat")
    with desk.work(agent) as work, pytest.raises(NotAllowed, match="may not manage people"):
        add_person(work, NewPerson("Eve"))


def test_people_are_found_by_a_part_of_their_name(desk: Store) -> None:
    with desk.work(ADMIN) as work:
        add_person(work, NewPerson("Tom 100% Reed"))

    with desk.reading(ADMIN) as work:
        assert [one.name for one in people.people(work, "0% r")] == ["Tom 100% Reed"]
