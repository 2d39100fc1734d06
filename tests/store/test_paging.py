"""Long queues in pieces: no ticket twice, none missing, both ways, for whoever may see them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, text

from models.tickets import Ticket
from services.store.work import Store
from services.tickets import paging, queue, ranges
from services.tickets.orders import Order, runs
from services.tickets.paging import Piece, Sought
from services.tickets.queue import Queue, QueueView, queue_around, queue_ids, queue_stretch
from services.tickets.ranges import queue_between
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import seat
from tests.rigs.mixed_tickets import SETUP, mix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from services.store.work import Actor, Work

QUEUES = (Queue.OPEN, Queue.ALL, Queue.DONE, Queue.TEAM, Queue.UNASSIGNED, Queue.MINE)
PIECE = 17


class Mixed:
    """A desk of mixed tickets, and who looks at it from where."""

    def __init__(self, owner: Store, desk: SmallDesk, stranger: Actor) -> None:
        self.owner = owner
        people = {
            "agent": desk.agent,
            "lead": desk.lead,
            "stranger": stranger,
            "admin": desk.admin,
            "requester": desk.requester,
        }
        self.seats = [(owner, actor) for actor in people.values()]
        if owner.engine.dialect.name == "postgresql":
            self.seats += [(seat(owner, name, one.role), one) for name, one in people.items()]


@pytest.fixture(scope="module")
def mixed(module_url: str) -> Iterator[Mixed]:
    owner = Store(module_url)
    desk = lay_desk(owner)
    made = Mixed(owner, desk, mix(owner, desk))
    yield made
    for store, _ in made.seats:
        store.dispose()


def walked(work: Work, view: QueueView, *, is_back: bool) -> list[int]:
    """Read a view piece by piece, from one end to the other."""
    found: list[int] = []
    piece = Piece(is_back=is_back, most=PIECE)
    while True:
        part = queue_stretch(work, view, piece=piece)
        found = [*part.ids, *found] if is_back else [*found, *part.ids]
        if part.is_start if is_back else part.is_end:
            return found
        place = part.marks[0 if is_back else -1][1]
        piece = Piece(place, is_back, most=PIECE)


@pytest.mark.parametrize("order", list(Order))
def test_pieces_make_up_the_whole_both_ways(mixed: Mixed, order: Order) -> None:
    for store, actor in mixed.seats:
        with store.reading(actor) as work:
            for each in QUEUES:
                view = QueueView(each, order)
                whole = list(queue_ids(work, view))
                assert walked(work, view, is_back=False) == whole, (actor, store.url, each)
                assert walked(work, view, is_back=True) == whole, (actor, store.url, each)


@pytest.mark.parametrize("order", list(Order))
def test_a_row_far_down_is_found_by_its_number(mixed: Mixed, order: Order) -> None:
    store, actor = mixed.seats[-1]
    with store.reading(actor) as work:
        view = QueueView(Queue.ALL, order)
        whole = queue_ids(work, view)
        for row in range(0, len(whole), 13):
            assert queue_around(work, view, row, len(whole)).ids == whole[row:]


@pytest.mark.parametrize("order", list(Order))
def test_what_stands_between_two_tickets_is_found_whichever_comes_first(
    mixed: Mixed, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranges, "STRETCH", PIECE)
    view = QueueView(Queue.ALL, order)
    for store, actor in mixed.seats[-5:]:
        with store.reading(actor) as work:
            whole = queue_ids(work, view)
            if len(whole) < 20:
                continue
            for first, last in ((0, 3), (2, len(whole) - 2), (9, 9)):
                ends = whole[first], whole[last]
                wanted = whole[first : last + 1]
                assert queue_between(work, view, ends, 1000) == wanted
                assert queue_between(work, view, ends[::-1], 1000) == wanted
            assert queue_between(work, view, (whole[5], None), 1000) == whole[5:]
            assert queue_between(work, view, (None, whole[5]), 1000) == whole[:6]
            assert len(queue_between(work, view, (whole[0], None), 10)) == 11
            assert not queue_between(work, view, (whole[0], 999_999), 1000)


def test_nothing_is_there_beyond_the_ends(mixed: Mixed) -> None:
    store, actor = mixed.seats[0]
    with store.reading(actor) as work:
        view = QueueView(Queue.OPEN)
        whole = queue_stretch(work, view)
        after = queue_stretch(work, view, piece=Piece(whole.marks[-1][1]))
        before = queue_stretch(work, view, piece=Piece(whole.marks[0][1], is_back=True))

    assert (whole.is_start, whole.is_end) == (True, True)
    assert (after.ids, after.is_end, after.is_start) == (array("q"), True, False)
    assert (before.ids, before.is_start, before.is_end) == (array("q"), True, False)


def test_few_are_counted_and_many_are_judged(mixed: Mixed, monkeypatch: pytest.MonkeyPatch) -> None:
    store, actor = mixed.seats[-1]
    view = QueueView(Queue.ALL)
    with store.reading(actor) as work:
        exact = queue.queue_total(work, view)
        monkeypatch.setattr(queue, "MOST_COUNTED", 5)
        counted, judged = queue.queue_counts(work, (view,)), queue.queue_total(work, view)

    assert exact == queue.Total(len(exact_ids(mixed)), is_exact=True)
    assert counted == (6,)
    if store.engine.dialect.name == "postgresql":
        # so few tickets stand on one page of the table, which a sample sees or does not
        assert judged.count in {6, exact.count}
        assert not judged.is_exact
    else:
        assert judged == exact


def exact_ids(mixed: Mixed) -> array[int]:
    store, actor = mixed.seats[-1]
    with store.reading(actor) as work:
        return queue_ids(work, QueueView(Queue.ALL))


@pytest.mark.postgres
@pytest.mark.parametrize("each", list(Queue))
def test_every_queue_can_be_judged_by_a_sample(mixed: Mixed, each: Queue) -> None:
    if mixed.owner.engine.dialect.name != "postgresql":
        pytest.skip("a file counts")
    for store, actor in mixed.seats[-5:]:
        with store.reading(actor) as work:
            view = QueueView(each, Order.PRIORITY)
            sought = queue.sought_of(work, view, ())
            whole = queue_ids(work, view)
            assert paging.estimate(work, sought, 100) == len(whole)
            place = paging.somewhere(work, sought, 0.5, 100)
            assert (place.values[-1] if place else None) in {None, *whole[len(whole) // 2 :][:1]}


@pytest.mark.postgres
def test_a_place_is_found_by_a_sample(mixed: Mixed) -> None:
    if mixed.owner.engine.dialect.name != "postgresql":
        pytest.skip("a file counts")
    with mixed.owner.reading(SETUP) as work:
        sought = Sought(runs(Order.DUE, of_open=False), ())
        whole = queue_ids(work, QueueView(Queue.ALL, Order.DUE))
        place = paging.somewhere(work, sought, 0.5, 100)

    assert place is not None
    assert place.values[-1] == whole[len(whole) // 2]


@pytest.mark.parametrize("order", list(Order))
def test_what_is_done_is_not_looked_for_among_what_is_open(mixed: Mixed, order: Order) -> None:
    store, actor = mixed.seats[0]
    asked: list[str] = []

    def hear(*told: Any) -> None:  # noqa: ANN401 - SQLAlchemy's shape
        asked.append(told[2])

    event.listen(store.engine, "before_cursor_execute", hear)
    with store.reading(actor) as work:
        queue_stretch(work, QueueView(Queue.DONE, order))
    event.remove(store.engine, "before_cursor_execute", hear)

    assert sum("ORDER BY ticket." in one for one in asked) == 1, asked


@pytest.mark.parametrize("order", list(Order))
def test_every_order_is_kept_by_an_index(mixed: Mixed, order: Order) -> None:
    """Nothing is sorted for a page, neither of the whole desk nor of a department."""
    departments = paging.Reach(Ticket.department_id.expression, (1, 2))
    with mixed.owner.reading(SETUP) as work:
        connection = work.session.connection()
        is_server = connection.dialect.name == "postgresql"
        if is_server:
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        cut = runs(order, of_open=False)
        for reach in (None, departments) if is_server else (None,):
            for number in range(len(cut)):
                query = paging.page_query(Sought(cut, (), tuple, reach, True), number, Piece())  # noqa: FBT003
                how = {"literal_binds": True}
                said = str(query.compile(dialect=connection.dialect, compile_kwargs=how))
                explain = "EXPLAIN " if is_server else "EXPLAIN QUERY PLAN "
                plan = "\n".join(str(row) for row in connection.exec_driver_sql(explain + said))
                assert "TEMP B-TREE" not in plan, plan
                # what the departments found is brought together at the top, and only there
                assert plan.count("Sort  ") == (0 if reach is None else 1), plan
                assert "Seq Scan on ticket" not in plan, plan
