"""Tickets with lives of all kinds under policies that a change may switch between."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from models.vocabulary import LevelAction, Priority, Target, TicketStatus
from services.errors import HelpDeskError
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.publishing import publish_calendar, publish_policy
from services.store.work import Store
from services.tickets import lifecycle
from services.tickets.assignment import set_priority
from services.tickets.conversation import receive_reply, send_reply
from services.time_source import VirtualTime
from tests.rigs.desk import STANDARD, WAITING, SmallDesk, lay_desk, opened
from tests.rigs.old_tickets import SETUP

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from services.store.work import Work

NIGHTS: Final = CalendarDraft(
    "Nights",
    "America/Havana",
    {
        "mon": (("22:00", "06:00"),),
        "wed": (("08:00", "12:00"), ("12:00", "24:00")),
        "thu": (("00:00", "24:00"),),
        "sat": (("22:00", "06:00"),),
        "sun": (("09:15", "23:45"),),
    },
)
OFFSETS: Final = ("-30m", "0", "+2h", "75%", "-1h", "120%", "+25m")
MIXED: Final = PathDraft(
    "Mixed",
    (
        *(LevelDraft(one, one, LevelAction.ALERT_ASSIGNEE) for one in OFFSETS),
        LevelDraft("Wall", "+90m", LevelAction.ALERT_ASSIGNEE, wall_time=True),
        LevelDraft("Only here", "-10m", LevelAction.ALERT_ASSIGNEE, Target.FIRST_RESPONSE),
    ),
)
URGENT: Final = PolicyDraft(
    "Urgent",
    1,
    "Nights",
    (
        Promise(Target.FIRST_RESPONSE, "30m", warn_before="10m"),
        Promise(Target.NEXT_RESPONSE, "1h"),
        Promise(Target.PERIODIC_UPDATE, "90m", calendar="Around the clock"),
        Promise(Target.RESOLUTION, "5h"),
    ),
    ({"field": "priority", "op": "is", "value": "critical"},),
    pauses={Target.RESOLUTION: (TicketStatus.PENDING,)},
    path="Mixed",
)
PLAIN: Final = replace(
    STANDARD,
    position=3,
    promises=(
        *STANDARD.promises[:4],
        Promise(Target.RESOLUTION, "20h", Priority.HIGH),
        Promise(Target.RESOLUTION, "2bd", Priority.LOW),
    ),
    path="Mixed",
)
TAGGED: Final = replace(
    PLAIN,
    name="Tagged",
    position=2,
    calendar="Office hours",
    conditions=(
        {"field": "tags", "op": "contains", "value": "vip"},
        {"field": "account_tier", "op": "is_not", "value": "gold"},
    ),
    pauses=dict.fromkeys(Target, WAITING),
)
LIFE: Final[dict[str, Callable[[Work, int], object]]] = {
    "reply": lambda work, one: send_reply(work, one, "We are on it."),
    "answer": lambda work, one: receive_reply(work, one, "It still does it."),
    "hold": lambda work, one: lifecycle.place_on_hold(work, one, reason="Parts"),
    "wait": lambda work, one: lifecycle.await_requester(work, one, reason="Asked"),
    "resume": lifecycle.resume,
    "high": lambda work, one: set_priority(work, one, Priority.HIGH, reason="Worse"),
    "urgent": lambda work, one: set_priority(work, one, Priority.CRITICAL, reason="Worse"),
    "normal": lambda work, one: set_priority(work, one, Priority.NORMAL, reason="Better"),
    "resolve": lambda work, one: lifecycle.resolve(work, one, reason="Done"),
    "reopen": lambda work, one: lifecycle.reopen(work, one, reason="Not done"),
}
OFTEN: Final = ("reply", "answer", "hold", "wait", "resume", "high", "urgent", "normal") * 3


def lay_counted_desk(url: str, now: datetime, tickets: int) -> tuple[Store, list[int]]:
    """Lay the desk and let its tickets live for two days; returns them by number."""
    time = VirtualTime(now - timedelta(days=3))
    past = Store(url, time)
    desk = lay_desk(past)
    with past.work(SETUP) as work:
        publish_calendar(work, NIGHTS)
        create_path(work, MIXED)
        for one in (URGENT, TAGGED, PLAIN):
            publish_policy(work, one)
    rng = random.Random(53)  # noqa: S311
    told = sorted((rng.randint(60, 48 * 3600), rng.randrange(tickets)) for _ in range(tickets * 4))
    numbers: dict[int, int] = {}
    for ago, which in reversed(told):
        time.move_to(now - timedelta(seconds=ago))
        if which not in numbers:
            numbers[which] = _opened(past, desk, rng)
        else:
            _live(past, desk, rng, numbers[which])
    past.dispose()
    return Store(url), list(numbers.values())


def _opened(store: Store, desk: SmallDesk, rng: random.Random) -> int:
    given: dict[str, object] = {"priority": rng.choice([*Priority][1:])}
    if rng.random() < 0.3:
        given["tags"] = ("vip",)
    return opened(store, desk, **given)


def _live(store: Store, desk: SmallDesk, rng: random.Random, number: int) -> None:
    """Do something that the ticket's status allows."""
    for what in rng.sample((*OFTEN, "resolve", "reopen"), 3):
        try:
            with store.work(desk.agent) as work:
                LIFE[what](work, number)
        except HelpDeskError:
            continue
        return
