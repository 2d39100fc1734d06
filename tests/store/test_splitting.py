"""A message becomes a ticket of its own, and how that is taken back, on both databases."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from models.vocabulary import AuthorKind, ClockState, MessageKind, Target, TicketStatus
from services.errors import RuleError
from services.store.work import WATCHER
from services.tickets import conversation, merging, splitting
from services.tickets.attachments import GivenFile, content_of
from tests.rigs.desk import MONDAY_9H, SmallDesk, opened
from tests.rigs.moving import did, due, view

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Store
    from services.time_source import VirtualTime

HOUR = timedelta(hours=1)


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
    assert [(one.word, one.ticket_id) for one in made.relations.links] == [("related to", old)]
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


@pytest.mark.parametrize("say", [conversation.add_note, conversation.send_reply])
def test_what_no_requester_wrote_is_split_off_as_a_note(
    desk_store: Store, desk: SmallDesk, say: Callable[..., Changes]
) -> None:
    old = opened(desk_store, desk)
    files = [GivenFile("why.txt", b"secret")]
    did(desk_store, desk.agent, lambda w: say(w, old, "I suspect fraud.", files))
    message = view(desk_store, desk.agent, old).messages[-1].id
    new = did(desk_store, desk.colleague, lambda w: splitting.split(w, message, "Odd")).subject
    assert new is not None

    assert view(desk_store, desk.requester, new).messages == ()
    (note,) = view(desk_store, desk.agent, new).messages
    assert (note.kind, note.author_kind, note.author, note.body) == (
        MessageKind.NOTE,
        AuthorKind.AGENT,
        desk.colleague.name,
        "I suspect fraud.",
    )
    assert [one.name for one in note.attachments] == ["why.txt"]


def test_words_of_who_wrote_on_a_merged_ticket_stay_theirs(
    desk_store: Store, desk: SmallDesk
) -> None:
    theirs = opened(desk_store, desk, requester_id=desk.director.person_id)
    old = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: merging.merge(w, theirs, old, reason="The same"))
    did(desk_store, WATCHER, lambda w: conversation.receive_reply(w, theirs, "Mine differs."))
    message = view(desk_store, desk.agent, old).messages[-1].id
    new = did(desk_store, desk.agent, lambda w: splitting.split(w, message, "Differs")).subject
    assert new is not None

    assert view(desk_store, desk.agent, new).requester == desk.director.name


def test_only_a_split_is_undone(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)

    with pytest.raises(RuleError, match="not split"):
        did(desk_store, desk.agent, lambda w: splitting.undo_split(w, number))
    assert view(desk_store, desk.agent, number).status is TicketStatus.NEW
