"""Canned replies, macros, bulk changes and their undo, presence, on both databases."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from models.shortcuts import Presence
from models.vocabulary import AuthorKind, Priority, TicketStatus
from services.access.sharing import EVERYBODY
from services.audit.browse import TrailFilter, entries
from services.errors import ConflictError, HelpDeskError, NotAllowed, RuleError
from services.knowledge import canned
from services.knowledge.canned import CannedDraft
from services.rules import macros
from services.rules.macros import MacroDraft
from services.tickets import assignment, bulk, conversation, presence, undoing
from services.tickets.bulk import BulkChange
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did, view

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Actor, Store, Work
    from services.tickets.presence import Beside
    from services.time_source import VirtualTime

ASK_AND_WAIT: list[dict[str, Any]] = [
    {"do": "tags", "add": ["asked"]},
    {"do": "priority", "to": "low"},
    {"do": "reply", "text": "Dear {{requester}}, which version is it? ({{number}})"},
    {"do": "status", "to": "pending", "reason": "the version"},
]


def made(store: Store, actor: Actor, draft: MacroDraft) -> int:
    number = did(store, actor, lambda w: macros.save_macro(w, draft)).subject
    assert number is not None
    return number


# -- canned replies ---------------------------------------------------------------------------


def test_a_canned_reply_is_filled_with_the_facts_of_the_ticket(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    draft = CannedDraft("Hello", "Dear {{requester}}, about {{number}}: {{subject}}.")
    number = did(desk_store, desk.agent, lambda w: canned.save_canned(w, draft)).subject
    assert number is not None

    with desk_store.reading(desk.agent) as work:
        text = macros.canned_text(work, ticket, number)
        assert text == f"Dear Ruth Berg, about #{ticket}: VPN drops every ten minutes."
        assert [one.name for one in canned.canned_replies(work)] == ["Hello"]
    with desk_store.reading(desk.colleague) as work, pytest.raises(NotAllowed):
        macros.canned_text(work, ticket, number)


def test_what_a_requester_wrote_is_never_filled_in_again(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk, subject="{{message}} {{requester}}")
    draft = CannedDraft("Hello", "About {{subject}}")
    number = did(desk_store, desk.agent, lambda w: canned.save_canned(w, draft)).subject
    assert number is not None

    with desk_store.reading(desk.agent) as work:
        assert macros.canned_text(work, ticket, number) == "About {{message}} {{requester}}"


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (CannedDraft("", "words"), "name"),
        (CannedDraft("name", " \n"), "needs words"),
        (CannedDraft("name", "Dear {{nobody}}"), "nobody fills in"),
    ],
)
def test_a_canned_reply_that_cannot_work_says_why(
    desk_store: Store, desk: SmallDesk, draft: CannedDraft, said: str
) -> None:
    with pytest.raises(RuleError, match=said):
        did(desk_store, desk.agent, lambda w: canned.save_canned(w, draft))


def test_a_canned_reply_is_taken_away_and_brought_back(desk_store: Store, desk: SmallDesk) -> None:
    draft = CannedDraft("Hello", "Hello", EVERYBODY)
    number = did(desk_store, desk.lead, lambda w: canned.save_canned(w, draft)).subject
    assert number is not None
    with pytest.raises(NotAllowed):
        did(desk_store, desk.agent, lambda w: canned.retire_canned(w, number))
    did(desk_store, desk.lead, lambda w: canned.retire_canned(w, number))
    with desk_store.reading(desk.agent) as work:
        assert canned.canned_replies(work) == []
    did(desk_store, desk.lead, lambda w: canned.retire_canned(w, number, retired=False))
    with desk_store.reading(desk.agent) as work:
        assert len(canned.canned_replies(work)) == 1


# -- macros -----------------------------------------------------------------------------------


def test_a_macro_changes_and_replies_in_the_name_of_its_person(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    macro = made(desk_store, desk.agent, MacroDraft("Ask and wait", ASK_AND_WAIT))
    did(desk_store, desk.agent, lambda w: macros.run_macro(w, ticket, macro))

    shown = view(desk_store, desk.agent, ticket)
    assert (shown.status, shown.priority, shown.tags) == (
        TicketStatus.PENDING,
        Priority.LOW,
        ("asked",),
    )
    last = shown.messages[-1]
    assert (last.author, last.author_kind) == ("Dana Fox", AuthorKind.AGENT)
    assert last.body == f"Dear Ruth Berg, which version is it? (#{ticket})"


def test_a_macro_does_all_or_nothing(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    macro = made(desk_store, desk.agent, MacroDraft("Ask and wait", ASK_AND_WAIT))
    did(desk_store, desk.agent, lambda w: bulk.apply(w, ticket, _closed()))
    with pytest.raises(HelpDeskError, match="cannot become"):
        did(desk_store, desk.agent, lambda w: macros.run_macro(w, ticket, macro))

    shown = view(desk_store, desk.agent, ticket)
    assert (shown.tags, len(shown.messages)) == ((), 1)


def test_a_macro_of_nobody_present_is_refused_when_saved(
    desk_store: Store, desk: SmallDesk
) -> None:
    with pytest.raises(RuleError, match="Action 1"):
        made(desk_store, desk.agent, MacroDraft("x", [{"do": "assign", "team": "Nowhere"}]))


def test_the_trail_names_the_macro(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    macro = made(desk_store, desk.agent, MacroDraft("Low", [{"do": "priority", "to": "low"}]))
    did(desk_store, desk.agent, lambda w: macros.run_macro(w, ticket, macro))

    with desk_store.reading(desk.officer) as work:
        told = entries(work, TrailFilter(ticket_id=ticket))
    reasons = {one.kind: one.reason for one in told}
    assert reasons["ticket.priority_set"] == "Macro: Low"
    assert "macro.ran" in reasons


# -- many at once, and back -------------------------------------------------------------------


def _reply(ticket: int, work: Work) -> Changes:
    return conversation.send_reply(work, ticket, "Seen.")


def _apply(ticket: int, change: BulkChange, work: Work) -> Changes:
    return bulk.apply(work, ticket, change)


def _back(was: undoing.Before, work: Work) -> Changes:
    return undoing.put_back(work, was, reason="Undone")


def _closed() -> BulkChange:
    return BulkChange("Answered by the notice", status=TicketStatus.CLOSED)


def test_a_change_of_many_and_its_undo(desk_store: Store, desk: SmallDesk) -> None:
    tickets = [opened(desk_store, desk, tags=("old",)) for _ in range(3)]
    for each in tickets:
        did(desk_store, desk.agent, partial(_reply, each))
    with desk_store.reading(desk.agent) as work:
        was = undoing.before(work, tickets)
    change = BulkChange(
        "Moved to tier 2",
        status=TicketStatus.ON_HOLD,
        priority=Priority.HIGH,
        to=(desk.tier_2, desk.colleague.person_id),
        kind="Problem",
        add_tags=("new",),
        remove_tags=("old",),
    )
    for each in tickets:
        did(desk_store, desk.agent, partial(_apply, each, change))
    changed = [view(desk_store, desk.agent, each) for each in tickets]
    for one in was:
        did(desk_store, desk.agent, partial(_back, one))
    back = [view(desk_store, desk.agent, each) for each in tickets]

    assert {(t.status, t.priority, t.team, t.assignee, t.kind, t.tags) for t in changed} == {
        (TicketStatus.ON_HOLD, Priority.HIGH, "Tier 2", "Tom Reed", "Problem", ("new",))
    }
    assert {(t.status, t.priority, t.team, t.assignee, t.kind, t.tags) for t in back} == {
        (TicketStatus.OPEN, Priority.NORMAL, "Tier 1", "Dana Fox", "Incident", ("old",))
    }


def test_an_undo_leaves_what_a_colleague_did_meanwhile(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.reading(desk.agent) as work:
        [was] = undoing.before(work, [ticket])
    did(desk_store, desk.agent, lambda w: bulk.apply(w, ticket, _closed()))
    time.advance(timedelta(seconds=1))
    did(
        desk_store,
        desk.colleague,
        lambda w: assignment.set_priority(w, ticket, Priority.CRITICAL, reason="No!"),
    )

    with pytest.raises(ConflictError, match="Tom Reed changed"):
        did(desk_store, desk.agent, lambda w: undoing.put_back(w, was, reason="Undone"))
    assert view(desk_store, desk.agent, ticket).priority is Priority.CRITICAL


@pytest.mark.parametrize("status", [TicketStatus.OPEN, TicketStatus.RESOLVED, TicketStatus.CLOSED])
def test_a_closed_ticket_goes_back_to_what_it_was(
    desk_store: Store, desk: SmallDesk, status: TicketStatus
) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: bulk.apply(w, ticket, BulkChange("x", status=status)))
    with desk_store.reading(desk.agent) as work:
        [was] = undoing.before(work, [ticket])
    other = TicketStatus.CLOSED if status is not TicketStatus.CLOSED else TicketStatus.OPEN
    did(desk_store, desk.agent, lambda w: bulk.apply(w, ticket, BulkChange("x", status=other)))
    did(desk_store, desk.agent, lambda w: undoing.put_back(w, was, reason="Undone"))

    assert view(desk_store, desk.agent, ticket).status is status


def test_many_are_put_aside(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    until = MONDAY_9H + timedelta(hours=2)
    change = BulkChange("", snooze_until=until)
    did(desk_store, desk.agent, lambda w: bulk.apply(w, ticket, change))

    assert view(desk_store, desk.agent, ticket).relations.snoozed_until == until


# -- who is beside ----------------------------------------------------------------------------


def others(store: Store, actor: Actor, ticket: int) -> tuple[Beside, ...]:
    with store.reading(actor) as work:
        return presence.beside(work, ticket)


def seat(actor: Actor, name: str) -> Actor:
    return type(actor)(actor.person_id, actor.name, actor.role, name)


def test_people_see_who_looks_and_who_writes(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    dana, tom = seat(desk.agent, "one"), seat(desk.colleague, "two")
    first = did(desk_store, dana, lambda w: presence.here(w, ticket, writes=False))
    again = did(desk_store, dana, lambda w: presence.here(w, ticket, writes=False))
    looking = others(desk_store, tom, ticket)
    writes = did(desk_store, dana, lambda w: presence.here(w, ticket, writes=True))

    assert [set(one.looks) for one in (first, again, writes)] == [{ticket}, set(), {ticket}]
    assert [(one.name, one.writes) for one in looking] == [("Dana Fox", False)]
    assert [(one.name, one.writes) for one in others(desk_store, tom, ticket)] == [
        ("Dana Fox", True)
    ]
    assert others(desk_store, dana, ticket) == ()


def test_whoever_leaves_or_crashes_is_no_longer_seen(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    dana, tom = seat(desk.agent, "one"), seat(desk.colleague, "two")
    did(desk_store, dana, lambda w: presence.here(w, ticket, writes=True))
    did(desk_store, dana, lambda w: presence.gone(w, ticket))
    left = others(desk_store, tom, ticket)
    did(desk_store, dana, lambda w: presence.here(w, ticket, writes=True))
    time.advance(presence.HERE_FOR)

    assert (left, others(desk_store, tom, ticket)) == ((), ())


def test_a_look_leaves_nothing_in_the_trail(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    with desk_store.reading(desk.officer) as work:
        known = len(work.session.scalars(select(Presence)).all())
        before = len(entries(work, TrailFilter(ticket_id=ticket)))
    did(desk_store, desk.agent, lambda w: presence.here(w, ticket, writes=False))

    with desk_store.reading(desk.officer) as work:
        assert known == 0
        assert len(entries(work, TrailFilter(ticket_id=ticket))) == before
