"""Lays a desk to work on: people of every role, two tiers, calendars, policies, one path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from models.accounts import Account
from models.desk import Setting
from models.people import Department, Person, Team
from models.vocabulary import LevelAction, Priority, Role, Target, TicketStatus
from services.access import administration, sign_in
from services.access.administration import NewPerson
from services.audit import trail
from services.audit.trail import FieldChange
from services.escalation.paths import LevelDraft, PathDraft, create_path
from services.imports.sample_prepared import prepare
from services.imports.sample_words import DOMAIN, TIER_1, TIER_2
from services.imports.servicenow_log import SOURCE, ZONE
from services.sla.drafts import CalendarDraft, PolicyDraft, Promise
from services.sla.publishing import publish_calendar, publish_policy

if TYPE_CHECKING:
    from services.store.work import Work

PASSWORD: Final = "vigildesk-sample"  # noqa: S105 - told to everybody who opens the sample
CLAIM: Final = "Sample desk"
LAID_BEFORE: Final = timedelta(days=40)
SECOND_VERSION_BEFORE: Final = timedelta(days=12)
WAITING: Final = (TicketStatus.PENDING, TicketStatus.ON_HOLD)
WHOLE_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of the sample desk."""

    login: str
    name: str
    role: Role
    teams: tuple[str, ...] = ()


STAFF: Final = (
    Seat("iris", "Iris Vogt", Role.SUPERVISOR),
    Seat("milo", "Milo Brandt", Role.SUPERVISOR),
    Seat("lena", "Lena Ort", Role.SUPERVISOR, (TIER_1, TIER_2)),
    Seat("dana", "Dana Fox", Role.AGENT, (TIER_1,)),
    Seat("tom", "Tom Reed", Role.AGENT, (TIER_2,)),
    Seat("olga", "Olga Stein", Role.COMPLIANCE),
    Seat("otto", "Otto Frank", Role.AUDITOR),
    Seat("rita", "Rita Sommer", Role.RECORDS),
    Seat("ada", "Ada Kern", Role.ADMINISTRATOR),
)
CUSTOMERS: Final = {
    "Harbour Bank": ("Ruth Berg", "Karl Anders"),
    "Hofmann Maschinenbau": ("Petra Lindner",),
    "Meridian Freight": ("Jonas Feld",),
    "Kestrel Insurance": ("Miriam Voss",),
}
VIP: Final = "Harbour Bank"
REQUESTER_LOGINS: Final = {"Ruth Berg": "ruth"}

