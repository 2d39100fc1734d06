"""Lays a ticket whose deadline is seconds away, for the real watcher to find."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from models.vocabulary import Origin, Priority
from services.access import people
from services.errors import NotFoundError
from services.tickets import conversation
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from services.changes import Changes
    from services.store.work import Work

CLAIM: Final = "Tour"
REQUESTER: Final = "Ruth Berg"
TEAM: Final = "Tier 1"
PROMISE: Final = timedelta(hours=4)
"""What the sample desk promises its VIP accounts, around the clock."""
WORDS: Final = (
    "The kiosks in the main branch show a blank screen since this morning. "
    "Customers are sent to the counter, and the queue reaches the door."
)
ANSWERS: Final = (
    (timedelta(hours=3, minutes=52), "Thank you, I am looking into it. Which kiosks are these?"),
    (timedelta(hours=2, minutes=10), "The vendor has been called and is on the way to you."),
    (timedelta(minutes=25), "The vendor is on site and changes the display controllers."),
)


def lay_ticket_about_to_breach(work: Work, left: timedelta) -> Changes:
    """Open a ticket as if four hours ago, so that its resolution is due in `left`."""
    now, agent = work.now, work.actor
    work.claim(CLAIM, at=now - PROMISE + left, actor=REQUESTER)
    number = open_ticket(
        work,
        NewTicket(
            subject="Check-in kiosks in the main branch stay blank",
            requester_id=_requester(work),
            description=WORDS,
            priority=Priority.HIGH,
            team_id=_team(work),
            assignee_id=agent.person_id,
            origin=Origin.ON_BEHALF,
        ),
    ).subject
    if number is None:
        raise NotFoundError("The ticket of the tour was not opened.")
    for ago, words in ANSWERS:
        work.claim(CLAIM, at=now - ago, actor=agent.name)
        conversation.send_reply(work, number, words)
    return work.touch(subject=number)


def _requester(work: Work) -> int:
    found = people.requesters(work, REQUESTER)
    if not found:
        raise NotFoundError("The tour needs the sample desk: make a new one.")
    return found[0].id


def _team(work: Work) -> int:
    found = [team.id for team in people.teams(work) if team.name == TEAM]
    if not found:
        raise NotFoundError("The tour needs the sample desk: make a new one.")
    return found[0]
