"""An erasure leaves no word behind: every column of every table is searched, not the known ones."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import String, cast, func, inspect, select, table, text
from sqlalchemy import column as column_of
from sqlalchemy.exc import DBAPIError

from models.clocks import Clock
from models.rules import MessageTone, RuleRun, RuleVersion
from models.tickets import Message
from models.vocabulary import ClockState, MessageForm, RuleOutcome
from models.workflow import Approval, TicketTask
from services.audit import disposal, retention
from services.audit.verification.run import Evidence, verify
from services.rules.publishing import RuleDraft, publish_rule
from services.sla import restating, standing
from services.tickets import agenda, conversation, lifecycle, links
from services.tickets.texts import Said
from services.workflow import approvals, tasks
from services.workflow.templates import Step
from tests.rigs.desk import opened

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk

SECRET = "Marmalade 4711"  # noqa: S105 - words to look for
NOTE = {"do": "note", "text": "Seen"}


def said_anywhere(store: Store, words: str) -> list[str]:
    """Return every table and column of the database in which the words stand."""
    found = []
    asked = inspect(store.engine)
    with store.engine.connect() as connection:
        for name in asked.get_table_names():
            for column in asked.get_columns(name):
                there = table(name, column_of(column["name"]))
                said = cast(there.c[column["name"]], String).contains(words)
                if connection.scalar(select(func.count()).select_from(there).where(said)):
                    found.append(f"{name}.{column['name']}")
    return sorted(found)


@pytest.fixture
def told(desk_store: Store, desk: SmallDesk, time: VirtualTime) -> int:
    """A ticket that says the secret wherever somebody, or a rule, can write about it."""
    store = desk_store
    number = opened(store, desk, subject=f"About {SECRET}", description=SECRET, tags=(SECRET,))
    other = opened(store, desk, subject="Another")
    with store.work(desk.agent) as work:
        links.link(work, number, "related to", other, note=SECRET)
        agenda.remind(work, number, work.now + timedelta(days=1), SECRET)
        tasks.add_task(work, number, Step(f"Tell {SECRET}", team="Tier 1"))
        tasks.add_task(work, number, Step(f"Ask {SECRET}", approvers=("lead",)))
    _decide(store, desk, number)
    with store.work(desk.requester) as work:
        markup = f"<p>It is <b>{SECRET}</b></p>"
        conversation.receive_reply(work, number, Said("", MessageForm.HTML, markup))
    _ask_a_rule(store, desk, number)
    time.advance(timedelta(days=2))
    with store.work(desk.agent) as work:
        conversation.send_reply(work, number, SECRET)
        lifecycle.place_on_hold(work, number, reason=f"Waiting for {SECRET}")
        lifecycle.resume(work, number)
        lifecycle.close(work, number, reason=f"Told {SECRET}")
    _restate(store, desk, number)
    return number


def _decide(store: Store, desk: SmallDesk, number: int) -> None:
    with store.work(desk.agent) as work:
        ended = work.session.scalars(select(TicketTask).where(TicketTask.ticket_id == number))
        tasks.finish(work, next(one.id for one in ended if "Tell" in one.title), note=SECRET)
    with store.work(desk.lead) as work:
        asked = work.session.scalars(select(Approval).where(Approval.ticket_id == number)).one()
        approvals.decide(work, asked.id, approves=False, comment=SECRET)


def _ask_a_rule(store: Store, desk: SmallDesk, number: int) -> None:
    """Leave what a rule says of a change, and what it counted in a message."""
    with store.work(desk.admin) as work:
        rule = publish_rule(work, RuleDraft("Tell", {"on": "created"}, (NOTE,)))
        version = work.session.scalars(
            select(RuleVersion.id).where(RuleVersion.rule_id == rule)
        ).one()
        message = work.session.scalars(select(Message).where(Message.ticket_id == number)).first()
        assert message is not None
        run = RuleRun(
            rule_version_id=version,
            ticket_id=number,
            at=work.now,
            correlation="0",
            cause=SECRET,
            outcome=RuleOutcome.RAN,
            why=SECRET,
            did=SECRET,
        )
        work.session.add(run)
        work.session.merge(MessageTone(message_id=message.id, score=-1, words=[SECRET]))


def _restate(store: Store, desk: SmallDesk, number: int) -> None:
    assert desk.manager.person_id is not None
    with store.work(desk.lead) as work:
        late = select(Clock.id).where(Clock.ticket_id == number, Clock.breached_at.is_not(None))
        clock = work.session.scalars(late).first()
        assert clock is not None
        restating.restate(
            work, clock, ClockState.MET, reason=SECRET, approved_by=desk.manager.person_id
        )


def erase(store: Store, desk: SmallDesk, number: int) -> None:
    assert desk.admin.person_id is not None
    with store.work(desk.officer) as work:
        disposal.erase_ticket(
            work, number, authority="Article 17", approved_by=desk.admin.person_id
        )


def test_an_erased_ticket_is_quoted_nowhere_in_the_database(
    desk_store: Store, desk: SmallDesk, told: int
) -> None:
    assert len(said_anywhere(desk_store, SECRET)) > 12

    erase(desk_store, desk, told)

    erase(desk_store, desk, told + 1)  # what was said on the ticket that is linked is its own
    assert said_anywhere(desk_store, SECRET) == []


def test_an_erased_ticket_still_verifies_and_counts_its_clocks(
    desk_store: Store, desk: SmallDesk, told: int
) -> None:
    before = clocks(desk_store, desk, told)

    erase(desk_store, desk, told)

    assert verify(desk_store, Evidence()).first is None
    assert clocks(desk_store, desk, told) == before


def test_what_was_erased_once_can_be_erased_again_and_purged_and_still_verifies(
    desk_store: Store, desk: SmallDesk, told: int, time: VirtualTime
) -> None:
    erase(desk_store, desk, told)
    erase(desk_store, desk, told)
    assert verify(desk_store, Evidence()).first is None

    time.advance(timedelta(days=8 * 365))
    with desk_store.work(desk.officer) as work:
        retention.propose(work, reason="Agreed with counsel")
    with desk_store.work(desk.officer) as work:
        of_class = next(one.id for one in retention.schedule(work) if one.due)
        second = desk.admin.person_id or 0
        disposal.purge(work, of_class, [told], reason="The schedule", approved_by=second)

    assert verify(desk_store, Evidence()).first is None


def clocks(store: Store, desk: SmallDesk, number: int) -> list[tuple[object, ...]]:
    """Replay the clocks of a ticket from its events, as they stand."""
    with store.reading(desk.officer) as work:
        found = standing.replayed(work, number)
        return [(one.target, one.cycle, one.state, one.breached_s) for one in found.clocks]


@pytest.mark.parametrize(
    "change",
    ["data = '{}'", "kind = 'note'", "at = '2020-01-01 00:00:00+00:00'"],
)
def test_an_event_loses_nothing_but_its_reason(
    desk_store: Store, desk: SmallDesk, told: int, change: str
) -> None:
    erase(desk_store, desk, told)

    changing = text(f"UPDATE ticket_event SET {change}")  # noqa: S608 - a constant

    with (
        pytest.raises(DBAPIError, match=r"append-only|never changed"),
        desk_store.engine.begin() as connection,
    ):
        connection.execute(changing)
