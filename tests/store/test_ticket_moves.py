"""Merging, and how it is taken back, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.people import Person
from models.vocabulary import (
    ClockState,
    Priority,
    Target,
    TicketStatus,
)
from services.errors import HelpDeskError, RuleError
from services.store.work import WATCHER
from services.tickets import conversation, lifecycle, merging
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did, due, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Store, Work
    from services.time_source import VirtualTime

HOUR = timedelta(hours=1)


# -- merging ----------------------------------------------------------------------------------


def test_a_merged_ticket_lives_on_in_the_other_with_the_earlier_promise(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    older = opened(desk_store, desk)
    time.advance(HOUR)
    newer = opened(desk_store, desk, subject="VPN again", description="Still broken.")
    did(desk_store, desk.agent, lambda w: merging.merge(w, older, newer, reason="same thing"))

    assert due(desk_store, newer)[Target.RESOLUTION] == (
        ClockState.RUNNING,
        MONDAY_9H + 8 * HOUR,
    )
    assert due(desk_store, older)[Target.RESOLUTION][0] is ClockState.MERGED  # type: ignore[index]
    shown = view(desk_store, desk.agent, newer)
    assert [one.from_ticket for one in shown.messages] == [older, None]
    assert shown.relations.merged_from == ((older, "VPN drops every ten minutes"),)
    assert view(desk_store, desk.agent, older).relations.merged_into == newer


def test_an_undone_merge_leaves_both_tickets_as_they_would_have_been(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    older, newer = opened(desk_store, desk), opened(desk_store, desk, priority=Priority.CRITICAL)
    did(desk_store, desk.agent, lambda w: lifecycle.place_on_hold(w, older, reason="vendor"))
    before = due(desk_store, older), due(desk_store, newer)
    time.advance(timedelta(minutes=10))
    did(desk_store, desk.agent, lambda w: merging.merge(w, older, newer, reason="same"))
    did(desk_store, desk.agent, lambda w: merging.undo_merge(w, older, reason="not the same"))

    assert (due(desk_store, older), due(desk_store, newer)) == before
    restored = view(desk_store, desk.agent, older)
    assert (restored.status, restored.hold_reason) == (TicketStatus.ON_HOLD, "vendor")
    assert view(desk_store, desk.agent, newer).relations.merged_from == ()


def test_nothing_of_a_merged_ticket_is_looked_at_by_the_sweep(
    desk_store: Store, desk: SmallDesk
) -> None:
    one, two = opened(desk_store, desk), opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: merging.merge(w, one, two, reason="same"))

    with desk_store.reading(WATCHER) as work:
        query = select(Clock.next_at).where(Clock.ticket_id == one)
        assert set(work.session.scalars(query)) == {None}


def test_what_the_requester_writes_on_a_merged_ticket_is_kept_with_the_other(
    desk_store: Store, desk: SmallDesk
) -> None:
    one, two = opened(desk_store, desk), opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: merging.merge(w, one, two, reason="same"))
    did(desk_store, desk.requester, lambda w: conversation.receive_reply(w, one, "And now?"))

    last = view(desk_store, desk.agent, two).messages[-1]
    assert (last.body, last.author, last.from_ticket) == ("And now?", "Ruth Berg", None)


def test_a_requester_does_not_read_what_another_wrote_on_a_merged_ticket(
    desk_store: Store, desk: SmallDesk
) -> None:
    with desk_store.work(desk.admin) as work:
        other = Person(name="Nils Holm", created_at=work.now)
        work.session.add(other)
        work.session.flush()
        other_id = other.id
    theirs = opened(desk_store, desk, requester_id=other_id, description="My secret")
    own = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: merging.merge(w, theirs, own, reason="same"))

    shown = view(desk_store, desk.requester, own)
    assert "My secret" not in [one.body for one in shown.messages]
    assert shown.relations.merged_from == ()


def test_merges_in_a_row_are_undone_from_the_last(desk_store: Store, desk: SmallDesk) -> None:
    one, two, three = (opened(desk_store, desk) for _ in range(3))
    did(desk_store, desk.agent, lambda w: merging.merge(w, one, two, reason="same"))
    did(desk_store, desk.agent, lambda w: merging.merge(w, two, three, reason="same"))

    with pytest.raises(RuleError, match=f"merged into #{three} itself"):
        did(desk_store, desk.agent, lambda w: merging.undo_merge(w, one, reason="no"))
    did(desk_store, desk.agent, lambda w: merging.undo_merge(w, two, reason="no"))
    did(desk_store, desk.agent, lambda w: merging.undo_merge(w, one, reason="no"))
    assert [view(desk_store, desk.agent, each).status for each in (one, two, three)] == [
        TicketStatus.NEW
    ] * 3


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda w, a, _: merging.merge(w, a, a, reason="x"), "into itself"),
        (lambda w, a, b: merging.merge(w, a, b, reason=" "), "needs a reason"),
        (lambda w, a, _: merging.undo_merge(w, a, reason="x"), "nothing to undo"),
        (
            lambda w, a, b: (
                lifecycle.cancel(w, b, reason="spam") and merging.merge(w, a, b, reason="x")
            ),
            "reopen it first",
        ),
        (
            lambda w, a, b: (
                merging.merge(w, a, b, reason="x") and merging.merge(w, a, b, reason="x")
            ),
            "is merged already",
        ),
    ],
)
def test_a_merge_that_makes_no_sense_says_why(
    desk_store: Store, desk: SmallDesk, act: Callable[[Work, int, int], Changes], said: str
) -> None:
    one, two = opened(desk_store, desk), opened(desk_store, desk)

    with pytest.raises(HelpDeskError, match=said):
        did(desk_store, desk.agent, lambda w: act(w, one, two))
