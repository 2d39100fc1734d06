"""Reading, searching, printing and refused attempts leave entries, or nothing is handed out."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from models.audit import AuditEntry
from models.vocabulary import Priority
from services.audit import access_log, browse, reasons, restriction, subject_access, trail
from services.audit.browse import TrailFilter
from services.audit.trail import FieldChange
from services.errors import HelpDeskError, NotAllowed, RuleError
from services.tickets import assignment, attachments, conversation, queue, reading
from services.tickets.attachments import GivenFile
from services.watch.desk_store import open_store
from tests.rigs.desk import lay_desk, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.store.work import Actor, Store
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk


@pytest.fixture
def secret(desk_store: Store, desk: SmallDesk) -> int:
    return opened(desk_store, desk, kind="Confidential", subject="Pay of the board")


@pytest.fixture
def guarded(monday_url: str, time: VirtualTime) -> Iterator[Store]:
    made = open_store(monday_url, time)
    yield made
    made.dispose()


def said(store: Store, desk: SmallDesk, *kinds: str) -> list[tuple[str, int, str]]:
    """Kind, subject and actor of the entries of these kinds, oldest first."""
    with store.reading(desk.officer) as work:
        query = select(AuditEntry).where(AuditEntry.kind.in_(kinds)).order_by(AuditEntry.id)
        return [(one.kind, one.subject_id, one.actor_name) for one in work.session.scalars(query)]


def look(store: Store, actor: Actor, number: int) -> str:
    with store.reading(actor) as work:
        return reading.ticket(work, number).subject


def test_a_look_at_a_restricted_ticket_is_an_entry(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    assert look(desk_store, desk.agent, secret) == "Pay of the board"

    assert said(desk_store, desk, access_log.VIEWED) == [
        (access_log.VIEWED, secret, desk.agent.name)
    ]


def test_a_page_that_asks_again_is_the_same_look(
    desk_store: Store, desk: SmallDesk, secret: int, time: VirtualTime
) -> None:
    for _ in range(3):
        look(desk_store, desk.agent, secret)
    time.advance(timedelta(minutes=16))
    look(desk_store, desk.agent, secret)
    look(desk_store, desk.lead, secret)

    seen = [one[2] for one in said(desk_store, desk, access_log.VIEWED)]
    assert seen == [desk.agent.name, desk.agent.name, desk.lead.name]


def test_a_look_at_any_other_ticket_is_none(desk_store: Store, desk: SmallDesk) -> None:
    look(desk_store, desk.agent, opened(desk_store, desk))

    assert said(desk_store, desk, access_log.VIEWED) == []


def test_a_desk_may_restrict_everything_or_other_words(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk, tags=("vip",))
    with desk_store.work(desk.admin) as work:
        restriction.restrict(work, (), ("vip",), reason="Board members")
    look(desk_store, desk.agent, number)
    with desk_store.work(desk.admin) as work:
        restriction.restrict(work, (), (), everything=True, reason="Health records")
    look(desk_store, desk.lead, opened(desk_store, desk))

    assert len(said(desk_store, desk, access_log.VIEWED)) == 2


def test_restricting_needs_the_right_and_a_reason(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(RuleError, match="needs a reason"), desk_store.work(desk.admin) as work:
        restriction.restrict(work, (), (), reason=" ")
    with pytest.raises(NotAllowed), desk_store.work(desk.agent) as work:
        restriction.restrict(work, (), (), reason="So that nobody sees me looking")


def test_where_the_entry_cannot_be_written_nothing_is_handed_out(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    shown = []
    with desk_store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE audit_entry RENAME TO elsewhere"))
    try:
        with pytest.raises(HelpDeskError):
            shown.append(look(desk_store, desk.agent, secret))
    finally:
        with desk_store.engine.begin() as connection:
            connection.execute(text("ALTER TABLE elsewhere RENAME TO audit_entry"))

    assert shown == []


def test_a_search_that_finds_restricted_tickets_is_an_entry_with_its_words(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    opened(desk_store, desk, subject="Payment terminal broken")
    for words in ("pay", "terminal"):
        with desk_store.reading(desk.agent) as work:
            queue.queue_stretch(work, queue.QueueView(queue.Queue.ALL, text=words))

    with desk_store.reading(desk.officer) as work:
        found = work.session.scalars(
            select(AuditEntry).where(AuditEntry.kind == access_log.SEARCHED)
        ).all()
    assert [[change["after"] for change in one.changes] for one in found] == [["pay", f"#{secret}"]]


def test_opening_a_file_of_a_restricted_ticket_is_an_entry(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    with desk_store.work(desk.agent) as work:
        conversation.add_note(work, secret, "The list", [GivenFile("pay.csv", b"a;b")])
    with desk_store.reading(desk.lead) as work:
        file = reading.ticket(work, secret).messages[-1].attachments[0]
        attachments.content_of(work, file.id)

    kinds = [one[0] for one in said(desk_store, desk, access_log.VIEWED, access_log.OPENED)]
    assert kinds == [access_log.VIEWED, access_log.OPENED]


def test_reading_the_trail_is_an_entry_and_not_for_everybody(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    for _ in range(2):
        with desk_store.reading(desk.officer) as work:
            browse.read(work, TrailFilter(ticket_id=secret))
    with (
        pytest.raises(NotAllowed, match="read the audit trail"),
        desk_store.reading(desk.agent) as work,
    ):
        browse.read(work, TrailFilter())

    assert said(desk_store, desk, access_log.TRAIL_READ) == [
        (access_log.TRAIL_READ, secret, desk.officer.name)
    ]


def test_printing_and_copying_are_entries(desk_store: Store, desk: SmallDesk, secret: int) -> None:
    with desk_store.work(desk.agent) as work:
        access_log.record_print(work, ("ticket", secret), "Proof sheet", rows=2)
        access_log.record_copy(work, ("desk", 1), "Queue", rows=40)

    kinds = [one[0] for one in said(desk_store, desk, access_log.PRINTED, access_log.COPIED)]
    assert kinds == [access_log.PRINTED, access_log.COPIED]


@pytest.mark.postgres
def test_everybody_may_write_down_that_they_copied(
    owner: Store, sit: Callable[[Actor, str], Store]
) -> None:
    small = lay_desk(owner)
    number = opened(owner, small)
    people = {"agent": small.agent, "lead": small.lead, "officer": small.officer}
    for login, actor in people.items():
        sit(actor, login).apply(
            actor,
            partial(access_log.record_copy, subject=("ticket", number), what="Proof", rows=1),
        )

    kinds = said(owner, small, access_log.COPIED)
    assert [name for _, _, name in kinds] == [one.name for one in people.values()]


def test_a_refused_attempt_is_an_entry_and_changes_nothing(
    desk: SmallDesk, guarded: Store, secret: int
) -> None:
    with pytest.raises(NotAllowed), guarded.work(desk.requester) as work:
        assignment.set_priority(work, secret, Priority.CRITICAL, reason="I am in a hurry")

    assert said(guarded, desk, access_log.REFUSED, "ticket.priority_set") == [
        (access_log.REFUSED, desk.requester.person_id, desk.requester.name)
    ]


def test_who_saw_a_person_is_told_with_exports_and_searches(
    desk_store: Store, desk: SmallDesk, secret: int
) -> None:
    assert desk.requester.person_id is not None
    look(desk_store, desk.agent, secret)
    with desk_store.reading(desk.lead) as work:
        queue.queue_ids(work, queue.QueueView(queue.Queue.ALL, text="board"))
    with desk_store.work(desk.officer) as work:
        scope = FieldChange(
            "scope", None, f'{{"kind": "subjects", "subjects": ["ticket/{secret}"]}}'
        )
        trail.append(work, "export.bundle", ("export", 0), [scope], "For the regulator")
        trail.append(work, "export.begun", ("export", 0), [FieldChange("ticket", None, "#999")])
        trail.append(work, "export.begun", ("export", 0), [FieldChange("kind", None, "ticket")])
    with desk_store.reading(desk.officer) as work:
        found = subject_access.who_saw(work, desk.requester.person_id)

    assert [(one.who, one.did, one.ticket_id, one.is_certain) for one in found.accesses] == [
        (desk.agent.name, "looked at", secret, True),
        (desk.lead.name, "found by a search", secret, True),
        (desk.officer.name, "exported", secret, True),
        (desk.officer.name, "exported a period", None, False),
    ]
    assert found.accesses[2].purpose == "For the regulator"
    assert [one[1] for one in said(desk_store, desk, subject_access.REPORTED)] == [
        desk.requester.person_id
    ]


LOWERED = FieldChange("priority", "high", "low")
CORRECTED = FieldChange("contact_at", "09:00", "08:00")


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        pytest.param("ticket.closed", None, id="closing"),
        pytest.param("ticket.edited", LOWERED, id="lowering"),
        pytest.param("clock.restated", None, id="override"),
        pytest.param("ticket.policy_pinned", None, id="deadline"),
        pytest.param("person.role_set", None, id="permission"),
        pytest.param("ticket.edited", CORRECTED, id="correction"),
    ],
)
def test_a_refused_prompt_is_no_change(
    desk_store: Store, desk: SmallDesk, secret: int, kind: str, change: FieldChange | None
) -> None:
    def with_a_blank_reason() -> None:
        with desk_store.work(desk.agent) as work:
            conversation.add_note(work, secret, "Beside it")
            trail.append(work, kind, ("ticket", secret), [change] if change else [], "  ")

    with pytest.raises(RuleError, match="needs a reason"):
        with_a_blank_reason()
    assert said(desk_store, desk, kind, "message.noted") == []


def test_raising_a_priority_is_not_asked_about() -> None:
    assert reasons.prompt_for("ticket.edited", [FieldChange("priority", "low", "high")]) is None


def test_prompts_have_choices_and_a_desk_its_own(desk_store: Store, desk: SmallDesk) -> None:
    with desk_store.reading(desk.agent) as work:
        shown = {one.prompt: one.choices for one in reasons.prompts(work)}

    assert set(shown) == set(reasons.Prompt)
    assert "Solved" in shown[reasons.Prompt.ENDING]
