"""An event that no row of its ticket bears out is refused: clocks are counted from events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from models.audit import AuditEntry
from models.tickets import Message
from models.vocabulary import Priority, Role
from services.rules.running import react
from services.sla.recounting import MENDED, recount_left
from services.store.work import WATCHER, Store
from services.tickets import assignment, conversation, lifecycle, merging
from services.tickets.intake import NewTicket, open_ticket
from tests.rigs.desk import SmallDesk, lay_desk
from tests.rigs.logins import GuardedDesk, seat

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.postgres


@dataclass
class Desk(GuardedDesk):
    """Two tickets of an agent."""

    one: int
    other: int
    first_message: int


@pytest.fixture(scope="module")
def desk(module_pg_url: str) -> Iterator[Desk]:
    owner = Store(module_pg_url, reactions=(react,))
    small = lay_desk(owner)
    made = Desk(owner, small, 0, 0, 0)
    made.one, made.other = _opened(made.agent, small), _opened(made.agent, small)
    with owner.reading(WATCHER) as work:
        made.first_message = (
            work.session.scalars(select(Message.id).order_by(Message.id)).first() or 0
        )
    yield made
    made.close()


def _opened(store: Store, small: SmallDesk) -> int:
    asked = NewTicket(
        "Printer",
        small.requester.person_id or 0,
        "It hums",
        team_id=small.tier_1,
        assignee_id=small.agent.person_id,
    )
    with store.work(small.agent) as work:
        return open_ticket(work, asked).subject or 0


LIES: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("status", {"status": "pending", "reason": None}),
    ("status", {"status": "resolved", "reason": "Done"}),
    ("cancelled", {"reason": "spam"}),
    ("priority", {"priority": "low"}),
    ("policy", {"policy_version_id": None, "calendars": [], "cause": "policy matched"}),
    ("team", {"team_id": 2, "person_id": None}),
    ("team", {"team_id": 1, "person_id": 4, "ola": "900h", "calendar_version_id": 1}),
    ("calendar", {"calendar_version_id": 1, "cause": "published: Around the clock, version 2"}),
    ("assignee", {"team_id": 1, "person_id": None}),
    ("agent_reply", {"message_id": 0}),
    ("agent_reply", {}),
    ("agent_reply", {"message_id": "first"}),
    ("customer_reply", {"message_id": 0}),
    ("auto_reply", {"message_id": 0}),
    ("note", {"message_id": 0}),
    ("created", {"status": "new", "by": "customer", "origin": "requester", "contact_at": None}),
    ("merged", {"into": "other"}),
    ("absorbed", {"source": "other", "obligations": []}),
    ("merge_undone", {"other": "other"}),
    (
        "restated",
        {"target": "resolution", "cycle": 1, "outcome": "met", "reason": "x", "by": 4,
         "approved_by": 3},
    ),
)  # fmt: skip
INSERT: Final = text("""
    INSERT INTO ticket_event (ticket_id, seq, at, kind, data)
    SELECT :ticket, max(seq) + 1, clock_timestamp(), :kind, CAST(:data AS jsonb)
    FROM ticket_event WHERE ticket_id = :ticket
""")


def _tell(desk: Desk, store: Store, kind: str, data: dict[str, Any], *also: str) -> None:
    known = {"first": desk.first_message, "other": desk.other}
    said = {name: known.get(value, value) if isinstance(value, str) else value
            for name, value in data.items()}  # fmt: skip
    with store.engine.begin() as connection:
        for one in also:
            connection.exec_driver_sql(one)
        told = {"ticket": desk.one, "kind": kind, "data": json.dumps(said)}
        connection.execute(INSERT, told)


@pytest.mark.parametrize(("kind", "data"), LIES)
def test_an_event_that_did_not_happen_is_refused(
    desk: Desk, kind: str, data: dict[str, Any]
) -> None:
    with pytest.raises(ProgrammingError, match="an event tells what happened"):
        _tell(desk, desk.agent, kind, data)


def test_nobody_confirms_their_own_restatement(desk: Desk) -> None:
    lead = seat(desk.owner, "lead", Role.SUPERVISOR)
    me = desk.small.lead.person_id
    said = {"target": "resolution", "cycle": 1, "outcome": "met", "reason": "x", "by": me}
    for second in (me, desk.small.agent.person_id, desk.small.requester.person_id, None):
        with pytest.raises(ProgrammingError, match="an event tells what happened"):
            _tell(desk, lead, "restated", said | {"approved_by": second})
    lead.dispose()


def test_an_answer_is_told_of_once(desk: Desk) -> None:
    with desk.agent.work(desk.small.agent) as work:
        conversation.send_reply(work, desk.one, "Hello")
    with desk.owner.reading(WATCHER) as work:
        newest = select(Message.id).order_by(Message.id.desc())
        message = work.session.scalars(newest).first()
    for kind in ("agent_reply", "note"):
        with pytest.raises(ProgrammingError, match="an event tells what happened"):
            _tell(desk, desk.agent, kind, {"message_id": message})


def test_what_the_row_bears_out_is_taken(desk: Desk) -> None:
    change = f"UPDATE ticket SET priority = 2 WHERE id = {desk.one}"  # noqa: S608 - a number
    _tell(desk, desk.agent, "priority", {"priority": "high"}, change)


def test_everything_that_people_do_with_the_program_goes_through(desk: Desk) -> None:
    agent, small = desk.small.agent, desk.small
    number, twin = _opened(desk.agent, small), _opened(desk.agent, small)
    with desk.agent.work(agent) as work:  # all of it in one unit: the last word counts
        assignment.set_priority(work, number, Priority.HIGH, reason="Many ask")
        conversation.send_reply(work, number, "Hello")
        lifecycle.await_requester(work, number, reason="Asked")
        lifecycle.resume(work, number)
        conversation.add_note(work, number, "Seen")
        assignment.assign(work, number, team_id=small.tier_2, person_id=None)
        assignment.assign(work, number, team_id=small.tier_1, person_id=agent.person_id)
        assignment.set_priority(work, number, Priority.NORMAL, reason="Few ask")
        conversation.auto_reply(work, number, "We know of it")
    with desk.agent.work(agent) as work:
        merging.merge(work, twin, number, reason="The same")
    with desk.agent.work(agent) as work:
        merging.undo_merge(work, twin, reason="Not the same")
    with desk.agent.work(agent) as work:
        lifecycle.cancel(work, twin, reason="Twice")
    with desk.agent.work(agent) as work:
        lifecycle.resolve(work, number, reason="Done")
        lifecycle.reopen(work, number, reason="Not done")
        lifecycle.resolve(work, number, reason="Done")
    asker = seat(desk.owner, "requester", Role.REQUESTER, reactions=(react,))
    with asker.work(small.requester) as work:
        conversation.receive_reply(work, number, "It hums again")
    asker.dispose()
    assert recount_left(desk.owner, WATCHER) >= 1
    with desk.owner.reading(WATCHER) as work:
        assert work.session.scalars(select(AuditEntry).where(AuditEntry.kind == MENDED)).all() == []