AROUND_THE_CLOCK: Final = CalendarDraft(
    "Around the clock", "UTC", dict.fromkeys(WHOLE_WEEK, (("00:00", "24:00"),))
)
SERVICE_HOURS: Final = CalendarDraft(
    "Service hours",
    "Europe/Berlin",
    dict.fromkeys(WHOLE_WEEK[:5], (("07:00", "19:00"),)) | {"sat": (("09:00", "13:00"),)},
    holidays=("2026-12-25", "2026-12-26", "2027-01-01"),
)
PLANT_HOURS: Final = CalendarDraft(
    "São Paulo, all hours", ZONE.key, dict.fromkeys(WHOLE_WEEK, (("00:00", "24:00"),))
)
THREE_LEVELS: Final = PathDraft(
    "Three levels",
    (
        LevelDraft("Alert the assignee", "-30m", LevelAction.ALERT_ASSIGNEE, Target.RESOLUTION),
        LevelDraft(
            "Hand to Tier 2", "0", LevelAction.REASSIGN_TEAM, Target.RESOLUTION, team=TIER_2
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
STANDARD_AT_FIRST: Final = PolicyDraft(
    "Standard",
    3,
    SERVICE_HOURS.name,
    (Promise(Target.FIRST_RESPONSE, "2h"), Promise(Target.RESOLUTION, "3bd")),
    pauses={Target.RESOLUTION: WAITING},
    path=THREE_LEVELS.name,
    note="First version",
)
STANDARD: Final = PolicyDraft(
    "Standard",
    3,
    SERVICE_HOURS.name,
    (
        Promise(Target.FIRST_RESPONSE, "1h", warn_before="15m"),
        Promise(Target.NEXT_RESPONSE, "3h", warn_before="30m"),
        Promise(Target.RESOLUTION, "8h", warn_before="1h"),
        Promise(Target.RESOLUTION, "4h", Priority.HIGH),
        Promise(Target.RESOLUTION, "2h", Priority.CRITICAL),
    ),
    pauses={Target.RESOLUTION: WAITING},
    options={"confirmation_window": "24h"},
    path=THREE_LEVELS.name,
    note="Answers within the hour, as agreed with the customers' council",
)
FROM_THE_LOG: Final = PolicyDraft(
    f"{SOURCE} log",
    1,
    PLANT_HOURS.name,
    (
        Promise(Target.RESOLUTION, "90h", warn_before="12h"),
        Promise(Target.RESOLUTION, "168h", Priority.LOW),
        Promise(Target.RESOLUTION, "24h", Priority.HIGH),
        Promise(Target.RESOLUTION, "8h", Priority.CRITICAL),
    ),
    conditions=({"field": "source", "op": "is", "value": SOURCE},),
    pauses={Target.RESOLUTION: WAITING},
    note="The imported log holds no messages: only the resolution is promised",
)


VIP_ACCOUNTS: Final = PolicyDraft(
    "VIP accounts",
    2,
    AROUND_THE_CLOCK.name,
    (
        Promise(Target.FIRST_RESPONSE, "15m", warn_before="5m"),
        Promise(Target.NEXT_RESPONSE, "30m", warn_before="15m"),
        Promise(Target.PERIODIC_UPDATE, "2h", warn_before="20m"),
        Promise(Target.RESOLUTION, "4h", warn_before="30m"),
    ),
    conditions=({"field": "account_tier", "op": "is", "value": "vip"},),
    pauses={Target.RESOLUTION: WAITING, Target.PERIODIC_UPDATE: WAITING},
    path=THREE_LEVELS.name,
)


def lay(work: Work) -> None:
    """Lay the sample desk, as if it had stood for some weeks."""
    now = work.now
    work.claim(CLAIM, at=now - LAID_BEFORE, actor="Setup")
    _staff(work)
    _customers(work)
    for calendar in (AROUND_THE_CLOCK, SERVICE_HOURS, PLANT_HOURS):
        publish_calendar(work, calendar)
    create_path(work, THREE_LEVELS)
    for policy in (FROM_THE_LOG, VIP_ACCOUNTS, STANDARD_AT_FIRST):
        publish_policy(work, policy)
    work.claim(CLAIM, at=now - SECOND_VERSION_BEFORE, actor="Ada Kern")
    publish_policy(work, STANDARD)
    prepare(work)
    open_sign_in(work)


def open_sign_in(work: Work) -> None:
    """Let people of this desk sign in by choosing their name."""
    put_setting(work, sign_in.OPEN_SIGN_IN, value=True)


def put_setting(work: Work, key: str, *, value: bool | str) -> None:
    """Keep a setting of the desk, with its entry."""
    work.session.add(Setting(key=key, value=value))
    shown = [FieldChange(key, None, str(value))]
    trail.append(work, "setting.changed", ("setting", 0), shown)


def _staff(work: Work) -> None:
    department = made(administration.add_department(work, "IT Services").subject)
    people = {}
    for seat in STAFF:
        new = NewPerson(
            seat.name,
            seat.role,
            email=f"{seat.login}@desk.{DOMAIN}",
            login=seat.login,
            password=PASSWORD,
            department_id=department,
        )
        people[seat.login] = made(administration.add_person(work, new).subject)
    work.require(Department, department).head_id = people["iris"]
    for login in ("lena", "dana", "tom"):
        work.require(Person, people[login]).manager_id = people["milo"]
    work.require(Person, people["milo"]).manager_id = people["iris"]
    for tier, name in enumerate((TIER_1, TIER_2), 1):
        changes = administration.add_team(
            work, name, department_id=department, tier=tier, lead_id=people["lena"]
        )
        team = work.require(Team, made(changes.subject))
        for seat in STAFF:
            if name in seat.teams:
                administration.join_team(work, team.id, people[seat.login])


def _customers(work: Work) -> None:
    for name, people in CUSTOMERS.items():
        account = Account(name=name, tier="vip" if name == VIP else "standard")
        work.session.add(account)
        work.session.flush()
        shown = [FieldChange("name", None, name), FieldChange("tier", None, account.tier)]
        trail.append(work, "account.added", ("account", account.id), shown)
        for person in people:
            login = REQUESTER_LOGINS.get(person)
            new = NewPerson(
                person,
                email=f"{'.'.join(person.lower().split())}@mail.{DOMAIN}",
                login=login,
                password=PASSWORD if login else None,
                account_id=account.id,
            )
            administration.add_person(work, new)


def made(subject: int | None) -> int:
    """Return the number of what was just added."""
    if subject is None:
        raise RuntimeError("an addition named no row")
    return subject
