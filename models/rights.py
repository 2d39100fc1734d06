"""Who may do what in a shared database: one line for each table; functions: `function_rights`.

A table or function that is missing fails `tests/store/test_rights.py`, and nobody but the
database's owner can use it. Add one line; `models/migrations/guard.py` does the rest at the end
of every upgrade. Which rows somebody sees of a table is said by `rows`; what that means in SQL
stands in `models/row_rules.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.vocabulary import Role

Roles = frozenset[Role]

NOBODY: Final[Roles] = frozenset()
EVERYBODY: Final[Roles] = frozenset(Role)
ADMINISTRATORS: Final = frozenset({Role.ADMINISTRATOR})
WATCHERS: Final = frozenset({Role.WATCHER})
KEEPERS: Final = ADMINISTRATORS | WATCHERS
"""Who keeps the desk running."""
DESK: Final = KEEPERS | {Role.AGENT, Role.SUPERVISOR, Role.COMPLIANCE}
"""Who works tickets; compliance opens them and restates clocks."""
LEADS: Final = ADMINISTRATORS | {Role.SUPERVISOR}
READERS: Final = EVERYBODY - {Role.REQUESTER}
OFFICERS: Final = frozenset({Role.COMPLIANCE, Role.AUDITOR, Role.RECORDS})
PROVERS: Final = OFFICERS | LEADS | WATCHERS
"""Who may read and export the ledger."""
RECORD_KEEPERS: Final = ADMINISTRATORS | {Role.COMPLIANCE, Role.RECORDS}
"""Who holds, purges and erases records."""
CALLERS: Final = DESK | {Role.REQUESTER}


class Rows(StrEnum):
    """Which rows of a table somebody sees and touches; `models/row_rules.py` has the SQL."""

    ALL = "all"
    TICKET = "ticket"
    """The tickets of the person's departments and teams; a requester's own. Confidential types are
    for those whom they concern (`models.sight`)."""
    OF_TICKET = "of_ticket"
    """What hangs from a ticket that the person sees."""
    MESSAGE = "message"
    """Replies to the requester; notes and replies to the desk."""
    COMPLAINT = "complaint"
    """Records of complaints; of a restricted ticket once it is opened."""
    OF_MESSAGE = "of_message"
    FILE = "file"
    """Contents that hang from a message that the person sees."""
    LINK = "link"
    """Both ends are seen."""
    MERGE = "merge"
    ENTRY = "entry"
    """Entries about tickets that the person sees, and about nobody's ticket."""
    LINE = "line"
    """Lines of the ledger, by the ticket or message that they are about."""
    NOTICE = "notice"
    """One's own, and those about tickets one works."""
    OWN = "own"
    """The desk reads all, to know whom to tell how; people write their own."""
    SELF = "self"
    """One's own and nobody else's, whatever the role."""
    ABSENCE = "absence"
    """All are seen; one's own are entered, a supervisor enters anybody's."""
    PERSON = "person"
    """Requesters see themselves and the people of the desk. Whoever works tickets adds requesters
    who do not sign in, and nobody else; an administrator adds anybody."""
    ACCOUNT = "account"
    """Requesters see their own customer and no other."""
    OF_FIRING = "of_firing"
    OF_APPROVAL = "of_approval"
    SHARED = "shared"
    """One's own, those of one's teams, and everybody's; a supervisor changes what is shared."""
    ARTICLE = "article"
    """Requesters read what is published for them; a supervisor changes what is published."""
    WORDING = "wording"
    """What an article says at the moment it is saved, and nothing it never said."""
    CHECK = "check"
    """Tickets to be counted again: seen with the ticket, done by another login."""
    UNIT = "unit"
    """Keys of the very login that made them."""
    PARCEL = "parcel"
    OF_PARCEL = "of_parcel"


@dataclass(frozen=True, slots=True)
class Table:
    """The rights on one table.

    Attributes:
        read: Roles that may select; add: insert; change: update; remove: delete.
        rows: Which rows.
        fixed: Columns that nobody but the owner changes once the row is there.
        secret: Columns that nobody but the owner reads.
        drawn: Whoever adds a row may name its number, which has to be the one that their session
            drew last from the table's sequence; a trigger asks (`sql/guard/claims.sql`). Elsewhere
            the server numbers rows.
        kept: History: it belongs to a role without members, and nobody changes it.
    """

    read: Roles = NOBODY
    add: Roles = NOBODY
    change: Roles = NOBODY
    remove: Roles = NOBODY
    rows: Rows = Rows.ALL
    fixed: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    drawn: bool = False
    kept: bool = False


