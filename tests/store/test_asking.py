"""A unit that asks keeps nothing, and leaves what its session has prepared as it was."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from models.people import Department
from models.vocabulary import Role
from services.errors import HelpDeskError
from services.store.work import Actor, Store

ASKED = text("SELECT count(*) FROM department WHERE name <> :name")
PREPARED = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%department%'")
READER = Actor(None, "Reader", Role.ADMINISTRATOR, "test")


def test_what_a_question_writes_is_gone(desk_store: Store) -> None:
    with desk_store.reading(READER) as work:
        before = work.session.query(Department).count()
        work.session.add(Department(name="Nowhere"))
        work.session.flush()
        assert work.session.query(Department).count() == before + 1

    with desk_store.reading(READER) as work:
        assert work.session.query(Department).count() == before


def test_an_error_of_the_database_ends_a_question_as_it_always_did(desk_store: Store) -> None:
    with pytest.raises(HelpDeskError), desk_store.reading(READER) as work:
        work.session.execute(text("SELECT * FROM no_such_table"))

    with desk_store.reading(READER) as work:
        assert work.session.scalar(text("SELECT 1")) == 1


@pytest.mark.postgres
def test_questions_stay_prepared_from_one_unit_to_the_next(pg_url: str) -> None:
    store = Store(pg_url)
    prepared = []
    for number in range(8):
        with store.reading(READER) as work:
            work.session.scalar(ASKED, {"name": str(number)})
            prepared.append(work.session.scalar(PREPARED))
    store.dispose()

    assert prepared[0] == 0
    assert prepared[-1]
