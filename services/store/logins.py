"""Logins of PostgreSQL, one for each person: who is signed in, and what changes a login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import text

from services.errors import SignInRefused
from services.store import engine as engines
from services.store import faults, urls

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection
    from sqlalchemy.orm import Session

WHO: Final = text("SELECT id, name, role, login FROM api.who_am_i()")
HAS_GUARD: Final = text("SELECT to_regprocedure('api.who_am_i()') IS NOT NULL")
OF_PEOPLE: Final = text(
    "SELECT NOT bool_or(pg_has_role(session_user, oid, 'MEMBER')) FROM pg_roles"
    " WHERE rolname IN ('vigil_owner', 'vigil_watcher')"
)
GIVE_PASSWORD: Final = text("SELECT api.give_password(:person, :verifier)")
GIVE_ROLE: Final = text("SELECT api.give_role(:person, :role, :reason)")
SWITCH: Final = text("SELECT api.switch_person(:person, :on)")
KNOWN: Final = text("SELECT rolname FROM pg_roles WHERE rolcanlogin")
SCRAM: Final = b"scram-sha-256"


class SignedIn(NamedTuple):
    """The person whose login opened the session; a fact of the database."""

    id: int
    name: str
    role: str
    login: str


def are_here(session: Session) -> bool:
    """Tell whether this database has logins: PostgreSQL with its guard laid."""
    if session.get_bind().dialect.name != "postgresql":
        return False
    return bool(session.scalar(HAS_GUARD))


def signed_in(session: Session) -> SignedIn | None:
    """Return whose login this session is; None for the owner's, a watcher's without a person."""
    if not are_here(session):
        return None
    row = session.execute(WHO).first()
    return None if row is None else SignedIn(*row)


def is_of_people(session: Session) -> bool:
    """Tell whether this session's login has the rights of people and not those of the owner."""
    return bool(are_here(session) and session.scalar(OF_PEOPLE))


def used_password(session: Session) -> bool:
    """Tell whether the server asked this session's login for a password."""
    return _asked_for_password(session.connection())


def takes(address: str | URL, password: str) -> bool:
    """Tell whether the server lets the address's login in with this password, and only with one.

    Args:
        address: Of the database, with the login; a password in it is not used.
        password: To try; not empty, else the driver looks for one in files.

    Raises:
        StoreUnavailable: The server does not answer.
    """
    url = urls.parse(address).difference_update_query(["password", "passfile"])
    engine = engines.make_engine(url.set(password=password))
    try:
        with faults.translated(address), engine.connect() as connection:
            return _asked_for_password(connection)
    except SignInRefused:
        return False
    finally:
        engine.dispose()


def _asked_for_password(connection: Connection) -> bool:
    driver: Any = connection.connection.driver_connection
    return bool(driver.pgconn.used_password)


def verifier(session: Session, login: str, password: str) -> str:
    """Return what the server keeps of a password; the password itself never leaves this seat."""
    driver: Any = session.connection().connection.driver_connection
    made: bytes = driver.pgconn.encrypt_password(password.encode(), login.encode(), SCRAM)
    return made.decode()


def give_password(session: Session, person_id: int, login: str, password: str) -> None:
    """Make a person's login, or give it another password."""
    given = {"person": person_id, "verifier": verifier(session, login, password)}
    session.execute(GIVE_PASSWORD, given)


def change_own_password(session: Session, login: str, password: str) -> None:
    """Give the login of this session another password; every login may do that."""
    # ALTER ROLE takes no parameters; a verifier has neither quotes nor backslashes
    session.connection().exec_driver_sql(
        f"ALTER ROLE CURRENT_USER PASSWORD '{verifier(session, login, password)}'"
    )


def give_role(session: Session, person_id: int, role: str, reason: str) -> bool:
    """Change a person's role; False where it was asked for and a second administrator grants."""
    told = session.scalar(GIVE_ROLE, {"person": person_id, "role": role, "reason": reason})
    return bool(told == "given")


def switch(session: Session, person_id: int, *, on: bool) -> None:
    """Let a person in again, or no longer; open sessions of one who may not any more are ended."""
    session.execute(SWITCH, {"person": person_id, "on": on})


def known(session: Session) -> set[str]:
    """Return the names that can sign in at the server."""
    return set(session.scalars(KNOWN))
