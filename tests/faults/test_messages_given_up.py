"""What does not get out is seen by somebody, and whoever is late spoils nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.escalation import Notice
from models.outbox import Delivery, OutboxMessage
from models.people import Person
from models.vocabulary import OutboxState
from services.audit.browse import TrailFilter, entries
from services.notify import given_up, sending
from services.notify.channels import DeliveryError
from services.store.work import WATCHER
from tests.rigs.alerting import SOON, send, states, tell

if TYPE_CHECKING:
    from services.notify.sending import Claim
    from tests.rigs.outside import Relay
    from tests.rigs.rules_desk import RuledDesk


def heard(desk: RuledDesk) -> list[tuple[str, str]]:
    """Return what administrators were told of messages."""
    with desk.store.reading(WATCHER) as work:
        query = select(Notice.title, Notice.body).where(
            Notice.kind == given_up.KIND, Notice.person_id == desk.people.admin.person_id
        )
        return [(one[0], one[1]) for one in work.session.execute(query.order_by(Notice.id))]


def look(desk: RuledDesk) -> int:
    return given_up.tell_due(desk.store, WATCHER)


def test_an_administrator_hears_of_what_was_given_up_and_once(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    assert look(desk) == 0
    relay[0].refusal = "550 no such mailbox"
    tell(desk, "Look")
    send(desk)

    assert [look(desk), look(desk)] == [1, 0]
    why = "The last one, to agent@example.invalid: Refused: 550 no such mailbox"
    assert heard(desk) == [
        (
            "Messages that do not get out: 1",
            f"{why} All of them are under Escalations, Messages.",
        )
    ]
    with desk.store.reading(desk.people.officer) as work:
        [entry] = entries(work, TrailFilter(kind=given_up.TOLD))
    assert entry.changes[-1].after == "Ada Kern"


def test_a_relay_that_is_down_is_told_of_before_anything_is_given_up(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "451 try later"
    tell(desk, "Look")
    for _ in range(4):
        send(desk, timedelta(minutes=5))
    assert look(desk) == 0
    send(desk, timedelta(minutes=10))

    assert look(desk) == 1
    assert states(desk)[:1] == [OutboxState.WAITING]


def test_a_mail_about_mails_that_dies_is_told_of_no_more(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "550 no such mailbox"
    with desk.store.work(WATCHER) as work:
        work.require(Person, desk.people.admin.person_id or 0).email = "admin@example.invalid"
    tell(desk, "Look")
    send(desk)
    assert look(desk) == 1
    send(desk)

    assert states(desk) == [OutboxState.DEAD, OutboxState.DEAD]
    desk.time.advance(timedelta(hours=1))
    assert look(desk) == 0


def test_several_are_one_notice_in_a_quarter_of_an_hour(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "550 no such mailbox"
    looked = []
    for minutes in (0, 1, 20):
        tell(desk, "Look")
        send(desk, SOON + timedelta(minutes=minutes))
        looked.append(look(desk))

    assert looked == [1, 0, 2]
    assert [one[0][-1] for one in heard(desk)] == ["1", "2"]


def claimed(desk: RuledDesk) -> Claim:
    with desk.store.work(WATCHER) as work:
        claim = sending.claim_next(work)
    assert claim is not None
    return claim


def noted(desk: RuledDesk, claim: Claim, failure: DeliveryError | None = None) -> None:
    with desk.store.work(WATCHER) as work:
        sending.record(work, claim, "accepted", failure)


def test_whoever_is_slower_than_the_lease_sends_nothing_a_third_time(desk: RuledDesk) -> None:
    tell(desk, "Look")
    desk.time.advance(SOON)
    slow = claimed(desk)
    desk.time.advance(sending.LEASE)
    quick = claimed(desk)
    assert quick.letter == slow.letter
    noted(desk, quick)
    noted(desk, slow, DeliveryError("It did not answer in time."))

    with desk.store.reading(WATCHER) as work:
        [row] = work.session.scalars(select(OutboxMessage)).all()
        said = work.session.scalars(select(Delivery.outcome).order_by(Delivery.id)).all()
    assert (row.state, row.next_at) == (OutboxState.SENT, None)
    assert said == ["sent", "deferred"]


def test_whoever_is_slower_leaves_the_other_the_lease(desk: RuledDesk) -> None:
    tell(desk, "Look")
    desk.time.advance(SOON)
    slow = claimed(desk)
    desk.time.advance(sending.LEASE)
    claimed(desk)
    noted(desk, slow, DeliveryError("It did not answer in time.", final=True))

    with desk.store.reading(WATCHER) as work:
        [row] = work.session.scalars(select(OutboxMessage)).all()
    assert (row.state, row.next_at) == (OutboxState.WAITING, desk.time.now() + sending.LEASE)


def test_what_went_together_goes_together_when_it_is_sent_again(
    desk: RuledDesk, relay: tuple[Relay, int]
) -> None:
    relay[0].refusal = "550 no such mailbox"
    tell(desk, "One", "Two", "Three")
    send(desk)
    relay[0].refusal = ""
    with desk.store.work(desk.people.admin) as work:
        sending.send_again(work, 2)
    send(desk)

    [mail] = relay[0].taken
    assert [word in mail.get_content() for word in ("One", "Two", "Three")] == [True] * 3
    assert states(desk) == [OutboxState.SENT, OutboxState.GROUPED, OutboxState.GROUPED]
