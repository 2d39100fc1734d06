"""The doctor names what is missing of a desk as it was laid, and what somebody added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models import laid_triggers
from models.migrations import guard
from services.operations import doctor, doctor_laid
from services.operations.doctor import Level
from services.store import guarding, partitions
from services.store.engine import make_engine
from tests.rigs.copying import vigilctl

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


def bad(url: str) -> list[str]:
    looked = ("guard", "indexes")
    found = doctor.examine(url)
    return [one.said for one in found if one.about in looked and one.level is Level.BAD]


def spoil(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))


def test_the_triggers_of_the_list_are_those_of_a_new_desk(laid: Engine) -> None:
    with laid.connect() as connection:
        there = doctor_laid._names(connection, doctor_laid.TRIGGERS)  # noqa: SLF001 - its question
    again = set(doctor_laid.TRIGGER.findall("\n".join(guard.lay())))

    assert laid_triggers.names() == {one for one in there if one[1] not in again}


@pytest.mark.parametrize("is_parted", [False, True])
def test_a_desk_that_stands_is_good(laid: Engine, pg_url: str, *, is_parted: bool) -> None:
    if is_parted:
        partitions.part(laid, over=-1)

    assert bad(pg_url) == []


UPGRADED = {
    "DROP POLICY select_0 ON ticket": "the policy select_0 of ticket is missing",
    "CREATE POLICY more ON ticket FOR SELECT USING (true)": "the policy more of ticket is not the",
    "DROP TRIGGER message_claims_nothing ON message": "message_claims_nothing is missing",
    "GRANT SELECT ON ticket TO PUBLIC": "no rule of the desk grants SELECT on ticket to PUBLIC",
    "GRANT DELETE ON audit_entry TO vigil_agent": "DELETE on audit_entry to vigil_agent",
    "GRANT UPDATE (login) ON person TO vigil_agent": "UPDATE on person(login) to vigil_agent",
    "CREATE OR REPLACE FUNCTION guard.is_trusted() RETURNS boolean LANGUAGE sql AS 'SELECT true'": (
        "the function guard.is_trusted() is not the desk's"
    ),
    "DROP FUNCTION api.give_password(bigint,text)": "give_password(bigint,text) is missing",
}


@pytest.mark.parametrize("hole", UPGRADED)
def test_what_was_changed_is_named_and_laid_anew(laid: Engine, pg_url: str, hole: str) -> None:
    spoil(laid, hole)
    said = bad(pg_url)
    status, _, _ = vigilctl("db", "upgrade", "--db", pg_url)

    assert any(UPGRADED[hole] in one and "`vigilctl db upgrade`" in one for one in said)
    assert (status, bad(pg_url)) == (0, [])


@pytest.mark.parametrize(
    ("hole", "words"),
    [
        ("DROP TRIGGER ticket_is_captured ON ticket", "ticket_is_captured of ticket is missing"),
        ("GRANT CREATE ON SCHEMA public TO PUBLIC", "make something in the schema public"),
        (
            "ALTER TABLE clock DROP CONSTRAINT uq_clock_ticket_id_target_cycle",
            "uq_clock_ticket_id_target_cycle is missing or broken",
        ),
        (
            "CREATE ROLE doctors_boss LOGIN BYPASSRLS IN ROLE vigil_agent",
            "doctors_boss is a person's login and may more at the server",
        ),
    ],
)
def test_what_no_upgrade_mends_is_named(laid: Engine, pg_url: str, hole: str, words: str) -> None:
    spoil(laid, hole)
    try:
        said = bad(pg_url)
    finally:
        spoil(laid, "DROP ROLE IF EXISTS doctors_boss")  # roles belong to the whole server

    assert any(words in one for one in said)
