"""The roster of the people page, asked under an administrator's own login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import Role
from services.access import administration
from services.access.roster import DESK, REQUESTERS, roster
from services.errors import NotAllowed
from services.store.work import Store
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import let_in, seat

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.postgres, pytest.mark.laid]


@pytest.fixture
def seated(pg_url: str) -> Iterator[tuple[Store, SmallDesk]]:
    """The administrator's seat of a small desk."""
    owner = Store(pg_url)
    desk = lay_desk(owner)
    made = seat(owner, "admin", Role.ADMINISTRATOR)
    yield made, desk
    made.dispose()
    owner.dispose()


def test_an_administrator_sees_who_has_no_login_and_what_waits(
    pg_url: str, seated: tuple[Store, SmallDesk]
) -> None:
    store, desk = seated
    let_in(pg_url, "agent", Role.AGENT)
    colleague = desk.colleague.person_id or 0
    with store.work(desk.admin) as work:
        administration.set_role(work, colleague, Role.ADMINISTRATOR, reason="At night")

    with store.reading(desk.admin) as work:
        known = roster(work, "", DESK)
        asking = roster(work, "ruth", REQUESTERS)

    assert known.on_server
    assert not known.has_more
    assert desk.agent.person_id not in known.without_login
    [asked] = known.asked
    assert (asked.person_id, asked.role, asked.is_own) == (colleague, Role.ADMINISTRATOR, True)
    assert (asked.asked_by, asked.reason) == ("Ada Kern", "At night")
    assert [one.name for one in asking.people] == ["Ruth Berg"]
    assert "Ruth Berg" not in {one.name for one in known.people}


def test_nobody_else_asks_for_it(seated: tuple[Store, SmallDesk]) -> None:
    store, desk = seated

    with pytest.raises(NotAllowed), store.reading(desk.lead) as work:
        roster(work, "", DESK)
