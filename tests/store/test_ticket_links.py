"""Links between tickets: read from both sides, told on both, never in a circle; rules hear them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.vocabulary import TicketStatus
from services.audit.browse import TrailFilter, entries
from services.errors import HelpDeskError, NotAllowed, NotFoundError, RuleError
from services.tickets import lifecycle, links
from tests.rigs.rules_desk import RuledDesk, lay_ruled_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from services.changes import Changes


@pytest.fixture
def desk(monday_url: str) -> Iterator[RuledDesk]:
    made = lay_ruled_desk(monday_url)
    yield made
    made.store.dispose()


def connect(desk: RuledDesk, ticket: int, word: str, other: int, note: str = "") -> None:
    with desk.store.work(desk.people.agent) as work:
        links.link(work, ticket, word, other, note=note)


def ended(desk: RuledDesk, end: Callable[..., Changes], ticket: int) -> None:
    with desk.store.work(desk.people.agent) as work:
        end(work, ticket, reason="done")


def seen(desk: RuledDesk, ticket: int) -> list[tuple[str, int]]:
    with desk.store.reading(desk.people.agent) as work:
        return [(one.word, one.ticket_id) for one in links.links(work, ticket)]


@pytest.mark.parametrize("word", links.WORDS)
def test_a_link_is_read_from_both_sides(desk: RuledDesk, word: str) -> None:
    one, two = desk.open(), desk.open()
    connect(desk, one, word, two)
    kind, way = links.WORDS[word]

    assert (seen(desk, one), seen(desk, two)) == (
        [(word, two)],
        [(kind.words[1 - way], one)],
    )


def test_the_same_link_said_from_the_other_side_is_the_same(desk: RuledDesk) -> None:
    one, two = desk.open(), desk.open()
    for ticket, word, other in ((one, "child of", two), (two, "parent of", one)):
        connect(desk, ticket, word, other)
    connect(desk, one, "related to", two)
    connect(desk, two, "related to", one)

    assert seen(desk, one) == [("child of", two), ("related to", two)]


def test_both_trails_tell_of_a_link_and_of_its_end(desk: RuledDesk) -> None:
    one, two = desk.open(), desk.open()
    connect(desk, one, "duplicate of", two, note="Same router")
    with desk.store.work(desk.people.agent) as work:
        [link] = links.links(work, two)
        links.unlink(work, link.id, reason="Another router")

    with desk.store.reading(desk.people.officer) as work:
        told = [
            [entry.reason for entry in entries(work, TrailFilter(ticket_id=ticket, kind=kind))]
            for kind in ("ticket.linked", "ticket.unlinked")
            for ticket in (one, two)
        ]
    assert told == [["Same router"], ["Same router"], ["Another router"], ["Another router"]]
    assert seen(desk, one) == seen(desk, two) == []


def test_a_ticket_has_one_parent(desk: RuledDesk) -> None:
    one, two, three = desk.open(), desk.open(), desk.open()
    connect(desk, one, "child of", two)

    with pytest.raises(RuleError, match=f"#{one} is a child of #{two} already"):
        connect(desk, one, "child of", three)


def test_links_do_not_run_in_a_circle(desk: RuledDesk) -> None:
    numbers = [desk.open() for _ in range(3)]
    connect(desk, numbers[0], "blocking", numbers[1])
    connect(desk, numbers[1], "blocking", numbers[2])

    with pytest.raises(RuleError, match="leads back"):
        connect(desk, numbers[2], "blocking", numbers[0])


@pytest.mark.parametrize(
    ("word", "other", "said"),
    [
        ("cousin of", 1, "is no link"),
        ("related to", 0, "to itself"),
        ("related to", 9, "no ticket"),
    ],
)
def test_what_cannot_be_linked_is_refused(
    desk: RuledDesk, word: str, other: int, said: str
) -> None:
    number = desk.open()

    with pytest.raises(HelpDeskError, match=said):
        connect(desk, number, word, number + other if said != "is no link" else desk.open())


def test_a_requester_links_nothing(desk: RuledDesk) -> None:
    one, two = desk.open(), desk.open()

    with pytest.raises(NotAllowed), desk.store.work(desk.people.requester) as work:
        links.link(work, one, "related to", two)


def test_a_rule_hears_of_a_link_on_both_tickets(desk: RuledDesk) -> None:
    desk.publish("Linked", {"on": "link"}, {"do": "tags", "add": ["linked"]})
    narrow = {"on": "link", "to": ["duplicate of"]}
    desk.publish("Duplicate", narrow, {"do": "close", "reason": "A duplicate"})
    one, two = desk.open(), desk.open()
    connect(desk, one, "duplicate of", two)

    assert [desk.ticket(ticket).tags for ticket in (one, two)] == [["linked"], ["linked"]]
    assert [desk.ticket(ticket).status.value for ticket in (one, two)] == ["closed", "new"]
    assert desk.runs(one)[0].cause == "the ticket was linked to another (duplicate of)"


def test_a_trigger_names_only_words_that_links_have(desk: RuledDesk) -> None:
    with pytest.raises(RuleError, match="to is one of"):
        desk.publish("Odd", {"on": "link", "to": "cousin of"}, {"do": "close"})


def test_a_link_that_is_gone_cannot_be_taken_away(desk: RuledDesk) -> None:
    with (
        pytest.raises(NotFoundError, match="no ticket link #404"),
        desk.store.work(desk.people.agent) as work,
    ):
        links.unlink(work, 404, reason="Gone")


@pytest.mark.parametrize("end", [lifecycle.resolve, lifecycle.close])
def test_a_parent_does_not_end_before_its_children(
    desk: RuledDesk, end: Callable[..., Changes]
) -> None:
    parent, child = desk.open(), desk.open()
    connect(desk, parent, "parent of", child)

    with pytest.raises(RuleError, match=rf"while its children are open: #{child}\."):
        ended(desk, end, parent)
    ended(desk, lifecycle.resolve, child)
    ended(desk, end, parent)


def test_other_links_hold_nothing_up(desk: RuledDesk) -> None:
    one, other = desk.open(), desk.open()
    connect(desk, one, "blocking", other)

    ended(desk, lifecycle.resolve, one)
    assert desk.ticket(one).status is TicketStatus.RESOLVED
