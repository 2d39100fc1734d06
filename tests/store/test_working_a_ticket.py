"""The services work a ticket from its opening to its end, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from models.clocks import Clock
from models.vocabulary import AuthorKind, ClockState, MessageKind, Priority, Target, TicketStatus
from services.audit.browse import TrailFilter, entries
from services.errors import HelpDeskError, NotAllowed, RuleError
from services.tickets import assignment, conversation, lifecycle, reading
from services.tickets.attachments import GivenFile, content_of
from services.tickets.orders import Order
from services.tickets.queue import Queue, QueueView, queue_counts, queue_ids
from services.tickets.rows import queue_rows
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.clocks import Clock as ClockRow
    from services.changes import Changes
    from services.store.work import Store
    from services.time_source import VirtualTime


def clock(store: Store, desk: SmallDesk, ticket_id: int, target: Target) -> ClockRow:
    with store.reading(desk.agent) as work:
        query = select(Clock).where(Clock.ticket_id == ticket_id, Clock.target == target)
        return work.session.scalars(query.order_by(Clock.cycle.desc())).first() or pytest.fail(
            f"no {target} clock"
        )


def view(store: Store, desk: SmallDesk, ticket_id: int) -> reading.TicketView:
    with store.reading(desk.agent) as work:
        return reading.ticket(work, ticket_id)


def test_the_first_ticket_is_number_1001(desk_store: Store, desk: SmallDesk) -> None:
    assert opened(desk_store, desk) == 1001


def test_an_opened_ticket_has_its_policy_and_its_clocks(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)

    resolution = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    assert resolution.due_at == MONDAY_9H + timedelta(hours=8)
    assert view(desk_store, desk, ticket_id).policy == "Standard, version 1"


def test_a_reply_meets_the_first_response(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(minutes=59))
    with desk_store.work(desk.agent) as work:
        conversation.send_reply(work, ticket_id, "We are looking into it.")

    first = clock(desk_store, desk, ticket_id, Target.FIRST_RESPONSE)
    assert first.state is ClockState.MET
    assert view(desk_store, desk, ticket_id).status is TicketStatus.OPEN


def test_a_note_meets_nothing(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(minutes=5))
    with desk_store.work(desk.agent) as work:
        conversation.add_note(work, ticket_id, "Looks like the firewall.")

    assert clock(desk_store, desk, ticket_id, Target.FIRST_RESPONSE).stopped_at is None


def test_a_hold_pauses_and_a_resume_lays_the_rest_on_the_calendar(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=1))
    with desk_store.work(desk.agent) as work:
        lifecycle.place_on_hold(work, ticket_id, reason="Waiting for the vendor")
    held = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    time.advance(timedelta(hours=10))
    with desk_store.work(desk.agent) as work:
        lifecycle.resume(work, ticket_id)

    resumed = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    assert (held.state, held.due_at) == (ClockState.PAUSED, None)
    assert resumed.due_at == MONDAY_9H + timedelta(hours=18)


@pytest.mark.parametrize("end", [lifecycle.resolve, lifecycle.close])
def test_what_is_done_is_reopened_with_a_reason_and_not_resumed(
    desk_store: Store, desk: SmallDesk, end: Callable[..., Changes]
) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        end(work, ticket_id, reason="Router replaced")

    with pytest.raises(RuleError, match="reopen it"), desk_store.work(desk.agent) as work:
        lifecycle.resume(work, ticket_id)


def test_a_more_urgent_priority_brings_the_deadline_forward(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=1))
    with desk_store.work(desk.agent) as work:
        assignment.set_priority(work, ticket_id, Priority.CRITICAL, reason="The whole branch")

    resolution = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    assert resolution.due_at == MONDAY_9H + timedelta(hours=2)


def test_resolve_and_reopen_continue_the_same_clock(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=4))
    with desk_store.work(desk.agent) as work:
        lifecycle.resolve(work, ticket_id, reason="Router replaced")
    solved = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    time.advance(timedelta(hours=40))
    with desk_store.work(desk.requester) as work:
        conversation.receive_reply(work, ticket_id, "It is back.")

    again = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    assert solved.state is ClockState.MET
    assert (again.cycle, again.due_at) == (1, MONDAY_9H + timedelta(hours=48))
    assert view(desk_store, desk, ticket_id).status is TicketStatus.OPEN


def test_a_late_resolution_is_a_breach_at_the_due_time(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    ticket_id = opened(desk_store, desk)
    time.advance(timedelta(hours=9))
    with desk_store.work(desk.agent) as work:
        lifecycle.resolve(work, ticket_id, reason="Done at last")

    resolution = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    assert resolution.state is ClockState.BREACHED
    assert resolution.breached_at == MONDAY_9H + timedelta(hours=8)
    assert resolution.noticed_at == MONDAY_9H + timedelta(hours=9)


def test_every_change_leaves_an_entry_in_the_same_unit(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        assignment.assign(work, ticket_id, team_id=desk.tier_2, person_id=desk.colleague.person_id)

    with desk_store.reading(desk.officer) as work:
        newest = entries(work, TrailFilter(ticket_id=ticket_id))[0]
    assert (newest.kind, newest.actor) == ("ticket.assigned", "Dana Fox")
    assert [(one.field, one.after) for one in newest.changes] == [
        ("team", f"Tier 2 #{desk.tier_2}"),
        ("assignee", f"Tom Reed #{desk.colleague.person_id}"),
    ]


def note_twice(store: Store, desk: SmallDesk, ticket_id: int) -> None:
    with store.work(desk.agent) as work:
        conversation.add_note(work, ticket_id, "first")
        conversation.add_note(work, ticket_id, "  ")


def test_a_failed_unit_leaves_neither_change_nor_entry(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.reading(desk.officer) as work:
        before = len(entries(work, TrailFilter()))

    with pytest.raises(RuleError):
        note_twice(desk_store, desk, ticket_id)
    with desk_store.reading(desk.officer) as work:
        assert len(entries(work, TrailFilter())) == before


@pytest.mark.parametrize("table", ["audit_entry", "ticket_event"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET kind = 'x'", "DELETE FROM {}"])
def test_history_refuses_to_be_changed(
    desk_store: Store, desk: SmallDesk, table: str, statement: str
) -> None:
    opened(desk_store, desk)

    with (
        pytest.raises((HelpDeskError, DBAPIError)),
        desk_store.work(desk.admin) as work,
    ):
        work.session.execute(text(statement.format(table)))


def test_an_attachment_comes_back_as_it_went_in(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        conversation.send_reply(
            work, ticket_id, "See the log.", (GivenFile("log.txt", b"\x00\xff", "text/plain"),)
        )
    file = view(desk_store, desk, ticket_id).messages[-1].attachments[0]

    with desk_store.reading(desk.agent) as work:
        assert content_of(work, file.id).content == b"\x00\xff"


def test_an_attachment_over_the_limit_changes_nothing(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)

    with pytest.raises(RuleError, match="30 MB"), desk_store.work(desk.agent) as work:
        conversation.send_reply(
            work, ticket_id, "See the dump.", (GivenFile("dump", bytes(30 * 1024**2)),)
        )
    assert len(view(desk_store, desk, ticket_id).messages) == 1


def test_a_requester_sees_no_notes(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        conversation.add_note(work, ticket_id, "Between us.")

    with desk_store.reading(desk.requester) as work:
        seen = reading.ticket(work, ticket_id)
    assert [one.kind for one in seen.messages] == [MessageKind.REPLY]
    assert seen.messages[0].author_kind is AuthorKind.REQUESTER


def test_a_requester_may_not_work_tickets(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)

    with pytest.raises(NotAllowed), desk_store.work(desk.requester) as work:
        lifecycle.resolve(work, ticket_id, reason="I did it myself")


def test_an_impossible_step_is_refused(desk_store: Store, desk: SmallDesk) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        lifecycle.close(work, ticket_id, reason="Spam")

    with (
        pytest.raises(RuleError, match="closed and cannot become on hold"),
        desk_store.work(desk.agent) as work,
    ):
        lifecycle.place_on_hold(work, ticket_id, reason="Too late")


def test_a_cancelled_ticket_ends_its_clocks_as_cancelled(
    desk_store: Store, desk: SmallDesk
) -> None:
    ticket_id = opened(desk_store, desk)
    with desk_store.work(desk.agent) as work:
        lifecycle.cancel(work, ticket_id, reason="Duplicate of another")

    resolution = clock(desk_store, desk, ticket_id, Target.RESOLUTION)
    assert (resolution.state, resolution.next_at) == (ClockState.CANCELLED, None)


def test_a_queue_puts_first_what_breaks_next(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    later = opened(desk_store, desk, subject="Printer jams")
    time.advance(timedelta(minutes=1))
    sooner = opened(desk_store, desk, subject="Site down", priority=Priority.CRITICAL)
    with desk_store.work(desk.agent) as work:
        conversation.send_reply(work, sooner, "On it.")
        conversation.send_reply(work, later, "On it too.")

    with desk_store.reading(desk.agent) as work:
        ids = queue_ids(work, QueueView(Queue.MINE, Order.DUE))
        rows = queue_rows(work, ids)
    assert list(ids) == [sooner, later]
    assert rows[0].chip is not None
    assert rows[0].chip.due_at == MONDAY_9H + timedelta(hours=2, minutes=1)


def test_queues_count_breached_and_at_risk_tickets(
    desk_store: Store, desk: SmallDesk, time: VirtualTime
) -> None:
    opened(desk_store, desk)
    time.advance(timedelta(minutes=50))
    views = (QueueView(Queue.AT_RISK), QueueView(Queue.BREACHED), QueueView(Queue.OPEN))
    with desk_store.reading(desk.agent) as work:
        before = queue_counts(work, views)
    time.advance(timedelta(minutes=20))
    with desk_store.reading(desk.agent) as work:
        after = queue_counts(work, views)

    assert before == (1, 0, 1)
    assert after == (0, 1, 1)
