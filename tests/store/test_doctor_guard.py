"""The doctor finds a hole in the guard, whoever made it, and says what closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.vocabulary import Role
from services.operations import doctor
from services.operations.doctor import Level
from services.store import guarding
from services.store.engine import make_engine
from tests.rigs.copying import vigilctl
from tests.rigs.logins import let_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

pytestmark = pytest.mark.postgres


@pytest.fixture
def laid(pg_url: str) -> Iterator[Engine]:
    """A clone whose guard was laid again."""
    engine = make_engine(pg_url)
    guarding.lay(engine)
    yield engine
    engine.dispose()


def told(url: str, about: str) -> tuple[Level, str]:
    return next((one.level, one.said) for one in doctor.examine(url) if one.about == about)


@pytest.mark.usefixtures("laid")
def test_a_guard_that_stands_is_good(pg_url: str) -> None:
    assert told(pg_url, "guard")[0] is Level.GOOD
    assert "is a superuser" in told(pg_url, "this login")[1]


LAID_ANEW = {
    "GRANT CONNECT ON DATABASE {} TO PUBLIC": "everybody may connect to this database",
    "ALTER TABLE message OWNER TO postgres": "the owner of message is not a role of the desk",
    "ALTER TABLE clock DISABLE ROW LEVEL SECURITY": "clock asks no policy which rows",
    "GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC": "advisory locks and large",
}


def test_holes_are_named_and_an_upgrade_closes_them(laid: Engine, pg_url: str) -> None:
    with laid.begin() as connection:
        for hole in LAID_ANEW:
            connection.execute(text(hole.format(laid.url.database)))
    said = [one.said for one in doctor.examine(pg_url) if one.about == "guard"]
    status, _, _ = vigilctl("db", "upgrade", "--db", pg_url)

    assert len(said) == len(LAID_ANEW)
    assert all(any(words in one for one in said) for words in LAID_ANEW.values())
    assert all(
        one.endswith("`vigilctl db upgrade` as the database's owner, or as a superuser.")
        for one in said
    )
    assert (status, told(pg_url, "guard")[0]) == (0, Level.GOOD)


@pytest.mark.parametrize(
    ("hole", "words"),
    [
        (
            "ALTER TABLE ticket DISABLE TRIGGER ticket_is_captured",
            "the trigger ticket_is_captured is off. Enable it",
        ),
        ("GRANT vigil_owner TO vigil_watcher", "vigil_watcher is a member of a role that owns"),
    ],
)
def test_what_an_upgrade_leaves_is_named_with_what_to_do(
    laid: Engine, pg_url: str, hole: str, words: str
) -> None:
    with laid.begin() as connection:
        connection.execute(text(hole))
    try:
        level, said = told(pg_url, "guard")
    finally:
        with laid.begin() as connection:  # roles belong to the whole server
            connection.execute(text("REVOKE vigil_owner FROM vigil_watcher"))

    assert level is Level.BAD
    assert words in said


@pytest.mark.usefixtures("laid")
def test_a_login_of_people_is_told_who_upgrades(pg_url: str) -> None:
    watcher = let_in(pg_url, "doctors_watcher", Role.WATCHER)

    assert (
        "postgres upgrades it, or a database administrator by `db sql`"
        in told(watcher, "this login")[1]
    )
    assert told(watcher, "guard")[0] is Level.GOOD
