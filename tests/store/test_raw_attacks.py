"""Raw credentials against the guard, table by table; `make attacks` tries every column as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from models.vocabulary import Role
from tests.rigs.raw_attacks import attack, besiege

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.postgres


def test_the_rights_are_those_of_the_matrix_and_nothing_else(owner: Store) -> None:
    tally = attack(besiege(owner), every_column=False)

    assert sorted(tally.unexpected) == [], "\n".join(sorted(tally.unexpected))
    assert tally.allowed > 500
    assert tally.refused > 5000


def test_a_hole_is_found(owner: Store) -> None:
    """The control: one grant too many, one policy too few, and the attacks must say so."""
    desk = besiege(owner)
    with owner.engine.begin() as connection:
        connection.execute(text("GRANT DELETE ON message TO vigil_agent"))
        connection.execute(text("ALTER TABLE clock DISABLE ROW LEVEL SECURITY"))
        connection.execute(text("ALTER TABLE clock DISABLE TRIGGER clock_claims_nothing_2"))

    unexpected = attack(desk, every_column=False, roles=[Role.AGENT]).unexpected

    assert "vigil_agent: DELETE FROM message WHERE false was let through" in unexpected
    assert any(f"FROM clock WHERE ticket_id = {desk.foreign}" in one for one in unexpected)
    assert any("UPDATE clock SET due_at = due_at + interval" in one for one in unexpected)
