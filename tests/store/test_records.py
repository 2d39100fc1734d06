"""Retention, holds, purge and erasure: records go, proofs stay, and nobody does it alone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from models.audit import AuditEntry
from models.ledger import LedgerLine
from models.tickets import Attachment, AttachmentContent, Message, Ticket
from services.audit import disposal, holds, papers, retention, trail
from services.audit.holds import place, release
from services.audit.retention import ClassDraft, propose, set_class
from services.audit.scopes import Scope
from services.audit.verification.run import Evidence, verify
from services.errors import HelpDeskError, NotAllowed, RuleError
from services.tickets import conversation, lifecycle
from services.tickets.attachments import GivenFile
from services.watch.desk_store import open_store
from tests.rigs.attacks import erase
from tests.rigs.desk import opened
from tests.rigs.tampering import attack

if TYPE_CHECKING:
    from services.store.work import Store
    from services.time_source import VirtualTime
    from tests.rigs.desk import SmallDesk

SECRET = "Marmalade 4711"  # noqa: S105 - words to look for
ANY = "Everything else"
REFUSED = (HelpDeskError, DBAPIError)


@pytest.fixture
def scheduled(desk_store: Store, desk: SmallDesk) -> dict[str, int]:
    """The proposed schedule: names of classes to their numbers."""
    with desk_store.work(desk.officer) as work:
        propose(work, reason="Agreed with counsel")
    with desk_store.reading(desk.officer) as work:
        return {one.draft.name: one.id for one in retention.schedule(work)}


@pytest.fixture
def old(desk_store: Store, desk: SmallDesk, scheduled: dict[str, int], time: VirtualTime) -> int:
    """A closed ticket with words and a file, eight years later."""
    assert scheduled
    number = opened(desk_store, desk, subject=f"About {SECRET}", description=SECRET)
    with desk_store.work(desk.agent) as work:
        conversation.add_note(work, number, SECRET, [GivenFile("a.txt", SECRET.encode())])
        lifecycle.close(work, number, reason=f"Told {SECRET}")
    time.advance(timedelta(days=8 * 365))
    return number


def second(desk: SmallDesk) -> int:
    assert desk.admin.person_id is not None
    return desk.admin.person_id


def purge(store: Store, desk: SmallDesk, class_id: int, number: int) -> int:
    with store.work(desk.officer) as work:
        done = disposal.purge(
            work, class_id, [number], reason="The schedule", approved_by=second(desk)
        )
    assert done.subject is not None
    return done.subject


def said_anywhere(store: Store, words: str) -> list[str]:
    """Tables and columns in which the words still stand, other than indexes."""
    found = []
    with store.engine.connect() as connection:
        for table, column in (
            ("ticket", "subject"),
            ("message", "body"),
            ("audit_entry", "changes"),
            ("audit_entry", "reason"),
            ("ledger_line", "fields"),
            ("attachment", "name"),
            ("person", "name"),
            ("outbox_message", "body"),
        ):
            query = f"SELECT count(*) FROM {table} WHERE CAST({column} AS TEXT) LIKE :words"  # noqa: S608
            if connection.scalar(text(query), {"words": f"%{words}%"}):
                found.append(f"{table}.{column}")
    return found


def verified(store: Store) -> set[str]:
    found = verify(store, Evidence())
    assert found.layers() == set(), [one.problems for one in found.results]
    return found.layers()


def test_a_purge_takes_the_words_and_leaves_the_proofs(
    desk_store: Store, desk: SmallDesk, old: int, scheduled: dict[str, int]
) -> None:
    assert said_anywhere(desk_store, SECRET)
    number = purge(desk_store, desk, scheduled[ANY], old)

    assert said_anywhere(desk_store, SECRET) == []
    with desk_store.reading(desk.officer) as work:
        for model in (Ticket, Message, Attachment, AttachmentContent):
            assert work.session.scalar(select(func.count()).select_from(model)) == 0, model
        shown = papers.certificate(work, number)
        headers = work.session.scalars(
            select(LedgerLine.header).where(LedgerLine.subject == f"ticket/{old}")
        ).all()
    assert (shown.tickets, shown.messages, shown.record_class) == ((old,), 2, ANY)
    assert shown.lines > 10
    assert (shown.asked_by, shown.confirmed_by.split(" #")[0]) == (
        desk.officer.name,
        desk.admin.name,
    )
    assert len(headers) > 10
    verified(desk_store)


def test_a_line_that_lost_its_words_without_an_entry_is_named(
    desk_store: Store, desk: SmallDesk, old: int, scheduled: dict[str, int]
) -> None:
    kept = opened(desk_store, desk)
    purge(desk_store, desk, scheduled[ANY], old)
    with attack(desk_store) as attacker:
        erase(attacker, attacker.chain(f"ticket/{kept}")[0].id)

    found = verify(desk_store, Evidence())
    assert found.first is not None
    assert (found.first.subject, found.first.seq) == (f"ticket/{kept}", 1)
    assert "without" in found.first.what


def test_what_is_not_due_or_of_another_class_stays(
    desk_store: Store, desk: SmallDesk, old: int, scheduled: dict[str, int]
) -> None:
    young = opened(desk_store, desk)
    for class_id, number in ((scheduled["Complaints"], old), (scheduled[ANY], young)):
        with pytest.raises(RuleError, match="not due"):
            purge(desk_store, desk, class_id, number)
    with desk_store.reading(desk.officer) as work:
        assert retention.due_tickets(work, scheduled[ANY]) == [old]


def test_nobody_purges_alone_or_without_the_role(
    desk_store: Store, desk: SmallDesk, old: int, scheduled: dict[str, int]
) -> None:
    assert desk.officer.person_id is not None
    assert desk.lead.person_id is not None
    for other in (desk.officer.person_id, desk.lead.person_id):
        with (
            pytest.raises(NotAllowed, match="second person"),
            desk_store.work(desk.officer) as work,
        ):
            disposal.purge(work, scheduled[ANY], [old], reason="x", approved_by=other)
    with pytest.raises(NotAllowed), desk_store.work(desk.agent) as work:
        disposal.purge(work, scheduled[ANY], [old], reason="x", approved_by=second(desk))


def test_a_hold_beats_the_purge_and_the_refusal_is_recorded(
    desk_store: Store, desk: SmallDesk, old: int, scheduled: dict[str, int], time: VirtualTime
) -> None:
    with desk_store.work(desk.officer) as work:
        held = place(
            work, "Brown against Us", "O. Stein", Scope(tickets=(old,)), reason="Claim"
        ).subject
    guarded = open_store(desk_store.url, time)
    with pytest.raises(NotAllowed, match="Brown against Us"):
        purge(guarded, desk, scheduled[ANY], old)
    guarded.dispose()
    with desk_store.reading(desk.officer) as work:
        refused = work.session.scalars(
            select(AuditEntry).where(AuditEntry.kind == "attempt.refused")
        ).one()
        assert (refused.subject_type, refused.subject_id) == ("ticket", old)
    assert held is not None
    with desk_store.work(desk.officer) as work:
        release(work, held, reason="Settled", approved_by=second(desk))
    purge(desk_store, desk, scheduled[ANY], old)
    verified(desk_store)


def test_a_hold_takes_in_what_matches_later(
    desk_store: Store, desk: SmallDesk, scheduled: dict[str, int], time: VirtualTime
) -> None:
    with desk_store.work(desk.officer) as work:
        place(work, "Recall", "O. Stein", Scope(text="boiler"), reason="Recall")
    later = opened(desk_store, desk, subject="The boiler leaks")
    with desk_store.work(desk.agent) as work:
        lifecycle.close(work, later, reason="Repaired")
    time.advance(timedelta(days=8 * 365))
    with pytest.raises(NotAllowed, match="Recall"):
        purge(desk_store, desk, scheduled[ANY], later)
    with pytest.raises(NotAllowed, match="Recall"), desk_store.work(desk.officer) as work:
        disposal.erase_ticket(work, later, authority="Article 17", approved_by=second(desk))


def delete(store: Store, desk: SmallDesk, number: int, *, approved: bool) -> None:
    """Delete a ticket by SQL, with or without the entry that approves it."""
    with store.work(desk.officer) as work:
        if approved:
            trail.append(work, "purge.approved", ("ticket", number), (), "Forged")
            work.session.flush()
        work.session.execute(text("DELETE FROM ticket WHERE id = :of"), {"of": number})


def test_the_database_itself_lets_no_held_or_unapproved_ticket_go(
    desk_store: Store, desk: SmallDesk, old: int
) -> None:
    with pytest.raises(REFUSED) as unapproved:
        delete(desk_store, desk, old, approved=False)
    with desk_store.work(desk.officer) as work:
        place(work, "Matter", "O. Stein", Scope(tickets=(old,)), reason="Claim")
    with pytest.raises(REFUSED) as held:
        delete(desk_store, desk, old, approved=True)

    assert "approved purge" in str(unapproved.value.__cause__)
    assert "legal hold" in str(held.value.__cause__)


def test_releasing_a_hold_takes_two(desk_store: Store, desk: SmallDesk, old: int) -> None:
    assert desk.officer.person_id is not None
    with desk_store.work(desk.officer) as work:
        held = place(work, "Matter", "O. Stein", Scope(tickets=(old,)), reason="Claim").subject
    assert held is not None
    with pytest.raises(NotAllowed, match="somebody else"), desk_store.work(desk.officer) as work:
        release(work, held, reason="x", approved_by=desk.officer.person_id)
    with desk_store.reading(desk.officer) as work:
        assert [(one.frozen, one.later, one.released_at) for one in holds.holds(work)] == [
            (1, 0, None)
        ]


def test_a_scope_that_says_nothing_is_refused(desk_store: Store, desk: SmallDesk) -> None:
    with pytest.raises(RuleError, match="which tickets"), desk_store.work(desk.officer) as work:
        place(work, "Matter", "O. Stein", Scope(text="  "), reason="Claim")


def test_keeping_for_longer_takes_one_and_for_a_shorter_time_two(
    desk_store: Store, desk: SmallDesk, scheduled: dict[str, int]
) -> None:
    assert scheduled
    with desk_store.work(desk.officer) as work:
        set_class(work, ClassDraft(ANY, "Nine years", 3300), reason="New law")
    shorter = ClassDraft(ANY, "One year", 365)
    with pytest.raises(RuleError, match="second person"), desk_store.work(desk.officer) as work:
        set_class(work, shorter, reason="Less to keep")
    with desk_store.work(desk.officer) as work:
        set_class(work, shorter, reason="Less to keep", approved_by=second(desk))


def test_an_erased_ticket_keeps_its_clocks_and_its_proofs(
    desk_store: Store, desk: SmallDesk, old: int
) -> None:
    with desk_store.work(desk.officer) as work:
        disposal.erase_ticket(work, old, authority="Article 17", approved_by=second(desk))

    assert said_anywhere(desk_store, SECRET) == []
    with desk_store.reading(desk.officer) as work:
        assert work.require(Ticket, old).subject == "(erased)"
    verified(desk_store)
    with desk_store.work(desk.agent) as work:
        conversation.add_note(work, old, "Words after it")
    verified(desk_store)


def test_an_erased_person_leaves_no_name(desk_store: Store, desk: SmallDesk, old: int) -> None:
    assert desk.requester.person_id is not None
    with desk_store.work(desk.requester) as work:
        conversation.receive_reply(work, old, "Still mine")
    with desk_store.work(desk.officer) as work:
        disposal.erase_person(
            work, desk.requester.person_id, authority="Article 17", approved_by=second(desk)
        )

    assert said_anywhere(desk_store, desk.requester.name) == []
    with desk_store.reading(desk.officer) as work:
        names = set(work.session.scalars(select(AuditEntry.actor_name)))
    assert desk.requester.name not in names
    verified(desk_store)


def test_who_works_at_the_desk_is_not_erased(desk_store: Store, desk: SmallDesk) -> None:
    assert desk.agent.person_id is not None
    with pytest.raises(RuleError, match="works at the desk"), desk_store.work(desk.officer) as work:
        disposal.erase_person(
            work, desk.agent.person_id, authority="Article 17", approved_by=second(desk)
        )
