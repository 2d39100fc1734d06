"""Who may do what, as one table; the window greys what this refuses."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.vocabulary import Role
from services.errors import NotAllowed

if TYPE_CHECKING:
    from services.store.work import Actor


class Act(StrEnum):
    """What people do at the desk, in the words a refusal uses."""

    OPEN_TICKET = "open tickets"
    REPLY = "reply to tickets"
    WORK_TICKET = "work tickets"
    SUPERVISE = "see the board"
    RESTATE = "restate a clock"
    COMPLAIN = "handle complaints"
    CONFIRM_RECEIPT = "confirm when a complaint was received"
    APPROVE = "approve what a colleague publishes"
    READ_TRAIL = "read the audit trail"
    EXPORT = "export the audit trail"
    HOLD = "hold records"
    DISPOSE = "purge or erase records"
    REVIEW = "review the audit trail"
    CONFIGURE = "change policies, calendars and paths"
    MANAGE_PEOPLE = "manage people"


_STAFF: Final = frozenset({Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.WATCHER})
_READERS: Final = frozenset(
    {Role.SUPERVISOR, Role.COMPLIANCE, Role.AUDITOR, Role.RECORDS, Role.ADMINISTRATOR}
)
_KEEPERS: Final = frozenset({Role.COMPLIANCE, Role.RECORDS, Role.ADMINISTRATOR})
ALLOWED: Final = {
    Act.OPEN_TICKET: _STAFF | {Role.REQUESTER, Role.COMPLIANCE},
    Act.REPLY: _STAFF | {Role.REQUESTER},
    Act.WORK_TICKET: _STAFF,
    Act.SUPERVISE: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR, Role.COMPLIANCE}),
    Act.RESTATE: frozenset({Role.SUPERVISOR, Role.COMPLIANCE, Role.ADMINISTRATOR}),
    Act.APPROVE: frozenset({Role.SUPERVISOR, Role.COMPLIANCE, Role.ADMINISTRATOR}),
    Act.COMPLAIN: _STAFF | {Role.COMPLIANCE},
    Act.CONFIRM_RECEIPT: _KEEPERS,
    Act.READ_TRAIL: _READERS,
    Act.EXPORT: _READERS,
    Act.HOLD: _KEEPERS,
    Act.DISPOSE: _KEEPERS,
    Act.REVIEW: _READERS,
    Act.CONFIGURE: frozenset({Role.ADMINISTRATOR}),
    Act.MANAGE_PEOPLE: frozenset({Role.ADMINISTRATOR}),
}


def may(actor: Actor, act: Act) -> bool:
    """Tell whether the actor's role allows the act."""
    return actor.role in ALLOWED[act]


def demand(actor: Actor, act: Act) -> None:
    """Refuse, with a sentence, an act that the actor's role does not allow."""
    if not may(actor, act):
        raise NotAllowed(
            "Your role ({role}) may not {act}. Ask an administrator for a role that "
            "does, or ask a colleague who has it.",
            role=actor.role,
            act=act,
        )
