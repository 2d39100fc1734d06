"""What goes to a server without waiting: refused when it is heard, and nothing is left behind."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from models.audit import AuditEntry
from models.desk import Setting
from models.tickets import Message
from models.vocabulary import AuthorKind, MessageKind
from services.errors import ConflictError, RuleError, StoreUnavailable
from services.store import wire
from services.store.engine import make_engine
from services.store.horizon import snapshot_options
from services.store.sending import WIRE
from services.store.work import Store
from services.tickets.conversation import send_reply
from services.tickets.editing import hold
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from services.changes import Changes
    from services.store.wire import Wire
    from services.store.work import Work

pytestmark = [pytest.mark.postgres, pytest.mark.laid]
OURS = "SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'vigil_%'"


@pytest.fixture
def engine(pg_url: str) -> Iterator[Engine]:
    made = make_engine(pg_url)
    yield made
    made.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as made:
        made.begin()
        yield made


@pytest.fixture
def server(pg_url: str) -> Iterator[tuple[Store, SmallDesk, int]]:
    store = Store(pg_url)
    desk = lay_desk(store)
    yield store, desk, opened(store, desk)
    store.dispose()


def wire_of(connection: Connection) -> Wire:
    made: Wire = connection.info[WIRE]
    return made


def asked(connection: Connection, statement: str, *values: Any) -> Any:  # noqa: ANN401 - any value
    line = wire_of(connection)
    line.put(statement, values)
    return line.rows(line.take()[-1])[0][0]


def message_of_nobody(work: Work, ticket: int) -> Message:
    work.session.expect(Message)
    hold(work, ticket)
    return Message(
        ticket_id=ticket,
        at=work.now,
        kind=MessageKind.NOTE,
        author_kind=AuthorKind.AGENT,
        author_id=999_999,
        author_name="Dana Fox",
        body="Ask Lee first.",
    )


def ask_after(work: Work, row: Message) -> None:
    work.session.add_numbered(row)
    work.session.scalars(select(Setting)).all()


def reply_and_cut(store: Store, work: Work, ticket: int) -> None:
    pid = work.session.scalar(select(func.pg_backend_pid()))
    send_reply(work, ticket, "Not to be kept.")
    with store.engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})


def messages(store: Store, desk: SmallDesk) -> int:
    with store.reading(desk.agent) as work:
        return work.session.scalar(select(func.count()).select_from(Message)) or 0


def test_values_come_back_as_they_went(connection: Connection) -> None:
    assert asked(connection, "SELECT $1::bigint + 1", 2**40) == 2**40 + 1
    assert asked(connection, "SELECT $1::varchar", "Größe '; --") == "Größe '; --"
    assert asked(connection, "SELECT $1::varchar IS NULL", None) is True
    assert asked(connection, "SELECT NOT $1::boolean", bool(connection)) is False
    assert asked(connection, "SELECT $1::bytea", b"\x00\xff") == b"\x00\xff"


def test_a_statement_is_prepared_once_whatever_it_is_sent_with(connection: Connection) -> None:
    for value in (1, 70_000, 2**40, None):
        asked(connection, "SELECT $1::bigint", value)

    assert connection.scalar(text(OURS)) == 1


def test_the_server_keeps_a_limited_number_of_statements(connection: Connection) -> None:
    for number in range(wire.MOST_PREPARED + 30):
        assert asked(connection, f"SELECT {number}") == number

    assert connection.scalar(text(OURS)) == wire.MOST_PREPARED
    assert asked(connection, "SELECT 0") == 0  # the first of them went, and comes again


def test_what_the_server_forgot_is_prepared_again(connection: Connection) -> None:
    """The driver lets it forget everything once a savepoint is rolled back."""
    for _ in range(8):
        connection.execute(text("SELECT 'the driver prepares this'"))
        assert asked(connection, "SELECT 1") == 1
        trial = connection.begin_nested()
        assert asked(connection, "SELECT 2") == 2
        trial.rollback()
        assert asked(connection, "SELECT 2") == 2


def test_a_refusal_is_the_drivers_and_the_connection_goes_on(connection: Connection) -> None:
    line = wire_of(connection)
    line.put("SELECT 1")
    line.put("SELECT 1 / $1::int", [0])
    line.put("SELECT 2")
    with pytest.raises(psycopg.errors.DivisionByZero):
        line.take()

    connection.rollback()
    assert asked(connection, "SELECT 1 / $1::int", 1) == 1
    assert asked(connection, "SELECT 2") == 2


def test_the_driver_waits_for_what_was_put(connection: Connection) -> None:
    line = wire_of(connection)
    line.put("CREATE TEMPORARY TABLE told (number int) ON COMMIT DROP")
    line.put("INSERT INTO told SELECT generate_series(1, $1::int)", [5])
    line.push()

    assert connection.scalar(text("SELECT count(*) FROM told")) == 5
    assert not line.is_busy


def test_a_transaction_begins_as_the_connection_wants_it(engine: Engine) -> None:
    options = snapshot_options(engine.dialect.name)
    with engine.connect().execution_options(**options) as connection:
        assert asked(connection, "SHOW transaction_isolation") == "repeatable read"
    with engine.connect() as connection:
        assert asked(connection, "SHOW transaction_isolation") == "read committed"


def test_much_goes_both_ways_at_once(connection: Connection) -> None:
    """Neither side may wait for the other to read: more than both their buffers hold."""
    line, long = wire_of(connection), "x" * 2_000_000
    for _ in range(12):
        line.put("SELECT $1::varchar", [long])
        line.push()

    results = line.take()
    assert [line.rows(one) for one in results] == [[(long,)]] * 12


def test_what_cannot_be_sent_is_said_before_anything_is(connection: Connection) -> None:
    line = wire_of(connection)
    with pytest.raises(psycopg.DataError, match="NUL"):
        line.put("SELECT $1::varchar", ["a\x00b"])

    assert not line.is_busy
    assert connection.scalar(text("SELECT 1")) == 1


def test_a_server_that_ends_says_why(connection: Connection, engine: Engine) -> None:
    pid = asked(connection, "SELECT pg_backend_pid()")
    with engine.connect() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    with pytest.raises(psycopg.errors.AdminShutdown):
        asked(connection, "SELECT 1")
    assert connection.connection.driver_connection is not None
    assert connection.connection.driver_connection.closed
    connection.invalidate()


def test_a_row_sent_ahead_that_is_refused_is_told_by_the_next_question(
    server: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server
    before = messages(store, desk)
    with pytest.raises(ConflictError, match="removed"), store.work(desk.agent) as work:
        ask_after(work, message_of_nobody(work, ticket))

    assert messages(store, desk) == before
    with store.work(desk.agent) as work:
        send_reply(work, ticket, "The same connection goes on.")
    assert messages(store, desk) == before + 1


def test_a_row_sent_ahead_that_is_refused_is_told_by_the_commit(
    server: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server
    before = messages(store, desk)

    def use_case(work: Work) -> Changes:
        work.session.add_numbered(message_of_nobody(work, ticket))
        return work.touch(tickets={ticket})

    with pytest.raises(ConflictError, match="removed"):
        store.apply(desk.agent, use_case)
    assert messages(store, desk) == before


def test_a_unit_that_is_given_up_takes_back_what_was_sent_ahead(
    server: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server
    before = messages(store, desk)
    lines: list[Wire] = []

    def thought_better_of(work: Work) -> Changes:
        send_reply(work, ticket, "Not to be kept.")
        lines.append(wire_of(work.session.connection()))
        assert lines[0].is_busy
        raise RuleError("Thought better of it.")

    with pytest.raises(RuleError):
        store.apply(desk.agent, thought_better_of)

    assert messages(store, desk) == before
    with store.reading(desk.agent) as work:
        assert wire_of(work.session.connection()) is lines[0]  # which is as good as new


def test_a_connection_lost_under_what_was_sent_ahead_is_said_and_replaced(
    server: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server
    before = messages(store, desk)
    with pytest.raises(StoreUnavailable, match="lost"), store.work(desk.agent) as work:
        reply_and_cut(store, work, ticket)

    assert messages(store, desk) == before
    store.apply(desk.agent, lambda work: send_reply(work, ticket, "Kept."))
    assert messages(store, desk) == before + 1


def test_a_savepoint_takes_back_what_was_sent_ahead_before_it_fails(
    server: tuple[Store, SmallDesk, int],
) -> None:
    store, desk, ticket = server
    key = uuid.uuid4().hex
    with store.work(desk.agent) as work:
        send_reply(work, ticket, "Kept.")
        trial = work.session.begin_nested()
        with pytest.raises(DBAPIError):
            work.session.connection().execute(text("SELECT 1 / 0"))
        trial.rollback()
        work.session.write(Setting, key=key, value="after")

    with store.reading(desk.agent) as work:
        assert work.session.get_one(Setting, key).value == "after"
        said = select(AuditEntry.id).where(AuditEntry.kind == "message.sent")
        assert work.session.scalars(said).all()
