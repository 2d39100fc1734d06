"""Two agents edit one ticket from the same beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from models.tickets import CustomField, Ticket
from models.vocabulary import Priority
from services.errors import ConflictError, FieldConflictError, NotAllowed, RuleError
from services.tickets.assignment import assign, set_priority
from services.tickets.classification import set_field, set_kind, set_tags
from services.tickets.together import FieldEdit, edit_fields
from tests.rigs.desk import SmallDesk, opened

if TYPE_CHECKING:
    from services.store.work import Store

WHY = "The customer called."


@pytest.fixture
def ticket(desk_store: Store, desk: SmallDesk) -> int:
    return opened(desk_store, desk)


def edit(store: Store, desk: SmallDesk, ticket: int, *edits: FieldEdit) -> None:
    with store.work(desk.agent) as work:
        edit_fields(work, ticket, edits, reason=WHY)


def values(store: Store, desk: SmallDesk, ticket: int, *names: str) -> list[Any]:
    with store.reading(desk.agent) as work:
        row = work.require(Ticket, ticket)
        return [getattr(row, name) for name in names]


def test_changes_of_different_fields_are_both_kept(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with desk_store.work(desk.colleague) as work:
        set_kind(work, ticket, "Outage")
    edit(desk_store, desk, ticket, FieldEdit("priority", Priority.NORMAL, Priority.HIGH))

    found = values(desk_store, desk, ticket, "kind", "priority")
    assert found == ["Outage", Priority.HIGH]


def test_a_field_that_both_changed_is_a_conflict_that_names_both(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with desk_store.work(desk.colleague) as work:
        set_priority(work, ticket, Priority.CRITICAL, reason=WHY)

    with pytest.raises(FieldConflictError) as caught:
        edit(
            desk_store,
            desk,
            ticket,
            FieldEdit("priority", Priority.NORMAL, Priority.LOW),
            FieldEdit("kind", "Incident", "Question"),
        )

    [one] = caught.value.conflicts
    assert isinstance(caught.value, ConflictError)
    assert (one.field, one.seen, one.theirs, one.mine, one.by) == (
        "priority",
        "normal",
        "critical",
        "low",
        "Tom Reed",
    )
    assert str(caught.value) == (
        f"Tom Reed changed priority of ticket #{ticket} meanwhile. Look at both and choose."
    )
    # nothing of the form was saved, the field without a conflict neither
    assert values(desk_store, desk, ticket, "kind") == ["Incident"]


def test_saving_again_from_what_was_seen_now_is_the_choice_of_mine(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with desk_store.work(desk.colleague) as work:
        set_priority(work, ticket, Priority.CRITICAL, reason=WHY)
    edit(desk_store, desk, ticket, FieldEdit("priority", Priority.CRITICAL, Priority.LOW))

    assert values(desk_store, desk, ticket, "priority") == [Priority.LOW]


def test_both_wanting_the_same_is_no_conflict(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with desk_store.work(desk.colleague) as work:
        set_kind(work, ticket, "Outage")

    edit(desk_store, desk, ticket, FieldEdit("kind", "Incident", "Outage"))

    assert values(desk_store, desk, ticket, "kind") == ["Outage"]


def test_tags_of_both_are_joined(desk_store: Store, desk: SmallDesk, ticket: int) -> None:
    with desk_store.work(desk.colleague) as work:
        set_tags(work, ticket, add=["vpn", "legacy"])
    with desk_store.work(desk.colleague) as work:
        set_tags(work, ticket, add=["berlin"])
    edit(desk_store, desk, ticket, FieldEdit("tags", ["vpn", "legacy"], ["vpn", "urgent"]))

    assert values(desk_store, desk, ticket, "tags") == [["vpn", "berlin", "urgent"]]


def test_an_assignee_who_was_taken_off_meanwhile_is_a_conflict(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with desk_store.work(desk.colleague) as work:
        assign(work, ticket, team_id=desk.tier_2, person_id=None)

    with pytest.raises(FieldConflictError, match="Tom Reed changed assignee"):
        edit(
            desk_store,
            desk,
            ticket,
            FieldEdit("assignee_id", desk.agent.person_id, desk.lead.person_id),
        )


def test_the_sites_own_fields_collide_under_their_label(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with desk_store.work(desk.admin) as work:
        work.session.add(CustomField(key="asset", label="Asset"))
    with desk_store.work(desk.colleague) as work:
        set_field(work, ticket, "asset", "PC-17")

    with pytest.raises(FieldConflictError) as caught:
        edit(desk_store, desk, ticket, FieldEdit("custom.asset", None, "PC-18"))

    [one] = caught.value.conflicts
    assert (one.label, one.seen, one.theirs, one.mine) == ("Asset", None, "PC-17", "PC-18")


def test_a_field_no_form_may_change_is_refused(
    desk_store: Store, desk: SmallDesk, ticket: int
) -> None:
    with pytest.raises(RuleError, match="no field of a ticket"):
        edit(desk_store, desk, ticket, FieldEdit("created_at", None, None))


def test_a_requester_edits_nothing(desk_store: Store, desk: SmallDesk, ticket: int) -> None:
    with desk_store.work(desk.requester) as work, pytest.raises(NotAllowed):
        edit_fields(work, ticket, [FieldEdit("kind", "Incident", "Outage")])
