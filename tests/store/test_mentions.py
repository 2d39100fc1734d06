"""People called to a message: kept as a fact, told, followers from then on; never by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from models.people import Department, Person
from models.tickets import Mention, Message
from models.vocabulary import MessageForm, Role
from services.audit.browse import TrailFilter, entries
from services.errors import RuleError
from services.notify import wishes
from services.store.work import Store
from services.tickets import conversation, reading
from services.tickets.texts import Said
from tests.rigs.desk import SmallDesk, lay_desk, opened
from tests.rigs.logins import seat
from tests.rigs.moving import did, notices, view

if TYPE_CHECKING:
    from services.store.work import Actor

pytestmark = pytest.mark.laid


def calling(text: str, *people: Actor) -> Said:
    ids = tuple(one.person_id for one in people if one.person_id is not None)
    return Said(text, MessageForm.MARKDOWN, mentions=ids)


def test_a_note_calls_a_colleague_who_is_told_and_follows(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk)
    said = calling("@Tom Reed can you look at the tunnel?", desk.colleague)
    did(desk_store, desk.agent, lambda w: conversation.add_note(w, number, said))

    shown = view(desk_store, desk.agent, number)
    assert shown.messages[-1].mentions == ("Tom Reed",)
    assert [one.name for one in shown.relations.watchers] == ["Tom Reed"]
    assert notices(desk_store, desk.colleague) == [
        f"Dana Fox calls you to #{number} VPN drops every ten minutes"
    ]
    with desk_store.reading(desk.agent) as work:
        told = entries(work, TrailFilter(ticket_id=number))
        [called] = [one for one in told if one.kind == "message.called"]
        assert [one.after for one in called.changes] == [f"Tom Reed #{desk.colleague.person_id}"]


def test_the_notice_is_said_in_the_language_of_who_is_called(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk)
    did(desk_store, desk.colleague, lambda w: wishes.save(w, {"language": "de"}))
    said = calling("@Tom Reed?", desk.colleague)
    did(desk_store, desk.agent, lambda w: conversation.add_note(w, number, said))

    assert notices(desk_store, desk.colleague) == [
        f"Gerufen von Dana Fox: #{number} VPN drops every ten minutes"
    ]


def test_a_name_that_was_only_typed_calls_nobody(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)
    did(desk_store, desk.agent, lambda w: conversation.add_note(w, number, "@Tom Reed, look"))

    assert notices(desk_store, desk.colleague) == []
    with desk_store.reading(desk.agent) as work:
        assert work.session.scalars(select(Mention)).all() == []


def test_who_does_not_see_the_ticket_is_not_called_and_nothing_is_sent(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk)
    with desk_store.work(desk.admin) as work:
        room = Department(name="Payroll")
        work.session.add(room)
        work.session.flush()
        hana = Person(name="Hana Roth", role=Role.AGENT, department_id=room.id, created_at=work.now)
        work.session.add(hana)
        work.session.flush()
        hana_id = hana.id

    with pytest.raises(RuleError, match="Hana Roth does not see ticket"):
        did(
            desk_store,
            desk.agent,
            lambda w: conversation.add_note(w, number, Said("@Hana Roth", mentions=(hana_id,))),
        )
    assert len(view(desk_store, desk.agent, number).messages) == 1


def test_a_requester_cannot_be_called(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)

    with pytest.raises(RuleError, match="Ruth Berg does not see"):
        did(
            desk_store,
            desk.agent,
            lambda w: conversation.add_note(w, number, calling("@Ruth Berg", desk.requester)),
        )


def test_a_requester_is_not_told_who_was_called(desk_store: Store, desk: SmallDesk) -> None:
    number = opened(desk_store, desk)
    said = calling("We are on it.", desk.colleague)
    did(desk_store, desk.agent, lambda w: conversation.send_reply(w, number, said))

    assert view(desk_store, desk.requester, number).messages[-1].mentions == ()


def test_somebody_called_twice_in_one_message_is_called_once(
    desk_store: Store, desk: SmallDesk
) -> None:
    number = opened(desk_store, desk)
    said = calling("@Tom Reed and @Tom Reed", desk.colleague, desk.colleague)
    did(desk_store, desk.agent, lambda w: conversation.add_note(w, number, said))

    assert len(notices(desk_store, desk.colleague)) == 1


@pytest.mark.postgres
def test_an_agent_calls_with_a_login_of_their_own(pg_url: str) -> None:

    owner = Store(pg_url)
    small = lay_desk(owner)
    number = opened(owner, small)
    own = seat(owner, "agent", Role.AGENT)
    said = calling("@Tom Reed?", small.colleague)
    did(own, small.agent, lambda w: conversation.add_note(w, number, said))

    with own.reading(small.agent) as work:
        assert reading.ticket(work, number).messages[-1].mentions == ("Tom Reed",)
        message = select(Message.id).order_by(Message.id.desc()).limit(1)
        assert work.session.scalar(select(Mention.message_id)) == work.session.scalar(message)
    own.dispose()
    owner.dispose()
