"""Merge, split, watch, snooze, remind and forward, and how each is taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.clocks import Clock
from models.escalation import Notice
from models.outbox import OutboxMessage
from models.people import Person
from models.vocabulary import ClockState, OutboxState, Priority, Target, TicketStatus
from services.errors import HelpDeskError, NotAllowed, RuleError
from services.store.work import WATCHER
from services.tickets import (
    agenda,
    conversation,
    forwarding,
    lifecycle,
    merging,
    reading,
    splitting,
    watchers,
)
from services.tickets.attachments import GivenFile, content_of
from services.tickets.queue import Queue, QueueView, queue_ids
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Actor, Store, Work
    from services.time_source import VirtualTime

HOUR = timedelta(hours=1)


def view(store: Store, actor: Actor, ticket_id: int) -> reading.TicketView:
    with store.reading(actor) as work:
        return reading.ticket(work, ticket_id)


def did(store: Store, actor: Actor, act: Callable[[Work], Changes]) -> Changes:
    with store.work(actor) as work:
        return act(work)


def due(store: Store, ticket_id: int) -> dict[Target, object]:
    with store.reading(WATCHER) as work:
        query = select(Clock).where(Clock.ticket_id == ticket_id).order_by(Clock.cycle)
        return {one.target: (one.state, one.due_at) for one in work.session.scalars(query)}


def notices(store: Store, actor: Actor) -> list[str]:
    with store.reading(actor) as work:
        query = select(Notice.title).where(Notice.person_id == actor.person_id)
        return list(work.session.scalars(query.order_by(Notice.id)))


def in_queue(store: Store, actor: Actor, queue: Queue) -> list[int]:
    with store.reading(actor) as work:
        return list(queue_ids(work, QueueView(queue)))


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
    assert shown.merged_from == ((older, "VPN drops every ten minutes"),)
    assert view(desk_store, desk.agent, older).merged_into == newer


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
    assert view(desk_store, desk.agent, newer).merged_from == ()


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
    assert shown.merged_from == ()


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


# -- splitting --------------------------------------------------------------------------------


def test_a_message_becomes_a_ticket_that_counts_from_when_it_came(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    old = opened(desk_store, desk)
    time.advance(HOUR)
    did(
        desk_store,
        desk.requester,
        lambda w: conversation.receive_reply(
            w, old, "My printer smokes.", [GivenFile("smoke.txt", b"grey")]
        ),
    )
    message = view(desk_store, desk.agent, old).messages[-1]
    time.advance(HOUR)
    new = did(desk_store, desk.agent, lambda w: splitting.split(w, message.id, "Printer")).subject
    assert new is not None

    made = view(desk_store, desk.agent, new)
    assert (made.subject, made.requester, made.messages[0].body) == (
        "Printer",
        "Ruth Berg",
        "My printer smokes.",
    )
    assert due(desk_store, new)[Target.RESOLUTION] == (ClockState.RUNNING, MONDAY_9H + 9 * HOUR)
    assert [(one.word, one.ticket_id) for one in made.links] == [("related to", old)]
    with desk_store.reading(desk.agent) as work:
        assert content_of(work, made.messages[0].attachments[0].id).content == b"grey"


def test_a_split_is_undone_while_nobody_works_on_it(desk_store: Store, desk: SmallDesk) -> None:
    old = opened(desk_store, desk)
    message = view(desk_store, desk.agent, old).messages[0].id
    new = did(desk_store, desk.agent, lambda w: splitting.split(w, message, "Other")).subject
    assert new is not None
    did(desk_store, desk.agent, lambda w: splitting.undo_split(w, new))

    assert view(desk_store, desk.agent, new).status is TicketStatus.CANCELLED
    with pytest.raises(RuleError, match="works on"):
        did(desk_store, desk.agent, lambda w: splitting.undo_split(w, new))


# -- watching ---------------------------------------------------------------------------------


def test_whoever_watches_hears_of_replies_of_others(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.colleague, lambda w: watchers.watch(w, ticket))
    did(desk_store, desk.agent, lambda w: conversation.send_reply(w, ticket, "On it."))
    did(desk_store, desk.colleague, lambda w: conversation.send_reply(w, ticket, "Me too."))

    heard = notices(desk_store, desk.colleague)
    assert heard == [f"Reply on #{ticket} VPN drops every ten minutes"]
    assert [one.name for one in view(desk_store, desk.lead, ticket).watchers] == ["Tom Reed"]


def test_whoever_watches_a_merged_ticket_hears_of_the_other(
    desk_store: Store, desk: SmallDesk
) -> None:
    one, two = opened(desk_store, desk), opened(desk_store, desk, subject="Survivor")
    did(desk_store, desk.colleague, lambda w: watchers.watch(w, one))
    did(desk_store, desk.agent, lambda w: merging.merge(w, one, two, reason="same"))
    did(desk_store, desk.requester, lambda w: conversation.receive_reply(w, two, "Hello?"))

    assert notices(desk_store, desk.colleague) == [f"The requester replied on #{two} Survivor"]


def test_nobody_hears_after_taking_the_eyes_off(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: watchers.watch(w, ticket, desk.colleague.person_id))
    did(desk_store, desk.agent, lambda w: watchers.unwatch(w, ticket, desk.colleague.person_id))
    did(desk_store, desk.agent, lambda w: conversation.send_reply(w, ticket, "On it."))

    assert notices(desk_store, desk.colleague) == []


def test_requesters_neither_watch_nor_are_made_to(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)

    with pytest.raises(RuleError, match="only active people of the desk"):
        did(desk_store, desk.agent, lambda w: watchers.watch(w, ticket, desk.requester.person_id))
    with pytest.raises(NotAllowed):
        did(desk_store, desk.requester, lambda w: watchers.watch(w, ticket))


# -- putting aside ----------------------------------------------------------------------------


def test_a_snoozed_ticket_leaves_the_queue_and_comes_back_in_time(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    until = MONDAY_9H + HOUR
    did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, until))
    away = (
        in_queue(desk_store, desk.agent, Queue.MINE),
        in_queue(desk_store, desk.agent, Queue.SNOOZED),
    )
    early = agenda.come_back(desk_store, WATCHER)
    time.advance(HOUR)
    back = in_queue(desk_store, desk.agent, Queue.MINE)
    woken = agenda.come_back(desk_store, WATCHER)

    assert (away, early, back, woken) == (([], [ticket]), 0, [ticket], 1)
    assert notices(desk_store, desk.agent) == [
        f"Back in the queue: #{ticket} VPN drops every ten minutes"
    ]
    assert agenda.come_back(desk_store, WATCHER) == 0


def test_the_clocks_of_a_snoozed_ticket_count_on(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    before = due(desk_store, ticket)
    did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, MONDAY_9H + HOUR))

    assert due(desk_store, ticket) == before


def test_a_snoozed_ticket_comes_back_when_the_requester_writes(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, MONDAY_9H + HOUR))
    did(desk_store, desk.requester, lambda w: conversation.receive_reply(w, ticket, "Well?"))

    assert in_queue(desk_store, desk.agent, Queue.MINE) == [ticket]
    assert len(notices(desk_store, desk.agent)) == 1


def test_a_snooze_is_undone(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, MONDAY_9H + HOUR))
    did(desk_store, desk.agent, lambda w: agenda.wake(w, ticket))

    assert in_queue(desk_store, desk.agent, Queue.MINE) == [ticket]
    assert view(desk_store, desk.agent, ticket).snoozed_until is None
    assert notices(desk_store, desk.agent) == []


def test_nobody_snoozes_into_the_past(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)

    with pytest.raises(RuleError, match="in the past"):
        did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, MONDAY_9H))


def test_a_reminder_is_given_once_and_to_its_person(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: agenda.remind(w, ticket, MONDAY_9H + HOUR, "Call Ruth"))
    planned = [one.note for one in view(desk_store, desk.agent, ticket).reminders]
    others = view(desk_store, desk.colleague, ticket).reminders
    time.advance(HOUR)

    assert (planned, others) == (["Call Ruth"], ())
    assert [agenda.come_back(desk_store, WATCHER) for _ in range(2)] == [1, 0]
    assert notices(desk_store, desk.agent) == [f"Reminder: #{ticket} VPN drops every ten minutes"]


def test_a_reminder_is_taken_back_by_its_person_only(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    number = did(
        desk_store, desk.agent, lambda w: agenda.remind(w, ticket, MONDAY_9H + HOUR, "Call")
    ).subject
    assert number is not None
    with pytest.raises(NotAllowed):
        did(desk_store, desk.colleague, lambda w: agenda.forget_reminder(w, number))
    did(desk_store, desk.agent, lambda w: agenda.forget_reminder(w, number))
    time.advance(HOUR)

    assert agenda.come_back(desk_store, WATCHER) == 0


# -- forwarding -------------------------------------------------------------------------------


def mails(store: Store) -> list[OutboxMessage]:
    with store.reading(WATCHER) as work:
        return list(work.session.scalars(select(OutboxMessage)))


def test_a_forwarded_conversation_leaves_without_its_notes(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: conversation.add_note(w, ticket, "He is rude."))
    did(
        desk_store,
        desk.agent,
        lambda w: forwarding.forward(w, ticket, "vendor@example.org", "Please look."),
    )

    [mail] = mails(desk_store)
    assert (mail.recipient, mail.subject) == (
        "vendor@example.org",
        f"[#{ticket}] VPN drops every ten minutes",
    )
    assert "It worked yesterday." in mail.body
    assert "rude" not in mail.body


def test_a_forwarded_mail_is_taken_back_before_it_leaves(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket = opened(desk_store, desk)
    number = did(
        desk_store, desk.agent, lambda w: forwarding.forward(w, ticket, "a@b.example", "See.")
    ).subject
    assert number is not None
    did(desk_store, desk.agent, lambda w: forwarding.take_back(w, number))

    assert mails(desk_store)[0].state is OutboxState.WITHDRAWN
    with pytest.raises(RuleError, match="has left already"):
        did(desk_store, desk.agent, lambda w: forwarding.take_back(w, number))


@pytest.mark.parametrize("to", ["", "somebody", "a@b\nBcc: c@d", "a@b, c@d", "<a@b>"])
def test_only_one_plain_address_is_forwarded_to(
    desk_store: Store, desk: SmallDesk, to: str
) -> None:
    ticket = opened(desk_store, desk)

    with pytest.raises(RuleError, match="no mail address"):
        did(desk_store, desk.agent, lambda w: forwarding.forward(w, ticket, to, "See."))
