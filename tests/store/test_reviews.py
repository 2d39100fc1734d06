"""A review is kept, looked through by somebody else, and signed off when all of it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.escalation import Notice
from models.people import Person
from services.audit import browse, review, reviews
from services.audit.browse import TrailFilter
from services.errors import NotAllowed, RuleError
from services.store.work import WATCHER, Store
from services.watch import reviewing
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk

TICKETS = TrailFilter(kind="ticket")
SEED = "2026-06, Olga Stein"


@pytest.fixture
def kept(desk_store: Store, desk: SmallDesk) -> int:
    for _ in range(4):
        opened(desk_store, desk)
    with desk_store.work(desk.officer) as work:
        done = reviews.open_review(work, TICKETS, size=3, seed=SEED, with_exceptions=True)
    assert done.subject is not None
    return done.subject


def look_through(store: Store, desk: SmallDesk, number: int) -> None:
    with store.work(desk.officer) as work:
        for one in reviews.items(work, number):
            reviews.find(work, one.id, finding="Nothing")


def test_the_seed_that_is_kept_draws_the_same_again(
    desk_store: Store, desk: SmallDesk, kept: int
) -> None:
    with desk_store.reading(desk.officer) as work:
        shown = [one.entry.id for one in reviews.items(work, kept) if not one.why]
        again = [one.id for one in review.sample(work, TICKETS, size=3, seed=SEED)]
        (view,) = reviews.reviews(work)

    assert shown == again
    assert (view.seed, view.items, view.open_items) == (SEED, 3, 3)


def test_a_review_is_closed_when_every_entry_has_its_finding(
    desk_store: Store, desk: SmallDesk, kept: int
) -> None:
    with pytest.raises(RuleError, match="3 entries"), desk_store.work(desk.officer) as work:
        reviews.close_review(work, kept, statement="All well")
    look_through(desk_store, desk, kept)
    with desk_store.work(desk.officer) as work:
        reviews.close_review(work, kept, statement="All well")
    with desk_store.reading(desk.officer) as work:
        (view,) = reviews.reviews(work)

    assert (view.open_items, view.statement) == (0, "All well")


def test_nobody_finds_something_in_an_entry_of_their_own(
    desk_store: Store, desk: SmallDesk, kept: int
) -> None:
    assert kept
    with desk_store.work(desk.officer) as work:
        scope = TrailFilter(person_id=desk.officer.person_id)
        done = reviews.open_review(work, scope, size=1, seed="own")
    assert done.subject is not None
    with pytest.raises(NotAllowed, match="their own"):
        look_through(desk_store, desk, done.subject)


def test_an_open_review_becomes_overdue(
    desk_store: Store, desk: SmallDesk, kept: int, time: VirtualTime
) -> None:
    assert kept
    time.advance(timedelta(days=15))
    with desk_store.reading(desk.officer) as work:
        assert [one.is_overdue for one in reviews.reviews(work)] == [True]


def test_reviewing_is_not_for_agents(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(NotAllowed), desk_store.work(desk.agent) as work:
        reviews.open_review(work, TICKETS, size=1, seed=SEED)


def test_a_scope_without_entries_is_refused(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(RuleError, match="nothing to review"), desk_store.work(desk.officer) as work:
        reviews.open_review(work, TrailFilter(kind="unheard"), size=1, seed=SEED)


def told(store: Store) -> list[tuple[str, str]]:
    """Titles of the notices about reviews, with whom they are for."""
    with store.reading(WATCHER) as work:
        query = select(Person.name, Notice.title).join(Notice, Notice.person_id == Person.id)
        return [(row[0], row[1]) for row in work.session.execute(query.order_by(Notice.id))]


def test_an_overdue_review_is_told_to_compliance_once_by_whoever_watches(
    desk_store: Store, desk: SmallDesk, kept: int, time: VirtualTime
) -> None:
    assert reviewing.remind_due(desk_store, WATCHER) == 0
    time.advance(reviews.DUE_AFTER + timedelta(minutes=1))
    stores = [Store(desk_store.url, time) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        done = sum(pool.map(lambda one: reviewing.remind_due(one, WATCHER), stores))
    for one in stores:
        one.dispose()

    assert (kept, done, reviewing.remind_due(desk_store, WATCHER)) == (1, 1, 0)
    assert told(desk_store) == [(desk.officer.name, f"Review overdue: {SEED}")]
    with desk_store.reading(desk.officer) as work:
        (entry,) = browse.entries(work, TrailFilter(kind="review.overdue"))
    assert {one.field: one.after for one in entry.changes}["told"] == desk.officer.name


def test_a_closed_review_is_never_overdue(
    desk_store: Store, desk: SmallDesk, kept: int, time: VirtualTime
) -> None:
    look_through(desk_store, desk, kept)
    with desk_store.work(desk.officer) as work:
        reviews.close_review(work, kept, statement="All well")
    time.advance(reviews.DUE_AFTER * 2)

    assert reviewing.remind_due(desk_store, WATCHER) == 0


def test_a_finding_of_an_entry_is_one_of_every_open_review_that_holds_it(
    desk_store: Store, desk: SmallDesk, kept: int
) -> None:
    with desk_store.work(desk.officer) as work:
        for one in reviews.items(work, kept):
            review.sign_off(work, one.entry, finding=" Nothing  found ")
    with desk_store.reading(desk.officer) as work:
        (view,) = reviews.reviews(work)
        found = reviews.items(work, kept)

    assert view.open_items == 0
    assert {(one.finding, one.found_by) for one in found} == {("Nothing found", desk.officer.name)}
