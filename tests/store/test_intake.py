"""What a new ticket may say of who works it, tags and first contact; what a requester may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from models.people import Person, Team
from models.vocabulary import Origin
from services.errors import NotAllowed, RuleError
from services.tickets import assignment, splitting
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did, view

if TYPE_CHECKING:
    from services.store.work import Actor, Store


def changed(store: Store, desk: SmallDesk, row: type[Person | Team], row_id: int | None) -> None:
    """Make a person or a team inactive."""
    with store.work(desk.admin) as work:
        work.require(row, row_id or 0).active = False


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"assignee_id": "requester"}, "cannot be given tickets"),
        ({"assignee_id": "requester", "team_id": None}, "cannot be given tickets"),
        ({"assignee_id": "officer", "team_id": None}, "cannot be given tickets"),
        ({"assignee_id": "agent", "team_id": "tier_2"}, "is not in Tier 2"),
        ({"tags": ("vip", "  ")}, "needs a subject"),
        ({"tags": ("x" * 5000,)}, "5000 characters"),
        ({"contact_at": datetime(1, 1, 2, tzinfo=UTC)}, "before 1970"),
        ({"contact_at": MONDAY_9H + timedelta(days=1)}, "in the future"),
    ],
)
def test_what_no_edit_could_make_of_a_ticket_opens_none(
    desk_store: Store, desk: SmallDesk, given: dict[str, Any], said: str
) -> None:
    for name, value in given.items():
        if name in {"assignee_id", "team_id"} and value is not None:
            meant = getattr(desk, value)
            given = given | {name: meant if isinstance(meant, int) else meant.person_id}

    with pytest.raises(RuleError, match=said):
        opened(desk_store, desk, **given)


def test_neither_who_left_nor_a_team_that_is_gone_gets_a_new_ticket(
    desk_store: Store, desk: SmallDesk
) -> None:
    changed(desk_store, desk, Person, desk.agent.person_id)
    with pytest.raises(RuleError, match="cannot be given tickets"):
        opened(desk_store, desk)
    changed(desk_store, desk, Team, desk.tier_2)
    with pytest.raises(RuleError, match="no longer takes tickets"):
        opened(desk_store, desk, team_id=desk.tier_2, assignee_id=None)


def test_what_is_split_from_a_ticket_of_a_team_that_is_gone_is_with_none(
    desk_store: Store, desk: SmallDesk
) -> None:
    old = opened(desk_store, desk, team_id=desk.tier_2, assignee_id=None)
    message = view(desk_store, desk.agent, old).messages[0].id
    changed(desk_store, desk, Team, desk.tier_2)
    new = did(desk_store, desk.agent, lambda w: splitting.split(w, message, "Other")).subject

    assert view(desk_store, desk.agent, new or 0).team is None


def test_tags_are_kept_once_and_as_an_edit_would_keep_them(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk, tags=("vip ", "vip", "y" * 61))

    assert list(view(desk_store, desk.agent, number).tags) == ["vip", "y" * 60]


def test_who_may_not_work_tickets_is_given_none(desk_store: Store, desk: SmallDesk) -> None:
    number, officer = opened(desk_store, desk), desk.officer.person_id

    with pytest.raises(RuleError, match="cannot be given tickets"):
        did(
            desk_store,
            desk.agent,
            lambda w: assignment.assign(w, number, team_id=None, person_id=officer),
        )


@pytest.mark.parametrize(
    "given",
    [
        {"origin": Origin.SYSTEM},
        {"origin": Origin.DRILL},
        {"contact_at": MONDAY_9H - timedelta(days=30)},
        {"team_id": 1},
        {"assignee_id": 1},
    ],
)
def test_a_requester_says_what_is_wrong_and_nothing_of_who_works_it(
    desk_store: Store, desk: SmallDesk, given: dict[str, Any]
) -> None:
    asks = desk.requester
    plain = NewTicket("No sound", asks.person_id or 0, "The headset is silent", tags=("audio",))

    with pytest.raises(NotAllowed, match="for the desk to say"):
        opens(desk_store, asks, replace(plain, **given))
    assert view(desk_store, desk.agent, opens(desk_store, asks, plain)).origin is Origin.REQUESTER


def opens(store: Store, who: Actor, new: NewTicket) -> int:
    """Open a ticket as somebody; returns its number."""
    return did(store, who, lambda w: open_ticket(w, new)).subject or 0
