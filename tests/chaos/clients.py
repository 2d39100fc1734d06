"""One client of the chaos: works tickets until it is killed, and writes down what it was told."""

from __future__ import annotations

import os
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from models.tickets import Ticket
from models.vocabulary import Priority, Role, TicketStatus
from services.errors import HelpDeskError, StoreUnavailable
from services.store.work import Actor
from services.tickets.assignment import assign, set_priority
from services.tickets.conversation import add_note, send_reply
from services.tickets.intake import NewTicket, open_ticket
from services.tickets.lifecycle import await_requester, place_on_hold
from services.watch.desk_store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from services.changes import Changes
    from services.store.work import Store, Work


OPENS: Final = 0.2
"""How often a client opens a ticket instead of working one."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one client process is given."""

    url: str
    name: str
    file: str
    agent: int
    requester: int
    team: int
    colleague: int
    """To whom it hands tickets, and from whom."""
    tickets: int
    """How many this client may open."""
    there: tuple[int, int] = (0, -1)
    """The first and the last ticket that was there before; it works any of them."""


@dataclass(slots=True)
class Client:
    """What a client knows; its file is what a person would swear to."""

    job: Job
    store: Store
    actor: Actor
    file: int
    known: list[int] = field(default_factory=list)
    opened: int = 0

    def say(self, word: str, key: str, kind: str, ticket: int) -> None:
        """Write a line that outlives this process."""
        os.write(self.file, f"{word} {key} {kind} {ticket}\n".encode())


def work(job: Job) -> None:
    """Work tickets until killed; what an earlier process of this client left undone comes first."""
    chance = random.Random(f"{job.name}{os.getpid()}")  # noqa: S311 - no secret
    actor = Actor(job.agent, "Dana Fox", Role.AGENT, job.name)
    handle = os.open(job.file, os.O_RDWR | os.O_CREAT | os.O_APPEND)
    client = Client(job, open_store(job.url), actor, handle)
    if undone := _recall(client):
        _do(client, *undone, is_repeated=True)
    while True:
        kind, ticket = _choose(client, chance)
        key = uuid4().hex
        client.say("begin", key, kind, ticket)
        _do(client, key, kind, ticket, is_repeated=False)


def _recall(client: Client) -> tuple[str, str, int] | None:
    """Read what this client did, and return the wish whose outcome nobody knows."""
    undone: tuple[str, str, int] | None = None
    for line in Path(client.job.file).read_text("utf-8").splitlines():
        word, key, kind, number = line.split(" ")
        if word == "begin":
            undone = key, kind, int(number)
        else:
            undone = None
            if word == "done" and kind == "open":
                client.known.append(int(number))
                client.opened += 1
    return undone


def _choose(client: Client, chance: random.Random) -> tuple[str, int]:
    first, last = client.job.there
    before = last - first + 1
    is_first = not before and not client.known
    if is_first or (client.opened < client.job.tickets and chance.random() < OPENS):
        return "open", 0
    kind = chance.choice(("reply", "reply", "note", "status", "assign", "priority"))
    one = chance.randrange(before + len(client.known))
    return kind, first + one if one < before else client.known[one - before]


def _do(client: Client, key: str, kind: str, ticket: int, *, is_repeated: bool) -> None:
    """Ask until the database has answered, with the same key, as a person would."""
    use_case = _use_case(client.job, key, kind, ticket)
    while True:
        try:
            changes = client.store.apply(client.actor, use_case, key=key, is_repeated=is_repeated)
        except StoreUnavailable:
            is_repeated = True
            time.sleep(0.2)
            continue
        except HelpDeskError:
            client.say("refused", key, kind, ticket)
            return
        number = changes.subject or ticket
        client.say("done", key, kind, number)
        if kind == "open":
            client.known.append(number)
            client.opened += 1
        return


def _use_case(job: Job, key: str, kind: str, ticket: int) -> Callable[[Work], Changes]:
    def apply(work: Work) -> Changes:
        if kind == "open":
            new = NewTicket(
                subject=f"Ticket {key}",
                requester_id=job.requester,
                description=f"Something happened. {key}",
                team_id=job.team,
                assignee_id=job.agent,
            )
            return open_ticket(work, new)
        if kind == "reply":
            return send_reply(work, ticket, f"We look into it. {key}")
        if kind == "note":
            return add_note(work, ticket, f"Called the site. {key}")
        row = work.lock(Ticket, ticket)
        if kind == "status":
            wait = place_on_hold if row.status is TicketStatus.PENDING else await_requester
            return wait(work, ticket, reason=f"Something is missing. {key}")
        if kind == "assign":
            person = job.agent if row.assignee_id == job.colleague else job.colleague
            why = f"The shift has changed. {key}"
            return assign(work, ticket, team_id=job.team, person_id=person, reason=why)
        other = Priority.HIGH if row.priority is not Priority.HIGH else Priority.NORMAL
        return set_priority(work, ticket, other, reason=f"It became urgent. {key}")

    return apply
