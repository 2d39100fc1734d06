"""A small believable desk for tests: two tiers, their people, one policy and one path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from models.accounts import Account
from models.people import Department, Person, Team, TeamMember
from models.vocabulary import LevelAction, Priority, Role, Target, TicketStatus
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.publishing import publish_calendar, publish_policy
from services.store.work import Actor, Store
from services.tickets.intake import NewTicket, open_ticket

if TYPE_CHECKING:
    from services.store.work import Work

MONDAY_9H = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
"""A Monday on which nothing special happens; calendars of the small desk are in UTC."""
WAITING = (TicketStatus.PENDING, TicketStatus.ON_HOLD)


@dataclass(frozen=True, slots=True)
class SmallDesk:
    """The numbers of what was laid, and who acts."""

    tier_1: int
    tier_2: int
    agent: Actor
    colleague: Actor
    lead: Actor
    manager: Actor
    director: Actor
    officer: Actor
    admin: Actor
    requester: Actor


def lay_desk(store: Store) -> SmallDesk:
    """Create people, teams, one policy (1 h, 4 h periodic, 8 h) and the three-level path.

    Databases of `monday_url` came with it: there it is found.
    """
    with store.work(Actor(None, "Setup", Role.ADMINISTRATOR, "test")) as work:
        people = {str(one.login): one for one in work.session.scalars(select(Person))}
        if "director" in people:
            tier_1, tier_2 = work.session.scalars(select(Team.id).order_by(Team.tier))
        else:
            people = _people(work)
            tier_1, tier_2 = _teams(work, people)
            publish_calendar(work, AROUND_THE_CLOCK)
            publish_calendar(work, OFFICE_HOURS)
            create_path(work, THREE_LEVELS)
            publish_policy(work, STANDARD)
    actors = {name: Actor(one.id, one.name, one.role, "test") for name, one in people.items()}
    return SmallDesk(tier_1=tier_1, tier_2=tier_2, **actors)


def opened(store: Store, desk: SmallDesk, **given: object) -> int:
    """Open a ticket of the small desk, given to its agent; returns its number."""
    values: dict[str, object] = {
        "subject": "VPN drops every ten minutes",
        "requester_id": desk.requester.person_id,
        "description": "It worked yesterday.",
        "team_id": desk.tier_1,
        "assignee_id": desk.agent.person_id,
    }
    with store.work(desk.agent) as work:
        number = open_ticket(work, NewTicket(**(values | given))).subject  # type: ignore[arg-type]
    assert number is not None
    return number


AROUND_THE_CLOCK = CalendarDraft(
    "Around the clock",
    "UTC",
    dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), (("00:00", "24:00"),)),
)
OFFICE_HOURS = CalendarDraft(
    "Office hours",
    "Europe/London",
    dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), (("09:00", "17:00"),)),
)
THREE_LEVELS = PathDraft(
    "Three levels",
    (
        LevelDraft("Alert the assignee", "-30m", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION),
        LevelDraft(
            "Hand to Tier 2", "0", LevelAction.REASSIGN_TEAM, Target.RESOLUTION, team="Tier 2"
        ),
        LevelDraft(
            "Tell manager and director",
            "+4h",
            LevelAction.NOTIFY_ROLE,
            Target.RESOLUTION,
            recipients=("manager", "director"),
        ),
    ),
)
STANDARD = PolicyDraft(
    "Standard",
    1,
    "Around the clock",
    (
        Promise(Target.FIRST_RESPONSE, "1h"),
        Promise(Target.NEXT_RESPONSE, "2h"),
        Promise(Target.PERIODIC_UPDATE, "4h"),
        Promise(Target.RESOLUTION, "8h"),
        Promise(Target.RESOLUTION, "2h", Priority.CRITICAL),
    ),
    pauses={Target.RESOLUTION: WAITING, Target.PERIODIC_UPDATE: WAITING},
    path="Three levels",
)


def _people(work: Work) -> dict[str, Person]:
    it = Department(name="IT")
    customer = Account(name="Harbour Bank")
    work.session.add_all([it, customer])
    work.session.flush()
    roles = {
        "director": ("Iris Vogt", Role.SUPERVISOR),
        "manager": ("Milo Brandt", Role.SUPERVISOR),
        "lead": ("Lena Ort", Role.SUPERVISOR),
        "agent": ("Dana Fox", Role.AGENT),
        "colleague": ("Tom Reed", Role.AGENT),
        "officer": ("Olga Stein", Role.COMPLIANCE),
        "admin": ("Ada Kern", Role.ADMINISTRATOR),
        "requester": ("Ruth Berg", Role.REQUESTER),
    }
    people = {
        key: Person(
            name=name,
            role=role,
            login=key,
            email=f"{key}@example.invalid",
            department_id=it.id,
            account_id=customer.id if role is Role.REQUESTER else None,
            created_at=work.now,
        )
        for key, (name, role) in roles.items()
    }
    work.session.add_all(people.values())
    work.session.flush()
    it.head_id = people["director"].id
    people["agent"].manager_id = people["lead"].manager_id = people["manager"].id
    return people


def _teams(work: Work, people: dict[str, Person]) -> tuple[int, int]:
    department_id = people["agent"].department_id
    assert department_id is not None
    teams = [
        Team(name="Tier 1", tier=1, department_id=department_id, lead_id=people["lead"].id),
        Team(name="Tier 2", tier=2, department_id=department_id, lead_id=people["lead"].id),
    ]
    work.session.add_all(teams)
    work.session.flush()
    members = {teams[0].id: ("agent", "lead"), teams[1].id: ("colleague", "lead")}
    work.session.add_all(
        TeamMember(team_id=team_id, person_id=people[name].id)
        for team_id, names in members.items()
        for name in names
    )
    return teams[0].id, teams[1].id
