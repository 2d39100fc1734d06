"""Who watches and what a review found is said under one's own login, and now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.people import Person
from models.records import ReviewItem
from models.vocabulary import Role
from services.audit import access_log, reviews
from services.audit.browse import TrailFilter
from services.rules.running import react
from services.store.work import WATCHER, Store
from services.watch import heartbeat
from tests.rigs.desk import lay_desk, opened
from tests.rigs.logins import GuardedDesk
from tests.rigs.raw_session import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def desk(pg_url: str) -> Iterator[GuardedDesk]:
    owner = Store(pg_url, reactions=(react,))
    made = GuardedDesk(owner, lay_desk(owner))
    yield made
    made.close()


NEW: Final = (
    "INSERT INTO watcher (name, started_at, swept_at, fired_count) VALUES ({0}, {1}, {2}, 0)"
)
WATCHED: Final = (
    NEW.format("'vigilctl on server (9)'", "now()", "now()"),
    NEW.format("'lead@pc1:1'", "now()", "now()"),
    NEW.format("'agent'", "now()", "now()"),
    NEW.format("'agent@north@pc1:1'", "now()", "now()"),  # somebody else has that login
    NEW.format("'agent@pc1:2'", "now()", "now() + interval '1 hour'"),
    NEW.format("'agent@pc1:2'", "now() - interval '1 hour'", "now()"),
    "UPDATE watcher SET swept_at = now()",
    "UPDATE watcher SET swept_at = now() WHERE name = 'vigilctl on server (7)'",
    "UPDATE watcher SET swept_at = now() + interval '1 hour' WHERE name = 'agent@pc1:1'",
    "UPDATE watcher SET started_at = now() - interval '1 hour' WHERE name = 'agent@pc1:1'",
    "UPDATE watcher SET name = 'vigilctl on server (8)' WHERE name = 'agent@pc1:1'",
    "DELETE FROM watcher",
)


def test_a_dead_watcher_does_not_look_alive_by_somebody_elses_hand(desk: GuardedDesk) -> None:
    with desk.owner.work(WATCHER) as work:
        heartbeat.beat(work, "vigilctl on server (7)", fired=0, started=True)
        work.session.add(
            Person(name="A", login="agent@north", role=Role.AGENT, created_at=work.now)
        )
    with desk.owner.engine.begin() as connection:
        connection.execute(text("UPDATE watcher SET swept_at = now() - interval '1 hour'"))
    for _ in range(2):  # the window of somebody whose account has another name
        with desk.agent.work(desk.small.agent) as work:
            heartbeat.beat(work, "a.fox@pc1:1", fired=2)

    taken = [one for one in WATCHED if not refusal(desk.agent, one)]

    assert taken == []
    assert refusal(desk.agent, NEW.format("'agent@pc1:2'", "now()", "now()")) == ""
    with desk.agent.reading(desk.small.agent) as work:
        found = {one.name: (one.is_alive, one.fired_count) for one in heartbeat.watchers(work)}
    assert found == {"agent@pc1:1": (True, 4), "vigilctl on server (7)": (False, 0)}


OPENED: Final = (
    "INSERT INTO review (seed, scope, population, last_entry_id, opened_at, opened_by, due_at{4})"
    " VALUES ('x', '{{{{}}}}', 1, 1, {0}, {1}, {2}{3})"
)
ME: Final = "guard.me()"
SOON: Final = "now() + interval '14 days'"
REVIEWED: Final = (
    OPENED.format("now()", "{lead}", SOON, "", ""),
    OPENED.format("now() - interval '1 day'", ME, SOON, "", ""),
    OPENED.format("now()", ME, "now() + interval '1 year'", "", ""),
    OPENED.format("now()", ME, SOON, ", now(), 'All well'", ", closed_at, statement"),
    "UPDATE review SET opened_by = {lead}",
    "UPDATE review SET due_at = now() + interval '1 year'",
    "UPDATE review SET closed_at = now(), statement = 'All well'",  # nobody looked yet
    "UPDATE review_item SET finding = 'Well', found_at = now(), found_by = {lead}",
    "UPDATE review_item SET finding = 'Well', found_at = 'yesterday', found_by = guard.me()",
    "UPDATE review_item SET finding = 'Well'",
    "UPDATE review_item SET entry_id = entry_id + 1000",
    "INSERT INTO review_item (review_id, entry_id, is_exception) SELECT id, 9, false FROM review",
)


def test_a_review_and_its_findings_are_ones_own(desk: GuardedDesk) -> None:
    officer, small = desk.sit("officer", Role.COMPLIANCE), desk.small
    opened(desk.agent, small)
    with desk.owner.work(small.officer) as work:
        access_log.record_print(work, ("desk", 1), "The trail", rows=3)
    with officer.work(small.officer) as work:
        wanted = TrailFilter(kind="ticket")
        drawn = reviews.open_review(work, wanted, size=2, seed="June").subject or 0
    with desk.owner.engine.begin() as connection:  # as if it were of yesterday
        earlier = "UPDATE review SET opened_at = opened_at - interval '1 day'"
        connection.execute(text(earlier))

    given = {"lead": small.lead.person_id}
    taken = [one for one in REVIEWED if not refusal(officer, one.format(**given))]
    assert taken == []

    with desk.owner.reading(WATCHER) as work:
        mine = select(AuditEntry.id).where(AuditEntry.actor_id == small.officer.person_id)
        own = work.session.scalars(mine).first()
        item = work.session.scalars(select(ReviewItem.id)).first()
    with desk.owner.engine.begin() as connection:
        turn = text("UPDATE review_item SET entry_id = :own WHERE id = :item")
        connection.execute(turn, {"own": own, "item": item})
    signed = "UPDATE review_item SET finding = 'Well', found_at = now(), found_by = guard.me()"
    assert refusal(officer, f"{signed} WHERE id = {item}") != ""
    assert refusal(officer, f"{signed} WHERE id <> {item}") == ""
    with desk.owner.engine.begin() as connection:
        connection.execute(text("DELETE FROM review_item WHERE id = :item"), {"item": item})
    _look_through(officer, desk, drawn)


def _look_through(officer: Store, desk: GuardedDesk, drawn: int) -> None:
    with officer.reading(desk.small.officer) as work:
        left = [one.id for one in reviews.items(work, drawn)]
    for one in left:
        with officer.work(desk.small.officer) as work:
            reviews.find(work, one, finding="Nothing")
    with officer.work(desk.small.officer) as work:
        reviews.close_review(work, drawn, statement="All well")
    again = "UPDATE review SET closed_at = NULL, statement = NULL"
    assert refusal(officer, again) != ""
    with officer.reading(desk.small.officer) as work:
        (view,) = reviews.reviews(work)
    assert (view.statement, view.open_items) == ("All well", 0)
    assert view.closed_at is not None
    assert view.closed_at - view.opened_at > timedelta(hours=23)
