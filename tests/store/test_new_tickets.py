"""What a form may fill in when a ticket is opened: its type and the site's own fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.tickets import CustomField
from models.vocabulary import FieldKind
from services.errors import RuleError
from services.tickets import fields
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.queue import Queue, QueueView, queue_count
from tests.rigs.desk import SmallDesk, lay_desk, opened

if TYPE_CHECKING:
    from services.store.work import Store

pytestmark = pytest.mark.laid


@pytest.fixture
def desk(store: Store) -> SmallDesk:
    small = lay_desk(store)
    with store.work(small.admin) as work:
        work.session.add_all(
            [
                CustomField(key="floor", label="Floor", kind=FieldKind.NUMBER, position=2),
                CustomField(key="site", label="Site", position=1),
                CustomField(key="old", label="Old", active=False),
            ]
        )
    return small


def open_with(store: Store, desk: SmallDesk, **filled: str) -> int:
    with store.work(desk.agent) as work:
        asked_by = desk.requester.person_id or 0
        new = NewTicket("Dark corridor", asked_by, "No light.", fields=filled)
        return open_ticket(work, new).subject or 0


def test_the_fields_that_can_be_filled_are_offered_in_their_order(
    store: Store, desk: SmallDesk
) -> None:
    with store.reading(desk.agent) as work:
        assert [one.key for one in fields.of_new(work)] == ["site", "floor"]


def test_what_fits_is_kept(store: Store, desk: SmallDesk) -> None:
    number = open_with(store, desk, floor=" 3 ", site="North")

    with store.reading(desk.agent) as work:
        kept = {one.key: one.value for one in fields.fields(work, number)}
    assert kept == {"site": "North", "floor": "3"}


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"floor": "third"}, "Floor takes a number"),
        ({"old": "x"}, "no custom field “old”"),
        ({"roof": "x"}, "no custom field “roof”"),
    ],
)
def test_what_does_not_fit_opens_no_ticket(
    store: Store, desk: SmallDesk, filled: dict[str, str], said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        open_with(store, desk, **filled)

    with store.reading(desk.agent) as work:
        assert queue_count(work, QueueView(Queue.ALL)) == 0


def test_the_types_in_use_are_offered_the_most_used_first(store: Store, desk: SmallDesk) -> None:
    for kind in ("Request", "Defect", "Request"):
        opened(store, desk, kind=kind)

    with store.reading(desk.agent) as work:
        assert fields.kinds(work) == ("Request", "Defect")
