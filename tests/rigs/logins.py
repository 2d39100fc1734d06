"""Logins of a database's people: each with the rights of the person's role and no more."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from models.people import Department, Person, Team, TeamMember
from models.vocabulary import Role
from services.rules.running import react
from services.store.work import Actor, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.store.work import Reaction, Work
    from services.time_source import TimeSource
    from tests.rigs.desk import SmallDesk

SECRET: Final = "a seat's own password"  # noqa: S105 - of a server that lives for one test run
LOCK: Final = 77
"""Roles belong to the whole server, so makers of them take turns."""


def let_in(owner_url: str, login: str, role: Role) -> str:
    """Give a login the rights of a role in this database; returns the address to connect with.

    The administrator of the server does it here, as for people of a directory; how the desk's
    own administrator does it is tested with `vigilctl user`.
    """
    engine = create_engine(owner_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        known = connection.scalar(
            text("SELECT count(*) FROM pg_roles WHERE rolname = :login"), {"login": login}
        )
        verb = "ALTER" if known else "CREATE"
        quoted = connection.dialect.identifier_preparer.quote_identifier(login)
        password = SECRET.replace("'", "''")
        connection.exec_driver_sql(f"{verb} ROLE {quoted} LOGIN PASSWORD '{password}'")
        held = connection.scalars(
            text(
                "SELECT roleid::regrole::text FROM pg_auth_members"
                " WHERE member = CAST(:login AS regrole)"
            ),
            {"login": quoted},
        )
        for group in list(held):
            connection.exec_driver_sql(f"REVOKE {group} FROM {quoted}")
        connection.exec_driver_sql(f"GRANT vigil_{role.value} TO {quoted}")
        database = make_url(owner_url).database
        # a clone does not take over that nobody is let in by default
        connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        connection.exec_driver_sql(
            f"GRANT CONNECT ON DATABASE {database} TO vigil_rolemaker WITH GRANT OPTION"
        )
        connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {database} TO {quoted}")
    engine.dispose()
    address = make_url(owner_url).set(username=login, password=SECRET)
    return address.render_as_string(hide_password=False)


def seat(
    owner: Store,
    login: str,
    role: Role,
    *,
    time: TimeSource | None = None,
    reactions: tuple[Reaction, ...] = (),
) -> Store:
    """Return a store as this person's own seat opens it; the caller disposes of it."""
    return Store(let_in(str(owner.url), login, role), time, reactions=reactions)


@dataclass
class GuardedDesk:
    """A small desk on a server, and the seats its people sit at, each under a login of its own.

    Attributes:
        owner: The store of whom the database belongs to.
        small: Its people and teams.
        seats: The stores of those who sat down so far, by their logins.
    """

    owner: Store
    small: SmallDesk
    seats: dict[str, Store] = field(default_factory=dict, kw_only=True)

    def sit(self, login: str, role: Role) -> Store:
        """Return the seat of a login; it stays open until the desk is closed."""
        if login not in self.seats:
            self.seats[login] = seat(self.owner, login, role, reactions=(react,))
        return self.seats[login]

    @property
    def agent(self) -> Store:
        """The agent's own seat."""
        return self.sit("agent", Role.AGENT)

    def close(self) -> None:
        """Close every seat and the owner's store."""
        for store in (*self.seats.values(), self.owner):
            store.dispose()


@contextmanager
def seats(
    owner: Store, reactions: tuple[Reaction, ...] = ()
) -> Iterator[Callable[[Actor, str], Store]]:
    """Let people sit down, each under a login of their own, until the block ends."""
    made: list[Store] = []

    def sit(actor: Actor, login: str) -> Store:
        made.append(seat(owner, login, actor.role, reactions=reactions))
        return made[-1]

    yield sit
    for store in made:
        store.dispose()


def add_agent(work: Work, login: str, name: str, department: str) -> Actor:
    """Make an agent with a login in a new department, which has no tickets yet."""
    room = Department(name=department)
    work.session.add(room)
    work.session.flush()
    one = Person(
        name=name,
        role=Role.AGENT,
        login=login,
        department_id=room.id,
        created_at=work.now,
    )
    work.session.add(one)
    work.session.flush()
    return Actor(one.id, one.name, one.role, "test")


def lay_stranger(owner: Store) -> Actor:
    """Make an agent, login "stranger", of a department and team that have no tickets."""
    with owner.work(Actor(None, "Setup", Role.ADMINISTRATOR, "test")) as work:
        one = add_agent(work, "stranger", "Hana Roth", "Legal")
        room = work.require(Person, one.person_id or 0).department_id
        team = Team(name="Legal desk", department_id=room)
        work.session.add(team)
        work.session.flush()
        work.session.add(TeamMember(team_id=team.id, person_id=one.person_id))
        return one
