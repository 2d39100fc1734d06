"""Plays the sample desk's own tickets: people who write, answer, wait and resolve."""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from models.people import Person, Team
from models.vocabulary import Priority, Role
from services.complaints import handling, record
from services.complaints.record import NewComplaint
from services.imports.sample_desk import CLAIM, made
from services.imports.sample_words import folder
from services.store.work import Actor
from services.tickets import conversation, lifecycle
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from services.store.work import Store, Work

CLIENT: Final = "sample"
SPAN: Final = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")

STEPS: Final[dict[str, Callable[[Work, int, str], object]]] = {
    "reply": conversation.send_reply,
    "answer": conversation.receive_reply,
    "note": conversation.add_note,
    "hold": lambda work, ticket, why: lifecycle.place_on_hold(work, ticket, reason=why),
    "pending": lambda work, ticket, why: lifecycle.await_requester(work, ticket, reason=why),
    "resolve": lambda work, ticket, why: lifecycle.resolve(work, ticket, reason=why),
    "reopen": lambda work, ticket, why: lifecycle.reopen(work, ticket, reason=why),
    "close": lambda work, ticket, why: lifecycle.close(work, ticket, reason=why),
    "complain": lambda work, ticket, why: record.open_complaint(
        work, NewComplaint(ticket, why.partition(": ")[2], why.partition(": ")[0])
    ),
    "acknowledge": lambda work, ticket, _: handling.acknowledge(work, ticket),
}


def play(store: Store, now: datetime) -> int:
    """Let every conversation happen as if it had begun before `now`; returns how many."""
    text = (folder() / "conversations.toml").read_text(encoding="utf-8")
    tickets = tomllib.loads(text)["tickets"]
    for ticket in sorted(tickets, key=lambda one: span(one["opened"]), reverse=True):
        _play(store, now, ticket)
    return len(tickets)


def span(written: str) -> timedelta:
    """Read `1d6h`, `3h57m30s`, `25m`."""
    found = SPAN.fullmatch(written)
    if found is None or not written:
        raise ValueError(f"{written!r} is not a span such as 3h57m30s")
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _play(store: Store, now: datetime, told: Mapping[str, Any]) -> None:
    requester = _actor(store, Person.name == told["requester"])
    with store.work(requester) as work:
        work.claim(CLAIM, at=now - span(told["opened"]), actor=requester.name)
        number = made(open_ticket(work, _new(work, told)).subject)
    for step in told["steps"]:
        by = step["by"]
        actor = requester if by == "requester" else _actor(store, Person.login == by)
        with store.work(actor) as work:
            work.claim(CLAIM, at=now - span(step["ago"]), actor=actor.name)
            for name, act in STEPS.items():
                if name in step:
                    act(work, number, step[name])


def _new(work: Work, told: Mapping[str, Any]) -> NewTicket:
    team = work.session.scalars(select(Team.id).where(Team.name == told["team"])).one()
    assignee = told.get("assignee")
    wanted = select(Person.id).where(Person.login == assignee)
    return NewTicket(
        subject=told["subject"],
        requester_id=work.actor.person_id or 0,
        description=told["description"].strip(),
        priority=Priority[told["priority"].upper()],
        kind=told.get("kind", "Incident"),
        team_id=team,
        assignee_id=work.session.scalars(wanted).one() if assignee else None,
    )


def _actor(store: Store, condition: Any) -> Actor:  # noqa: ANN401 - a SQL condition
    with store.reading(Actor(None, "Setup", Role.ADMINISTRATOR, CLIENT)) as work:
        person = work.session.scalars(select(Person).where(condition)).one()
        return Actor(person.id, person.name, person.role, CLIENT)
