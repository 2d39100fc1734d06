"""How people like their window is kept by the desk for each of them, and for nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from models.ledger import LedgerLine
from models.shortcuts import PersonTaste
from services.access import tastes
from services.errors import NotAllowed, RuleError
from services.store.work import WATCHER
from tests.rigs.desk import lay_desk
from tests.rigs.logins import seats

if TYPE_CHECKING:
    from services.store.work import Actor, Store

pytestmark = pytest.mark.laid


def of(store: Store, actor: Actor) -> dict[str, str]:
    with store.reading(actor) as work:
        return tastes.of(work)


def test_everybody_has_their_own_and_the_ledger_none_of_it(store: Store) -> None:
    desk = lay_desk(store)
    with store.reading(WATCHER) as work:
        lines = work.session.scalar(select(func.count()).select_from(LedgerLine))

    for value in ("dark", "light"):
        with store.work(desk.agent) as work:
            tastes.keep(work, "window/scheme", value)
    with store.work(desk.lead) as work:
        tastes.keep(work, "window/scheme", "")

    assert of(store, desk.agent) == {"window/scheme": "light"}
    assert of(store, desk.lead) == {"window/scheme": ""}
    assert of(store, desk.admin) == {}
    with store.reading(WATCHER) as work:
        assert work.session.scalar(select(func.count()).select_from(LedgerLine)) == lines


@pytest.mark.parametrize(("key", "value"), [("", "x"), ("k" * 81, "x"), ("k", "v" * 2001)])
def test_what_is_no_choice_is_refused(sqlite_store: Store, key: str, value: str) -> None:
    desk = lay_desk(sqlite_store)

    with pytest.raises(RuleError), sqlite_store.work(desk.agent) as work:
        tastes.keep(work, key, value)
    with pytest.raises(NotAllowed), sqlite_store.work(WATCHER) as work:
        tastes.keep(work, "window/scheme", "dark")

    assert of(sqlite_store, desk.agent) == {}


@pytest.mark.postgres
def test_a_login_neither_reads_nor_writes_anybody_elses(owner: Store) -> None:
    desk = lay_desk(owner)
    with seats(owner) as seat_of:
        agent, admin = seat_of(desk.agent, "agent"), seat_of(desk.admin, "admin")
        for store, actor in ((agent, desk.agent), (admin, desk.admin)):
            with store.work(actor) as work:
                tastes.keep(work, "window/start", actor.role.value)

        for store, actor in ((agent, desk.agent), (admin, desk.admin)):
            with store.work(actor) as work:
                work.session.execute(update(PersonTaste).values(value="queue"))
            with store.reading(actor) as work:
                seen = work.session.scalars(select(PersonTaste.person_id)).all()
            assert seen == [actor.person_id]
        with agent.work(desk.agent) as work:
            tastes.keep(work, "window/start", "board")
        for forged in (desk.admin.person_id, desk.lead.person_id):
            with pytest.raises(NotAllowed), agent.work(desk.agent) as work:
                work.session.add(PersonTaste(person_id=forged, key="window/x", value="x"))

    assert (of(owner, desk.agent), of(owner, desk.admin)) == (
        {"window/start": "board"},
        {"window/start": "queue"},
    )
