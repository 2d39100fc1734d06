"""Watch, snooze, remind and forward, and how each is taken back, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.outbox import OutboxMessage
from models.vocabulary import OutboxState
from services.errors import NotAllowed, RuleError
from services.store.work import WATCHER
from services.tickets import agenda, conversation, forwarding, merging, watchers
from services.tickets.queue import Queue
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did, due, in_queue, notices, view

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime

HOUR = timedelta(hours=1)


# -- watching ---------------------------------------------------------------------------------


def test_whoever_watches_hears_of_replies_of_others(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.colleague, lambda w: watchers.watch(w, ticket))
    did(desk_store, desk.agent, lambda w: conversation.send_reply(w, ticket, "On it."))
    did(desk_store, desk.colleague, lambda w: conversation.send_reply(w, ticket, "Me too."))

    heard = notices(desk_store, desk.colleague)
    assert heard == [f"Reply on #{ticket} VPN drops every ten minutes"]
    assert [one.name for one in view(desk_store, desk.lead, ticket).relations.watchers] == [
        "Tom Reed"
    ]


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
    assert view(desk_store, desk.agent, ticket).relations.snoozed_until is None
    assert notices(desk_store, desk.agent) == []


def test_a_requester_takes_no_snooze_back(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, MONDAY_9H + HOUR))

    with pytest.raises(NotAllowed):
        did(desk_store, desk.requester, lambda w: agenda.wake(w, ticket))
    assert in_queue(desk_store, desk.agent, Queue.MINE) == []


def test_nobody_snoozes_into_the_past(desk_store: Store, desk: SmallDesk) -> None:
    ticket = opened(desk_store, desk)

    with pytest.raises(RuleError, match="in the past"):
        did(desk_store, desk.agent, lambda w: agenda.snooze(w, ticket, MONDAY_9H))


def test_a_reminder_is_given_once_and_to_its_person(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: agenda.remind(w, ticket, MONDAY_9H + HOUR, "Call Ruth"))
    planned = [one.note for one in view(desk_store, desk.agent, ticket).relations.reminders]
    others = view(desk_store, desk.colleague, ticket).relations.reminders
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