def configuration(read: Roles = EVERYBODY, write: Roles = ADMINISTRATORS) -> Table:
    """Return the rights on what a few set up and everybody goes by."""
    return Table(read, write, write, write)


def of_ticket(
    add: Roles = DESK,
    change: Roles = NOBODY,
    remove: Roles = NOBODY,
    *,
    read: Roles = READERS,
    rows: Rows = Rows.OF_TICKET,
) -> Table:
    """Return the rights on what hangs from a ticket."""
    return Table(read, add, change, remove, rows)


FIRED: Final = (
    *("id", "clock_id", "path_run_id", "level_id", "ticket_id"),
    *("due_at", "fired_at", "late_by", "outcome"),
)
"""Of a firing: what proves it."""
TOLD: Final = (
    *("id", "person_id", "ticket_id", "clock_id", "firing_id"),
    *("kind", "title", "body", "urgency", "created_at"),
)
"""Of an alert: whom it told what."""
TABLES: Final[dict[str, Table]] = {
    # people and what is set up
    "account": Table(EVERYBODY, ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS, Rows.ACCOUNT),
    "department": configuration(),
    "team": configuration(),
    "team_member": configuration(),
    "role_request": Table(LEADS | WATCHERS | OFFICERS),
    "person": Table(
        EVERYBODY,
        DESK,
        ADMINISTRATORS,
        rows=Rows.PERSON,
        fixed=("id", "login", "role", "active", "password_hash", "created_at"),
        secret=("password_hash", "failed_sign_ins", "locked_until"),
    ),
    "skill": configuration(),
    "person_skill": configuration(),
    "requester_group": configuration(READERS),
    "requester_group_member": configuration(READERS),
    "absence": Table(READERS, DESK, DESK, DESK, Rows.ABSENCE),
    "assignment_turn": Table(READERS, DESK, DESK),
    "rota": configuration(READERS, LEADS),
    "rota_layer": configuration(READERS, LEADS),
    "rota_override": configuration(READERS, LEADS | {Role.AGENT}),
    "calendar": configuration(),
    "calendar_version": Table(EVERYBODY, ADMINISTRATORS),
    "policy": configuration(),
    "policy_version": Table(EVERYBODY, ADMINISTRATORS),
    "policy_target": Table(EVERYBODY, ADMINISTRATORS),
    "escalation_path": configuration(),
    "escalation_level": configuration(),
    "custom_field": configuration(),
    "task_template": configuration(READERS),
    "rule": configuration(),
    "rule_version": Table(EVERYBODY, ADMINISTRATORS),
    "rule_schedule": Table(READERS, KEEPERS, KEEPERS, KEEPERS),
    "setting": Table(EVERYBODY, KEEPERS, KEEPERS, KEEPERS),
    "channel": configuration(READERS),
    "wording_template": configuration(READERS),
    "schema_meta": Table(EVERYBODY),
    "alembic_version": Table(EVERYBODY),
    "applied_unit": Table(
        EVERYBODY, EVERYBODY, EVERYBODY, KEEPERS, Rows.UNIT, fixed=("key", "login")
    ),
    # tickets and what hangs from them
    "ticket": Table(
        EVERYBODY,
        CALLERS,
        CALLERS,
        rows=Rows.TICKET,
        fixed=("id", "origin", "requester_id", "department_id", "created_at"),
        drawn=True,
    ),
    "ticket_event": of_ticket(CALLERS, read=EVERYBODY),
    "ticket_merge": of_ticket(DESK, DESK, read=EVERYBODY, rows=Rows.MERGE),
    "ticket_snooze": of_ticket(DESK, DESK, CALLERS, read=EVERYBODY),
    "ticket_watcher": of_ticket(CALLERS, CALLERS, CALLERS),
    "reminder": of_ticket(DESK, DESK, DESK),
    "ticket_search": Table(),  # read through api.find_tickets only
    "presence": of_ticket(DESK, DESK, DESK),
    "saved_view": Table(READERS, DESK, DESK, rows=Rows.SHARED),
    "canned_reply": Table(READERS, DESK, DESK, rows=Rows.SHARED),
    "macro": Table(READERS, DESK, DESK, rows=Rows.SHARED),
    "article": Table(EVERYBODY, DESK, DESK, rows=Rows.ARTICLE, fixed=("id", "made_at")),
    "article_wording": Table(READERS, DESK, rows=Rows.WORDING),
    "ticket_link": of_ticket(DESK, DESK, DESK, rows=Rows.LINK),
    "message": Table(EVERYBODY, CALLERS, rows=Rows.MESSAGE, drawn=True),
    "message_tone": of_ticket(DESK, rows=Rows.OF_MESSAGE),
    "mention": of_ticket(DESK, rows=Rows.OF_MESSAGE),
    "attachment": of_ticket(CALLERS, read=EVERYBODY, rows=Rows.OF_MESSAGE),
    "attachment_content": Table(EVERYBODY, CALLERS, rows=Rows.FILE),
    "custom_value": of_ticket(CALLERS, DESK, DESK, read=EVERYBODY),
    "clock": Table(
        EVERYBODY,
        DESK,
        DESK,
        rows=Rows.OF_TICKET,
        fixed=("id", "ticket_id", "target", "cycle"),
    ),
    "clock_check": Table(DESK, remove=DESK, rows=Rows.CHECK),
    "unsettled": of_ticket(CALLERS, remove=DESK, read=EVERYBODY),
    "rule_run": of_ticket(CALLERS),
    "rule_due": of_ticket(DESK, DESK, ADMINISTRATORS, read=EVERYBODY),
    "path_run": Table(
        READERS,
        DESK,
        DESK,
        rows=Rows.OF_TICKET,
        fixed=("id", "path_id", "ticket_id", "started_at", "started_by"),
    ),
    "firing": Table(READERS, DESK, DESK, rows=Rows.OF_TICKET, fixed=FIRED),
    "firing_repeat": of_ticket(DESK, rows=Rows.OF_FIRING),
    "ticket_task": of_ticket(DESK, DESK),
    "approval": Table(
        READERS,
        DESK,
        DESK,
        rows=Rows.OF_TICKET,
        fixed=("id", "ticket_id", "task_id", "title", "way", "asked_at", "asked_by"),
    ),
    "approval_vote": Table(READERS, DESK, DESK, rows=Rows.OF_APPROVAL, fixed=("id", "approval_id")),
    "complaint_regime": Table(READERS, ADMINISTRATORS),
    "complaint": Table(
        READERS,
        DESK,
        DESK,
        rows=Rows.COMPLAINT,
        fixed=("id", "ticket_id", "opened_at", "received_at", "recorded_received_at"),
    ),
    "complaint_due": Table(
        READERS,
        DESK,
        DESK,
        rows=Rows.OF_TICKET,
        fixed=("id", "complaint_id", "ticket_id", "duty"),
    ),
    "letter_template": Table(READERS, ADMINISTRATORS),
    "complaint_letter": of_ticket(DESK),
    "imported_record": Table(KEEPERS, KEEPERS, KEEPERS),
    # what people hear
    "notice": Table(EVERYBODY, DESK, CALLERS, rows=Rows.NOTICE, fixed=TOLD),
    "alert_choice": Table(EVERYBODY, CALLERS, CALLERS, CALLERS, Rows.OWN),
    "alert_profile": Table(EVERYBODY, CALLERS, CALLERS, CALLERS, Rows.OWN),
    "person_taste": Table(EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY, Rows.SELF),
    "outbox_message": Table(READERS, DESK, DESK, rows=Rows.PARCEL),
    "delivery": Table(READERS, DESK, rows=Rows.OF_PARCEL),
    "seat_presence": Table(READERS, EVERYBODY, EVERYBODY, EVERYBODY, Rows.ABSENCE),
    "watcher": Table(READERS, DESK, DESK, KEEPERS, fixed=("id", "name")),
    # how long records are kept
    "retention_class": configuration(PROVERS, RECORD_KEEPERS),
    "legal_hold": Table(READERS, RECORD_KEEPERS, RECORD_KEEPERS),
    "legal_hold_member": Table(READERS, RECORD_KEEPERS),
    "disposal_approval": Table(PROVERS, RECORD_KEEPERS),
    "review": Table(PROVERS, PROVERS, PROVERS),
    "review_item": Table(PROVERS, PROVERS, PROVERS),
    # history
    "audit_entry": Table(EVERYBODY, EVERYBODY, rows=Rows.ENTRY, kept=True),
    "ledger_log": Table(PROVERS, change=WATCHERS, kept=True),
    "ledger_shard": Table(PROVERS, WATCHERS, kept=True),
    "ledger_head": Table(PROVERS, kept=True),
    "ledger_pending": Table(NOBODY, kept=True),
    "ledger_line": Table(PROVERS, rows=Rows.LINE, kept=True),
    "ledger_leaf": Table(PROVERS, WATCHERS, kept=True),
    "ledger_sealed_head": Table(PROVERS, WATCHERS, WATCHERS, kept=True),
    "ledger_checkpoint": Table(PROVERS, WATCHERS, WATCHERS, kept=True),
    "ledger_key": Table(PROVERS, KEEPERS, kept=True),
}
"""Every table of the desk. A new table: one line here."""
