"""Views are kept, shared, counted and grouped; who may not see one does not, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.shortcuts import SavedView
from models.vocabulary import Priority
from services.access import sharing
from services.access.sharing import EVERYBODY, Share
from services.errors import HelpDeskError, NotAllowed, RuleError
from services.rules import views
from services.rules.views import ViewDraft
from services.tickets.paging import FROM_START
from services.tickets.queue import Queue, QueueView
from tests.rigs.desk import SmallDesk, opened
from tests.rigs.moving import did

if TYPE_CHECKING:
    from services.store.work import Actor, Store

URGENT: dict[str, Any] = {
    "all": [
        {"field": "priority", "op": "greater", "value": "normal"},
        {"field": "tags", "op": "contains", "value": "vpn"},
    ]
}


def saved(store: Store, actor: Actor, draft: ViewDraft, view_id: int | None = None) -> int:
    number = did(store, actor, lambda w: views.save_view(w, draft, view_id)).subject
    assert number is not None
    return number


def names(store: Store, actor: Actor) -> list[str]:
    with store.reading(actor) as work:
        return [one.name for one in views.saved_views(work)]


def test_a_view_finds_what_its_conditions_hold_for(desk_store: Store, desk: SmallDesk) -> None:
    urgent = opened(desk_store, desk, priority=Priority.CRITICAL, tags=("vpn",))
    opened(desk_store, desk, priority=Priority.LOW, tags=("vpn",))
    opened(desk_store, desk, priority=Priority.HIGH, tags=("printer",))
    number = saved(desk_store, desk.agent, ViewDraft("Urgent VPN", URGENT))

    with desk_store.reading(desk.agent) as work:
        [view] = views.saved_views(work)
        assert list(views.view_ids(work, view.queue())) == [urgent]
        assert views.view_counts(work, (view.queue(), QueueView(Queue.OPEN))) == (1, 3)
        assert list(views.view_stretch(work, view.queue(), FROM_START).ids) == [urgent]
        assert (views.trial(work, URGENT), view.id) == (1, number)


@pytest.mark.parametrize(
    ("share", "seen_by"),
    [
        (Share(), {"lead"}),
        (EVERYBODY, {"lead", "agent", "colleague"}),
        ("tier_1", {"lead", "agent"}),
    ],
)
def test_a_view_is_seen_by_whom_it_is_shared_with(
    desk_store: Store, desk: SmallDesk, share: Share | str, seen_by: set[str]
) -> None:
    whose = share if isinstance(share, Share) else Share(is_own=False, team_id=desk.tier_1)
    saved(desk_store, desk.lead, ViewDraft("Urgent", URGENT, share=whose))

    people = {"lead": desk.lead, "agent": desk.agent, "colleague": desk.colleague}
    assert {who for who, actor in people.items() if names(desk_store, actor)} == seen_by


def test_whoever_may_not_see_a_view_cannot_ask_for_its_tickets(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = saved(desk_store, desk.lead, ViewDraft("Urgent", URGENT))

    with desk_store.reading(desk.agent) as work, pytest.raises(NotAllowed, match="not yours"):
        views.view_ids(work, QueueView(Queue.ALL, saved_id=number))


def test_agents_share_with_their_own_team_only(desk_store: Store, desk: SmallDesk) -> None:
    own = Share(is_own=False, team_id=desk.tier_1)
    other = Share(is_own=False, team_id=desk.tier_2)
    saved(desk_store, desk.agent, ViewDraft("Mine", URGENT, share=own))

    for share in (other, EVERYBODY):
        with pytest.raises(NotAllowed):
            saved(desk_store, desk.agent, ViewDraft("Theirs", URGENT, share=share))


def test_a_view_is_changed_taken_away_and_brought_back(desk_store: Store, desk: SmallDesk) -> None:
    number = saved(desk_store, desk.agent, ViewDraft("Urgent", URGENT))
    saved(desk_store, desk.agent, ViewDraft("Very urgent", URGENT), number)
    did(desk_store, desk.agent, lambda w: views.retire_view(w, number))
    away = names(desk_store, desk.agent)
    did(desk_store, desk.agent, lambda w: views.retire_view(w, number, retired=False))

    assert (away, names(desk_store, desk.agent)) == ([], ["Very urgent"])
    with pytest.raises(NotAllowed):
        did(desk_store, desk.colleague, lambda w: views.retire_view(w, number))


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (ViewDraft(" ", URGENT), "name"),
        (ViewDraft("x", {"all": [{"field": "nothing", "op": "is", "value": "1"}]}), "no field"),
        (
            ViewDraft("x", {"all": [{"field": "subject", "op": "matches", "value": "a+"}]}),
            "pattern",
        ),
        (ViewDraft("x", URGENT, grouped_by="weather"), "cannot be grouped"),
    ],
)
def test_a_view_that_cannot_work_says_why(
    desk_store: Store, desk: SmallDesk, draft: ViewDraft, said: str
) -> None:
    with pytest.raises(HelpDeskError, match=said):
        saved(desk_store, desk.agent, draft)
    assert names(desk_store, desk.agent) == []


def test_the_groups_of_a_view_add_up_and_narrow_it(desk_store: Store, desk: SmallDesk) -> None:
    first = opened(desk_store, desk)
    opened(desk_store, desk)
    opened(desk_store, desk, team_id=desk.tier_2, assignee_id=None)
    view = QueueView(Queue.OPEN)

    with desk_store.reading(desk.agent) as work:
        by_person = views.view_groups(work, view, "assignee")
        narrowed = QueueView(Queue.OPEN, group=("assignee", None))
        assert [(one.label, one.count) for one in by_person] == [("Dana Fox", 2), (None, 1)]
        assert len(views.view_ids(work, narrowed)) == 1
        mine = QueueView(Queue.OPEN, group=("assignee", desk.agent.person_id))
        assert first in views.view_ids(work, mine)
        assert views.view_groups(work, mine, "assignee") == by_person
        for by in ("status", "priority", "team", "account", "type"):
            assert sum(one.count for one in views.view_groups(work, view, by)) == 3


def test_requesters_save_no_views(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(NotAllowed):
        saved(desk_store, desk.requester, ViewDraft("Mine", URGENT))


def test_a_view_about_a_field_that_is_gone_counts_nothing(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = saved(desk_store, desk.agent, ViewDraft("Urgent", URGENT))
    with desk_store.work(desk.agent) as work:
        row = sharing.own(work, SavedView, number)
        row.conditions = {"all": [{"field": "gone", "op": "is", "value": "x"}]}
    view = QueueView(Queue.ALL, saved_id=number)

    with desk_store.reading(desk.agent) as work:
        assert views.view_counts(work, (view,)) == (0,)
        with pytest.raises(RuleError, match="no field"):
            views.view_ids(work, view)
